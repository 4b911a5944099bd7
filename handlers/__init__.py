"""What people say to us: one file per conversation. The order here is the order of precedence."""

from aiogram import Router

from handlers import (
    again,
    binding,
    bridge,
    checking,
    commands,
    contact_card,
    day,
    doors,
    files,
    gathering,
    holding,
    introducing,
    lists,
    logbook,
    looks,
    membership,
    pasting,
    posts,
    questions,
    replies,
    reporting,
    roster,
    setup,
    steering,
    waiting,
)


def routers() -> list[Router]:
    """What belongs to a message of before, commands, presses, what the bot waits for, replies, reports, the rest."""
    return [
        membership.router(),
        again.router(),
        pasting.router(),
        setup.router(),
        files.router(),
        commands.router(),
        lists.router(),
        looks.router(),
        posts.router(),
        roster.router(),
        doors.router(),
        contact_card.router(),
        introducing.router(),
        binding.router(),
        bridge.router(),
        logbook.router(),
        day.router(),
        reporting.router(),
        questions.router(),
        holding.router(),
        checking.router(),
        steering.router(),
        waiting.router(),
        pasting.answers_router(),
        replies.router(),
        gathering.router(),
        reporting.last_router(),
    ]

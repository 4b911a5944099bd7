"""What people say to us: one file per conversation. The order here is the order of precedence."""

from aiogram import Router

from handlers import (
    binding,
    checking,
    commands,
    holding,
    lists,
    questions,
    replies,
    reporting,
    steering,
    waiting,
)


def routers() -> list[Router]:
    """Commands, buttons, what the bot waits for, replies, new reports, and at last everything in a direct chat."""
    return [
        commands.router(),
        lists.router(),
        binding.router(),
        reporting.router(),
        questions.router(),
        holding.router(),
        checking.router(),
        steering.router(),
        waiting.router(),
        replies.router(),
        reporting.last_router(),
    ]

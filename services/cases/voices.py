"""Voices count as words: whoever sends one is understood once the desk has heard it."""

from models import Audience, Case, Lane
from services.act import Act
from services.cases.parties import show_desk
from services.outbox import hurried
from services.rules.words import is_nothing


async def ask_to_write_out(act: Act, case: Case) -> None:
    """Show the desk that a voice waits: at once, also at night, where nothing else tells what has happened.

    The rules that find danger in words are deaf.
    """
    unheard = is_nothing(case.words) and case.logged_at is None
    lane = Lane.DANGER if unheard else Lane.NOTICES
    if not hurried(act, case, Audience.DESK, lane):
        await show_desk(act, case, lane=lane)

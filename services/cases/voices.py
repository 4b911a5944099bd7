"""Voices count as words: whoever sends one is understood once the desk has heard it."""

from collections.abc import Sequence
from typing import Any

from models import Audience, Case, Chat, Lane, Notice
from services.act import Act
from services.cases.parties import chats_for, deciders, is_late, show_desk, without_card
from services.outbox import hurried, show_case, tell_case
from services.rules.words import is_nothing


async def ask_to_write_out(act: Act, case: Case, said: dict[str, Any] | None = None) -> Sequence[Chat]:
    """Show the desk that a voice waits: at once, also at night, where nothing else tells what has happened.

    The rules that find danger in words are deaf. A voice that comes to a report of a while ago is told as 有补充, with
    what was ``said`` beside it, where the card stands and changes; who read so, or has the card now, is handed back.
    """
    unheard = is_nothing(case.words) and case.logged_at is None
    lane = Lane.DANGER if unheard else Lane.NOTICES
    if hurried(act, case, Audience.DESK, lane):
        return []
    if said is None or not is_late(act, case):
        await show_desk(act, case, lane=lane)
        return []
    chats = await chats_for(act, await deciders(act, case))
    without = await without_card(act, case, chats, lane=lane)
    await show_case(act, without, case, Audience.DESK, lane=lane)
    others = [chat for chat in chats if chat not in without]
    await tell_case(act, others, Notice.ADDED, case, Audience.DESK, lane=lane, gather="added", **said)
    return chats

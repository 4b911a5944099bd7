"""In which lane an event waits: its sender's, or that of the activity it is about.

Whoever signs up first is first: presses and words about one activity share a lane on all platforms, and are handled in
the order in which they were stored. On PostgreSQL, where rows are stored side by side, the lane is locked from the
number that an event gets until its commit: otherwise a later number could be seen, and seated, first.
"""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Chat, Posting, Press, Verb
from services.rules.sign_up_words import read_sign_up

SIGNING = frozenset({Verb.SIGN_UP, Verb.SIGN_OFF, Verb.SEAT_TAKE, Verb.SEAT_PASS, Verb.STILL_COMING, Verb.NOT_COMING})
_KIND = 0x616374
"""What our advisory locks begin with, so that no other lock is meant."""
_LOCK = text("SELECT pg_advisory_xact_lock(:kind, :activity)")


async def lane_of_press(session: AsyncSession, data: str, sender: str) -> str:
    """The lane of a press."""
    press = Press.parse(data)
    number = press.id if press is not None and press.verb in SIGNING else 0
    return await _lane(session, number, sender)


async def lane_of_words(
    session: AsyncSession, words: str, sender: str, *, platform: str, chat: str, reply_to: str
) -> str:
    """The lane of a message: 报名 3, or 报名 in answer to an activity's card."""
    said = read_sign_up(words)
    if said is None:
        return sender
    number = said.number or (await _of_card(session, platform, chat, reply_to) if reply_to else 0)
    return await _lane(session, number, sender)


async def _of_card(session: AsyncSession, platform: str, chat: str, message: str) -> int:
    query = (
        select(Posting.activity_id)
        .join(Chat, col(Chat.id) == col(Posting.chat_id))
        .where(col(Chat.platform) == platform, col(Chat.external_id) == chat, col(Posting.message) == message)
    )
    return (await session.execute(query)).scalar_one_or_none() or 0


async def _lane(session: AsyncSession, number: int, sender: str) -> str:
    if not number:
        return sender
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(_LOCK, {"kind": _KIND, "activity": number})
    return f"activity:{number}"

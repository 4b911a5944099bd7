"""What came a moment before, from the inbox itself: other parts of an album, a message before it was edited."""

from datetime import timedelta
from typing import Any

from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Incoming

MEMORY = timedelta(minutes=10)
"""How long an album grows, and how long an edit of a report is taken for the report itself."""
MOST = 100


async def earlier_of(session: AsyncSession, incoming: Incoming, message: Message) -> list[Incoming]:
    """The rows of the same sender that ``message`` belongs to, oldest first."""
    edited = "edited_message" in incoming.payload["update"]
    if not edited and message.media_group_id is None:
        return []
    query = (
        select(Incoming)
        .where(
            col(Incoming.lane) == incoming.lane,
            col(Incoming.received_at) >= incoming.received_at - MEMORY,
            col(Incoming.id) < incoming.id,
        )
        .order_by(col(Incoming.id).desc())
        .limit(MOST)
    )
    rows = list((await session.execute(query)).scalars())
    return [row for row in reversed(rows) if _belongs(row.payload.get("update", {}).get("message"), message, edited)]


def _belongs(before: Any, message: Message, edited: bool) -> bool:
    if not isinstance(before, dict) or (before.get("chat") or {}).get("id") != message.chat.id:
        return False
    if edited:
        return bool(before.get("message_id") == message.message_id)
    return before.get("media_group_id") == message.media_group_id

"""What came before, from the inbox itself: an album's other parts, a message before its edit, photos, quotations."""

from datetime import datetime, timedelta
from typing import Any

from aiogram.types import Message
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from bot.gateways.telegram_shots import shots_of
from models import Incoming, Medium
from services.cases import Earlier
from services.cases.gathering import WINDOW

MEMORY = timedelta(minutes=10)
"""How long an album grows, and how long an edit of a report is taken for the report itself."""
MOST = 100
QUOTED = timedelta(days=2)
"""How far back a message is looked for that somebody answers; an older one is taken as the answer shows it."""
MOST_QUOTED = 500


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


class TelegramPast:
    """See ``Past``. A bot that reads no group talk finds less: then the answer itself shows what is quoted."""

    def __init__(self, session: AsyncSession, incoming: Incoming, message: Message) -> None:
        self._session = session
        self._incoming = incoming
        self._message = message

    async def photos(self) -> list[Earlier]:
        """Bare pictures of the same sender in the same chat and topic; no album with words, nor its own."""
        since = self._incoming.received_at - WINDOW
        rows = await self._rows(self._incoming.lane, since, MOST)
        found = [(row.id, said) for row in rows if (said := self._here(row)) is not None]
        albums = {said.media_group_id for _, said in found if said.caption} | {self._message.media_group_id}
        return [
            Earlier(row, shots_of(said), said.media_group_id or "")
            for row, said in found
            if self._is_bare(said) and (said.media_group_id is None or said.media_group_id not in albums)
        ]

    def _is_bare(self, said: Message) -> bool:
        if said.caption or said.is_topic_message != self._message.is_topic_message:
            return False
        if said.is_topic_message and said.message_thread_id != self._message.message_thread_id:
            return False
        return any(shot.kind is Medium.PHOTO for shot in shots_of(said))

    async def quoted(self) -> list[Earlier]:
        """By the lane of whoever said it."""
        answered = self._message.reply_to_message
        if answered is None or answered.from_user is None:
            return []
        lane = f"{self._incoming.platform}:{answered.from_user.id}"
        rows = await self._rows(lane, self._incoming.received_at - QUOTED, MOST_QUOTED)
        found = [(row.id, said) for row in rows if (said := self._here(row)) and _is_part(said, answered)]
        parts = [Earlier(row, shots_of(said)) for row, said in found]
        return parts or [Earlier(0, shots_of(answered))]

    async def _rows(self, lane: str, since: datetime, most: int) -> list[Incoming]:
        query = (
            select(Incoming)
            .where(col(Incoming.lane) == lane, col(Incoming.received_at) >= since, col(Incoming.id) < self._incoming.id)
            .order_by(col(Incoming.id).desc())
            .limit(most)
        )
        return list(reversed((await self._session.execute(query)).scalars().all()))

    def _here(self, row: Incoming) -> Message | None:
        """The message of a row, if it was said in this chat; what nobody could read then is passed over."""
        said = row.payload.get("update", {}).get("message")
        if not isinstance(said, dict) or (said.get("chat") or {}).get("id") != self._message.chat.id:
            return None
        try:
            return Message.model_validate(said)
        except ValidationError:
            return None


def _is_part(said: Message, answered: Message) -> bool:
    if answered.media_group_id is not None:
        return said.media_group_id == answered.media_group_id
    return said.message_id == answered.message_id

"""Pictures and voices of ours go up to Telegram once; afterwards they are sent by the id that it gave them."""

import asyncio
import io
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import structlog
from sqlalchemy import delete
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import MediaCopy, MediaMessage
from services.media import JPEG
from services.once import insert_once

PLATFORM = "telegram"

log = structlog.get_logger(__name__)

Session = Callable[[], AbstractAsyncContextManager[AsyncSession]]


@dataclass(frozen=True)
class Picture:
    """One picture or voice: Telegram's id of it, or its bytes."""

    sha: str
    file_id: str = ""
    data: bytes = b""
    mime: str = JPEG


@dataclass
class Uploads:
    """Which pictures and voices Telegram has; ``media`` gives the file of a content hash and kind."""

    media: Callable[[str, str], Path]
    reading: Session
    transaction: Session
    _turns: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    @asynccontextmanager
    async def going_up(self, shas: Sequence[str]) -> AsyncIterator[None]:
        """While these go up nobody else sends them: whoever waited finds their ids."""
        async with AsyncExitStack() as held:
            for sha in sorted(set(shas)):
                await held.enter_async_context(self._turns.setdefault(sha, asyncio.Lock()))
            yield

    async def of(self, shas: Sequence[str], mime: str = JPEG) -> list[Picture]:
        """Those that there are; one whose file is gone and that never went up is left out."""
        known = await self._known(shas) if shas else {}
        found = [Picture(sha, known[sha], b"", mime) if sha in known else await self.afresh(sha, mime) for sha in shas]
        return [picture for picture in found if picture]

    async def afresh(self, sha: str, mime: str = JPEG) -> Picture | None:
        """The same by its bytes."""
        path = self.media(sha, mime)
        return Picture(sha, "", await asyncio.to_thread(path.read_bytes), mime) if path.is_file() else None

    async def went_up(self, pictures: Sequence[Picture], messages: Sequence[Mapping[str, Any]]) -> None:
        """Remember the ids that Telegram gave. The messages are shown already: failing here must not repeat them."""
        new = {
            picture.sha: file_id
            for picture, message in zip(pictures, messages, strict=False)
            if picture.data and (file_id := _file_id(message))
        }
        if not new:
            return
        try:
            async with self.transaction() as session:
                for sha, file_id in new.items():
                    await insert_once(session, MediaCopy, sha=sha, platform=PLATFORM, file_id=file_id)
        except SQLAlchemyError as error:
            log.warning("telegram.copy_not_kept", error=type(error).__name__)

    async def stand(
        self, chat_id: int, card: str, pictures: Sequence[Picture], messages: Sequence[Mapping[str, Any]]
    ) -> None:
        """Remember where the pictures of a card stand, so that each can be taken away, or its voices, so that none is
        played twice. They are shown already."""
        places = [
            MediaMessage(chat_id=chat_id, card=card, message=str(message["message_id"]), sha=picture.sha)
            for picture, message in zip(pictures, messages, strict=False)
        ]
        try:
            async with self.transaction() as session:
                session.add_all(places)
        except SQLAlchemyError as error:
            log.warning("telegram.places_not_kept", error=type(error).__name__)

    async def beside(self, chat_id: int, card: str, photos: Sequence[str]) -> list[MediaMessage]:
        """The messages of a card's pictures that are not among ``photos`` any more."""
        query = select(MediaMessage).where(col(MediaMessage.chat_id) == chat_id, col(MediaMessage.card) == card)
        async with self.reading() as session:
            found = list((await session.execute(query.order_by(col(MediaMessage.id)))).scalars())
        left = Counter(photos)
        left.subtract(one.sha for one in found)
        return [one for one in reversed(found) if _is_over(left, one.sha)]

    async def heard(self, chat_id: int, voices: Sequence[str]) -> set[str]:
        """Which of these voices were played in this chat."""
        where = col(MediaMessage.chat_id) == chat_id, col(MediaMessage.sha).in_(voices)
        async with self.reading() as session:
            return set((await session.execute(select(MediaMessage.sha).where(*where))).scalars())

    async def gone(self, message: MediaMessage) -> None:
        """That one stands there no more."""
        async with self.transaction() as session:
            await session.execute(delete(MediaMessage).where(col(MediaMessage.id) == message.id))

    async def forget(self, shas: Sequence[str]) -> None:
        """Telegram does not know these ids (any more)."""
        async with self.transaction() as session:
            await session.execute(
                delete(MediaCopy).where(col(MediaCopy.sha).in_(shas), col(MediaCopy.platform) == PLATFORM)
            )

    async def _known(self, shas: Sequence[str]) -> dict[str, str]:
        query = select(MediaCopy.sha, MediaCopy.file_id).where(
            col(MediaCopy.sha).in_(shas), col(MediaCopy.platform) == PLATFORM
        )
        async with self.reading() as session:
            return {row.sha: row.file_id for row in (await session.execute(query)).all()}


def _is_over(left: Counter[str], sha: str) -> bool:
    """Whether one more of these stands there than should."""
    if left[sha] >= 0:
        return False
    left[sha] += 1
    return True


@cache
def blank() -> bytes:
    """A grey picture: it stands where one was that Telegram lets nobody delete any more."""
    from PIL import Image

    made = io.BytesIO()
    Image.new("RGB", (320, 240), (224, 224, 224)).save(made, "JPEG")
    return made.getvalue()


def _file_id(message: Mapping[str, Any]) -> str:
    """The id that Telegram gave to what a message shows or plays; a voice sent as music has none worth keeping."""
    if message.get("photo"):
        return str(max(message["photo"], key=lambda size: size["width"] * size["height"])["file_id"])
    return str((message.get("voice") or {}).get("file_id", ""))

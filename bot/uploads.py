"""Community files after the commit: fetched and tried with no lasting transaction, settled in one."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.gateways.contract import Fetching, Gateway, RetryLater, Unreachable, offers
from bot.workbook.reader import Reader, is_book
from bot.worker import Worker
from locales import say
from models import Chat, Upload
from services import uploads
from services.community import CommunityErrors, Outcome, Summary
from services.rules.standards import table_text


class _DryRun(Exception):
    """Ends the transaction of a trial."""


@dataclass
class Uploads(Worker[tuple[Upload, str]]):
    """One file after the other."""

    topic = "uploads"

    gateways: Mapping[str, Gateway]
    reader: Reader = field(default_factory=Reader)

    async def _next(self) -> tuple[Upload, str] | None:
        async with self.database.looking() as session:
            upload = await uploads.next_wanted(self._act(session), self.clock.real_now())
            return (upload, (await session.get_one(Chat, upload.chat_id)).platform) if upload else None

    async def _do(self, work: tuple[Upload, str]) -> None:
        upload, platform = work
        gateway = self.gateways.get(platform)
        try:
            if not offers(gateway, Fetching):
                raise Unreachable("no gateway keeps this file")
            raw = await gateway.fetch(upload.source)
            book = is_book(raw)
            if len(raw) > (uploads.LARGEST_BOOK if book else uploads.LARGEST):
                raise Unreachable("too large")
            text = "" if book else table_text(raw)
        except RetryLater as wait:
            async with self.database.transaction() as session:
                await uploads.later(self._act(session), upload.id, self.clock.real_now(), wait.after)
        except (Unreachable, UnicodeDecodeError):
            async with self.database.transaction() as session:
                await uploads.unusable(self._act(session), upload.id)
        else:
            text, found = await self._try_book(raw) if book else (text, await self._try(text))
            async with self.database.transaction() as session:
                await uploads.tried(self._act(session), upload.id, text, found)

    async def _try_book(self, raw: bytes) -> tuple[str, Summary | Outcome | CommunityErrors]:
        """The community file that a workbook becomes, and what it would do."""
        try:
            book = await self.reader.text(raw)
        except CommunityErrors as errors:
            return "", errors
        found = await self._try(book.text)
        return book.text, book.located(found) if isinstance(found, CommunityErrors) else found

    async def _try(self, text: str) -> Summary | Outcome | CommunityErrors:
        """What the file would do: it is done, and taken back."""
        try:
            read = await asyncio.to_thread(uploads.read, text)
            async with self.database.transaction() as session:
                summary = await uploads.bring_in(self._act(session), read, say("bot-name", "zh_CN"))
                raise _DryRun
        except CommunityErrors as errors:
            return errors
        except _DryRun:
            return summary

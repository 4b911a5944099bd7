"""Workbooks of the ledger after the commit: read bit by bit, written by a child process, sent to the chat."""

import asyncio
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog

from bot.ledger_book import Book
from bot.workbook.tables import Tables
from bot.worker import Worker
from models import LedgerFile
from services.gifts import gift_book
from services.ledger_files import GOOD_FOR, is_book, next_wanted, note_looks, read_chunk, reader_of, settle_file
from services.media import MediaStore
from views.gift_book import gift_tables
from web.photo_links import PhotoLinks

log = structlog.get_logger(__name__)

MOST_WITH_PICTURES = 500
"""Cases; beyond these a workbook has the photos' addresses, not the photos."""


@dataclass
class LedgerFiles(Worker[LedgerFile]):
    """One workbook after the other, ``1.xlsx`` in ``folder``."""

    topic = "ledger files"

    store: MediaStore
    folder: Path
    tables: Tables
    kilobytes: int = 0
    """What the last workbook took of memory beside the house."""
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def drain(self) -> bool:
        """Write everything that is wanted now, one drain at a time; whether there was anything."""
        async with self._turn:
            return await super().drain()

    def path(self, file_id: int) -> Path:
        """Where a workbook lies, or would."""
        return self.folder / f"{file_id}.xlsx"

    async def _next(self) -> LedgerFile | None:
        async with self.database.looking() as session:
            return await next_wanted(self._act(session))

    async def _do(self, work: LedgerFile) -> None:
        await asyncio.to_thread(self._sweep)
        try:
            count = await self.write(work, self.path(work.id))
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            log.warning("ledger.not_written", file=work.id, why=type(error).__name__)
            count = None
        async with self.database.transaction() as session:
            await settle_file(self._act(session), work.id, self.clock.real_now(), count)

    async def write(self, wanted: LedgerFile, path: Path) -> int:
        """Write it to ``path``; how many cases stand in it, and with none there is no file."""
        async with self.database.reading() as session:
            reader = await reader_of(self._act(session), wanted)
            language = reader.somebody.language
            gifts = await gift_book(reader) if is_book(wanted) else None
        if gifts is not None:
            content = await self.tables.book(*gift_tables(gifts, language))
            await asyncio.to_thread(path.write_bytes, content)
            return sum(map(len, gifts.values()))
        count, after = 0, 0
        async with Book(path, language, reporters=wanted.reporters) as book:
            while True:
                cases, after = await self._chunk(wanted, after)
                count += len(cases)
                await book.add([self._pictured(case, count) for case in cases])
                if not after:
                    break
            if count:
                await book.save()
                self.kilobytes = book.kilobytes
                log.info("ledger.written", file=wanted.id, cases=count, megabytes=book.kilobytes // 1024)
        return count

    async def _chunk(self, wanted: LedgerFile, after: int) -> tuple[list[dict[str, Any]], int]:
        """Read; and before any of it is written, that it was looked at."""
        async with self.database.reading() as session:
            act = await reader_of(self._act(session), wanted)
            cases, after = await read_chunk(act, wanted, after)
        if any(case["look"] for case in cases if case["reporter"] or case["sensitivity"] != "open"):
            async with self.database.transaction() as session:
                await note_looks(await reader_of(self._act(session), wanted), cases)
        return cases, after

    def _pictured(self, case: dict[str, Any], count: int) -> dict[str, Any]:
        """With the files of its photos, or with how it is opened where there are too many."""
        small = count <= MOST_WITH_PICTURES
        kept = {stage: [str(self.store.kept(sha)) for sha in shas] for stage, shas in case["photos"].items()}
        return case | {"photos": kept, "small": small, "links": {} if small else self._links(case["photos"])}

    def _links(self, photos: dict[str, list[str]]) -> dict[str, str]:
        """Where the first of each stage is seen, for two days."""
        doors, now = self.town.doors, self.clock.real_now()
        links = PhotoLinks(doors.secret)
        found = {stage: shas[0] for stage, shas in photos.items() if shas and doors.front}
        return {stage: f"{doors.front}/chat/api/photos/{links.token(sha, now)}" for stage, sha in found.items()}

    def _sweep(self) -> None:
        """Files of yesterday go: people's names stand in them."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for file in self.folder.glob("*.xlsx"):
            if time.time() - file.stat().st_mtime > GOOD_FOR.total_seconds():
                file.unlink(missing_ok=True)

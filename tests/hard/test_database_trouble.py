"""The database is locked by another process, or the disk is full: what was acknowledged is done afterwards."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from models import Incoming, Outgoing
from services.cases.standing import facts_for_posting
from tests.conftest import NewDatabase
from tests.town import Town
from tests.town.building import web_town

LAMP = "3号楼2单元楼道灯坏了"
ROOM = "wang"
FILLING = "，很急" * 1000


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a tenth of a second for a lock, not fifteen seconds."""
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=100")
    monkeypatch.setattr("bot.database.WRITES", pragmas)


@asynccontextmanager
async def at_work(town: Town) -> AsyncIterator[None]:
    """Let the loops that handle and send run."""
    tasks = [asyncio.create_task(town.app.inbox.run()), asyncio.create_task(town.app.delivery.run())]
    yield
    assert not [task for task in tasks if task.done()]  # no trouble ended a loop
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def report(town: Town, number: int) -> bool:
    """Whether this report was acknowledged."""
    said = await town.street.post(town.person(ROOM), town.chat(ROOM, "direct"), f"{LAMP}，第{number}次{FILLING}")
    return said.isdigit()


async def all_done(town: Town, *, within: float) -> None:
    """Everything is handled with no try counted, and everything owed is sent, within so many seconds."""
    async with asyncio.timeout(within):
        while True:
            async with town.app.database.reading() as session:
                events = (await session.execute(select(Incoming))).scalars().all()
                owed = (await session.execute(select(Outgoing))).scalars().all()
            if all(row.handled_at for row in events) and all(row.sent_at for row in owed):
                assert [row.attempts for row in events] == [0] * len(events)
                return
            await asyncio.sleep(0.05)


async def test_locked_by_another_process_events_wait_and_no_try_is_counted(
    database_url: NewDatabase, tmp_path: Path
) -> None:
    url = database_url("sqlite", template="town")
    async with web_town(url, tmp_path) as town:
        assert await report(town, 1)
        with sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            async with at_work(town):
                await asyncio.sleep(1.5)
                told = await town.street.post(town.person(ROOM), town.chat(ROOM, "direct"), LAMP)
                assert told.startswith("503 busy")  # the page tries again by itself
                other.execute("ROLLBACK")
                await all_done(town, within=10)
        other.close()
        assert await town.cases() == 1


async def test_when_the_disk_is_full_nothing_more_is_acknowledged_and_then_it_goes_on(
    database_url: NewDatabase, tmp_path: Path
) -> None:
    async with web_town(database_url("sqlite", template="town"), tmp_path) as town:
        await pages(town, 1)
        told = [await report(town, number) for number in range(8)]
        async with at_work(town):
            await asyncio.sleep(1.2)
            await pages(town, 1_000_000)
            assert await report(town, 9)
            await all_done(town, within=20)
        assert not all(told)
        assert await town.cases() == sum(told) + 1


async def test_a_disk_that_fails_while_a_card_is_drawn_loses_no_card(
    database_url: NewDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with web_town(database_url("sqlite", template="town"), tmp_path) as town:
        assert await report(town, 1)
        disk = Disk(fails=2)
        monkeypatch.setattr("bot.drawing.facts_for_posting", disk.reads)
        async with at_work(town):
            await all_done(town, within=10)
        assert disk.fails == 0
        assert len(await town.cards(ROOM)) == 1


class Disk:
    """A disk that can't be read for the first few times."""

    def __init__(self, fails: int) -> None:
        self.fails = fails

    async def reads(self, *asked: Any) -> Any:
        """The facts of a card, once it works."""
        if self.fails:
            self.fails -= 1
            broken = sqlite3.OperationalError("disk I/O error")
            broken.sqlite_errorname = "SQLITE_IOERR_READ"
            raise OperationalError("SELECT", {}, broken)
        return await facts_for_posting(*asked)


async def pages(town: Town, most: int) -> None:
    """Let the database grow to so many pages and no further; it never shrinks."""
    async with town.app.database.transaction() as session:
        await session.execute(text(f"PRAGMA max_page_count={most}"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of six megabytes."""
    place = tmp_path / "small"
    place.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    command = [mount, "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


async def test_on_a_small_disk_that_is_full_and_then_is_not(small_disk: Path, sqlite_town: Path) -> None:
    shutil.copyfile(sqlite_town, small_disk / "linli.db")
    async with web_town(f"sqlite:///{small_disk / 'linli.db'}", small_disk) as town:
        assert await report(town, 0)
        ballast = small_disk / "ballast"
        with ballast.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
            while True:
                file.write(b"x" * 4096)
        told = [await report(town, number) for number in range(1, 6)]
        async with at_work(town):
            await asyncio.sleep(1.2)
            ballast.unlink()
            assert await report(town, 9)
            await all_done(town, within=20)
        assert not all(told)
        assert await town.cases() == sum(told) + 2

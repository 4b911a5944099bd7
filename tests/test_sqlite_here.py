"""The write connection on the loop's thread does what aiosqlite's does, and waits only in threads."""

import asyncio
import shutil
import sqlite3
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from bot import sqlite_here
from bot.database import Database

DRIVERS = ("here", "aiosqlite")


async def counted(database: Database) -> int:
    async with database.reading() as session:
        return int((await session.execute(text("SELECT count(*) FROM counters WHERE value = 1"))).scalar_one())


async def add(database: Database, name: str) -> None:
    async with database.transaction() as session:
        await session.execute(text("INSERT INTO counters (name, value) VALUES (:name, 1)"), {"name": name})


@pytest.fixture(params=DRIVERS)
def url_and_driver(request: pytest.FixtureRequest, sqlite_migrated: Path, tmp_path: Path) -> tuple[str, str]:
    file = tmp_path / "linli.db"
    shutil.copyfile(sqlite_migrated, file)
    return f"sqlite:///{file}", str(request.param)


async def test_commits_stay_and_failures_leave_nothing(url_and_driver: tuple[str, str]) -> None:
    url, driver = url_and_driver
    database = Database(url, driver=driver)
    await add(database, "one")
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            await session.execute(text("INSERT INTO counters (name, value) VALUES ('two', 1), ('one', 1)"))
    assert await counted(database) == 1
    await database.dispose()


async def test_writers_take_turns(url_and_driver: tuple[str, str]) -> None:
    url, driver = url_and_driver
    database = Database(url, driver=driver)
    await asyncio.gather(*(add(database, str(number)) for number in range(20)))
    assert await counted(database) == 20
    await database.dispose()


async def test_the_loop_lives_while_another_process_holds_the_lock(
    url_and_driver: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url, driver = url_and_driver
    database = Database(url, driver=driver)
    await add(database, "one")
    other = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(add(database, "two"))
    started, beats = time.perf_counter(), 0
    while time.perf_counter() - started < 0.2:
        await asyncio.sleep(0.01)
        beats += 1
    assert beats > 5
    assert not waiting.done()
    other.execute("COMMIT")
    other.close()
    await waiting
    assert await counted(database) == 2
    await database.dispose()


async def test_a_lock_that_never_ends_is_an_error_and_the_next_write_works(
    sqlite_migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_here, "PATIENCE", 0.05)
    monkeypatch.setattr("bot.database.WRITES", ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"))
    file = tmp_path / "linli.db"
    shutil.copyfile(sqlite_migrated, file)
    database = Database(f"sqlite:///{file}")
    other = sqlite3.connect(file, isolation_level=None)
    await add(database, "one")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError):
        await add(database, "two")
    other.execute("ROLLBACK")
    other.close()
    await add(database, "three")
    assert await counted(database) == 2
    await database.dispose()


async def test_a_house_that_ends_does_not_wait_for_the_lock_of_others(
    sqlite_migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.database.HURRIED", 0.1)
    file = tmp_path / "linli.db"
    shutil.copyfile(sqlite_migrated, file)
    database = Database(f"sqlite:///{file}")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(add(database, "one"))
    await asyncio.sleep(0.3)
    assert not waiting.done()
    database.hurry()
    async with asyncio.timeout(3):
        with pytest.raises(OperationalError, match="locked"):
            await waiting
    other.close()
    await database.dispose()


async def test_cancelled_in_the_middle_of_begin_or_commit_no_two_threads_meet(url_and_driver: tuple[str, str]) -> None:
    url, driver = url_and_driver
    database = Database(url, driver=driver)
    for number in range(120):
        writing = [asyncio.create_task(add(database, f"{number}-{place}")) for place in range(3)]
        await asyncio.sleep(number % 12 / 4000)
        for task in writing:
            task.cancel()
            task.cancel()
        await asyncio.wait(writing)
    before = await counted(database)
    await add(database, "last")
    assert await counted(database) == before + 1
    await database.dispose()

"""Steps that wait for the one writer share a commit, and none pays for another's failure."""

import asyncio
import shutil
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from bot.database import Database
from bot.together import Together
from models import Counter


def count(name: str) -> Callable[[AsyncSession], Awaitable[None]]:
    async def step(session: AsyncSession) -> None:
        if name.startswith("bad"):
            raise ValueError(name)
        session.add(Counter(name=name, value=1))
        await session.flush()

    return step


async def write(session: AsyncSession, steps: Sequence[Callable[[AsyncSession], Awaitable[None]]]) -> None:
    for step in steps:
        await step(session)


def counting(database: Database) -> Together[Callable[[AsyncSession], Awaitable[None]]]:
    return Together(database, write, lambda: 0)


async def counted(database: Database) -> set[str]:
    async with database.reading() as session:
        return set((await session.execute(select(Counter.name).where(col(Counter.value) == 1))).scalars())


async def test_many_steps_make_few_commits(sqlite_database: Database) -> None:
    together, commits = counting(sqlite_database), []
    event.listen(sqlite_database._write.sync_engine, "commit", commits.append)
    await asyncio.gather(*(together.commit(count(str(number))) for number in range(40)))
    assert len(await counted(sqlite_database)) == 40
    assert len(commits) <= 2


async def test_one_that_fails_fails_alone(database: Database) -> None:
    together = counting(database)
    names = ["one", "bad", "two", "worse", "bad too"]
    found = await asyncio.gather(*(together.commit(count(name)) for name in names), return_exceptions=True)
    assert [type(one) for one in found] == [type(None), ValueError, type(None), type(None), ValueError]
    assert await counted(database) == {"one", "two", "worse"}


async def test_a_locked_database_is_waited_for_once_and_tells_all(
    sqlite_migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.database.WRITES", ("busy_timeout=300",))
    file = tmp_path / "linli.db"
    shutil.copyfile(sqlite_migrated, file)
    database = Database(f"sqlite:///{file}")
    together = counting(database)
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        async with asyncio.timeout(3):
            found = await asyncio.gather(
                *(together.commit(count(str(one))) for one in range(20)), return_exceptions=True
            )
        assert {type(one) for one in found} == {OperationalError}
        other.execute("ROLLBACK")
    other.close()
    await together.commit(count("one"))
    assert await counted(database) == {"one"}
    await database.dispose()


async def test_who_is_cancelled_has_still_committed(sqlite_database: Database) -> None:
    together = counting(sqlite_database)
    task = asyncio.create_task(together.commit(count("one")))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await counted(sqlite_database) == {"one"}


async def test_where_the_loop_ends_nobody_waits_for_ever(sqlite_database: Database) -> None:
    together = counting(sqlite_database)
    task = asyncio.create_task(together.commit(count("one")))
    await asyncio.sleep(0)
    assert together._working is not None
    together._working.cancel()
    task.cancel()
    async with asyncio.timeout(5):
        await asyncio.wait([task])
    assert task.cancelled()
    assert await counted(sqlite_database) == set()

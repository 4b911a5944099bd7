"""Those who wait for the one writer share a commit; each is undone alone and told the truth."""

import asyncio
import threading

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from bot import turns
from bot.database import Database
from models import Counter, Unit
from services.directory import directory
from tests.conftest import NewDatabase

OURS = "ours:"


async def names(database: Database) -> set[str]:
    async with database.reading() as session:
        found = (await session.execute(select(Counter.name))).scalars()
        return {name.removeprefix(OURS) for name in found if name.startswith(OURS)}


async def write(database: Database, name: str, *, seconds: float = 0.0) -> str:
    """Add a row; its name once it is on the disk."""
    async with database.transaction() as session:
        session.add(Counter(name=OURS + name, value=1))
        await session.flush()
        await asyncio.sleep(seconds)
        if name.startswith("bad"):
            raise LookupError(name)
    return name


@pytest.fixture
def commits(sqlite_database: Database) -> list[object]:
    """One for each commit of the writer."""
    seen: list[object] = []
    event.listen(sqlite_database._write.sync_engine, "commit", seen.append)
    return seen


async def test_who_waits_meanwhile_shares_the_commit(sqlite_database: Database, commits: list[object]) -> None:
    await asyncio.gather(*(write(sqlite_database, str(number)) for number in range(turns.MOST)))
    assert len(await names(sqlite_database)) == turns.MOST
    assert len(commits) <= 2


async def test_alone_it_is_a_transaction_like_any_other(sqlite_database: Database, commits: list[object]) -> None:
    for number in range(3):
        await write(sqlite_database, str(number))
        assert len(commits) == number + 1


async def test_only_so_many_share_one(sqlite_database: Database, commits: list[object]) -> None:
    await asyncio.gather(*(write(sqlite_database, str(number)) for number in range(3 * turns.MOST)))
    assert len(commits) >= 3


async def test_who_is_slow_lets_nobody_else_in(sqlite_database: Database, commits: list[object]) -> None:
    slow = asyncio.create_task(write(sqlite_database, "slow", seconds=turns.LONGEST * 1.5))
    others = [asyncio.create_task(write(sqlite_database, str(number))) for number in range(3)]
    await slow
    assert len(commits) == 1
    await asyncio.gather(*others)


@pytest.mark.parametrize("order", [["bad", "one", "two"], ["one", "bad", "two"], ["one", "two", "bad"]])
async def test_what_fails_is_undone_alone(sqlite_database: Database, order: list[str]) -> None:
    told = await asyncio.gather(*(write(sqlite_database, name) for name in order), return_exceptions=True)
    assert [name for name in told if isinstance(name, LookupError)] == [told[order.index("bad")]]
    assert await names(sqlite_database) == {"one", "two"}
    await write(sqlite_database, "three")


async def test_nobody_is_told_before_it_is_on_the_disk(sqlite_database: Database, commits: list[object]) -> None:
    told: list[int] = []
    writing = [asyncio.create_task(write(sqlite_database, str(number), seconds=0.01)) for number in range(4)]
    for one in writing:
        one.add_done_callback(lambda _: told.append(len(commits)))
    await asyncio.gather(*writing)
    assert told == [1, 1, 1, 1]


async def test_when_the_commit_fails_all_who_share_it_hear_so(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    class FullError(OperationalError):
        """As a full disk at the commit."""

    async def fail(_connection: object) -> None:
        raise FullError("COMMIT", None, OSError("full"))

    with monkeypatch.context() as patch:
        patch.setattr("sqlalchemy.ext.asyncio.AsyncConnection.commit", fail)
        told = await asyncio.gather(
            *(write(sqlite_database, str(number)) for number in range(3)), return_exceptions=True
        )
    assert [type(one) for one in told] == [FullError] * 3
    assert await names(sqlite_database) == set()
    await write(sqlite_database, "later")


async def test_what_was_seen_of_a_commit_that_failed_is_not_kept(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def found(key: str) -> None:
        async with sqlite_database.transaction() as session:
            session.add(Unit(key=key, name=key))

    async def look() -> set[str]:
        async with sqlite_database.transaction() as session:
            return {unit.key for unit in (await directory(session)).units.values()}

    async def fail(_connection: object) -> None:
        raise OperationalError("COMMIT", None, OSError("full"))

    with monkeypatch.context() as patch:
        patch.setattr("sqlalchemy.ext.asyncio.AsyncConnection.commit", fail)
        await asyncio.gather(found("never"), look(), return_exceptions=True)
    await found("there")
    assert await look() == {"there"}


async def test_when_the_database_undoes_everything_who_was_done_hears_so(sqlite_database: Database) -> None:
    async def undo() -> None:
        async with sqlite_database.transaction() as session:
            await session.execute(text("ROLLBACK"))  # as SQLite does by itself on a full disk
            await session.execute(text("SELECT nothing"))

    told = await asyncio.gather(write(sqlite_database, "one", seconds=0.01), undo(), return_exceptions=True)
    assert [type(one) for one in told] == [OSError, OperationalError]
    assert await names(sqlite_database) == set()
    await write(sqlite_database, "later")


async def test_cancelling_any_of_them_at_any_moment_leaves_the_others_alone(sqlite_database: Database) -> None:
    for steps in range(60):
        writing = [asyncio.create_task(write(sqlite_database, f"{steps}.{place}")) for place in range(3)]
        for _ in range(steps):
            await asyncio.sleep(0)
        writing[steps % 3].cancel()
        await asyncio.wait(writing)
        stands = {one.result() for one in writing if not one.cancelled()}
        assert len(stands) >= 2
        assert stands <= await names(sqlite_database)
    await write(sqlite_database, "last")


def test_a_loop_that_is_ended_ends_whoever_shares_a_commit(database_url: NewDatabase) -> None:
    database = Database(database_url("sqlite"))
    assert database._turns is not None

    async def live() -> None:
        for number in range(6):
            asyncio.get_running_loop().create_task(write(database, str(number), seconds=0.01))
        while (group := database._turns._group) is None or len(group.done) < 2:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0)

    async def look() -> set[str]:
        try:
            return await names(database)
        finally:
            await database.dispose()

    alive = threading.Thread(target=asyncio.run, args=(live(),), daemon=True)
    alive.start()
    alive.join(20)
    assert not alive.is_alive()
    assert {"0", "1"} <= asyncio.run(look())

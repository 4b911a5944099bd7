"""Transactions: all or none, one writer after another, bells after the commit, readers that cannot write."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select, update

from bot.bell import Bell
from bot.clock import TownClock, load_ahead, store_ahead
from bot.database import Database, async_url
from models import Counter, Person, RoomMember
from services.wakes import wake

CASES = col(Counter.name) == "cases"
NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)


async def value(database: Database) -> int | None:
    async with database.reading() as session:
        return (await session.execute(select(Counter.value).where(CASES))).scalar_one_or_none()


async def add_one(session: AsyncSession) -> None:
    await session.execute(update(Counter).where(CASES).values(value=col(Counter.value) + 1))


@pytest.fixture
async def counting(database: Database) -> Database:
    async with database.transaction() as session:
        session.add(Counter(name="cases", value=0))
    return database


async def test_what_was_committed_is_read_and_what_failed_is_not(counting: Database) -> None:
    with pytest.raises(LookupError):
        async with counting.transaction() as session:
            await add_one(session)
            raise LookupError
    assert await value(counting) == 0
    async with counting.transaction() as session:
        await add_one(session)
    assert await value(counting) == 1


async def test_writers_come_in_turn_and_none_is_lost(counting: Database) -> None:
    order: list[int] = []

    async def write(number: int) -> None:
        async with counting.transaction() as session:
            await add_one(session)
            order.append(number)

    await asyncio.gather(*(write(number) for number in range(20)))
    assert await value(counting) == 20
    if counting.url.startswith("sqlite"):
        assert order == list(range(20))


async def test_a_cancelled_transaction_leaves_nothing_and_lets_the_next_one_in(counting: Database) -> None:
    changed = asyncio.Event()

    async def hang() -> None:
        async with counting.transaction() as session:
            await add_one(session)
            changed.set()
            await asyncio.sleep(60)

    hanging = asyncio.create_task(hang())
    await changed.wait()
    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging
    async with counting.transaction() as session:
        await add_one(session)
    assert await value(counting) == 1


async def test_cancelling_at_any_moment_never_breaks_the_way_to_the_rows(counting: Database) -> None:
    async def write() -> None:
        async with counting.transaction() as session:
            await add_one(session)

    for steps in range(60):
        writing = asyncio.create_task(write())
        for _ in range(steps):
            await asyncio.sleep(0)
        writing.cancel()
        await asyncio.wait({writing})
    before = await value(counting)
    await write()
    assert before is not None
    assert await value(counting) == before + 1


SLOW = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT count(*) FROM n"


async def test_a_read_that_is_broken_off_twice_leaves_nobody_waiting(counting: Database) -> None:
    async def read() -> None:
        async with counting.reading() as session:
            await session.execute(text(SLOW))

    for steps in range(8):
        reading = asyncio.create_task(read())
        await asyncio.sleep(0.02)
        reading.cancel()
        for _ in range(steps):
            await asyncio.sleep(0)
        reading.cancel()
        await asyncio.wait({reading})
    left = asyncio.all_tasks() - {asyncio.current_task()}
    if left:
        _, left = await asyncio.wait(left, timeout=20)
    assert not left
    assert await value(counting) == 0


async def test_a_reader_sees_the_last_commit_while_somebody_writes(counting: Database) -> None:
    async with counting.transaction() as session:
        await add_one(session)
        assert await value(counting) == 0
    assert await value(counting) == 1


async def test_a_reader_cannot_write(counting: Database) -> None:
    with pytest.raises(DBAPIError):
        async with counting.reading() as session:
            await add_one(session)
    assert await value(counting) == 0
    async with counting.transaction() as session:
        await add_one(session)


async def test_foreign_keys_hold(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            session.add(RoomMember(room_id=999, user_id=999))


async def test_errors_do_not_show_what_people_wrote(database: Database) -> None:
    with pytest.raises(IntegrityError) as refused:
        async with database.transaction() as session:
            session.add(Person(name="secret words", met_at=NOON, home_area_id=999))
    assert "secret words" not in str(refused.value)


async def test_the_bell_rings_after_the_commit_and_only_then(database: Database) -> None:
    rung: list[frozenset[str]] = []
    database.on_commit = rung.append
    with pytest.raises(LookupError):
        async with database.transaction() as session:
            wake(session, "outgoing")
            raise LookupError
    async with database.transaction() as session:
        wake(session, "outgoing")
        wake(session, "incoming")
        assert rung == []
    async with database.transaction():
        pass
    assert rung == [frozenset({"outgoing", "incoming"})]


async def test_times_come_back_in_utc(database: Database) -> None:
    async with database.transaction() as session:
        session.add(Person(name="Li", met_at=NOON))
    async with database.reading() as session:
        assert (await session.execute(select(Person.met_at))).scalar_one() == NOON


async def test_sqlite_is_set_for_safety(sqlite_database: Database) -> None:
    async with sqlite_database.transaction() as session:
        connection = await session.connection()
        found = [
            (await connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar_one()
            for pragma in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert found == ["wal", 2, 1]


@pytest.mark.parametrize("url", ["mysql://host/name", "sqlite://", "sqlite:///:memory:"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="no database for a town"):
        async_url(url)


async def test_a_bell_wakes_those_who_wait_and_misses_nobody() -> None:
    bell = Bell()
    ticket = bell.ticket("incoming")
    bell.ring({"incoming"})
    await bell.wait("incoming", seconds=60, since=ticket)
    sleepers = [asyncio.create_task(bell.wait("incoming", seconds=60)) for _ in range(3)]
    other = asyncio.create_task(bell.wait("outgoing", seconds=60))
    await asyncio.sleep(0)
    bell.ring({"incoming"})
    await asyncio.gather(*sleepers)
    assert not other.done()
    other.cancel()
    await asyncio.wait({other})
    await bell.wait("outgoing", seconds=0.001, since=bell.ticket("outgoing"))
    assert bell.sleeping() == 0


async def test_town_time_runs_ahead_stands_still_and_never_goes_back(sqlite_database: Database) -> None:
    real = [NOON]
    clock = TownClock(lambda: real[0])
    assert clock.now() == NOON
    clock.hold(NOON + timedelta(hours=43))
    real[0] += timedelta(seconds=5)
    assert clock.now() == NOON + timedelta(hours=43)
    clock.hold(NOON)
    assert clock.now() == NOON + timedelta(hours=43)
    clock.release()
    real[0] += timedelta(seconds=5)
    assert clock.now() == NOON + timedelta(hours=43, seconds=5)
    async with sqlite_database.transaction() as session:
        assert await load_ahead(session) == timedelta()
        await store_ahead(session, clock.ahead)
    async with sqlite_database.transaction() as session:
        again = TownClock(lambda: real[0], await load_ahead(session))
    assert again.now() == clock.now()

"""What is kept of the community is what the database holds, whoever changed it and however."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select, update

from bot.database import Database
from models import Appointment, Area, Counter, Level, Person, Role
from services.directory import APPOINTMENTS, COMMUNITY, directory
from services.same_person import merge

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)


async def settle(session: AsyncSession) -> tuple[Area, Person]:
    street = Area(key="street", level=Level.STREET, name="春风街道")
    li = Person(key="li", name="李小满", met_at=NOON)
    session.add_all([street, li])
    await session.flush()
    street.path = f"/{street.id}/"
    session.add(Appointment(person_id=li.id, role=Role.DESK, area_id=street.id, since=NOON))
    return street, li


@pytest.fixture
async def settled(database: Database) -> Database:
    async with database.transaction() as session:
        await settle(session)
    return database


async def desk(database: Database) -> list[int]:
    async with database.reading() as session:
        known = await directory(session)
        return known.of_area(next(iter(known.areas.values())), Role.DESK, NOON)


async def counted(database: Database, name: str) -> int:
    async with database.reading() as session:
        return (await session.execute(select(Counter.value).where(col(Counter.name) == name))).scalar_one()


async def test_a_changed_row_is_seen_by_the_next_transaction_and_an_untouched_one_moves_nothing(
    settled: Database,
) -> None:
    before = await counted(settled, COMMUNITY), await counted(settled, APPOINTMENTS)
    async with settled.transaction() as session:
        area = (await session.execute(select(Area))).scalar_one()
        area.name = "春风街道"  # as it was
    assert (await counted(settled, COMMUNITY), await counted(settled, APPOINTMENTS)) == before
    async with settled.transaction() as session:
        held = (await session.execute(select(Appointment))).scalar_one()
        held.until = NOON
    assert await desk(settled) == []
    assert await counted(settled, COMMUNITY) == before[0]  # streets are not read anew because somebody left


async def test_a_statement_is_noticed_like_a_row(settled: Database) -> None:
    assert len(await desk(settled)) == 1
    async with settled.transaction() as session:
        await session.execute(update(Appointment).values(until=NOON))
    assert await desk(settled) == []


async def test_a_transaction_sees_its_own_change_and_nobody_sees_one_that_was_undone(settled: Database) -> None:
    with pytest.raises(LookupError):
        async with settled.transaction() as session:
            area = (await session.execute(select(Area))).scalar_one()
            session.add(Person(key="new", name="新来的", met_at=NOON))
            area.name = "夏雨街道"
            await session.flush()
            assert (await directory(session)).areas[area.id].name == "夏雨街道"
            raise LookupError
    async with settled.reading() as session:
        assert [area.name for area in (await directory(session)).areas.values()] == ["春风街道"]


async def test_who_turned_out_to_be_somebody_else_holds_as_who_they_are_today(settled: Database) -> None:
    [li] = await desk(settled)
    async with settled.transaction() as session:
        remains = Person(key="xiaoman", name="小满", met_at=NOON)
        session.add(remains)
        await session.flush()
        await merge(session, await session.get_one(Person, li), remains)
    assert await desk(settled) == [remains.id]
    async with settled.reading() as session:
        assert set((await directory(session)).same([remains.id])) == {li, remains.id}


async def test_what_is_kept_belongs_to_nobody(settled: Database) -> None:
    await desk(settled)
    async with settled.transaction() as session:
        kept = next(iter((await directory(session)).areas.values()))
        assert kept not in session
    async with settled.reading() as first, settled.reading() as second:
        assert await directory(first) is await directory(second)

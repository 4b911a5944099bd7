"""A bulletin is begun once a community and period, however often and by however many it is tried; on both databases."""

from datetime import UTC, datetime, timedelta

from sqlmodel import select

from bot.config import Config
from bot.database import Database
from models import Appointment, Area, Bulletin, BulletinKind, Level, Marker, Person, Role
from services.act import Act
from services.bulletins import deal_one, step_one

FRIDAY = datetime(2026, 3, 13, 1, 0, tzinfo=UTC)
"""Nine in the morning in town."""


async def _community(database: Database) -> None:
    async with database.transaction() as session:
        area = Area(key="east", name="东社区", level=Level.COMMUNITY, path="")
        person = Person(name="台", met_at=FRIDAY)
        session.add_all([area, person])
        await session.flush()
        area.path = f"/{area.id}/"
        since = FRIDAY - timedelta(days=99)
        session.add(Appointment(person_id=person.id, role=Role.DESK, area_id=area.id, since=since))


async def _deal(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        while await deal_one(Act(session, Config().town_rules(), now)):
            pass


async def test_once_a_period_for_ever(database: Database) -> None:
    await _community(database)
    await _deal(database, FRIDAY - timedelta(hours=1))
    for _ in range(2):  # somebody else's clock has not moved on yet
        await _deal(database, FRIDAY)
        async with database.transaction() as session:
            marker = await session.get_one(Marker, f"bulletin {BulletinKind.WEEK}")
            assert marker.next_due == FRIDAY + timedelta(days=7)
            marker.next_due = FRIDAY
    async with database.transaction() as session:
        (row,) = (await session.execute(select(Bulletin))).scalars().all()
        assert (row.kind, row.key, row.due_at) == (BulletinKind.WEEK, "2026-03-16", FRIDAY)
        act = Act(session, Config().town_rules(), FRIDAY)
        assert await step_one(act)
        assert (row.facts, row.picture_wanted, row.due_at) == ({}, False, None)  # nothing happened: nothing is told
        assert row.dropped_at == FRIDAY
        assert not await step_one(act)

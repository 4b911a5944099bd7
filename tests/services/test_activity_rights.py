"""Who may make and run activities: every role in its own area and elsewhere, the maker, the captain, a stranger."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.config import Config
from bot.database import Database
from models import Activity, ActivityState, Appointment, Area, Deed, Level, Person, Refused, Right, Role
from services.act import Act
from services.activities.loading import access_activity, organising

NOW = datetime(2026, 3, 3, 6, 5, tzinfo=UTC)
RULES = Config().town_rules()
RUNS = {Role.BUILDING_LEADER, Role.GRID_MEMBER, Role.GRID_LEADER, Role.DESK, Role.STREET}


async def test_every_role_here_and_elsewhere(sqlite_database: Database) -> None:
    async with sqlite_database.transaction() as session:
        act = Act(session, RULES, NOW)
        here, there = [Area(key=key, name=key, level=Level.COMMUNITY) for key in ("here", "there")]
        maker, captain = Person(name="甲", met_at=NOW), Person(name="乙", met_at=NOW)
        session.add_all([here, there, maker, captain])
        await session.flush()
        here.path, there.path = f"/{here.id}/", f"/{there.id}/"
        activity = Activity(
            area_id=here.id,
            made_by_id=maker.id,
            leader_id=captain.id,
            title="清扫",
            state=ActivityState.OPEN,
            starts_at=NOW + timedelta(days=1),
            ends_at=NOW + timedelta(days=1, hours=2),
            capacity=12,
            points=2,
            deed=Deed.CLEANING,
            made_at=NOW,
        )
        session.add(activity)
        await session.flush()
        for person in (maker, captain):
            assert await access_activity(act.by(person, None), activity.id, Right.LEAD)
        for role in Role:
            for area in (here, there):
                person = Person(name=role.value, met_at=NOW)
                session.add(person)
                await session.flush()
                session.add(Appointment(person_id=person.id, role=role, area_id=area.id, since=NOW))
                await session.flush()
                doing = act.by(person, None)
                assert await access_activity(doing, activity.id, Right.SIGN_UP)
                if role in RUNS and area is here:
                    assert await access_activity(doing, activity.id, Right.LEAD)
                else:
                    with pytest.raises(Refused, match="not-your-activity"):
                        await access_activity(doing, activity.id, Right.LEAD)
                if role in RUNS:
                    assert (await organising(doing)).id == area.id
                else:
                    with pytest.raises(Refused, match="not-an-organiser"):
                        await organising(doing)
        with pytest.raises(Refused, match="not-for-strangers"):
            await access_activity(act, activity.id, Right.SIGN_UP)
        activity.state = ActivityState.DRAFT
        with pytest.raises(Refused, match="no-such-activity"):
            await access_activity(act.by(person, None), activity.id, Right.SIGN_UP)

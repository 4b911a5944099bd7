"""The duty roster of a community file: sound lines become rows, each mistake is one sentence and changes nothing."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from bot.database import Database
from models import Days, Role, Standby
from services.community import CommunityErrors, Wrong, apply_community, read_community
from services.community.present import present_community
from services.community.writing import write_community
from tests.small_community import SMALL, assert_said

NOW = datetime(2026, 3, 3, 6, tzinfo=UTC)
NIGHTS = """
[[roster]]
unit = "wuye"
person = "ann"
hours = "18:00-08:00"
until = 2026-12-31

[[roster]]
area = "grid"
person = "desk"
days = ["sat", "sun"]
"""


async def apply(database: Database, text: str, now: datetime = NOW) -> dict[str, tuple[int, int, int]]:
    async with database.transaction() as session:
        summary = await apply_community(session, read_community(text), now=now)
    return {name: (one.created, one.changed, one.ended) for name, one in summary.tables.items()}


async def lines(database: Database) -> list[Standby]:
    async with database.reading() as session:
        return list((await session.execute(select(Standby).order_by(col(Standby.id)))).scalars())


async def test_lines_come_stay_and_go_with_the_file(sqlite_database: Database) -> None:
    assert (await apply(sqlite_database, SMALL + NIGHTS))["roster"] == (3, 0, 0)
    night, saturday, sunday = await lines(sqlite_database)
    assert (night.role, night.opens, night.closes, night.days) == (Role.OFFICER, 1080, 480, Days.EVERY_DAY)
    assert night.until == datetime(2026, 12, 31, 16, tzinfo=UTC)
    assert (saturday.role, saturday.days, sunday.days) == (Role.GRID_MEMBER, Days.SATURDAY, Days.SUNDAY)
    later = NOW + timedelta(days=1)
    assert (await apply(sqlite_database, SMALL + NIGHTS, later))["roster"] == (0, 0, 0)
    async with sqlite_database.reading() as session:
        written = write_community(await present_community(session, now=later, timezone=ZoneInfo("Asia/Shanghai")))
    assert (await apply(sqlite_database, written, later))["roster"] == (0, 0, 0)
    async with sqlite_database.transaction() as session:
        line = {"person_id": night.person_id, "role": Role.OFFICER, "unit_id": night.unit_id}
        session.add(Standby(**line, days=Days.FRIDAY, since=NOW))
    assert (await apply(sqlite_database, SMALL, later))["roster"] == (0, 0, 3)
    assert [line.days for line in await lines(sqlite_database)] == [Days.FRIDAY]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('person = "ann"', Wrong.ROSTER_PLACE),
        ('person = "ann"\narea = "grid"\nunit = "wuye"', Wrong.ROSTER_PLACE),
        ('person = "ann"\nunit = "wuye"\nrole = "desk"', Wrong.ROSTER_PLACE),
        ('person = "ann"\narea = "grid"\nrole = "volunteer"', Wrong.ROSTER_PLACE),
        ('person = "ann"\narea = "b1"', Wrong.ROSTER_PLACE),
        ('person = "ann"\narea = "grid"\nrole = "desk"', Wrong.ROLE_LEVEL),
        ('person = "bob"\nunit = "wuye"', Wrong.UNKNOWN_REFERENCE),
        ('person = "ann"\nunit = "nowhere"', Wrong.UNKNOWN_REFERENCE),
        ('person = "ann"\nunit = "wuye"\nhours = "8-9"', Wrong.BAD_HOURS),
        ('person = "ann"\nunit = "wuye"\nhours = 8', Wrong.WRONG_TYPE),
        ('person = "ann"\nunit = "wuye"\ndays = "someday"', Wrong.NOT_ONE_OF),
        ('person = "ann"\nunit = "wuye"\ndays = []', Wrong.EMPTY),
        ('person = "ann"\nunit = "wuye"\nuntil = "soon"', Wrong.BAD_DATE),
        ('person = "ann"\nunit = "wuye"\ndays = ["sat", "sat"]', Wrong.ROSTER_TWICE),
        ('person = "ann"\nunit = "wuye"\n[[roster]]\nperson = "ann"\nunit = "wuye"\ndays = "sun"', Wrong.ROSTER_TWICE),
        ('person = "ann"\narea = "grid"\nrole = "grid_leader"\nhours = "18:00-08:00"', Wrong.ROSTER_GAP),
    ],
)
async def test_each_mistake_is_one_sentence_and_nothing_changes(
    sqlite_database: Database, line: str, code: Wrong
) -> None:
    with pytest.raises(CommunityErrors) as raised:
        await apply(sqlite_database, f"{SMALL}\n[[roster]]\n{line}\n")
    (problem,) = raised.value.problems
    assert problem.code is code
    assert_said(problem)
    assert await lines(sqlite_database) == []


def test_two_at_once_and_whole_weeks_without_appointments_are_sound() -> None:
    whole = '\n[[roster]]\nperson = "ann"\narea = "grid"\nrole = "grid_leader"\n'
    both = '\n[[roster]]\nperson = "zhang"\narea = "grid"\nrole = "grid_leader"\ndays = "sat"\n'
    assert len(read_community(SMALL + whole + both).roster) == 2

"""When cards are dealt: working days, catching up while it makes sense, the week's first day, one voice an hour."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.day_times import (
    evening_holds,
    last_moment,
    moment_of,
    morning_holds,
    opens_the_week,
    said_by_card,
    workday_before,
)
from services.rules.quiet import QuietHours
from services.rules.working_time import Calendar

TOWN = ZoneInfo("Asia/Shanghai")
CALENDAR = Calendar(TOWN)
QUIET = QuietHours(TOWN)
MORNING, EVENING = time(8), time(19, 30)


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=TOWN)


@pytest.mark.parametrize(
    ("now", "holds"),
    [
        (at(4, 7, 59), False),
        (at(4, 8), True),
        (at(4, 17, 59), True),
        (at(4, 18), False),
        (at(7, 9), False),  # a Saturday
        (at(14, 9, month=2), True),  # a Saturday that makes up for the Spring Festival
        (at(17, 9, month=2), False),
    ],
)
def test_a_morning_card_holds_on_working_days_until_the_work_ends(now: datetime, holds: bool) -> None:
    assert morning_holds(CALENDAR, now, MORNING) is holds


def test_a_card_behind_the_working_day_holds_when_it_is_due() -> None:
    assert morning_holds(CALENDAR, at(4, 18, 30), time(18, 30))
    assert not morning_holds(CALENDAR, at(4, 18, 32), time(18, 30))


@pytest.mark.parametrize(("now", "holds"), [(at(3, 19, 30), True), (at(3, 20, 59), True), (at(3, 21), False)])
def test_an_evening_card_is_not_made_up_for_in_quiet_hours(now: datetime, holds: bool) -> None:
    assert evening_holds(QUIET, now, last_moment(CALENDAR, now, EVENING)) is holds
    assert not evening_holds(QUIET, at(4, 10), last_moment(CALENDAR, at(4, 10), EVENING))


def test_the_week_opens_on_its_first_working_day() -> None:
    assert opens_the_week(CALENDAR, date(2026, 3, 9))
    assert not opens_the_week(CALENDAR, date(2026, 3, 10))
    assert opens_the_week(CALENDAR, date(2026, 4, 7))  # the Monday before is the holiday of Qingming
    assert workday_before(CALENDAR, date(2026, 3, 9)) == date(2026, 3, 6)


@pytest.mark.parametrize(
    ("now", "assigned", "said"),
    [
        (at(4, 7, 30), at(3, 14), True),
        (at(4, 8, 59), at(3, 14), True),
        (at(4, 9, 1), at(3, 14), False),
        (at(4, 8, 40), at(4, 8, 10), False),
        (at(4, 6, 59), at(3, 14), False),
        (at(7, 8), at(3, 14), False),
    ],
)
def test_within_the_hour_of_the_card_nothing_is_said_twice(now: datetime, assigned: datetime, said: bool) -> None:
    assert said_by_card(CALENDAR, MORNING, now, assigned) is said


BOUNDS = (datetime(2026, 1, 1), datetime(2027, 1, 1))  # noqa: DTZ001  # the strategy takes them bare, and adds the zone


@given(st.datetimes(*BOUNDS, timezones=st.just(UTC)), st.times())
def test_the_last_moment_is_not_ahead_and_less_than_a_day_back(now: datetime, at_: time) -> None:
    found = last_moment(CALENDAR, now, at_.replace(tzinfo=None))
    assert timedelta() <= now - found < timedelta(days=1)
    assert found == moment_of(CALENDAR, found.date(), at_.replace(tzinfo=None))

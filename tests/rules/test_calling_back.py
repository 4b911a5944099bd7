"""When people are asked how it went: the next working day, in working time, never in quiet hours."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.calling_back import call_back_at, speakable
from services.rules.quiet import QuietHours
from services.rules.working_time import Calendar

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR, QUIET = Calendar(ZONE), QuietHours(ZONE)
MOMENTS = st.integers(0, 700 * 1440).map(lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))


def town(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("closed", "at", "asked"),
    [
        (town(2026, 3, 3, 15), time(10), town(2026, 3, 4, 10)),
        (town(2026, 3, 6, 17), time(10), town(2026, 3, 9, 10)),  # a Friday
        (town(2026, 9, 30, 9), time(10), town(2026, 10, 8, 10)),  # the day before the national holidays
        (town(2026, 3, 3, 15), time(12, 30), town(2026, 3, 4, 14)),  # noon is quiet
        (town(2026, 3, 3, 15), time(19), town(2026, 3, 5, 8)),  # after work
    ],
)
def test_the_next_working_day(closed: datetime, at: time, asked: datetime) -> None:
    assert call_back_at(CALENDAR, QUIET, closed, at) == asked


@given(MOMENTS)
def test_never_early_never_at_night_and_in_working_time(moment: datetime) -> None:
    found = speakable(CALENDAR, QUIET, moment)
    assert found >= moment
    assert QUIET.next_loud(found) == found == CALENDAR.next_open(found)
    assert speakable(CALENDAR, QUIET, found) == found


@given(MOMENTS, st.times())
def test_a_later_day_than_the_closing(closed: datetime, at: time) -> None:
    found = call_back_at(CALENDAR, QUIET, closed, at)
    assert found.astimezone(ZONE).date() > closed.astimezone(ZONE).date()
    assert found - closed < timedelta(days=16)


def test_where_working_time_is_all_quiet_it_is_still_asked_sometime() -> None:
    quiet = QuietHours(ZONE, ((time(7), time(19)),))
    assert speakable(CALENDAR, quiet, town(2026, 3, 3, 9)) == town(2026, 3, 3, 19)

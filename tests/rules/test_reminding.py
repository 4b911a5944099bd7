"""When people are reminded: the evening before, two hours before, never at night, never twice, never too late."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Reminding
from services.rules.quiet import QuietHours
from services.rules.reminding import AT_LEAST, Reminders, Rung, wanted

SHANGHAI = ZoneInfo("Asia/Shanghai")
QUIET = QuietHours(SHANGHAI)
RULES = Reminders()
STARTS = st.integers(0, 60 * 24 * 400).map(lambda minute: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute))


def at(hour: int, minute: int = 0, second: int = 0, day: int = 7) -> datetime:
    return datetime(2026, 3, day, hour, minute, second, tzinfo=SHANGHAI)


def moments(start: datetime, rung: Rung) -> list[datetime]:
    return [moment for moment, which in RULES.rungs(start, QUIET) if which is rung]


@pytest.mark.parametrize(
    ("start", "evening", "hours"),
    [
        (at(10), at(19, day=6), at(8)),
        (at(9), at(19, day=6), at(7, 30)),
        (at(7, 30), at(19, day=6), at(20, 59, 59, day=6)),
        (at(14, 30), at(19, day=6), at(14)),
        (at(14), at(19, day=6), at(11, 59, 59)),
        (at(20), at(19, day=6), at(18)),
    ],
)
def test_the_evening_before_and_two_hours_before(start: datetime, evening: datetime, hours: datetime) -> None:
    assert moments(start, Rung.EVENING) == [evening]
    assert moments(start, Rung.HOURS) == [hours]


@pytest.mark.parametrize(
    ("start", "doors"),
    [
        (at(9), at(8, 30)),
        (at(7, 30), at(7, 30)),
        (at(21, 30), at(20, 59, 59)),
        (at(23), at(20, 59, 59)),
        (at(12, 30), at(11, 59, 59)),
    ],
)
def test_who_goes_out_at_night_has_the_word_before_the_quiet_hours(start: datetime, doors: datetime) -> None:
    assert moments(start, Rung.DOORS) == [doors]


@given(STARTS)
def test_nothing_is_said_at_night_and_people_are_told_in_time(start: datetime) -> None:
    for moment, rung in RULES.rungs(start, QUIET):
        assert QUIET.next_loud(moment) == moment
        if rung is not Rung.DOORS:
            assert moment <= start - AT_LEAST


@given(STARTS, st.lists(st.integers(1, 3000), min_size=1, max_size=20))
def test_however_the_house_sleeps_each_thing_is_said_once_and_nothing_late(start: datetime, naps: list[int]) -> None:
    now = start - timedelta(days=3)
    due_at = RULES.next_after(now, start, QUIET)
    said: list[Rung] = []
    for nap in naps:
        now += timedelta(minutes=nap)
        if due_at is not None and due_at <= now:
            found = RULES.due(due_at, now, start, QUIET)
            assert now < start or found <= {Rung.DOORS}
            assert not {Rung.EVENING, Rung.HOURS} <= found
            said += found
            due_at = RULES.next_after(now, start, QUIET)
    assert all(said.count(rung) <= 1 for rung in (Rung.EVENING, Rung.HOURS, Rung.DOORS))
    assert said.count(Rung.SHORT) <= 2


def test_everybody_chooses() -> None:
    told = {choice: [wanted(choice, {rung}) for rung in (Rung.EVENING, Rung.HOURS)] for choice in Reminding}
    assert told == {
        Reminding.BOTH: [True, True],
        Reminding.EVENING: [True, False],
        Reminding.HOURS: [False, True],
        Reminding.NEVER: [False, False],
    }


@given(STARTS)
def test_the_last_loud_moment_is_loud_and_directly_before_the_quiet(moment: datetime) -> None:
    loud = QUIET.last_loud(moment)
    assert loud <= moment
    assert QUIET.next_loud(loud) == loud
    assert loud == moment or QUIET.next_loud(loud + timedelta(seconds=1)) > loud + timedelta(seconds=1)

"""Quiet hours: the edges, and what holds for every moment."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.quiet import QuietHours

SHANGHAI = ZoneInfo("Asia/Shanghai")
QUIET = QuietHours(SHANGHAI)
MOMENTS = st.timedeltas(timedelta(), timedelta(days=1000)).map(lambda after: datetime(2025, 1, 1, tzinfo=UTC) + after)


def at(hour: int, minute: int = 0, day: int = 10) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("asked", "loud"),
    [
        (at(9), at(9)),
        (at(12), at(14)),
        (at(13, 59), at(14)),
        (at(14), at(14)),
        (at(20, 59), at(20, 59)),
        (at(21), at(7, 30, day=11)),
        (at(0), at(7, 30)),
        (at(7, 29), at(7, 30)),
        (at(7, 30), at(7, 30)),
    ],
)
def test_what_falls_into_quiet_hours_waits_for_their_end(asked, loud):
    assert QUIET.next_loud(asked) == loud


def is_quiet(moment: datetime) -> bool:
    local = moment.astimezone(SHANGHAI).time()
    return local >= time(21) or local < time(7, 30) or time(12) <= local < time(14)


@given(MOMENTS)
def test_the_answer_is_loud_and_not_before_and_not_a_minute_late(moment):
    loud = QUIET.next_loud(moment)
    assert loud >= moment
    assert not is_quiet(loud)
    assert (loud == moment) == (not is_quiet(moment))
    assert loud == moment or is_quiet(loud - timedelta(microseconds=1))


@given(MOMENTS, st.timedeltas(timedelta(), timedelta(days=2)))
def test_order_is_kept(moment, later):
    assert QUIET.next_loud(moment) <= QUIET.next_loud(moment + later)


def test_spans_that_follow_each_other_are_one():
    quiet = QuietHours(SHANGHAI, spans=((time(21), time(7)), (time(7), time(8)), (time(7, 30), time(9))))
    assert quiet.next_loud(at(22)) == at(9, day=11)


def test_no_quiet_hours_means_always_loud():
    assert QuietHours(SHANGHAI, spans=()).next_loud(at(3)) == at(3)


def test_a_day_without_a_loud_moment_is_refused():
    with pytest.raises(ValueError, match="no time"):
        QuietHours(SHANGHAI, spans=((time(8), time(20)), (time(20), time(8))))

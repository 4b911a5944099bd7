"""Working time: the moments of the handbook, and a slow minute-by-minute clock to compare with."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import Measure
from services.rules.working_time import Calendar, knows

SHANGHAI = ZoneInfo("Asia/Shanghai")
CALENDAR = Calendar(SHANGHAI)
MINUTE = timedelta(minutes=1)
MEASURES = st.sampled_from(list(Measure))
WORKING = st.sampled_from([Measure.WORKING_HOURS, Measure.WORKING_DAYS])
MOMENTS = st.integers(0, 1064 * 24 * 60).map(lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + minutes * MINUTE)


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=SHANGHAI)


@lru_cache
def works(day: date) -> bool:
    return CALENDAR.is_workday(day)


def open_minute(moment: datetime) -> bool:
    """Whether the minute that begins at ``moment`` is working time, written without the code under test."""
    local = moment.astimezone(SHANGHAI)
    return works(local.date()) and local.hour in {8, 9, 10, 11, 14, 15, 16, 17}


def slow_add(start: datetime, minutes: int) -> datetime:
    moment = start
    while minutes:
        minutes -= open_minute(moment)
        moment += MINUTE
    return moment


@pytest.mark.parametrize(
    ("start", "amount", "measure", "end"),
    [
        (at(2026, 3, 10, 10), 1, Measure.WORKING_DAYS, at(2026, 3, 11, 10)),
        (at(2026, 3, 10, 10), 4, Measure.WORKING_HOURS, at(2026, 3, 10, 16)),
        (at(2026, 3, 10, 8), 8, Measure.WORKING_HOURS, at(2026, 3, 10, 18)),
        (at(2026, 3, 10, 8), 1, Measure.WORKING_DAYS, at(2026, 3, 10, 18)),
        (at(2026, 3, 10, 20), 1, Measure.WORKING_HOURS, at(2026, 3, 11, 9)),
        (at(2026, 3, 10, 13), 1, Measure.WORKING_HOURS, at(2026, 3, 10, 15)),
        (at(2026, 3, 13, 17), 2, Measure.WORKING_HOURS, at(2026, 3, 16, 9)),
        (at(2026, 3, 13, 17), 2, Measure.NATURAL_HOURS, at(2026, 3, 13, 19)),
        (at(2026, 3, 13, 17), 2, Measure.NATURAL_DAYS, at(2026, 3, 15, 17)),
        (at(2026, 3, 13, 17), 15, Measure.NATURAL_MINUTES, at(2026, 3, 13, 17, 15)),
        (at(2025, 9, 30, 17), 2, Measure.WORKING_HOURS, at(2025, 10, 9, 9)),
        (at(2025, 10, 11, 9), 1, Measure.WORKING_HOURS, at(2025, 10, 11, 10)),
        (at(2026, 3, 10, 20), 0, Measure.WORKING_DAYS, at(2026, 3, 10, 20)),
    ],
)
def test_a_limit_ends_when_the_handbook_says(start, amount, measure, end):
    assert CALENDAR.add(start, amount, measure) == end
    assert CALENDAR.add(start, amount, measure).tzinfo is UTC


@given(MOMENTS, st.integers(0, 60 * 8 * 25))
@settings(max_examples=40)
def test_the_fast_clock_agrees_with_the_slow_one(start, minutes):
    assert CALENDAR.add_seconds(start, minutes * 60, Measure.WORKING_HOURS) == slow_add(start, minutes)


@given(MOMENTS, st.integers(0, 40 * 24 * 60))
@settings(max_examples=40)
def test_elapsed_counts_the_open_minutes(start, minutes):
    counted = sum(open_minute(start + index * MINUTE) for index in range(minutes))
    assert CALENDAR.elapsed(start, start + minutes * MINUTE, Measure.WORKING_HOURS) == counted * MINUTE


@given(MOMENTS, st.timedeltas(timedelta(), timedelta(days=40)), st.integers(0, 60), MEASURES)
def test_a_later_start_never_ends_earlier(start, later, amount, measure):
    assert CALENDAR.add(start, amount, measure) <= CALENDAR.add(start + later, amount, measure)


@given(MOMENTS, st.integers(0, 60), st.integers(0, 60), MEASURES)
def test_more_never_ends_earlier(start, amount, more, measure):
    assert CALENDAR.add(start, amount, measure) <= CALENDAR.add(start, amount + more, measure)


@given(MOMENTS, st.integers(0, 60 * 24 * 3600), MEASURES)
def test_what_was_added_has_elapsed(start, seconds, measure):
    end = CALENDAR.add_seconds(start, seconds, measure)
    assert CALENDAR.elapsed(start, end, measure) == timedelta(seconds=seconds)
    assert CALENDAR.elapsed(end, start, measure) == -timedelta(seconds=seconds)


@given(MOMENTS, st.integers(0, 10**6), st.integers(0, 10**6), WORKING)
def test_a_stopped_clock_goes_on_where_it_stood(start, first, second, measure):
    between = CALENDAR.add_seconds(start, first, measure)
    assert CALENDAR.add_seconds(between, second, measure) == CALENDAR.add_seconds(start, first + second, measure)


def test_a_clock_that_had_run_out_has_nothing_left():
    assert CALENDAR.add_seconds(at(2026, 3, 10, 20), -60, Measure.WORKING_HOURS) == at(2026, 3, 10, 20)


def test_holidays_make_up_days_and_own_days_count():
    assert not CALENDAR.is_workday(date(2026, 1, 1))
    assert CALENDAR.is_workday(date(2025, 10, 11))  # a Saturday that is worked
    own = Calendar(
        SHANGHAI,
        extra_days_off=frozenset({date(2026, 3, 10)}),
        extra_workdays=frozenset({date(2026, 1, 1), date(2026, 3, 14)}),
    )
    assert not own.is_workday(date(2026, 3, 10))
    assert own.is_workday(date(2026, 1, 1))
    assert own.is_workday(date(2026, 3, 14))


def test_an_unknown_year_counts_monday_to_friday_but_for_what_is_off_every_year():
    assert knows(2026)
    assert not knows(2100)
    off = [date(2099, 1, 1), date(2099, 5, 1), date(2098, 5, 2), *(date(2098, 10, day) for day in (1, 2, 3))]
    assert [day for day in off if CALENDAR.is_workday(day)] == []
    around = [date(2099, 1, 2), date(2099, 4, 30), date(2098, 5, 5), date(2098, 9, 30), date(2098, 10, 6)]
    assert all(CALENDAR.is_workday(day) for day in around)  # what is put around them is not known
    assert not CALENDAR.is_workday(date(2100, 1, 2))  # a Saturday
    assert CALENDAR.is_workday(date(1999, 12, 31))
    own = Calendar(SHANGHAI, extra_workdays=frozenset({date(2099, 1, 1)}))
    assert own.is_workday(date(2099, 1, 1))
    assert CALENDAR.add(at(2098, 12, 31, 17), 2, Measure.WORKING_HOURS) == at(2099, 1, 2, 9)


@pytest.mark.parametrize(
    "periods", [(), ((time(12), time(8)),), ((time(8), time(12)), (time(11), time(18))), ((time(8), time(8)),)]
)
def test_impossible_periods_are_refused(periods):
    with pytest.raises(ValueError, match="periods"):
        Calendar(SHANGHAI, periods=periods)


def test_a_year_of_working_days_is_added_at_once():
    start = at(2025, 3, 10, 10)
    began = process_time()
    Calendar(SHANGHAI, periods=((time(9), time(17)),)).add(start, 250, Measure.WORKING_DAYS)
    assert process_time() - began < 0.05  # 3 ms here, with nothing cached; room for a busy machine

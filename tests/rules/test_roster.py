"""The duty roster's rule against a slow one that walks every day of every line, minute by minute."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as some

from models import Days
from services.rules.roster import Away, Shift, clash, covers, on_duty, present, stands_in, stretches, told
from services.rules.working_time import Calendar

CHINA = Calendar(ZoneInfo("Asia/Shanghai"))
CALENDARS = (CHINA, Calendar(ZoneInfo("UTC")), Calendar(ZoneInfo("Asia/Kathmandu")))
NEW_YEAR = datetime(2025, 12, 31, 12, tzinfo=UTC)
"""Around it lie a year's end, a holiday on a working day and make-up days on a weekend."""
WEEK = list(Days)[3:]

moments = some.integers(-3 * 24 * 60, 4 * 24 * 60).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes))
hours = some.integers(0, 24 * 60 - 1) | some.sampled_from([0, 8 * 60, 18 * 60])
shifts = some.builds(
    Shift,
    person=some.integers(1, 3),
    days=some.sampled_from(Days),
    opens=hours,
    closes=hours | some.just(24 * 60),
    since=moments,
    until=some.none() | moments,
)
aways = some.builds(
    lambda person, stand_in, since, hours: Away(person, stand_in, since, since + timedelta(hours=hours)),
    some.integers(1, 4), some.none() | some.integers(1, 4), moments, some.integers(1, 200),
)  # fmt: skip


def slowly(shift: Shift, calendar: Calendar) -> set[datetime]:
    """Every minute of the days around the new year in which the shift is on."""
    found: set[datetime] = set()
    day = date(2025, 12, 27)
    while day < date(2026, 1, 6):
        if begins(shift.days, day, calendar):
            long = (shift.closes - shift.opens) % (24 * 60) or 24 * 60
            first = datetime.combine(day, time(), calendar.timezone) + timedelta(minutes=shift.opens)
            found |= {(first + timedelta(minutes=minute)).astimezone(UTC) for minute in range(long)}
        day += timedelta(days=1)
    return {at for at in found if shift.since <= at and (shift.until is None or at < shift.until)}


def begins(days: Days, day: date, calendar: Calendar) -> bool:
    if days is Days.EVERY_DAY:
        return True
    if days in WEEK:
        return WEEK.index(days) == day.weekday()
    return calendar.is_workday(day) is (days is Days.WORKDAYS)


@settings(max_examples=40)
@given(shift=shifts, calendar=some.sampled_from(CALENDARS), at=some.lists(moments, min_size=20, max_size=40))
def test_a_line_is_on_in_exactly_the_minutes_of_the_slow_rule(
    shift: Shift, calendar: Calendar, at: list[datetime]
) -> None:
    minutes = slowly(shift, calendar)
    edges = [edge for edge in (shift.since, shift.until) if edge]
    for moment in (*at, *edges, *(edge - timedelta(minutes=1) for edge in edges)):
        assert covers(shift, moment, calendar) == (moment in minutes), moment


@settings(max_examples=40)
@given(
    lines=some.lists(shifts, max_size=4),
    calendar=some.sampled_from(CALENDARS),
    start=moments,
    probe=some.lists(some.integers(0, 3 * 24 * 60 - 1), min_size=10, max_size=30),
)
def test_the_stretches_of_a_week_have_no_hole_and_say_who_is_on(
    lines: list[Shift], calendar: Calendar, start: datetime, probe: list[int]
) -> None:
    found = stretches(lines, start, start + timedelta(days=3), calendar)
    assert [one.start for one in found] == [start, *(one.end for one in found[:-1])]
    assert found[-1].end == start + timedelta(days=3)
    assert all(one.people != after.people for one, after in pairwise(found))
    for minute in probe:
        at = start + timedelta(minutes=minute)
        (there,) = [one for one in found if one.start <= at < one.end]
        assert there.people == on_duty(lines, at, calendar)


@given(
    usual=some.lists(some.integers(1, 4), max_size=3, unique=True),
    lines=some.lists(shifts, max_size=3),
    away=some.lists(aways, max_size=4),
    at=moments,
)
def test_nobody_on_leave_is_told_and_everybody_else_in_the_right_order(
    usual: list[int], lines: list[Shift], away: list[Away], at: datetime
) -> None:
    absent = {one.person for one in away if one.since <= at < one.until}
    found, wide = told(usual, lines, away, at, CHINA), told(usual, lines, away, at, CHINA, wide=True)
    assert not absent & set(wide)
    assert len(set(wide)) == len(wide)
    duty = present(on_duty(lines, at, CHINA), away, at)
    assert found == (duty or present(usual, away, at))
    assert set(wide) == {*duty, *present(usual, away, at)}


def test_a_stand_in_who_is_away_too_has_a_stand_in_and_a_circle_has_none() -> None:
    def away(person: int, stand_in: int | None) -> Away:
        return Away(person, stand_in, NEW_YEAR, NEW_YEAR + timedelta(days=1))

    assert stands_in(1, [away(1, 2), away(2, 3)], NEW_YEAR) == 3
    assert stands_in(1, [away(1, 2), away(2, 1)], NEW_YEAR) is None
    assert stands_in(1, [away(1, None)], NEW_YEAR) is None
    assert stands_in(1, [away(1, 2)], NEW_YEAR + timedelta(days=1)) == 1


def test_the_same_person_twice_at_the_same_hours_is_found() -> None:
    def line(person: int, days: Days, opens: int, closes: int) -> Shift:
        return Shift(person, days, opens * 60, closes * 60, NEW_YEAR)

    night = line(1, Days.EVERY_DAY, 18, 8)
    assert clash(night, [night]) is night
    assert clash(line(1, Days.SATURDAY, 20, 22), [night]) is night
    assert clash(line(1, Days.SATURDAY, 8, 18), [night]) is None
    assert clash(line(1, Days.SATURDAY, 0, 24), [night]) is None  # its day is free, and who is on twice is told once
    assert clash(line(1, Days.SATURDAY, 10, 14), [line(1, Days.SATURDAY, 8, 12)]) is None
    assert clash(line(1, Days.SATURDAY, 0, 8), [night]) is night
    assert clash(line(2, Days.EVERY_DAY, 18, 8), [night]) is None
    assert clash(line(1, Days.SATURDAY, 0, 24), [line(1, Days.SUNDAY, 0, 24)]) is None

"""Who is told at a moment: those on duty when a roster says so, else the usual ones who are not on leave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from models import Days, Role
from models.roster import DAY
from services.rules.working_time import Calendar

_ONE_DAY = timedelta(days=1)
_WEEK = (Days.MONDAY, Days.TUESDAY, Days.WEDNESDAY, Days.THURSDAY, Days.FRIDAY, Days.SATURDAY, Days.SUNDAY)


@dataclass(frozen=True)
class Post:
    """What somebody stands for: a role over an area or for a unit."""

    role: Role
    area_id: int | None = None
    unit_id: int | None = None


@dataclass(frozen=True)
class Shift:
    """One line of a roster. Hours that end where they begin or before run over midnight, up to a whole day."""

    person: int
    days: Days
    opens: int
    closes: int
    since: datetime
    until: datetime | None = None
    id: int = 0


@dataclass(frozen=True)
class Away:
    """Somebody on leave, and who acts for them."""

    person: int
    stand_in: int | None
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Stretch:
    """A time in which the same people are on duty; nobody where ``people`` is empty."""

    start: datetime
    end: datetime
    people: tuple[int, ...]


def covers(shift: Shift, at: datetime, calendar: Calendar) -> bool:
    """Whether the shift is on at this moment, by the town's clock on the wall."""
    if at < shift.since or (shift.until is not None and at >= shift.until):
        return False
    local = at.astimezone(calendar.timezone)
    minute, today = local.hour * 60 + local.minute, local.date()
    if shift.opens < shift.closes:
        return shift.opens <= minute < shift.closes and _begins_on(shift.days, today, calendar)
    if minute >= shift.opens and _begins_on(shift.days, today, calendar):
        return True
    return minute < shift.closes and _begins_on(shift.days, today - _ONE_DAY, calendar)


def _begins_on(days: Days, day: date, calendar: Calendar) -> bool:
    match days:
        case Days.EVERY_DAY:
            return True
        case Days.WORKDAYS:
            return calendar.is_workday(day)
        case Days.DAYS_OFF:
            return not calendar.is_workday(day)
        case _:
            return days is _WEEK[day.weekday()]


def on_duty(shifts: Iterable[Shift], at: datetime, calendar: Calendar) -> tuple[int, ...]:
    """Everybody whose shift is on, in the roster's order."""
    return tuple(dict.fromkeys(shift.person for shift in shifts if covers(shift, at, calendar)))


def stands_in(person: int, away: Iterable[Away], at: datetime) -> int | None:
    """Who acts for ``person`` now: they themselves, the stand-in, the stand-in's own, or nobody."""
    absent = {one.person: one.stand_in for one in away if one.since <= at < one.until}
    seen: set[int] = set()
    acting: int | None = person
    while acting in absent:
        if acting in seen:
            return None
        seen.add(acting)
        acting = absent[acting]
    return acting


def present(people: Iterable[int], away: Sequence[Away], at: datetime) -> tuple[int, ...]:
    """These people, or whoever acts for those of them who are on leave."""
    acting = (stands_in(person, away, at) for person in people)
    return tuple(dict.fromkeys(person for person in acting if person is not None))


def told(
    usual: Sequence[int],
    shifts: Sequence[Shift],
    away: Sequence[Away],
    at: datetime,
    calendar: Calendar,
    *,
    wide: bool = False,
) -> tuple[int, ...]:
    """Whom to tell: those on duty, else the usual ones, each with their stand-in; in danger (``wide``) all of them."""
    duty = present(on_duty(shifts, at, calendar), away, at)
    if duty and not wide:
        return duty
    return tuple(dict.fromkeys((*duty, *present(usual, away, at))))


def stretches(
    shifts: Sequence[Shift], start: datetime, end: datetime, calendar: Calendar, away: Sequence[Away] = ()
) -> list[Stretch]:
    """Who is on duty from ``start`` to ``end``, stretch by stretch without a hole; of those on leave who stands in."""
    found: list[Stretch] = []
    leaves = {moment for one in away for moment in (one.since, one.until) if start < moment < end}
    for opens, closes in pairwise(sorted(_changes(shifts, start, end, calendar) | leaves)):
        people = present(on_duty(shifts, opens, calendar), away, opens)
        if found and found[-1].people == people:
            found[-1] = Stretch(found[-1].start, closes, people)
        else:
            found.append(Stretch(opens, closes, people))
    return found


def _changes(shifts: Sequence[Shift], start: datetime, end: datetime, calendar: Calendar) -> set[datetime]:
    """The moments at which somebody may come or go, with both ends."""
    moments = {shift.since for shift in shifts} | {shift.until for shift in shifts if shift.until is not None}
    minutes = {0} | {minute for shift in shifts for minute in (shift.opens, shift.closes)}
    day = start.astimezone(calendar.timezone).date()
    while day <= end.astimezone(calendar.timezone).date():
        moments |= {_moment(day, minute, calendar) for minute in minutes}
        day += _ONE_DAY
    return {start.astimezone(UTC), end.astimezone(UTC)} | {at.astimezone(UTC) for at in moments if start < at < end}


def _moment(day: date, minute: int, calendar: Calendar) -> datetime:
    days, rest = divmod(minute, DAY)
    day += days * _ONE_DAY
    return datetime(day.year, day.month, day.day, rest // 60, rest % 60, tzinfo=calendar.timezone).astimezone(UTC)


def clash(shift: Shift, others: Iterable[Shift]) -> Shift | None:
    """A line by which the same person is on duty in all of these hours already: another would add nothing."""
    return next((other for other in others if other.person == shift.person and _holds(other, shift)), None)


def _holds(one: Shift, other: Shift) -> bool:
    """Whether all of ``other`` lies in ``one``."""
    if one.since > other.since or (one.until is not None and (other.until is None or other.until > one.until)):
        return False
    if one.days is Days.EVERY_DAY:
        return _of_a_day(other) <= _of_a_day(one)
    return one.days is other.days and _minutes(other) <= _minutes(one)


def _of_a_day(shift: Shift) -> set[int]:
    return {minute % DAY for minute in _minutes(shift)}


def _minutes(shift: Shift) -> set[int]:
    """The minutes of two days that a shift takes which begins on the first."""
    closes = shift.closes if shift.closes > shift.opens else shift.closes + DAY
    return set(range(shift.opens, closes))

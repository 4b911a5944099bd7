"""Which period a bulletin tells of, when it is drafted, and when it may be published.

Units that a bulletin names see their line a working day before. So the weekly one, which stands in the group on Monday
morning, is drafted on the working day before, and tells of the days up to then: from the last one's draft to this
one's, so that no day is missing and none counts twice, whatever holidays lie between.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from models import BulletinKind
from services.rules.day_times import moment_of, workday_before
from services.rules.working_time import Calendar

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_LONG_HOLIDAYS = 5
"""So many weeks in a row have a working day."""
ON_TIME = timedelta(hours=1)
"""A draft that is made later than this gives the units a working day of its own."""


@dataclass(frozen=True)
class Schedule:
    """Which bulletins there are; ``weekday`` (1 is Monday) and ``at`` are when the weekly one is published."""

    weekly: bool = True
    monthly: bool = True
    quarterly: bool = True
    weekday: int = 1
    at: time = time(9)

    def wants(self, kind: BulletinKind) -> bool:
        """Whether there is one of this kind."""
        return {
            BulletinKind.WEEK: self.weekly,
            BulletinKind.MONTH: self.monthly,
            BulletinKind.QUARTER: self.quarterly,
        }[kind]


@dataclass(frozen=True)
class Issue:
    """One period: from ``start`` up to but not including ``end``, compared with what began at ``before``."""

    key: str
    before: datetime
    start: datetime
    end: datetime
    draft: datetime
    publish: datetime


def latest(kind: BulletinKind, calendar: Calendar, schedule: Schedule, now: datetime) -> Issue | None:
    """The newest issue whose draft is due."""
    found = [issue for issue in _around(kind, calendar, schedule, now) if issue.draft <= now]
    return found[-1] if found else None


def upcoming(kind: BulletinKind, calendar: Calendar, schedule: Schedule, now: datetime) -> datetime:
    """When the next one is drafted."""
    return next(issue.draft for issue in _around(kind, calendar, schedule, now) if issue.draft > now)


def publish_when(issue: Issue, calendar: Calendar, schedule: Schedule, told_at: datetime) -> datetime:
    """When an issue whose draft is shown at ``told_at`` may be published: a working day lies between."""
    if told_at <= issue.draft + ON_TIME:
        return issue.publish
    today = told_at.astimezone(calendar.timezone).date()
    day = _workday_after(calendar, calendar.workday_from(today))
    return max(issue.publish, moment_of(calendar, day, schedule.at))


def _around(kind: BulletinKind, calendar: Calendar, schedule: Schedule, now: datetime) -> Iterator[Issue]:
    """The issues near ``now``, in order."""
    today = now.astimezone(calendar.timezone).date()
    if kind is BulletinKind.WEEK:
        return _weeks(calendar, schedule, today)
    return _months(calendar, schedule, today, 1 if kind is BulletinKind.MONTH else 3)


def _weeks(calendar: Calendar, schedule: Schedule, today: date) -> Iterator[Issue]:
    first = today - timedelta(days=(today.isoweekday() - schedule.weekday) % 7)
    weeks = (first + _WEEK * away for away in range(-2 * _LONG_HOLIDAYS, _LONG_HOLIDAYS + 1))
    days = [day for week in weeks if (day := _workday_within(calendar, week)) is not None]
    ends = [workday_before(calendar, day) for day in days]
    for at in range(2, len(days)):
        before, start, end = (moment_of(calendar, ends[at - back], time()) for back in (2, 1, 0))
        draft, publish = (moment_of(calendar, day, schedule.at) for day in (ends[at], days[at]))
        yield Issue(days[at].isoformat(), before, start, end, draft, publish)


def _months(calendar: Calendar, schedule: Schedule, today: date, length: int) -> Iterator[Issue]:
    number = today.year * 12 + today.month - 1
    current = number - number % length
    for start in range(current - 2 * length, current + 2 * length, length):
        before, first, end = (_first_of(start + away) for away in (-length, 0, length))
        draft = calendar.workday_from(end)
        year, month = divmod(start, 12)
        key = f"{year}-{month + 1:02}" if length == 1 else f"{year}-Q{month // 3 + 1}"
        yield Issue(
            key,
            *(moment_of(calendar, day, time()) for day in (before, first, end)),
            *(moment_of(calendar, day, schedule.at) for day in (draft, _workday_after(calendar, draft))),
        )


def _first_of(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _workday_within(calendar: Calendar, week: date) -> date | None:
    days = (week + timedelta(days=days) for days in range(7))
    return next((day for day in days if calendar.is_workday(day)), None)


def _workday_after(calendar: Calendar, day: date) -> date:
    return calendar.workday_from(day + _DAY)

"""Months of points: when a list is posted, how long somebody may say that it is wrong, which month comes next."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from models import Measure
from services.rules.day_times import moment_of
from services.rules.point_settings import PointSettings
from services.rules.working_time import Calendar


def next_posting(calendar: Calendar, rules: PointSettings, now: datetime) -> datetime:
    """The first working day of a month, at the time of posting, that is next after ``now``."""
    first = now.astimezone(calendar.timezone).date().replace(day=1)
    while True:
        moment = moment_of(calendar, calendar.workday_from(first), rules.posted_at)
        if moment > now:
            return moment.astimezone(UTC)
        first = (first + timedelta(days=31)).replace(day=1)


def working_days_after(calendar: Calendar, at: datetime, days: int) -> datetime:
    """So many working days later."""
    return calendar.add(at, days, Measure.WORKING_DAYS)


def after(month: str) -> str:
    """``2026-12`` → ``2027-01``."""
    year, number = map(int, month.split("-"))
    return f"{year + number // 12}-{number % 12 + 1:02}"


def months(first: str, end: str) -> Iterator[str]:
    """From ``first`` up to but not including ``end``."""
    while first < end:
        yield first
        first = after(first)

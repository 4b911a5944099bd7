"""When the cards of the day are dealt, on which days, and how late one that was missed still makes sense."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from services.rules.quiet import QuietHours
from services.rules.working_time import Calendar

SAME_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class DayTimes:
    """Town times of the cards. Without ``cards`` nobody gets any."""

    cards: bool = True
    work_card: time = time(8)
    overview_card: time = time(8)
    evening_card: time = time(19, 30)


def moment_of(calendar: Calendar, day: date, at: time) -> datetime:
    """``at`` on a town day."""
    return datetime.combine(day, at, tzinfo=calendar.timezone)


def last_moment(calendar: Calendar, now: datetime, at: time) -> datetime:
    """The latest moment of a card that is not after ``now``."""
    today = now.astimezone(calendar.timezone).date()
    found = moment_of(calendar, today, at)
    return found if found <= now else moment_of(calendar, today - timedelta(days=1), at)


def morning_holds(calendar: Calendar, now: datetime, at: time) -> bool:
    """Whether a morning card makes sense now: on a working day, from its time until the day's work ends."""
    local = now.astimezone(calendar.timezone)
    return calendar.is_workday(local.date()) and at <= local.time() < max(calendar.periods[-1][1], _after(at))


def _after(at: time) -> time:
    """A card whose time is behind the working day holds for the minute in which it is due."""
    return (datetime.combine(date.min, at) + timedelta(minutes=1)).time()


def evening_holds(quiet: QuietHours, now: datetime, moment: datetime) -> bool:
    """Whether the evening card makes sense now: on its own evening, before the quiet hours."""
    return moment <= now < moment + timedelta(hours=12) and quiet.next_loud(now) == now


def workday_before(calendar: Calendar, day: date) -> date:
    """The last working day before ``day``; the day before where there is none for weeks."""
    back = (day - timedelta(days=days) for days in range(1, 31))
    return next((found for found in back if calendar.is_workday(found)), day - timedelta(days=1))


def opens_the_week(calendar: Calendar, day: date) -> bool:
    """Whether ``day`` is its week's first working day."""
    monday = day - timedelta(days=day.weekday())
    return not any(calendar.is_workday(monday + timedelta(days=days)) for days in range(day.weekday()))


def said_by_card(calendar: Calendar, at: time, now: datetime, assigned_at: datetime | None) -> bool:
    """Whether a worker's card says, or said, within the hour what a reminder would say now."""
    local = now.astimezone(calendar.timezone)
    card = moment_of(calendar, local.date(), at)
    if not calendar.is_workday(local.date()) or abs(now - card) > SAME_HOUR:
        return False
    return now < card or (assigned_at is not None and assigned_at < card)

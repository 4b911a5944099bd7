"""How often somebody may ask how it stands: once in a working day, and a weekend belongs to the Friday before it."""

from datetime import date, datetime, timedelta

from services.rules.working_time import Calendar

_LONGEST = 30


def again_from(calendar: Calendar, at: datetime) -> date:
    """The first town day on which it may be asked again after ``at``: the next working day."""
    day = at.astimezone(calendar.timezone).date()
    ahead = (day + timedelta(days=days) for days in range(1, _LONGEST))
    return next((found for found in ahead if calendar.is_workday(found)), day + timedelta(days=1))

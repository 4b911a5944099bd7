"""When people are asked how it went, and how long a second handling and a check may wait.

A hotline calls back the day after closing; what somebody is not content with it handles again, in three working days.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from services.rules.quiet import QuietHours
from services.rules.working_time import Calendar

_FAR = 60
"""So many days ahead a working day is looked for."""


@dataclass(frozen=True)
class Quality:
    """``ask_at`` is the town's time of the call-back; ``second_days`` working days, ``check_hours`` working hours."""

    ask_at: time = time(10)
    second_days: int = 3
    check_hours: int = 4


def call_back_at(calendar: Calendar, quiet: QuietHours, closed_at: datetime, at: time) -> datetime:
    """``at`` on the day after closing, or on the next working day; in working time, and when it isn't quiet."""
    closed = closed_at.astimezone(calendar.timezone).date()
    days = [closed + timedelta(days=ahead) for ahead in range(1, _FAR)]
    day = next((day for day in days if calendar.is_workday(day)), days[0])
    return speakable(calendar, quiet, datetime.combine(day, at, tzinfo=calendar.timezone))


def speakable(calendar: Calendar, quiet: QuietHours, at: datetime) -> datetime:
    """The first moment from ``at`` in working time that isn't quiet; where the two never meet, the first loud one."""
    moment = at
    for _ in range(_FAR):
        later = quiet.next_loud(calendar.next_open(moment))
        if later == moment:
            return moment
        moment = later
    return quiet.next_loud(at)

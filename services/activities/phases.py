"""On which part of its day an activity is: people check in, it is over, or neither."""

from datetime import timedelta
from enum import StrEnum

from models import Activity, ActivityState, Attendance
from models.activities import COMING
from services.act import Act

EARLY = timedelta(minutes=30)
"""So long before its start people may check in."""
AFTERWARDS = timedelta(minutes=30)
"""So long after its end they still may, and check out."""
GRACE = timedelta(minutes=15)
"""Who comes later than this after the start is late."""

ON_THE_DAY = (COMING - {ActivityState.PUBLISHED}) | {ActivityState.UNDER_WAY}


class Phase(StrEnum):
    """What its captain can do with names at this time."""

    BEFORE = "before"
    ON = "on"
    OVER = "over"


def phase_of(act: Act, activity: Activity) -> Phase:
    """Nothing yet, tick who comes, or say who was missing."""
    if is_over(act, activity):
        return Phase.OVER
    begun = activity.state in ON_THE_DAY and act.now >= activity.starts_at - EARLY
    return Phase.ON if begun and act.now < activity.ends_at else Phase.BEFORE


def is_over(act: Act, activity: Activity) -> bool:
    """Whether the captain may say who came."""
    return activity.state is ActivityState.UNDER_WAY and act.now >= activity.ends_at


def lets_in(act: Act, activity: Activity) -> bool:
    """Whether people may check in or out by themselves."""
    return activity.state in ON_THE_DAY and activity.starts_at - EARLY <= act.now <= activity.ends_at + AFTERWARDS


def ticks_as(act: Act, activity: Activity) -> Attendance:
    """What a press on a name says: there, while they come; missing, once it is over; or what the captain chose."""
    likeliest = Attendance.ABSENT if is_over(act, activity) else Attendance.ATTENDED
    return activity.ticks_as or likeliest

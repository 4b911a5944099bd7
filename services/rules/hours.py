"""How long somebody served at an activity."""

from datetime import datetime

from models import Attendance
from models.activities import CAME


def minutes_there(
    starts: datetime,
    ends: datetime,
    attendance: Attendance | None,
    came: datetime | None = None,
    left: datetime | None = None,
) -> int:
    """Minutes from when they came, no earlier than it began, until they left.

    ``left`` is known only where people check out; without it the activity counts as a whole, for a code word that is
    said at the end tells nothing of when somebody came.
    """
    if attendance not in CAME:
        return 0
    if left is None:
        return int((ends - starts).total_seconds()) // 60
    return max(0, int((left - max(starts, came or starts)).total_seconds())) // 60

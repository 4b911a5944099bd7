"""How long somebody served at an activity."""

from models import Activity, SignUp
from models.sign_ups import CAME


def minutes_there(activity: Activity, seat: SignUp) -> int:
    """Minutes from when they came until they left, of the time that it took; the same wherever hours are told.

    When they left is known only where people check out; without it the activity counts as a whole, for a code word that
    is said at the end tells nothing of when somebody came.
    """
    if seat.attendance not in CAME:
        return 0
    if seat.left_at is None:
        return int((activity.ends_at - activity.starts_at).total_seconds()) // 60
    stayed = min(seat.left_at, activity.ends_at) - max(activity.starts_at, seat.came_at or activity.starts_at)
    return max(0, int(stayed.total_seconds())) // 60

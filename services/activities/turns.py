"""What time does to an activity: sign-up opens and closes, it begins, its captain is asked who came.

``turn_at`` is when the next of these is due.
"""

from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import Activity, ActivityMove, ActivityState, Listed
from models.activities import TAKING
from services.act import Act
from services.activities.loading import move_activity
from services.activities.results import ask_results
from services.activities.spot_checks import put_on_list
from services.activities.telling import redraw_activity
from services.earliest import earliest


def next_turn_of(activity: Activity) -> datetime | None:
    """When time does the next thing to it."""
    match activity.state:
        case ActivityState.PUBLISHED:
            return activity.opens_at
        case ActivityState.OPEN | ActivityState.FULL:
            return min(activity.closes_at or activity.starts_at, activity.ends_at)
        case ActivityState.CLOSED:
            return activity.starts_at
        case ActivityState.UNDER_WAY:
            return activity.results_at or activity.ends_at
        case _:
            return None


def next_turn() -> ColumnElement[datetime]:
    """When the next activity is due for something."""
    return earliest(Activity.turn_at)


async def turn_one(act: Act, skip: int = 0) -> bool:
    """Do the next thing to one activity that is due; ``False`` when none is."""
    query = select(Activity).where(col(Activity.turn_at) <= act.now).order_by(col(Activity.turn_at), col(Activity.id))
    taken = query.offset(skip).limit(1).with_for_update(skip_locked=True)
    activity = (await act.session.execute(taken)).scalar_one_or_none()
    if activity is None:
        return False
    activity.turn_at = await _turn(act, activity)
    redraw_activity(act, activity)
    return True


async def _turn(act: Act, activity: Activity) -> datetime | None:
    """When the next thing is due; null once its captain was asked often enough."""
    if activity.state is ActivityState.PUBLISHED:
        move_activity(act, activity, ActivityMove.OPEN)
    elif activity.state in TAKING and (activity.closes_at or activity.starts_at) < activity.starts_at:
        move_activity(act, activity, ActivityMove.CLOSE)
        await put_on_list(act, activity, Listed.CLOSED)
    elif activity.state in TAKING:
        move_activity(act, activity, ActivityMove.BEGIN)
        await put_on_list(act, activity, Listed.CLOSED)
    elif activity.state is ActivityState.UNDER_WAY:
        activity.results_at = await ask_results(act, activity)
        return activity.results_at
    else:
        move_activity(act, activity, ActivityMove.BEGIN)
    return next_turn_of(activity)

"""A plan becomes the columns of an activity, and the activity becomes known."""

from typing import Any

from models import Activity, ActivityMove, ActivityState, Listed, Refusal, Refused
from services.act import Act
from services.activities.checkin import ensure_word
from services.activities.loading import move_activity
from services.activities.reminding import await_reminder
from services.activities.spot_checks import put_on_list
from services.activities.telling import show_activity, volunteers_groups
from services.activities.turns import next_turn_of
from services.rules.plans import Plan

SAME = (
    "title", "what", "bring", "place", "place_id", "lat", "lon", "photo_sha", "capacity", "minimum", "points", "deed",
    "min_age", "guardian", "skill", "locals_only", "guests", "strict", "hard", "leave_until", "checks_out",
)  # fmt: skip
"""What a plan and an activity call the same."""
RENAMED = {"start": "starts_at", "end": "ends_at", "opens": "opens_at", "closes": "closes_at"}


def values_of(plan: Plan) -> dict[str, Any]:
    """The columns of an activity that a plan fills."""
    same = {name: getattr(plan, name) for name in SAME}
    return same | {column: getattr(plan, name) for name, column in RENAMED.items()}


def write_plan(activity: Activity, plan: Plan) -> None:
    """Let the activity be what the plan says."""
    for name, value in values_of(plan).items():
        setattr(activity, name, value)


async def announce(act: Act, activity: Activity) -> None:
    """The draft becomes known: one live card in each volunteers' group, a line on the street's next list."""
    groups = await volunteers_groups(act, activity.area_id)
    if not groups:
        raise Refused(Refusal.NO_VOLUNTEERS_GROUP)
    move_activity(act, activity, ActivityMove.PUBLISH)
    ensure_word(activity)
    activity.published_at = act.now
    if activity.opens_at is None or activity.opens_at <= act.now:
        activity.state = ActivityState.OPEN
    activity.turn_at = next_turn_of(activity)
    await_reminder(act, activity)
    await act.session.flush()
    await show_activity(act, groups, activity)
    await put_on_list(act, activity, Listed.PUBLISHED)

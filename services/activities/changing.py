"""An activity is changed, called off, put off: everybody whom it concerns is told, and why."""

from datetime import UTC, timedelta
from typing import Any

from sqlmodel import col, select

from models import (
    Activity,
    ActivityMove,
    ActivityState,
    Notice,
    Refusal,
    Refused,
    Right,
    SeatState,
    SignUp,
)
from models.sign_ups import HOLDING, IN_IT
from services.act import Act
from services.activities.announcing import values_of, write_plan
from services.activities.facts import plain_facts
from services.activities.loading import access_activity, check_activity, move_activity
from services.activities.offers import promote
from services.activities.planning import answered, check_plan, plan_of
from services.activities.reminding import await_reminder
from services.activities.seats import settle_state
from services.activities.telling import redraw_activity, street_groups, tell_people, volunteers_groups
from services.activities.turns import next_turn_of
from services.facts import iso
from services.outbox import tell
from services.rules.plans import Plan, moved_by
from services.rules.words import clean, one_line

LONGEST_REASON = 100
_TOLD = ("starts_at", "ends_at", "place", "bring", "what", "points", "leave_until")
"""What those who are in hear of when it changes."""


async def change(act: Act, activity_id: int, plan: Plan, reason: str = "") -> Activity:
    """Let it be what the plan says; whoever is in hears of it, and of another time they are asked whether they come."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    check_plan(act, plan)
    if plan.capacity is not None and plan.capacity < activity.taken:
        raise Refused(Refusal.BELOW_TAKEN, number=activity.id, taken=activity.taken)
    before = {name: getattr(activity, name) for name in values_of(plan)}
    changed = [name for name, value in values_of(plan).items() if value != before[name]]
    if not changed and activity.state is not ActivityState.POSTPONED:
        raise Refused(Refusal.SAME_AS_BEFORE, number=activity.id)
    move_activity(act, activity, ActivityMove.CHANGE, reason, changed=changed)
    write_plan(activity, plan)
    await _settle(act, activity, moved="starts_at" in changed or "ends_at" in changed)
    await _tell_change(act, activity, changed, before, reason)
    await promote(act, activity)
    return activity


async def _settle(act: Act, activity: Activity, *, moved: bool) -> None:
    """The state that goes with the new times and seats."""
    if activity.state is ActivityState.POSTPONED and moved:
        move_activity(act, activity, ActivityMove.RESUME)
        activity.reason = ""
        if activity.opens_at is None or activity.opens_at <= act.now:
            activity.state = ActivityState.OPEN
    if activity.state is ActivityState.CLOSED and (activity.closes_at or activity.starts_at) > act.now:
        move_activity(act, activity, ActivityMove.OPEN)
    activity.turn_at = next_turn_of(activity)
    if moved:  # else a reminder that is due at this moment would be lost
        await_reminder(act, activity)
    await act.session.flush()
    settle_state(activity, activity.taken)


async def standing_rows(act: Act, activity: Activity) -> list[SignUp]:
    """Everybody who is in or waits, in order."""
    query = select(SignUp).where(col(SignUp.activity_id) == activity.id, col(SignUp.state).in_(IN_IT))
    return list((await act.session.execute(query.order_by(col(SignUp.rank), col(SignUp.id)))).scalars())


async def _tell_change(act: Act, activity: Activity, changed: list[str], before: dict[str, Any], reason: str) -> None:
    told = [name for name in _TOLD if name in changed and getattr(activity, name)]
    if not told or activity.state is ActivityState.DRAFT:
        return
    moved = "starts_at" in told or "ends_at" in told
    rows = await standing_rows(act, activity)
    if moved:
        for row in rows:
            row.to_confirm = row.state is SeatState.SEATED
    facts = plain_facts(act, activity) | {"changed": told, "before": iso(before["starts_at"]), "why": reason}
    holding = [row for row in rows if row.state in HOLDING]
    await tell_people(act, Notice.ACTIVITY_CHANGED, facts | {"ask": moved}, holding)
    waiting = [row for row in rows if row.state is SeatState.QUEUED]
    await tell_people(act, Notice.ACTIVITY_CHANGED, facts | {"ask": False}, waiting)


async def set_answer(act: Act, activity_id: int, step: str, words: str) -> Activity:
    """One thing of an announced activity is said anew: 改时间 周日上午9点."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    plan = answered(act, await plan_of(act, activity), step, words)
    return await change(act, activity_id, plan)


async def switch(act: Act, activity_id: int, version: int, name: str) -> Activity:
    """Turn one of the settings that are yes or no; a draft's or an announced activity's."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    check_activity(activity, version)
    move_activity(act, activity, ActivityMove.CHANGE, changed=[name])
    setattr(activity, name, not getattr(activity, name))
    redraw_activity(act, activity)
    return activity


async def cancel(act: Act, activity_id: int, reason: str) -> Activity:
    """It is not held: everybody is told, with the reason; nobody's seat is worth anything any more."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    activity.reason = _reason(reason)
    was_draft = activity.state is ActivityState.DRAFT
    move_activity(act, activity, ActivityMove.CANCEL, activity.reason)
    activity.turn_at = activity.remind_at = activity.results_at = None
    for row in await standing_rows(act, activity):
        row.offered_until, row.to_confirm = None, False
    if not was_draft:
        await _tell_off(act, activity)
    return activity


async def call_off(act: Act, activity_id: int, version: int, why: str) -> Activity:
    """The same in one press, for one of the reasons that come again and again."""
    check_activity(await access_activity(act, activity_id, Right.LEAD), version)
    return await cancel(act, activity_id, why)


async def postpone(act: Act, activity_id: int, words: str) -> Activity:
    """It is held later: at the time that is said with the reason, or at one still to be found; all keep their seats."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    later, reason = moved_by(await plan_of(act, activity), clean(words), act.now, act.town.timezone)
    return await _put_off(act, activity, later, reason)


async def put_off(act: Act, activity_id: int, version: int, days: int, why: str) -> Activity:
    """The same in one press: so many days later at the same time of day, or (0) at a time still to be found."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    check_activity(activity, version)
    start = activity.starts_at.astimezone(act.town.timezone) + timedelta(days=days)
    later = (await plan_of(act, activity)).shifted(start.astimezone(UTC)) if days else None
    return await _put_off(act, activity, later, why)


async def _put_off(act: Act, activity: Activity, later: Plan | None, reason: str) -> Activity:
    activity.reason = _reason(reason)
    move_activity(act, activity, ActivityMove.POSTPONE, activity.reason)
    activity.turn_at = activity.remind_at = activity.results_at = None
    for row in await standing_rows(act, activity):
        row.came_at = row.left_at = row.attendance = None
    if later is not None:
        return await change(act, activity.id, later, activity.reason)
    await _tell_off(act, activity)
    return activity


def _reason(words: str) -> str:
    reason = one_line(words)[:LONGEST_REASON]
    if not reason:
        raise Refused(Refusal.SAY_REASON)
    return reason


async def _tell_off(act: Act, activity: Activity) -> None:
    """The groups read it once; whoever is in or waits, in private."""
    redraw_activity(act, activity)
    facts = plain_facts(act, activity)
    await tell_people(act, Notice.ACTIVITY_OFF, facts, await standing_rows(act, activity), in_groups=False)
    groups = [*await volunteers_groups(act, activity.area_id), *await street_groups(act, activity.area_id)]
    await tell(act, groups, Notice.ACTIVITY_OFF, facts | {"to": []})

"""Before an activity: those who are in are reminded, its captain hears that people are missing, and calls for help.

``remind_at`` is when the next of these is due; a change of the time sets it anew.
"""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import (
    Activity,
    ActivityEvent,
    ActivityMove,
    ActivityState,
    Notice,
    Refusal,
    Refused,
    Reminding,
    Right,
    SeatState,
    SignUp,
)
from models.activities import COMING, TAKING
from models.sign_ups import Volunteer
from services.act import Act
from services.activities.checkin import ensure_word
from services.activities.facts import ROSTER, leader_facts, plain_facts
from services.activities.loading import access_activity, move_activity
from services.activities.telling import ORGANISER, redraw_activity, show_activity, tell_people, volunteers_groups
from services.directory import directory
from services.earliest import earliest
from services.outbox import tell
from services.people import direct_chats
from services.rules.reminding import Rung, wanted

REMINDED = COMING | {ActivityState.UNDER_WAY}
SHORT_OF = COMING - {ActivityState.PUBLISHED}
"""Where nobody may sign up yet, nobody is missing."""


def await_reminder(act: Act, activity: Activity) -> None:
    """Set when somebody is next reminded of it."""
    coming = activity.state in REMINDED
    found = act.town.reminders.next_after(act.now, activity.starts_at, act.town.quiet) if coming else None
    activity.remind_at = found if found is not None and found < activity.ends_at else None


def next_reminder() -> ColumnElement[datetime]:
    """When somebody is next reminded of something."""
    return earliest(Activity.remind_at)


async def remind_one(act: Act, skip: int = 0) -> bool:
    """Say what is due before one activity; ``False`` when nothing is."""
    due = select(Activity).where(col(Activity.remind_at) <= act.now)
    query = due.order_by(col(Activity.remind_at), col(Activity.id)).offset(skip).limit(1)
    activity = (await act.session.execute(query.with_for_update(skip_locked=True))).scalar_one_or_none()
    if activity is None or activity.remind_at is None:
        return False
    rungs = act.town.reminders.due(activity.remind_at, act.now, activity.starts_at, act.town.quiet)
    await_reminder(act, activity)
    if activity.state in REMINDED:
        await _say(act, activity, rungs)
    return True


async def _say(act: Act, activity: Activity, rungs: frozenset[Rung]) -> None:
    if rungs & {Rung.EVENING, Rung.HOURS}:
        await _remind(act, activity, rungs)
    if Rung.DOORS in rungs:
        ensure_word(activity)
    if rungs & {Rung.EVENING, Rung.DOORS}:
        leader = await direct_chats(act.session, [activity.leader_id])
        await show_activity(act, leader.values(), activity, audience=ORGANISER)
    if Rung.SHORT in rungs and missing(activity) > 0 and activity.state in SHORT_OF:
        leader = await direct_chats(act.session, [activity.leader_id])
        await tell(act, leader.values(), Notice.ACTIVITY_SHORT, await call_facts(act, activity))


async def _remind(act: Act, activity: Activity, rungs: frozenset[Rung]) -> None:
    """Whoever has a seat, as each chose; of whoever has not answered another time yet it is asked once more."""
    query = select(SignUp).where(col(SignUp.activity_id) == activity.id, col(SignUp.state) == SeatState.SEATED)
    seats = list((await act.session.execute(query.order_by(col(SignUp.rank), col(SignUp.id)))).scalars())
    choices = await _choices(act, {seat.person_id for seat in seats})
    same_evening = act.town.reminders.before_the_night(activity.starts_at, act.town.quiet)
    told = [
        seat for seat in seats if wanted(choices.get(seat.person_id, Reminding.BOTH), rungs, same_evening=same_evening)
    ]
    facts = plain_facts(act, activity) | {"leader": await leader_facts(act, activity)}
    for ask in (False, True):
        rows = [seat for seat in told if seat.to_confirm is ask]
        await tell_people(act, Notice.ACTIVITY_SOON, facts | {"ask": ask}, rows)


async def _choices(act: Act, people: Iterable[int]) -> dict[int, Reminding]:
    """Person id of a row → what whoever that is today chose."""
    known = await directory(act.session)
    today = {one: known.today(one) for one in people}
    query = select(Volunteer.person_id, Volunteer.remind).where(col(Volunteer.person_id).in_(set(today.values())))
    chosen: dict[int, Reminding] = {row[0]: Reminding(row[1]) for row in (await act.session.execute(query)).all()}
    return {one: chosen[person] for one, person in today.items() if person in chosen}


def missing(activity: Activity) -> int:
    """How many people are missing: of the minimum, or of half the seats where none was named."""
    return (activity.minimum or (activity.capacity + 1) // 2) - activity.taken


async def call_facts(act: Act, activity: Activity) -> dict[str, Any]:
    """What a call for help says, to be copied or posted."""
    needed = activity.minimum or (activity.capacity + 1) // 2
    leader = await leader_facts(act, activity)
    link = act.town.doors.link(ROSTER, activity.id)
    return plain_facts(act, activity) | {"needed": needed, "leader": leader, "link": link, "to": []}


async def _called_today(act: Act, activity: Activity) -> bool:
    midnight = datetime.combine(act.today, time(), tzinfo=act.town.timezone)
    query = select(ActivityEvent.id).where(
        col(ActivityEvent.activity_id) == activity.id,
        col(ActivityEvent.move) == ActivityMove.CALL_HELP,
        col(ActivityEvent.at) >= midnight,
    )
    return (await act.session.execute(query.limit(1))).first() is not None


async def call_for_help(act: Act, activity_id: int) -> Activity:
    """Post the call in the volunteers' groups, once a day; a sign-up that has closed opens again until the start."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    if activity.state is ActivityState.CLOSED:
        activity.closes_at = None
        move_activity(act, activity, ActivityMove.OPEN)
        activity.turn_at = activity.starts_at
    if activity.state not in TAKING or activity.taken >= activity.capacity:
        raise Refused(Refusal.NOBODY_NEEDED, number=activity.id)
    if await _called_today(act, activity):
        raise Refused(Refusal.CALLED_TODAY, number=activity.id)
    move_activity(act, activity, ActivityMove.CALL_HELP)
    groups = await volunteers_groups(act, activity.area_id)
    await tell(act, groups, Notice.HELP_WANTED, await call_facts(act, activity))
    redraw_activity(act, activity)
    return activity

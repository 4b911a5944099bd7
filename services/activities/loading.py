"""The only way to an activity that somebody asked for: loading it is the permission check."""

from sqlalchemy import ColumnElement, or_
from sqlmodel import col, select

from models import (
    Activity,
    ActivityEvent,
    ActivityMove,
    ActivityState,
    Area,
    Person,
    Reach,
    Refusal,
    Refused,
    Right,
    reaches,
)
from models.activities import ACTIVITY_MOVES
from services.access import Standing, require, standings
from services.act import Act
from services.directory import directory, ids_of


def may_run(standing: Standing, activity: Activity, path: str, right: Right) -> bool:
    """Whether this standing gives the right on an activity whose area lies at ``path``."""
    return not standing.over and any(
        _within(reach, standing, activity, path) for reach in reaches(standing.role, right)
    )


def _within(reach: Reach, standing: Standing, activity: Activity, path: str) -> bool:
    match reach:
        case Reach.OWN:
            return bool(standing.people & {activity.made_by_id, activity.leader_id})
        case Reach.AREA:
            return standing.covers(path)
        case Reach.ANYWHERE:
            return True
        case _:
            return False


async def access_activity(act: Act, activity_id: int, right: Right) -> Activity:
    """The activity, locked, for somebody who has ``right`` on it; refuses everybody else.

    A draft is not there for anybody who may not lead it.
    """
    query = select(Activity, Area.path).join(Area, col(Area.id) == col(Activity.area_id))
    fresh = query.where(col(Activity.id) == activity_id).with_for_update(of=Activity)
    row = (await act.session.execute(fresh.execution_options(populate_existing=True))).one_or_none()
    if act.person is None:
        raise Refused(Refusal.NOT_FOR_STRANGERS)
    if row is None or not await _may_see(act, act.person, row[0], row[1]):
        raise Refused(Refusal.NO_SUCH_ACTIVITY, number=activity_id)
    activity: Activity = row[0]
    if not any(may_run(one, activity, row[1], right) for one in await _held(act, act.person)):
        raise Refused(Refusal.NOT_YOUR_ACTIVITY, number=activity_id)
    return activity


def was_announced(activity: Activity) -> bool:
    """Whether anybody may know of it: neither a draft nor one that was dropped."""
    return activity.state is not ActivityState.DRAFT and (
        activity.state is not ActivityState.CANCELLED or activity.published_at is not None
    )


async def _may_see(act: Act, person: Person, activity: Activity, path: str) -> bool:
    if was_announced(activity):
        return True
    return any(may_run(one, activity, path, Right.LEAD) for one in await _held(act, person))


async def _held(act: Act, person: Person) -> list[Standing]:
    return await standings(act.session, person, act.now)


async def leads(act: Act, activity: Activity) -> bool:
    """Whether the acting person runs this activity."""
    return await _has(act, activity, Right.LEAD)


async def knows_names(act: Act, activity: Activity) -> bool:
    """Whether the acting person runs it, or checks it for the street: both read who is in by their real names."""
    return await _has(act, activity, Right.LEAD) or await _has(act, activity, Right.SPOT_CHECK)


async def _has(act: Act, activity: Activity, right: Right) -> bool:
    if act.person is None:
        return False
    path = (await directory(act.session)).path_of(activity.area_id)
    return any(may_run(one, activity, path, right) for one in await _held(act, act.person))


async def organising(act: Act) -> Area:
    """The area for which the acting person makes activities: the widest of theirs; refuses who makes none."""
    try:
        found = await require(act, Right.ORGANISE)
    except Refused as refused:
        if refused.refusal is Refusal.NOT_YOURS:
            raise Refused(Refusal.NOT_AN_ORGANISER) from None
        raise
    paths = [one.path for one in found if one.path]
    if not paths:
        raise Refused(Refusal.NOT_AN_ORGANISER)
    known = await directory(act.session)
    widest = min(paths, key=lambda path: path.count("/"))
    return known.areas[int(widest.strip("/").rpartition("/")[2])]


def check_activity(activity: Activity, version: int) -> None:
    """Refuse a button that was drawn before the activity last changed."""
    if version != activity.version:
        raise Refused(Refusal.STALE, number=activity.id)


def move_activity(act: Act, activity: Activity, move: ActivityMove, words: str = "", **facts: object) -> ActivityEvent:
    """The only way in which an activity changes its state; it writes down who did what."""
    starts, ends = ACTIVITY_MOVES[move]
    if activity.state not in starts:
        raise Refused(_why_not(activity), number=activity.id)
    activity.state = ends or activity.state
    activity.version += 1
    event = ActivityEvent(
        activity_id=activity.id,
        at=act.now,
        move=move,
        person_id=act.person.id if act.person else None,
        incoming_id=act.incoming_id,
        words=words,
        facts=facts,
    )
    act.session.add(event)
    return event


def _why_not(activity: Activity) -> Refusal:
    match activity.state:
        case ActivityState.CANCELLED:
            return Refusal.ACTIVITY_CANCELLED
        case ActivityState.POSTPONED:
            return Refusal.ACTIVITY_POSTPONED
        case ActivityState.UNDER_WAY | ActivityState.RESULTS_IN | ActivityState.SETTLED:
            return Refusal.ACTIVITY_ENDED
        case _:
            return Refusal.STALE


def refuse_not_taking(activity: Activity) -> None:
    """Refuse whoever wants to come while nobody may sign up, with the one reason that holds."""
    match activity.state:
        case ActivityState.OPEN | ActivityState.FULL:
            return
        case ActivityState.PUBLISHED:
            opens = activity.opens_at.isoformat() if activity.opens_at else ""
            raise Refused(Refusal.SIGN_UP_NOT_OPEN, number=activity.id, opens=opens)
        case ActivityState.CLOSED:
            raise Refused(Refusal.SIGN_UP_CLOSED, number=activity.id)
        case _:
            raise Refused(_why_not(activity), number=activity.id)


async def around_or_inside(act: Act, area_id: int) -> ColumnElement[bool]:
    """Areas that lie around this one or inside it, itself among them: a condition on ``Area``."""
    known = await directory(act.session)
    area = known.areas[area_id]
    return or_(col(Area.id).in_(ids_of(area)), col(Area.path).startswith(area.path))

"""Making an activity: a plan becomes a draft, a draft is announced, an earlier one or a template is a plan again."""

from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from models import (
    Activity,
    ActivityMove,
    ActivitySeries,
    ActivityState,
    ActivityTemplate,
    Area,
    Refusal,
    Refused,
    Right,
)
from services.access import require_inside
from services.act import Act
from services.activities.announcing import RENAMED, SAME, announce, values_of, write_plan
from services.activities.loading import access_activity, check_activity, move_activity, organising
from services.activities.series import begin_series
from services.directory import directory
from services.rules.plans import MOST_PEOPLE, MOST_POINTS, Plan, answer, read_plan
from services.rules.words import one_line

MOST_SHOWN = 12


def said_plan(act: Act, words: str) -> Plan:
    """The plan that one message says."""
    return read_plan(words, act.now, act.town.timezone)


def answered(act: Act, plan: Plan, step: str, words: str) -> Plan:
    """The plan with one more answer; refuses an answer that says nothing of what was asked."""
    found = answer(plan, step, words, act.now, act.town.timezone)
    if found.passed:
        raise Refused(Refusal.PLAN_PAST)
    alone = answer(replace(plan, **_OPEN.get(step, {})), step, words, act.now, act.town.timezone)
    if step in ("title", "when", "count", "points", "opens", "closes", "leave") and _unread(alone, step):
        raise Refused(Refusal.PLAN_UNREAD, step=step)
    return found


_OPEN: dict[str, dict[str, Any]] = {"when": {"start": None, "end": None}, "count": {"capacity": None}}
"""What is open while it is asked for: an answer that says nothing leaves what was there."""


def _unread(plan: Plan, step: str) -> bool:
    known = {"title": plan.title, "when": plan.start, "count": plan.capacity, "points": plan.points}
    known |= {"opens": plan.opens, "closes": plan.closes, "leave": plan.leave_until}
    return known[step] in (None, "")


def check_plan(act: Act, plan: Plan) -> None:
    """Refuse a plan that cannot be: each with its own sentence."""
    if plan.passed or (plan.start is not None and plan.start <= act.now):
        raise Refused(Refusal.PLAN_PAST)
    if plan.start is not None and plan.end is not None and plan.end <= plan.start:
        raise Refused(Refusal.PLAN_ENDS_BEFORE)
    if plan.capacity is not None and not 1 <= plan.capacity <= MOST_PEOPLE:
        raise Refused(Refusal.PLAN_COUNT, most=MOST_PEOPLE)
    if plan.points is not None and not 0 <= plan.points <= MOST_POINTS:
        raise Refused(Refusal.PLAN_POINTS, most=MOST_POINTS)
    if plan.capacity is not None and plan.minimum > plan.capacity:
        raise Refused(Refusal.PLAN_MINIMUM)
    _check_moments(plan)


def _check_moments(plan: Plan) -> None:
    """Sign-up opens before it closes, and closes before the end; leaving ends before the start."""
    start, end = plan.start, plan.end
    if start is None or end is None:
        return
    late = plan.closes is not None and plan.closes > end
    never = plan.opens is not None and plan.opens >= (plan.closes or start)
    if late or never or (plan.leave_until is not None and plan.leave_until > start):
        raise Refused(Refusal.PLAN_SIGN_UP_TIMES)


async def keep_draft(act: Act, plan: Plan, activity_id: int = 0) -> Activity:
    """The plan as a draft: nobody else reads it until it is announced."""
    check_plan(act, plan)
    if activity_id:
        activity = await access_activity(act, activity_id, Right.LEAD)
        if activity.state is not ActivityState.DRAFT:
            raise Refused(Refusal.STALE, number=activity.id)
        write_plan(activity, plan)
        activity.version += 1
    else:
        area = await organising(act)
        activity = Activity(
            area_id=area.id,
            made_by_id=act.somebody.id,
            leader_id=act.somebody.id,
            made_at=act.now,
            state=ActivityState.DRAFT,
            **values_of(plan),
        )
        act.session.add(activity)
    await act.session.flush()
    await _keep_rule(act, activity, plan)
    return activity


async def _keep_rule(act: Act, activity: Activity, plan: Plan) -> None:
    """How it is repeated waits with the draft; nothing comes of it before the draft is announced."""
    series = await act.session.get(ActivitySeries, activity.series_id) if activity.series_id else None
    if not plan.repeat or plan.start is None:
        return
    first = plan.start.astimezone(act.town.timezone).replace(tzinfo=None).isoformat()
    if series is None:
        series = ActivitySeries(area_id=activity.area_id, made_by_id=act.somebody.id, rule=plan.repeat, first=first)
    series.rule, series.first, series.plan = plan.repeat, first, plan.as_dict()
    act.session.add(series)
    await act.session.flush()
    activity.series_id = series.id


async def plan_of(act: Act, activity: Activity) -> Plan:
    """The activity as a plan: to be changed, copied, kept as a template."""
    series = await act.session.get(ActivitySeries, activity.series_id) if activity.series_id else None
    same = {name: getattr(activity, name) for name in SAME}
    renamed = {name: getattr(activity, column) for name, column in RENAMED.items()}
    plan = Plan(**same, **renamed, repeat=series.rule if series else "")
    return replace(plan, length=plan.minutes())


async def publish(act: Act, activity_id: int, version: int) -> Activity:
    """Announce a draft in the volunteers' groups, and at the same time in the street's work group."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    check_activity(activity, version)
    await require_inside(act, Right.ORGANISE, activity.area_id)
    check_plan(act, await plan_of(act, activity))
    await announce(act, activity)
    if activity.series_id:
        await begin_series(act, activity)
    return activity


async def copied(act: Act, activity_id: int, words: str) -> Plan:
    """An earlier one as a plan: at the time that is said, or with the time still to be asked."""
    await organising(act)
    activity = await access_activity(act, activity_id, Right.LEAD)
    plan = (await plan_of(act, activity)).undated()
    return answered(act, plan, "when", words) if words else plan


async def keep_template(act: Act, activity_id: int, words: str) -> ActivityTemplate:
    """Keep the plan under a name, for everybody who organises there; of one name the last one stays."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    name = one_line(words)[:40] or activity.title
    same = col(ActivityTemplate.area_id) == activity.area_id, col(ActivityTemplate.name) == name
    template = (await act.session.execute(select(ActivityTemplate).where(*same))).scalar_one_or_none()
    template = template or ActivityTemplate(area_id=activity.area_id, name=name, made_by_id=act.somebody.id, at=act.now)
    template.plan, template.at = (await plan_of(act, activity)).undated().as_dict(), act.now
    act.session.add(template)
    await act.session.flush()
    return template


async def templates(act: Act) -> list[ActivityTemplate]:
    """The templates of the acting person's area and of those around and inside it."""
    area = await organising(act)
    query = select(ActivityTemplate).join(Area, col(Area.id) == col(ActivityTemplate.area_id))
    inside = col(Area.path).startswith(area.path) | col(Area.id).in_(
        [one.id for one in (await directory(act.session)).around(area).values()]
    )
    found = await act.session.execute(query.where(inside).order_by(col(ActivityTemplate.name)).limit(MOST_SHOWN))
    return list(found.scalars())


async def plan_of_template(act: Act, template_id: int) -> Plan:
    """A template as a plan, the time still to be asked."""
    found = next((one for one in await templates(act) if one.id == template_id), None)
    if found is None:
        raise Refused(Refusal.STALE, number=0)
    return Plan.of(found.plan)


async def drop_draft(act: Act, activity_id: int, version: int) -> None:
    """Nothing comes of a draft; its number is not given again."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    check_activity(activity, version)
    if activity.state is not ActivityState.DRAFT:
        raise Refused(Refusal.STALE, number=activity.id)
    move_activity(act, activity, ActivityMove.CANCEL)

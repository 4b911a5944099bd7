"""Activities that come again: each date is announced by itself, some days before it. Rules are RFC 5545's RRULE."""

from datetime import UTC, datetime, timedelta

from dateutil.rrule import rrulestr
from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import Activity, ActivitySeries, ActivityState, Refusal, Refused, Right
from services.access import may_anywhere
from services.act import Act
from services.activities.announcing import announce, values_of
from services.activities.loading import access_activity
from services.activities.telling import volunteers_groups
from services.earliest import earliest
from services.rules.plans import Plan
from services.same_person import whoever

AHEAD = timedelta(days=7)
"""How long before its start a date is announced."""


def date_after(rule: str, first: datetime, after: datetime) -> datetime | None:
    """The first date of a rule after a moment; both in town time without a zone."""
    found: datetime | None = rrulestr(rule, dtstart=first).after(after)
    return found


def _next_date(act: Act, series: ActivitySeries, after: datetime) -> datetime | None:
    local = after.astimezone(act.town.timezone).replace(tzinfo=None)
    found = date_after(series.rule, datetime.fromisoformat(series.first), local)
    return found.replace(tzinfo=act.town.timezone).astimezone(UTC) if found else None


async def begin_series(act: Act, activity: Activity) -> None:
    """The first date has been announced: the others follow by themselves."""
    series = await act.session.get_one(ActivitySeries, activity.series_id)
    if series.last_at is None:
        _await_next(act, series, activity.starts_at)


def _await_next(act: Act, series: ActivitySeries, last: datetime) -> None:
    following = _next_date(act, series, max(last, act.now))
    series.last_at = last
    series.next_at = act.town.quiet.next_loud(following - AHEAD) if following else None


def next_announcing() -> ColumnElement[datetime]:
    """When the next date of a series is to be announced."""
    return earliest(ActivitySeries.next_at)


async def announce_one(act: Act, skip: int = 0) -> bool:
    """Announce the next date of one series; ``False`` when none is due."""
    query = select(ActivitySeries).where(col(ActivitySeries.next_at) <= act.now).order_by(col(ActivitySeries.next_at))
    taken = query.offset(skip).limit(1).with_for_update(skip_locked=True)
    series = (await act.session.execute(taken)).scalar_one_or_none()
    if series is None:
        return False
    start = _next_date(act, series, max(series.last_at or act.now, act.now))
    if start is None or not await _goes_on(act, series):
        series.next_at, series.ended_at = None, act.now
        return True
    activity = Activity(
        area_id=series.area_id,
        made_by_id=series.made_by_id,
        leader_id=series.made_by_id,
        series_id=series.id,
        made_at=act.now,
        state=ActivityState.DRAFT,
        **values_of(Plan.of(series.plan).shifted(start)),
    )
    act.session.add(activity)
    await act.session.flush()
    _await_next(act, series, start)
    await announce(act, activity)
    return True


async def _goes_on(act: Act, series: ActivitySeries) -> bool:
    """Whoever began it may still make activities, and there is a group to announce it in."""
    maker = await whoever(act.session, series.made_by_id)
    return await may_anywhere(act.by(maker, None), Right.ORGANISE) and bool(
        await volunteers_groups(act, series.area_id)
    )


async def stop_series(act: Act, activity_id: int) -> Activity:
    """No more dates come by themselves; those that were announced stay."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    series = await act.session.get(ActivitySeries, activity.series_id) if activity.series_id else None
    if series is None or series.next_at is None:
        raise Refused(Refusal.NOT_REPEATED, number=activity.id)
    series.next_at, series.ended_at = None, act.now
    return activity

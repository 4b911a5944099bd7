"""A month of points: its list is posted, is open to objections, and then closes by itself, once for ever."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, true, update
from sqlmodel import col, select

from models import (
    ChainHead,
    Chat,
    ClosedMonth,
    Correction,
    Entry,
    Lane,
    Notice,
    Objection,
    PostedMonth,
    Role,
    Span,
)
from services.act import Act
from services.activities.telling import volunteers_groups
from services.directory import directory
from services.earliest import earliest
from services.facts import iso
from services.markers import has_come, next_marked
from services.once import insert_each_once
from services.outbox import tell
from services.people import direct_chats
from services.points.chain import locked_head
from services.points.quarters import send_quarter
from services.points.ranking import send_year
from services.points.tallies import together
from services.points.weekly import have_drawn, period_facts
from services.roster import of_area
from services.rules.months import after, months, next_posting, working_days_after
from services.rules.points import month_of

MARKER = "points of the month"
PAGE = "points"
"""The kind of link to a month's list."""
LATE_IN_THE_YEAR = "10"
"""From this month on the notice says who is named at its end, and what holds for equal points."""


def next_dealing() -> ColumnElement[datetime]:
    """When months are next to be posted; long ago in a house that has no date for it yet."""
    return next_marked([MARKER])


async def deal_one(act: Act, skip: int = 0) -> bool:
    """On the first working day: every month of every community that is over and was not posted; else ``False``."""
    if not await has_come(act, MARKER, next_posting(act.town.calendar, act.town.points, act.now)):
        return False
    this_month = month_of(act.today)
    for community_id in (await act.session.execute(select(ChainHead.community_id))).scalars().all():
        first = await _first_unposted(act, community_id)
        rows = [_row(act, community_id, month) for month in months(first or this_month, this_month)]
        await insert_each_once(act.session, PostedMonth, rows)
    return True


async def _first_unposted(act: Act, community_id: int) -> str | None:
    posted = select(func.max(PostedMonth.month)).where(col(PostedMonth.community_id) == community_id)
    last = (await act.session.execute(posted)).scalar_one()
    if last:
        return after(last)
    first = select(func.min(Entry.on)).where(col(Entry.community_id) == community_id)  # nothing is late before that
    day = (await act.session.execute(first)).scalar_one()
    return month_of(day) if day else None


def _row(act: Act, community_id: int, month: str) -> dict[str, Any]:
    told = {"number": 0, "hash": "", "people": 0, "points": 0}
    return {"community_id": community_id, "month": month, "due_at": act.now, **told}


def next_turn() -> ColumnElement[datetime]:
    """When a month is next posted or closed."""
    return earliest(PostedMonth.due_at)


async def turn_one(act: Act, skip: int = 0) -> bool:
    """Post or close one month whose time has come; ``False`` when none is due."""
    query = select(PostedMonth).where(col(PostedMonth.due_at) <= act.now)
    query = query.order_by(col(PostedMonth.due_at), col(PostedMonth.month), col(PostedMonth.id)).offset(skip).limit(1)
    fresh = query.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    posted = (await act.session.execute(fresh)).scalar_one_or_none()
    if posted is None:
        return False
    if posted.posted_at is None:
        await _post(act, posted)
    else:
        await close_when_clear(act, posted)
    return True


async def _post(act: Act, posted: PostedMonth) -> None:
    """From now on what comes late counts for the open month, and only corrections for this one."""
    head = await locked_head(act.session, posted.community_id)
    posted.number, posted.hash, posted.posted_at = head.number, head.hash, act.now
    posted.until = posted.due_at = working_days_after(act.town.calendar, act.now, act.town.points.objection_days)
    earned = await together(act.session, [posted.community_id], Span.MONTH, posted.month)
    posted.people, posted.points = earned.get(posted.community_id, (0, 0))
    if not posted.people:
        return
    area = (await directory(act.session)).areas[posted.community_id]
    facts = await posted_facts(act, posted)
    groups = await volunteers_groups(act, area.id)
    for chat in groups:
        await have_drawn(act, chat, area, facts)
    for chat in await desk_of(act, posted.community_id):
        told = facts | {"link": act.town.doors.link(PAGE, posted.id, chat.person_id or 0)}
        await tell(act, [chat], Notice.MONTH_PRINT, told, dedupe=f"month-print:{posted.id}")


async def desk_of(act: Act, community_id: int) -> list[Chat]:
    """The desk; the street where nobody is at the desk."""
    area = (await directory(act.session)).areas[community_id]
    for role in (Role.DESK, Role.STREET):
        if people := await of_area(act.session, area, role, act.now):
            return list((await direct_chats(act.session, people)).values())
    return []


async def posted_facts(act: Act, posted: PostedMonth) -> dict[str, Any]:
    """A month's list as its group reads it."""
    area = (await directory(act.session)).areas[posted.community_id]
    assert posted.until is not None
    first = date.fromisoformat(f"{posted.month}-01")
    last = date.fromisoformat(f"{after(posted.month)}-01") - timedelta(days=1)
    keys = posted.month, month_of(first - timedelta(days=1))
    return await period_facts(act, area, Span.MONTH, keys, (first, last)) | {
        "posted": posted.id,
        "area": area.name,
        "month": posted.month,
        "people": posted.people,
        "points": posted.points,
        "number": posted.number,
        "hash": posted.hash,
        "until": iso(posted.until),
        "top": act.town.points.top if posted.month[-2:] >= LATE_IN_THE_YEAR else 0,
        "link": act.town.doors.link(PAGE, posted.id, 0),
        "now": iso(act.now),
    }


async def close_when_clear(act: Act, posted: PostedMonth) -> None:
    """Close it for good; not while an objection is open, and not before the month in front of it.

    Whoever closes or wakes holds the head: else one worker could lay a month to rest just after another woke it.
    """
    head = await locked_head(act.session, posted.community_id)
    posted.due_at = None
    if await _waits(act, posted):
        return
    row = {"community_id": posted.community_id, "month": posted.month, "number": head.number, "hash": head.hash}
    await insert_each_once(act.session, ClosedMonth, [{**row, "closed_at": act.now}])
    posted.closed_at = act.now
    await wake_months(act, posted.community_id)
    await send_quarter(act, posted)
    await send_year(act, posted)
    if posted.people:
        await _tell_closed(act, posted, head)


async def _waits(act: Act, posted: PostedMonth) -> bool:
    open_ones = select(Objection.id).where(col(Objection.posted_id) == posted.id, col(Objection.decided_at).is_(None))
    earlier = select(PostedMonth.id).where(
        col(PostedMonth.community_id) == posted.community_id,
        col(PostedMonth.month) < posted.month,
        col(PostedMonth.closed_at).is_(None),
    )
    return any([(await act.session.execute(query.limit(1))).first() for query in (open_ones, earlier)])


async def wake_months(act: Act, community_id: int) -> None:
    """What waited is looked at again: an objection was answered, or the month in front of it is closed."""
    waiting = update(PostedMonth).where(
        col(PostedMonth.community_id) == community_id,
        col(PostedMonth.until) <= act.now,
        col(PostedMonth.due_at).is_(None),
        col(PostedMonth.closed_at).is_(None),
    )
    await act.session.flush()
    await locked_head(act.session, community_id)
    await act.session.execute(waiting.values(due_at=act.now), execution_options={"synchronize_session": False})


async def _tell_closed(act: Act, posted: PostedMonth, head: ChainHead) -> None:
    area = (await directory(act.session)).areas[posted.community_id]
    corrected = (
        select(func.count())
        .select_from(Correction)
        .join(Objection, col(Objection.id) == col(Correction.objection_id))
        .where(col(Objection.posted_id) == posted.id, Correction.agreed == true())
    )
    facts = {
        "area": area.name,
        "month": posted.month,
        "corrected": (await act.session.execute(corrected)).scalar_one(),
        "number": head.number,
        "hash": head.hash,
    }
    groups = await volunteers_groups(act, area.id)
    await tell(act, groups, Notice.MONTH_CLOSED, facts, lane=Lane.BULK, dedupe=f"month-closed:{posted.id}")

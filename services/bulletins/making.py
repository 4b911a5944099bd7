"""Time makes bulletins: a row for each community when a period's draft is due, then one row at a time."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import Area, Bulletin, BulletinKind, Level, Marker, Role
from services.act import Act
from services.bulletins.counting import figures
from services.bulletins.telling import lapse, publish, remind
from services.directory import directory
from services.earliest import earliest
from services.markers import next_marked
from services.once import insert_each_once
from services.rules.bulletins import Issue, latest, publish_when, upcoming
from services.rules.calling_back import speakable
from services.wakes import wake

_NAMES = {kind: f"bulletin {kind.value}" for kind in BulletinKind}
_DECIDE = {Level.COMMUNITY: (Role.DESK, Role.STREET), Level.STREET: (Role.STREET,)}
"""Each community has bulletins, and the street has its own."""
PICTURES = "bulletins"
"""The bell of whoever draws them."""
_DECIDED = (Bulletin.approved_at, Bulletin.published_at, Bulletin.lapsed_at)


def next_dealing() -> ColumnElement[datetime]:
    """When drafts of some kind are next due; long ago in a house that has no dates for them yet."""
    return next_marked(list(_NAMES.values()))


def next_bulletin() -> ColumnElement[datetime]:
    """When something happens to a bulletin; one that is being drawn waits for its picture."""
    return earliest(Bulletin.due_at, col(Bulletin.picture_wanted).is_(False))


async def deal_one(act: Act, skip: int = 0) -> bool:
    """Begin the drafts of one kind whose time has come; ``False`` when none is due.

    After a pause only the newest period gets one, whatever was missed.
    """
    for kind in BulletinKind:
        marker = await act.session.get(Marker, _NAMES[kind], with_for_update=True)
        if marker is None:
            act.session.add(Marker(name=_NAMES[kind], next_due=_next(act, kind)))
        elif marker.next_due <= act.now:
            marker.next_due = _next(act, kind)
            await _deal(act, kind)
            return True
    return False


def _next(act: Act, kind: BulletinKind) -> datetime:
    return upcoming(kind, act.town.calendar, act.town.bulletins, act.now).astimezone(UTC)


async def _deal(act: Act, kind: BulletinKind) -> None:
    issue = latest(kind, act.town.calendar, act.town.bulletins, act.now)
    if issue is None or not act.town.bulletins.wants(kind):
        return
    known = await directory(act.session)
    staffed = [area for area in known.areas.values() if area.level in _DECIDE and _has_somebody(act, known, area)]
    await insert_each_once(act.session, Bulletin, [_row(act, kind, issue, area) for area in staffed])


def _has_somebody(act: Act, known: Any, area: Area) -> bool:
    """Whether anybody could decide on it."""
    return any(known.of_area(area, role, act.now) for role in _DECIDE[area.level])


def _row(act: Act, kind: BulletinKind, issue: Issue, area: Area) -> dict[str, Any]:
    told_at = speakable(act.town.calendar, act.town.quiet, act.now)
    publish_at = publish_when(issue, act.town.calendar, act.town.bulletins, told_at)
    return {
        "area_id": area.id,
        "kind": kind,
        "key": issue.key,
        "before": issue.before,
        "start": issue.start,
        "end": issue.end,
        "publish_at": publish_at,
        "due_at": told_at,
        "facts": {},
        "words": "",
        "left_out": [],
        "objections": [],
        "picture_wanted": False,
    }


async def step_one(act: Act, skip: int = 0) -> bool:
    """Count, publish or remind of one bulletin whose time has come; ``False`` when none is due."""
    query = select(Bulletin).where(col(Bulletin.due_at) <= act.now, col(Bulletin.picture_wanted).is_(False))
    query = query.order_by(col(Bulletin.due_at), col(Bulletin.id)).offset(skip).limit(1)
    bulletin = (await act.session.execute(query.with_for_update(skip_locked=True))).scalar_one_or_none()
    if bulletin is None:
        return False
    bulletin.due_at = None
    if bulletin.told_at is None:
        await _count(act, bulletin)
    elif bulletin.approved_at is not None:
        await publish(act, bulletin)
    elif bulletin.dropped_at is None:
        await remind(act, bulletin)
    return True


async def _count(act: Act, bulletin: Bulletin) -> None:
    """Its figures stand from now on; where there are none, or one community's only, there is no bulletin.

    Those before it that nobody published are over: news of the week before last is none.
    """
    for older in await _unpublished_before(act, bulletin):
        await lapse(act, older)
    bulletin.facts = await figures(act, bulletin)
    if not bulletin.facts:
        bulletin.dropped_at = act.now
        return
    bulletin.picture_wanted = True
    wake(act.session, PICTURES)


async def _unpublished_before(act: Act, bulletin: Bulletin) -> Sequence[Bulletin]:
    """Of its area and kind, locked; not what is to be published at its time."""
    query = select(Bulletin).where(
        col(Bulletin.area_id) == bulletin.area_id,
        col(Bulletin.kind) == bulletin.kind,
        col(Bulletin.start) < bulletin.start,
        col(Bulletin.told_at).is_not(None),
        *(column.is_(None) for column in map(col, _DECIDED)),
    )
    return (await act.session.execute(query.with_for_update())).scalars().all()

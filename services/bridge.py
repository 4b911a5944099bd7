"""For plain WeChat groups: the texts of a day for each compound, and what somebody may copy."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import (
    Area,
    Audience,
    Case,
    Compound,
    Lane,
    Level,
    Notice,
    Refusal,
    Refused,
    Right,
    Role,
    Sensitivity,
    State,
)
from services.access import access_case, standings
from services.act import Act
from services.cases.parties import chats_for
from services.earliest import earliest
from services.facts import case_facts, iso
from services.outbox import case_of_card, tell
from services.roster import of_area
from services.rules.posts import next_post

MOST = 30
DAY = timedelta(days=1)


async def day_facts(act: Act, kind: str, place_id: int, until: datetime) -> dict[str, Any]:
    """What residents reported and what was done in the day before ``until``: open matters, cut as for a group."""
    row: Compound | Area | None = await act.session.get(Compound if kind == "compound" else Area, place_id)
    if row is None:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return {
        "id": place_id,
        "kind": kind,
        "group": row.name,
        "day": until.astimezone(act.town.timezone).date().isoformat(),
        "now": iso(until),
        "new": await _cases(act, kind, place_id, _between(Case.filed_at, until)),
        "done": await _cases(act, kind, place_id, _between(Case.closed_at, until), col(Case.state) == State.CLOSED),
    }


def _between(column: Any, until: datetime) -> ColumnElement[bool]:
    return (col(column) > until - DAY) & (col(column) <= until)


async def _cases(act: Act, kind: str, place_id: int, *where: ColumnElement[bool]) -> list[dict[str, Any]]:
    here = col(Case.compound_id) == place_id if kind == "compound" else col(Area.path).contains(f"/{place_id}/")
    query = (
        select(Case)
        .join(Area, col(Area.id) == col(Case.area_id))
        .where(here, col(Case.sensitivity) == Sensitivity.OPEN, col(Case.logged_at).is_(None), *where)
        .order_by(col(Case.id))
        .limit(MOST)
    )
    return [await case_facts(act, case, Audience.GROUP) for case in (await act.session.execute(query)).scalars()]


async def give_texts_one(act: Act, skip: int = 0) -> bool:
    """Give one community's desk its texts of the day, if anything changed; ``False`` when none is due."""
    query = (
        select(Area)
        .where(col(Area.texts_at) <= act.now)
        .order_by(col(Area.texts_at), col(Area.id))
        .offset(skip)
        .limit(1)
    )
    area = (await act.session.execute(query.with_for_update(skip_locked=True))).scalar_one_or_none()
    if area is None or area.texts_at is None:
        return False
    until = area.texts_at
    area.texts_at = next_post(act.now, act.town.timezone, act.town.daily_post)
    days = [await day_facts(act, "compound", compound, until) for compound in await _compounds(act, area)]
    groups = [day for day in days if day["new"] or day["done"]]
    if groups:
        chats = await chats_for(act, await of_area(act.session, area, Role.DESK, act.now))
        facts = {"groups": groups, "day": groups[0]["day"], "now": groups[0]["now"]}
        await tell(act, chats, Notice.DESK_DAILY, facts, lane=Lane.BULK)
    return True


async def _compounds(act: Act, area: Area) -> list[int]:
    query = select(Area.compound_id).where(col(Area.path).startswith(area.path), col(Area.compound_id).is_not(None))
    return sorted({found for found in (await act.session.execute(query)).scalars() if found})


def next_texts() -> ColumnElement[datetime]:
    """When the next desk is due."""
    return earliest(Area.texts_at)


async def schedule_texts(act: Act, at: datetime) -> None:
    """Give every community that has no date for its texts one."""
    query = select(Area).where(col(Area.level) == Level.COMMUNITY, col(Area.texts_at).is_(None))
    for area in (await act.session.execute(query)).scalars():
        area.texts_at = at


async def copied_case(act: Act, case_id: int, message: str) -> dict[str, Any]:
    """A case as a group may read it, for whoever sees it or stands in the group that shows its card."""
    try:
        case = await access_case(act, case_id, Right.SEE)
    except Refused:
        shown = await case_of_card(act, act.chat, message) if act.chat else None
        found = await act.session.get(Case, case_id) if shown == case_id else None
        if found is None:
            raise
        case = found
    if case.sensitivity is not Sensitivity.OPEN:
        raise Refused(Refusal.STALE)
    return await case_facts(act, case, Audience.GROUP)


async def copied_day(act: Act, kind: str, place_id: int, day: str) -> dict[str, Any]:
    """A day's text again, for staff of the place and in the group itself."""
    try:
        until = datetime.combine(date.fromisoformat(day), act.town.daily_post, act.town.timezone)
    except ValueError:
        raise Refused(Refusal.UNKNOWN_BUTTON) from None
    if kind not in ("compound", "area"):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    if not await _concerns(act, kind, place_id):
        raise Refused(Refusal.NOT_YOURS)
    return await day_facts(act, kind, place_id, until.astimezone(act.now.tzinfo))


async def _concerns(act: Act, kind: str, place_id: int) -> bool:
    chat = act.chat
    if chat is not None and (chat.compound_id if kind == "compound" else chat.area_id) == place_id:
        return True
    paths = [held.path for held in await standings(act.session, act.somebody, act.now) if held.path and not held.over]
    where = col(Area.compound_id) == place_id if kind == "compound" else col(Area.id) == place_id
    found = (await act.session.execute(select(Area.path).where(where))).scalars()
    return any(path.startswith(held) for path in found for held in paths)

"""Lists of cases: what waits for me, what I reported. All stand on ``visible_cases``."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, case, false, func, or_
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import col, select

from models import Area, Case, Refusal, Refused, Right, Role, State
from models.moves import WAITING
from services.access import Standing, may_anywhere, require, visible_cases
from services.act import Act
from services.deadlines import end_of_today
from services.same_person import own
from services.together import helped_by

PAGE = 5


@dataclass(frozen=True)
class Page:
    """One page of cases; ``number`` starts at 1."""

    cases: list[Case]
    number: int
    pages: int
    total: int


async def to_do(act: Act, page: int) -> Page:
    """What waits for this person, most urgent first: overdue, then by date, then what has no date."""
    if not await may_anywhere(act, Right.LIST_WORK):
        raise Refused(Refusal.NO_WORK_HERE)
    found = await require(act, Right.LIST_WORK)
    held = or_(false(), *[_mine(standing) for standing in found])
    seen = visible_cases(act.somebody, found)
    return await page_of(act, and_(col(Case.closed_at).is_(None), held, seen), page)


def _mine(standing: Standing) -> ColumnElement[bool]:
    """The cases whose next step is this standing's: to handle, to help with, to decide, to look at."""
    if standing.role in (Role.OFFICER, Role.UNIT_HEAD):
        held = and_(
            col(Case.held_by) == Role.OFFICER,
            col(Case.unit_id) == standing.unit_id,
            col(Case.state).in_(WAITING),
        )
        return or_(held, helped_by([standing.unit_id]))
    inside = col(Area.path).startswith(standing.path)
    mine = and_(col(Case.held_by) == standing.role, col(Case.state).in_(WAITING), inside)
    if standing.role is Role.GRID_MEMBER:
        return or_(mine, and_(col(Case.state) == State.HANDLED, inside))
    if standing.role in (Role.DESK, Role.STREET):
        asked = and_(col(Case.asked_days).is_not(None), inside)
        return or_(mine, asked, and_(col(Case.state) == State.VERIFIED, inside))
    return mine


async def mine(act: Act, page: int) -> Page:
    """What this person reported, newest first."""
    mine = and_(own(Case.reporter_id, act.somebody.id), col(Case.logged_at).is_(None))
    return await page_of(act, mine, page, newest=True)


def _most_urgent_first(act: Act) -> list[Any]:
    """What is late, what is due today, the rest; within each what most people reported, then what is due first."""
    due = col(Case.due_at)
    urgency = case((due < act.now, 0), (due < end_of_today(act), 1), else_=2)
    return [urgency, col(Case.reported_by).desc(), due.asc().nulls_last(), col(Case.id)]


async def page_of(act: Act, where: ColumnElement[bool], page: int, *, newest: bool = False) -> Page:
    """One page of the cases that fulfil ``where``: most urgent first, or newest."""
    joined = select(Case).join(Area, col(Area.id) == col(Case.area_id)).where(where)
    total = (await act.session.execute(select(func.count()).select_from(joined.subquery()))).scalar_one()
    pages = max(1, -(-total // PAGE))
    number = min(max(page, 1), pages)
    order = [col(Case.id).desc()] if newest else _most_urgent_first(act)
    query = joined.order_by(*order).offset((number - 1) * PAGE).limit(PAGE)
    return Page(list((await act.session.execute(query)).scalars()), number, pages, total)

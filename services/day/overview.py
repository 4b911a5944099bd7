"""Desk and leaders in the morning: how much is due, to whom it is due, on Mondays the week; each line a list."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, not_, or_
from sqlmodel import col, select

from models import Area, Case, CaseEvent, DayCard, Move, Refusal, Refused, Right, Role, State, Unit
from models.moves import HELD
from services.access import Standing, standings, visible_cases
from services.act import Act
from services.activities.results import without_results
from services.cases.hard import asked_of
from services.day.lines import Line, lines_where, local_midnight, pages_of
from services.facts import iso, names
from services.rules.day_times import moment_of, opens_the_week, workday_before

PAGE = 8
CALL_BACK = timedelta(days=7)
"""So long after its end somebody who has not answered is worth a call."""

AGREE = "agree"
"""The other side calls it a hard case and waits for one's word: so it is chased, once a day."""
_DESK = (AGREE, "dispatch", "returned", "asked", "overdue", "today", "callback", "new")
_STREET = ("hard", "overdue", "today", "returned", "callback", "new")
_LEADING = (AGREE, "overdue", "today", "verify", "new")
_HEADING = ("overdue", "today", "asked", "new")
TOPICS = tuple(dict.fromkeys((*_STREET[:1], *_DESK[:-1], *_LEADING[:-1], "new")))
_OF_ROLE = {
    Role.DESK: _DESK,
    Role.STREET: _STREET,
    Role.GRID_LEADER: _LEADING,
    Role.UNIT_HEAD: _HEADING,
}
_DUE_OF = {
    Role.DESK: frozenset(_DESK) - {"new"},
    Role.STREET: frozenset({"hard", "overdue"}),
    Role.GRID_LEADER: frozenset(_LEADING) - {"new"},
    Role.UNIT_HEAD: frozenset(_HEADING) - {"new"},
}
"""What is a reason for a card; the rest is told along with it. What a desk has to decide is not due to the street."""


def _where(act: Act, topic: str, found: list[Standing]) -> ColumnElement[bool]:
    """The cases of one line."""
    held, filed = col(Case.state).in_(HELD), col(Case.state) == State.FILED
    back = col(Case.routed) == "returned"
    lines = {
        "new": and_(col(Case.filed_at) > _since(act), col(Case.logged_at).is_(None)),
        "hard": and_(held, col(Case.held_by) == Role.STREET),
        AGREE: asked_of(act.somebody, found),
        "returned": and_(filed, back),
        "dispatch": and_(filed, col(Case.question).is_(None), not_(back)),
        "asked": and_(held, col(Case.asked_days).is_not(None)),
        "overdue": and_(held, col(Case.due_at) < act.now),
        "today": and_(held, col(Case.due_at) >= act.now, col(Case.due_at) < local_midnight(act, 1)),
        "verify": col(Case.state) == State.HANDLED,
        "callback": and_(
            col(Case.state) == State.CLOSED,
            col(Case.closed_at) > act.now - CALL_BACK,
            col(Case.confirmed_at).is_(None),
            col(Case.logged_at).is_(None),
        ),
    }
    return lines[topic]


def _since(act: Act) -> datetime:
    """When the card before this one was due."""
    calendar, at = act.town.calendar, act.town.day.overview_card
    today = act.now.astimezone(act.town.timezone).date()
    return moment_of(calendar, workday_before(calendar, today), at)


def _alive(act: Act) -> ColumnElement[bool]:
    """What can be on any line: open, or changed lately; both have an index."""
    return or_(col(Case.closed_at).is_(None), col(Case.changed_at) > act.now - CALL_BACK)


async def _leading(act: Act) -> list[Standing]:
    found = await standings(act.session, act.somebody, act.now)
    return [one for one in found if not one.over and one.role in _OF_ROLE]


def _topics(found: list[Standing]) -> list[str]:
    mine = {topic for one in found for topic in _OF_ROLE[one.role]}
    return [topic for topic in TOPICS if topic in mine]


async def facts(act: Act, card: DayCard) -> dict[str, Any]:
    """One count a line, in one query; to whom what ends today is due; the week when it begins."""
    found = await _leading(act)
    counts = await _counts(act, found, _topics(found))
    theirs = frozenset[str]().union(*(_DUE_OF[one.role] for one in found))
    waiting = await without_results(act, found)
    due = sum(count for topic, count in counts.items() if topic in theirs) + len(waiting)
    first_day = opens_the_week(act.town.calendar, act.now.astimezone(act.town.timezone).date())
    return {
        "card": card.id,
        "total": due,
        "topics": [{"topic": topic, "count": count} for topic, count in counts.items() if count],
        "whom": await _whom(act, found) if counts.get("today") else [],
        "week": await _weeks(act, found) if due and first_day else None,
        "activities": [{"activity": one.id, "title": one.title} for one in waiting],
        "now": iso(act.now),
    }


async def _counts(act: Act, found: list[Standing], topics: list[str]) -> dict[str, int]:
    if not topics:
        return {}
    columns = [func.coalesce(func.sum(case((_where(act, topic, found), 1), else_=0)), 0) for topic in topics]
    query = select(*columns).select_from(Case).join(Area, col(Area.id) == col(Case.area_id))
    row = (await act.session.execute(query.where(_seen(act, found), _alive(act)))).one()
    return dict(zip(topics, map(int, row), strict=True))


def _seen(act: Act, found: list[Standing]) -> ColumnElement[bool]:
    return visible_cases(act.somebody, found, Right.SEE)


async def _whom(act: Act, found: list[Standing]) -> list[dict[str, Any]]:
    """Unit, or role where it is no unit's → how many end today."""
    query = (
        select(Unit, Case.held_by, func.count())
        .select_from(Case)
        .join(Area, col(Area.id) == col(Case.area_id))
        .outerjoin(Unit, and_(col(Unit.id) == col(Case.unit_id), col(Case.held_by) == Role.OFFICER))
        .where(_seen(act, found), _where(act, "today", found))
        .group_by(Unit, col(Case.held_by))  # type: ignore[arg-type]
        .order_by(func.count().desc())
    )
    rows = (await act.session.execute(query)).all()
    return [{"unit": names(row[0]), "role": row[1].value if row[1] else None, "count": row[2]} for row in rows]


async def _weeks(act: Act, found: list[Standing]) -> dict[str, list[int]]:
    """Last week's numbers and those of the week before, as ``[last, before]``."""
    today = act.now.astimezone(act.town.timezone).date()
    monday = local_midnight(act, -today.weekday())
    bounds = [(monday - timedelta(days=7 * back), monday - timedelta(days=7 * (back - 1))) for back in (1, 2)]
    counted = {
        name: [func.coalesce(func.sum(case((_in(name, *week), 1), else_=0)), 0) for week in bounds]
        for name in ("new", "closed", "late", "logged")
    }
    columns = [column for pair in counted.values() for column in pair]
    query = select(*columns).select_from(Case).join(Area, col(Area.id) == col(Case.area_id))
    recent = or_(col(Case.changed_at) >= bounds[1][0], col(Case.closed_at).is_(None))
    row = list(map(int, (await act.session.execute(query.where(_seen(act, found), recent))).one()))
    weeks = {name: row[2 * place : 2 * place + 2] for place, name in enumerate(counted)}
    return weeks | {"returned": await _returned(act, found, bounds)}


def _in(name: str, start: datetime, end: datetime) -> ColumnElement[bool]:
    def within(column: Any) -> ColumnElement[bool]:
        return and_(col(column) >= start, col(column) < end)

    reported = col(Case.logged_at).is_(None)
    match name:
        case "new":
            return and_(within(Case.filed_at), reported)
        case "closed":
            return and_(within(Case.closed_at), col(Case.state) == State.CLOSED, reported)
        case "logged":
            return within(Case.logged_at)
        case _:
            done = func.coalesce(col(Case.handled_at), end)
            return and_(within(Case.due_at), done > col(Case.due_at))


async def _returned(act: Act, found: list[Standing], bounds: list[tuple[datetime, datetime]]) -> list[int]:
    columns = [
        func.coalesce(func.sum(case((and_(col(CaseEvent.at) >= start, col(CaseEvent.at) < end), 1), else_=0)), 0)
        for start, end in bounds
    ]
    query = (
        select(*columns)
        .select_from(CaseEvent)
        .join(Case, col(Case.id) == col(CaseEvent.case_id))
        .join(Area, col(Area.id) == col(Case.area_id))
        .where(_seen(act, found), col(Case.changed_at) >= bounds[1][0], col(CaseEvent.move) == Move.RETURN)
    )
    return list(map(int, (await act.session.execute(query)).one()))


async def due_page(act: Act, topic: str, page: int) -> tuple[list[Line], int, int, int]:
    """One page of the cases behind a line: lines, page, pages, total. Only what the reader may see."""
    found = await _leading(act)
    if not found:
        raise Refused(Refusal.NOT_YOURS)
    where = and_(_seen(act, found), _where(act, topic, found), _alive(act))
    counted = select(func.count()).select_from(Case).join(Area, col(Area.id) == col(Case.area_id)).where(where)
    total = (await act.session.execute(counted)).scalar_one()
    number, pages = pages_of(total, PAGE, page)
    order = [col(Case.due_at).asc().nulls_last(), col(Case.id)]
    lines = await lines_where(act, where, order=order, offset=(number - 1) * PAGE, most=PAGE)
    return lines, number, pages, total

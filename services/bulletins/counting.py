"""The figures of one bulletin, counted once. No household, no person; nothing sealed, and nothing private in a list."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlmodel import col

from models import Area, Audience, Bulletin, Case, Level, Sensitivity, State
from models.moves import HELD, OPEN
from services.act import Act
from services.directory import directory
from services.facts import case_facts, names
from services.rating import Span, Whose, tallies, unit_facts
from services.rules.rates import Tally, excels, ranked

MOST_KINDS = 3
MOST_OLDEST = 3


async def figures(act: Act, bulletin: Bulletin) -> dict[str, Any]:
    """``{"counts", "kinds", "units", "oldest"}``; empty where there is nothing to tell."""
    area = (await directory(act.session)).areas[bulletin.area_id]
    counts = await _counts(act, area, bulletin)
    if not _any(counts) or not await _of_several(act, area, bulletin):
        return {}
    return {
        "counts": counts,
        "kinds": await _kinds(act, area, bulletin),
        "units": await _units(act, area, bulletin),
        "oldest": await _oldest(act, area),
    }


def _any(counts: dict[str, list[int]]) -> bool:
    return any(value for pair in counts.values() for value in pair)


async def _of_several(act: Act, area: Area, bulletin: Bulletin) -> bool:
    """Of a street, whether more than one community has something to tell: else it would say that one's once more."""
    if area.level is not Level.STREET:
        return True
    known = await directory(act.session)
    inside = [one for one in known.areas.values() if one.level is Level.COMMUNITY and one.path.startswith(area.path)]
    return sum([_any(await _counts(act, one, bulletin)) for one in inside]) > 1


async def _counts(act: Act, area: Area, bulletin: Bulletin) -> dict[str, list[int]]:
    """Name → ``[this period, the one before]``; of what is open only how it is now, twice."""
    spans = Span(bulletin.start, bulletin.end), Span(bulletin.before, bulletin.start)
    told = {
        "received": [and_(span.has(Case.filed_at), col(Case.logged_at).is_(None)) for span in spans],
        "closed": [and_(span.has(Case.closed_at), col(Case.state) == State.CLOSED) for span in spans],
        "logged": [span.has(Case.logged_at) for span in spans],
    }
    columns = [_sum(condition) for pair in told.values() for condition in pair]
    row = list(map(int, await _one(act, area, columns, col(Case.changed_at) >= bulletin.before)))
    counts = {name: row[2 * at : 2 * at + 2] for at, name in enumerate(told)}
    held, late = col(Case.state).in_(OPEN), and_(col(Case.state).in_(HELD), col(Case.due_at) < act.now)
    now = list(map(int, await _one(act, area, [_sum(held), _sum(late)], col(Case.closed_at).is_(None))))
    return counts | {"open": [now[0]] * 2, "overdue": [now[1]] * 2}


def _sum(condition: ColumnElement[bool]) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


async def _one(act: Act, area: Area, columns: Sequence[Any], where: ColumnElement[bool]) -> Any:
    query = select(*columns).select_from(Case).join(Area, col(Area.id) == col(Case.area_id))
    inside = col(Area.path).startswith(area.path), col(Case.sensitivity) != Sensitivity.SEALED
    return (await act.session.execute(query.where(where, *inside))).one()


async def _kinds(act: Act, area: Area, bulletin: Bulletin) -> list[dict[str, Any]]:
    """What was reported most, of what anybody may know."""
    known = await directory(act.session)
    count = func.count().label("times")
    query = select(col(Case.category_id), count).join(Area, col(Area.id) == col(Case.area_id))
    filed = Span(bulletin.start, bulletin.end).has(Case.filed_at)
    query = query.where(filed, *_open_to_all(area), col(Case.category_id).is_not(None), col(Case.logged_at).is_(None))
    query = query.group_by(col(Case.category_id)).order_by(count.desc(), col(Case.category_id)).limit(MOST_KINDS)
    rows = (await act.session.execute(query)).all()
    return [{"names": names(known.categories.get(row.category_id)), "count": int(row.times)} for row in rows]


def _open_to_all(area: Area) -> Sequence[ColumnElement[bool]]:
    return col(Area.path).startswith(area.path), col(Case.sensitivity) == Sensitivity.OPEN


async def _units(act: Act, area: Area, bulletin: Bulletin) -> list[dict[str, Any]]:
    """The units in order, each with its mark: red, low or none."""
    known = await directory(act.session)
    counted = await tallies(act, Whose((area.path,)), Span(bulletin.start, bulletin.end))
    places, rest = ranked(counted, act.town.standards.least)
    lines = [one for one in (*places, *((0, unit) for unit in sorted(rest))) if _has_something(counted[one[1]])]
    return [
        unit_facts(act, known.units[unit], counted[unit], place) | {"red": excels(counted[unit], act.town.standards)}
        for place, unit in lines
    ]


def _has_something(tally: Tally) -> bool:
    """Whether there is anything to say of a unit: what it has in hand and is in time with is not."""
    return bool(tally.asked or tally.due or tally.closed or tally.exempt or tally.overdue)


async def _oldest(act: Act, area: Area) -> list[dict[str, Any]]:
    """What has been open for longest, of what anybody may know: number, kind, building, since when."""
    query = select(Case).join(Area, col(Area.id) == col(Case.area_id))
    query = query.where(col(Case.closed_at).is_(None), col(Case.state).in_(OPEN), *_open_to_all(area))
    query = query.order_by(col(Case.filed_at), col(Case.id)).limit(MOST_OLDEST)
    return [await _line(act, one) for one in (await act.session.execute(query)).scalars()]


async def _line(act: Act, one: Case) -> dict[str, Any]:
    facts = await case_facts(act, one, Audience.GROUP)
    return {name: facts[name] for name in ("number", "category", "public_place", "state")} | {
        "days": _days(one.filed_at, act.now)
    }


def _days(since: datetime, now: datetime) -> int:
    return max(0, (now - since).days)

"""台账: what somebody asks of the ledger, and a page of it. Everything stands on ``visible_cases``.

Pages go by the number of the row, newest first, never by counting. What is not over is found by its own index; of
what is over a page looks at a stretch of rows and says where to go on, so that no page grows with the past.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col, select

from models import Area, Case, Ledger, Refusal, Refused, Right, State
from models.moves import HELD
from services.access import STEERING, Standing, may_anywhere, standings, visible_cases
from services.act import Act
from services.cases.standing import audience_for
from services.directory import Directory, directory
from services.facts import case_facts, iso, names
from services.read_ahead import read_ahead
from services.rules.ledger_words import Stand, read_wanted, span_of, terms_in
from services.rules.words import clean
from services.understanding import Understanding, understanding

PAGE = 8
STRETCH = 20_000
"""So many rows one page looks at, at most."""
SPANS = ("month", "last-month")
_IN_WORK = {
    Stand.OPEN: None, Stand.LATE: HELD, Stand.FILED: {State.FILED}, Stand.ASSIGNED: {State.ASSIGNED},
    Stand.ACCEPTED: {State.ACCEPTED}, Stand.HANDLED: {State.HANDLED}, Stand.VERIFIED: {State.VERIFIED},
    Stand.PAUSED: {State.PAUSED},
}  # fmt: skip
_OVER = {Stand.CLOSED: State.CLOSED, Stand.CANCELLED: State.CANCELLED}


@dataclass(frozen=True)
class LedgerPage:
    """Cases, newest first; ``newer`` and ``older`` are the row to go on from, 0 where there is nothing more."""

    cases: list[Case]
    newer: int
    older: int


async def ask(act: Act, text: str) -> Ledger:
    """Understand what is asked, and write it down for the buttons."""
    known, rows = await understanding(act.session), await directory(act.session)
    wanted = read_wanted(clean(text), _today(act), _unit_names(rows))
    place = known.gazetteer.find(wanted.rest, compound_hint=None, home_area=act.somebody.home_area_id)
    areas = [place.area_id] if place.area_id else await _near(act, place.candidates, rows)
    asked = {
        "number": wanted.number or 0,
        "stand": wanted.stand.value,
        "first": wanted.first.isoformat() if wanted.first else "",
        "last": wanted.last.isoformat() if wanted.last else "",
        "units": list(wanted.units),
        "areas": areas or ([place.within] if place.within and not place.compound_id else []),
        "compounds": [place.compound_id] if place.compound_id and not areas else [],
        "terms": list(terms_in(wanted.rest, place.matched)),
    }
    row = Ledger(person_id=act.somebody.id, asked=asked, at=act.now)
    act.session.add(row)
    await act.session.flush()
    return row


async def _near(act: Act, areas: Sequence[int], rows: Directory) -> list[int]:
    """Of several buildings of this name those that the reader has to do with, if there are such."""
    found = [one for one in await standings(act.session, act.somebody, act.now) if one.path and not one.over]
    near = [area for area in areas if any(rows.path_of(area).startswith(one.path) for one in found)]
    return near or list(areas)


async def own_ledger(act: Act, ledger_id: int) -> Ledger:
    """The row behind a button, for whoever asked."""
    row = await act.session.get(Ledger, ledger_id)
    if row is None or row.person_id != act.somebody.id:
        raise Refused(Refusal.LEDGER_GONE)
    return row


async def narrow(act: Act, ledger_id: int, to: str) -> Ledger:
    """Another standing (``late``) or another span (``month``, ``any-time``) of the same question."""
    row = await own_ledger(act, ledger_id)
    if to in {stand.value for stand in Stand}:
        changed = {"stand": to}
    elif to in SPANS:
        first, last = span_of(to, _today(act))
        changed = {"first": first.isoformat(), "last": last.isoformat()}
    elif to == "any-time":
        changed = {"first": "", "last": ""}
    else:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    row.asked = {**row.asked, **changed, "number": 0}
    return row


def _today(act: Act) -> date:
    return act.now.astimezone(act.town.timezone).date()


def _unit_names(rows: Directory) -> dict[str, int]:
    return {name.lower(): unit.id for unit in rows.units.values() for name in (unit.name, unit.name_en) if name}


async def page_of_ledger(act: Act, row: Ledger, *, below: int = 0, above: int = 0) -> LedgerPage:
    """The page below a case, the one above it, or the newest."""
    where = await ledger_where(act, row.asked)
    in_work = Stand(row.asked["stand"]) in _IN_WORK
    if above:
        return await _upwards(act, where, above, in_work)
    top = below or await _newest_before(act, row.asked["last"], 1) + 1
    bottom = await _newest_before(act, row.asked["first"]) if row.asked["first"] else 0
    floor = bottom if in_work else max(top - STRETCH, bottom)
    cases = await _read(act, and_(where, *_between(floor, top, in_work)), in_work, newest=True)
    further = floor + 1 if floor > bottom else 0
    older = cases[PAGE - 1].id if len(cases) > PAGE else further
    return LedgerPage(cases[:PAGE], top - 1 if below else 0, older)


async def _upwards(act: Act, where: ColumnElement[bool], above: int, in_work: bool) -> LedgerPage:
    ceiling = above + STRETCH
    cases = await _read(act, and_(where, *_between(above, ceiling + 1, in_work)), in_work, newest=False)
    shown = cases[:PAGE][::-1]
    newer = cases[PAGE - 1].id if len(cases) > PAGE else 0
    return LedgerPage(shown, newer, shown[-1].id if shown else above + 1)


def _between(floor: int, top: int, in_work: bool) -> Sequence[ColumnElement[bool]]:
    """Ids above ``floor`` and below ``top``; what is in work is read whole, whatever its ids."""
    column: Any = _by_itself(in_work)
    return column > floor, column < top


def _by_itself(in_work: bool) -> Any:
    """The id, so written that SQLite looks for what is in work by its own index and not through all rows by id."""
    return col(Case.id) + 0 if in_work else col(Case.id)


async def _read(act: Act, where: ColumnElement[bool], in_work: bool, *, newest: bool) -> list[Case]:
    order = _by_itself(in_work)
    query = select(Case).join(Area, col(Area.id) == col(Case.area_id)).where(where)
    query = query.order_by(order.desc() if newest else order.asc()).limit(PAGE + 1)
    return list((await act.session.execute(query)).scalars())


async def _newest_before(act: Act, day: str, days: int = 0) -> int:
    """The last case filed before a day, or so many after it: rows are written in the order in which they are filed."""
    query = select(Case.id).order_by(col(Case.id).desc()).limit(1)
    if day:
        before = _midnight(act, day, days)
        query = select(Case.id).where(col(Case.filed_at) < before).order_by(col(Case.filed_at).desc()).limit(1)
    return (await act.session.execute(query)).scalar_one_or_none() or 0


def _midnight(act: Act, day: str, days: int = 0) -> datetime:
    return act.midnight(date.fromisoformat(day) + timedelta(days=days))


async def ledger_where(act: Act, asked: dict[str, Any]) -> ColumnElement[bool]:
    """What was asked, of what the acting person may see; the query joins ``areas`` by the case's area."""
    found = [one for one in await standings(act.session, act.somebody, act.now) if not one.over]
    known, rows = await understanding(act.session), await directory(act.session)
    parts = [visible_cases(act.somebody, found)]
    if asked["number"]:
        return and_(*parts, col(Case.number) == asked["number"])
    parts += _standing(act, Stand(asked["stand"]))
    if asked["first"]:
        parts += [col(Case.filed_at) >= _midnight(act, asked["first"])]
    if asked["last"]:
        parts += [col(Case.filed_at) < _midnight(act, asked["last"], 1)]
    if asked["units"]:
        parts += [or_(col(Case.unit_id).in_(asked["units"]), col(Case.closing_unit_id).in_(asked["units"]))]
    if asked["areas"]:
        paths = [rows.path_of(area) for area in asked["areas"]]
        parts += [and_(col(Case.placed), or_(*(col(Area.path).startswith(path) for path in paths if path)))]
    if asked.get("under"):  # asked from the command line: all that lies there, placed or not
        parts += [or_(*(col(Area.path).startswith(rows.path_of(area)) for area in asked["under"]))]
    if asked["compounds"]:
        parts += [col(Case.compound_id).in_(asked["compounds"])]
    return and_(*parts, *(_says(act, term, found, known) for term in asked["terms"]))


def _standing(act: Act, stand: Stand) -> list[ColumnElement[bool]]:
    if stand in _OVER:
        return [col(Case.state) == _OVER[stand]]
    if stand is Stand.SECOND:
        return [col(Case.second_at).is_not(None)]
    if stand not in _IN_WORK:
        return []
    states = _IN_WORK[stand]
    parts: list[ColumnElement[bool]] = [col(Case.closed_at).is_(None)]
    if states:
        parts += [col(Case.state).in_(states)]
    return [*parts, col(Case.due_at) < act.now] if stand is Stand.LATE else parts


def _says(act: Act, term: str, found: list[Standing], known: Understanding) -> ColumnElement[bool]:
    """The matter is called so, or its words say it: the reporter's own only for those who may read them."""
    kinds = [row.id for row in known.categories.values() if _is_called(row, term.lower())]
    steering = [one for one in found if one.role in STEERING]
    return or_(
        col(Case.category_id).in_(kinds),
        col(Case.shown_words).icontains(term, autoescape=True),
        and_(visible_cases(act.somebody, steering), col(Case.words).icontains(term, autoescape=True)),
    )


def _is_called(row: Any, term: str) -> bool:
    return any(term in name.lower() for name in (row.name, row.name_en, *row.words) if name)


async def ledger_facts(act: Act, row: Ledger, page: LedgerPage) -> dict[str, Any]:
    """Plain values, as ``models.notices`` lists them; each line as full as its reader may see it."""
    await read_ahead(act.session, [case.id for case in page.cases])
    lines = [await case_facts(act, case, await audience_for(act, case)) for case in page.cases]
    rows = await directory(act.session)
    return {
        "row": row.id,
        "asked": _asked_facts(act, row.asked, rows),
        "lines": lines,
        "may_batch": await may_anywhere(act, Right.DISPATCH),
        "newer": page.newer,
        "older": page.older,
        "now": iso(act.now),
    }


def _asked_facts(act: Act, asked: dict[str, Any], rows: Directory) -> dict[str, Any]:
    spans = {name: [day.isoformat() for day in span_of(name, _today(act))] for name in SPANS}
    places = [_called(rows, area) for area in asked["areas"]]
    return {
        "number": asked["number"],
        "stand": asked["stand"],
        "span": next((name for name, days in spans.items() if days == [asked["first"], asked["last"]]), ""),
        "first": asked["first"],
        "last": asked["last"],
        "units": [names(rows.units.get(unit)) for unit in asked["units"]],
        "places": places + [rows.compounds[one].name for one in asked["compounds"] if one in rows.compounds],
        "terms": asked["terms"],
    }


def _called(rows: Directory, area_id: int) -> str:
    """A building or stair with what it stands in, anything else by its name."""
    area = rows.areas[area_id]
    around = rows.around(area)
    compound = rows.compounds.get(area.compound_id or 0)
    inner = [one.name for level, one in around.items() if level.value in ("building", "stair")]
    return " ".join(filter(None, [compound.name if compound else "", "".join(inner) or area.name]))

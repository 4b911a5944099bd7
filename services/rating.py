"""双向考核: how units and the desk did in a period, counted under the rights of whoever asks. Never a person.

What is over is read by the indices of ``assignments`` and ``stage_times``, what is open by that of open cases. Sealed
matters are in no figure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlmodel import col

from models import (
    Area,
    Assignment,
    Case,
    CaseStage,
    Ended,
    Level,
    Reach,
    Right,
    Sensitivity,
    StageTime,
    State,
    Unit,
    reaches,
)
from models.moves import HELD
from services.access import require
from services.act import Act
from services.directory import directory
from services.facts import iso, names
from services.rules.rates import Tally, median, ranked, rates, under

_SEEN = HELD | {State.PAUSED, State.HANDLED, State.VERIFIED}
"""States in which a unit that stands on the case has it, or has handed it in."""


@dataclass(frozen=True)
class Span:
    """From ``start`` up to but not including ``end``; nothing after ``now`` is counted."""

    start: datetime
    end: datetime

    def has(self, column: Any) -> ColumnElement[bool]:
        """Whether a moment lies in it."""
        return and_(col(column) >= self.start, col(column) < self.end)


@dataclass(frozen=True)
class Whose:
    """Of which areas (paths) and units; ``whole`` is whether it is more than one's own unit."""

    paths: tuple[str, ...] = ()
    units: tuple[int, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether areas are looked at, and so the desk's own side."""
        return bool(self.paths)

    def within(self, unit_id: Any) -> ColumnElement[bool]:
        """Rows of these; the query joins ``areas``."""
        return or_(col(unit_id).in_(self.units), *(col(Area.path).startswith(path) for path in self.paths))


@dataclass(frozen=True)
class DeskSide:
    """The desk's own: how long its decisions took, how many of them in time; how often it went to the wrong unit."""

    decided: int = 0
    in_time: int = 0
    median: float | None = None
    """Seconds."""
    ended: int = 0
    misdirected: int = 0


def span_of_days(act: Act, first: date, last: date) -> Span:
    """These town days, both of them whole; up to now."""
    start, end = (act.midnight(day) for day in (first, last + timedelta(days=1)))
    return Span(start, max(start, min(end, act.now)))


async def whose(act: Act) -> Whose:
    """Of whom the acting person may read figures; refuses who may of nobody."""
    found = await require(act, Right.RATES)
    areas = {one.path for one in found if one.path and Reach.AREA in reaches(one.role, Right.RATES)}
    units = {one.unit_id for one in found if one.unit_id is not None}
    return Whose(tuple(sorted(areas)), tuple(sorted(units)))


async def tallies(act: Act, of: Whose, span: Span) -> dict[int, Tally]:
    """Unit → its counts, for every unit that had anything in the period."""
    found: dict[int, Tally] = {}
    for query in (_ended(of, span), _due(of, span), _asked(of, span), _given(of, span), _in_work(of, span, act.now)):
        for row in (await act.session.execute(query)).mappings():
            counts = {name: int(value or 0) for name, value in row.items() if name != "unit_id"}
            found[row["unit_id"]] = found.get(row["unit_id"], Tally()) + Tally(**counts)
    return found


def _count(*conditions: ColumnElement[bool]) -> Any:
    return func.coalesce(func.sum(case((and_(*conditions), 1), else_=0)), 0)


def _over(of: Whose, base: ColumnElement[bool], **columns: Any) -> Any:
    """Of what is over, by unit."""
    query = select(col(Assignment.unit_id), *(column.label(name) for name, column in columns.items()))
    query = query.join(Area, col(Area.id) == col(Assignment.area_id))
    query = query.join(Case, col(Case.id) == col(Assignment.case_id))
    discreet = col(Case.sensitivity) != Sensitivity.SEALED
    return query.where(base, discreet, of.within(Assignment.unit_id)).group_by(col(Assignment.unit_id))


def _ended(of: Whose, span: Span) -> Any:
    done = col(Assignment.ended) == Ended.DONE
    sums = {name: func.sum(getattr(Assignment, name)) for name in _ANSWERS}
    return _over(
        of,
        span.has(Assignment.ended_at),
        ended=func.count(),
        closed=_count(done),
        reworked=_count(done, col(Assignment.reworked).is_(True)),
        returned=_count(col(Assignment.ended) == Ended.RETURNED),
        misdirected=_count(col(Assignment.misdirected).is_(True)),
        **sums,
    )


_ANSWERS = ("people", "solved", "unsolved", "satisfied", "dissatisfied")


def _due(of: Whose, span: Span) -> Any:
    """What fell due while the unit had it; what was taken from it before then is not its own any more."""
    ours = or_(col(Assignment.ended) == Ended.DONE, col(Assignment.due_at) < col(Assignment.ended_at))
    return _over(of, and_(span.has(Assignment.due_at), ours), **_in_time(Assignment))


def _in_time(of: Any) -> dict[str, Any]:
    late = or_(col(of.handled_at).is_(None), col(of.handled_at) > col(of.due_at))
    excused = and_(late, col(Case.exempt_at).is_not(None))
    return {"due": _count(~excused), "in_time": _count(~late), "exempt": _count(excused)}


def _asked(of: Whose, span: Span) -> Any:
    """What had to be answered: taken, or returned; a unit from which it was taken before then was not asked."""
    said = func.coalesce(
        col(Assignment.accepted_at), case((col(Assignment.ended) == Ended.RETURNED, col(Assignment.ended_at)))
    )
    ours = or_(said.is_not(None), col(Assignment.ended_at) > col(Assignment.accept_due_at))
    base = and_(span.has(Assignment.accept_due_at), ours)
    return _over(of, base, asked=func.count(), answered=_count(said <= col(Assignment.accept_due_at)))


def _given(of: Whose, span: Span) -> Any:
    base = and_(col(Assignment.ended_at) >= span.start, span.has(Assignment.given_at))
    return _over(of, base, given=func.count())


def _in_work(of: Whose, span: Span, now: datetime) -> Any:
    """Of what units have now: the same questions, of what stands on the case."""
    due = span.has(Case.due_at)
    asked = span.has(Case.accept_due_at)
    held = col(Case.state).in_(HELD | {State.PAUSED})
    in_time = {name: func.coalesce(func.sum(case((due, one), else_=0)), 0) for name, one in _in_time_of_case().items()}
    columns = {
        "given": _count(span.has(Case.assigned_at)),
        "asked": _count(asked),
        "answered": _count(asked, col(Case.accepted_at) <= col(Case.accept_due_at)),
        "open": _count(held),
        "overdue": _count(held, col(Case.due_at) < now),
        **in_time,
    }
    query = select(col(Case.unit_id), *(column.label(name) for name, column in columns.items()))
    query = query.join(Area, col(Area.id) == col(Case.area_id))
    unsealed = col(Case.sensitivity) != Sensitivity.SEALED
    theirs = col(Case.unit_id).is_not(None), col(Case.closed_at).is_(None), col(Case.state).in_(_SEEN)
    return query.where(*theirs, unsealed, of.within(Case.unit_id)).group_by(col(Case.unit_id))


def _in_time_of_case() -> dict[str, Any]:
    late = or_(col(Case.handled_at).is_(None), col(Case.handled_at) > col(Case.due_at))
    excused = and_(late, col(Case.exempt_at).is_not(None))
    return {
        "due": case((~excused, 1), else_=0),
        "in_time": case((~late, 1), else_=0),
        "exempt": case((excused, 1), else_=0),
    }


async def desk_sides(act: Act, of: Whose, span: Span) -> dict[int, DeskSide]:
    """Community → its desk's own side."""
    known = await directory(act.session)
    decisions = _grouped((_community(known, row.area_id), row) for row in await _decisions(act, of, span))
    wrong = _grouped((_community(known, row.area_id), row) for row in await _misdirected(act, of, span))
    return {
        place: _side(decisions.get(place, ()), wrong.get(place, ())) for place in sorted({*decisions, *wrong} - {0})
    }


def _community(known: Any, area_id: int) -> int:
    area = known.around(known.areas[area_id]).get(Level.COMMUNITY)
    return area.id if area else 0


def _grouped(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for key, row in pairs:
        found.setdefault(key, []).append(row)
    return found


def _side(decisions: Sequence[Any], wrong: Sequence[Any]) -> DeskSide:
    took = [(row.ended_at - row.since).total_seconds() for row in decisions]
    return DeskSide(
        decided=len(took),
        in_time=sum(row.ended_at <= row.due_at for row in decisions),
        median=median(took),
        ended=sum(int(row.ended) for row in wrong),
        misdirected=sum(int(row.misdirected) for row in wrong),
    )


async def _decisions(act: Act, of: Whose, span: Span) -> Sequence[Any]:
    query = select(col(StageTime.since), col(StageTime.due_at), col(StageTime.ended_at), col(Case.area_id))
    query = query.join(Case, col(Case.id) == col(StageTime.case_id)).join(Area, col(Area.id) == col(Case.area_id))
    desks = col(StageTime.stage).in_((CaseStage.INTAKE, CaseStage.DISPATCH))
    unsealed = col(Case.sensitivity) != Sensitivity.SEALED
    return (await act.session.execute(query.where(span.has(StageTime.ended_at), desks, unsealed, _inside(of)))).all()


async def _misdirected(act: Act, of: Whose, span: Span) -> Sequence[Any]:
    columns = func.count().label("ended"), _count(col(Assignment.misdirected).is_(True)).label("misdirected")
    query = select(col(Assignment.area_id), *columns).join(Area, col(Area.id) == col(Assignment.area_id))
    query = query.where(span.has(Assignment.ended_at), _inside(of)).group_by(col(Assignment.area_id))
    return (await act.session.execute(query)).all()


def _inside(of: Whose) -> ColumnElement[bool]:
    return or_(*(col(Area.path).startswith(path) for path in of.paths))


SPANS = ("week", "last-week", "month", "last-month", "quarter")
"""Periods that are one press away."""


async def rates_facts(act: Act, of: Whose, first: date, last: date) -> dict[str, Any]:
    """Plain values, as ``models.notices`` lists them: units in order, behind them those with too few cases."""
    span = span_of_days(act, first, last)
    counted = await tallies(act, of, span)
    known = await directory(act.session)
    desks = await desk_sides(act, of, span) if of.whole else {}
    return {
        "first": first.isoformat(),
        "last": min(last, act.today).isoformat(),
        "whole": of.whole,
        "units": [
            unit_facts(act, known.units[unit], counted[unit], place) for place, unit in _in_order(act, of, counted)
        ],
        "desks": [{"name": known.areas[place].name, **vars(side)} for place, side in desks.items()],
        "least": act.town.standards.least,
        "now": iso(act.now),
    }


def _in_order(act: Act, of: Whose, counted: Mapping[int, Tally]) -> list[tuple[int, int]]:
    """(place, unit), 0 for no place: one's own unit is compared with nobody."""
    places, rest = ranked(counted, act.town.standards.least)
    if not of.whole:
        return [(0, unit) for unit in sorted(counted)]
    return [*places, *((0, unit) for unit in sorted(rest))]


def unit_facts(act: Act, unit: Unit, tally: Tally, place: int) -> dict[str, Any]:
    """One unit's line: its counts, and which of its rates are below their floor."""
    standards = act.town.standards
    low = under(tally, dict(standards.floors), standards.least)
    return {
        "unit": unit.id,
        "names": names(unit),
        "place": place,
        "tally": vars(tally).copy(),
        "rates": {rate.value: [share.part, share.of] for rate, share in rates(tally).items()},
        "low": [rate.value for rate in low],
    }

"""Leaderboards and one's own place: read by index, from what is kept."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import literal
from sqlalchemy import select as choose
from sqlmodel import col, select

from models import Person, PointTotal, Span
from services.act import Act
from services.directory import directory
from services.points.tallies import Tallies
from services.points.totals import employees
from services.rules.points import places

PAGE = 20


@dataclass(frozen=True)
class Place:
    """One line of a board: the competition place (1, 2, 2, 4), who, and how much."""

    place: int
    person: Person
    points: int


@dataclass(frozen=True)
class Board:
    """A stretch of a board: ``people`` stand on it in all."""

    lines: Sequence[Place]
    people: int


async def on_board(act: Act, area_id: int, span: Span, key: str, more_than: int = 0) -> tuple[Any, ...]:
    """Who stands on it: those who chose to, and no employee of today, whatever they were when they earned it."""
    staff = employees(await directory(act.session), act.now)
    return (
        col(PointTotal.person_id).not_in(staff),
        col(PointTotal.area_id) == area_id,
        col(PointTotal.span) == span,
        col(PointTotal.key) == key,
        col(PointTotal.ranked),
        col(PointTotal.points) > more_than,
    )


async def board(act: Act, area_id: int, span: Span, key: str, *, offset: int = 0, limit: int = PAGE) -> Board:
    """The lines from ``offset``: by points, of equals who was there first, then by number."""
    session, where = act.session, await on_board(act, area_id, span, key)
    lines: list[Any] = [PointTotal.person_id, PointTotal.points, PointTotal.reached]
    in_order = col(PointTotal.points).desc(), col(PointTotal.reached), col(PointTotal.person_id)
    page = choose(*lines).where(*where).order_by(*in_order).offset(offset).limit(limit).subquery()
    query = (
        choose(page.c.points, Person)
        .join(Person, col(Person.id) == page.c.person_id)
        .order_by(page.c.points.desc(), page.c.reached, page.c.person_id)
    )
    rows = [(points, person) for points, person in await session.execute(query)]
    at = await _tallies(act, area_id, span, key)
    counts = choose(at.above(literal(0)), at.above(literal(rows[0][0])) if rows and offset else literal(0))
    people, above = (await session.execute(counts)).one()
    numbered = _numbered([points for points, _ in rows], above, offset)
    return Board([Place(place, person, points) for place, (points, person) in zip(numbered, rows, strict=True)], people)


def _numbered(points: Sequence[int], above: int, offset: int) -> Sequence[int]:
    """Those who share the first line's points may have begun on the page before."""
    first = list(places(points, above))
    return [place if value == points[0] else place + offset - above for place, value in zip(first, points, strict=True)]


async def place_of(act: Act, area_id: int, span: Span, key: str, person_id: int) -> Place | None:
    """Where a person stands; ``None`` for whoever is not ranked or has nothing."""
    mine = (await _placed(act, area_id, span, key, [person_id])).get(person_id)
    if mine is None:
        return None
    place, points = mine
    return Place(place, await act.session.get_one(Person, person_id), points)


async def places_of(act: Act, area_id: int, span: Span, key: str, people: Collection[int]) -> dict[int, int]:
    """Where each of some people stood; who did not is left out."""
    return {one: place for one, (place, _) in (await _placed(act, area_id, span, key, people)).items()}


async def _placed(act: Act, area_id: int, span: Span, key: str, people: Collection[int]) -> dict[int, tuple[int, int]]:
    """Person → place and points."""
    at = await _tallies(act, area_id, span, key)
    held = at.held(frozenset(people) - frozenset(at.staff))
    lines = choose(held.c.person_id, held.c.points, at.above(held.c.points) + 1).where(held.c.points.is_not(None))
    return {person_id: (place, points) for person_id, points, place in await act.session.execute(lines)}


async def _tallies(act: Act, area_id: int, span: Span, key: str) -> Tallies:
    return Tallies(area_id, span, key, employees(await directory(act.session), act.now))


async def points_above(act: Act, area_id: int, span: Span, key: str, points: int) -> int | None:
    """What whoever stands just above so many points has; ``None`` at the top."""
    where = await on_board(act, area_id, span, key, points)
    query = select(PointTotal.points).where(*where).order_by(col(PointTotal.points)).limit(1)
    return (await act.session.execute(query)).scalar_one_or_none()

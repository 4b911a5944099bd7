"""Leaderboards and one's own place: read by index, from what is kept."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Person, PointTotal, Span
from services.act import Act
from services.directory import directory
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


async def on_board(act: Act, area_id: int, span: Span, key: str) -> tuple[Any, ...]:
    """Who stands on it: those who chose to, and no employee of today, whatever they were when they earned it."""
    staff = employees(await directory(act.session), act.now)
    return (
        col(PointTotal.person_id).not_in(staff),
        col(PointTotal.area_id) == area_id,
        col(PointTotal.span) == span,
        col(PointTotal.key) == key,
        col(PointTotal.ranked),
        col(PointTotal.points) > 0,
    )


async def board(act: Act, area_id: int, span: Span, key: str, *, offset: int = 0, limit: int = PAGE) -> Board:
    """The lines from ``offset``: by points, of equals who was there first, then by number."""
    session, where = act.session, await on_board(act, area_id, span, key)
    query = (
        select(PointTotal, Person)
        .join(Person, col(Person.id) == col(PointTotal.person_id))
        .where(*where)
        .order_by(col(PointTotal.points).desc(), col(PointTotal.reached), col(PointTotal.person_id))
        .offset(offset)
        .limit(limit)
    )
    rows = [(total.points, person) for total, person in await session.execute(query)]
    people = (await session.execute(select(func.count()).select_from(PointTotal).where(*where))).scalar_one()
    above = await _above(session, where, rows[0][0]) if rows and offset else 0
    numbered = _numbered([points for points, _ in rows], above, offset)
    lines = [Place(place, person, points) for place, (points, person) in zip(numbered, rows, strict=True)]
    return Board(lines, people)


def _numbered(points: Sequence[int], above: int, offset: int) -> Sequence[int]:
    """Those who share the first line's points may have begun on the page before."""
    first = list(places(points, above))
    return [place if value == points[0] else place + offset - above for place, value in zip(first, points, strict=True)]


async def _above(session: AsyncSession, where: tuple[Any, ...], points: int) -> int:
    query = select(func.count()).select_from(PointTotal).where(*where, col(PointTotal.points) > points)
    return (await session.execute(query)).scalar_one()


async def place_of(act: Act, area_id: int, span: Span, key: str, person_id: int) -> Place | None:
    """Where a person stands; ``None`` for whoever is not ranked or has nothing."""
    session, where = act.session, await on_board(act, area_id, span, key)
    query = select(PointTotal, Person).join(Person, col(Person.id) == col(PointTotal.person_id))
    mine = (await session.execute(query.where(*where, col(PointTotal.person_id) == person_id))).one_or_none()
    if mine is None:
        return None
    total, person = mine
    return Place(await _above(session, where, total.points) + 1, person, total.points)


async def places_of(act: Act, area_id: int, span: Span, key: str, people: Collection[int]) -> dict[int, int]:
    """Where each of some people stood; who did not is left out."""
    where = await on_board(act, area_id, span, key)
    place = func.rank().over(order_by=col(PointTotal.points).desc()).label("place")
    ranks = select(col(PointTotal.person_id).label("person"), place).where(*where).subquery()
    query = select(ranks.c.person, ranks.c.place).where(ranks.c.person.in_(people))
    return {row.person: row.place for row in await act.session.execute(query)}


async def points_above(act: Act, area_id: int, span: Span, key: str, points: int) -> int | None:
    """What whoever stands just above so many points has; ``None`` at the top."""
    where = await on_board(act, area_id, span, key)
    query = select(func.min(PointTotal.points)).where(*where, col(PointTotal.points) > points)
    found: int | None = (await act.session.execute(query)).scalar_one()
    return found

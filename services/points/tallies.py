"""What the tallies of a board say in a bounded number of rows: how many stand above, what all of them earned."""

from collections import defaultdict
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Subquery, delete, func, or_
from sqlalchemy import select as choose
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from models import TALLIED, Area, Person, PointTally, PointTotal, Span
from services.once import insert_each_once


@dataclass(frozen=True)
class Tallies:
    """Those of one board. They know nothing of who is employed today: ``staff`` are taken off when it is read."""

    area_id: int
    span: Span
    key: str
    staff: Collection[int]

    def above(self, points: Any) -> ColumnElement[int]:
        """Ranked people with more than ``points``: exact tallies up to the next wide one, wide ones from there."""
        next_wide = points - points % TALLIED + TALLIED
        wide, at = col(PointTally.wide), col(PointTally.points)
        found = self._ranked(wide.is_(False), at > points, at < next_wide) + self._ranked(wide, at >= next_wide)
        return found - self._employed(points) if self.staff else found

    def held(self, people: Collection[int]) -> Subquery:
        """Some people (``person_id``) and their ``points``; null for whoever is not ranked or has nothing."""
        person = aliased(Person)
        points = self._held(col(person.id)).label("points")
        return choose(col(person.id).label("person_id"), points).where(col(person.id).in_(people)).subquery()

    def _held(self, person_id: Any) -> ColumnElement[int]:
        """Looked up by the whole key for each of them: a join would go along the board, which is long."""
        total: Any = aliased(PointTotal)
        where = *self._in(total), total.person_id == person_id, total.ranked, total.points > 0
        return choose(total.points).where(*where).scalar_subquery()

    def _ranked(self, *where: Any) -> ColumnElement[int]:
        mine = choose(func.coalesce(func.sum(PointTally.ranked), 0)).where(*self._in(PointTally), *where)
        return mine.scalar_subquery()

    def _employed(self, points: Any) -> ColumnElement[int]:
        one = aliased(Person)
        above = col(one.id).in_(self.staff), self._held(col(one.id)) > points
        return choose(func.count()).select_from(one).where(*above).scalar_subquery()

    def _in(self, table: Any) -> tuple[ColumnElement[bool], ...]:
        return table.area_id == self.area_id, table.span == self.span, table.key == self.key


async def together(session: AsyncSession, areas: Collection[int], span: Span, key: str) -> dict[int, tuple[int, int]]:
    """Area → how many people have points there, on lists or not, and how many points. Areas without are left out."""
    query = (
        choose(col(PointTally.area_id), func.sum(PointTally.people), func.sum(PointTally.earned))
        .where(
            col(PointTally.area_id).in_(areas),
            col(PointTally.span) == span,
            col(PointTally.key) == key,
            col(PointTally.wide),
        )
        .group_by(col(PointTally.area_id))
    )
    return {area_id: (people, earned) for area_id, people, earned in await session.execute(query) if people}


@dataclass(frozen=True)
class Miscount:
    """A board whose tallies are not what its totals say; ``right`` are the rows that would be."""

    area_id: int
    span: Span
    key: str
    right: list[dict[str, Any]]


async def miscounts(session: AsyncSession) -> AsyncIterator[Miscount]:
    """Every board that is counted wrong, an area at a time."""
    for area_id in (await session.execute(choose(col(Area.id)).order_by(col(Area.id)))).scalars().all():
        counted, kept = await _counted(session, area_id), await _kept(session, area_id)
        wrong = {tally[:2] for tally in counted.keys() | kept.keys() if counted.get(tally) != kept.get(tally)}
        for span, key in sorted(wrong):
            right = [_row(area_id, tally, counts) for tally, counts in counted.items() if tally[:2] == (span, key)]
            yield Miscount(area_id, span, key, right)


_Tally = tuple[Span, str, bool, int]
_Counts = tuple[int, int, int]
"""Ranked people, people, points of all of them."""


async def _counted(session: AsyncSession, area_id: int) -> dict[_Tally, _Counts]:
    """What the tallies of an area are, counted from its totals."""
    of: list[Any] = [PointTotal.span, PointTotal.key, PointTotal.ranked, PointTotal.points]
    query = choose(*of, func.count()).where(col(PointTotal.area_id) == area_id, col(PointTotal.points) > 0)
    found: defaultdict[_Tally, _Counts] = defaultdict(lambda: (0, 0, 0))
    rows: Any = await session.execute(query.group_by(*of))
    for span, key, ranked, points, count in rows:
        for wide, at in ((False, points), (True, points - points % TALLIED)):
            before = found[span, key, wide, at]
            found[span, key, wide, at] = before[0] + ranked * count, before[1] + count, before[2] + points * count
    return dict(found)


async def _kept(session: AsyncSession, area_id: int) -> dict[_Tally, _Counts]:
    """What is kept of it; where nobody stands any more, a row with nothing in it may stay."""
    counts: list[Any] = [PointTally.ranked, PointTally.people, PointTally.earned]
    where = col(PointTally.area_id) == area_id, or_(*[col(count) != 0 for count in counts])
    of: list[Any] = [PointTally.span, PointTally.key, PointTally.wide, PointTally.points]
    rows = (await session.execute(choose(*of, *counts).where(*where))).all()
    return {(*row[:4],): (row.ranked, row.people, row.earned) for row in rows}


def _row(area_id: int, tally: _Tally, counts: _Counts) -> dict[str, Any]:
    said = dict(zip(("span", "key", "wide", "points"), tally, strict=True))
    return {"area_id": area_id, **said, **dict(zip(("ranked", "people", "earned"), counts, strict=True))}


async def recount(session: AsyncSession, wrong: Miscount) -> None:
    """Write what the totals say in place of what is kept of one board."""
    mine = (
        col(PointTally.area_id) == wrong.area_id,
        col(PointTally.span) == wrong.span,
        col(PointTally.key) == wrong.key,
    )
    await session.execute(delete(PointTally).where(*mine), execution_options={"synchronize_session": False})
    await insert_each_once(session, PointTally, wrong.right)

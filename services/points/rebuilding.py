"""What is kept beside the ledger (totals, purses) against the sum of its entries; put right where it differs.

Totals of grids are left out: they say where people lived at the time, and the ledger does not.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, false, func
from sqlalchemy import select as choose
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Area, Entry, Level, Person, PointTotal, Purse, SealedCredit, Span
from services.directory import Directory, directory
from services.once import insert_each_once
from services.points.totals import KEPT, rank_anew
from services.rules.points import SPENDABLE, spans_of

PEOPLE = 500
"""So many people are compared at a time: memory stays flat."""
LEVELS = (Level.COMMUNITY, Level.STREET)

Place = tuple[int, Span | None, str, int]
"""Area, span (null: the purse of that community), key, person."""


@dataclass(frozen=True)
class Difference:
    """What is kept for somebody, and what the entries say; ``reached`` is the last entry that counted."""

    area_id: int
    span: Span | None
    key: str
    person_id: int
    kept: int
    summed: int
    reached: int


async def differences(session: AsyncSession, timezone: ZoneInfo) -> AsyncIterator[Difference]:
    """Everything that is kept and is not the sum of entries, person by person."""
    known = await directory(session)
    async for people in _batches(session):
        whose = {one: one for one in people}
        whose |= {one: remains for one, remains in known.merged.items() if remains in whose}
        summed, reached = await _summed(session, known, whose, timezone)
        kept = await _kept(session, known, people)
        for place in sorted(summed.keys() | kept.keys(), key=lambda one: (one[3], one[0], one[1] or "", one[2])):
            if summed[place] != kept.get(place, 0):
                yield Difference(*place, kept.get(place, 0), summed[place], reached[place])


async def put_right(session: AsyncSession, found: Iterable[Difference], today: date) -> None:
    """Write what the entries say in place of what is kept."""
    known = await directory(session)
    for one in found:
        table, row = _kept_as(one)
        columns = table.__table__.columns
        same = [columns[name] == row[name] for name in (key.name for key in table.__table__.primary_key)]
        await session.execute(delete(table).where(*same))
        await insert_each_once(session, table, [row])
    for person_id in sorted({one.person_id for one in found}):
        await rank_anew(session, await session.get_one(Person, known.merged.get(person_id, person_id)), today)


def _kept_as(one: Difference) -> tuple[Any, dict[str, Any]]:
    whose = {"person_id": one.person_id}
    if one.span is None:
        return Purse, whose | {"community_id": one.area_id, "balance": one.summed}
    where = {"area_id": one.area_id, "span": one.span, "key": one.key}
    return PointTotal, whose | where | {"points": one.summed, "reached": one.reached, "ranked": False}


async def _batches(session: AsyncSession) -> AsyncIterator[list[int]]:
    last = 0
    while True:
        query = select(Person.id).where(col(Person.id) > last, col(Person.merged_into_id).is_(None))
        people = list((await session.execute(query.order_by(col(Person.id)).limit(PEOPLE))).scalars())
        if people:
            yield people
        if len(people) < PEOPLE:
            return
        last = people[-1]


async def _summed(
    session: AsyncSession, known: Directory, whose: dict[int, int], timezone: ZoneInfo
) -> tuple[defaultdict[Place, int], defaultdict[Place, int]]:
    summed: defaultdict[Place, int] = defaultdict(int)
    reached: defaultdict[Place, int] = defaultdict(int)
    areas = {area.id: _areas(known, area) for area in known.areas.values() if area.level is Level.COMMUNITY}
    for row in await _entries(session, whose):
        person_id = whose[row.person_id]
        told = row.at.astimezone(timezone).date()
        spans = spans_of(row.kind, row.on, row.month, told, late=row.late)
        places: list[Place] = [(row.community_id, None, "", person_id)] if row.kind in SPENDABLE else []
        for area_id, kept in areas[row.community_id]:
            places += [(area_id, span, key, person_id) for span, key in spans.items() if span in kept]
        for place in places:
            summed[place] += row.points
            reached[place] = max(reached[place], row.number)
    for community_id, person_id, points in await _sealed(session, whose):
        summed[community_id, None, "", whose[person_id]] += points
    return summed, reached


def _areas(known: Directory, community: Area) -> list[tuple[int, Collection[Span]]]:
    around = known.around(community)
    return [(around[level].id, KEPT[level]) for level in LEVELS if level in around]


async def _entries(session: AsyncSession, people: Collection[int]) -> list[Any]:
    """Summed by day as far as that makes no difference; what came late one by one."""
    alike: list[Any] = [col(Entry.community_id), col(Entry.person_id), col(Entry.kind), col(Entry.on), col(Entry.month)]
    of_people = col(Entry.person_id).in_(people)
    one_by_one: list[Any] = [*alike, Entry.points, Entry.number, Entry.at, Entry.late]
    summed: list[Any] = [*alike, func.sum(Entry.points).label("points"), func.max(Entry.number).label("number")]
    daily = choose(*summed, func.max(Entry.at).label("at"), false().label("late"))
    late = choose(*one_by_one)
    rows = list((await session.execute(daily.where(of_people, ~col(Entry.late)).group_by(*alike))).all())
    return rows + list((await session.execute(late.where(of_people, col(Entry.late)))).all())


async def _sealed(session: AsyncSession, people: Collection[int]) -> list[Any]:
    query = (
        select(Entry.community_id, SealedCredit.person_id, func.sum(SealedCredit.points))
        .join(Entry, col(Entry.id) == col(SealedCredit.entry_id))
        .where(col(SealedCredit.person_id).in_(people))
        .group_by(col(Entry.community_id), col(SealedCredit.person_id))
    )
    return list((await session.execute(query)).all())


async def _kept(session: AsyncSession, known: Directory, people: Collection[int]) -> dict[Place, int]:
    areas = [area.id for area in known.areas.values() if area.level in LEVELS]
    columns: list[Any] = [PointTotal.area_id, PointTotal.span, PointTotal.key, PointTotal.person_id, PointTotal.points]
    totals = choose(*columns)
    mine = totals.where(col(PointTotal.person_id).in_(people), col(PointTotal.area_id).in_(areas))
    kept: dict[Place, int] = {
        (area_id, span, key, person_id): points for area_id, span, key, person_id, points in await session.execute(mine)
    }
    purses = select(Purse.community_id, Purse.person_id, Purse.balance).where(col(Purse.person_id).in_(people))
    for community_id, person_id, balance in await session.execute(purses):
        kept[community_id, None, "", person_id] = balance
    return kept

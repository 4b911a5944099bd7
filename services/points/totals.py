"""What people have: totals kept with each entry, and what they may spend."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select as choose
from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col, select

from models import Level, Person, PointTotal, Purse, Role, Shown, Span, Volunteer
from services.directory import Directory, directory, holds_at
from services.rules.points import SPENDABLE, keys_of, month_of, spans_of

KEPT: dict[Level, Collection[Span]] = {
    Level.GRID: (Span.WEEK, Span.MONTH, Span.YEAR, Span.LIFE),
    Level.COMMUNITY: tuple(Span),
    Level.STREET: (Span.WEEK, Span.MONTH, Span.QUARTER, Span.YEAR, Span.LIFE),
}
"""Which totals are kept for an area of a level."""
CHILD = 14
"""Years. Children are neither ranked nor pictured; of whom only the year is known, the one year more is a child's."""
EMPLOYED = frozenset({Role.DESK, Role.STREET, Role.OFFICER, Role.UNIT_HEAD, Role.SUPERVISOR})
"""Whose points are counted and never ranked: no ranking of employees."""


@dataclass(frozen=True)
class Balance:
    """What one person reads of their points in a community. ``spendable`` is never negative.

    ``owed``: what was spent and then corrected away; the next points make it up first.
    """

    spendable: int
    totals: Mapping[Span, int]
    owed: int = 0


async def keep(session: AsyncSession, community_id: int, rows: Iterable[Mapping[str, Any]], today: date) -> None:
    """Bring totals and purses up to what these new entries say; the same transaction as the entries."""
    known = await directory(session)
    totals: Totals = {}
    purses: defaultdict[int, int] = defaultdict(int)
    people = await _people(session, {row["person_id"] for row in rows if row["person_id"]})
    for row in rows:
        if row["person_id"] is None:
            continue
        person = people[row["person_id"]]
        if row["kind"] in SPENDABLE:
            purses[person.id] += row["points"]
        spans = spans_of(row["kind"], row["on"], row["month"], today, late=row["late"])
        for area_id, span in _areas(known, community_id, person):
            if span in spans:
                day = today if row["late"] else row["on"]
                before, _, began = totals.get((area_id, span, spans[span], person.id), (0, 0, day))
                totals[area_id, span, spans[span], person.id] = before + row["points"], row["number"], min(began, day)
    ranked = await _ranked(session, people.values(), today)
    await _add_totals(session, totals, ranked)
    await add_to_purses(session, community_id, purses)


def _areas(known: Directory, community_id: int, person: Person) -> list[tuple[int, Span]]:
    """Where a person's points of a community count: there, in its street, and in the grid they live in."""
    around = known.around(known.areas[community_id])
    home = known.areas.get(person.home_area_id or 0)
    grid = known.around(home).get(Level.GRID) if home else None
    if grid is not None and grid.path.startswith(known.path_of(community_id)):
        around = {**around, Level.GRID: grid}
    return [(around[level].id, span) for level, spans in KEPT.items() if level in around for span in spans]


async def _people(session: AsyncSession, ids: Collection[int]) -> dict[int, Person]:
    """Whom these ids stand for today: who turned out to be somebody else counts as that person.

    As they are now, and held so: who chooses meanwhile to be on lists comes after what is written here, or before.
    """
    known = await directory(session)
    remains = {one: known.merged.get(one, one) for one in ids}
    query = select(Person).where(col(Person.id).in_(set(remains.values()))).order_by(col(Person.id))
    held = query.with_for_update(read=True).execution_options(populate_existing=True)
    found = {person.id: person for person in (await session.execute(held)).scalars()}
    return {one: found[other] for one, other in remains.items()}


async def _ranked(session: AsyncSession, people: Iterable[Person], today: date) -> dict[int, bool]:
    """Who stands on boards: who chose how to be shown, and is no child. That no employee does is asked at reading."""
    chosen = {person.id: person.shown not in (None, Shown.HIDDEN) for person in people}
    born = select(Volunteer.person_id).where(
        col(Volunteer.person_id).in_(chosen), col(Volunteer.born_year) >= today.year - CHILD
    )
    children = frozenset((await session.execute(born)).scalars())
    return {one: shown and one not in children for one, shown in chosen.items()}


def employees(known: Directory, now: datetime) -> frozenset[int]:
    """Who is employed now, under every id that they were ever known by."""
    held = {row.person_id for row in known.appointments if row.role in EMPLOYED and holds_at(row, now)}
    held |= {known.merged[one] for one in held if one in known.merged}
    return frozenset(held)


Totals = dict[tuple[int, Span, str, int], tuple[int, int, date]]
"""Area, span, key and person → points, the last entry, the first day."""


async def _add_totals(
    session: AsyncSession,
    totals: Mapping[tuple[int, Span, str, int], tuple[int, int, date]],
    ranked: Mapping[int, bool],
) -> None:
    rows = [
        {
            "area_id": area_id,
            "span": span,
            "key": key,
            "person_id": person_id,
            "points": points,
            "reached": reached,
            "ranked": ranked[person_id],
            "began": began if span is Span.LIFE else None,
        }
        for (area_id, span, key, person_id), (points, reached, began) in totals.items()
    ]
    await _add(session, PointTotal, rows, "points", "reached", "ranked")


async def add_to_purses(session: AsyncSession, community_id: int, amounts: Mapping[int, int]) -> None:
    """Put points into people's purses, or take them out."""
    rows = [{"community_id": community_id, "person_id": one, "balance": points} for one, points in amounts.items()]
    await _add(session, Purse, rows, "balance")


async def _add(
    session: AsyncSession, table: type[SQLModel], rows: list[dict[str, Any]], added: str, *set_: str
) -> None:
    """One statement: new rows, or ``added`` on top of those that are there, with ``set_`` as in the new ones."""
    if not rows:
        return
    columns = table.__table__  # type: ignore[attr-defined]
    into: Any = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = into(columns)
    new = statement.excluded
    changes = {added: columns.c[added] + new[added], **{name: new[name] for name in set_}}
    key = list(columns.primary_key.columns)
    await session.execute(statement.on_conflict_do_update(index_elements=key, set_=changes), rows)


async def balance_of(session: AsyncSession, community_id: int, person_id: int, today: date) -> Balance:
    """What a person has: one statement, each row by its whole key."""
    keys = keys_of(today, month_of(today))
    mine = col(PointTotal.area_id) == community_id, col(PointTotal.person_id) == person_id
    totals = [
        choose(col(PointTotal.points)).where(*mine, col(PointTotal.span) == span, col(PointTotal.key) == key)
        for span, key in keys.items()
    ]
    whose = col(Purse.community_id) == community_id, col(Purse.person_id) == person_id
    purse = choose(col(Purse.balance)).where(*whose)
    row = (await session.execute(choose(*[one.scalar_subquery() for one in (purse, *totals)]))).one()
    left, *found = (points or 0 for points in row)
    return Balance(max(left, 0), dict(zip(keys, found, strict=True)), max(-left, 0))


async def rank_anew(session: AsyncSession, person: Person, today: date) -> None:
    """After somebody chose otherwise: on the boards or off them, also of the past."""
    ranked = (await _ranked(session, [person], today))[person.id]
    mine = update(PointTotal).where(col(PointTotal.person_id) == person.id, col(PointTotal.ranked) != ranked)
    await session.execute(mine.values(ranked=ranked), execution_options={"synchronize_session": False})


async def unite(session: AsyncSession, other: Person, remains: Person) -> None:
    """Two turned out to be one: what is kept of both is one person's. Their entries stay as they are."""
    for table, added, more in ((PointTotal, "points", ("reached", "ranked")), (Purse, "balance", ())):
        columns = table.__table__  # type: ignore[union-attr]
        mine = columns.c.person_id == other.id
        found = (await session.execute(columns.select().where(mine))).mappings()
        rows = [{**row, "person_id": remains.id} for row in found]
        await _add(session, table, rows, added, *more)
        await session.execute(columns.delete().where(mine))

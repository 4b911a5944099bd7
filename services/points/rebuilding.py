"""What is kept beside the ledger (totals, purses, tallies) against the sum of its entries; put right where it differs.

The ledger is read once, a week at a time, and each span is compared as soon as it has ended: what is in memory are the
spans that are open, however many entries there are. Totals of grids are left out: they say where people lived at the
time, and the ledger does not; their tallies are not.
"""

from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import String, delete, func, or_, type_coerce
from sqlalchemy import select as choose
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import ChainHead, Entry, EntryKind, Level, Person, PointTotal, Purse, SealedCredit, Span
from services.directory import Directory, directory
from services.once import insert_each_once
from services.points.totals import KEPT, rank_anew
from services.rules.boards import monday_of
from services.rules.points import EARNED, SPENDABLE, keys_of, month_of, spans_of

WEEK = timedelta(days=7)
LEVELS = (Level.COMMUNITY, Level.STREET)
MOST_PLACES = 200
ODD = ("community_id", "person_id", "kind", "points", "on", "month", "at", "late")
_ENTRIES: Any = Entry.__table__  # type: ignore[attr-defined]
BY_DAY = frozenset({Span.DAY, Span.WEEK})

Place = tuple[int, str, str]
"""Area, span, key."""
Sums = defaultdict[int, int]
"""Person → points."""


@dataclass(frozen=True)
class Difference:
    """What is kept for somebody, and what the entries say; without ``span``: in the purse of that community."""

    area_id: int
    span: Span | None
    key: str
    person_id: int
    kept: int
    summed: int


@dataclass
class _Open:
    """What the entries say of the spans that are still open; a place with everything in it is taken out."""

    known: Directory
    sums: dict[Place, Sums] = field(default_factory=dict)
    seen: set[Place] = field(default_factory=set)

    def into(self, community_id: int, keys: Mapping[Span, str]) -> list[Sums]:
        """Where an entry of this community with these keys is added."""
        around = self.known.around(self.known.areas[community_id])
        kept = ((around[level].id, KEPT[level]) for level in LEVELS if level in around)
        places = ((area_id, span.value, key) for area_id, spans in kept for span, key in keys.items() if span in spans)
        return [self.sums.setdefault(place, Sums(int)) for place in places]

    def ended(self, day: date | None) -> dict[Place, Sums]:
        """What gets nothing more from ``day`` on; all of it without one."""
        keys = {span.value: key for span, key in keys_of(day, month_of(day)).items()} if day else {}
        done = [place for place in self.sums if keys.get(place[1]) != place[2]]
        self.seen.update(done)
        return {place: self.sums.pop(place) for place in done}


async def differences(session: AsyncSession, timezone: ZoneInfo) -> AsyncIterator[Difference]:
    """Everything that is kept and is not the sum of entries."""
    known = await directory(session)
    still = _Open(known)
    communities = list((await session.execute(select(ChainHead.community_id))).scalars())
    odd = await _odd(session, timezone)
    async for first in _weeks(session, communities, odd):
        _add_odd(still, odd, first)
        await _add_week(session, still, communities, first)
        async for one in _off(session, still.ended(first + WEEK)):
            yield one
    async for one in _off(session, still.ended(None)):
        yield one
    for places in await _strays(session, known, still.seen):
        async for one in _off(session, {place: Sums(int) for place in places}):
            yield one
    async for one in _purses_off(session, known):
        yield one


Odd = dict[date, list[tuple[int, int, int, Mapping[Span, str]]]]
"""Monday → community, person, points and keys of what counts from that week on."""


async def _odd(session: AsyncSession, timezone: ZoneInfo) -> Odd:
    """What does not count for its own day and month: what came late, in two halves, and what was brought in."""
    late = col(Entry.kind).in_(EARNED) & col(Entry.late)
    query = choose(*[_ENTRIES.c[name] for name in ODD]).where(or_(late, col(Entry.kind) == EntryKind.OPENING))
    found: Odd = defaultdict(list)
    for row in await session.execute(query):
        told = row.at.astimezone(timezone).date()
        keys = spans_of(row.kind, row.on, row.month, told, late=row.late)
        for day, spans in ((told, BY_DAY), (date.fromisoformat(f"{row.month}-01"), frozenset(Span) - BY_DAY)):
            mine = {span: key for span, key in keys.items() if span in spans}
            found[monday_of(day)].append((row.community_id, row.person_id, row.points, mine))
    return found


async def _weeks(session: AsyncSession, communities: Collection[int], odd: Collection[date]) -> AsyncIterator[date]:
    """The Mondays of all weeks of which there is something."""
    ends = choose(func.min(Entry.on), func.max(Entry.on)).where(col(Entry.community_id).in_(communities))
    days = [monday_of(day) for day in (await session.execute(ends)).one() if day] + list(odd)
    monday = min(days, default=date.max)
    while days and monday <= max(days):
        yield monday
        monday += WEEK


def _add_odd(still: _Open, odd: Odd, monday: date) -> None:
    for community_id, person_id, points, keys in odd.get(monday, []):
        for sums in still.into(community_id, keys):
            sums[still.known.today(person_id)] += points


async def _add_week(session: AsyncSession, still: _Open, communities: Collection[int], first: date) -> None:
    columns: list[Any] = [Entry.community_id, Entry.on, Entry.person_id, Entry.points]
    rows = await session.execute(
        choose(*columns).where(
            col(Entry.community_id).in_(communities),
            col(Entry.on) >= first,
            col(Entry.on) < first + WEEK,
            col(Entry.kind).in_(EARNED),
            ~col(Entry.late),
        )
    )
    places: dict[tuple[int, date], list[Sums]] = {}
    merged = still.known.merged
    for community_id, day, person_id, points in rows:
        into = places.get((community_id, day))
        if into is None:
            into = places[community_id, day] = still.into(community_id, keys_of(day, month_of(day)))
        whose = merged.get(person_id, person_id)
        for sums in into:
            sums[whose] += points


async def _off(session: AsyncSession, places: Mapping[Place, Sums]) -> AsyncIterator[Difference]:
    """What is kept at these places and is not what the entries say."""
    for area_id, span, key, person_id, kept in await _kept(session, places) if places else ():
        said = places.get((area_id, span, key))
        if said is not None and (summed := said.pop(person_id, 0)) != kept:
            yield Difference(area_id, Span(span), key, person_id, kept, summed)
    for (area_id, span, key), said in places.items():
        for person_id, summed in said.items():
            if summed:
                yield Difference(area_id, Span(span), key, person_id, 0, summed)


async def _kept(session: AsyncSession, places: Collection[Place]) -> Any:
    areas, spans, keys = (set(one) for one in zip(*places, strict=True))
    span = type_coerce(PointTotal.span, String)  # millions of them: no member of an enum is looked up for each
    columns: list[Any] = [PointTotal.area_id, span, PointTotal.key, PointTotal.person_id, PointTotal.points]
    where = col(PointTotal.area_id).in_(areas), span.in_(spans), col(PointTotal.key).in_(keys)
    return await session.execute(choose(*columns).where(*where))


async def _strays(session: AsyncSession, known: Directory, seen: Collection[Place]) -> Iterator[list[Place]]:
    """Places at which something is kept, and of which no entry says anything."""
    areas = [area.id for area in known.areas.values() if area.level in LEVELS]
    query = choose(col(PointTotal.area_id), type_coerce(PointTotal.span, String), col(PointTotal.key)).distinct()
    there = {
        (area, span, key) for area, span, key in await session.execute(query.where(col(PointTotal.area_id).in_(areas)))
    }
    strays = sorted(there - set(seen))
    return (strays[at : at + MOST_PLACES] for at in range(0, len(strays), MOST_PLACES))


async def _purses_off(session: AsyncSession, known: Directory) -> AsyncIterator[Difference]:
    summed: Counter[tuple[int, int]] = Counter()
    place, person, credited = col(Entry.community_id), col(Entry.person_id), col(SealedCredit.person_id)
    seen = choose(place, person, func.sum(Entry.points)).where(col(Entry.kind).in_(SPENDABLE))
    sealed = choose(place, credited, func.sum(SealedCredit.points))
    sealed = sealed.join(SealedCredit, col(Entry.id) == col(SealedCredit.entry_id))
    for query in (seen.group_by(place, person), sealed.group_by(place, credited)):
        for community_id, person_id, points in await session.execute(query):
            summed[community_id, known.today(person_id or 0)] += points
    rows = await session.execute(select(Purse.community_id, Purse.person_id, Purse.balance))
    kept = {(community_id, person_id): balance for community_id, person_id, balance in rows}
    for community_id, person_id in sorted(summed.keys() | kept.keys()):
        whose_purse = community_id, person_id
        if summed[whose_purse] != kept.get(whose_purse, 0):
            yield Difference(community_id, None, "", person_id, kept.get(whose_purse, 0), summed[whose_purse])


async def hold_ledgers(session: AsyncSession) -> None:
    """Until the commit nobody records anything, so that what is put right is what is there."""
    await session.execute(select(ChainHead.community_id).order_by(col(ChainHead.community_id)).with_for_update())


async def put_right(session: AsyncSession, found: Sequence[Difference], timezone: ZoneInfo, today: date) -> None:
    """Write what the entries say in place of what is kept."""
    known = await directory(session)
    marks = await _marks(session, known, {one.person_id for one in found if one.span}, timezone)
    for one in found:
        table, row = _kept_as(one, marks)
        columns = table.__table__.columns
        same = [columns[name] == row[name] for name in (key.name for key in table.__table__.primary_key)]
        await session.execute(delete(table).where(*same))
        await insert_each_once(session, table, [row])
    for person_id in sorted({one.person_id for one in found}):
        await rank_anew(session, await session.get_one(Person, known.today(person_id)), today)


Marks = dict[tuple[Span, str, int], tuple[int, date]]
"""Span, key and person → the last entry of theirs that counts there, and the first day."""


def _kept_as(one: Difference, marks: Marks) -> tuple[Any, dict[str, Any]]:
    whose = {"person_id": one.person_id}
    if one.span is None:
        return Purse, whose | {"community_id": one.area_id, "balance": one.summed}
    where = {"area_id": one.area_id, "span": one.span, "key": one.key}
    reached, began = marks.get((one.span, one.key, one.person_id), (0, None))
    said = {"points": one.summed, "reached": reached, "began": began if one.span is Span.LIFE else None}
    return PointTotal, whose | where | said | {"ranked": False}


async def _marks(session: AsyncSession, known: Directory, people: Iterable[int], timezone: ZoneInfo) -> Marks:
    found: Marks = {}
    for person_id in sorted(people):
        mine = select(Entry).where(col(Entry.person_id).in_(known.same([person_id]))).order_by(col(Entry.number))
        for entry in (await session.execute(mine)).scalars():
            told = entry.at.astimezone(timezone).date()
            day = told if entry.late else entry.on
            for span, key in spans_of(entry.kind, entry.on, entry.month, told, late=entry.late).items():
                _, began = found.get((span, key, person_id), (0, day))
                found[span, key, person_id] = entry.number, min(began, day)
    return found

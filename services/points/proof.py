"""Proofs: the chain as it stands, and that what is kept equals the sum of entries."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from typing import Any

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Entry, EntryKind, PointTotal, Purse, SealedCredit, Span
from services.directory import directory
from services.rules.points import SPENDABLE, Link, canonical

BATCH = 5000
_COLUMNS = list(Entry.__table__.columns)  # type: ignore[attr-defined]


async def links(session: AsyncSession, community_id: int) -> AsyncIterator[Link]:
    """A community's chain from its first entry, a batch in memory at a time."""
    last = 0
    while True:
        query = select(*_COLUMNS).where(col(Entry.community_id) == community_id, col(Entry.number) > last)
        rows = (await session.execute(query.order_by(col(Entry.number)).limit(BATCH))).mappings().all()
        for row in rows:
            yield link_of(dict(row))
        if len(rows) < BATCH:
            return
        last = rows[-1]["number"]


def link_of(row: Mapping[str, Any]) -> Link:
    """An entry for the check."""
    return Link(row["number"], row["previous"], row["hash"], canonical(row))


async def purses_off(session: AsyncSession, community_id: int) -> dict[int, tuple[int, int]]:
    """Whose purse is not what the entries say: person → (kept, sum of entries)."""
    known = await directory(session)
    summed: defaultdict[int, int] = defaultdict(int)
    mine = col(Entry.community_id) == community_id
    moving = select(Entry.person_id, func.sum(Entry.points)).where(mine, col(Entry.kind).in_(SPENDABLE))
    sealed = (
        select(SealedCredit.person_id, func.sum(SealedCredit.points))
        .join(Entry, col(Entry.id) == col(SealedCredit.entry_id))
        .where(mine, col(Entry.kind) == EntryKind.SEALED)
    )
    for query in (moving.group_by(col(Entry.person_id)), sealed.group_by(col(SealedCredit.person_id))):
        for person_id, points in await session.execute(query):
            summed[known.merged.get(person_id, person_id)] += points
    kept_rows = select(Purse.person_id, Purse.balance).where(col(Purse.community_id) == community_id)
    kept = {row.person_id: row.balance for row in await session.execute(kept_rows)}
    people = kept.keys() | summed.keys()
    return {one: (kept.get(one, 0), summed[one]) for one in people if kept.get(one, 0) != summed[one]}


async def totals_of(session: AsyncSession, area_id: int) -> dict[tuple[str, str, int], int]:
    """What is kept for an area, without zeros: (span, key, person) → points."""
    query = select(PointTotal.span, PointTotal.key, PointTotal.person_id, PointTotal.points)
    rows = await session.execute(query.where(col(PointTotal.area_id) == area_id))
    return {(Span(span).value, key, person): points for span, key, person, points in rows if points}

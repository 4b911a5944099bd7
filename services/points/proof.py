"""The proof of a chain: link by link, against its posted and closed months and what a notice said, in flat memory."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

from sqlalchemy import DateTime, String, type_coerce
from sqlalchemy import select as choose
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import ClosedMonth, Entry, PostedMonth, SealedCredit
from services.rules.points import SEALED, Broken, Link, Proof, canonical_of, commit_to

BATCH = 5000
_TABLE: Any = Entry.__table__  # type: ignore[attr-defined]
_PLAINLY: dict[str, Any] = {"kind": String(), "at": DateTime(timezone=True)}
"""No member of an enum and no zone for each of a million rows: ``canonical_of`` takes them as they lie there."""
_COLUMNS = [  # of the table: no objects are made
    type_coerce(_TABLE.c[name], _PLAINLY[name]) if name in _PLAINLY else _TABLE.c[name]
    for name in (*SEALED, "previous", "hash")
]
_NUMBER = SEALED.index("number")


async def prove(session: AsyncSession, community_id: int, posted: Mapping[int, str]) -> Proof | Broken:
    """Go along a community's chain: the first entry that does not fit, else the proof that all of them do."""
    proof = Proof(community_id, await posted_heads(session, community_id) | dict(posted))
    async for link in links(session, community_id):
        if broken := proof.broken_by(link):
            return broken
    return proof.missing() or await _broken_seal(session, community_id) or proof


async def posted_heads(session: AsyncSession, community_id: int) -> dict[int, str]:
    """Where the chain stood when its months were posted and closed: number → hash."""
    found: dict[int, str] = {}
    for table in (PostedMonth, ClosedMonth):
        columns: list[Any] = [table.number, table.hash]
        mine = choose(*columns).where(col(table.community_id) == community_id, col(table.number) > 0)
        found |= {row.number: row.hash for row in await session.execute(mine)}
    return found


async def links(session: AsyncSession, community_id: int) -> AsyncIterator[Link]:
    """A community's chain from its first entry, a batch in memory at a time."""
    last = 0
    while True:
        query = choose(*_COLUMNS).where(_TABLE.c.community_id == community_id, _TABLE.c.number > last)
        rows = (await session.execute(query.order_by(_TABLE.c.number).limit(BATCH))).all()
        for row in rows:
            yield Link(row[_NUMBER], row[-2], row[-1], canonical_of(row[:-2]))
        if len(rows) < BATCH:
            return
        last = rows[-1][_NUMBER]


async def _broken_seal(session: AsyncSession, community_id: int) -> Broken | None:
    """The first credit of a clue that is not what its entry has committed to."""
    query = select(SealedCredit, Entry).join(Entry, col(Entry.id) == col(SealedCredit.entry_id))
    mine = query.where(col(Entry.community_id) == community_id).order_by(col(Entry.number))
    for credit, entry in await session.execute(mine):
        if commit_to(credit.salt, credit.person_id, credit.points, credit.deed) != entry.commitment:
            return Broken(entry.number, "credit")
    return None

"""The chain of a community's entries: locked, lengthened, never changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select, update

from models import ChainHead, Entry
from services.once import insert_each_once, insert_many
from services.rules.points import canonical, first_of, seal

Row = dict[str, Any]


async def lengthen(session: AsyncSession, community_id: int, entries: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Add entries (the fields of ``Entry`` without number and hashes) behind the last one; the rows as written.

    The caller holds the chain by ``locked_head``, so that nobody else comes between.
    """
    head = await locked_head(session, community_id)
    number, previous = head.number, head.hash
    rows: list[Row] = []
    for entry in entries:
        number += 1
        row = {**entry, "community_id": community_id, "number": number, "previous": previous}
        previous = seal(previous, canonical(row))
        rows.append({**row, "hash": previous})
    ids = await insert_many(session, Entry, rows)
    moved = update(ChainHead).where(col(ChainHead.community_id) == community_id)
    await session.execute(moved.values(number=number, hash=previous), execution_options={"synchronize_session": False})
    session.expire(head)
    return [{**row, "id": entry_id} for row, entry_id in zip(rows, ids, strict=True)]


async def locked_head(session: AsyncSession, community_id: int) -> ChainHead:
    """The end of the chain, locked until the commit; a community's first entry makes it."""
    query = select(ChainHead).where(col(ChainHead.community_id) == community_id).with_for_update()
    query = query.execution_options(populate_existing=True)
    head = (await session.execute(query)).scalar_one_or_none()
    if head is None:
        row = {"community_id": community_id, "number": 0, "hash": first_of(community_id)}
        await insert_each_once(session, ChainHead, [row])
        head = (await session.execute(query)).scalar_one()
    return head

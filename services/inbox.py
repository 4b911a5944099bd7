"""What came in: stored before it is acknowledged, handled once, in order within its lane."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Incoming
from services.once import insert_once
from services.wakes import wake


async def receive(
    session: AsyncSession, *, platform: str, external_id: str, lane: str, payload: dict[str, Any], now: datetime
) -> int | None:
    """Store an event; its row id, or ``None`` when the platform had given it before. ``now`` is real time."""
    stored = await insert_once(
        session,
        Incoming,
        platform=platform,
        external_id=external_id,
        lane=lane,
        payload=payload,
        received_at=now,
        attempts=0,
        error="",
    )
    if stored is not None:
        wake(session, "incoming")
    return stored


async def stored_before(session: AsyncSession, platform: str, external_id: str) -> Incoming | None:
    """The row of an event that came before."""
    query = select(Incoming).where(col(Incoming.platform) == platform, col(Incoming.external_id) == external_id)
    return (await session.execute(query)).scalar_one_or_none()

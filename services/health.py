"""How well the house is: what was set aside, and how long the oldest event and the oldest notice have waited."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Chat, Incoming, Outgoing

PATIENCE = timedelta(minutes=5)
"""How long an event or a notice may wait before somebody should look."""


@dataclass(frozen=True)
class Waiting:
    """How many rows wait too long, and for how long the oldest has."""

    count: int
    oldest: timedelta


async def set_aside(session: AsyncSession) -> list[tuple[int, str]]:
    """Row id and kind of error of each event that failed five times, oldest first."""
    query = (
        select(Incoming.id, Incoming.error).where(col(Incoming.set_aside_at).is_not(None)).order_by(col(Incoming.id))
    )
    return [(row[0], row[1]) for row in (await session.execute(query)).all()]


async def unhandled(session: AsyncSession, real_now: datetime) -> Waiting | None:
    """Events that nobody took up for too long; ``None`` when there are none."""
    query = select(func.count(), func.min(Incoming.received_at)).where(
        col(Incoming.handled_at).is_(None),
        col(Incoming.set_aside_at).is_(None),
        col(Incoming.received_at) < real_now - PATIENCE,
    )
    return _waiting((await session.execute(query)).one(), real_now)


async def unsent(session: AsyncSession, now: datetime, real_now: datetime) -> Waiting | None:
    """Notices due for too long in chats that take them now; ``None`` when there are none. ``now`` is town time."""
    query = (
        select(func.count(), func.min(Outgoing.send_after))
        .join(Chat, col(Chat.id) == col(Outgoing.chat_id))
        .where(
            col(Outgoing.sent_at).is_(None),
            col(Outgoing.failed_at).is_(None),
            col(Outgoing.send_after) < now - PATIENCE,
            col(Chat.unreachable_at).is_(None),
            (col(Chat.quiet_until).is_(None) | (col(Chat.quiet_until) <= real_now)),
        )
    )
    return _waiting((await session.execute(query)).one(), now)


def _waiting(found: tuple[int, datetime | None], now: datetime) -> Waiting | None:
    count, oldest = found
    return Waiting(count, now - oldest) if count and oldest else None

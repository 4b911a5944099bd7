"""What happens in rooms, numbered for each user: a page that was away asks for what came after the last it saw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import RoomEvent, RoomMember, RoomMessage, RoomUser
from services.wakes import wake


@dataclass(frozen=True)
class Spoken:
    """A message and who said it."""

    message: RoomMessage
    sender: RoomUser


@dataclass(frozen=True)
class News:
    """Event ``number`` of a user. ``spoken`` is the message as it is now; ``None`` once the user left the room."""

    user_id: int
    number: int
    kind: str
    room_id: int
    message_id: int | None
    spoken: Spoken | None


_USERS: Any = RoomUser.__table__  # type: ignore[attr-defined]
_MEMBERS: Any = RoomMember.__table__  # type: ignore[attr-defined]
_EVENTS: Any = RoomEvent.__table__  # type: ignore[attr-defined]
_INSIDE = (
    select(_USERS.c.id)
    .where(
        _USERS.c.id.in_(select(_MEMBERS.c.user_id).where(_MEMBERS.c.room_id == bindparam("room"))),
        _USERS.c.is_bot.is_(False),
    )
    .order_by(_USERS.c.id)
    .with_for_update(key_share=True)
)
_COUNTED = (
    update(_USERS)
    .where(_USERS.c.id.in_(bindparam("users", expanding=True)))
    .values(events=_USERS.c.events + 1)
    .returning(_USERS.c.id, _USERS.c.events)
)
_NUMBERED = insert(_EVENTS)


async def announce(session: AsyncSession, event: dict[str, Any]) -> None:
    """Tell everybody in the event's room; the bot needs no telling."""
    inside = (await session.scalars(_INSIDE, {"room": event["room_id"]})).all()
    await tell_each(session, inside, event)


async def tell_each(session: AsyncSession, user_ids: Sequence[int], event: dict[str, Any]) -> None:
    """Give the event its next number for each of them, and wake whoever waits for it."""
    if not user_ids:
        return
    counted = (await session.execute(_COUNTED, {"users": user_ids})).all()
    await session.execute(_NUMBERED, [event | {"user_id": row[0], "number": row[1]} for row in counted])
    for user_id in user_ids:
        wake(session, f"events:{user_id}")
    wake(session, "events")


async def last_numbers(session: AsyncSession, user_ids: Sequence[int]) -> dict[int, int]:
    """The number of each user's last event."""
    query = select(col(RoomUser.id), col(RoomUser.events)).where(col(RoomUser.id).in_(user_ids))
    return {row[0]: row[1] for row in (await session.execute(query)).all()}


async def oldest_number(session: AsyncSession, user_id: int) -> int | None:
    """The number of the user's oldest event that was not pruned."""
    return await session.scalar(select(func.min(col(RoomEvent.number))).where(col(RoomEvent.user_id) == user_id))


async def events_after(session: AsyncSession, seen: Mapping[int, int], limit: int = 100) -> list[News]:
    """What happened to users since the event numbers they have ``seen`` (user id → number), in order for each."""
    if not seen:
        return []
    event = (col(RoomEvent.user_id), col(RoomEvent.number))
    since = or_(*(and_(event[0] == user_id, event[1] > number) for user_id, number in seen.items()))
    inside = and_(col(RoomMember.room_id) == col(RoomEvent.room_id), col(RoomMember.user_id) == col(RoomEvent.user_id))
    query = (
        select(RoomEvent, col(RoomMember.id), RoomMessage, RoomUser)
        .outerjoin(RoomMember, inside)
        .outerjoin(RoomMessage, col(RoomMessage.id) == col(RoomEvent.message_id))
        .outerjoin(RoomUser, col(RoomUser.id) == col(RoomMessage.sender_id))
        .where(since)
        .order_by(col(RoomEvent.number), col(RoomEvent.user_id))
        .limit(limit)
    )
    return [_news(row) for row in (await session.execute(query)).all()]


def _news(row: Row[RoomEvent, int, RoomMessage, RoomUser]) -> News:
    event, member, message, sender = row
    spoken = Spoken(message, sender) if member is not None and message is not None else None
    return News(event.user_id, event.number, event.kind, event.room_id, event.message_id, spoken)

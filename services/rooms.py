"""A small chat platform of its own: users, rooms, messages, read marks, and events numbered per user.

It knows nothing of cases. Whoever writes to several rooms in one transaction takes them in id order:
a post holds its room's row, then its members' rows in id order, so that numbers are given in the order
of commits and a reader by cursor misses nothing. The locks are ``FOR NO KEY UPDATE``: a plain ``FOR UPDATE``
would wait for the key locks that other posts' foreign keys take, and two posts would wait for each other.

LookupError
└── NotInRoom    no such room or message, or none of this user's: the two look the same from outside
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    bindparam,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import Room, RoomFile, RoomMember, RoomMessage, RoomUser
from services.once import insert_each_once, insert_many, insert_once
from services.room_news import Spoken, announce, tell_each
from services.sessions import end_sessions

PAGE = 50
BOT_MARK = "bot"
"""Stands where the bot's token hash would: no hash looks like it, and the unique key keeps the bot single."""


class NotInRoom(LookupError):
    """There is no such room or message for this user."""


@dataclass(frozen=True)
class Entrance:
    """A room as one user sees it: unread messages of others, the user's read mark, the last thing said."""

    room: Room
    unread: int
    read: int
    last: Spoken | None


def hashed(token: str) -> str:
    """What is kept of a token: its SHA-256 as hex."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


async def add_user(
    session: AsyncSession, name: str, *, language: str, token: str | None = None, is_bot: bool = False
) -> RoomUser:
    """Let somebody in; only the hash of ``token`` is kept."""
    user = RoomUser(name=name, language=language, token_hash=hashed(token) if token else None, is_bot=is_bot)
    session.add(user)
    await session.flush()
    return user


async def add_users(session: AsyncSession, people: Sequence[tuple[str, str]]) -> list[int]:
    """Let many in at once, each by name and language; the users' ids in their order."""
    rows = [{"name": name, "language": language} for name, language in people]
    return await insert_many(session, RoomUser, rows)


async def bot_user(session: AsyncSession, name: str = "Linli") -> RoomUser:
    """The bot's own user; made the first time it is asked for."""
    await insert_once(session, RoomUser, name=name, is_bot=True, token_hash=BOT_MARK, language="zh_CN", events=0)
    return (await session.execute(select(RoomUser).where(col(RoomUser.token_hash) == BOT_MARK))).scalar_one()


async def give_token(session: AsyncSession, user_id: int, token: str) -> None:
    """Replace the user's token: the old one, and every session opened with it, ends."""
    change = update(RoomUser).where(col(RoomUser.id) == user_id).values(token_hash=hashed(token))
    await session.execute(change)
    await end_sessions(session, user_id)


async def user_by_token(session: AsyncSession, token: str) -> RoomUser | None:
    """Whoever holds ``token``."""
    query = select(RoomUser).where(col(RoomUser.token_hash) == hashed(token))
    return (await session.execute(query)).scalar_one_or_none()


async def open_room(session: AsyncSession, title: str, kind: str, user_ids: Iterable[int]) -> Room:
    """Open a room with its first members."""
    room = Room(title=title, kind=kind)
    session.add(room)
    await session.flush()
    session.add_all(RoomMember(room_id=room.id, user_id=user_id) for user_id in sorted(set(user_ids)))
    await session.flush()
    return room


async def open_rooms(session: AsyncSession, title: str, kind: str, members_of: Sequence[tuple[int, ...]]) -> list[int]:
    """Open many rooms at once, one for each of these groups of first members; their ids in this order."""
    opened = await insert_many(session, Room, [{"title": title, "kind": kind}] * len(members_of))
    entered = [(room, user) for room, inside in zip(opened, members_of, strict=True) for user in sorted(inside)]
    await insert_each_once(session, RoomMember, [{"room_id": room, "user_id": user} for room, user in entered])
    return opened


async def join_all(session: AsyncSession, room_id: int, user_ids: Iterable[int]) -> None:
    """Add members; what was said before counts as read."""
    newest = await session.scalar(select(col(Room.last_message_id)).where(col(Room.id) == room_id)) or 0
    rows = [{"room_id": room_id, "user_id": user, "read_message_id": newest} for user in sorted(user_ids)]
    await insert_each_once(session, RoomMember, rows)


async def join(session: AsyncSession, room_id: int, user_id: int) -> bool:
    """Add a member; what was said before counts as read. False when the user was in already."""
    newest = await session.scalar(select(col(Room.last_message_id)).where(col(Room.id) == room_id))
    joined = await insert_once(session, RoomMember, room_id=room_id, user_id=user_id, read_message_id=newest or 0)
    return joined is not None


async def leave(session: AsyncSession, room_id: int, *user_ids: int) -> None:
    """Take members out; their later events show nothing of the room."""
    await session.execute(
        delete(RoomMember)
        .where(col(RoomMember.room_id) == room_id, col(RoomMember.user_id).in_(user_ids))
        .execution_options(synchronize_session=False)
    )


async def members(session: AsyncSession, room_id: int) -> frozenset[int]:
    """Ids of the users in a room."""
    found = await session.scalars(select(col(RoomMember.user_id)).where(col(RoomMember.room_id) == room_id))
    return frozenset(found)


async def access_room(session: AsyncSession, user_id: int, room_id: int) -> Room:
    """The room, for one of its members. Raises ``NotInRoom``."""
    room = await session.scalar(select(Room).where(col(Room.id) == room_id, _member_of(user_id)))
    if room is None:
        raise NotInRoom(room_id)
    return room


async def access_message(session: AsyncSession, user_id: int, message_id: int) -> Spoken:
    """A message of one of the user's rooms. Raises ``NotInRoom``."""
    query = _spoken().join(Room, col(Room.id) == col(RoomMessage.room_id))
    row = (await session.execute(query.where(col(RoomMessage.id) == message_id, _member_of(user_id)))).one_or_none()
    if row is None:
        raise NotInRoom(message_id)
    return Spoken(row[0], row[1])


def _member_of(user_id: int) -> ColumnElement[bool]:
    inside = select(col(RoomMember.id)).where(
        col(RoomMember.room_id) == col(Room.id), col(RoomMember.user_id) == user_id
    )
    return inside.exists()


def _spoken() -> Select[RoomMessage, RoomUser]:
    return select(RoomMessage, RoomUser).join(RoomUser, col(RoomUser.id) == col(RoomMessage.sender_id))


def _unread(user_id: int) -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(RoomMessage)
        .where(
            col(RoomMessage.room_id) == col(RoomMember.room_id),
            col(RoomMessage.id) > col(RoomMember.read_message_id),
            col(RoomMessage.sender_id) != user_id,
        )
        .correlate(RoomMember)
        .scalar_subquery()
    )


async def unread(session: AsyncSession, user_id: int, room_id: int) -> int:
    """How many messages of others in the room the user has not read."""
    query = select(_unread(user_id)).select_from(RoomMember)
    mine = (col(RoomMember.room_id) == room_id, col(RoomMember.user_id) == user_id)
    return await session.scalar(query.where(*mine)) or 0


async def rooms_of(session: AsyncSession, user_id: int) -> list[Entrance]:
    """The user's rooms, the liveliest first, with unread counts and last messages: one query."""
    query = (
        select(Room, _unread(user_id), col(RoomMember.read_message_id), RoomMessage, RoomUser)
        .join(RoomMember, col(RoomMember.room_id) == col(Room.id))
        .outerjoin(RoomMessage, col(RoomMessage.id) == col(Room.last_message_id))
        .outerjoin(RoomUser, col(RoomUser.id) == col(RoomMessage.sender_id))
        .where(col(RoomMember.user_id) == user_id)
        .order_by(col(Room.last_message_id).desc(), col(Room.id))
    )
    rows = (await session.execute(query)).all()
    return [Entrance(room, count, read, Spoken(last, by) if last else None) for room, count, read, last, by in rows]


async def messages(
    session: AsyncSession, room_id: int, *, after: int | None = None, before: int | None = None, limit: int = PAGE
) -> list[Spoken]:
    """A page of a room, oldest first: the newest ones, those just before ``before``, or those just after ``after``."""
    query = _spoken().where(col(RoomMessage.room_id) == room_id)
    if after is not None:
        query = query.where(col(RoomMessage.id) > after)
    if before is not None:
        query = query.where(col(RoomMessage.id) < before)
    forward = after is not None
    query = query.order_by(col(RoomMessage.id).asc() if forward else col(RoomMessage.id).desc()).limit(limit)
    page = [Spoken(row[0], row[1]) for row in (await session.execute(query)).all()]
    return page if forward else page[::-1]


async def posted_before(session: AsyncSession, sender_id: int, client_key: str) -> Spoken | None:
    """The message that this sender posted with ``client_key``."""
    query = _spoken().where(col(RoomMessage.sender_id) == sender_id, col(RoomMessage.client_key) == client_key)
    row = (await session.execute(query)).one_or_none()
    return Spoken(row[0], row[1]) if row else None


async def post(
    session: AsyncSession,
    *,
    room_id: int,
    sender_id: int,
    now: datetime,
    text: str = "",
    photos: Sequence[str] = (),
    voice: dict[str, Any] | None = None,
    file: tuple[str, bytes] | None = None,
    lat: float | None = None,
    lon: float | None = None,
    place_id: int | None = None,
    place: str = "",
    reply_to_id: int | None = None,
    card: dict[str, Any] | None = None,
    client_key: str | None = None,
) -> tuple[int, bool]:
    """Say something in a room; the message's id. With the ``client_key`` of an earlier post, that one's and ``False``.

    A ``reply_to_id`` from another room is dropped. Raises ``NotInRoom`` when there is no such room.
    """
    await _lock_room(session, room_id)
    message_id = await insert_once(
        session,
        RoomMessage,
        room_id=room_id,
        sender_id=sender_id,
        client_key=client_key,
        at=now,
        text=text,
        photos=list(photos),
        voice=voice,
        file={"name": file[0], "size": len(file[1])} if file else None,
        lat=lat,
        lon=lon,
        place_id=place_id,
        place=place,
        reply_to_id=await _in_room(session, room_id, reply_to_id),
        card=card,
    )
    if message_id is None:
        return await _posted(session, sender_id, client_key), False
    if file is not None:
        session.add(RoomFile(message_id=message_id, content=file[1], at=now))
    await session.execute(_LATEST, {"room": room_id, "message": message_id})
    await announce(session, {"kind": "message", "room_id": room_id, "message_id": message_id, "at": now})
    return message_id, True


async def file_of(session: AsyncSession, message_id: int) -> bytes | None:
    """The file that came with a message, while it is kept."""
    kept = await session.get(RoomFile, message_id)
    return kept.content if kept else None


_ROOMS: Any = Room.__table__  # type: ignore[attr-defined]
_LOCKED = select(_ROOMS.c.id).where(_ROOMS.c.id == bindparam("room")).with_for_update(key_share=True)
_LATEST = update(_ROOMS).where(_ROOMS.c.id == bindparam("room")).values(last_message_id=bindparam("message"))
"""Built once, as those of the news: a card that goes to five rooms runs each of them five times."""


async def _lock_room(session: AsyncSession, room_id: int) -> None:
    if await session.scalar(_LOCKED, {"room": room_id}) is None:
        raise NotInRoom(room_id)


async def _in_room(session: AsyncSession, room_id: int, message_id: int | None) -> int | None:
    if message_id is None:
        return None
    query = select(col(RoomMessage.id)).where(col(RoomMessage.id) == message_id, col(RoomMessage.room_id) == room_id)
    return await session.scalar(query)


async def _posted(session: AsyncSession, sender_id: int, client_key: str | None) -> int:
    query = select(col(RoomMessage.id)).where(
        col(RoomMessage.sender_id) == sender_id, col(RoomMessage.client_key) == client_key
    )
    return (await session.execute(query)).scalar_one()


async def redraw(session: AsyncSession, message_id: int, card: dict[str, Any], now: datetime) -> None:
    """Show ``card`` in place of what the message showed; nothing when it shows that already or is gone."""
    message = await session.get(RoomMessage, message_id)
    plain = json.loads(json.dumps(card))  # tuples become lists, as in what was stored
    if message is None or message.card == plain:
        return
    await _lock_room(session, message.room_id)
    message.card = plain
    message.edited_at = now
    await session.flush()
    await announce(session, {"kind": "card", "room_id": message.room_id, "message_id": message_id, "at": now})


async def blank(session: AsyncSession, message_id: int, text: str, now: datetime) -> None:
    """Leave of a message only ``text``: what was said in it is gone, pictures and place too."""
    message = await session.get(RoomMessage, message_id)
    if message is None:
        return
    await _lock_room(session, message.room_id)
    message.text, message.photos, message.voice, message.file = text, [], None, None
    message.lat = message.lon = message.place_id = None
    message.place, message.edited_at = "", now
    await session.flush()
    await announce(session, {"kind": "card", "room_id": message.room_id, "message_id": message_id, "at": now})


async def mark_read(
    session: AsyncSession, *, user_id: int, room_id: int, now: datetime, upto: int | None = None
) -> int:
    """Move the user's read mark to ``upto`` (or the newest message), never back; where it stands now."""
    newest = select(func.max(col(RoomMessage.id))).where(col(RoomMessage.room_id) == room_id)
    if upto is not None:
        newest = newest.where(col(RoomMessage.id) <= upto)
    mark = await session.scalar(newest) or 0
    mine = (col(RoomMember.room_id) == room_id, col(RoomMember.user_id) == user_id)
    moved = update(RoomMember).where(*mine, col(RoomMember.read_message_id) < mark).values(read_message_id=mark)
    if await session.scalar(moved.returning(col(RoomMember.id))) is not None:
        await tell_each(session, [user_id], {"kind": "read", "room_id": room_id, "message_id": mark, "at": now})
    return await session.scalar(select(col(RoomMember.read_message_id)).where(*mine)) or 0

"""Linli's own small chat platform: rooms, users, messages, read marks, numbered events.

It knows nothing of cases; the bot talks on it through a gateway like on any other platform.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from models.base import Row, growing_id, json_list, reference


class RoomUser(Row, table=True):
    """Somebody who can enter rooms. ``events`` is the number of the last event told to them."""

    __tablename__ = "room_users"

    id: int = Field(default=None, primary_key=True)
    name: str
    is_bot: bool = False
    token_hash: str | None = Field(default=None, unique=True)
    language: str = "zh_CN"
    events: int = 0
    link_version: int = 1
    """Of the user's personal link: renewing it counts up, and the links before are good for nothing."""


class RoomSession(Row, table=True):
    """A browser that a user is signed in with. Its cookie holds a mark (kept as a hash) and the ``turn``.

    Every sign-in makes a new row; every day the cookie gets the next turn. The one of before is good until the new
    one was seen, and until ``before_until`` then: a new cookie may get lost on the way.
    """

    __tablename__ = "room_sessions"

    id: int = growing_id()
    user_id: int = Field(foreign_key="room_users.id", index=True)
    mark_hash: str
    turn: int = 1
    before_until: datetime | None = None
    opened_at: datetime
    renewed_at: datetime


class Room(Row, table=True):
    """A group or direct room; ``kind`` is the word that the chat API shows (a purpose of chats)."""

    __tablename__ = "rooms"

    id: int = Field(default=None, primary_key=True)
    title: str
    kind: str
    last_message_id: int = 0


class RoomMember(Row, table=True):
    """A user in a room, and the last message they have read."""

    __tablename__ = "room_members"
    __table_args__ = (UniqueConstraint("room_id", "user_id"),)

    id: int = Field(default=None, primary_key=True)
    room_id: int = Field(foreign_key="rooms.id")
    user_id: int = Field(foreign_key="room_users.id", index=True)
    read_message_id: int = 0


class RoomMessage(Row, table=True):
    """A message, or a bot's card. ``client_key`` makes posting it twice one message."""

    __tablename__ = "room_messages"
    __table_args__ = (UniqueConstraint("sender_id", "client_key"), UniqueConstraint("room_id", "id"))

    id: int = growing_id()
    room_id: int = Field(foreign_key="rooms.id")
    sender_id: int = Field(foreign_key="room_users.id")
    client_key: str | None = None
    at: datetime
    text: str = ""
    photos: list[str] = json_list()
    voice: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    """``{"sha", "seconds"}``: what was spoken instead of written."""
    file: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    """``{"name", "size"}``; its content is a ``RoomFile``."""
    lat: float | None = None
    lon: float | None = None
    place_id: int | None = None
    """What the sender picked on the place picker: carried for the bot, meaningless to this platform."""
    place: str = ""
    reply_to_id: int | None = reference("room_messages.id", default=None, nullable=True)
    card: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    edited_at: datetime | None = None


class RoomFile(Row, table=True):
    """The content of a file that came with a message; it leaves after two weeks."""

    __tablename__ = "room_files"

    message_id: int = reference("room_messages.id", primary_key=True)
    content: bytes
    at: datetime


class RoomEvent(Row, table=True):
    """Event ``number`` of one user: a message came or changed, or the user's read mark moved."""

    __tablename__ = "room_events"

    user_id: int = Field(primary_key=True, foreign_key="room_users.id")
    number: int = Field(primary_key=True)
    kind: str
    room_id: int = Field(foreign_key="rooms.id")
    message_id: int | None = reference("room_messages.id", default=None, nullable=True)
    at: datetime = Field(index=True)

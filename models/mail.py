"""The post office: what came in, what is owed, and the live cards that stand in chats.

``received_at``, ``claimed_until`` and ``try_at`` are real time; ``send_after`` and ``redraw_at`` are
town time (they differ only in the demo, where the clock can be moved).
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import Row, choice, growing_id, json_object, reference


class Incoming(Row, table=True):
    """An event as a platform gave it, stored before it is acknowledged, handled once."""

    __tablename__ = "incoming"
    __table_args__ = (
        UniqueConstraint("platform", "external_id"),
        Index(
            "ix_incoming_open",
            "lane",
            "id",
            sqlite_where=text("handled_at IS NULL AND set_aside_at IS NULL"),
            postgresql_where=text("handled_at IS NULL AND set_aside_at IS NULL"),
        ),
        Index("ix_incoming_lane_received_at", "lane", "received_at"),
    )

    id: int = growing_id()
    platform: str
    external_id: str
    lane: str
    payload: dict[str, Any] = json_object()
    received_at: datetime
    attempts: int = 0
    handled_at: datetime | None = Field(default=None, index=True)
    set_aside_at: datetime | None = None
    error: str = ""
    toast: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    """``{"notice", "facts", "language"}`` owed to the presser, for a button press."""


class Lane(StrEnum):
    """Order of delivery within a chat: danger before answers before notices before bulk."""

    DANGER = "danger"
    ANSWERS = "answers"
    NOTICES = "notices"
    BULK = "bulk"


class Outgoing(Row, table=True):
    """A notice owed to a chat: facts that were true at commit, drawn when it is sent."""

    __tablename__ = "outgoing"
    __table_args__ = (
        Index(
            "ix_outgoing_due",
            "send_after",
            "id",
            sqlite_where=text("sent_at IS NULL AND failed_at IS NULL"),
            postgresql_where=text("sent_at IS NULL AND failed_at IS NULL"),
        ),
        Index(
            "ix_outgoing_failed_at",
            "failed_at",
            sqlite_where=text("failed_at IS NOT NULL"),
            postgresql_where=text("failed_at IS NOT NULL"),
        ),
        Index(
            "ix_outgoing_day_card_id",
            "day_card_id",
            sqlite_where=text("day_card_id IS NOT NULL"),
            postgresql_where=text("day_card_id IS NOT NULL"),
        ),
    )

    id: int = growing_id()
    chat_id: int = Field(foreign_key="chats.id", index=True)
    lane: Lane = choice(Lane)
    notice: str
    facts: dict[str, Any] = json_object()
    send_after: datetime
    dedupe: str | None = Field(default=None, unique=True)
    gather: str = ""
    """Rows of one chat with the same word here become one list when more than five are due together."""
    incoming_id: int | None = reference("incoming.id", default=None, nullable=True, ondelete="SET NULL", index=True)
    reply_to: str = ""
    thread: str = ""
    """The forum topic of the chat in which it is said."""
    case_id: int | None = Field(default=None, foreign_key="cases.id")
    audience: str = ""
    """Set when the card stays live: whom its facts are cut for (see ``Posting``)."""
    day_card_id: int | None = Field(default=None, foreign_key="day_cards.id", ondelete="SET NULL")
    """Set when this is somebody's card of the day: live, too."""
    clue_id: int | None = reference("clues.id", default=None, nullable=True)
    """Set when this is the card of a confidential clue: drawn from it when it is sent, so that no word stands here."""
    activity_id: int | None = Field(default=None, foreign_key="activities.id")
    """Set when this is the live card of an activity."""
    wish_id: int | None = Field(default=None, foreign_key="wishes.id")
    """Set when this is the live card of a wish, or of help among neighbours."""
    bulletin_id: int | None = Field(default=None, foreign_key="bulletins.id")
    """Set when this is the live card of a bulletin: its draft, or a unit's own line."""
    claimed_until: datetime | None = None
    attempts: int = 0
    try_at: datetime | None = None
    sent_at: datetime | None = Field(default=None, index=True)
    failed_at: datetime | None = None
    error: str = ""
    doubtful: bool = False
    """The platform may have shown it twice: a claim ended between its answer and our mark."""


class Posting(Row, table=True):
    """A live card in a chat: drawn again from the current state when ``redraw_at`` comes.

    It is about a case, a confidential clue, an activity, a wish or a bulletin, or it is somebody's card of the day.
    """

    __tablename__ = "postings"
    __table_args__ = (
        UniqueConstraint("chat_id", "message"),
        Index("ix_postings_redraw_at", "redraw_at", postgresql_where=text("redraw_at IS NOT NULL")),
        Index(
            "ix_postings_bulletin_id",
            "bulletin_id",
            sqlite_where=text("bulletin_id IS NOT NULL"),
            postgresql_where=text("bulletin_id IS NOT NULL"),
        ),
    )

    id: int = growing_id()
    chat_id: int = Field(foreign_key="chats.id")
    message: str
    case_id: int | None = Field(default=None, foreign_key="cases.id", index=True)
    day_card_id: int | None = Field(default=None, foreign_key="day_cards.id", index=True, ondelete="CASCADE")
    clue_id: int | None = reference("clues.id", default=None, nullable=True, index=True)
    activity_id: int | None = Field(default=None, foreign_key="activities.id", index=True)
    wish_id: int | None = Field(default=None, foreign_key="wishes.id", index=True)
    bulletin_id: int | None = Field(default=None, foreign_key="bulletins.id")
    audience: str
    drawn: str = ""
    """Fingerprint of what is shown, so that an unchanged card is not edited."""
    redraw_at: datetime | None = None
    attempts: int = 0

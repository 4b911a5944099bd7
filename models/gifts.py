"""Gifts that points are exchanged for: what a community offers, what people have taken, what was counted."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import Row, choice, growing_id, reference


class Gift(Row, table=True):
    """One gift of a community's list. What is left is ``stocked - taken``; both only move in one statement.

    ``stocked`` is how many there have been in all, ``taken`` how many of them are reserved or handed over.
    """

    __tablename__ = "gifts"
    __table_args__ = (UniqueConstraint("community_id", "key"),)

    id: int = Field(default=None, primary_key=True)
    version: int = 1
    community_id: int = Field(foreign_key="areas.id", index=True)
    key: str | None = None
    """Of the community file; null for what the desk put on the list in the chat."""
    name: str
    name_en: str = ""
    points: int
    stocked: int
    filed: int = 0
    """How many the community file said last: a file that says more adds the difference, and counts in the chat stay."""
    taken: int = 0
    most: int | None = None
    """How many one person gets of it; null: as many as they have points for."""
    since: date | None = None
    until: date | None = None
    """The last day on which it may be reserved."""
    photo_sha: str | None = Field(default=None, foreign_key="media.sha")
    made_by_id: int | None = Field(default=None, foreign_key="people.id")
    made_at: datetime
    ended_at: datetime | None = None
    """Since when it is off the list; what is reserved may still be fetched."""


class Exchange(StrEnum):
    """How far an exchange is. Only what is reserved can still change."""

    RESERVED = "reserved"
    HANDED = "handed"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"


TAKEN = (Exchange.RESERVED, Exchange.HANDED)


class Redemption(Row, table=True):
    """One gift for one person: the points are spent when it is reserved, and return when it is not fetched.

    ``code`` is what they say at the desk, unique among what is reserved. ``until`` is null when it is over.
    """

    __tablename__ = "redemptions"
    __table_args__ = (
        Index(
            "ix_redemptions_code",
            "code",
            unique=True,
            sqlite_where=text("state = 'reserved'"),
            postgresql_where=text("state = 'reserved'"),
        ),
        Index(
            "ix_redemptions_until",
            "until",
            sqlite_where=text("until IS NOT NULL"),
            postgresql_where=text("until IS NOT NULL"),
        ),
        Index(
            "ix_redemptions_remind_at",
            "remind_at",
            sqlite_where=text("remind_at IS NOT NULL"),
            postgresql_where=text("remind_at IS NOT NULL"),
        ),
        Index("ix_redemptions_gift_id_person_id", "gift_id", "person_id"),
    )

    id: int = growing_id()
    gift_id: int = Field(foreign_key="gifts.id")
    person_id: int = Field(foreign_key="people.id", index=True)
    points: int
    """What it cost at that time."""
    entry_id: int = reference("point_entries.id")
    """The entry that spent them."""
    code: str
    state: Exchange = choice(Exchange, default=Exchange.RESERVED)
    at: datetime
    until: datetime | None
    remind_at: datetime | None = None
    """When its owner is reminded, once; null when that is done, or it is over."""
    ended_at: datetime | None = None
    ended_by_id: int | None = Field(default=None, foreign_key="people.id")
    """Who handed it over, or cancelled it; null where time did."""


class StockTaking(Row, table=True):
    """Somebody counted the shelf: how many should have lain there (reserved ones too), and how many did."""

    __tablename__ = "stock_takings"

    id: int = growing_id()
    gift_id: int = Field(foreign_key="gifts.id", index=True)
    person_id: int = Field(foreign_key="people.id")
    at: datetime
    expected: int
    counted: int

"""What the street can check: one list a day of activities that were announced or whose list is final."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import Row, choice


class Listed(StrEnum):
    """Why an activity stands on a day's list."""

    PUBLISHED = "published"
    CLOSED = "closed"


class StreetList(Row, table=True):
    """One day's list in one work group. ``seed`` drew those that are looked at more closely."""

    __tablename__ = "street_lists"
    __table_args__ = (UniqueConstraint("chat_id", "day"),)

    id: int = Field(default=None, primary_key=True)
    chat_id: int = Field(foreign_key="chats.id")
    day: str
    seed: int
    at: datetime
    checked_by_id: int | None = Field(default=None, foreign_key="people.id")
    """Who said that nothing (else) is doubted: 都没问题."""
    checked_at: datetime | None = None


class StreetLine(Row, table=True):
    """An activity that is to stand, or stands, on a list. ``due_at`` is when it is posted; null once it is."""

    __tablename__ = "street_lines"
    __table_args__ = (
        UniqueConstraint("chat_id", "activity_id", "what"),
        Index(
            "ix_street_lines_due_at",
            "due_at",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    chat_id: int = Field(foreign_key="chats.id")
    activity_id: int = Field(foreign_key="activities.id", index=True)
    what: Listed = choice(Listed)
    due_at: datetime | None = None
    list_id: int | None = Field(default=None, foreign_key="street_lists.id", index=True)
    drawn: bool = False

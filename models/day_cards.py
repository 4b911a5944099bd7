"""The cards of the day: one a person, kind and town day, and only for whom something is due."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import Row, choice, json_list, json_object


class DayCardKind(StrEnum):
    """What the day brings, and to whom."""

    WORK = "work"
    """A unit's worker, in the morning: the open work by building, in walking order."""
    OVERVIEW = "overview"
    """Desk and leaders, in the morning: what is due, each line one press away."""
    KINDS = "kinds"
    """Who logged something, in the evening: the categories that are still missing."""
    LOGGED = "logged"
    """The grid's leader, in the evening: what was logged since the last list."""


class DayCard(Row, table=True):
    """Somebody's card of one day. Where there is nothing to say the row stays and no card is sent.

    ``due_at`` is when it is to be written; null once that is done. ``since`` and ``until`` are the span it tells of.
    """

    __tablename__ = "day_cards"
    __table_args__ = (
        UniqueConstraint("person_id", "kind", "day"),
        Index(
            "ix_day_cards_due_at",
            "due_at",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id")
    kind: DayCardKind = choice(DayCardKind)
    day: str = Field(index=True)
    """The town's day, ``2026-03-03``."""
    due_at: datetime | None = None
    since: datetime
    until: datetime
    page: int = 1
    lines: list[list[int]] = json_list()
    """``[case id, version]`` of every line as it was drawn last: what a press on the whole card is about."""
    draft: dict[str, Any] = json_object()
    """What is being chosen on the card: ``step``, ``ticked``, ``days``; or ``draws``, each with ``seed``, ``numbers``,
    ``cases``, those ``opened``, and what was ``said`` of which."""

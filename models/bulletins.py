"""Bulletins of a week, a month, a quarter: drafts until a person publishes them."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import Row, choice, json_list, json_object


class BulletinKind(StrEnum):
    """What it tells of."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


class Bulletin(Row, table=True):
    """One bulletin of one community, once a period for ever: ``key`` is the period.

    ``facts`` are the figures as they were when it was made; nothing is counted again afterwards. ``due_at`` is when
    something happens to it next: it is counted or published, or the desk is reminded; null while it waits for a person.
    """

    __tablename__ = "bulletins"
    __table_args__ = (
        UniqueConstraint("area_id", "kind", "key"),
        Index(
            "ix_bulletins_due_at",
            "due_at",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
        Index(
            "ix_bulletins_picture_wanted",
            "id",
            sqlite_where=text("picture_wanted = 1"),
            postgresql_where=text("picture_wanted"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    area_id: int = Field(foreign_key="areas.id")
    kind: BulletinKind = choice(BulletinKind)
    key: str
    before: datetime
    """When the period began that it is compared with; that one ends at ``start``."""
    start: datetime
    end: datetime
    publish_at: datetime
    """Not before: until then the units that it names read their line and may object."""
    due_at: datetime | None = None
    facts: dict[str, Any] = json_object()
    words: str = ""
    """What desk or street put in front."""
    left_out: list[int] = json_list()
    """Units whose line was taken out."""
    objections: list[dict[str, Any]] = json_list()
    """``{"unit", "why"}`` of each unit that objected, without who wrote it."""
    picture_wanted: bool = False
    sha: str | None = Field(default=None, foreign_key="media.sha")
    told_at: datetime | None = None
    """When the draft and the lines were shown."""
    approved_at: datetime | None = None
    approved_by_id: int | None = Field(default=None, foreign_key="people.id")
    published_at: datetime | None = None
    dropped_at: datetime | None = None
    """When somebody said that it is not published, or when there was nothing to tell."""
    lapsed_at: datetime | None = None
    """When the next one was counted before anybody had published this one; from then on nobody can."""

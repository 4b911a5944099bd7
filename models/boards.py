"""Leaderboards of a week as they were posted: what stands on one is decided once, and drawn after the commit."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import Row, growing_id, json_object


class BoardPost(Row, table=True):
    """The board of an area for one week in one group, once for ever. ``facts`` are those of its notice."""

    __tablename__ = "board_posts"
    __table_args__ = (
        UniqueConstraint("chat_id", "area_id", "key"),
        Index(
            "ix_board_posts_picture_wanted",
            "id",
            sqlite_where=text("picture_wanted = 1"),
            postgresql_where=text("picture_wanted"),
        ),
    )

    id: int = growing_id()
    chat_id: int = Field(foreign_key="chats.id")
    area_id: int = Field(foreign_key="areas.id")
    key: str
    """The week: ``2026-W47``."""
    facts: dict[str, Any] = json_object()
    at: datetime
    picture_wanted: bool = True
    sha: str | None = Field(default=None, foreign_key="media.sha")

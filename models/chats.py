"""Where people talk with the bot: groups with a purpose, and direct chats."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.base import Row, choice


class Purpose(StrEnum):
    """What a chat is for. It decides what the bot may say there."""

    RESIDENTS = "residents"
    VOLUNTEERS = "volunteers"
    WORK = "work"
    UNIT = "unit"
    DIRECT = "direct"


class Chat(Row, table=True):
    """A group or direct chat on a platform. A group that nobody bound yet has no purpose."""

    __tablename__ = "chats"
    __table_args__ = (UniqueConstraint("platform", "external_id"),)

    id: int = Field(default=None, primary_key=True)
    key: str | None = Field(default=None, unique=True)
    platform: str
    external_id: str
    purpose: Purpose | None = choice(Purpose, default=None, nullable=True)
    title: str = ""
    language: str = "zh_CN"
    area_id: int | None = Field(default=None, foreign_key="areas.id", index=True)
    compound_id: int | None = Field(default=None, foreign_key="compounds.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="units.id", index=True)
    person_id: int | None = Field(default=None, foreign_key="people.id", index=True)
    thread: str = ""
    """The forum topic in which the group was bound: what nobody asked for goes there."""
    unreachable_at: datetime | None = None
    quiet_until: datetime | None = None
    digest_at: datetime | None = Field(default=None, index=True)
    """When this residents' group is next due for its daily post; null for every other chat."""
    board_at: datetime | None = Field(default=None, index=True)
    """When this volunteers' group is next due for the leaderboard of the week; null for every other chat."""

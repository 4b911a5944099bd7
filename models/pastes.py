"""What staff bring over from plain WeChat groups, which no bot may enter: a pasted stretch, its lines, nicknames."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.base import Row, choice, json_object


class PasteState(StrEnum):
    """Still being pasted, to be read, read and waiting for the press, reported, given up."""

    OPEN = "open"
    WANTED = "wanted"
    READY = "ready"
    FILED = "filed"
    DROPPED = "dropped"


class Paste(Row, table=True):
    """A stretch of a compound's group. ``found`` is what it says; text and findings go once it is dealt with."""

    __tablename__ = "pastes"

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    chat_id: int = Field(foreign_key="chats.id")
    compound_id: int | None = Field(default=None, foreign_key="compounds.id")
    state: PasteState = choice(PasteState, index=True)
    version: int = 1
    text: str = ""
    found: dict[str, Any] = json_object()
    at: datetime


class PastedLine(Row, table=True):
    """A line of a group that became a case: who said what on which day. Pasted again, it is passed over."""

    __tablename__ = "pasted_lines"
    __table_args__ = (UniqueConstraint("compound_id", "mark", "day"),)

    id: int = Field(default=None, primary_key=True)
    compound_id: int = Field(foreign_key="compounds.id")
    mark: str
    """Hash of nickname and words."""
    day: str
    """The town's day on which it was said (ISO); the day of the paste when the line tells none."""
    case_id: int | None = Field(default=None, foreign_key="cases.id")
    at: datetime = Field(index=True)


class Nickname(Row, table=True):
    """Who somebody is in a compound's group. A nickname of two people has two rows, and is asked about.

    Of somebody whom we don't know ``name`` and ``phone`` are remembered, and no person.
    """

    __tablename__ = "nicknames"
    __table_args__ = (UniqueConstraint("compound_id", "nickname", "person_id"),)

    id: int = Field(default=None, primary_key=True)
    compound_id: int = Field(foreign_key="compounds.id")
    nickname: str
    person_id: int | None = Field(default=None, foreign_key="people.id")
    name: str = ""
    phone: str = ""

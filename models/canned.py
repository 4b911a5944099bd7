"""Canned replies (常用语): texts that a desk keeps for what is asked again and again."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from models.base import Row, choice
from models.moves import State


class Moment(StrEnum):
    """Where a text is asked for, and so where its buttons stand."""

    REPLY = "reply"
    """答复: what the reporter reads."""
    RETURN = "return"
    """Why it is not the unit's."""
    MORE_TIME = "more-time"
    """Why the unit needs more time."""
    PAUSE = "pause"
    """Why it can't be done for now."""
    NOTE = "note"
    """备注: for those who handle it."""


class CannedReply(Row, table=True):
    """One text, for every matter of an area or for those of one category or one state."""

    __tablename__ = "canned_replies"

    id: int = Field(default=None, primary_key=True)
    area_id: int = Field(foreign_key="areas.id", index=True)
    moment: Moment = choice(Moment)
    category_id: int | None = Field(default=None, foreign_key="categories.id")
    state: State | None = choice(State, default=None, nullable=True)
    """How a case has to stand for it to be offered; none: however it stands."""
    words: str
    made_by_id: int = Field(foreign_key="people.id")
    made_at: datetime
    ended_at: datetime | None = None

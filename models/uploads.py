"""Community files that somebody sent in a chat: fetched after the commit, tried, and brought in by a press."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from models.base import Row, choice


class UploadState(StrEnum):
    """Still to fetch, tried and waiting for the press, brought in, or of no use."""

    WANTED = "wanted"
    READY = "ready"
    APPLIED = "applied"
    REFUSED = "refused"


class Upload(Row, table=True):
    """A community file in a direct chat. ``source`` is the platform's file id, ``at`` town time."""

    __tablename__ = "uploads"

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id")
    chat_id: int = Field(foreign_key="chats.id")
    source: str
    text: str = ""
    state: UploadState = choice(UploadState, index=True)
    at: datetime
    attempts: int = 0
    try_at: datetime | None = None
    """Real time."""

"""Pictures: a photo is known at once, its bytes may come later; bytes are kept once by content hash."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from models.base import choice, growing_id


class Stage(StrEnum):
    """Whether a photo shows the matter before or after it was handled."""

    BEFORE = "before"
    AFTER = "after"


class PhotoState(StrEnum):
    """Whether we have the bytes: still to fetch, kept, or given up with a reason."""

    WANTED = "wanted"
    KEPT = "kept"
    LOST = "lost"


class Media(SQLModel, table=True):
    """Re-encoded picture bytes in the media store, by SHA-256 of their content."""

    __tablename__ = "media"

    sha: str = Field(primary_key=True)
    mime: str
    width: int
    height: int
    size: int
    lat: float | None = None
    lon: float | None = None
    at: datetime


class MediaCopy(SQLModel, table=True):
    """A picture that a platform already has: sent again by the platform's own id."""

    __tablename__ = "media_copies"
    __table_args__ = (UniqueConstraint("sha", "platform"),)

    id: int = Field(default=None, primary_key=True)
    sha: str = Field(foreign_key="media.sha")
    platform: str
    file_id: str


class Photo(SQLModel, table=True):
    """A photo of a case. ``source`` is the platform's file id while the bytes are still wanted."""

    __tablename__ = "photos"
    __table_args__ = (
        Index(
            "ix_photos_wanted", "id", sqlite_where=text("state = 'wanted'"), postgresql_where=text("state = 'wanted'")
        ),
    )

    id: int = growing_id()
    case_id: int = Field(foreign_key="cases.id", index=True)
    stage: Stage = choice(Stage)
    state: PhotoState = choice(PhotoState)
    sha: str | None = Field(default=None, foreign_key="media.sha")
    platform: str
    source: str = ""
    person_id: int = Field(foreign_key="people.id")
    at: datetime
    attempts: int = 0
    try_at: datetime | None = Field(default=None, index=True)


@dataclass(frozen=True)
class Shot:
    """A photo that came with an event: ``sha`` when its bytes are kept already, else the platform's ``file_id``."""

    platform: str
    file_id: str = ""
    sha: str | None = None

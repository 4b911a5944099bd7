"""What is sent along: a photo or a voice is known at once, its bytes may come later; kept once by content hash."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import Row, choice, growing_id


class Stage(StrEnum):
    """Whether a photo shows the matter before or after it was handled."""

    BEFORE = "before"
    AFTER = "after"


class Medium(StrEnum):
    """What was sent along with words, or instead of them."""

    PHOTO = "photo"
    VOICE = "voice"


class PhotoState(StrEnum):
    """Whether we have the bytes: still to fetch, kept, or given up with a reason."""

    WANTED = "wanted"
    KEPT = "kept"
    LOST = "lost"


class Media(Row, table=True):
    """Re-encoded bytes in the media store, by SHA-256 of their content: a picture's size or a voice's seconds."""

    __tablename__ = "media"

    sha: str = Field(primary_key=True)
    mime: str
    width: int
    height: int
    size: int
    seconds: int | None = None
    lat: float | None = None
    lon: float | None = None
    at: datetime


class MediaCopy(Row, table=True):
    """A picture or voice that a platform already has: sent again by the platform's own id."""

    __tablename__ = "media_copies"
    __table_args__ = (UniqueConstraint("sha", "platform"),)

    id: int = Field(default=None, primary_key=True)
    sha: str = Field(foreign_key="media.sha")
    platform: str
    file_id: str


class MediaMessage(Row, table=True):
    """A picture or voice in a message of its own beside the card ``card``: a platform takes it away by ``message``."""

    __tablename__ = "media_messages"
    __table_args__ = (Index("ix_media_messages_card", "chat_id", "card"),)

    id: int = growing_id()
    chat_id: int = Field(foreign_key="chats.id")
    card: str
    message: str
    sha: str = Field(foreign_key="media.sha")


class Photo(Row, table=True):
    """A photo of a case, or a voice. ``source`` is the platform's file id while the bytes are still wanted."""

    __tablename__ = "photos"
    __table_args__ = (
        Index(
            "ix_photos_wanted", "id", sqlite_where=text("state = 'wanted'"), postgresql_where=text("state = 'wanted'")
        ),
    )

    id: int = growing_id()
    case_id: int = Field(foreign_key="cases.id", index=True)
    kind: Medium = choice(Medium, default=Medium.PHOTO)
    stage: Stage = choice(Stage)
    state: PhotoState = choice(PhotoState)
    sha: str | None = Field(default=None, foreign_key="media.sha", index=True)
    platform: str
    source: str = ""
    person_id: int = Field(foreign_key="people.id")
    at: datetime
    attempts: int = 0
    try_at: datetime | None = Field(default=None, index=True)
    written_at: datetime | None = None
    """When the desk wrote down what a voice says; until then only the desk and its speaker know."""


@dataclass(frozen=True)
class Shot:
    """A photo or voice that came with an event: ``sha`` when its bytes are kept already, else a ``file_id``.

    ``seconds`` and ``size`` (bytes) are what the platform says of a voice, to refuse early and never to trust.
    """

    platform: str
    file_id: str = ""
    sha: str | None = None
    kind: Medium = Medium.PHOTO
    seconds: int = 0
    size: int = 0

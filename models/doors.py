"""Ways in: links to join a group, codes that are said once; and the one way out. Times are real time."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from models.base import Row, choice


class JoinLink(Row, table=True):
    """A link, and QR code, by which people join a group of the chat page; renewing it makes another row."""

    __tablename__ = "join_links"

    id: int = Field(default=None, primary_key=True)
    chat_id: int = Field(foreign_key="chats.id", index=True)
    person_id: int = Field(foreign_key="people.id")
    made_at: datetime
    revoked_at: datetime | None = None
    joined: int = 0


class CodeKind(StrEnum):
    """What a code is for: coming back after a lost session, or linking another account."""

    RESTORE = "restore"
    LINK = "link"


class Code(Row, table=True):
    """Six digits for ``person_id``, made by ``made_by_id``: good once, for ten minutes. Only their hash is kept."""

    __tablename__ = "codes"

    id: int = Field(default=None, primary_key=True)
    kind: CodeKind = choice(CodeKind)
    person_id: int = Field(foreign_key="people.id", index=True)
    made_by_id: int = Field(foreign_key="people.id")
    code_hash: str = Field(index=True)
    made_at: datetime
    until: datetime
    used_at: datetime | None = None


class Guess(Row, table=True):
    """A wrong code, and where it came from: guessing is slowed for each source and bounded for the house."""

    __tablename__ = "guesses"

    id: int = Field(default=None, primary_key=True)
    source: str
    at: datetime = Field(index=True)


class Export(Row, table=True):
    """A workbook of the community that somebody asked for: its link is good for them, for ten minutes. Kept for good:
    it says who had everybody's ``phones`` and when."""

    __tablename__ = "exports"

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    phones: bool = False
    at: datetime

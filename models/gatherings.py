"""A report that still grows: what its teller sends to the same chat soon after joins it."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.base import Row


class Gathering(Row, table=True):
    """A person's newest report in one chat, and when we received the last of it."""

    __tablename__ = "gatherings"
    __table_args__ = (UniqueConstraint("person_id", "chat_id"),)

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id")
    chat_id: int = Field(foreign_key="chats.id")
    thread: str = ""
    case_id: int = Field(foreign_key="cases.id")
    full: bool = False
    """The person was told that there are photos enough."""
    heard_at: datetime
    """By our own receipt, in town time: what the sender's clock says plays no part."""

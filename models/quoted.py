"""Somebody's message that another one reported for them by answering 上报 to it."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.base import Row, growing_id


class QuotedMessage(Row, table=True):
    """A message of a group that became a case this way: once, whoever answers it."""

    __tablename__ = "quoted_messages"
    __table_args__ = (UniqueConstraint("chat_id", "message"),)

    id: int = growing_id()
    chat_id: int = Field(foreign_key="chats.id")
    message: str
    """The platform's id of the message."""
    case_id: int = Field(foreign_key="cases.id")
    person_id: int = Field(foreign_key="people.id", index=True)
    """Who answered it."""
    at: datetime = Field(index=True)

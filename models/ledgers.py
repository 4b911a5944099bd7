"""What somebody asked of the ledger (台账): the buttons of that list are about this row."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field

from models.base import Row, growing_id, growing_number, json_object


class Ledger(Row, table=True):
    """One question to the ledger, as it was understood and as its buttons have changed it since."""

    __tablename__ = "ledgers"

    id: int = growing_id()
    person_id: int = Field(foreign_key="people.id")
    asked: dict[str, Any] = json_object()
    """``stand``, ``span`` (a named one, or ""), ``first``, ``last`` (days or ""), ``units``, ``areas``, ``compounds``
    (ids), ``terms``; ``under`` (ids of areas) from the command line: see ``services.ledger``."""
    at: datetime = Field(index=True)


class LedgerFile(Row, table=True):
    """A workbook of the ledger that somebody asked for: written after the commit, sent to the chat, gone after a day.

    The row stays: it says who had which cases and ``reporters`` (their names, phones, doors and words) and when.
    """

    __tablename__ = "ledger_files"
    __table_args__ = (
        Index(
            "ix_ledger_files_wanted",
            "id",
            sqlite_where=text("made_at IS NULL"),
            postgresql_where=text("made_at IS NULL"),
        ),
    )

    id: int = growing_id()
    person_id: int = Field(foreign_key="people.id", index=True)
    chat_id: int = Field(foreign_key="chats.id")
    ledger_id: int = growing_number()
    """The question it was asked by, while that is kept."""
    asked: dict[str, Any] = json_object()
    """As in ``Ledger``."""
    reporters: bool = False
    at: datetime
    """Real time, as ``made_at`` is."""
    made_at: datetime | None = None
    """When it was written, or could not be; null while it is wanted."""

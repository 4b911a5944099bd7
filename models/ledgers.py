"""What somebody asked of the ledger (台账): the buttons of that list are about this row."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from models.base import growing_id, json_object


class Ledger(SQLModel, table=True):
    """One question to the ledger, as it was understood and as its buttons have changed it since."""

    __tablename__ = "ledgers"

    id: int = growing_id()
    person_id: int = Field(foreign_key="people.id")
    asked: dict[str, Any] = json_object()
    """``stand``, ``span`` (a named one, or ""), ``first``, ``last`` (days or ""), ``units``, ``areas``, ``compounds``
    (ids), ``terms``: see ``services.ledger``."""
    at: datetime = Field(index=True)

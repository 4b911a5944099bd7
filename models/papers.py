"""Papers about a case that go out stamped: the notice to put something right by a date, and the one that urges."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.base import Row, choice

RECTIFY_DAYS = (1, 3, 7)
"""So many working days a rectification notice may give."""


class PaperKind(StrEnum):
    """What paper it is."""

    RECTIFY = "rectify"
    """限期整改通知单: to be put right by ``due_at``."""
    URGE = "urge"
    """催办单: its limit has passed or comes soon."""


class Paper(Row, table=True):
    """A draft until somebody issues it; then it has a number, counted by community, kind and year of the town.

    What it says is kept as it was issued: paper does not change with the case.
    """

    __tablename__ = "papers"
    __table_args__ = (UniqueConstraint("community_id", "kind", "year", "number"),)

    id: int = Field(default=None, primary_key=True)
    kind: PaperKind = choice(PaperKind)
    case_id: int = Field(foreign_key="cases.id", index=True)
    community_id: int = Field(foreign_key="areas.id")
    unit_id: int = Field(foreign_key="units.id")
    basis: str = ""
    """On what ground, as whoever drafted it wrote: a rule, an inspection; may be empty."""
    drafted_by_id: int = Field(foreign_key="people.id")
    drafted_at: datetime
    year: int | None = None
    number: int | None = None
    issued_by_id: int | None = Field(default=None, foreign_key="people.id")
    issued_at: datetime | None = None
    due_at: datetime | None = None
    place: str = ""
    matter: str = ""
    words: str = ""

"""Each time that a unit had a case, once it is over: what the rates of units and desk are counted from."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from models.base import Row, choice, growing_id


class Ended(StrEnum):
    """How it ended for the unit."""

    DONE = "done"
    """Handled, checked and closed."""
    RETURNED = "returned"
    """The unit says that it is not theirs."""
    TAKEN = "taken"
    """It was given to somebody else."""


class Assignment(Row, table=True):
    """One time that a unit had a case. While it has it, all of this stands on the case itself.

    A case that is opened again, or goes to another unit, gets another row: what was late stays late.
    """

    __tablename__ = "assignments"

    id: int = growing_id()
    case_id: int = Field(foreign_key="cases.id", index=True)
    unit_id: int = Field(foreign_key="units.id")
    area_id: int = Field(foreign_key="areas.id")
    given_at: datetime
    accept_due_at: datetime | None = Field(default=None, index=True)
    accepted_at: datetime | None = None
    due_at: datetime | None = Field(default=None, index=True)
    handled_at: datetime | None = None
    ended_at: datetime = Field(index=True)
    ended: Ended = choice(Ended)
    misdirected: bool = False
    """It should never have gone there: the unit said so, or whoever reported it."""
    reworked: bool = False
    """It was sent back, or taken up again after it was closed."""
    people: int = 0
    """How many people had reported it when it was closed; below what they answered."""
    solved: int = 0
    unsolved: int = 0
    satisfied: int = 0
    dissatisfied: int = 0

"""Confidential clues (线索): about a place, never about a person; who told one is written down nowhere.

A clue is no case: whatever lists, counts, searches, compares or exports cases cannot meet one.
"""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from models.base import Row, choice, growing_id, reference


class ClueKind(StrEnum):
    """What of a place it is about."""

    BUILDING = "building"
    HAZARD = "hazard"
    STALL = "stall"
    OTHER = "other"


class ClueState(StrEnum):
    """How far it is. ``ERASED``: it turned out to be about a person, and its words are gone."""

    NEW = "new"
    TAKEN = "taken"
    VERIFIED = "verified"
    UNFOUND = "unfound"
    ERASED = "erased"


CLUES_OPEN = (ClueState.NEW, ClueState.TAKEN)


class Clue(Row, table=True):
    """One clue: what was seen, and a mark of the code by which whoever told it follows it.

    ``day`` and no moment, so that it cannot be laid beside the times of messages. ``unit_id`` is the unit that it was
    given to; ``credited`` that its teller has had the points, once.
    """

    __tablename__ = "clues"

    id: int = growing_id()
    version: int = 1
    kind: ClueKind = choice(ClueKind)
    state: ClueState = choice(ClueState, default=ClueState.NEW)
    community_id: int = Field(foreign_key="areas.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="units.id", index=True)
    handler_id: int | None = Field(default=None, foreign_key="people.id")
    """Who went to look, or said last what was found."""
    words: str
    code_mark: str = Field(unique=True)
    day: str
    credited: bool = False


class ClueLook(Row, table=True):
    """Somebody opened a clue: each time."""

    __tablename__ = "clue_looks"

    id: int = growing_id()
    clue_id: int = reference("clues.id", index=True)
    person_id: int = Field(foreign_key="people.id")
    at: datetime

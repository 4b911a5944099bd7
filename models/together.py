"""Several units on one case: one leads, others help, each with its part."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.base import Row, choice


class Part(StrEnum):
    """What a unit does on a case that several work on."""

    LEAD = "lead"
    JOINT = "joint"


class CaseUnit(Row, table=True):
    """A unit's part in a case (主办, 配合); ``done_at`` once its part is done."""

    __tablename__ = "case_units"
    __table_args__ = (UniqueConstraint("case_id", "unit_id"),)

    id: int = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="cases.id", index=True)
    unit_id: int = Field(foreign_key="units.id", index=True)
    part: Part = choice(Part)
    since: datetime
    done_at: datetime | None = None

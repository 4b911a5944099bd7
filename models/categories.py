"""What people report, who acts first on it, how long that may take, and which unit answers for it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.base import Row, choice, json_list


class First(StrEnum):
    """Who acts first on a category."""

    UNIT = "unit"
    GRID = "grid"


class Sensitivity(StrEnum):
    """Who may know of a case: anybody (open), those who handle it (private), desk and street only (sealed)."""

    OPEN = "open"
    PRIVATE = "private"
    SEALED = "sealed"


class Measure(StrEnum):
    """How a limit is counted. Natural time runs through nights and holidays, working time does not."""

    NATURAL_MINUTES = "natural_minutes"
    NATURAL_HOURS = "natural_hours"
    NATURAL_DAYS = "natural_days"
    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"


class Category(Row, table=True):
    """A matter of everyday life and the words people use for it.

    ``emergency`` lists the phone numbers to show at once (119, 110, 120, 12356); a category that is
    sealed and has them is never made a card in any group.
    """

    __tablename__ = "categories"

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    name: str
    name_en: str
    first: First = choice(First)
    sensitivity: Sensitivity = choice(Sensitivity, default=Sensitivity.OPEN)
    words: list[str] = json_list()
    emergency: list[str] = json_list()
    desk_closes: bool = False
    needs_photo: bool = False
    """Nobody hands it in without a photo of the result; a unit never does."""
    needs_words: bool = False
    """Whoever hands it in says in words what was done."""
    needs_visit: bool = False
    """Somebody else has to have been there before it is closed. They say so: nobody is tracked."""
    sign_role: str = ""
    """The post whose press closes it, and nobody else's; "" where nobody has to sign."""
    sign_person_id: int | None = Field(default=None, foreign_key="people.id")
    """The same by the press of this person."""
    against_unit: bool = False
    """A complaint about a unit or its staff: it goes to the desk and never to the unit alone."""
    near: int = 250
    """Metres within which two reports may mean one matter; 0 for the same building only."""
    points: int = 0
    """What whoever reported it earns when it proves true, and the grid member who handled it (``work_points``)."""
    work_points: int = 0
    code: str = ""
    """What the city's own table of standards calls it; only what such a table brought in, or named, has one."""
    national: str = ""
    """Its code in GB/T 47678.5."""
    national_before: str = ""
    """Its code in GB/T 30428.2, which that replaced."""
    retired_at: datetime | None = None

    @property
    def may_be_logged(self) -> bool:
        """Whether it is closed by whoever did it, once it is done: what somebody has to sign is not, but for danger."""
        return bool(self.emergency) or not (self.sign_role or self.sign_person_id)


class Condition(Row, table=True):
    """What exactly is found (立案条件), which has a limit of its own, and what it takes to be done (结案条件).

    Its limits are rows of ``TimeLimit``. ``units`` is whom the city's table names, in its words; ``unit_id`` the one
    of them that this town has.
    """

    __tablename__ = "conditions"
    __table_args__ = (UniqueConstraint("category_id", "name"),)

    id: int = Field(default=None, primary_key=True)
    category_id: int = Field(foreign_key="categories.id")
    name: str
    closing: str = ""
    units: str = ""
    unit_id: int | None = Field(default=None, foreign_key="units.id")
    sign_role: str = ""
    """As of a category, whose word it goes before."""
    sign_person_id: int | None = Field(default=None, foreign_key="people.id")
    retired_at: datetime | None = None


class TimeLimit(Row, table=True):
    """How long acceptance and handling may take. Rows are never changed: a new limit is a new version.

    Without ``condition_id`` it is what holds where no condition does.
    """

    __tablename__ = "time_limits"
    __table_args__ = (UniqueConstraint("category_id", "version"),)

    id: int = Field(default=None, primary_key=True)
    category_id: int = Field(foreign_key="categories.id")
    condition_id: int | None = Field(default=None, foreign_key="conditions.id")
    version: int
    accept_amount: int
    accept_measure: Measure = choice(Measure)
    handle_amount: int
    handle_measure: Measure = choice(Measure)
    since: datetime


class Responsibility(Row, table=True):
    """Which unit answers for a category in an area: the most specific row wins.

    ``unit_id`` null means the property company of the place's compound.
    """

    __tablename__ = "responsibilities"
    __table_args__ = (UniqueConstraint("category_id", "area_id"),)

    id: int = Field(default=None, primary_key=True)
    category_id: int = Field(foreign_key="categories.id")
    area_id: int = Field(foreign_key="areas.id")
    unit_id: int | None = Field(default=None, foreign_key="units.id")

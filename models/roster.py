"""Who stands in (值班): lines of a duty roster, and who is on leave (请假) with whom in their place."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from models.base import Row, choice
from models.people import Role

DAY = 24 * 60
"""Minutes of a day: where a line's hours may end at the latest."""


class Days(StrEnum):
    """On which days a line of the roster begins. ``DAYS_OFF`` are weekends and holidays without make-up days."""

    EVERY_DAY = "every-day"
    WORKDAYS = "workdays"
    DAYS_OFF = "days-off"
    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


class Standby(Row, table=True):
    """One line of the roster: this person stands for ``role`` of an area or unit on these days, in these hours.

    ``opens`` and ``closes`` are minutes of the town's day; hours that end where they begin or before run over
    midnight, up to a whole day. Being on duty gives the role's rights for that time.
    """

    __tablename__ = "standbys"

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    role: Role = choice(Role)
    area_id: int | None = Field(default=None, foreign_key="areas.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="units.id", index=True)
    days: Days = choice(Days)
    opens: int = 0
    closes: int = DAY
    since: datetime
    until: datetime | None = None
    from_file: bool = False
    """Lines of the community file come and go with it; what somebody wrote in a chat stays."""


class Leave(Row, table=True):
    """Somebody is away from ``since`` until ``until``; ``stand_in_id`` acts for them meanwhile, with their rights."""

    __tablename__ = "leaves"

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    stand_in_id: int | None = Field(default=None, foreign_key="people.id", index=True)
    since: datetime
    until: datetime

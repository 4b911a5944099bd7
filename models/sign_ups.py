"""Who comes to an activity: seats and the queue, who was there, and what is known of volunteers.

A sign-up is one head, with the number of the event that brought it.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import Row, choice, growing_id, json_list, long_number


class Attendance(StrEnum):
    """Whether somebody who had a seat was there."""

    ATTENDED = "attended"
    LATE = "late"
    STOOD_IN = "stood_in"
    """They came for somebody who could not."""
    EXCUSED = "excused"
    """They said why they could not come: nothing is held against them."""
    ABSENT = "absent"


CAME = frozenset({Attendance.ATTENDED, Attendance.LATE, Attendance.STOOD_IN})
"""They have the activity's points."""


class SeatState(StrEnum):
    """What somebody has of an activity."""

    SEATED = "seated"
    QUEUED = "queued"
    OFFERED = "offered"
    LEFT = "left"
    LAPSED = "lapsed"
    """The offer was not answered in time."""
    REMOVED = "removed"


HOLDING = frozenset({SeatState.SEATED, SeatState.OFFERED})
"""They take up a seat."""

IN_IT = HOLDING | {SeatState.QUEUED}
"""They are in, or wait."""

_STANDS = text("state IN ('seated', 'queued', 'offered')")


class SignUp(Row, table=True):
    """One head that signed up, or was signed up. Twice at once is refused by the database.

    Order is by ``rank``, then ``id``: ``rank`` is ``arrival``, the number of the event that brought it, until an
    organiser moves somebody up. Who came in one event is one ``party``, and gets its seats together.
    """

    __tablename__ = "sign_ups"
    __table_args__ = (
        Index(
            "uq_sign_ups_standing",
            "activity_id",
            "person_id",
            "guest",
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
        Index("ix_sign_ups_activity_id_state_rank", "activity_id", "state", "rank"),
        Index(
            "ix_sign_ups_offered_until",
            "offered_until",
            sqlite_where=text("offered_until IS NOT NULL"),
            postgresql_where=text("offered_until IS NOT NULL"),
        ),
    )

    id: int = growing_id()
    activity_id: int = Field(foreign_key="activities.id")
    person_id: int = Field(foreign_key="people.id", index=True)
    """Who comes, or who signed up the guest."""
    guest: str = ""
    """The name of somebody without an account; "" for the person themselves."""
    age: int | None = None
    guardian: str = ""
    state: SeatState = choice(SeatState)
    party: int = long_number()
    arrival: int = long_number()
    rank: int = long_number()
    by_id: int | None = Field(default=None, foreign_key="people.id")
    """The organiser who entered it, where it was not the person."""
    chat_id: int | None = Field(default=None, foreign_key="chats.id")
    """Where it was said: there they are told what they can't be told in private."""
    at: datetime
    offered_until: datetime | None = None
    leave_asked_at: datetime | None = None
    """When they were asked whether they really want to leave although others wait."""
    attendance: Attendance | None = choice(Attendance, default=None, nullable=True)
    """Null until they check in or the captain has said."""
    came_at: datetime | None = None
    left_at: datetime | None = None
    late_entry: bool = False
    """Entered by hand once the results were in."""
    to_confirm: bool = False
    """The time has changed, and they have not said yet whether they still come."""
    ended_at: datetime | None = None
    reason: str = ""


class Reminding(StrEnum):
    """When somebody wants to be reminded of what they are in."""

    BOTH = "both"
    EVENING = "evening"
    HOURS = "hours"
    NEVER = "never"


class Volunteer(Row, table=True):
    """What an activity needs to know of somebody: age, skills, whether a captain is asked first, their calendar.

    ``feed`` counts up when somebody wants a new secret address for their calendar.
    """

    __tablename__ = "volunteers"

    person_id: int = Field(primary_key=True, foreign_key="people.id")
    born_year: int | None = None
    skills: list[str] = json_list()
    ask_captain_since: datetime | None = None
    forgiven_at: datetime | None = None
    """Whom a captain has let come again: what was missed before counts no more."""
    feed: int = 1
    remind: Reminding = choice(Reminding, default=Reminding.BOTH)


class RosterName(Row, table=True):
    """Who somebody is in the 接龙 of an area's WeChat groups: a person we know, or a name."""

    __tablename__ = "roster_names"
    __table_args__ = (UniqueConstraint("area_id", "nickname"),)

    id: int = Field(default=None, primary_key=True)
    area_id: int = Field(foreign_key="areas.id")
    nickname: str
    person_id: int | None = Field(default=None, foreign_key="people.id")
    name: str = ""

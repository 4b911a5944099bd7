"""Activities of volunteers: their life, what happened to them, and the series and templates they come from.

The tables are the core that check-in, results, wishes and points build on: what happened stands in
``activity_events``.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import Row, choice, growing_id, growing_number, json_object
from models.sign_ups import Attendance


class ActivityState(StrEnum):
    """Where an activity stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    """Announced; sign-up opens later."""
    OPEN = "open"
    FULL = "full"
    """Every seat is taken or offered: whoever comes now waits in the queue."""
    CLOSED = "closed"
    UNDER_WAY = "under_way"
    RESULTS_IN = "results_in"
    SETTLED = "settled"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class ActivityMove(StrEnum):
    """What people and time do to an activity; each is one line of its history."""

    DRAFT = "draft"
    PUBLISH = "publish"
    OPEN = "open"
    FILL = "fill"
    FREE = "free"
    CLOSE = "close"
    BEGIN = "begin"
    ENTER_RESULTS = "enter_results"
    SETTLE = "settle"
    CANCEL = "cancel"
    POSTPONE = "postpone"
    RESUME = "resume"
    CHANGE = "change"
    LEAD = "lead"
    ADD = "add"
    MOVE_UP = "move_up"
    REMOVE = "remove"
    CALL_HELP = "call_help"
    TICK = "tick"
    ENTER_LATE = "enter_late"
    LET_COME = "let_come"
    HOLD = "hold"
    """The street doubts it although its points are recorded: they are taken back until that is clear."""


ANNOUNCED = frozenset({ActivityState.PUBLISHED, ActivityState.OPEN, ActivityState.FULL})
"""Known to everybody and not closed yet."""

TAKING = frozenset({ActivityState.OPEN, ActivityState.FULL})
"""Whoever wants to come may say so now."""

COMING = ANNOUNCED | {ActivityState.CLOSED}
"""It has not begun."""

LIVING = COMING | {ActivityState.UNDER_WAY, ActivityState.POSTPONED}
"""Neither a draft nor over."""

_ALL_BUT_OVER = LIVING | {ActivityState.DRAFT}

ACTIVITY_MOVES: dict[ActivityMove, tuple[frozenset[ActivityState], ActivityState | None]] = {
    ActivityMove.DRAFT: (frozenset({ActivityState.DRAFT}), None),
    ActivityMove.PUBLISH: (frozenset({ActivityState.DRAFT}), ActivityState.PUBLISHED),
    ActivityMove.OPEN: (frozenset({ActivityState.PUBLISHED, ActivityState.CLOSED}), ActivityState.OPEN),
    ActivityMove.FILL: (frozenset({ActivityState.OPEN}), ActivityState.FULL),
    ActivityMove.FREE: (frozenset({ActivityState.FULL}), ActivityState.OPEN),
    ActivityMove.CLOSE: (ANNOUNCED, ActivityState.CLOSED),
    ActivityMove.BEGIN: (COMING, ActivityState.UNDER_WAY),
    ActivityMove.ENTER_RESULTS: (frozenset({ActivityState.UNDER_WAY}), ActivityState.RESULTS_IN),
    ActivityMove.SETTLE: (frozenset({ActivityState.RESULTS_IN}), ActivityState.SETTLED),
    ActivityMove.CANCEL: (_ALL_BUT_OVER, ActivityState.CANCELLED),
    ActivityMove.POSTPONE: (LIVING - {ActivityState.POSTPONED}, ActivityState.POSTPONED),
    ActivityMove.RESUME: (frozenset({ActivityState.POSTPONED}), ActivityState.PUBLISHED),
    ActivityMove.CHANGE: (_ALL_BUT_OVER, None),
    ActivityMove.LEAD: (_ALL_BUT_OVER, None),
    ActivityMove.ADD: (LIVING, None),
    ActivityMove.MOVE_UP: (COMING, None),
    ActivityMove.REMOVE: (LIVING, None),
    ActivityMove.CALL_HELP: (COMING, None),
    ActivityMove.TICK: (COMING | {ActivityState.UNDER_WAY}, None),
    ActivityMove.ENTER_LATE: (frozenset({ActivityState.RESULTS_IN, ActivityState.SETTLED}), None),
    ActivityMove.LET_COME: (LIVING, None),
    ActivityMove.HOLD: (frozenset({ActivityState.SETTLED}), ActivityState.RESULTS_IN),
}
"""move → (states it may start from, state it ends in; none: it stays)."""


class Deed(StrEnum):
    """What kind of service it is, as the table of points names it."""

    HOUSEHOLD = "household"
    MEDIATION = "mediation"
    CARE = "care"
    YOUTH = "youth"
    HARDSHIP = "hardship"
    MANNERS = "manners"
    POLICY = "policy"
    WELFARE = "welfare"
    CLEANING = "cleaning"
    HAZARDS = "hazards"
    PATROL = "patrol"
    OTHER = "other"


DEED_POINTS: dict[Deed, int] = {deed: 3 if deed in {Deed.MEDIATION, Deed.CARE, Deed.HARDSHIP} else 2 for deed in Deed}
"""Points that the table gives for one time, until the community's own rules say otherwise."""


OFF_REASONS = ("weather", "few", "place", "captain")
"""Why activities are called off again and again: codes that stand as the reason, and have words in each language."""


CODE_WORDS = 40
"""Words that the house knows in each language; ``=7`` is the eighth of them, anything else a captain's own."""


class Activity(Row, table=True):
    """One activity on one day. Its id is the number that people read; a draft has one, too.

    ``taken`` counts the seats that are taken or offered: nothing but guarded updates moves it. ``turn_at`` is when time
    next does something to it (open, close, begin, ask who came).
    """

    __tablename__ = "activities"
    __table_args__ = (
        CheckConstraint("capacity >= 1", name="ck_activities_capacity"),
        CheckConstraint("taken >= 0 AND taken <= capacity", name="ck_activities_taken"),
        CheckConstraint("ends_at > starts_at", name="ck_activities_ends_at"),
        UniqueConstraint("series_id", "starts_at"),
        Index(
            "ix_activities_turn_at",
            "turn_at",
            sqlite_where=text("turn_at IS NOT NULL"),
            postgresql_where=text("turn_at IS NOT NULL"),
        ),
        Index(
            "ix_activities_remind_at",
            "remind_at",
            sqlite_where=text("remind_at IS NOT NULL"),
            postgresql_where=text("remind_at IS NOT NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    version: int = 1
    state: ActivityState = choice(ActivityState)
    area_id: int = Field(foreign_key="areas.id", index=True)
    """Who runs it: their rights and the groups it is announced in follow from here."""
    made_by_id: int = Field(foreign_key="people.id")
    leader_id: int = Field(foreign_key="people.id")
    """The captain (队长): whom people call, and who may do for this activity what its maker may."""
    series_id: int | None = Field(default=None, foreign_key="activity_series.id")
    title: str
    what: str = ""
    bring: str = ""
    place: str = ""
    place_id: int | None = Field(default=None, foreign_key="areas.id")
    lat: float | None = None
    lon: float | None = None
    photo_sha: str | None = Field(default=None, foreign_key="media.sha")
    starts_at: datetime = Field(index=True)
    ends_at: datetime
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    leave_until: datetime | None = None
    """After this moment leaving needs the organiser."""
    capacity: int
    minimum: int = 0
    taken: int = 0
    deed: Deed = choice(Deed)
    points: int
    min_age: int = 0
    guardian: bool = False
    """Children come with a guardian."""
    skill: str = ""
    locals_only: bool = False
    """Only people of the activity's own community."""
    guests: int = 2
    """How many each may sign up besides themselves."""
    strict: bool = True
    """The queue keeps its order; otherwise whoever fits first gets the seats."""
    hard: bool = True
    """Whoever has joined another activity at the same time is refused; otherwise only told."""
    reason: str = ""
    """Why it was cancelled or postponed."""
    made_at: datetime
    published_at: datetime | None = None
    turn_at: datetime | None = None
    remind_at: datetime | None = None
    """When somebody is next reminded of it: those who are in, or its captain that people are missing."""
    code_word: str = ""
    """What the captain says on the spot; whoever writes it to the bot was there."""
    checks_out: bool = False
    """How long somebody stayed matters: they check out, too."""
    ticks_as: Attendance | None = choice(Attendance, default=None, nullable=True)
    """What a press on a name of the captain's card says; null: what is likeliest at that time."""
    page: int = 0
    """Which names the captain's card shows, where there are too many."""
    posted_at: datetime | None = None
    """When its closing post went to the volunteers' groups."""
    doubted_at: datetime | None = None
    """Since when the street has a question about it: its points wait."""
    doubt: str = ""
    results_at: datetime | None = None
    """When the captain is next asked who came; null before it is over, and once the results are in or it was asked
    often enough."""


class ActivityEvent(Row, table=True):
    """One line of an activity's history."""

    __tablename__ = "activity_events"

    id: int = growing_id()
    activity_id: int = Field(foreign_key="activities.id", index=True)
    at: datetime
    move: ActivityMove = choice(ActivityMove)
    person_id: int | None = Field(default=None, foreign_key="people.id")
    incoming_id: int | None = growing_number()
    words: str = ""
    facts: dict[str, Any] = json_object()


class ActivityPhoto(Row, table=True):
    """A photo of what was done, for its captain, who posts it or drops it."""

    __tablename__ = "activity_photos"

    id: int = growing_id()
    activity_id: int = Field(foreign_key="activities.id", index=True)
    person_id: int = Field(foreign_key="people.id")
    sha: str = Field(foreign_key="media.sha")
    at: datetime
    shown_at: datetime | None = None
    """When it went out with the closing post."""
    dropped_at: datetime | None = None


class ActivitySeries(Row, table=True):
    """A rule by which activities come again (RRULE in town time); ``next_at`` is when the next date is announced."""

    __tablename__ = "activity_series"
    __table_args__ = (
        Index(
            "ix_activity_series_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    area_id: int = Field(foreign_key="areas.id")
    made_by_id: int = Field(foreign_key="people.id")
    rule: str
    first: str
    """Town time of the first date without a zone (ISO): summer time or not, it stays nine o'clock."""
    plan: dict[str, Any] = json_object()
    last_at: datetime | None = None
    """The start of the last date that was announced."""
    next_at: datetime | None = None
    ended_at: datetime | None = None


class ActivityTemplate(Row, table=True):
    """A plan without a date, kept under a name for everybody who organises in its area."""

    __tablename__ = "activity_templates"
    __table_args__ = (UniqueConstraint("area_id", "name"),)

    id: int = Field(default=None, primary_key=True)
    area_id: int = Field(foreign_key="areas.id")
    name: str
    plan: dict[str, Any] = json_object()
    made_by_id: int = Field(foreign_key="people.id")
    at: datetime

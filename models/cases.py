"""The case (事项), its timeline, and who looked at its reporter."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import Row, choice, growing_id, growing_number, json_list, json_object, reference
from models.categories import Sensitivity
from models.moves import Move, State
from models.people import Role


class Question(StrEnum):
    """What the reporter is being asked; one at a time, two at most."""

    PLACE = "place"
    CATEGORY = "category"


class CaseStage(StrEnum):
    """What a case waits for when no unit has it: each stage has a clock beside the handling clock."""

    INTAKE = "intake"
    """受理: what is it, and where?"""
    DISPATCH = "dispatch"
    """派遣: who does it?"""
    CHECK = "check"
    """核查: is it really done?"""


class Satisfaction(StrEnum):
    """How content the reporter is, in the words of the 12345 hotline."""

    SATISFIED = "satisfied"
    MOSTLY = "mostly"
    NOT_SATISFIED = "not_satisfied"


class Case(Row, table=True):
    """One matter, from the first word to struck off.

    ``held_by`` is the role whose turn it is (an officer's unit in ``unit_id``); ``version`` grows with
    every change and is packed into buttons. ``climb_at`` is when the next rung of the ladder is due:
    null while nothing may be said (paused, more time asked for, over).
    """

    __tablename__ = "cases"
    __table_args__ = (
        Index(
            "ix_cases_climb_at",
            "climb_at",
            sqlite_where=text("climb_at IS NOT NULL"),
            postgresql_where=text("climb_at IS NOT NULL"),
        ),
        Index(
            "ix_cases_accept_remind_at",
            "accept_remind_at",
            sqlite_where=text("accept_remind_at IS NOT NULL"),
            postgresql_where=text("accept_remind_at IS NOT NULL"),
        ),
        Index(
            "ix_cases_question_until",
            "question_until",
            sqlite_where=text("question_until IS NOT NULL"),
            postgresql_where=text("question_until IS NOT NULL"),
        ),
        Index(
            "ix_cases_open",
            "unit_id",
            "due_at",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "ix_cases_hard_at",
            "hard_at",
            sqlite_where=text("hard_at IS NOT NULL"),
            postgresql_where=text("hard_at IS NOT NULL"),
        ),
        Index(
            "ix_cases_around",
            "compound_id",
            "area_id",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "ix_cases_merged_into_id",
            "merged_into_id",
            sqlite_where=text("merged_into_id IS NOT NULL"),
            postgresql_where=text("merged_into_id IS NOT NULL"),
        ),
        Index(
            "ix_cases_alarm_at",
            "alarm_at",
            sqlite_where=text("alarm_at IS NOT NULL"),
            postgresql_where=text("alarm_at IS NOT NULL"),
        ),
        Index(
            "ix_cases_wake_at",
            "wake_at",
            sqlite_where=text("wake_at IS NOT NULL"),
            postgresql_where=text("wake_at IS NOT NULL"),
        ),
        Index(
            "ix_cases_check_at",
            "check_at",
            sqlite_where=text("check_at IS NOT NULL"),
            postgresql_where=text("check_at IS NOT NULL"),
        ),
        Index(
            "ix_cases_callback_at",
            "callback_at",
            sqlite_where=text("callback_at IS NOT NULL"),
            postgresql_where=text("callback_at IS NOT NULL"),
        ),
        Index(
            "ix_cases_sign_at",
            "sign_at",
            sqlite_where=text("sign_at IS NOT NULL"),
            postgresql_where=text("sign_at IS NOT NULL"),
        ),
        Index(
            "ix_cases_tell_since",
            "tell_since",
            sqlite_where=text("tell_since IS NOT NULL"),
            postgresql_where=text("tell_since IS NOT NULL"),
        ),
        Index("ix_cases_pair_wanted", "id", sqlite_where=text("pair_wanted = 1"), postgresql_where=text("pair_wanted")),
        Index("ix_cases_reporter_id_filed_at", "reporter_id", "filed_at"),
        Index("ix_cases_filed_at", "filed_at"),
        Index(
            "ix_cases_logged_at",
            "logged_at",
            sqlite_where=text("logged_at IS NOT NULL"),
            postgresql_where=text("logged_at IS NOT NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    number: int = Field(unique=True)
    version: int = 1
    state: State = choice(State, default=State.FILED)
    sensitivity: Sensitivity = choice(Sensitivity, default=Sensitivity.OPEN)

    reporter_id: int = Field(foreign_key="people.id")
    origin_chat_id: int = Field(foreign_key="chats.id")
    origin_thread: str = ""
    """The forum topic of that chat in which it was reported."""
    on_behalf: bool = False
    """Filed for somebody else by the reporter, who takes the answers: see ``Behalf``."""
    words: str = ""
    """What the reporter wrote. Desk and street only."""
    shown_words: str = ""
    """The same with names, phones and doors taken out, or as the desk reworded it: what handlers read."""

    category_id: int | None = Field(default=None, foreign_key="categories.id")
    limit_id: int | None = Field(default=None, foreign_key="time_limits.id")
    condition_id: int | None = Field(default=None, foreign_key="conditions.id")
    """What somebody said was found; until somebody does, the strictest limit that may be meant holds."""
    candidates: list[str] = json_list()
    area_id: int = Field(foreign_key="areas.id", index=True)
    """Where it is as exactly as known; while ``placed`` is false, the area whose desk is in charge."""
    placed: bool = False
    compound_id: int | None = Field(default=None, foreign_key="compounds.id")
    lat: float | None = None
    lon: float | None = None
    spots: list[int] = json_list()
    """Areas of which it is one, the likeliest first, while its reporter is asked which."""
    joined_id: int | None = growing_number()
    """The line of the timeline by which its reporter's last message joined it: it may be split off again."""

    alike: list[int] = json_list()
    """Open cases of a like matter nearby that its reporter may say are the same; empty once they have answered."""
    photos_shared: bool = False
    """Its reporter lets neighbours who report the same see a photo of it."""
    merged_into_id: int | None = Field(default=None, foreign_key="cases.id")
    """The case that it is handled with: that one is never merged itself."""
    merged: int = 0
    """How many reports were merged into it."""
    reported_by: int = 1
    """How many people reported it, with those whose reports were merged into it."""

    question: Question | None = choice(Question, default=None, nullable=True)
    question_until: datetime | None = None
    questions_asked: int = 0

    held_by: Role | None = choice(Role, default=None, nullable=True)
    unit_id: int | None = Field(default=None, foreign_key="units.id")
    routed: str = ""
    """Why it went there: a code for the card (``property``, ``no-property``, ``no-unit``, ``no-officers`` …)."""
    officer_id: int | None = Field(default=None, foreign_key="people.id")
    handler_id: int | None = Field(default=None, foreign_key="people.id")
    closing_unit_id: int | None = Field(default=None, foreign_key="units.id")

    filed_at: datetime
    assigned_at: datetime | None = None
    accept_due_at: datetime | None = None
    accept_remind_at: datetime | None = None
    """When to ask the holder who has not answered; null once asked or accepted."""
    due_at: datetime | None = None
    accepted_at: datetime | None = None
    handled_at: datetime | None = None
    verified_at: datetime | None = None
    closed_at: datetime | None = Field(default=None, index=True)
    confirmed_at: datetime | None = None
    logged_at: datetime | None = None
    """When somebody of the grid solved it on the spot and logged it: recorded and closed at once, no approval."""
    paused_at: datetime | None = None
    """When it was put off."""
    seconds_left: int | None = None
    """What remained of the limit, on its measure, when the unit's clock stopped; null while it runs."""
    extra_seconds: int = 0
    """Negative while the clock of a late case stands: how late it was."""
    left_unit_id: int | None = Field(default=None, foreign_key="units.id")
    """The unit that gave it back: its clock goes on if it gets it again."""

    stage: CaseStage | None = choice(CaseStage, default=None, nullable=True)
    """What the case waits for outside the unit's hands, since when, and how long that may take."""
    stage_since: datetime | None = None
    stage_due_at: datetime | None = None

    pause_why: str = ""
    """Why it can't be done for now (挂账), in words that its reporter may read."""
    wake_at: datetime | None = None
    """When a paused case goes on by itself."""
    returned: int = 0
    """How many units have said that it is not theirs."""

    check_at: datetime | None = None
    """When the check passes on to somebody else, if nobody has looked; null when nobody is left to ask."""
    checkers: list[int] = json_list()
    """Who has been asked to look, in this order."""

    rung: int = 0
    climb_at: datetime | None = None
    promised_at: datetime | None = None
    asked_days: int | None = None
    asked_why: str = ""
    asked_at: datetime | None = None
    """When more time was asked for: before the limit's end it is the limit again, afterwards only another date."""
    told_at: datetime | None = None
    """The date that its reporter reads where the unit asked for less than the limit again, or asked too late for it."""
    extensions: int = 0

    alarm_at: datetime | None = None
    """When those who were alerted of danger are asked again whether somebody is there; null once somebody is."""
    alarms: int = 0
    """How often they were asked."""

    hard_by_id: int | None = Field(default=None, foreign_key="people.id")
    """Grid leader or desk says that it is a hard case (疑难), and the other side has not answered yet."""
    hard_at: datetime | None = None
    """Since when it stands on the street's list; null again once the street has sent it back."""
    together: bool = False
    """Several units work on it: each has its part, a row of ``CaseUnit``."""

    pair_wanted: bool = False
    """A picture of before and after side by side is still to be drawn."""
    pair_sha: str | None = Field(default=None, foreign_key="media.sha")

    unseen_at: datetime | None = Field(default=None, index=True)
    """When to look whether the reporter has seen the result; null once looked, or while there is none."""
    tell_since: datetime | None = None
    """Since when the result waits for somebody to tell it by phone (请转告)."""

    callback_at: datetime | None = None
    """When its reporter is asked whether it is solved; null once asked or answered."""
    asked_back_at: datetime | None = None
    """When they were asked; who says nothing afterwards stays silent, and is counted so."""
    satisfaction: Satisfaction | None = choice(Satisfaction, default=None, nullable=True)
    nudged: int = 0
    """How often those who reported it asked how it stands."""
    exempt_at: datetime | None = None
    """When desk or street said that its being late does not count against the unit; it stays marked late."""
    second_at: datetime | None = None
    """When somebody was not satisfied, and it was handled a second time; once a case."""
    second_due_at: datetime | None = None
    """By when the second handling is done; null once it is."""
    sign_at: datetime | None = None
    """When to remind whoever's press closes it; null unless it waits for that."""
    noted: int = 0
    """How many notes staff have written for each other."""
    reopened: int = 0
    changed_at: datetime = Field(index=True)


class CaseEvent(Row, table=True):
    """One line of the timeline: who did what, when, from where, why, with which words and photos."""

    __tablename__ = "case_events"

    id: int = growing_id()
    case_id: int = Field(foreign_key="cases.id", index=True)
    at: datetime
    move: Move = choice(Move)
    from_state: State | None = choice(State, default=None, nullable=True)
    to_state: State = choice(State)
    actor_id: int | None = Field(default=None, foreign_key="people.id")
    """Null when time did it."""
    chat_id: int | None = Field(default=None, foreign_key="chats.id")
    incoming_id: int | None = reference("incoming.id", default=None, nullable=True, ondelete="SET NULL", index=True)
    reason: str = ""
    words: str = ""
    photos: list[int] = json_list()
    facts: dict[str, Any] = json_object()
    missed: bool = False
    """A rung that was passed while the house was down: recorded, not sent."""


class StageTime(Row, table=True):
    """A stage that is over: how long it took and might have taken, and who ended it."""

    __tablename__ = "stage_times"

    id: int = growing_id()
    case_id: int = Field(foreign_key="cases.id", index=True)
    stage: CaseStage = choice(CaseStage)
    since: datetime
    due_at: datetime
    ended_at: datetime = Field(index=True)
    ended_by_id: int | None = Field(default=None, foreign_key="people.id")
    """Null when time did it."""


class Looked(StrEnum):
    """What somebody looked at."""

    REPORTER = "reporter"
    """Who reported it: name, phone, home and their own words."""
    MATTER = "matter"
    """A matter that is not open to everybody: its card or its timeline."""
    VOICE = "voice"
    """What somebody said: a card with their voice, or the voice itself."""
    PHOTO = "photo"
    """A photo of a matter that is not open to everybody, large."""


class Look(Row, table=True):
    """Somebody looked at what only staff may see: written down once a person, case, kind and hour."""

    __tablename__ = "looks"
    __table_args__ = (UniqueConstraint("case_id", "person_id", "what", "hour"),)

    id: int = growing_id()
    case_id: int = Field(foreign_key="cases.id", index=True)
    person_id: int = Field(foreign_key="people.id")
    role: Role | None = choice(Role, default=None, nullable=True)
    """As what they looked."""
    what: Looked = choice(Looked, default=Looked.REPORTER)
    at: datetime
    hour: datetime
    """The full hour of it, which makes a second look within it no second row."""

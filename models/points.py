"""Points: a ledger that only grows, what is kept of it for reading, and the rules that entries copy.

Entries, credits and closed months are append-only: ``models.guards`` has the triggers that refuse anything else.
"""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import Row, choice, growing_id, growing_number, reference


class RuleGroup(StrEnum):
    """The part of the table a rule stands in (志愿者积分管理办法)."""

    SERVICE = "service"
    CULTURE = "culture"
    GOVERNANCE = "governance"
    OTHER = "other"


class PointRule(Row, table=True):
    """One line of the table of points, in one version. ``area_id``: the street for all, a community for its own.

    A new value is a new version with its own ``since``; entries keep the version they were made under. A rule that
    a community proposed holds once the street has approved it.
    """

    __tablename__ = "point_rules"
    __table_args__ = (UniqueConstraint("area_id", "key", "version"),)

    id: int = Field(default=None, primary_key=True)
    area_id: int = Field(foreign_key="areas.id")
    key: str
    version: int = 1
    name: str
    name_en: str = ""
    group: RuleGroup = choice(RuleGroup)
    points: int
    daily_cap: int | None = None
    """The most points that one person gets by this rule for one day; null: as many as there are deeds."""
    since: date
    until: date | None = None
    """The first day on which it no longer holds."""
    proposed_by_id: int | None = Field(default=None, foreign_key="people.id")
    approved_by_id: int | None = Field(default=None, foreign_key="people.id")
    approved_at: datetime | None = None


class EntryKind(StrEnum):
    """What an entry does. The first three are earned and ranked, the next three move what can be spent."""

    EARN = "earn"
    REVERSE = "reverse"
    OPENING = "opening"
    """The total of the years before, brought in once: part of the lifetime only."""
    SPEND = "spend"
    RETURN = "return"
    EXPIRE = "expire"
    SEALED = "sealed"
    """A commitment to a credit that no public figure shows: who and how much stand in ``SealedCredit``."""


class Entry(Row, table=True):
    """One line of a community's ledger, never changed. ``number`` is its place in the chain, ``hash`` seals it.

    ``deed`` is what it is for, once: ``activity:12:5`` (number, person), ``award:…``, ``reverse:…``. ``points`` is the
    value at that time, negative where something is taken. ``on`` is the day of the deed, ``month`` (``2026-11``) the
    period it counts for: that of the deed, or the one still open when that is closed (``late``).
    """

    __tablename__ = "point_entries"
    __table_args__ = (
        UniqueConstraint("community_id", "number"),
        UniqueConstraint("community_id", "deed"),
        Index("ix_point_entries_person_id_id", "person_id", "id"),
        Index("ix_point_entries_day", "community_id", "on", "person_id"),
    )

    id: int = growing_id()
    community_id: int = Field(foreign_key="areas.id")
    number: int
    kind: EntryKind = choice(EntryKind)
    person_id: int | None = Field(default=None, foreign_key="people.id")
    points: int
    rule_id: int | None = Field(default=None, foreign_key="point_rules.id")
    deed: str
    on: date
    month: str
    late: bool = False
    at: datetime
    recorded_by_id: int | None = Field(default=None, foreign_key="people.id")
    checked_by_id: int | None = Field(default=None, foreign_key="people.id")
    reverses_id: int | None = growing_number(unique=True)
    why: str = ""
    commitment: str = ""
    previous: str
    hash: str


class SealedCredit(Row, table=True):
    """What a sealed entry commits to: SHA-256 over ``salt`` and the rest. Seen by its person and the desk's named."""

    __tablename__ = "sealed_credits"
    __table_args__ = (UniqueConstraint("deed"),)

    entry_id: int = reference("point_entries.id", primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    points: int
    deed: str
    salt: str


class ChainHead(Row, table=True):
    """The last entry of a community's chain. Whoever writes the next one locks this row first."""

    __tablename__ = "chain_heads"

    community_id: int = Field(primary_key=True, foreign_key="areas.id")
    number: int = 0
    hash: str
    told: int = 0
    """The last entry that its people were told of."""
    tell_at: datetime | None = Field(default=None, index=True)


class ClosedMonth(Row, table=True):
    """A month that takes no entry any more, at a position of the chain; posted with its hash."""

    __tablename__ = "closed_months"

    community_id: int = Field(primary_key=True, foreign_key="areas.id")
    month: str = Field(primary_key=True)
    number: int
    hash: str
    closed_at: datetime


class Correction(Row, table=True):
    """Somebody says that an entry is wrong, and what would be right; a second person's press makes it so.

    ``points`` is the right value, 0 where nothing stands in its place. Without ``agreed`` it waits.
    """

    __tablename__ = "point_corrections"
    __table_args__ = (
        Index(
            "uq_point_corrections_waiting",
            "entry_id",
            unique=True,
            sqlite_where=text("agreed IS NULL AND entry_id IS NOT NULL"),
            postgresql_where=text("agreed IS NULL AND entry_id IS NOT NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="areas.id")
    person_id: int = Field(foreign_key="people.id")
    """Whose points they are."""
    entry_id: int | None = reference("point_entries.id", nullable=True, default=None)
    """The wrong one; null for one that is missing."""
    rule_id: int | None = Field(default=None, foreign_key="point_rules.id")
    on: date
    points: int
    why: str
    proposed_by_id: int = Field(foreign_key="people.id")
    at: datetime
    objection_id: int | None = Field(default=None, foreign_key="point_objections.id")
    """The objection that it answers."""
    agreed: bool | None = None
    decided_by_id: int | None = Field(default=None, foreign_key="people.id")
    decided_at: datetime | None = None


class PostedMonth(Row, table=True):
    """A month's list as it was posted, once for ever: at an entry of the chain, open to objections until a moment.

    ``due_at``: when it is posted or closed; null while it waits for objections to be answered, and once it is closed.
    """

    __tablename__ = "posted_months"
    __table_args__ = (
        UniqueConstraint("community_id", "month"),
        Index(
            "ix_posted_months_due_at",
            "due_at",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    community_id: int = Field(foreign_key="areas.id")
    month: str
    due_at: datetime | None = None
    posted_at: datetime | None = None
    until: datetime | None = None
    number: int = 0
    hash: str = ""
    people: int = 0
    points: int = 0
    closed_at: datetime | None = None


class YearEnd(Row, table=True):
    """How far a community has come with letting old points expire: people up to ``after``; null ``due_at``: done."""

    __tablename__ = "year_ends"

    community_id: int = Field(primary_key=True, foreign_key="areas.id")
    year: int = Field(primary_key=True)
    after: int = 0
    due_at: datetime | None = Field(default=None, index=True)


class Doubt(StrEnum):
    """What somebody says is wrong with a month's list."""

    OWN = "own"
    """An entry of their own."""
    MISSING = "missing"
    """One of theirs is not there."""
    OTHER = "other"
    """Somebody else's points."""


class Objection(Row, table=True):
    """分数不对: seen by the desk only; who objected is never told to anybody it is about.

    ``remind_at``: when the desk is reminded of it; null once it is answered.
    """

    __tablename__ = "point_objections"
    __table_args__ = (
        Index("ix_point_objections_posted_id", "posted_id"),
        Index(
            "ix_point_objections_remind_at",
            "remind_at",
            sqlite_where=text("remind_at IS NOT NULL"),
            postgresql_where=text("remind_at IS NOT NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    posted_id: int = Field(foreign_key="posted_months.id")
    person_id: int = Field(foreign_key="people.id")
    about: Doubt = choice(Doubt)
    entry_id: int | None = reference("point_entries.id", nullable=True, default=None)
    words: str
    at: datetime
    answer_by: datetime
    remind_at: datetime | None = None
    upheld: bool | None = None
    answer: str = ""
    decided_by_id: int | None = Field(default=None, foreign_key="people.id")
    decided_at: datetime | None = None


class Span(StrEnum):
    """How long a total counts for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    LIFE = "life"


class PointTotal(Row, table=True):
    """What a person earned in an area (grid, community, street) in one span, kept with each entry: never summed.

    ``key``: ``2026-11-26``, ``2026-W48``, ``2026-11``, ``2026-Q4``, ``2026``, or "" for the lifetime. ``reached`` is
    the entry at which it came to this value: of equals, who was there first stands first. ``ranked``: on leaderboards.
    ``began``, of the lifetime only: the day for which the first points there counted.
    """

    __tablename__ = "point_totals"
    __table_args__ = (
        Index("ix_point_totals_board", "area_id", "span", "key", "ranked", "points", "reached", "person_id"),
        Index("ix_point_totals_person_id", "person_id"),
        Index(
            "ix_point_totals_began",
            "area_id",
            "began",
            sqlite_where=text("began IS NOT NULL"),
            postgresql_where=text("began IS NOT NULL"),
        ),
    )

    area_id: int = Field(primary_key=True, foreign_key="areas.id")
    span: Span = choice(Span, primary_key=True)
    key: str = Field(primary_key=True)
    person_id: int = Field(primary_key=True, foreign_key="people.id")
    points: int
    reached: int
    ranked: bool
    began: date | None = None


TALLIED = 64
"""So many points make a wide tally."""


class PointTally(Row, table=True):
    """How many people have so many points on one board: a place is a sum over few of these, however many there are.

    ``wide``: those from ``points`` on, ``TALLIED`` of them; else just ``points``. Who has nothing is in none.
    ``ranked`` of ``people`` are on lists; ``earned`` is what all of them have together. Kept by ``models.tallying``.
    """

    __tablename__ = "point_tallies"

    area_id: int = Field(primary_key=True, foreign_key="areas.id")
    span: Span = choice(Span, primary_key=True)
    key: str = Field(primary_key=True)
    wide: bool = Field(primary_key=True)
    points: int = Field(primary_key=True)
    ranked: int
    people: int
    earned: int


class Purse(Row, table=True):
    """What a person may spend in a community: everything earned and not spent, returned or expired.

    A reversal of what was spent meanwhile makes it negative; then nothing can be spent until it is earned again.
    """

    __tablename__ = "purses"

    community_id: int = Field(primary_key=True, foreign_key="areas.id")
    person_id: int = Field(primary_key=True, foreign_key="people.id")
    balance: int

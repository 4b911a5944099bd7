"""Small wishes (微心愿) and help among neighbours (邻里互助): one life for both, and whoever may be asked for what.

A wish is checked by the desk and posted; help is asked of one neighbour after the other. Where somebody lives and how
they are reached stands here from the telling to the end, and is gone with it.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from models.base import Row, choice, growing_id, growing_number, json_list, json_object


class WishKind(StrEnum):
    """A wish is offered to all volunteers, help is asked of one neighbour after the other."""

    WISH = "wish"
    HELP = "help"


class WishState(StrEnum):
    """Where it stands."""

    TOLD = "told"
    """The desk has not looked at it yet."""
    OPEN = "open"
    """People are wanted."""
    TAKEN = "taken"
    """Enough have it in hand."""
    DONE = "done"
    """Whoever has it in hand says that it is done: the wisher is asked."""
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    UNMET = "unmet"
    """Help that nobody around can give now: whoever asked chooses what becomes of it."""


class WishMove(StrEnum):
    """What people and time do to a wish; each is one line of its history."""

    TELL = "tell"
    EDIT = "edit"
    POST = "post"
    REJECT = "reject"
    ASK = "ask"
    CLAIM = "claim"
    APPROVE = "approve"
    DECLINE = "decline"
    ARRANGE = "arrange"
    FINISH = "finish"
    GIVE_BACK = "give_back"
    RELEASE = "release"
    """A claim that nobody acted on ends by itself."""
    PASS = "pass"  # noqa: S105  # the next one is asked, no password
    LAPSE = "lapse"
    RUN_OUT = "run_out"
    HAND_TO_DESK = "hand_to_desk"
    CONFIRM = "confirm"
    NOT_YET = "not_yet"
    WITHDRAW = "withdraw"
    THANK = "thank"
    REMIND = "remind"


WISH_RUNS = frozenset({WishState.OPEN, WishState.TAKEN, WishState.DONE})
"""Somebody may have it in hand."""
WISH_LIVES = WISH_RUNS | {WishState.TOLD, WishState.UNMET}
"""It is not over."""
_BEFORE_DONE = frozenset({WishState.OPEN, WishState.TAKEN})

WISH_MOVES: dict[WishMove, tuple[frozenset[WishState], WishState | None]] = {
    WishMove.TELL: (frozenset({WishState.TOLD, WishState.OPEN}), None),
    WishMove.EDIT: (frozenset({WishState.TOLD}), None),
    WishMove.POST: (frozenset({WishState.TOLD}), WishState.OPEN),
    WishMove.REJECT: (frozenset({WishState.TOLD}), WishState.REJECTED),
    WishMove.ASK: (frozenset({WishState.OPEN}), None),
    WishMove.CLAIM: (frozenset({WishState.OPEN}), None),
    WishMove.APPROVE: (_BEFORE_DONE, None),
    WishMove.DECLINE: (_BEFORE_DONE, None),
    WishMove.ARRANGE: (_BEFORE_DONE, None),
    WishMove.FINISH: (_BEFORE_DONE, None),
    WishMove.GIVE_BACK: (WISH_RUNS, None),
    WishMove.RELEASE: (WISH_RUNS, None),
    WishMove.PASS: (frozenset({WishState.OPEN}), None),
    WishMove.LAPSE: (frozenset({WishState.OPEN}), None),
    WishMove.RUN_OUT: (frozenset({WishState.OPEN}), WishState.UNMET),
    WishMove.HAND_TO_DESK: (frozenset({WishState.UNMET}), WishState.TOLD),
    WishMove.CONFIRM: (WISH_RUNS, WishState.CONFIRMED),
    WishMove.NOT_YET: (frozenset({WishState.DONE}), WishState.TAKEN),
    WishMove.WITHDRAW: (WISH_LIVES, WishState.WITHDRAWN),
    WishMove.THANK: (frozenset({WishState.CONFIRMED}), None),
    WishMove.REMIND: (WISH_LIVES, None),
}
"""move → (states it may start from, state it ends in; none: it stays, or follows from the claims)."""


class Wish(Row, table=True):
    """One wish, or one neighbour's need of help. Its id is the number that people read.

    ``words`` is what others may read. ``name``, ``door`` and ``phone`` are for whoever has it in hand; where
    and how to reach them is gone once it is over. ``turn_at`` is when time next does something to it.
    """

    __tablename__ = "wishes"
    __table_args__ = (
        CheckConstraint("wanted >= 1", name="ck_wishes_wanted"),
        Index(
            "ix_wishes_turn_at",
            "turn_at",
            sqlite_where=text("turn_at IS NOT NULL"),
            postgresql_where=text("turn_at IS NOT NULL"),
        ),
        Index("ix_wishes_area_id_state", "area_id", "state"),
    )

    id: int = Field(default=None, primary_key=True)
    version: int = 1
    kind: WishKind = choice(WishKind)
    state: WishState = choice(WishState)
    area_id: int = Field(foreign_key="areas.id")
    """The community: whose desk checks it, and in whose ledger its points stand."""
    home_id: int | None = Field(default=None, foreign_key="areas.id")
    """The building or stair where it is wanted."""
    told_by_id: int = Field(foreign_key="people.id", index=True)
    """Who told it: the wisher, or whoever of the grid told it for them. They are asked whether it came true."""
    for_other: bool = False
    name: str = ""
    door: str = ""
    phone: str = ""
    words: str
    skill: str = ""
    slots: list[str] = json_list()
    """When it would suit; empty: at any time."""
    wanted: int = 1
    visit: bool = False
    """People go to somebody's home: the desk says who, and two go."""
    rule: str = ""
    """Key of the line of the table of points that it is worth."""
    points: int = 0
    reason: str = ""
    thanks: str = ""
    made_at: datetime
    posted_at: datetime | None = None
    confirmed_at: datetime | None = None
    reminded: int = 0
    turn_at: datetime | None = None


class ClaimState(StrEnum):
    """What somebody has of a wish."""

    ASKED = "asked"
    """A neighbour who can help is asked, and nobody else meanwhile."""
    WAITING = "waiting"
    """The desk has to say whether they go."""
    HELD = "held"
    DONE = "done"
    CONFIRMED = "confirmed"
    PASSED = "passed"
    """Asked, and not able this time."""
    LAPSED = "lapsed"
    """Asked, and no answer in time."""
    DECLINED = "declined"
    GIVEN_BACK = "given_back"
    RELEASED = "released"
    """Nobody acted on it in time."""
    OVER = "over"
    """The wish ended without them."""


IN_HAND = frozenset({ClaimState.WAITING, ClaimState.HELD, ClaimState.DONE})
"""They take up one of the places."""
GOING = frozenset({ClaimState.HELD, ClaimState.DONE})
"""They may know whom it is for, and where."""
_CLAIM_STANDS = text("state IN ('asked', 'waiting', 'held', 'done')")


class WishClaim(Row, table=True):
    """One who claimed a wish, or a neighbour who was asked. ``until`` is when time does something to it."""

    __tablename__ = "wish_claims"
    __table_args__ = (
        Index(
            "uq_wish_claims_standing",
            "wish_id",
            "person_id",
            unique=True,
            sqlite_where=_CLAIM_STANDS,
            postgresql_where=_CLAIM_STANDS,
        ),
        Index(
            "ix_wish_claims_until",
            "until",
            sqlite_where=text("until IS NOT NULL"),
            postgresql_where=text("until IS NOT NULL"),
        ),
    )

    id: int = growing_id()
    wish_id: int = Field(foreign_key="wishes.id", index=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    state: ClaimState = choice(ClaimState)
    at: datetime
    until: datetime | None = None
    arranged: bool = False
    """They have spoken with the wisher and agreed on a time."""
    done_at: datetime | None = None
    ended_at: datetime | None = None


class WishEvent(Row, table=True):
    """One line of a wish's history."""

    __tablename__ = "wish_events"

    id: int = growing_id()
    wish_id: int = Field(foreign_key="wishes.id", index=True)
    at: datetime
    move: WishMove = choice(WishMove)
    person_id: int | None = Field(default=None, foreign_key="people.id")
    incoming_id: int | None = growing_number()
    facts: dict[str, Any] = json_object()


class Helper(Row, table=True):
    """我能: something that somebody can do for neighbours, and when. No slots: at any time."""

    __tablename__ = "helpers"
    __table_args__ = (UniqueConstraint("person_id", "skill"), Index("ix_helpers_skill", "skill"))

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id")
    skill: str
    slots: list[str] = json_list()
    at: datetime


class Block(Row, table=True):
    """屏蔽: these two are never brought together again, whichever of them asks. The other one is not told."""

    __tablename__ = "blocks"

    person_id: int = Field(primary_key=True, foreign_key="people.id")
    other_id: int = Field(primary_key=True, foreign_key="people.id")
    at: datetime

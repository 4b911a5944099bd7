"""A case's life: the states, and the one table of moves between them.

Everything that happens to a case is a move, and every move is one timeline event. A move that is not
in ``MOVES`` for the case's state is refused. Moves that leave the state alone stay in it (``None``).
"""

from enum import StrEnum


class State(StrEnum):
    """Where a case stands."""

    FILED = "filed"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    HANDLED = "handled"
    VERIFIED = "verified"
    CLOSED = "closed"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DUPLICATE = "duplicate"


class Move(StrEnum):
    """What people and time do to a case."""

    FILE = "file"
    LOG = "log"
    PLACE = "place"
    CATEGORISE = "categorise"
    CONDITION = "condition"
    ADD = "add"
    SPLIT = "split"
    REWORD = "reword"
    ASSIGN = "assign"
    RETURN = "return"
    PASS_UP = "pass_up"  # noqa: S105  # a level up, no password
    ACCEPT = "accept"
    PROMISE_TODAY = "promise_today"
    ASK_TIME = "ask_time"
    GRANT_TIME = "grant_time"
    REFUSE_TIME = "refuse_time"
    HAND_IN = "hand_in"
    PASS_CHECK = "pass_check"  # noqa: S105  # somebody else is asked to look, no password
    SEND_BACK = "send_back"
    VERIFY = "verify"
    CLOSE = "close"
    REOPEN = "reopen"
    CALL_BACK = "call_back"
    RATE = "rate"
    SECOND = "second"
    """Somebody is not satisfied: the desk sees to it a second time."""
    DRAW = "draw"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    MERGE = "merge"
    PART = "part"
    ALSO = "also"
    HAND_TO_DESK = "hand_to_desk"
    PROPOSE_HARD = "propose_hard"
    REFUSE_HARD = "refuse_hard"
    MARK_HARD = "mark_hard"
    SEND_DOWN = "send_down"
    JOIN_UNIT = "join_unit"
    DO_PART = "do_part"
    STAND_IN = "stand_in"
    REMIND = "remind"
    URGE = "urge"
    CLIMB = "climb"
    TRANSFER = "transfer"
    """Somebody else goes on with what one person had in hand."""
    NUDGE = "nudge"
    """Whoever reported it, or the desk, asked how it stands."""
    NOTE = "note"
    """What staff write for each other: no resident reads that there is one."""
    REPLY = "reply"
    """Whoever handles it answered those who reported it."""
    SIGN = "sign"
    """The person whose press closes it has signed."""
    SERVE = "serve"
    """A person issued a paper to the unit: 限期整改通知单 or 催办单."""
    EXEMPT = "exempt"
    """It was late for a reason that is not the unit's: it does not count."""
    ARRIVE = "arrive"
    PASS_ON = "pass_on"  # noqa: S105  # the result told by phone, no password


WAITING = frozenset({State.FILED, State.ASSIGNED, State.ACCEPTED})
"""Somebody has to do something about the matter itself."""

OPEN = WAITING | {State.HANDLED, State.VERIFIED, State.PAUSED}
"""Not over yet."""

UNTAKEN = frozenset({State.FILED, State.ASSIGNED})
"""Nobody has said yet that they are on it."""

OVER = frozenset({State.CLOSED, State.CANCELLED, State.DUPLICATE})

HELD = frozenset({State.ASSIGNED, State.ACCEPTED})
"""A handler has it."""

MOVES: dict[Move, tuple[frozenset[State], State | None]] = {
    Move.FILE: (frozenset(), State.FILED),
    Move.LOG: (frozenset(), State.CLOSED),
    Move.PLACE: (WAITING | {State.CLOSED}, None),
    Move.CATEGORISE: (WAITING | {State.PAUSED, State.CLOSED}, None),
    Move.CONDITION: (WAITING | {State.PAUSED}, None),
    Move.ADD: (OPEN | {State.CLOSED}, None),
    Move.SPLIT: (OPEN | {State.CLOSED}, None),
    Move.REWORD: (OPEN | {State.CLOSED}, None),
    Move.ASSIGN: (WAITING | {State.PAUSED}, State.ASSIGNED),
    Move.RETURN: (HELD, State.FILED),
    Move.PASS_UP: (HELD, State.ASSIGNED),
    Move.ACCEPT: (HELD, State.ACCEPTED),
    Move.PROMISE_TODAY: (HELD, State.ACCEPTED),
    Move.ASK_TIME: (HELD, State.ACCEPTED),
    Move.GRANT_TIME: (HELD, None),
    Move.REFUSE_TIME: (HELD, None),
    Move.HAND_IN: (HELD, State.HANDLED),
    Move.PASS_CHECK: (frozenset({State.HANDLED}), None),
    Move.SEND_BACK: (frozenset({State.HANDLED, State.VERIFIED}), State.ACCEPTED),
    Move.VERIFY: (frozenset({State.HANDLED}), State.VERIFIED),
    Move.CLOSE: (frozenset({State.VERIFIED}), State.CLOSED),
    Move.REOPEN: (frozenset({State.CLOSED, State.VERIFIED}), State.FILED),
    Move.CALL_BACK: (frozenset({State.CLOSED, State.DUPLICATE}), None),
    Move.RATE: (frozenset({State.HANDLED, State.CLOSED, State.DUPLICATE}), None),
    Move.SECOND: (frozenset({State.CLOSED}), State.FILED),
    Move.DRAW: (frozenset({State.CLOSED}), None),
    Move.PAUSE: (HELD, State.PAUSED),
    Move.RESUME: (frozenset({State.PAUSED}), State.ACCEPTED),
    Move.CANCEL: (WAITING, State.CANCELLED),
    Move.MERGE: (WAITING | {State.PAUSED}, State.DUPLICATE),
    Move.PART: (frozenset({State.DUPLICATE}), State.FILED),
    Move.ALSO: (OPEN, None),
    Move.HAND_TO_DESK: (WAITING | {State.PAUSED}, State.FILED),
    Move.PROPOSE_HARD: (WAITING, None),
    Move.REFUSE_HARD: (WAITING, None),
    Move.MARK_HARD: (WAITING, None),
    Move.SEND_DOWN: (HELD, State.ASSIGNED),
    Move.JOIN_UNIT: (HELD, None),
    Move.DO_PART: (OPEN, None),
    Move.STAND_IN: (OPEN, None),
    Move.REMIND: (WAITING, None),
    Move.URGE: (HELD, None),
    Move.CLIMB: (OPEN, None),
    Move.TRANSFER: (HELD | {State.PAUSED, State.HANDLED}, None),
    Move.NUDGE: (WAITING, None),
    Move.NOTE: (OPEN | OVER, None),
    Move.REPLY: (OPEN | {State.CLOSED}, None),
    Move.SIGN: (frozenset({State.VERIFIED}), None),
    Move.SERVE: (HELD, None),
    Move.EXEMPT: (OPEN | {State.CLOSED}, None),
    Move.ARRIVE: (OPEN, None),
    Move.PASS_ON: (OVER, None),
}
"""move → (states it may start from, state it ends in). Of what is closed only what somebody logged is placed or
categorised afterwards: anything else would have to be sent on, and that is refused."""


UNSAID = frozenset({Move.NOTE})
"""Moves that stand in the timeline for staff only."""


def allowed(move: Move, state: State) -> bool:
    """Whether ``move`` may start from ``state``."""
    return state in MOVES[move][0]


def after(move: Move, state: State) -> State:
    """The state that ``move`` leads to from ``state``."""
    return MOVES[move][1] or state

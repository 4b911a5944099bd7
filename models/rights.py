"""Rights as a table: which role may do what, and how far it reaches.

``services.access`` reads it when a row is loaded, ``/help`` reads it to tell people what they can do,
and one test walks every role × right × own / other / no area.
"""

from enum import StrEnum

from models.people import Role


class Right(StrEnum):
    """What somebody may do. The first block is about one case, the second about a place or a person, the third about a
    confidential clue, which is no case, and about an activity."""

    SEE = "see"
    ADD = "add"
    ACCEPT = "accept"
    DECLINE = "decline"
    ASK_TIME = "ask_time"
    HAND_IN = "hand_in"
    SOLVE = "solve"
    TO_UNIT = "to_unit"
    PASS_UP = "pass_up"  # noqa: S105  # a level up, no password
    VERIFY = "verify"
    CONFIRM = "confirm"
    RATE = "rate"
    REOPEN = "reopen"
    ANSWER = "answer"
    CANCEL = "cancel"
    CORRECT = "correct"
    DISPATCH = "dispatch"
    DECIDE_TIME = "decide_time"
    PAUSE = "pause"
    CLOSE = "close"
    REWORD = "reword"
    SEE_REPORTER = "see_reporter"
    PASS_ON = "pass_on"  # noqa: S105  # telling a result by phone, no password
    MARK_HARD = "mark_hard"
    COORDINATE = "coordinate"
    CALL_UNITS = "call_units"
    """Ask further units to help with what one has."""
    DO_PART = "do_part"
    ISSUE = "issue"
    MERGE = "merge"
    EXEMPT = "exempt"
    NUDGE = "nudge"
    NOTE = "note"
    REPLY = "reply"
    TRANSFER = "transfer"
    ARRIVE = "arrive"

    REPORT = "report"
    LOG = "log"
    LIST_WORK = "list_work"
    PASTE = "paste"
    BIND = "bind"
    APPOINT = "appoint"
    SET_UP = "set_up"
    INVITE = "invite"
    RESTORE = "restore"
    END_LINK = "end_link"
    EXPORT = "export"
    ROSTER = "roster"
    RATES = "rates"
    PUBLISH = "publish"
    AWARD = "award"
    APPROVE_RULE = "approve_rule"
    """A community's own line of the table of points."""
    GIFTS = "gifts"
    KEEP_REPLIES = "keep_replies"

    CLUE = "clue"
    """Read a confidential clue and say what was found. By appointment only: whoever stands in for somebody has not."""
    PASS_CLUE = "pass_clue"  # noqa: S105  # to a unit, no password
    ORGANISE = "organise"
    LEAD = "lead"
    SIGN_UP = "sign_up"
    SPOT_CHECK = "spot_check"
    """Look at a day's activities, and doubt one."""
    WISH = "wish"
    """Look at wishes before they are posted, and say who goes to a home."""
    WISH_FOR = "wish_for"


class Reach(StrEnum):
    """How far a right goes.

    OWN: cases the person reported, activities they made or lead. HELD: cases that wait for the person's role, in
    the person's area or unit. UNIT: cases of the person's unit. JOINT: cases on which the person's unit helps
    another. AREA: cases and activities inside the person's area. ANYWHERE: no row needed.
    """

    OWN = "own"
    HELD = "held"
    UNIT = "unit"
    JOINT = "joint"
    AREA = "area"
    ANYWHERE = "anywhere"


def _grant(role: Role, reach: Reach, *rights: Right) -> set[tuple[Role, Right, Reach]]:
    return {(role, right, reach) for right in rights}


_HOLDER = (Right.SEE, Right.ACCEPT, Right.ASK_TIME, Right.HAND_IN, Right.REPLY)

_HELPER = (Right.SEE, Right.ADD, Right.DO_PART, Right.NOTE)

_STEERING = (
    Right.SEE,
    Right.VERIFY,
    Right.ANSWER,
    Right.CORRECT,
    Right.DISPATCH,
    Right.DECIDE_TIME,
    Right.PAUSE,
    Right.CLOSE,
    Right.CANCEL,
    Right.REWORD,
    Right.SEE_REPORTER,
    Right.PASS_ON,
    Right.ISSUE,
    Right.CALL_UNITS,
    Right.MERGE,
    Right.EXEMPT,
    Right.NUDGE,
    Right.NOTE,
    Right.REPLY,
    Right.TRANSFER,
    Right.BIND,
)

RIGHTS: frozenset[tuple[Role, Right, Reach]] = frozenset(
    _grant(Role.RESIDENT, Reach.ANYWHERE, Right.REPORT)
    | _grant(
        Role.RESIDENT,
        Reach.OWN,
        Right.SEE,
        Right.ADD,
        Right.CONFIRM,
        Right.RATE,
        Right.REOPEN,
        Right.ANSWER,
        Right.CANCEL,
        Right.CORRECT,
        Right.NUDGE,
    )
    | _grant(Role.OFFICER, Reach.UNIT, Right.SEE, Right.NOTE)
    | _grant(Role.OFFICER, Reach.HELD, *_HOLDER, Right.DECLINE)
    | _grant(Role.OFFICER, Reach.JOINT, *_HELPER)
    | _grant(Role.OFFICER, Reach.ANYWHERE, Right.LIST_WORK)
    | _grant(Role.UNIT_HEAD, Reach.UNIT, Right.SEE, Right.NOTE, Right.TRANSFER)
    | _grant(Role.UNIT_HEAD, Reach.HELD, *_HOLDER, Right.DECLINE)
    | _grant(Role.UNIT_HEAD, Reach.JOINT, *_HELPER)
    | _grant(Role.UNIT_HEAD, Reach.ANYWHERE, Right.LIST_WORK, Right.ROSTER)
    | _grant(Role.BUILDING_LEADER, Reach.AREA, Right.SEE)
    | _grant(Role.BUILDING_LEADER, Reach.ANYWHERE, Right.LOG)
    | _grant(Role.GRID_MEMBER, Reach.AREA, Right.SEE, Right.VERIFY, Right.CORRECT, Right.ANSWER, Right.NOTE)
    | _grant(Role.GRID_MEMBER, Reach.HELD, *_HOLDER, Right.SOLVE, Right.TO_UNIT, Right.PASS_UP)
    | _grant(Role.GRID_MEMBER, Reach.ANYWHERE, Right.PASTE, Right.LIST_WORK, Right.LOG)
    | _grant(Role.GRID_LEADER, Reach.AREA, Right.SEE, Right.VERIFY, Right.CORRECT, Right.ANSWER, Right.NOTE)
    | _grant(Role.GRID_LEADER, Reach.HELD, *_HOLDER, Right.SOLVE, Right.TO_UNIT, Right.PASS_UP)
    | _grant(Role.GRID_LEADER, Reach.ANYWHERE, Right.PASTE, Right.LIST_WORK, Right.LOG)
    | _grant(Role.GRID_MEMBER, Reach.AREA, Right.PASS_ON, Right.INVITE, Right.RESTORE)
    | _grant(Role.GRID_LEADER, Reach.AREA, Right.PASS_ON, Right.INVITE, Right.RESTORE)
    | _grant(Role.DESK, Reach.AREA, Right.ADD, *_STEERING)
    | _grant(Role.DESK, Reach.HELD, *_HOLDER, Right.SOLVE, Right.TO_UNIT, Right.PASS_UP)
    | _grant(Role.DESK, Reach.AREA, Right.APPOINT, Right.INVITE, Right.RESTORE, Right.END_LINK, Right.EXPORT)
    | _grant(Role.DESK, Reach.ANYWHERE, Right.PASTE, Right.LIST_WORK)
    | _grant(Role.STREET, Reach.AREA, *_STEERING)
    | _grant(Role.STREET, Reach.HELD, *_HOLDER, Right.SOLVE, Right.TO_UNIT)
    | _grant(Role.STREET, Reach.AREA, Right.APPOINT, Right.SET_UP, Right.INVITE, Right.RESTORE)
    | _grant(Role.STREET, Reach.AREA, Right.END_LINK, Right.EXPORT)
    | _grant(Role.STREET, Reach.ANYWHERE, Right.PASTE, Right.LIST_WORK)
    | _grant(Role.GRID_LEADER, Reach.AREA, Right.MARK_HARD)
    | _grant(Role.DESK, Reach.AREA, Right.MARK_HARD)
    | _grant(Role.STREET, Reach.AREA, Right.COORDINATE)
    | _grant(Role.GRID_LEADER, Reach.ANYWHERE, Right.ROSTER)
    | _grant(Role.DESK, Reach.ANYWHERE, Right.ROSTER, Right.KEEP_REPLIES)
    | _grant(Role.STREET, Reach.ANYWHERE, Right.ROSTER, Right.KEEP_REPLIES)
    | _grant(Role.GRID_MEMBER, Reach.AREA, Right.ARRIVE)
    | _grant(Role.GRID_LEADER, Reach.AREA, Right.ARRIVE)
    | _grant(Role.DESK, Reach.AREA, Right.ARRIVE)
    | _grant(Role.STREET, Reach.AREA, Right.ARRIVE)
    | _grant(Role.DESK, Reach.AREA, Right.AWARD, Right.GIFTS)
    | _grant(Role.STREET, Reach.AREA, Right.APPROVE_RULE)
    | _grant(Role.STREET, Reach.AREA, Right.AWARD, Right.GIFTS)
    | _grant(Role.SUPERVISOR, Reach.AREA, Right.SEE)
    | _grant(Role.COMMUNITY_POLICE, Reach.AREA, Right.CLUE, Right.PASS_CLUE)
    | _grant(Role.CLUE_CONTACT, Reach.AREA, Right.CLUE, Right.PASS_CLUE)
    | _grant(Role.OFFICER, Reach.UNIT, Right.CLUE)
    | _grant(Role.UNIT_HEAD, Reach.UNIT, Right.CLUE)
    | _grant(Role.RESIDENT, Reach.ANYWHERE, Right.SIGN_UP)
    | _grant(Role.RESIDENT, Reach.OWN, Right.LEAD)
    | _grant(Role.BUILDING_LEADER, Reach.AREA, Right.ORGANISE, Right.LEAD)
    | _grant(Role.GRID_MEMBER, Reach.AREA, Right.ORGANISE, Right.LEAD)
    | _grant(Role.GRID_LEADER, Reach.AREA, Right.ORGANISE, Right.LEAD)
    | _grant(Role.DESK, Reach.AREA, Right.ORGANISE, Right.LEAD)
    | _grant(Role.STREET, Reach.AREA, Right.ORGANISE, Right.LEAD)
    | _grant(Role.BUILDING_LEADER, Reach.AREA, Right.WISH_FOR)
    | _grant(Role.GRID_MEMBER, Reach.AREA, Right.WISH_FOR)
    | _grant(Role.GRID_LEADER, Reach.AREA, Right.WISH_FOR)
    | _grant(Role.DESK, Reach.AREA, Right.WISH, Right.WISH_FOR)
    | _grant(Role.STREET, Reach.AREA, Right.WISH, Right.WISH_FOR, Right.SPOT_CHECK)
    | _grant(Role.DESK, Reach.AREA, Right.RATES, Right.PUBLISH)
    | _grant(Role.STREET, Reach.AREA, Right.RATES, Right.PUBLISH)
    | _grant(Role.SUPERVISOR, Reach.AREA, Right.RATES)
    | _grant(Role.OFFICER, Reach.UNIT, Right.RATES)
    | _grant(Role.UNIT_HEAD, Reach.UNIT, Right.RATES)
)


EVEN_SEALED = frozenset({Right.ARRIVE})
"""What those nearby may do who may not read of it: somebody is in danger, and they are sent there."""


def reaches(role: Role, right: Right) -> frozenset[Reach]:
    """How far ``role`` may go with ``right``; empty when it may not at all."""
    return frozenset(reach for holder, what, reach in RIGHTS if holder is role and what is right)

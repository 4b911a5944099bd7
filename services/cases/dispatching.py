"""A case on its way: to a unit, to the grid, or to the desk that decides; and the reporter told if that changes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models import Audience, Case, Move, Notice, Role
from models.moves import HELD
from services.act import Act
from services.assignments import take_from
from services.cases.joined import tell_joined
from services.cases.parties import present_holders, reporters_chat, show_desk, show_holders
from services.cases.timeline import move_case
from services.cases.together import name_lead
from services.deadlines import RESUMED, restart_ladder, resume_clocks, set_climb, start_clocks, stop_clocks
from services.outbox import tell_case
from services.routing import Route, next_up, route
from services.stages import wait_at_desk

UNDECIDED = frozenset(
    {"no-category", "no-place", "no-unit", "no-property", "no-officers", "no-grid-member", "returned", "wrong"}
    | {"unit-away", "grid-away"}
)
"""Why a case waits at the desk for a decision, rather than being the desk's own to handle."""

NO_NEWS = timedelta(minutes=10)


@dataclass(frozen=True)
class Told:
    """What the reporter was told last: who has it, and by when."""

    held_by: Role | None
    unit_id: int | None
    until: datetime | None

    @classmethod
    def of(cls, case: Case) -> "Told":
        """What a reporter who looks now reads."""
        return cls(case.held_by, case.unit_id, case.told_at or case.due_at)


async def send_on(act: Act, case: Case, chosen: Route | None = None, *, reason: str = "") -> None:
    """Give the case to whoever acts first now, or to the desk where that is not clear."""
    before = Told.of(case) if case.assigned_at else None
    going = chosen or await route(act, case)
    case.question = case.question_until = None
    if going.held_by is Role.DESK and going.why in UNDECIDED:
        await _leave_to_desk(act, case, going.why)  # the reporter hears once somebody has it and a date
        return
    await _assign(act, case, going, reason)
    if before is not None:
        await tell_change(act, case, before)


async def _assign(act: Act, case: Case, going: Route, reason: str) -> None:
    again = case.seconds_left is not None and going.unit_id is not None and going.unit_id == case.left_unit_id
    await _hand(act, case, going)
    if going.unit_id is not None and (case.together or case.hard_at is not None):
        await name_lead(act, case, going.unit_id)
    facts = {"unit": going.unit_id} | ({RESUMED: True} if again else {})
    await move_case(act, case, Move.ASSIGN, reason=reason or going.why, facts=facts)
    await (resume_clocks if again else start_clocks)(act, case)
    await act.session.flush()
    await show_holders(act, case)


async def _leave_to_desk(act: Act, case: Case, why: str) -> None:
    await _hand(act, case, Route(Role.DESK, why=why))
    stop_clocks(case)
    await move_case(act, case, Move.HAND_TO_DESK, reason=why)
    wait_at_desk(act, case, why)
    await set_climb(act, case)
    await act.session.flush()
    await show_desk(act, case)


async def _hand(act: Act, case: Case, going: Route) -> None:
    await take_from(act, case, going.unit_id, going.why)
    case.held_by = going.held_by
    case.unit_id = going.unit_id
    case.routed = going.why
    case.officer_id = case.handler_id = None
    case.accepted_at = case.handled_at = None
    case.asked_days, case.asked_why = None, ""
    case.paused_at = case.wake_at = case.hard_by_id = None


async def move_up(act: Act, case: Case, going: Route, *, words: str = "", side: Role | None = None) -> None:
    """The next level takes it: the date the reporter was told stays. ``side``: who says so for whom (疑难)."""
    facts = {"to": going.held_by.value} | ({"side": side.value} if side else {})
    await _move_on(act, case, going, Move.PASS_UP, words, facts)


async def hand_down(act: Act, case: Case, words: str) -> None:
    """The street gives it back to the desk, with an instruction; the date stays."""
    await _move_on(act, case, Route(Role.DESK, why="sent-down"), Move.SEND_DOWN, words, {})


async def _move_on(act: Act, case: Case, going: Route, move: Move, words: str, facts: dict[str, str]) -> None:
    before = Told.of(case)
    await _hand(act, case, going)
    await move_case(act, case, move, reason=going.why, words=words, facts=facts)
    await restart_ladder(act, case)
    await act.session.flush()
    await show_holders(act, case)
    await tell_change(act, case, before)


async def pass_over(act: Act, case: Case) -> bool:
    """Where nobody is there any more who should act, the next one up gets the case: never into silence."""
    if case.state not in HELD or case.held_by in (None, Role.STREET) or await present_holders(act, case):
        return False
    if case.held_by is Role.OFFICER:
        await send_on(act, case, Route(Role.DESK, why="unit-away"))
        return True
    going = await next_up(act, case)
    if going is not None:
        await move_up(act, case, Route(going.held_by, why="nobody-there"))
    return going is not None


def _hardly_later(before: datetime | None, now: datetime | None) -> bool:
    """Whether a date is the one that was told, but for the minutes until a report was worded right."""
    return before == now or (before is not None and now is not None and abs(now - before) <= NO_NEWS)


async def tell_change(act: Act, case: Case, before: Told, *, date: str = "date") -> None:
    """Tell the reporter, only if unit or date changed; a level up or down inside the grid is neither.

    ``date`` says what a new date means: ``date`` that it takes longer, ``resumed`` and ``new`` what they say.
    """
    now = Told.of(case)
    if now.unit_id == before.unit_id and _hardly_later(before.until, now.until):
        return
    why = date if (now.held_by, now.unit_id) == (before.held_by, before.unit_id) else "unit"
    await tell_case(
        act, await reporters_chat(act, case), Notice.CHANGED, case, Audience.REPORTER, why=why, reason=case.asked_why
    )
    await tell_joined(act, case, why, reason=case.asked_why)

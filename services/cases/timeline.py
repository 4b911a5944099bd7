"""The one way a case changes: a move from the table, written into the timeline."""

from typing import Any

from sqlmodel import col, select

from models import Case, CaseEvent, Move, Refusal, Refused, State, after, allowed
from models.moves import OVER
from services.act import Act
from services.outbox import be_born, redraw
from services.stages import end_stage

QUIET_MOVES = frozenset(
    {
        Move.ADD,
        Move.SPLIT,
        Move.ALSO,
        Move.REWORD,
        Move.CALL_BACK,
        Move.PASS_CHECK,
        Move.RATE,
        Move.DRAW,
        Move.REMIND,
        Move.URGE,
        Move.CLIMB,
        Move.STAND_IN,
        Move.PASS_ON,
        Move.SERVE,
        Move.EXEMPT,
        Move.NUDGE,
        Move.NOTE,
        Move.REPLY,
        Move.ARRIVE,
    }
)
"""Moves that change nothing a button depends on: buttons drawn before them still hold."""


_STAGED = frozenset({State.FILED, State.HANDLED})
"""States in which a case waits for desk or check; any other ends the stage."""


async def move_case(
    act: Act,
    case: Case,
    move: Move,
    *,
    reason: str = "",
    words: str = "",
    photos: list[int] | None = None,
    facts: dict[str, Any] | None = None,
    missed: bool = False,
) -> CaseEvent:
    """Make ``move`` and write it down; refuses a move that the case's state does not allow."""
    before = case.state
    if not allowed(move, before):
        raise Refused(Refusal.NOT_NOW, number=case.number)
    case.state = after(move, before)
    if case.state not in _STAGED:
        end_stage(act, case)
    if case.state is not State.HANDLED:
        case.check_at = None
    if case.state is not State.VERIFIED:
        case.sign_at = None
    if move not in QUIET_MOVES:
        case.version += 1
        case.changed_at = act.now
    event = CaseEvent(
        case_id=case.id,
        at=act.now,
        move=move,
        to_state=case.state,
        reason=reason,
        words=words,
        photos=photos or [],
        facts=facts or {},
        missed=missed,
    )
    event = _write(act, before, event)
    await redraw(act, case)
    return event


def _write(act: Act, before: State | None, event: CaseEvent) -> CaseEvent:
    event.from_state = before
    event.actor_id = act.person.id if act.person else None
    event.chat_id = act.chat.id if act.chat else None
    event.incoming_id = act.incoming_id
    act.session.add(event)
    return event


async def open_timeline(act: Act, case: Case, photos: list[int], move: Move = Move.FILE) -> None:
    """The first line: the report itself, or that it was solved on the spot. No card of it stands yet."""
    be_born(act, case)
    first = CaseEvent(case_id=case.id, at=act.now, move=move, to_state=case.state, words=case.words, photos=photos)
    _write(act, None, first)


def check_version(case: Case, version: int) -> None:
    """Refuse a button that was drawn before the case last changed."""
    if version != case.version:
        raise Refused(Refusal.STALE, number=case.number)


def refuse_over(case: Case) -> None:
    """Refuse to pass up, or to call hard, what is closed already."""
    if case.state in OVER:
        raise Refused(Refusal.OVER, number=case.number)


async def timeline(act: Act, case: Case) -> list[CaseEvent]:
    """Every line, oldest first."""
    query = select(CaseEvent).where(col(CaseEvent.case_id) == case.id).order_by(col(CaseEvent.id))
    return list((await act.session.execute(query)).scalars())


async def last_event(act: Act, case: Case, move: Move) -> CaseEvent | None:
    """When ``move`` was last made on this case, by whom and with what."""
    query = (
        select(CaseEvent)
        .where(col(CaseEvent.case_id) == case.id, col(CaseEvent.move) == move)
        .order_by(col(CaseEvent.id).desc())
        .limit(1)
    )
    return (await act.session.execute(query)).scalar_one_or_none()

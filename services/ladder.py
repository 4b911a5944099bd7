"""What time does to a case: reminds, asks, passes upward. Each verb takes one due case, one commit each."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import Audience, Case, Category, Lane, Move, Notice, Role, Sensitivity, State
from services.access import may_know
from services.act import Act
from services.cases.dispatching import pass_over
from services.cases.parties import chats_for, deciders, heads, holders, in_charge
from services.cases.questions import end_question
from services.cases.timeline import move_case
from services.deadlines import climb_now, set_climb
from services.earliest import earliest
from services.outbox import tell_case
from services.rules.day_times import said_by_card
from services.rules.ladder import Rung

GATHER = "ladder"

_ABOVE = {
    Role.GRID_MEMBER: (Role.GRID_LEADER, Role.DESK, Role.STREET),
    Role.GRID_LEADER: (Role.DESK, Role.STREET),
    Role.DESK: (Role.STREET,),
}
"""Whom each rung after the limit tells, by who has the case: never somebody below."""
_TO = {Role.GRID_LEADER: "leader", Role.DESK: "desk", Role.STREET: "street"}


async def climb_one(act: Act, skip: int = 0) -> bool:
    """Bring one case whose time has come to the rung that holds now; ``False`` when none is due."""
    case = await _due(act, Case.climb_at, skip)
    if case is None:
        return False
    step = await climb_now(act, case)
    for rung in step.missed:
        await move_case(act, case, _move(rung), facts={"rung": rung.name}, missed=True)
    if step.rung is None:
        case.climb_at = step.next_at
        return True
    case.rung = step.rung
    await move_case(act, case, _move(step.rung), facts={"rung": step.rung.name})
    if await pass_over(act, case):
        await _go_on(act, case, step.rung)
        return True
    await _say(act, case, step.rung)
    await set_climb(act, case)
    return True


async def _go_on(act: Act, case: Case, rung: Rung) -> None:
    """Whoever got the case just now has read of it: the rung that brought it there is not said again."""
    if case.state is not State.FILED:
        case.rung = rung
        await set_climb(act, case)


async def _due(act: Act, column: Any, skip: int) -> Case | None:
    query = select(Case).where(col(column) <= act.now).order_by(col(column), col(Case.id)).offset(skip).limit(1)
    return (await act.session.execute(query.with_for_update(skip_locked=True))).scalar_one_or_none()


def _move(rung: Rung) -> Move:
    return {Rung.REMIND: Move.REMIND, Rung.URGE: Move.URGE}.get(rung, Move.CLIMB)


async def _say(act: Act, case: Case, rung: Rung) -> None:
    if case.state is State.HANDLED:
        roles = [Role.GRID_LEADER, Role.DESK] if case.sensitivity is Sensitivity.OPEN else [Role.DESK]
        people = await in_charge(act, case, *roles) or await deciders(act, case)
        await _tell(act, case, people, Notice.VERIFY_REMINDER, Audience.VERIFIER)
    elif case.state is State.FILED:
        await _say_undecided(act, case, rung)
    elif rung is Rung.REMIND:
        left = (case.due_at - act.now).total_seconds() if case.due_at else 0
        await _tell(act, case, await holders(act, case), Notice.REMINDER, Audience.HOLDER, left=int(left))
    elif rung is Rung.URGE:
        await _tell(act, case, await holders(act, case), Notice.URGE, Audience.HOLDER, **_clocks(act, case))
    else:
        await _say_upward(act, case, rung)


async def _say_undecided(act: Act, case: Case, rung: Rung) -> None:
    """A case that waits for the desk's decision: the desk first, then the street."""
    role = Role.DESK if rung is Rung.REMIND else Role.STREET
    people = await in_charge(act, case, role) or await deciders(act, case)
    await _tell(act, case, people, Notice.OVERDUE, Audience.DESK, to=role.value, late=0)


def _clocks(act: Act, case: Case) -> dict[str, int]:
    assigned = case.assigned_at or case.filed_at
    return {
        "desk_seconds": int((assigned - case.filed_at).total_seconds()),
        "unit_seconds": int((act.now - assigned).total_seconds()),
    }


async def _say_upward(act: Act, case: Case, rung: Rung) -> None:
    """In private: the unit's head and the desk, then the street; for the grid leader, desk, street."""
    late = int((act.now - (case.due_at or act.now)).total_seconds())
    above = {to: people for to, people in (await _upward(act, case, rung)).items() if people}
    for to, people in (above or {"street": await _at_the_top(act, case)}).items():
        await _tell(act, case, people, Notice.OVERDUE, Audience.DESK, to=to, late=late)


async def _at_the_top(act: Act, case: Case) -> list[int]:
    """Where nobody is above: whoever decides, and of what the street has itself the street once more."""
    return await (holders if case.held_by is Role.STREET else deciders)(act, case)


async def _upward(act: Act, case: Case, rung: Rung) -> dict[str, list[int]]:
    if case.held_by is Role.OFFICER:
        if rung is Rung.FIRST:
            return {"head": await heads(act, case), "desk": await in_charge(act, case, Role.DESK)}
        return {"street": await in_charge(act, case, Role.STREET)}
    above = [role for role in _ABOVE.get(case.held_by or Role.DESK, ()) if may_know(case, role)]
    return {_TO[role]: await in_charge(act, case, role) for role in above[rung - Rung.FIRST :][:1]}


async def _tell(act: Act, case: Case, people: list[int], notice: Notice, audience: Audience, **facts: Any) -> None:
    """Owe it to these people; what their card of the day says within the hour is not said a second time."""
    category = await act.session.get(Category, case.category_id) if case.category_id else None
    urgent = category is not None and bool(category.emergency)
    if not urgent and audience is Audience.HOLDER and _on_the_card(act, case):
        return
    lane = Lane.DANGER if urgent else Lane.NOTICES
    gather = "" if urgent else GATHER
    await tell_case(act, await chats_for(act, people), notice, case, audience, lane=lane, gather=gather, **facts)


def _on_the_card(act: Act, case: Case) -> bool:
    day = act.town.day
    if not day.cards or case.held_by is not Role.OFFICER:
        return False
    return said_by_card(act.town.calendar, day.work_card, act.now, case.assigned_at)


async def ask_acceptance_one(act: Act, skip: int = 0) -> bool:
    """Ask one holder who has not answered within the acceptance limit."""
    case = await _due(act, Case.accept_remind_at, skip)
    if case is None:
        return False
    case.accept_remind_at = None
    if case.state is State.ASSIGNED:
        await move_case(act, case, Move.REMIND, reason="accept")
        if await pass_over(act, case):
            return True
        await _tell(act, case, await holders(act, case), Notice.ACCEPT_REMINDER, Audience.HOLDER)
    return True


async def end_question_one(act: Act, skip: int = 0) -> bool:
    """End one question that nobody answered."""
    case = await _due(act, Case.question_until, skip)
    if case is None:
        return False
    await end_question(act, case)
    return True


def next_climb() -> ColumnElement[datetime]:
    """When the next rung is due."""
    return earliest(Case.climb_at)


def next_acceptance() -> ColumnElement[datetime]:
    """When the next acceptance limit ends."""
    return earliest(Case.accept_remind_at)


def next_question_end() -> ColumnElement[datetime]:
    """When the next question has waited long enough."""
    return earliest(Case.question_until)

"""疑难: grid leader and desk say together that a case is beyond them. It enters the street's list, and the street
names units or sends it back with an instruction.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, not_
from sqlmodel import col, select

from models import Area, Audience, Case, CaseEvent, Measure, Move, Notice, Person, Refusal, Refused, Right, Role, State
from models.moves import OVER
from services.access import Standing, may_know, require, standings, visible_cases
from services.access import access_case as access
from services.act import Act
from services.cases.dispatching import hand_down, move_up, send_on
from services.cases.lists import Page, page_of
from services.cases.parties import appointed, area_of, chats_for, in_charge
from services.cases.timeline import check_version, move_case, refuse_over
from services.cases.together import end_parts
from services.deadlines import loud, steps
from services.directory import directory
from services.facts import iso, names
from services.outbox import tell_case
from services.routing import Route
from services.rules.privacy import redact
from services.rules.words import clean, is_nothing
from services.same_person import own

SIDES = (Role.DESK, Role.GRID_LEADER)
LONGEST = 1000
_TRIED = frozenset({Move.ACCEPT, Move.RETURN, Move.PASS_UP, Move.HAND_IN, Move.SEND_BACK, Move.ASK_TIME, Move.PAUSE})
"""What counts as having been tried."""
MOST_TRIED = 6
_SOON_AFTER = timedelta(hours=4)


async def mark_hard(act: Act, case_id: int, version: int | None, words: str = "") -> Case:
    """Say that it is a hard case: the first of leader and desk proposes, the other one agrees; then it is the street's.

    Where the other side has nobody, the one who says so says why, and that is written down.
    """
    case = await access(act, case_id, Right.MARK_HARD)
    refuse_over(case)
    if case.hard_at is not None:
        raise Refused(Refusal.ALREADY_HARD, number=case.number)
    if version is not None:
        check_version(case, version)
    await agree_or_propose(act, case, words)
    return case


async def agree_or_propose(act: Act, case: Case, words: str = "") -> None:
    """The same once the case is loaded: also what passing up from the desk comes to."""
    if not await appointed(act, case, Role.STREET):
        raise Refused(Refusal.NOBODY_ABOVE, number=case.number)
    mine, said = await _sides(act, case), await _proposal(act, case)
    if case.hard_by_id is None or said is None:
        await _propose(act, case, mine, _short(words))
    elif case.hard_by_id == act.somebody.id or mine <= {Role(said.facts["side"])}:
        raise Refused(Refusal.NEEDS_ANOTHER, number=case.number)
    else:
        other = await act.session.get_one(Person, case.hard_by_id)
        await _mark(act, case, [other.name, act.somebody.name], "together", said.words or _short(words))


def _short(words: str) -> str:
    return redact(clean(words)[:LONGEST], [])


async def _sides(act: Act, case: Case) -> set[Role]:
    path = (await area_of(act, case)).path
    found = [held for held in await standings(act.session, act.somebody, act.now) if not held.over]
    return {held.role for held in found if held.role in SIDES and held.covers(path)}


async def _proposal(act: Act, case: Case) -> CaseEvent | None:
    """What was said first: by button, or by passing it up from the grid to the desk."""
    query = (
        select(CaseEvent)
        .where(col(CaseEvent.case_id) == case.id, col(CaseEvent.move).in_((Move.PROPOSE_HARD, Move.PASS_UP)))
        .order_by(col(CaseEvent.id).desc())
        .limit(1)
    )
    found = (await act.session.execute(query)).scalar_one_or_none()
    return found if found is not None and "side" in found.facts else None


async def _propose(act: Act, case: Case, mine: set[Role], words: str) -> None:
    side = Role.DESK if Role.DESK in mine else Role.GRID_LEADER
    other = Role.GRID_LEADER if side is Role.DESK else Role.DESK
    people = await _others(act, case, other)
    if not people:
        await _alone(act, case, other, words)
        return
    await move_case(act, case, Move.PROPOSE_HARD, words=words, facts={"side": side.value})
    case.hard_by_id = act.somebody.id
    told = {"by": act.somebody.name, "why": words}
    audience = Audience.DESK if other is Role.DESK else Audience.HOLDER
    await tell_case(act, await chats_for(act, people), Notice.HARD_ASKED, case, audience, **told)


async def _others(act: Act, case: Case, other: Role) -> list[int]:
    found = await in_charge(act, case, other) if may_know(case, other) else []
    return [person for person in found if person != act.somebody.id]


async def _alone(act: Act, case: Case, other: Role, words: str) -> None:
    if is_nothing(words):
        raise Refused(Refusal.SAY_WHY, number=case.number)
    why = "alone-no-desk" if other is Role.DESK else "alone-no-leader"
    why = why if may_know(case, other) else "alone-private"
    await _mark(act, case, [act.somebody.name], why, words)


async def _mark(act: Act, case: Case, people: list[str], reason: str, words: str) -> None:
    case.hard_at, case.hard_by_id = act.now, None
    await move_case(act, case, Move.MARK_HARD, reason=reason, words=words, facts={"names": people})
    going = Route(Role.STREET, why="hard")
    if case.state is State.FILED:
        await send_on(act, case, going)
    else:
        await move_up(act, case, going, words=words)
    await _leave_it_a_day(act, case)


async def _leave_it_a_day(act: Act, case: Case) -> None:
    """The street has just read of it, often late already: it is reminded from the next working day on, not at once.

    What would be said of a late one soon after that is said instead, not as well.
    """
    case.accept_due_at = case.accept_remind_at = None
    if case.climb_at is not None:
        tomorrow = act.town.calendar.add(act.now, 1, Measure.WORKING_DAYS)
        late = case.due_at is not None and case.due_at <= tomorrow
        soon = [at for _, at in await steps(act, case) if late and tomorrow < at <= tomorrow + _SOON_AFTER]
        case.climb_at = await loud(act, case, max(case.climb_at, tomorrow, *soon))


async def refuse_hard(act: Act, case_id: int, version: int) -> Case:
    """Not yet, says the other side: it is tried once more below, and whoever proposed it reads so."""
    case = await access(act, case_id, Right.MARK_HARD)
    refuse_over(case)
    check_version(case, version)
    if case.hard_by_id is None:
        raise Refused(Refusal.NOT_PROPOSED, number=case.number)
    proposed, case.hard_by_id = case.hard_by_id, None
    await move_case(act, case, Move.REFUSE_HARD)
    chats = await chats_for(act, [proposed] if proposed != act.somebody.id else [])
    await tell_case(act, chats, Notice.HARD_REFUSED, case, Audience.HOLDER, by=act.somebody.name)
    return case


async def send_down(act: Act, case_id: int, words: str) -> Case:
    """Back to the community, with this instruction: the desk has it again, and the leader reads it too."""
    case = await access(act, case_id, Right.COORDINATE)
    refuse_over(case)
    if case.hard_at is None:
        raise Refused(Refusal.NOT_HARD, number=case.number)
    if is_nothing(clean(words)):
        raise Refused(Refusal.NOTHING_SAID)
    if not await in_charge(act, case, Role.DESK):
        raise Refused(Refusal.NOBODY_BELOW, number=case.number)
    said = _short(words)
    await end_parts(act, case)
    case.hard_at = None
    await hand_down(act, case, said)
    leaders = await in_charge(act, case, Role.GRID_LEADER) if may_know(case, Role.GRID_LEADER) else []
    await tell_case(act, await chats_for(act, leaders), Notice.HARD_BACK, case, Audience.HOLDER, words=said)
    return case


def asked_of(person: Person, found: list[Standing]) -> ColumnElement[bool]:
    """The open cases that the other side calls hard, and that wait for the word of ``person``."""
    mine = {held.role for held in found if not held.over and held.role in SIDES}
    theirs = [side for side in SIDES if mine - {side}]
    said = exists().where(
        col(CaseEvent.case_id) == col(Case.id),
        col(CaseEvent.move).in_((Move.PROPOSE_HARD, Move.PASS_UP)),
        col(CaseEvent.actor_id) == col(Case.hard_by_id),
        col(CaseEvent.facts)["side"].as_string().in_(theirs),
    )
    waits = col(Case.hard_at).is_(None), col(Case.closed_at).is_(None), not_(own(Case.hard_by_id, person.id))
    return and_(col(Case.hard_by_id).is_not(None), *waits, said)


async def proposals(act: Act, cases: list[Case]) -> dict[int, dict[str, Any]]:
    """Case id → who called it hard, when, and why: ``{"by", "since", "why"}``."""
    found = {}
    for case in cases:
        said = await _proposal(act, case)
        person = await act.session.get(Person, case.hard_by_id) if case.hard_by_id else None
        if said is not None and person is not None:
            found[case.id] = {"by": person.name, "since": iso(said.at), "why": said.words}
    return found


async def hard_list(act: Act, page: int) -> Page:
    """The street's list: for the street, and for the desks and grid leaders concerned what is theirs."""
    found = await standings(act.session, act.somebody, act.now) if act.person else []
    mine = [held for held in found if not held.over and held.role in (*SIDES, Role.STREET)]
    if not mine:
        await require(act, Right.MARK_HARD)
    seen = visible_cases(act.somebody, mine)
    return await page_of(act, seen & col(Case.hard_at).is_not(None) & col(Case.state).not_in(OVER), page)


async def tried(act: Act, cases: list[Case]) -> dict[int, list[dict[str, Any]]]:
    """Case id → what was tried, in order: ``{"move", "reason", "to", "unit"}``, the last of many."""
    known = await directory(act.session)
    query = (
        select(CaseEvent)
        .where(col(CaseEvent.case_id).in_([case.id for case in cases]), col(CaseEvent.move).in_(_TRIED))
        .order_by(col(CaseEvent.id))
    )
    found: dict[int, list[dict[str, Any]]] = {case.id: [] for case in cases}
    for event in (await act.session.execute(query)).scalars():
        unit = known.units.get(event.facts.get("unit") or 0)
        step = {"move": event.move.value, "reason": event.reason, "to": event.facts.get("to", "")}
        found[event.case_id].append({**step, "unit": names(unit)})
    return {case: steps[-MOST_TRIED:] for case, steps in found.items()}


async def coordinates(act: Act, case: Case) -> bool:
    """Whether the acting person is of the street that coordinates the case."""
    area: Area = await area_of(act, case)
    found = await standings(act.session, act.somebody, act.now)
    return any(held.role is Role.STREET and held.covers(area.path) for held in found if not held.over)

"""What whoever holds a case does with it: accept, decline, ask for time, pass on, hand in."""

from collections.abc import Sequence

from models import (
    Audience,
    Case,
    Ended,
    Measure,
    Move,
    Notice,
    Person,
    Refusal,
    Refused,
    Right,
    Role,
    State,
)
from services.access import access_case
from services.act import Act
from services.assignments import MISDIRECTED, end_assignment
from services.cases.dispatching import Told, move_up, send_on, tell_change
from services.cases.hard import agree_or_propose
from services.cases.parties import area_of, chats_for, deciders, holders
from services.cases.timeline import check_version, last_event, move_case, refuse_over
from services.deadlines import LATE, end_of_today, give_time, halt, more_time, set_climb, stop_clocks
from services.outbox import tell_case
from services.routing import Route, next_up, to_unit
from services.rules.privacy import redact
from services.rules.words import clean, is_nothing
from services.stages import wait_at_desk

DECLINE_REASONS = ("not-ours", "no-such-place", "private-matter", "needs-other-unit", "duplicate")
TIME_REASONS = ("parts", "weather", "contractor", "owner", "work-load")
OTHER = "other"
"""Instead of a code: the reason is written."""
LONGEST_WHY = 60
MORE_DAYS = (1, 3, 7)
RETURN_DAYS, HARD_RETURN_DAYS = 1, 2
"""Working days after it was given to a unit in which that one may return it."""
MOST_RETURNS = 3


async def accept_case(act: Act, case_id: int, version: int, *, myself: bool = False) -> Case:
    """Take the case on: for the unit (我们来办), or in person (我来). The first of two wins."""
    case = await access_case(act, case_id, Right.ACCEPT)
    await _refuse_taken(act, case, myself=myself)
    check_version(case, version)
    if case.state is State.FILED:
        await send_on(act, case, Route(Role.DESK, why="own"))
    await move_case(act, case, Move.ACCEPT, reason="take" if myself else "")
    started(act, case, myself=myself)
    return case


async def _refuse_taken(act: Act, case: Case, *, myself: bool) -> None:
    if case.state is not State.ACCEPTED or (myself and case.officer_id is None):
        return
    accepted = await last_event(act, case, Move.ACCEPT)
    by = case.officer_id or (accepted.actor_id if accepted else None)
    other = await act.session.get(Person, by) if by and by != act.somebody.id else None
    if other is None:
        raise Refused(Refusal.STALE, number=case.number)
    raise Refused(Refusal.TAKEN, number=case.number, name=other.name)


def started(act: Act, case: Case, *, myself: bool) -> None:
    """Somebody is on it, since now if nobody was."""
    case.accepted_at = case.accepted_at or act.now
    case.accept_remind_at = None
    if myself:
        case.officer_id = act.somebody.id


async def decline_case(act: Act, case_id: int, version: int, reason: str, words: str = "") -> Case:
    """Not ours: back to the desk, which decides; the unit's clock stops. ``reason`` is a code, or ``other``."""
    case = await access_case(act, case_id, Right.DECLINE)
    check_version(case, version)
    said = _why(reason, words, DECLINE_REASONS)
    _refuse_late_return(act, case)
    case.returned += 1
    await end_assignment(act, case, Ended.RETURNED, misdirected=reason in MISDIRECTED)
    written = said if reason == OTHER else ""
    await move_case(act, case, Move.RETURN, reason=reason, words=written, facts={"unit": case.unit_id})
    await halt(act, case)
    stop_clocks(case)
    case.left_unit_id = case.unit_id
    wait_at_desk(act, case, "returned")
    case.held_by, case.routed = Role.DESK, "returned"
    await set_climb(act, case)
    chats = await chats_for(act, await deciders(act, case))
    await tell_case(act, chats, Notice.RETURNED, case, Audience.DESK, by=act.somebody.name, reason=said)
    return case


def _refuse_late_return(act: Act, case: Case) -> None:
    """A unit says so within a working day, two for a hard case; after three of them the desk's word holds."""
    if case.returned >= MOST_RETURNS:
        raise Refused(Refusal.DESIGNATED, number=case.number, most=MOST_RETURNS)
    days = HARD_RETURN_DAYS if case.hard_at else RETURN_DAYS
    if case.assigned_at and act.now > act.town.calendar.add(case.assigned_at, days, Measure.WORKING_DAYS):
        raise Refused(Refusal.RETURN_LATE, number=case.number, days=days)


async def promise_today(act: Act, case_id: int, version: int) -> Case:
    """Done today: the ladder waits until the day is over."""
    case = await access_case(act, case_id, Right.ASK_TIME)
    check_version(case, version)
    await move_case(act, case, Move.PROMISE_TODAY)
    started(act, case, myself=False)
    case.promised_at = end_of_today(act)
    await set_climb(act, case)
    return case


def _why(reason: str, words: str, codes: Sequence[str]) -> str:
    """A reason's code, or the words in place of one: redacted, since the reporter may read them."""
    if reason in codes:
        return reason
    said = redact(clean(words), [])
    if reason != OTHER:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    if is_nothing(said):
        raise Refused(Refusal.WRITE_WHY)
    if len(said) > LONGEST_WHY:
        raise Refused(Refusal.WRITE_SHORTER, most=LONGEST_WHY)
    return said


async def ask_time(act: Act, case_id: int, version: int, days: int, reason: str, words: str = "") -> Case:
    """Some days more, please (延期): the ladder stops until the desk has decided."""
    case = await access_case(act, case_id, Right.ASK_TIME)
    check_version(case, version)
    said = _why(reason, words, TIME_REASONS)
    if days not in MORE_DAYS:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    if case.extensions >= act.town.extensions:
        raise Refused(Refusal.NO_MORE_TIME, number=case.number)
    written = said if reason == OTHER else ""
    await move_case(act, case, Move.ASK_TIME, reason=reason, words=written, facts={"days": days})
    started(act, case, myself=False)
    case.asked_days, case.asked_why, case.asked_at, case.climb_at = days, said, act.now, None
    people = await deciders(act, case)
    await tell_case(
        act, await chats_for(act, people), Notice.TIME_ASKED, case, Audience.DESK, by=act.somebody.name, gather="asked"
    )
    return case


async def decide_time(act: Act, case_id: int, version: int, *, grant: bool) -> Case:
    """The desk's word on a request for more time: the limit again, if it was asked for before that ended."""
    case = await access_case(act, case_id, Right.DECIDE_TIME)
    check_version(case, version)
    if case.asked_days is None:
        raise Refused(Refusal.STALE, number=case.number)
    before, days, more = Told.of(case), case.asked_days, await more_time(act, case)
    case.asked_days = None
    facts = {"days": days} | ({LATE: True} if more.clock is None else {})
    await move_case(act, case, Move.GRANT_TIME if grant else Move.REFUSE_TIME, reason=case.asked_why, facts=facts)
    if grant:
        case.extensions += 1
        await give_time(act, case, more)
    await set_climb(act, case)
    notice = Notice.TIME_GRANTED if grant else Notice.TIME_REFUSED
    await tell_case(act, await chats_for(act, await holders(act, case)), notice, case, Audience.HOLDER)
    await tell_change(act, case, before)
    return case


async def hand_to_unit(act: Act, case_id: int, version: int) -> Case:
    """The grid can't do it alone: to the unit that answers for such matters."""
    case = await access_case(act, case_id, Right.TO_UNIT)
    check_version(case, version)
    going = await to_unit(act, case, await area_of(act, case))
    if going.unit_id is None:
        raise Refused(Refusal.NO_UNIT, number=case.number)
    await send_on(act, case, going, reason="to-unit")
    return case


async def pass_up(act: Act, case_id: int, version: int) -> Case:
    """Can't be solved here: one level up, with words and photos."""
    case = await access_case(act, case_id, Right.PASS_UP)
    refuse_over(case)
    check_version(case, version)
    going = await next_up(act, case)
    if going is None:
        raise Refused(Refusal.NOBODY_ABOVE, number=case.number)
    if going.held_by is Role.STREET:
        await agree_or_propose(act, case)
    elif case.state is State.FILED:
        await send_on(act, case, going)
    else:
        await _up_from(act, case, going)
    return case


async def _up_from(act: Act, case: Case, going: Route) -> None:
    """A grid leader who can't solve it has said the first of the two words that make it a hard case."""
    side = case.held_by if case.held_by is Role.GRID_LEADER and going.held_by is Role.DESK else None
    await move_up(act, case, going, side=side)
    case.hard_by_id = act.somebody.id if side else None

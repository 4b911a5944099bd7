"""Is it really done? Somebody who did not handle it looks, or the reporter says so; then it is struck off."""

from datetime import datetime

from models import (
    Audience,
    Case,
    Category,
    Ended,
    Move,
    Notice,
    Refusal,
    Refused,
    Right,
    Role,
    Satisfaction,
    State,
)
from services.access import access_case
from services.act import Act
from services.assignments import count_rating, count_solved, count_unsolved, end_assignment
from services.cases.calling_back import answered
from services.cases.joined import ask_anew, ask_how, ask_joined, whole_of
from services.cases.parties import chats_for, holders, in_charge, show_desk, show_holders
from services.cases.second import handle_again
from services.cases.signing import access_to_sign, ask_to_sign, note_signed, signer_of
from services.cases.timeline import check_version, last_event, move_case
from services.deadlines import set_climb, start_clocks
from services.directory import directory
from services.outbox import redraw, show_case, tell_case
from services.points.by_cases import earn_by_case
from services.routing import Route, staffed
from services.rules.ladder import Rung
from services.same_person import ids_of_person


async def verify_case(act: Act, case_id: int, version: int) -> Case:
    """Really done. Whoever handled it can't say so."""
    case = await access_case(act, case_id, Right.VERIFY)
    if case.handler_id in await ids_of_person(act.session, act.somebody):
        raise Refused(Refusal.HANDLER_CANNOT_VERIFY, number=case.number)
    check_version(case, version)
    await _verified(act, case)
    return case


async def _verified(act: Act, case: Case) -> None:
    await move_case(act, case, Move.VERIFY)
    case.verified_at = act.now
    category = await _category(act, case)
    if category is not None and category.desk_closes:
        case.climb_at = None
        await show_desk(act, case)
    else:
        await strike_off(act, case)


async def _category(act: Act, case: Case) -> Category | None:
    return (await directory(act.session)).categories.get(case.category_id or 0)


async def _needs_visit(act: Act, case: Case) -> bool:
    """Whether somebody else has to have been there before it may be closed."""
    category = await _category(act, case)
    return category is not None and category.needs_visit


async def strike_off(act: Act, case: Case) -> None:
    """Over and done with (销号), or it waits for the one whose press that takes."""
    signer = await signer_of(act, case)
    if signer is not None:
        await ask_to_sign(act, case, signer)
        return
    await _strike_off(act, case)


async def sign_off(act: Act, case_id: int, version: int) -> Case:
    """Signed by the person whose press closes it."""
    case = await access_to_sign(act, case_id, version)
    await note_signed(act, case)
    await _strike_off(act, case)
    return case


async def refuse_to_sign(act: Act, case_id: int, version: int) -> Case:
    """Not yet, says the one who would have to sign: it goes back to whoever handled it."""
    case = await access_to_sign(act, case_id, version)
    case.verified_at = None
    await _back(act, case, by="signer")
    return case


async def _strike_off(act: Act, case: Case) -> None:
    """The reporter sees before and after, and is asked."""
    await move_case(act, case, Move.CLOSE)
    await end_assignment(act, case, Ended.DONE)
    case.climb_at = case.accept_remind_at = case.second_due_at = None
    case.closed_at, case.closing_unit_id = act.now, case.unit_id
    await act.session.flush()
    await earn_by_case(act, case)
    await ask_how(act, case)
    await ask_joined(act, case)


async def close_case(act: Act, case_id: int, version: int) -> Case:
    """The desk's own closing of a verified case."""
    case = await access_case(act, case_id, Right.CLOSE)
    check_version(case, version)
    if case.sign_at is not None:
        raise Refused(Refusal.NEEDS_SIGNING, number=case.number)
    if case.state is State.HANDLED:
        if await _needs_visit(act, case):
            raise Refused(Refusal.NEEDS_VISIT, number=case.number)
        await move_case(act, case, Move.VERIFY)
        case.verified_at = act.now
    await strike_off(act, case)
    return case


async def send_back(act: Act, case_id: int, version: int) -> Case:
    """Not done yet, says the one who looked: it goes back to whoever handled it."""
    case = await access_case(act, case_id, Right.VERIFY)
    check_version(case, version)
    await _back(act, case, by="verifier")
    return case


async def _back(act: Act, case: Case, *, by: str) -> None:
    await move_case(act, case, Move.SEND_BACK, reason=by)
    case.handled_at = None
    await _back_on_rung(act, case)
    await _tell_holders(act, case, by=by)


async def _back_on_rung(act: Act, case: Case) -> None:
    """The ladder goes on where it stood at the hand-in: what was said once is not said again."""
    handed_in = await last_event(act, case, Move.HAND_IN)
    case.rung = Rung(handed_in.facts.get("rung", Rung.NONE)) if handed_in else Rung.NONE
    await set_climb(act, case)


async def _tell_holders(act: Act, case: Case, *, by: str) -> None:
    chats = await chats_for(act, await holders(act, case))
    await tell_case(act, chats, Notice.SENT_BACK, case, Audience.HOLDER, by=by, words="")


async def confirm(act: Act, case_id: int) -> Case:
    """Solved, says the reporter: that counts as verification, unless somebody has to have been there.

    Who joined is asked once it is over.
    """
    case = await access_case(act, case_id, Right.CONFIRM)
    if case.state is State.DUPLICATE:
        await _joined_is_solved(act, case)
    elif case.state is State.HANDLED and case.confirmed_at is None:
        case.confirmed_at = act.now
        await (_record_solved if await _needs_visit(act, case) else _verified)(act, case)
    elif case.state in (State.CLOSED, State.VERIFIED) and case.confirmed_at is None:
        case.confirmed_at = act.now
        answered(case)
        if case.state is State.CLOSED:
            await count_solved(act, case)
        await _record_solved(act, case)
    else:
        raise Refused(Refusal.STALE, number=case.number)
    return case


async def _joined_is_solved(act: Act, case: Case) -> None:
    whole = await whole_of(act, case)
    if whole.state is not State.CLOSED or case.confirmed_at:
        raise Refused(Refusal.STALE, number=case.number)
    case.confirmed_at = act.now
    await count_solved(act, whole)
    answered(case)
    await move_case(act, case, Move.RATE, reason="solved")


async def _record_solved(act: Act, case: Case) -> None:
    if case.state is not State.VERIFIED:
        await move_case(act, case, Move.RATE, reason="solved")
    else:
        await redraw(act, case)


async def not_solved(act: Act, case_id: int) -> Case:
    """Not solved, says the reporter: back to the handler, or opened again within seven days; so says who joined."""
    case = await access_case(act, case_id, Right.REOPEN)
    whole = await whole_of(act, case)
    if whole is case and case.state is State.HANDLED:
        await _back(act, case, by="reporter")
        return case
    if whole.state not in (State.CLOSED, State.VERIFIED):
        raise Refused(Refusal.STALE, number=case.number)
    if act.now > _ended(whole, case) + act.town.reopen_within:
        raise Refused(Refusal.TOO_LATE, number=case.number, days=act.town.reopen_within.days)
    await _reopen(act, whole, by=case)
    return case


def _ended(whole: Case, case: Case) -> datetime:
    """Since when it is over for its reporter; who was asked later, after a holiday, has as long as anybody."""
    ended = whole.closed_at or whole.verified_at
    assert ended is not None
    return max(ended, case.asked_back_at or ended)


async def _reopen(act: Act, case: Case, *, by: Case) -> None:
    """The same handler starts anew with a new clock; the desk hears of it."""
    if case.state is State.CLOSED:
        await count_unsolved(act, case)
    await move_case(act, case, Move.REOPEN, reason="reporter")
    case.reopened += 1
    answered(case)
    case.closed_at = case.verified_at = case.handled_at = case.confirmed_at = case.satisfaction = None
    case.accepted_at = case.asked_back_at = case.second_due_at = None
    going = await _again(act, case)
    case.held_by, case.unit_id, case.routed, case.officer_id = going.held_by, going.unit_id, going.why, None
    await move_case(act, case, Move.ASSIGN, reason="reopened")
    await start_clocks(act, case)
    await act.session.flush()
    await show_holders(act, case)
    desk = await chats_for(act, await in_charge(act, case, Role.DESK))
    await show_case(act, desk, case, Audience.DESK)
    await ask_anew(act, case, by)


async def _again(act: Act, case: Case) -> Route:
    if case.held_by is Role.OFFICER and case.unit_id is not None:
        return await staffed(act, case.unit_id, case.routed)
    return Route(case.held_by or Role.DESK, None, case.routed)


async def rate(act: Act, case_id: int, content: str) -> Case:
    """How content the reporter is, once. Who is not gets a second handling, if there was none."""
    case = await access_case(act, case_id, Right.RATE)
    if content not in set(Satisfaction):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    whole = await whole_of(act, case)
    if case.satisfaction is not None or whole.state is not State.CLOSED:
        raise Refused(Refusal.STALE, number=case.number)
    answered(case)
    case.satisfaction = Satisfaction(content)
    await count_rating(act, whole, case.satisfaction, first=case.confirmed_at is None)
    case.confirmed_at = case.confirmed_at or act.now
    await move_case(act, case, Move.RATE, reason=content)
    if case.satisfaction is Satisfaction.NOT_SATISFIED:
        await _not_content(act, case, whole)
    return case


async def _not_content(act: Act, case: Case, whole: Case) -> None:
    """Handled a second time, after which they are asked anew; not content with that either: the desk reads it."""
    if await handle_again(act, whole):
        case.confirmed_at = case.satisfaction = None
    else:
        await show_case(act, await chats_for(act, await in_charge(act, whole, Role.DESK)), whole, Audience.DESK)

"""What desk and street do to keep a case on its way: designate, correct, reword, pause, end, look who reported."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import (
    Area,
    Audience,
    Case,
    Compound,
    Looked,
    Move,
    Notice,
    Refusal,
    Refused,
    Right,
    Role,
    State,
    Unit,
)
from services.access import STEERING, access_case, standings
from services.act import Act
from services.cases.danger import answer_danger, call_off, is_danger
from services.cases.dispatching import Told, send_on, tell_change
from services.cases.filing import picked
from services.cases.joined import tell_joined
from services.cases.looking import note_look
from services.cases.parties import chats_for, holders, reporters_chat, show_holders
from services.cases.questions import categorise, leave_to_desk, place_case
from services.cases.signing import signer_of
from services.cases.timeline import check_version, last_event, move_case
from services.cases.together import helpers
from services.deadlines import go_on, halt
from services.earliest import earliest
from services.facts import called_facts
from services.outbox import show_case, tell_case
from services.passing_on import give_result
from services.routing import discreet, staffed
from services.rules.privacy import redact
from services.rules.words import LONGEST, clean, is_nothing
from services.same_person import ids_of_person, whoever


async def designate(act: Act, case_id: int, version: int, unit_id: int) -> Case:
    """The desk names the unit (指定承办); a unit with nobody in it is refused."""
    case = await access_case(act, case_id, Right.DISPATCH)
    check_version(case, version)
    unit = await act.session.get(Unit, unit_id)
    if unit is None:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    if await discreet(act, case):
        raise Refused(Refusal.NOT_FOR_UNITS, number=case.number)
    going = await staffed(act, unit.id, "street" if case.held_by is Role.STREET else "desk")
    if going.unit_id is None:
        raise Refused(Refusal.NOBODY_IN_UNIT, name=unit.name)
    await send_on(act, case, going, reason=going.why)
    return case


async def choose_category(act: Act, case_id: int, version: int, key: str) -> Case:
    """The kind of matter: by the reporter while asked or before it is accepted, by grid and desk while it is open."""
    case = await access_case(act, case_id, Right.ANSWER)
    await may_still(act, case, version)
    before = await is_danger(act, case)
    await categorise(act, case, key)
    if not before:
        await answer_danger(act, case, reply_to="", chats=await reporters_chat(act, case))
    return case


async def not_sure(act: Act, case_id: int, version: int) -> Case:
    """Nobody here can say what kind it is, or where it belongs: the desk decides."""
    case = await access_case(act, case_id, Right.ANSWER)
    await may_still(act, case, version)
    await leave_to_desk(act, case, "no-category" if case.category_id is None else "wrong")
    return case


async def choose_place(act: Act, case_id: int, version: int, area_id: int) -> Case:
    """A building or stair picked from the list."""
    case = await access_case(act, case_id, Right.ANSWER)
    await may_still(act, case, version)
    await place_case(act, case, await picked(act, area_id, case.spots))
    return case


async def place_at_home(act: Act, case_id: int, version: int) -> Case:
    """My building: the reporter's own home."""
    case = await access_case(act, case_id, Right.ANSWER)
    home = act.somebody.home_area_id
    if home is None or case.reporter_id not in await ids_of_person(act.session, act.somebody):
        raise Refused(Refusal.UNKNOWN_PLACE)
    return await choose_place(act, case_id, version, home)


async def may_still(act: Act, case: Case, version: int) -> None:
    """A reporter answers the open question, or corrects before anybody has accepted; staff while it is open."""
    if case.question is not None:
        return
    check_version(case, version)
    staff = any(
        not held.over and held.role is not Role.RESIDENT for held in await standings(act.session, act.somebody, act.now)
    )
    if case.state is not State.FILED and case.state is not State.ASSIGNED and not staff:
        raise Refused(Refusal.NOT_NOW, number=case.number)


async def reword(act: Act, case_id: int, words: str) -> Case:
    """What handlers read instead of the reporter's own words."""
    case = await access_case(act, case_id, Right.REWORD)
    text = clean(words)
    if is_nothing(text):
        raise Refused(Refusal.NOTHING_SAID)
    if len(text) > LONGEST:
        raise Refused(Refusal.WRITE_SHORTER, most=LONGEST)
    case.shown_words = text
    await move_case(act, case, Move.REWORD)
    return case


PAUSE_DAYS = (30, 90, 180, 365)
"""For how long a case may be put off: a year at most."""


async def may_pause(act: Act, case_id: int, version: int | None, days: int | None = None) -> Case:
    """The case, for whoever may put it off: once only, and for one of these spans."""
    case = await access_case(act, case_id, Right.PAUSE)
    if version is not None:
        check_version(case, version)
    if days is not None and days not in PAUSE_DAYS:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    if await last_event(act, case, Move.PAUSE) is not None:
        raise Refused(Refusal.PAUSED_BEFORE, number=case.number)
    return case


async def pause_case(act: Act, case_id: int, days: int, words: str) -> Case:
    """挂账: it can't be done for now. The clock stops, what is left is kept; its reporter hears until when, and why."""
    case = await may_pause(act, case_id, None, days)
    why = redact(clean(words), [])
    if is_nothing(why):
        raise Refused(Refusal.PAUSE_WHY)
    if len(why) > LONGEST_WHY:
        raise Refused(Refusal.WRITE_SHORTER, most=LONGEST_WHY)
    await move_case(act, case, Move.PAUSE, words=why, facts={"days": days})
    case.paused_at, case.pause_why = act.now, why
    await halt(act, case)
    case.wake_at = case.promised_at = act.now + timedelta(days=days)
    await tell_case(act, await reporters_chat(act, case), Notice.CHANGED, case, Audience.REPORTER, why="paused")
    await tell_joined(act, case, "paused")
    others = [person for person in await holders(act, case) if person != act.somebody.id]
    await tell_case(act, await chats_for(act, others), Notice.PUT_OFF, case, Audience.HOLDER, why=why)
    await tell_case(act, await chats_for(act, await helpers(act, case)), Notice.PUT_OFF, case, Audience.JOINT, why=why)
    return case


LONGEST_WHY = 200


async def resume_case(act: Act, case_id: int, version: int) -> Case:
    """It goes on: with the time that was left when it paused."""
    case = await access_case(act, case_id, Right.PAUSE)
    check_version(case, version)
    await _resume(act, case)
    return case


async def _resume(act: Act, case: Case) -> None:
    """As it was before, and shown anew to whoever has it."""
    before = Told.of(case)
    await move_case(act, case, Move.RESUME)
    case.paused_at = case.wake_at = case.promised_at = None
    await go_on(act, case)
    await tell_change(act, case, before, date="resumed")
    await act.session.flush()
    await show_holders(act, case)
    await show_case(act, await chats_for(act, await helpers(act, case)), case, Audience.JOINT)


async def wake_one(act: Act, skip: int = 0) -> bool:
    """Let one case go on whose time off has ended; ``False`` when none is due."""
    query = select(Case).where(col(Case.wake_at) <= act.now).order_by(col(Case.wake_at), col(Case.id))
    due = query.offset(skip).limit(1).with_for_update(skip_locked=True)
    case = (await act.session.execute(due)).scalar_one_or_none()
    if case is None:
        return False
    case.wake_at = None
    if case.state is State.PAUSED:
        await _resume(act, case)
    return True


def next_waking() -> ColumnElement[datetime]:
    """When the next paused case goes on."""
    return earliest(Case.wake_at)


async def cancel_case(act: Act, case_id: int, version: int) -> Case:
    """No longer needed: by the reporter while nobody works on it, or by the desk."""
    case = await access_case(act, case_id, Right.CANCEL)
    check_version(case, version)
    own = case.reporter_id in await ids_of_person(act.session, act.somebody)
    steers = any(
        held.role in STEERING and not held.over for held in await standings(act.session, act.somebody, act.now)
    )
    if own and not steers and case.state is State.ACCEPTED:
        raise Refused(Refusal.NOT_NOW, number=case.number)
    if own and not steers and case.reported_by > 1:
        raise Refused(Refusal.OTHERS_TOO, number=case.number, others=case.reported_by - 1)
    if not own and await signer_of(act, case) is not None:
        raise Refused(Refusal.SIGN_NO_END, number=case.number)
    await call_off(act, case, own=own)
    await move_case(act, case, Move.CANCEL)
    case.climb_at = case.accept_remind_at = case.question = case.question_until = None
    case.closed_at = act.now
    await tell_joined(act, case, "cancelled")
    if not own:
        await tell_case(act, await reporters_chat(act, case), Notice.CHANGED, case, Audience.REPORTER, why="cancelled")
        await give_result(act, case)
    return case


async def look_at_reporter(act: Act, case_id: int) -> tuple[Case, dict[str, str]]:
    """Who reported it: name, phone, home, and in which words; the look is written down."""
    case = await access_case(act, case_id, Right.SEE_REPORTER)
    await note_look(act, case, Looked.REPORTER)
    reporter = await whoever(act.session, case.reporter_id)
    if case.on_behalf:
        told = {"home": "", "own_words": case.words, "filed_by": reporter.name, "viewer": act.somebody.name}
        return case, await called_facts(act.session, case) | told
    home = await act.session.get(Area, reporter.home_area_id) if reporter.home_area_id else None
    return case, {
        "name": reporter.name,
        "phone": reporter.phone,
        "home": await _address(act, home),
        "own_words": case.words,
        "filed_by": "",
        "viewer": act.somebody.name,
    }


async def _address(act: Act, home: Area | None) -> str:
    if home is None:
        return ""
    parent = await act.session.get(Area, home.parent_id) if home.parent_id else None
    compound = await act.session.get(Compound, home.compound_id) if home.compound_id else None
    parts = [compound.name if compound else "", parent.name if parent and parent.compound_id else "", home.name]
    return "".join(parts)


async def wrong_place(act: Act, case_id: int) -> Case:
    """It went to the wrong people: the case, for choosing what it really is."""
    return await access_case(act, case_id, Right.CORRECT)

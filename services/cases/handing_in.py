"""Handing in: proof that it is done. Where several units work on it, it is handled when all parts are."""

from collections.abc import Sequence

from sqlmodel import col, select

from models import (
    Audience,
    Case,
    CaseEvent,
    CaseStage,
    CaseUnit,
    Move,
    Notice,
    Part,
    Refusal,
    Refused,
    Right,
    Role,
    Shot,
    Stage,
    State,
    Unit,
)
from models.moves import HELD
from services.access import access_case
from services.act import Act
from services.cases.checkers import ask_verifiers
from services.cases.dispatching import send_on
from services.cases.handling import started
from services.cases.parties import chats_for, holders, in_charge
from services.cases.photos import attach, seen, spoken
from services.cases.timeline import move_case, refuse_over
from services.cases.together import HELPERS, my_part
from services.cases.voices import ask_to_write_out
from services.deadlines import restart_ladder
from services.directory import directory
from services.outbox import tell_case
from services.roster import of_unit
from services.routing import Route
from services.rules.privacy import redact
from services.rules.words import clean, is_nothing
from services.same_person import ids_of_person
from services.stages import begin_stage
from services.together import parts_of
from services.wakes import wake


async def hand_in(act: Act, case_id: int, words: str, shots: Sequence[Shot]) -> Case:
    """Done: proof comes with it, a photo from a unit, a photo or a sentence from the grid."""
    case = await access_case(act, case_id, Right.HAND_IN)
    text = clean(words)[:4000]
    if case.state is State.HANDLED and case.handler_id in await ids_of_person(act.session, act.somebody):
        return await _more_proof(act, case, text, shots)
    await _refuse_unproven(act, case, text, shots)
    if case.state is State.FILED:
        await send_on(act, case, Route(Role.DESK, why="own"))
    photos, said = await attach(act, case, shots, Stage.AFTER), redact(text, [])
    if await _others_parts(act, case):
        await _lead_is_done(act, case, said, photos)
    else:
        await _handled(act, case, act.somebody.id, said, photos, pair=bool(seen(shots)))
    if spoken(shots):
        await ask_to_write_out(act, case)
    return case


async def _handled(
    act: Act, case: Case, by: int, said: str = "", photos: list[int] | None = None, *, pair: bool = True
) -> None:
    await move_case(act, case, Move.HAND_IN, words=said, photos=photos, facts={"rung": int(case.rung)})
    started(act, case, myself=False)
    case.handler_id, case.handled_at, case.asked_days, case.promised_at = by, act.now, None, None
    case.pair_wanted, case.pair_sha = pair, None
    wake(act.session, "photos")
    begin_stage(act, case, CaseStage.CHECK)
    await restart_ladder(act, case)
    await act.session.flush()
    await ask_verifiers(act, case)


async def _others_parts(act: Act, case: Case) -> list[CaseUnit]:
    """The parts of helping units that are still to be done."""
    return [row for row in await parts_of(act.session, case) if row.part is Part.JOINT and row.done_at is None]


async def _lead_is_done(act: Act, case: Case, said: str, photos: list[int]) -> None:
    """The leading unit's part; the case goes on until the others have done theirs, who read so."""
    lead = next(row for row in await parts_of(act.session, case) if row.part is Part.LEAD)
    unit = await act.session.get_one(Unit, lead.unit_id)
    lead.done_at = act.now
    if case.state is State.ASSIGNED:
        await move_case(act, case, Move.ACCEPT)
    started(act, case, myself=False)
    told = {"unit": unit.id, "names": [unit.name], "part": Part.LEAD.value}
    await move_case(act, case, Move.DO_PART, words=said, photos=photos, facts=told)
    waits = [row.unit_id for row in await _others_parts(act, case)]
    people = [one for row in waits for one in await of_unit(act.session, row, HELPERS, act.now)]
    chats = await chats_for(act, people)
    await tell_case(act, chats, Notice.PART_DONE, case, Audience.JOINT, by=unit.name, lead=True)


async def do_part(act: Act, case_id: int) -> Case:
    """A helping unit's part is done: the leading unit and whoever asked it read so. If it was the last, the case is
    handled."""
    case = await access_case(act, case_id, Right.DO_PART)
    refuse_over(case)
    part = await my_part(act, case)
    if part is None or part.done_at is not None:
        raise Refused(Refusal.STALE, number=case.number)
    unit = await act.session.get_one(Unit, part.unit_id)
    part.done_at = act.now
    await move_case(act, case, Move.DO_PART, facts={"unit": unit.id, "names": [unit.name]})
    above = Role.DESK if case.hard_at is None else Role.STREET
    people = [*await holders(act, case), *await in_charge(act, case, above)]
    chats = await chats_for(act, people)
    await tell_case(act, chats, Notice.PART_DONE, case, Audience.HOLDER, by=unit.name, lead=False)
    await act.session.flush()
    await _all_done(act, case)
    return case


async def _all_done(act: Act, case: Case) -> None:
    """If the leading unit has handed in and nobody else has a part to do, what it handed in counts now."""
    lead = next((row for row in await parts_of(act.session, case) if row.part is Part.LEAD), None)
    if lead is None or lead.done_at is None or case.state not in HELD or await _others_parts(act, case):
        return
    lead.done_at = None  # what comes back is theirs to hand in again
    said = await _said_by_lead(act, case)
    await _handled(act, case, said.actor_id or act.somebody.id)


async def _said_by_lead(act: Act, case: Case) -> CaseEvent:
    query = select(CaseEvent).where(
        col(CaseEvent.case_id) == case.id,
        col(CaseEvent.move) == Move.DO_PART,
        col(CaseEvent.facts)["part"].as_string() == Part.LEAD.value,
    )
    found: CaseEvent = (await act.session.execute(query.order_by(col(CaseEvent.id).desc()).limit(1))).scalar_one()
    return found


async def _refuse_unproven(act: Act, case: Case, text: str, shots: Sequence[Shot]) -> None:
    """A photo from a unit, a photo or a sentence from the grid; more where the category demands it."""
    category = (await directory(act.session)).categories.get(case.category_id or 0)
    always = case.held_by is Role.OFFICER or (category is not None and category.needs_photo)
    if not seen(shots) and (always or not (text or shots)):
        raise Refused(Refusal.NEED_PHOTO, number=case.number)
    if category is not None and category.needs_words and is_nothing(text):
        raise Refused(Refusal.NEED_WORDS, number=case.number)


async def _more_proof(act: Act, case: Case, text: str, shots: Sequence[Shot]) -> Case:
    """Another photo while somebody is on the way to look: the first may not have arrived."""
    if not seen(shots):
        raise Refused(Refusal.NEED_PHOTO, number=case.number)
    photos = await attach(act, case, shots, Stage.AFTER)
    await move_case(act, case, Move.ADD, words=redact(text, []), photos=photos)
    case.pair_wanted, case.pair_sha = True, None
    wake(act.session, "photos")
    return case

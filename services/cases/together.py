"""Several units on one case: one that leads and others that help, each with its part. The desk asks further units to
help; with a hard case the street names them all."""

from collections.abc import Sequence

from sqlmodel import col, select

from models import (
    Audience,
    Case,
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
    Unit,
)
from services.access import access_case, standings
from services.act import Act
from services.cases.parties import chats_for, holders
from services.cases.photos import attach, seen, spoken
from services.cases.timeline import check_version, move_case, refuse_over
from services.outbox import show_case, tell_case
from services.roster import of_unit
from services.routing import discreet, staffed
from services.rules.privacy import redact
from services.rules.words import clean
from services.together import helping_units, parts_of

HELPERS = (Role.OFFICER, Role.UNIT_HEAD)


async def name_lead(act: Act, case: Case, unit_id: int) -> None:
    """Write down which unit leads; the one that led before has no part any more."""
    case.together = True
    for row in await parts_of(act.session, case):
        if row.part is Part.LEAD or row.unit_id == unit_id:
            await act.session.delete(row)
    await act.session.flush()
    act.session.add(CaseUnit(case_id=case.id, unit_id=unit_id, part=Part.LEAD, since=act.now))
    await act.session.flush()


async def join_unit(act: Act, case_id: int, version: int, unit_id: int) -> Case:
    """One more unit is asked to help; it sees the case, may add to it and says when its part is done."""
    case = await may_call_units(act, case_id)
    refuse_over(case)
    check_version(case, version)
    unit = await act.session.get(Unit, unit_id)
    if unit is None:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    await _refuse(act, case, unit)
    if not case.together and case.unit_id is not None:
        await name_lead(act, case, case.unit_id)
    await move_case(act, case, Move.JOIN_UNIT, facts={"unit": unit.id, "names": [unit.name]})
    act.session.add(CaseUnit(case_id=case.id, unit_id=unit.id, part=Part.JOINT, since=act.now))
    await act.session.flush()
    people = await of_unit(act.session, unit.id, HELPERS, act.now)
    await show_case(act, await chats_for(act, people), case, Audience.JOINT)
    return case


async def may_call_units(act: Act, case_id: int) -> Case:
    """The case, for whoever may ask units to help: desk and street; the street alone once it coordinates."""
    case = await access_case(act, case_id, Right.CALL_UNITS)
    return case if case.hard_at is None else await access_case(act, case_id, Right.COORDINATE)


async def _refuse(act: Act, case: Case, unit: Unit) -> None:
    if case.held_by is not Role.OFFICER:
        raise Refused(Refusal.NO_LEAD_YET, number=case.number)
    if await discreet(act, case):
        raise Refused(Refusal.NOT_FOR_UNITS, number=case.number)
    if unit.id in {case.unit_id, *(row.unit_id for row in await parts_of(act.session, case))}:
        raise Refused(Refusal.UNIT_TWICE, number=case.number, name=unit.name)
    if (await staffed(act, unit.id, "desk")).unit_id is None:
        raise Refused(Refusal.NOBODY_IN_UNIT, name=unit.name)


async def helpers(act: Act, case: Case) -> list[int]:
    """The people of the units that help another with the case."""
    units = await helping_units(act.session, case)
    return [one for unit in units for one in await of_unit(act.session, unit, HELPERS, act.now)]


async def my_part(act: Act, case: Case) -> CaseUnit | None:
    """The part of the acting person's unit that helps with the case."""
    found = await standings(act.session, act.somebody, act.now)
    units = {held.unit_id for held in found if not held.over and held.role in HELPERS}
    parts = await parts_of(act.session, case)
    return next((row for row in parts if row.part is Part.JOINT and row.unit_id in units), None)


async def report_part(act: Act, case_id: int, words: str, shots: Sequence[Shot]) -> Case:
    """What a helping unit adds: it goes to the leading unit and into the timeline, never among the reporter's words."""
    case = await access_case(act, case_id, Right.DO_PART)
    refuse_over(case)
    text = clean(words)
    if not text and not shots:
        raise Refused(Refusal.NOTHING_SAID)
    if len(text) > 4000:
        raise Refused(Refusal.WRITE_SHORTER, most=4000)
    photos = await attach(act, case, shots, Stage.AFTER)
    shown = redact(text, [])
    await move_case(act, case, Move.ADD, reason="joint", words=shown, photos=photos)
    hashes = [shot.sha for shot in seen(shots) if shot.sha]
    said = {"words": shown, "photos": hashes, "spoken": spoken(shots)}
    await tell_case(act, await chats_for(act, await holders(act, case)), Notice.ADDED, case, Audience.HOLDER, **said)
    return case


async def end_parts(act: Act, case: Case) -> None:
    """Nobody helps any more: the street has sent the case back."""
    case.together = False
    for row in (await act.session.execute(select(CaseUnit).where(col(CaseUnit.case_id) == case.id))).scalars():
        await act.session.delete(row)
    await act.session.flush()

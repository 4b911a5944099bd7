"""签字办结: what a category or condition wants signed is closed by one person's press, or their stand-in's.

It waits as checked; the signer is reminded each working day, and whoever stands in for them then is reminded instead.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import Audience, Case, Measure, Move, Notice, Person, Refusal, Refused, Role, State
from services.access import standings
from services.act import Act
from services.cases.joined import locked
from services.cases.parties import area_of, chats_for, deciders, heads, in_charge
from services.cases.timeline import check_version, move_case
from services.deadlines import loud
from services.directory import directory
from services.earliest import earliest
from services.outbox import tell_case
from services.roster import acts_for
from services.rules.roster import stands_in
from services.same_person import ids_of_person, whoever

GATHER = "to sign"


@dataclass(frozen=True)
class Signer:
    """Whose press it takes: a person, or whoever holds a post over the place."""

    role: Role | None = None
    person_id: int | None = None


async def signer_of(act: Act, case: Case) -> Signer | None:
    """Whose press closes the case; the condition's word goes before the category's; ``None``: nobody's."""
    known = await directory(act.session)
    for row in (known.conditions.get(case.condition_id or 0), known.categories.get(case.category_id or 0)):
        if row is not None and (row.sign_person_id or row.sign_role):
            return Signer(Role(row.sign_role) if not row.sign_person_id else None, row.sign_person_id)
    return None


async def signers_now(act: Act, case: Case, signer: Signer) -> list[int]:
    """Who is asked now: the person or whoever stands in for them; those who hold the post or are on duty."""
    if signer.person_id is not None:
        known = await directory(act.session)
        person = known.today(signer.person_id)
        return [stands_in(person, known.away, act.now) or person]
    if signer.role is Role.UNIT_HEAD:
        return await heads(act, case)
    return await in_charge(act, case, signer.role) if signer.role else []


async def ask_to_sign(act: Act, case: Case, signer: Signer) -> None:
    """It waits for that press: they are told now, and again on the next working day."""
    case.climb_at = None
    await _remind(act, case, signer)


async def _remind(act: Act, case: Case, signer: Signer) -> None:
    people = await signers_now(act, case, signer)
    case.sign_at = await loud(act, case, act.town.calendar.add(act.now, 1, Measure.WORKING_DAYS))
    nobody = not people
    chats = await chats_for(act, people or await deciders(act, case))
    who = await named_signer(act, signer)
    await tell_case(act, chats, Notice.SIGN_ASKED, case, Audience.VERIFIER, who=who, nobody=nobody, gather=GATHER)


async def named_signer(act: Act, signer: Signer) -> dict[str, str]:
    """``{"name", "role"}``, one of them "": whose press it takes, for people to read."""
    person = await whoever(act.session, signer.person_id) if signer.person_id else None
    return {"name": person.name if person else "", "role": signer.role.value if signer.role else ""}


async def remind_signer_one(act: Act, skip: int = 0) -> bool:
    """Remind of one case that waits to be signed; ``False`` when none is due."""
    query = select(Case).where(col(Case.sign_at) <= act.now).order_by(col(Case.sign_at), col(Case.id))
    due = query.offset(skip).limit(1).with_for_update(skip_locked=True)
    case = (await act.session.execute(due)).scalar_one_or_none()
    if case is None:
        return False
    signer = await signer_of(act, case) if case.state is State.VERIFIED else None
    case.sign_at = None
    if signer is not None:
        await _remind(act, case, signer)
    return True


def next_to_sign() -> ColumnElement[datetime]:
    """When the next signer is reminded."""
    return earliest(Case.sign_at)


async def access_to_sign(act: Act, case_id: int, version: int) -> Case:
    """The case, locked, for whoever's press it waits for; nobody above them has it."""
    case = await locked(act, case_id)
    signer = await signer_of(act, case)
    if signer is None or not await _may_sign(act, case, signer, act.somebody):
        raise Refused(Refusal.NOT_YOURS)
    check_version(case, version)
    if case.state is not State.VERIFIED:
        raise Refused(Refusal.NOT_NOW, number=case.number)
    return case


async def _may_sign(act: Act, case: Case, signer: Signer, person: Person) -> bool:
    mine = await ids_of_person(act.session, person)
    if signer.person_id is not None:
        known = await directory(act.session)
        wanted = known.today(signer.person_id)
        return wanted in {known.today(one) for one in mine} or wanted in acts_for(known, mine, act.now)
    path = (await area_of(act, case)).path
    held = [one for one in await standings(act.session, person, act.now) if one.role is signer.role and not one.over]
    return any(one.unit_id == case.unit_id if one.unit_id is not None else one.covers(path) for one in held)


async def note_signed(act: Act, case: Case) -> None:
    """The press, in the timeline with its name."""
    await move_case(act, case, Move.SIGN, facts={"names": [act.somebody.name]})
    case.sign_at = None

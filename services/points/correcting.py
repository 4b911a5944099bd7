"""冲正: an entry is taken back, or replaced by what is right, by two people of desk or street, with a reason."""

from typing import Any

from sqlmodel import col, select

from models import (
    Area,
    Chat,
    Correction,
    Entry,
    EntryKind,
    Notice,
    Objection,
    Person,
    PointRule,
    Refusal,
    Refused,
    Right,
    Role,
)
from services.access import require
from services.act import Act
from services.calling import called
from services.directory import directory
from services.once import insert_once
from services.outbox import tell
from services.people import direct_chats
from services.points.answering import settle_objection
from services.points.entries import entry_facts_of, entry_told, rule_names
from services.points.recording import LONGEST, MOST, Award, record_one, reverse
from services.roster import of_area
from services.rules.corrections import read_correction
from services.rules.points import month_of
from services.rules.words import one_line
from services.same_person import ids_of_person, whoever

SHOWN = 8
"""So many entries are offered."""


async def may_award(act: Act, community_id: int) -> bool:
    """Whether the acting person records points in this community."""
    path = (await directory(act.session)).path_of(community_id)
    return any(held.covers(path) for held in await require(act, Right.AWARD))


async def entries_called(act: Act, words: str) -> dict[str, Any]:
    """The last entries that can be reversed of whoever is called so."""
    found = await require(act, Right.AWARD)
    name = one_line(words)
    if not name:
        raise Refused(Refusal.REVERSE_HOW)
    people = [one for one in await called(act, name, found, homeless=True) if one.id != act.somebody.id]
    if not people:
        raise Refused(Refusal.NOBODY_CALLED)
    options = await _reversible(act, [held.path for held in found if held.path], people)
    if not options:
        raise Refused(Refusal.NOTHING_TO_REVERSE, name=name)
    return {"options": options}


async def _reversible(act: Act, paths: list[str], people: list[Person]) -> list[dict[str, Any]]:
    known = await directory(act.session)
    whose = {number: person for person in people for number in await ids_of_person(act.session, person)}
    mine = [area.id for area in known.areas.values() if any(area.path.startswith(path) for path in paths)]
    reversed_ = select(Entry.reverses_id).where(col(Entry.reverses_id).is_not(None))
    query = (
        select(Entry, PointRule)
        .join(PointRule, col(PointRule.id) == col(Entry.rule_id), isouter=True)
        .where(
            col(Entry.person_id).in_(whose),
            col(Entry.kind) == EntryKind.EARN,
            col(Entry.community_id).in_(mine),
            col(Entry.id).not_in(reversed_.where(col(Entry.person_id).in_(whose))),
        )
        .order_by(col(Entry.id).desc())
        .limit(SHOWN)
    )
    return [entry_told(entry, rule, whose[entry.person_id or 0]) for entry, rule in await act.session.execute(query)]


async def correctable(act: Act, entry_id: int) -> Entry:
    """The entry, for somebody of desk or street who may say that it is wrong."""
    await require(act, Right.AWARD)
    entry = await act.session.get(Entry, entry_id)
    if entry is None or not await may_award(act, entry.community_id):
        raise Refused(Refusal.NOT_YOUR_GRID)
    if entry.kind is not EntryKind.EARN or entry.person_id is None:
        raise Refused(Refusal.NOT_REVERSIBLE)
    if entry.person_id in await ids_of_person(act.session, act.somebody):
        raise Refused(Refusal.OWN_POINTS)
    there = select(Entry.id).where(col(Entry.reverses_id) == entry_id)
    if (await act.session.execute(there)).first() is not None:
        raise Refused(Refusal.REVERSED_BEFORE)
    return entry


async def propose(act: Act, entry_id: int, words: str, objection_id: int | None = None) -> Correction:
    """Say that an entry is wrong and why; a second person is asked. It may answer an objection."""
    entry = await correctable(act, entry_id)
    said, why = read_correction(words)
    if not why:
        raise Refused(Refusal.REVERSE_WHY)
    values: dict[str, Any] = {"entry_id": entry.id, "rule_id": entry.rule_id, "on": entry.on, "points": _value(said)}
    values["objection_id"] = objection_id
    return await put_up(act, entry.community_id, entry.person_id or 0, why, **values)


def _value(said: str) -> int:
    if not said:
        return 0
    if not (said.isascii() and said.isdigit() and len(said) < 6 and 0 < int(said) <= MOST):
        raise Refused(Refusal.POINTS_ODD, most=MOST)
    return int(said)


async def put_up(act: Act, community_id: int, person_id: int, why: str, **values: Any) -> Correction:
    """A correction that waits for its second person."""
    row = {"community_id": community_id, "person_id": person_id, "why": why[:LONGEST]}
    row |= {"proposed_by_id": act.somebody.id, "at": act.now, **values}
    number = await insert_once(act.session, Correction, **row)
    if number is None:
        raise Refused(Refusal.CORRECTION_WAITS)
    correction = await act.session.get_one(Correction, number)
    chats = await _seconds(act, correction)
    if not chats:
        raise Refused(Refusal.NEEDS_SECOND)
    await tell(act, chats, Notice.CORRECTION_ASK, await correction_facts(act, correction))
    return correction


async def _seconds(act: Act, correction: Correction) -> list[Chat]:
    """Desk and street, without whoever proposed it and whose points they are."""
    area = await act.session.get_one(Area, correction.community_id)
    people = {one for role in (Role.DESK, Role.STREET) for one in await of_area(act.session, area, role, act.now)}
    people -= await ids_of_person(act.session, act.somebody) | {correction.person_id}
    return list((await direct_chats(act.session, sorted(people))).values())


async def correction_facts(act: Act, correction: Correction) -> dict[str, Any]:
    """A correction as desk and street read it."""
    entry = await act.session.get(Entry, correction.entry_id) if correction.entry_id else None
    rule = await act.session.get(PointRule, correction.rule_id) if correction.rule_id else None
    return {
        "correction": correction.id,
        "name": (await whoever(act.session, correction.person_id)).name,
        "entry": await entry_facts_of(act, entry) if entry else None,
        "new": correction.entry_id is None and correction.objection_id is None,
        "on": correction.on.isoformat(),
        "rule": rule_names(rule),
        "points": correction.points,
        "why": correction.why,
        "by": (await whoever(act.session, correction.proposed_by_id)).name,
    }


async def decide(act: Act, correction_id: int, *, agreed: bool) -> dict[str, Any]:
    """The second person's word: the entry is reversed and what is right recorded, or nothing happens.

    Whoever proposed it may only take that back.
    """
    correction = await _undecided(act, correction_id)
    mine = await ids_of_person(act.session, act.somebody)
    if correction.person_id in mine:
        raise Refused(Refusal.OWN_POINTS)
    if agreed and correction.proposed_by_id in mine:
        raise Refused(Refusal.NEEDS_SECOND)
    if agreed:
        await _carry_out(act, correction)
    correction.agreed, correction.decided_by_id, correction.decided_at = agreed, act.somebody.id, act.now
    if agreed and correction.objection_id is not None:
        objection = await act.session.get_one(Objection, correction.objection_id, with_for_update=True)
        if objection.decided_at is None:
            await settle_objection(act, objection, upheld=True, answer=correction.why)
    facts = await correction_facts(act, correction) | {"agreed": agreed, "second": act.somebody.name}
    facts["back"] = not agreed and correction.proposed_by_id in mine
    others = {correction.proposed_by_id} - mine
    await tell(act, (await direct_chats(act.session, sorted(others))).values(), Notice.CORRECTION_DONE, facts)
    return facts


async def _undecided(act: Act, correction_id: int) -> Correction:
    await require(act, Right.AWARD)
    query = select(Correction).where(col(Correction.id) == correction_id)
    fresh = query.with_for_update().execution_options(populate_existing=True)
    correction = (await act.session.execute(fresh)).scalar_one_or_none()
    if correction is None or not await may_award(act, correction.community_id):
        raise Refused(Refusal.NOT_YOUR_GRID)
    if correction.agreed is not None:
        raise Refused(Refusal.CORRECTION_DECIDED, **await _decided(act, correction))
    return correction


async def _decided(act: Act, correction: Correction) -> dict[str, Any]:
    """Who was first, and how it ended: whoever pressed the other button a moment later must not think it was theirs."""
    how = "yes" if correction.agreed else "back" if correction.decided_by_id == correction.proposed_by_id else "no"
    return {"how": how, "name": (await whoever(act.session, correction.decided_by_id or 0)).name}


async def _carry_out(act: Act, correction: Correction) -> None:
    """In the name of whoever proposed it, checked by whoever agreed."""
    proposer = act.by(await whoever(act.session, correction.proposed_by_id), None)
    entry = await act.session.get(Entry, correction.entry_id) if correction.entry_id else None
    month = entry.month if entry else month_of(correction.on)
    if correction.entry_id is not None:
        await reverse(proposer, correction.entry_id, correction.why, act.somebody.id)
    if correction.points:
        rule = await act.session.get(PointRule, correction.rule_id) if correction.rule_id else None
        deed = f"correction:{correction.id}"
        award = Award(
            correction.person_id, deed, correction.on, correction.points, rule, correction.why, act.somebody.id
        )
        await record_one(proposer, correction.community_id, award, corrects=month)

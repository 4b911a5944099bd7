"""移交: all open work of somebody who leaves goes to a colleague, each case by its own right, told in one card."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, select

from models import (
    Appointment,
    Audience,
    Case,
    Chat,
    Move,
    Notice,
    Person,
    Posting,
    Refusal,
    Refused,
    Right,
    Role,
    State,
)
from models.moves import HELD
from services.access import Standing, may, require, standings
from services.act import Act
from services.cases.parties import area_of
from services.cases.timeline import move_case
from services.directory import Directory, directory, holds_at
from services.duty import named
from services.facts import case_facts, iso
from services.outbox import redraw, tell
from services.people import direct_chats
from services.ranks import RANK
from services.rules.roster import stands_in
from services.same_person import ids_of_person, own, whoever

MOST_SHOWN = 10
_TAKEN = HELD | {State.PAUSED, State.HANDLED}
_BETWEEN = re.compile(r"\s*(?:交给|转给|给|→|->|[\s,,、]to[\s]|[\s,,、])\s*", re.I)
_LED_BY_AREA = frozenset({Role.DESK, Role.STREET})


@dataclass
class Plate:
    """What somebody has in hand, as far as the acting person may give it on.

    ``taken`` are theirs by name, ``waiting`` stand on their cards and nobody has taken them, ``checks`` they were asked
    to look at; ``left`` can't go to the successor.
    """

    taken: list[Case] = field(default_factory=list)
    waiting: list[Case] = field(default_factory=list)
    checks: list[Case] = field(default_factory=list)
    left: list[Case] = field(default_factory=list)

    @property
    def going(self) -> list[Case]:
        """Everything that goes, by number."""
        return sorted([*self.taken, *self.waiting, *self.checks], key=lambda case: case.number)


@dataclass(frozen=True)
class Handover:
    """From whom to whom, and what."""

    leaver: Person
    successor: Person
    plate: Plate

    async def facts(self, act: Act, audience: Audience) -> dict[str, Any]:
        """As ``models.notices`` lists them."""
        going = self.plate.going
        return {
            "person": self.leaver.id,
            "name": self.leaver.name,
            "successor": self.successor.id,
            "to": self.successor.name,
            "by": act.somebody.name,
            "total": len(going),
            "taken": len(self.plate.taken),
            "waiting": len(self.plate.waiting),
            "checks": len(self.plate.checks),
            "left": [case.number for case in self.plate.left],
            "away": await _away(act, self.successor),
            "now": iso(act.now),
            "lines": [await case_facts(act, case, audience) for case in going[:MOST_SHOWN]],
        }


async def _away(act: Act, person: Person) -> dict[str, Any] | None:
    """Until when somebody is on leave now, and who acts for them: ``{"until", "stand_in"}``."""
    known = await directory(act.session)
    leave = next((one for one in known.away if one.person == person.id and one.since <= act.now < one.until), None)
    if leave is None:
        return None
    acting = stands_in(person.id, known.away, act.now)
    other = await act.session.get(Person, acting) if acting else None
    return {"until": iso(leave.until), "stand_in": other.name if other else ""}


async def read_handover(act: Act, words: str) -> tuple[Person, Person | None]:
    """移交 老张 小李: who leaves, and who goes on; the second may be missing."""
    found = await require(act, Right.TRANSFER)
    names = [name for name in _BETWEEN.split(words.strip()) if name]
    if not 1 <= len(names) <= 2:
        raise Refused(Refusal.TRANSFER_HOW)
    leaver = _one(await _people(act, found, gone=True), names[0])
    if len(names) == 1:
        return leaver, None
    successor = _one(await _people(act, found), names[1])
    if successor.id == leaver.id:
        raise Refused(Refusal.TRANSFER_HOW)
    return leaver, successor


def _one(people: Sequence[Person], name: str) -> Person:
    meant = named(people, name)
    if not meant:
        raise Refused(Refusal.UNKNOWN_COLLEAGUE, name=name)
    if len(meant) > 1:
        raise Refused(Refusal.SEVERAL_COLLEAGUES, names=[one.name for one in meant])
    return meant[0]


async def _people(act: Act, found: Iterable[Standing], *, gone: bool = False) -> list[Person]:
    """Whose work the acting person may give on; ``gone``: also of those who hold no post there any more."""
    known, giving = await directory(act.session), list(found)
    rows = (row for row in known.appointments if gone or holds_at(row, act.now))
    ids = {known.today(row.person_id) for row in rows if _leads(known, giving, row)}
    query = select(Person).where(col(Person.id).in_(ids)).order_by(col(Person.id))
    return list((await act.session.execute(query)).scalars())


def _leads(known: Directory, found: Iterable[Standing], row: Appointment) -> bool:
    """A head their own unit's people; desk and street any unit's, and whoever is not above them in their area."""
    if row.unit_id is not None:
        return any(held.unit_id == row.unit_id or held.role in _LED_BY_AREA for held in found)
    path = known.path_of(row.area_id)
    return any(held.covers(path) and RANK[row.role] <= RANK[held.role] for held in found)


async def successors(act: Act, leaver: Person) -> list[Person]:
    """Who holds a post that ``leaver`` holds or held; those who are on leave last."""
    found = await require(act, Right.TRANSFER)
    known = await directory(act.session)
    posts = {(row.role, row.area_id, row.unit_id) for row in known.of_person(leaver.id)}
    same = {
        known.today(row.person_id)
        for row in known.appointments
        if holds_at(row, act.now) and (row.role, row.area_id, row.unit_id) in posts
    }
    people = [person for person in await _people(act, found) if person.id in same and person.id != leaver.id]
    return sorted(people, key=lambda person: stands_in(person.id, known.away, act.now) != person.id)


async def plan(act: Act, leaver_id: int, successor_id: int) -> Handover:
    """What would go; refuses people whose work is not the acting person's to give."""
    found = await require(act, Right.TRANSFER)
    people = {person.id: person for person in await _people(act, found, gone=True)}
    there = {person.id for person in await _people(act, found)}
    if leaver_id not in people or successor_id not in there or leaver_id == successor_id:
        raise Refused(Refusal.NOT_YOURS)
    leaver, successor = people[leaver_id], people[successor_id]
    return Handover(leaver, successor, await _plate(act, found, leaver, successor))


async def offers(act: Act, leaver: Person) -> list[Person]:
    """To whom something of what ``leaver`` has in hand could go."""
    return [one for one in await successors(act, leaver) if (await plan(act, leaver.id, one.id)).plate.going]


async def transfer(act: Act, leaver_id: int, successor_id: int) -> Handover:
    """Give it on: the successor reads one card, whoever leaves another; what can't go stays where it is."""
    going = await plan(act, leaver_id, successor_id)
    if not going.plate.going:
        raise Refused(Refusal.NOTHING_IN_HAND, name=going.leaver.name)
    for case in going.plate.taken:
        case.officer_id = going.successor.id
        await move_case(act, case, Move.TRANSFER, facts={"names": [going.leaver.name, going.successor.name]})
    for case in going.plate.checks:
        case.checkers = [*case.checkers, going.successor.id]
        await redraw(act, case)
    await act.session.flush()
    told = await going.facts(act, Audience.HOLDER)
    await _tell(act, going.successor, Notice.TAKEN_OVER, told)
    await _tell(act, going.leaver, Notice.HANDED_ON, told)
    return going


async def _tell(act: Act, person: Person, notice: Notice, told: dict[str, Any]) -> None:
    if person.id != act.somebody.id:
        await tell(act, (await direct_chats(act.session, [person.id])).values(), notice, told)


async def _plate(act: Act, found: Sequence[Standing], leaver: Person, successor: Person) -> Plate:
    """What goes and what stays, of what the acting person may give on; every case locked."""
    theirs = [one for one in await standings(act.session, successor, act.now) if not one.over]
    old, new = await ids_of_person(act.session, leaver), await ids_of_person(act.session, successor)
    plate = Plate()

    async def put(onto: list[Case], right: Right, cases: Iterable[Case]) -> None:
        for case in cases:
            if await _may(act, found, case, Right.TRANSFER):
                (onto if await _may(act, theirs, case, right) else plate.left).append(case)

    await put(plate.taken, Right.HAND_IN, await _locked(act, _taken(leaver)))
    await put(plate.waiting, Right.HAND_IN, await _locked(act, _waiting(old, new)))
    asked = [case for case in await _locked(act, _checks()) if old & set(case.checkers)]
    await put(plate.checks, Right.VERIFY, [case for case in asked if not new & {*case.checkers, case.handler_id}])
    return plate


async def _may(act: Act, found: Iterable[Standing], case: Case, right: Right) -> bool:
    path = (await area_of(act, case)).path
    return any(may(one, case, path, right) for one in found)


def _taken(leaver: Person) -> Any:
    return select(Case).where(own(Case.officer_id, leaver.id), col(Case.state).in_(_TAKEN))


def _waiting(leaver: Iterable[int], successor: Iterable[int]) -> Any:
    """What stands on cards of one, nobody has taken, and the other has no card of."""
    cards = select(Posting.case_id).join(Chat, col(Chat.id) == col(Posting.chat_id))
    mine = cards.where(col(Chat.person_id).in_(leaver), col(Posting.audience) == Audience.HOLDER)
    theirs = cards.where(col(Chat.person_id).in_(successor), col(Posting.case_id).is_not(None))
    free = col(Case.state).in_(HELD), col(Case.officer_id).is_(None)
    return select(Case).where(*free, col(Case.id).in_(mine), col(Case.id).not_in(theirs))


def _checks() -> Any:
    """What somebody has been asked to look at and nobody has."""
    return select(Case).where(col(Case.check_at).is_not(None), col(Case.state) == State.HANDLED)


async def _locked(act: Act, query: Any) -> list[Case]:
    fresh = query.order_by(col(Case.id)).with_for_update().execution_options(populate_existing=True)
    return list((await act.session.execute(fresh)).scalars())


async def leaver_of(act: Act, post_id: int) -> Person:
    """Whose post it was."""
    post = await act.session.get_one(Appointment, post_id)
    return await whoever(act.session, post.person_id)

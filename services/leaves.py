"""On leave (请假): until when, and who stands in with one's rights; one's own, or entered for one's people."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import col, select

from models import Appointment, Leave, Notice, Person, Refusal, Refused, Right, Role, reaches
from services.access import Standing, may_anywhere, require
from services.act import Act
from services.directory import Directory, directory, holds_at
from services.duty import code_of, colleagues, named, names_of, own_posts, stand_for
from services.facts import iso
from services.outbox import tell
from services.people import direct_chats
from services.ranks import RANK
from services.rules.duty_words import LeaveWords, read_leave
from services.rules.roster import stands_in
from services.same_person import ids_of_person, own, whoever

LONGEST = timedelta(days=400)


@dataclass(frozen=True)
class Absence:
    """Who is to be away, from when until when, and who stands in."""

    person: Person
    since: datetime
    until: datetime
    stand_in: Person | None


async def plan_leave(act: Act, words: str) -> Absence:
    """3月5日到3月8日 小王代, or for one of one's people: 小李 周一到周三 小王代; refuses what can't be so."""
    await require(act, Right.LIST_WORK)
    found = read_leave(words, act.now.astimezone(act.town.timezone).date())
    if found is None:
        raise Refused(Refusal.UNREADABLE_LEAVE)
    person = await _who(act, found)
    since, until = _moments(act, found.first, found.last)
    await _refuse_twice(act, person, since, until)
    stand_in = await _stand_in(act, person, found.stand_in, since, until) if found.stand_in else None
    return Absence(person, since, until, stand_in)


def _moments(act: Act, first: date, last: date) -> tuple[datetime, datetime]:
    since, until = max(act.midnight(first), act.now), act.midnight(last + timedelta(days=1))
    if until <= act.now:
        raise Refused(Refusal.LEAVE_OVER)
    if until - act.now > LONGEST:
        raise Refused(Refusal.UNREADABLE_LEAVE)
    return since, until


async def _who(act: Act, found: LeaveWords) -> Person:
    """Whoever is named before the days: oneself, or one of one's people."""
    if not found.who or found.who == act.somebody.name:
        return act.somebody
    if not await may_anywhere(act, Right.ROSTER):
        raise Refused(Refusal.NOT_YOUR_PEOPLE)
    people = named(await _own_people(act), found.who)
    if len(people) > 1:
        raise Refused(Refusal.SEVERAL_COLLEAGUES, names=[person.name for person in people])
    if not people:
        raise Refused(Refusal.UNKNOWN_COLLEAGUE, name=found.who)
    return people[0]


async def _own_people(act: Act) -> list[Person]:
    """Whose leave the acting person may enter."""
    known, found = await directory(act.session), await require(act, Right.ROSTER)
    ids = {known.today(row.person_id) for row in known.appointments if _leads(act, known, found, row)}
    query = select(Person).where(col(Person.id).in_(ids - {act.somebody.id})).order_by(col(Person.id))
    return list((await act.session.execute(query)).scalars())


def _leads(act: Act, known: Directory, found: list[Standing], row: Appointment) -> bool:
    """A head their unit's people; grid leader, desk and street who is not above them there; the street all units."""
    if not holds_at(row, act.now) or not reaches(row.role, Right.LIST_WORK):
        return False
    if row.unit_id is not None:
        return any(held.unit_id == row.unit_id or held.role is Role.STREET for held in found)
    path = known.path_of(row.area_id)
    return any(held.covers(path) and RANK[row.role] <= RANK[held.role] for held in found)


async def access_person(act: Act, person_id: int) -> Person:
    """Somebody whose leave the acting person may enter or end: themselves, or one of their people."""
    person = await whoever(act.session, person_id)
    if person.id == act.somebody.id:
        return person
    known, found = await directory(act.session), await require(act, Right.ROSTER)
    held = [row for one in await ids_of_person(act.session, person) for row in known.of_person(one)]
    if not any(_leads(act, known, found, row) for row in held):
        raise Refused(Refusal.NOT_YOURS)
    return person


async def _refuse_twice(act: Act, person: Person, since: datetime, until: datetime) -> None:
    same = (own(Leave.person_id, person.id), col(Leave.since) < until, col(Leave.until) > since)
    if (await act.session.execute(select(Leave.id).where(*same).limit(1))).first() is None:
        return
    if person.id == act.somebody.id:
        raise Refused(Refusal.LEAVE_TWICE)
    raise Refused(Refusal.LEAVE_TWICE_OF, name=person.name)


async def _stand_in(act: Act, person: Person, name: str, since: datetime, until: datetime) -> Person:
    found = named(await _who_may_stand_in(act, person), name)
    others = [one for one in found if one.id != person.id]
    if found and not others:
        raise Refused(Refusal.STANDS_IN_FOR_SELF)
    if not others:
        raise Refused(Refusal.UNKNOWN_COLLEAGUE, name=name)
    if len(others) > 1:
        raise Refused(Refusal.SEVERAL_COLLEAGUES, names=[one.name for one in others])
    await _refuse_away(act, others[0], since, until)
    return others[0]


async def _who_may_stand_in(act: Act, person: Person) -> list[Person]:
    posts = await own_posts(act, person)
    return list({one.id: one for post in posts for one in await colleagues(act, post)}.values())


async def _refuse_away(act: Act, person: Person, since: datetime, until: datetime) -> None:
    away = (await directory(act.session)).away
    if any(one.person == person.id and one.since < until and one.until > since for one in away):
        raise Refused(Refusal.STAND_IN_AWAY, name=person.name)


async def sure_facts(act: Act, absence: Absence) -> dict[str, Any]:
    """What would be written down for somebody else, with what the button carries."""
    days = (at.astimezone(act.town.timezone).strftime("%Y%m%d") for at in (absence.since, _last(absence)))
    told = ".".join((*days, str(absence.stand_in.id if absence.stand_in else 0)))
    return await _facts(act, absence) | {"person": absence.person.id, "told": told}


async def enter_for(act: Act, person_id: int, told: str) -> dict[str, Any]:
    """It is settled; who may and whether it can be so is looked at once more. ``told``: as ``sure_facts`` wrote it."""
    person = await access_person(act, person_id)
    first, last, stand_in_id = _told(told)
    since, until = _moments(act, first, last)
    await _refuse_twice(act, person, since, until)
    stand_in = None
    if stand_in_id:
        people = await _who_may_stand_in(act, person)
        stand_in = next((one for one in people if one.id == stand_in_id and one.id != person.id), None)
        if stand_in is None:
            raise Refused(Refusal.UNKNOWN_BUTTON)
        await _refuse_away(act, stand_in, since, until)
    return await enter(act, Absence(person, since, until, stand_in))


def _told(told: str) -> tuple[date, date, int]:
    parts = told.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() and len(part) < 10 for part in parts):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    try:
        first, last = (date(int(day[:4]), int(day[4:6]), int(day[6:])) for day in parts[:2])
    except ValueError:
        raise Refused(Refusal.UNKNOWN_BUTTON) from None
    return first, last, int(parts[2])


async def enter(act: Act, absence: Absence) -> dict[str, Any]:
    """Written down; who stands in is told, and whoever is away where somebody else entered it."""
    person, stand_in = absence.person, absence.stand_in
    row = Leave(
        person_id=person.id, stand_in_id=stand_in.id if stand_in else None, since=absence.since, until=absence.until
    )
    act.session.add(row)
    await act.session.flush()
    facts = await _facts(act, absence)
    by = "" if person.id == act.somebody.id else act.somebody.name
    if by:
        await _tell(act, person.id, Notice.LEAVE_ENTERED, {**facts, "by": by})
    if stand_in is not None and stand_in.id != act.somebody.id:
        await _tell(act, stand_in.id, Notice.STANDS_IN, {**facts, "name": person.name})
    return facts | {"name": person.name if by else "", "leave": row.id}


async def _tell(act: Act, person_id: int, notice: Notice, facts: dict[str, Any]) -> None:
    await tell(act, (await direct_chats(act.session, [person_id])).values(), notice, facts)


def _last(absence: Absence) -> datetime:
    return absence.until - timedelta(seconds=1)


async def _facts(act: Act, absence: Absence) -> dict[str, Any]:
    stand_in = absence.stand_in
    return {
        "name": absence.person.name,
        "first": iso(absence.since),
        "last": iso(_last(absence)),
        "stand_in": stand_in.name if stand_in else "",
        "places": [] if stand_in else await _without(act, absence.person),
        "now": iso(act.now),
    }


async def _without(act: Act, person: Person) -> list[dict[str, Any]]:
    """Who else stands for each of the person's posts; nobody means that it goes up."""
    found = []
    known = await directory(act.session)
    for post in await own_posts(act, person):
        others = [one for one in await stand_for(act, post) if one != person.id]
        there = [one for one in others if stands_in(one, known.away, act.now) == one]
        found.append({"post": code_of(post), "role": post.role.value, "names": await names_of(act, there)})
    return found


async def come_back(act: Act) -> dict[str, Any]:
    """Back again: what of the leave has not passed is over."""
    query = (
        select(Leave)
        .where(own(Leave.person_id, act.somebody.id), col(Leave.until) > act.now)
        .order_by(col(Leave.since))
        .limit(1)
    )
    row = (await act.session.execute(query.with_for_update())).scalar_one_or_none()
    if row is None:
        raise Refused(Refusal.NOT_ON_LEAVE)
    await _end(act, row, act.somebody)
    return {"now": iso(act.now)}


async def end_leave(act: Act, leave_id: int) -> dict[str, Any]:
    """What was entered for somebody is undone: it is over now, or never begins; they are told."""
    row = await act.session.get(Leave, leave_id, with_for_update=True)
    if row is None or row.until <= act.now:
        raise Refused(Refusal.STALE, number=0)
    person = await access_person(act, row.person_id)
    await _end(act, row, person)
    if person.id != act.somebody.id:
        await _tell(act, person.id, Notice.LEAVE_ENDED, {"name": "", "by": act.somebody.name})
    return {"name": person.name, "by": ""}


async def _end(act: Act, row: Leave, person: Person) -> None:
    row.since, row.until = min(row.since, act.now), act.now
    if row.stand_in_id is not None and row.stand_in_id != act.somebody.id:
        await _tell(act, row.stand_in_id, Notice.STAND_IN_OVER, {"name": person.name})

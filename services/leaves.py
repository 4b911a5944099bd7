"""On leave (请假): until when, and who stands in with one's rights meanwhile."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import col, select

from models import Leave, Notice, Person, Refusal, Refused, Right
from services.access import require
from services.act import Act
from services.directory import directory
from services.duty import code_of, colleagues, named, names_of, own_posts, stand_for
from services.facts import iso
from services.outbox import tell
from services.people import direct_chats
from services.rules.duty_words import read_leave
from services.rules.roster import stands_in
from services.same_person import own

LONGEST = timedelta(days=400)


async def take_leave(act: Act, words: str) -> dict[str, Any]:
    """3月5日到3月8日 小王代: written down, the stand-in told, and who is asked meanwhile."""
    await require(act, Right.LIST_WORK)
    today = act.now.astimezone(act.town.timezone).date()
    found = read_leave(words, today)
    if found is None:
        raise Refused(Refusal.UNREADABLE_LEAVE)
    since = max(_midnight(act, found.first), act.now)
    until = _midnight(act, found.last + timedelta(days=1))
    if until <= act.now:
        raise Refused(Refusal.LEAVE_OVER)
    if until - act.now > LONGEST:
        raise Refused(Refusal.UNREADABLE_LEAVE)
    await _refuse_twice(act, since, until)
    person = await _stand_in(act, found.stand_in, since, until) if found.stand_in else None
    act.session.add(
        Leave(person_id=act.somebody.id, stand_in_id=person.id if person else None, since=since, until=until)
    )
    await act.session.flush()
    facts = await _facts(act, since, until, person)
    if person is not None:
        chats = await direct_chats(act.session, [person.id])
        await tell(act, chats.values(), Notice.STANDS_IN, {**facts, "name": act.somebody.name})
    return facts


def _midnight(act: Act, day: date) -> datetime:
    return datetime.combine(day, time(), act.town.timezone).astimezone(act.now.tzinfo)


async def _refuse_twice(act: Act, since: datetime, until: datetime) -> None:
    same = (own(Leave.person_id, act.somebody.id), col(Leave.since) < until, col(Leave.until) > since)
    if (await act.session.execute(select(Leave.id).where(*same).limit(1))).first() is not None:
        raise Refused(Refusal.LEAVE_TWICE)


async def _stand_in(act: Act, name: str, since: datetime, until: datetime) -> Person:
    people = {person.id: person for post in await own_posts(act) for person in await colleagues(act, post)}
    found = named(list(people.values()), name)
    others = [person for person in found if person.id != act.somebody.id]
    if found and not others:
        raise Refused(Refusal.STANDS_IN_FOR_SELF)
    if not others:
        raise Refused(Refusal.UNKNOWN_COLLEAGUE, name=name)
    if len(others) > 1:
        raise Refused(Refusal.SEVERAL_COLLEAGUES, names=[person.name for person in others])
    away = (await directory(act.session)).away
    if any(one.person == others[0].id and one.since < until and one.until > since for one in away):
        raise Refused(Refusal.STAND_IN_AWAY, name=others[0].name)
    return others[0]


async def _facts(act: Act, since: datetime, until: datetime, person: Person | None) -> dict[str, Any]:
    return {
        "first": iso(since),
        "last": iso(until - timedelta(seconds=1)),
        "stand_in": person.name if person else "",
        "places": [] if person else await _without_me(act),
        "now": iso(act.now),
    }


async def _without_me(act: Act) -> list[dict[str, Any]]:
    """Who else stands for each of the person's posts; nobody means that it goes up."""
    found = []
    known = await directory(act.session)
    for post in await own_posts(act):
        others = [one for one in await stand_for(act, post) if one != act.somebody.id]
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
    row.since, row.until = min(row.since, act.now), act.now
    return {"now": iso(act.now)}

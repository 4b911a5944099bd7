"""Posts given and ended by command: never above one's own, only in one's own area, asked again at the press."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import col, select

from models import Appointment, Area, Case, Notice, Person, Refusal, Refused, Right, Role, Unit
from models.moves import HELD
from services.access import STEERING, Standing, require
from services.act import Act
from services.calling import called
from services.directory import Directory, directory
from services.neighbourhood import full_name
from services.outbox import tell
from services.people import active, direct_chats
from services.ranks import RANK
from services.rules.until import read_day, without_until
from services.rules.words import one_line
from services.same_person import own, whoever
from services.setup import FOR_UNITS, appoint, places_for

MOST_SHOWN = 10


@dataclass(frozen=True)
class Order:
    """What somebody wrote, as far as it was understood."""

    people: list[Person]
    role: Role | None
    place: dict[str, Any] | None
    until: str = ""


async def read_order(act: Act, words: str, roles: dict[str, Role]) -> Order:
    """小李 网格员 春风一网格 到12月31日, in parts; ``roles`` are the names of posts in the reader's languages."""
    found = await require(act, Right.APPOINT)
    front, when = without_until(one_line(words))
    name = next((name for name in sorted(roles, key=len, reverse=True) if name in front.lower()), "")
    at = front.lower().find(name) if name else len(front)
    who, where = front[:at].strip(), front[at + len(name) :].strip()
    people = await called(act, who, found, homeless=True) if who else []
    if who and not people:
        raise Refused(Refusal.NOBODY_CALLED)
    role = roles.get(name)
    place = await _place(act, role, where) if role and where else None
    return Order(people, role, place, _until(act, when))


async def _place(act: Act, role: Role, where: str) -> dict[str, Any] | None:
    """The place of this name; none when there is no such place, or several."""
    fitting = await places_for(act, role)
    same = [one for one in fitting if one["name"].replace(" ", "") == where.replace(" ", "")]
    if same or role in FOR_UNITS:
        return same[0] if len(same) == 1 else None
    areas = (await directory(act.session)).areas
    also = [one for one in fitting if where in (areas[one["id"]].name, *areas[one["id"]].aliases)]
    return also[0] if len(also) == 1 else None


def _until(act: Act, when: str) -> str:
    if not when:
        return ""
    today = act.now.astimezone(act.town.timezone).date()
    day = read_day(when, today)
    if day is None or day < today:
        raise Refused(Refusal.DATE_PAST)
    return day.strftime("%Y%m%d")


def ends_at(act: Act, day: str) -> datetime | None:
    """The end of a day written as 20261231, in town; none for no day. Raises ``Refused`` for anything forged."""
    if not day:
        return None
    try:
        found = date(int(day[:4]), int(day[4:6]), int(day[6:8]))
    except ValueError:
        raise Refused(Refusal.UNKNOWN_BUTTON) from None
    return act.midnight(found + timedelta(days=1))


def days_to_offer(act: Act) -> list[str]:
    """Ends to choose from: the end of this year, a year from now."""
    today = act.now.astimezone(act.town.timezone).date()
    year = today + timedelta(days=365)
    return [f"{today.year}1231", year.strftime("%Y%m%d")]


async def sure(act: Act, person_id: int, role: Role, place_id: int, day: str) -> dict[str, Any]:
    """What would be done: who, what, where, until when; refuses what may not be done."""
    places = {one["id"]: str(one["name"]) for one in await places_for(act, role)}
    person = await act.session.get(Person, person_id)
    if person is None or place_id not in places:
        raise Refused(Refusal.NOT_YOURS)
    ends = ends_at(act, day)
    if ends is not None and ends <= act.now:
        raise Refused(Refusal.DATE_PAST)
    return {
        "person": person.id,
        "name": person.name,
        "role": role.value,
        "place": place_id,
        "where": places[place_id],
        "day": day,
        "days": days_to_offer(act),
    }


async def give_post(act: Act, person_id: int, role: Role, place_id: int, day: str) -> dict[str, Any]:
    """Do it, and tell the person."""
    person, where = await appoint(act, person_id, role, place_id, ends_at(act, day))
    facts = {"name": person.name, "role": role.value, "where": where, "day": day}
    chats = await direct_chats(act.session, [person.id])
    await tell(act, chats.values(), Notice.POST_GIVEN, {**facts, "by": act.somebody.name})
    return facts


async def posts_to_end(act: Act, words: str, roles: dict[str, Role]) -> list[dict[str, Any]]:
    """The posts that may be meant, of those that the acting person may end; refuses when there is none."""
    found = await require(act, Right.APPOINT)
    front = one_line(words)
    name = next((name for name in sorted(roles, key=len, reverse=True) if name in front.lower()), "")
    who = front[: front.lower().find(name)].strip() if name else front
    people = await called(act, who, found, homeless=True) if who else []
    if not people:
        raise Refused(Refusal.NOBODY_CALLED)
    posts = [
        facts for person in people for facts in await _posts_of(act, person, found) if _fits(facts, roles.get(name))
    ]
    if not posts:
        raise Refused(Refusal.NOT_APPOINTED)
    return posts


def _fits(facts: dict[str, Any], role: Role | None) -> bool:
    return role is None or facts["role"] == role.value


async def _posts_of(act: Act, person: Person, found: list[Standing]) -> list[dict[str, Any]]:
    query = _held(act).where(own(Appointment.person_id, person.id)).order_by(col(Appointment.id))
    rows = (await act.session.execute(query)).all()
    known = await directory(act.session)
    return [_facts(known, person, row[0], row[1], row[2]) for row in rows if _may_end(act, row[0], row[1], found)]


def _held(act: Act) -> Any:
    return (
        select(Appointment, Area, Unit)
        .join(Area, col(Area.id) == col(Appointment.area_id), isouter=True)
        .join(Unit, col(Unit.id) == col(Appointment.unit_id), isouter=True)
        .where(*active(act.now))  # type: ignore[arg-type]
    )


def _facts(known: Directory, person: Person, post: Appointment, area: Area | None, unit: Unit | None) -> dict[str, Any]:
    where = (full_name(known, area) if area else "") or (unit.name if unit else "")
    return {"post": post.id, "name": person.name, "role": post.role.value, "where": where}


def _may_end(act: Act, post: Appointment, area: Area | None, found: list[Standing]) -> bool:
    """Not one's own, not above one's own, and inside one's own area; units are nobody's area."""
    return post.person_id != act.somebody.id and any(
        RANK[post.role] <= RANK[held.role] and (held.covers(area.path) if area else held.role is Role.STREET)
        for held in found
    )


async def access_post(act: Act, post_id: int) -> tuple[Appointment, dict[str, Any]]:
    """A post that holds today, locked, for somebody who may end it."""
    found = await require(act, Right.APPOINT)
    row = (await act.session.execute(_held(act).where(col(Appointment.id) == post_id))).one_or_none()
    if row is None:
        raise Refused(Refusal.STALE)
    post: Appointment = row[0]
    if not _may_end(act, post, row[1], found):
        raise Refused(Refusal.OUTRANKED)
    await act.session.refresh(post, with_for_update=True)
    known = await directory(act.session)
    return post, _facts(known, await whoever(act.session, post.person_id), post, row[1], row[2])


async def end_post(act: Act, post_id: int) -> dict[str, Any]:
    """End it now; the person is told, and what they had in hand is shown."""
    post, facts = await access_post(act, post_id)
    post.until, post.ended_by_id = act.now, act.somebody.id
    await act.session.flush()
    act.session.info.pop("memo", None)
    chats = await direct_chats(act.session, [post.person_id])
    await tell(act, chats.values(), Notice.POST_ENDED, {**facts, "by": act.somebody.name})
    return facts


async def in_hand(act: Act, post_id: int) -> list[Case]:
    """Open cases that whoever held the post had taken on, oldest first, as far as the acting person steers there."""
    found = [held for held in await require(act, Right.APPOINT) if held.role in STEERING]
    post = await act.session.get_one(Appointment, post_id)
    person = await whoever(act.session, post.person_id)
    query = (
        select(Case, Area.path)
        .join(Area, col(Area.id) == col(Case.area_id))
        .where(own(Case.officer_id, person.id), col(Case.state).in_(HELD))
        .order_by(col(Case.id))
    )
    rows = (await act.session.execute(query)).all()
    return [row[0] for row in rows if any(held.path and row[1].startswith(held.path) for held in found)][:MOST_SHOWN]

"""The duty roster by command: who is on, put somebody on duty, take them off again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import col, select

from models import Area, Days, Level, Notice, Person, Refusal, Refused, Right, Role, Standby, Unit
from models.roster import DAY
from services.access import Standing, require, standings
from services.act import Act
from services.directory import Directory, directory, holds_at
from services.facts import iso
from services.outbox import tell
from services.people import direct_chats
from services.roster import of_area, of_unit
from services.rules.duty_words import DutyWords, read_duty
from services.rules.naming import surname_called
from services.rules.roster import Post, Shift, Stretch, clash, on_duty, stretches
from services.rules.words import one_line

MOST_PLACES = 6
MOST_STRETCHES = 14
MOST_PEOPLE = 12
A_WEEK = timedelta(days=7)
_STAFF = frozenset(Role) - {
    Role.RESIDENT, Role.VOLUNTEER, Role.SUPERVISOR, Role.COMMUNITY_POLICE, Role.CLUE_CONTACT,
}  # fmt: skip


@dataclass(frozen=True)
class Duty:
    """What somebody wants to put on the roster."""

    days: tuple[Days, ...]
    opens: int = 0
    closes: int = DAY
    first: date | None = None
    last: date | None = None


_LETTERS = {Role.OFFICER: "o", Role.GRID_MEMBER: "m", Role.GRID_LEADER: "l", Role.DESK: "d", Role.STREET: "s"}
_ROLES = {letter: role for role, letter in _LETTERS.items()}
_DAYS = tuple(Days)


def code_of(post: Post) -> str:
    """The post as a button carries it: ``o12``."""
    return f"{_LETTERS[post.role]}{post.unit_id or post.area_id}"


def post_of(code: str) -> Post:
    """The post behind ``code``; refuses what is none."""
    role, number = _ROLES.get(code[:1]), code[1:]
    if role is None or not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return Post(role, unit_id=int(number)) if role is Role.OFFICER else Post(role, area_id=int(number))


def told_of(duty: Duty) -> str:
    """The duty as a button carries it: ``78.1080.480..20261231``."""
    days = "".join(str(_DAYS.index(one)) for one in duty.days)
    ends = (day.strftime("%Y%m%d") if day else "" for day in (duty.first, duty.last))
    return ".".join((days, str(duty.opens), str(duty.closes), *ends))


def duty_of(told: str) -> Duty:
    """The duty behind ``told``; refuses what is none."""
    parts = [*told.split("."), "", "", "", ""][:5]
    if not (parts[0] and all(part.isascii() and part.isdecimal() and len(part) < 11 for part in parts[:3])):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    opens, closes = int(parts[1]), int(parts[2])
    if opens >= DAY or closes > DAY:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    days = tuple(dict.fromkeys(_DAYS[int(one)] for one in parts[0]))
    return Duty(days, opens, closes, _day(parts[3]), _day(parts[4]))


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y%m%d").date() if text else None  # noqa: DTZ007  # a day, no moment
    except ValueError:
        raise Refused(Refusal.UNKNOWN_BUTTON) from None


async def posts_to_fill(act: Act) -> list[Post]:
    """The posts whose roster the acting person keeps: their unit's, their desk's, their grids'; the street all."""
    known, found = await directory(act.session), await require(act, Right.ROSTER)
    posts: list[Post] = []
    for held in found:
        if held.role is Role.UNIT_HEAD and held.unit_id is not None:
            posts.append(Post(Role.OFFICER, unit_id=held.unit_id))
        elif held.path:
            posts += _inside(known, held)
    return list(dict.fromkeys(posts))


def _inside(known: Directory, held: Standing) -> Iterable[Post]:
    inside = [area for area in known.areas.values() if area.path.startswith(held.path)]
    grids = [Post(Role.GRID_MEMBER, area_id=area.id) for area in inside if area.level is Level.GRID]
    own = Post(held.role, area_id=_last_id(held.path))
    if held.role is not Role.STREET:
        return [own, *grids]
    desks = [Post(Role.DESK, area_id=area.id) for area in inside if area.level is Level.COMMUNITY]
    return [own, *desks, *grids, *(Post(Role.OFFICER, unit_id=unit) for unit in known.units)]


def _last_id(path: str) -> int:
    return int(path.strip("/").rsplit("/", maxsplit=1)[-1])


async def own_posts(act: Act, person: Person | None = None) -> list[Post]:
    """The posts with a roster at which the acting person, or ``person``, stands now."""
    found = await standings(act.session, person or act.somebody, act.now)
    return [
        Post(Role.OFFICER, unit_id=held.unit_id) if held.unit_id else Post(held.role, area_id=_last_id(held.path))
        for held in found
        if not held.over and (held.unit_id or (held.path and held.role in _LETTERS))
    ]


async def colleagues(act: Act, post: Post) -> list[Person]:
    """Who may stand in at a post: the unit's people; staff of the area, of what lies in it and around it."""
    known = await directory(act.session)
    people = [row.person_id for row in known.appointments if holds_at(row, act.now) and _near(known, row, post)]
    people += [shift.person for shift in known.lines.get(post, ())]
    ids = {known.today(person) for person in people}
    query = select(Person).where(col(Person.id).in_(ids)).order_by(col(Person.id))
    return list((await act.session.execute(query)).scalars())


def _near(known: Directory, row: Any, post: Post) -> bool:
    if row.role not in _STAFF:
        return False
    if post.unit_id is not None:
        return bool(row.unit_id == post.unit_id)
    one, other = known.path_of(row.area_id), _neighbourhood(known, post)
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _neighbourhood(known: Directory, post: Post) -> str:
    """The path of the community around the post: the next grid's member stands in as well."""
    area = known.areas.get(post.area_id or 0)
    return known.around(area).get(Level.COMMUNITY, area).path if area else ""


def named(people: Sequence[Person], words: str) -> list[Person]:
    """Who of these people is meant: the whole name, else 小李 or 李师傅."""
    name = one_line(words)
    same = [person for person in people if person.name == name]
    surname = surname_called(name)
    return same or [person for person in people if surname and person.name.startswith(surname)]


async def read_order(act: Act, words: str) -> tuple[Duty, list[tuple[Post, Person]]]:
    """小李 周六: what is meant, and the posts and people it may be about; refuses what can't be read."""
    today = act.now.astimezone(act.town.timezone).date()
    found: DutyWords | None = read_duty(words, today)
    if found is None or not found.name:
        raise Refused(Refusal.UNREADABLE_DUTY)
    posts = await posts_to_fill(act)
    meant = [(post, person) for post in posts for person in named(await colleagues(act, post), found.name)]
    known = await directory(act.session)
    usual = [(post, person) for post, person in meant if person.id in known.of_post(post, act.now)]
    if not meant:
        raise Refused(Refusal.UNKNOWN_COLLEAGUE, name=found.name)
    duty = Duty(found.days, found.opens, found.closes, found.first, found.last)
    return duty, usual or meant


async def put_on_duty(act: Act, post: Post, person_id: int, duty: Duty) -> dict[str, Any]:
    """Write the lines down and tell the person; the same person twice in the same hours is refused."""
    if post not in await posts_to_fill(act):
        raise Refused(Refusal.NOT_YOURS)
    person = next((one for one in await colleagues(act, post) if one.id == person_id), None)
    if person is None:
        raise Refused(Refusal.UNKNOWN_COLLEAGUE, name="")
    rows = [_row(act, post, person, duty, days) for days in duty.days]
    await _refuse_twice(act, post, person, rows)
    act.session.add_all(rows)
    await act.session.flush()
    facts = await duty_facts(act, post, person, duty) | {"line": rows[0].id if len(rows) == 1 else 0}
    chats = await direct_chats(act.session, [person.id] if person.id != act.somebody.id else [])
    await tell(act, chats.values(), Notice.ON_DUTY, {**facts, "by": act.somebody.name})
    return facts


def _row(act: Act, post: Post, person: Person, duty: Duty, days: Days) -> Standby:
    since = max(act.midnight(duty.first), act.now) if duty.first else act.now
    until = act.midnight(duty.last + timedelta(days=1)) if duty.last else None
    if until is not None and until <= act.now:
        raise Refused(Refusal.DATE_PAST)
    return Standby(
        person_id=person.id,
        role=post.role,
        area_id=post.area_id,
        unit_id=post.unit_id,
        days=days,
        opens=duty.opens,
        closes=duty.closes,
        since=since,
        until=until,
    )


async def _refuse_twice(act: Act, post: Post, person: Person, rows: Sequence[Standby]) -> None:
    lines = (await directory(act.session)).lines.get(post, [])
    for row in rows:
        wanted = Shift(person.id, row.days, row.opens, row.closes, row.since, row.until)
        if clash(wanted, lines) is not None:
            raise Refused(Refusal.DUTY_TWICE, name=person.name)


async def end_duty(act: Act, line_id: int) -> dict[str, Any]:
    """Take a line off the roster: it ends now, or never begins."""
    row = await act.session.get(Standby, line_id, with_for_update=True)
    if row is None or (row.until is not None and row.until <= act.now):
        raise Refused(Refusal.STALE, number=0)
    post = Post(row.role, row.area_id, row.unit_id)
    if post not in await posts_to_fill(act):
        raise Refused(Refusal.NOT_YOURS)
    person = await act.session.get_one(Person, row.person_id)
    row.since, row.until = min(row.since, act.now), act.now
    facts = await duty_facts(act, post, person, Duty((row.days,), row.opens, row.closes))
    return facts | {"line": 0, "ended": True}


async def duty_facts(act: Act, post: Post, person: Person, duty: Duty) -> dict[str, Any]:
    """What a card says of one duty."""
    return {
        "name": person.name,
        "role": post.role.value,
        "where": await name_of(act, post),
        "days": [days.value for days in duty.days],
        "opens": duty.opens,
        "closes": duty.closes,
        "first": iso(act.midnight(duty.first)) if duty.first else None,
        "last": iso(act.midnight(duty.last)) if duty.last else None,
        "ended": False,
        "now": iso(act.now),
    }


def ends_to_offer(act: Act) -> list[str]:
    """Last days to choose from: of this month, of this year; "" for no end."""
    today = act.now.astimezone(act.town.timezone).date()
    month = (today.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return ["", *dict.fromkeys((month.strftime("%Y%m%d"), f"{today.year}1231"))]


async def name_of(act: Act, post: Post) -> str:
    """The name of the post's area or unit."""
    known = await directory(act.session)
    place: Unit | Area | None = known.units.get(post.unit_id or 0) or known.areas.get(post.area_id or 0)
    return place.name if place else ""


async def duty_board(act: Act) -> dict[str, Any]:
    """Who is on now and in the next seven days, for the places and units that are the acting person's."""
    await require(act, Right.LIST_WORK)
    known, posts = await directory(act.session), await own_posts(act)
    fills = await _fills(act)
    shown = list(dict.fromkeys([*posts, *(post for post in fills if known.lines.get(post))]))[:MOST_PLACES]
    return {"places": [await _place(act, known, post, post in fills) for post in shown], "now": iso(act.now)}


async def _fills(act: Act) -> list[Post]:
    try:
        return await posts_to_fill(act)
    except Refused:
        return []


async def _place(act: Act, known: Directory, post: Post, fills: bool) -> dict[str, Any]:
    lines = known.lines.get(post, [])
    week = stretches(lines, act.now, act.now + A_WEEK, act.town.calendar, known.away) if lines else []
    usual = await names_of(act, known.of_post(post, act.now))
    return {
        "post": code_of(post) if fills else "",
        "role": post.role.value,
        "where": await name_of(act, post),
        "on": await names_of(act, on_duty(lines, act.now, act.town.calendar)),
        "there": await names_of(act, await stand_for(act, post)),
        "usual": usual,
        "week": [await _stretch(act, one) for one in week if one.people][:MOST_STRETCHES],
        "empty": [await _stretch(act, one) for one in week if not one.people][:MOST_STRETCHES],
        "away": await names_of(act, [one.person for one in known.away if one.since <= act.now < one.until]),
        "lines": [await _line(act, shift) for shift in lines if fills and _lasts(act, shift)][:MOST_PEOPLE],
    }


def _lasts(act: Act, shift: Shift) -> bool:
    return shift.until is None or shift.until > act.now


async def _line(act: Act, shift: Shift) -> dict[str, Any]:
    names = await names_of(act, [shift.person])
    hours = {"days": shift.days.value, "opens": shift.opens, "closes": shift.closes}
    return {"id": shift.id, "name": "".join(names), **hours}


async def stand_for(act: Act, post: Post) -> list[int]:
    """Who is told for a post at this moment."""
    if post.unit_id is not None:
        return await of_unit(act.session, post.unit_id, (post.role,), act.now)
    area = (await directory(act.session)).areas.get(post.area_id or 0)
    return await of_area(act.session, area, post.role, act.now) if area else []


async def _stretch(act: Act, one: Stretch) -> dict[str, Any]:
    return {"start": iso(one.start), "end": iso(one.end), "names": await names_of(act, one.people)}


async def names_of(act: Act, people: Iterable[int]) -> list[str]:
    """Their names, in the same order."""
    found = [await act.session.get(Person, person) for person in dict.fromkeys(people)]
    return [person.name for person in found if person is not None]

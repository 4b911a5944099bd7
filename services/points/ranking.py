"""The year's ranking of a street: once every community has closed its December; who is named, by rule."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, select

from models import (
    Area,
    ChainHead,
    ClosedMonth,
    Level,
    Notice,
    Person,
    PointTotal,
    PostedMonth,
    Refusal,
    Refused,
    Role,
    Span,
)
from services.act import Act
from services.directory import Directory, directory, holds_at
from services.facts import iso
from services.outbox import tell
from services.people import direct_chats
from services.points.boards import on_board
from services.points.lists import may_record, numbers_in, of_office
from services.points.quarters import office_of
from services.points.totals import employees
from services.rules.honours import Ranked, best_leaders, first
from services.rules.points import places

PAGE = "year"
LEADERS = frozenset({Role.BUILDING_LEADER, Role.GRID_MEMBER})
"""Leaders of buildings and units, who are the grid members."""


async def send_year(act: Act, posted: PostedMonth) -> None:
    """After the last community of the street has closed its December."""
    if not posted.month.endswith("-12"):
        return
    known = await directory(act.session)
    street = known.around(known.areas[posted.community_id]).get(Level.STREET)
    if street is None or not await _all_closed(act, known, street, posted.month):
        return
    year = int(posted.month[:4])
    held_back = await _held_back(act, known, street, year)
    await _ask(act, street, year, held_back)
    for chat in await office_of(act, known.areas[posted.community_id]):
        link = act.town.doors.link(PAGE, street.id, year, chat.person_id or 0)
        facts = {"area": street.name, "year": year, "link": link, "top": act.town.points.top}
        facts |= {"percent": act.town.points.leaders_percent, "held_back": len(held_back)}
        await tell(act, [chat], Notice.YEAR, facts, dedupe=f"year:{street.id}:{year}")


async def _ask(act: Act, street: Area, year: int, held_back: Mapping[int, int]) -> None:
    """Whether they want to be named is theirs to say: asked once, in private."""
    chats = await direct_chats(act.session, held_back)
    for person_id, chat in chats.items():
        facts = {"area": street.name, "year": year, "points": held_back[person_id]}
        await tell(act, [chat], Notice.YEAR_ASK, facts, dedupe=f"year-ask:{street.id}:{year}")


async def _held_back(act: Act, known: Directory, street: Area, year: int) -> dict[int, int]:
    """Leaders with the points to be named who stand on no list, and their points: nobody is named unasked."""
    leaders = _leaders(act, known, street) - set(employees(known, act.now))
    query = select(PointTotal.person_id, PointTotal.points, PointTotal.ranked).where(
        col(PointTotal.person_id).in_(leaders),
        col(PointTotal.area_id) == street.id,
        col(PointTotal.span) == Span.YEAR,
        col(PointTotal.key) == str(year),
    )
    rows = [tuple(row) for row in await act.session.execute(query)]
    ranked = [Ranked(person_id, points, leader=True) for person_id, points, _ in rows]
    best = best_leaders(ranked, len(leaders), act.town.points.leaders_percent)
    return {person_id: points for person_id, points, listed in rows if person_id in best and not listed}


async def _all_closed(act: Act, known: Directory, street: Area, month: str) -> bool:
    heads = (await act.session.execute(select(ChainHead.community_id))).scalars().all()
    here = {one for one in heads if known.path_of(one).startswith(street.path)}
    done = select(ClosedMonth.community_id).where(col(ClosedMonth.month) == month)
    return here <= set((await act.session.execute(done)).scalars())


async def year_behind(act: Act, token: str) -> dict[str, Any]:
    """The ranking with whole names, for the office and who records points: places, and who is named for what."""
    street_id, year, person_id = numbers_in(act, PAGE, token, 3)
    known = await directory(act.session)
    street = known.areas.get(street_id)
    if street is None or not (await may_record(act, person_id, street) or await of_office(act, person_id)):
        raise Refused(Refusal.LIST_GONE)
    return {
        "area": street.name,
        "year": year,
        "top": act.town.points.top,
        "percent": act.town.points.leaders_percent,
        "held_back": len(await _held_back(act, known, street, year)),
        "day": act.today.isoformat(),
        "now": iso(act.now),
        "rows": await _ranking(act, known, street, year),
    }


async def _ranking(act: Act, known: Directory, street: Area, year: int) -> list[dict[str, Any]]:
    """Everybody who is on the year's board, in order, and who of them is named for what."""
    query = (
        select(PointTotal.points, Person)
        .join(Person, col(Person.id) == col(PointTotal.person_id))
        .where(*await on_board(act, street.id, Span.YEAR, str(year)))
        .order_by(col(PointTotal.points).desc(), col(PointTotal.person_id))
    )
    found = [(points, person) for points, person in await act.session.execute(query)]
    leaders = _leaders(act, known, street)
    ranked = [Ranked(person.id, points, person.id in leaders) for points, person in found]
    top = first(ranked, act.town.points.top)
    best = best_leaders(ranked, len(leaders), act.town.points.leaders_percent)
    return [
        {
            "place": place,
            "name": person.name,
            "community": _community(known, person),
            "points": points,
            "leader": person.id in best,
            "top": person.id in top,
        }
        for place, (points, person) in zip(places([points for points, _ in found]), found, strict=True)
    ]


def _leaders(act: Act, known: Directory, street: Area) -> set[int]:
    return {
        known.today(row.person_id)
        for row in known.appointments
        if row.role in LEADERS and holds_at(row, act.now) and known.path_of(row.area_id).startswith(street.path)
    }


def _community(known: Directory, person: Person) -> str:
    """Where somebody lives, else where they hold a post: a leader may live elsewhere."""
    for place in (person.home_area_id, *(row.area_id for row in known.of_person(person.id))):
        area = known.areas.get(place or 0)
        if area is not None and Level.COMMUNITY in (levels := known.around(area)):
            return levels[Level.COMMUNITY].name
    return ""

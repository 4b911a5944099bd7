"""Lists of points to be read whole, printed and kept: a month as it is posted, a quarter as the street archives it."""

from collections import Counter
from typing import Any

from sqlmodel import col, select

from models import (
    Area,
    ClosedMonth,
    Level,
    Person,
    PointTotal,
    PostedMonth,
    Reach,
    Refusal,
    Refused,
    Right,
    Span,
    reaches,
)
from services.access import standings
from services.act import Act
from services.directory import Directory, directory
from services.facts import iso
from services.points.boards import on_board
from services.points.tallies import together
from services.rules.naming import as_shown, masked
from services.rules.points import months_of_quarter, places


async def month_behind(act: Act, token: str, visitor: Person | None) -> dict[str, Any]:
    """A month's list: masked on the open web, as they chose for who is signed in and under the desk's own link."""
    posted_id, person_id = numbers_in(act, "points", token, 2)
    posted = await act.session.get(PostedMonth, posted_id)
    if posted is None or posted.until is None:
        raise Refused(Refusal.LIST_GONE)
    known = await directory(act.session)
    area = known.areas[posted.community_id]
    named = visitor is not None or await may_record(act, person_id, area)
    rows = await _named_rows(act, posted, named=named)
    closed = await act.session.get(ClosedMonth, (posted.community_id, posted.month))
    listed = sum(row["points"] for row in rows)
    earned = await together(act.session, [area.id], Span.MONTH, posted.month)
    people, points = earned.get(area.id, (0, 0))
    return {
        "area": area.name,
        "month": posted.month,
        "rows": rows,
        "hidden": max(people - len(rows), 0),
        "people": people,
        "points": points,
        "hidden_points": points - listed,
        "number": closed.number if closed else posted.number,
        "hash": closed.hash if closed else posted.hash,
        "closed": closed is not None,
        "until": iso(posted.until),
        "buildings": _buildings(known, area),
        "now": iso(act.now),
    }


def numbers_in(act: Act, kind: str, token: str, count: int) -> tuple[int, ...]:
    """What a link to a list says."""
    numbers = act.town.doors.opened(kind, token)
    if numbers is None or len(numbers) != count:
        raise Refused(Refusal.LIST_GONE)
    return numbers


async def may_record(act: Act, person_id: int, area: Area) -> bool:
    """Whether the link was made for somebody who records points there, still today."""
    person = await act.session.get(Person, person_id) if person_id else None
    if person is None:
        return False
    held = [one for one in await standings(act.session, person, act.now) if not one.over]
    return any(Reach.AREA in reaches(one.role, Right.AWARD) and one.covers(area.path) for one in held)


async def _named_rows(act: Act, posted: PostedMonth, *, named: bool) -> list[dict[str, Any]]:
    """Who chose to be on lists, in order; two who look the same are told apart by a number."""
    query = (
        select(PointTotal.points, Person)
        .join(Person, col(Person.id) == col(PointTotal.person_id))
        .where(*await on_board(act, posted.community_id, Span.MONTH, posted.month))
        .order_by(col(PointTotal.points).desc(), col(PointTotal.reached), col(PointTotal.person_id))
    )
    found = [(points, person) for points, person in await act.session.execute(query)]
    seen: Counter[tuple[str, str]] = Counter()
    rows = []
    for place, (points, person) in zip(places([points for points, _ in found]), found, strict=True):
        how = as_shown(person.name, person.shown) if named else ("masked", masked(person.name))
        seen[how] += 1
        rows.append({"place": place, "name": how, "points": points, "n": seen[how] if seen[how] > 1 else 0})
    return rows


def _buildings(known: Directory, area: Area) -> list[str]:
    """Where it is posted beside the board."""
    found = [one for one in known.areas.values() if one.level is Level.BUILDING and one.path.startswith(area.path)]
    names = {
        one.id: known.compounds[one.compound_id].name if one.compound_id in known.compounds else "" for one in found
    }
    return [f"{names[one.id]}{one.name}" for one in sorted(found, key=lambda one: one.path)]


async def quarter_behind(act: Act, token: str) -> dict[str, Any]:
    """A quarter of three closed months with whole names, for who may see it: the office, and who records points."""
    community_id, quarter, person_id = numbers_in(act, "quarter", token, 3)
    key = f"{quarter // 10}-Q{quarter % 10}"
    known = await directory(act.session)
    area = known.areas.get(community_id)
    if area is None or not (await may_record(act, person_id, area) or await of_office(act, person_id)):
        raise Refused(Refusal.LIST_GONE)
    months = months_of_quarter(key)
    last = await act.session.get(ClosedMonth, (community_id, months[-1]))
    if last is None:
        raise Refused(Refusal.LIST_GONE)
    rows = await _quarter_rows(act, known, area, key, months)
    return {
        "area": area.name,
        "quarter": key,
        "months": months,
        "rows": rows,
        "people": len(rows),
        "points": sum(row["points"] for row in rows),
        "number": last.number,
        "hash": last.hash,
        "day": act.today.isoformat(),
        "now": iso(act.now),
    }


async def of_office(act: Act, person_id: int) -> bool:
    """Whether somebody works in the street's organisation office, as the settings name it."""
    known = await directory(act.session)
    office = next((unit for unit in known.units.values() if unit.key == act.town.points.office), None)
    person = await act.session.get(Person, person_id) if office and person_id else None
    if person is None or office is None:
        return False
    return any(one.unit_id == office.id and not one.over for one in await standings(act.session, person, act.now))


async def _quarter_rows(act: Act, known: Directory, area: Area, key: str, months: list[str]) -> list[dict[str, Any]]:
    query = (
        select(PointTotal, Person)
        .join(Person, col(Person.id) == col(PointTotal.person_id))
        .where(
            col(PointTotal.area_id) == area.id,
            col(PointTotal.span).in_([Span.MONTH, Span.QUARTER]),
            col(PointTotal.key).in_([key, *months]),
            col(PointTotal.points) != 0,
        )
    )
    kept: dict[int, dict[str, int]] = {}
    people: dict[int, Person] = {}
    for total, person in await act.session.execute(query):
        kept.setdefault(person.id, {})[total.key] = total.points
        people[person.id] = person
    rows = [
        {
            "name": people[one].name,
            "home": _home(known, people[one]),
            "months": [found.get(month, 0) for month in months],
            "points": found.get(key, 0),
        }
        for one, found in sorted(kept.items())
    ]
    return sorted(rows, key=lambda row: -int(row["points"]))


def _home(known: Directory, person: Person) -> str:
    home = known.areas.get(person.home_area_id or 0)
    levels = known.around(home) if home else {}
    return levels[Level.GRID].name if Level.GRID in levels else ""

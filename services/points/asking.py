"""What people ask about points, and points given by hand: 积分, 排行榜, 记分 王秋月 调解 帮两家说和."""

import re
from datetime import date, timedelta
from typing import Any

from sqlmodel import col, select

from models import Area, Entry, Level, Person, PointRule, PostedMonth, Purpose, Refusal, Refused, Right, Shown, Span
from services.access import Standing, require
from services.act import Act
from services.calling import called
from services.directory import directory
from services.facts import iso
from services.people import around
from services.points.boards import PAGE, Board, board, place_of, points_above
from services.points.recording import LONGEST
from services.points.table import rule_for, rules_at
from services.points.totals import balance_of, employees
from services.rules.boards import told_apart
from services.rules.corrections import read_value
from services.rules.ledger_words import read_period
from services.rules.naming import as_shown
from services.rules.point_settings import YearPolicy, next_expiry
from services.rules.points import keys_of, month_of
from services.rules.words import one_line

LATEST = timedelta(days=183)
"""A deed of longer ago is not recorded by hand. A day and month without a year may also be a slip: 12月 in November."""
LAST = 5
"""So many entries are shown to their owner."""


async def community_of(act: Act, person: Person) -> Area:
    """Whose ledger somebody is in: where they live, else where they hold a post."""
    known = await directory(act.session)
    places = [person.home_area_id, *(row.area_id for row in known.of_person(person.id))]
    for area_id in places:
        area = known.areas.get(area_id or 0)
        levels = known.around(area) if area else {}
        if Level.COMMUNITY in levels:
            return levels[Level.COMMUNITY]
    raise Refused(Refusal.NO_COMMUNITY)


async def community_here(act: Act) -> Area:
    """The community that is meant: the group's, else the asking person's."""
    known = await directory(act.session)
    area = known.areas.get((act.chat.area_id if act.chat else None) or 0)
    levels = await around(act.session, area) if area else {}
    return levels.get(Level.COMMUNITY) or await community_of(act, act.somebody)


async def my_points(act: Act) -> dict[str, Any]:
    """What the asking person has, and the last entries of theirs."""
    person = act.somebody
    community = await community_of(act, person)
    today = act.today
    balance = await balance_of(act.session, community.id, person.id, today)
    mine = col(Entry.person_id) == person.id, col(Entry.community_id) == community.id
    last = await act.session.execute(
        select(Entry, PointRule)
        .join(PointRule, col(PointRule.id) == col(Entry.rule_id), isouter=True)
        .where(*mine)
        .order_by(col(Entry.id).desc())
        .limit(LAST)
    )
    place = await place_of(act, community.id, Span.YEAR, keys_of(today, month_of(today))[Span.YEAR], person.id)
    return {
        "spendable": balance.spendable,
        "owed": balance.owed,
        "until": _spendable_until(act),
        "totals": {span.value: points for span, points in balance.totals.items()},
        "place": place.place if place else None,
        "entries": [entry_facts(entry, rule) for entry, rule in last],
        "posted": await open_to_objections(act, community),
        "now": iso(act.now),
    }


async def open_to_objections(act: Act, community: Area) -> int:
    """The month's list of which somebody may say now that it is wrong; 0 for none."""
    query = select(PostedMonth.id).where(
        col(PostedMonth.community_id) == community.id, col(PostedMonth.until) > act.now
    )
    return (await act.session.execute(query.order_by(col(PostedMonth.id).desc()).limit(1))).scalar_one_or_none() or 0


def _spendable_until(act: Act) -> str | None:
    """The last day on which what one has can be spent; none where old points are carried over."""
    settings = act.town.points
    if settings.year_policy is YearPolicy.CARRY:
        return None
    gone = next_expiry(settings, act.now, act.town.timezone).astimezone(act.town.timezone).date()
    return (gone - timedelta(days=1)).isoformat()


def entry_facts(entry: Entry, rule: PointRule | None) -> dict[str, Any]:
    """An entry as its owner reads it."""
    return {
        "kind": entry.kind.value,
        "points": entry.points,
        "on": entry.on.isoformat(),
        "rule": {"zh_CN": rule.name, "en": rule.name_en or rule.name} if rule else None,
        "why": entry.why,
        "late": entry.late,
    }


async def show_board(
    act: Act, span: Span, offset: int = 0, area_id: int | None = None, key: str = ""
) -> dict[str, Any]:
    """A stretch of a leaderboard (of now, or of the period ``key``), and in private where the asking person stands."""
    known = await directory(act.session)
    area = known.areas.get(area_id or 0) or await _board_here(act)
    key = key or key_now(act, span)
    facts = await board_facts(act, area, span, key, offset=offset)
    private = act.person is not None and act.chat is not None and act.chat.purpose is Purpose.DIRECT
    place = await place_of(act, area.id, span, key, act.somebody.id) if private else None
    mine = {"place": place.place, "points": place.points} if place else None
    return facts | {"mine": mine, "now": iso(act.now)}


async def _board_here(act: Act) -> Area:
    """The community that is meant; who is of the street and of no community of it reads the street's board."""
    try:
        return await community_here(act)
    except Refused:
        known = await directory(act.session)
        for row in known.of_person(act.somebody.id):
            area = known.areas.get(row.area_id or 0)
            if area is not None and area.level is Level.STREET:
                return area
        raise


def key_now(act: Act, span: Span) -> str:
    """The period that is running."""
    return keys_of(act.today, month_of(act.today))[span]


async def board_facts(
    act: Act, area: Area, span: Span, key: str, *, offset: int = 0, limit: int = PAGE, found: Board | None = None
) -> dict[str, Any]:
    """A board (``found``, where it was read already) as it is told: each as they chose to be shown, told apart."""
    found = found or await board(act, area.id, span, key, offset=offset, limit=limit)
    names = [as_shown(line.person.name, line.person.shown) for line in found.lines]
    tags = told_apart(names, [await _grid_of(act, line.person) for line in found.lines])
    return {
        "area": area.name,
        "area_id": area.id,
        "span": span.value,
        "key": key,
        "old": key != key_now(act, span),
        "offset": offset,
        "page": limit,
        "people": found.people,
        "lines": [
            {"place": line.place, "name": name, "tag": tag, "points": line.points}
            for line, name, tag in zip(found.lines, names, tags, strict=True)
        ],
    }


async def _grid_of(act: Act, person: Person) -> str:
    known = await directory(act.session)
    home = known.areas.get(person.home_area_id or 0)
    grid = known.around(home).get(Level.GRID) if home else None
    return grid.name if grid else ""


async def my_place(act: Act, area_id: int, span: Span, key: str) -> dict[str, Any]:
    """Where the asking person stands, and what is missing to whoever is just above; for their eyes only."""
    place = await place_of(act, area_id, span, key, act.somebody.id)
    if place is None:
        return {"place": 0, "why": await _why_unranked(act)}
    above = await points_above(act, area_id, span, key, place.points)
    return {"place": place.place, "points": place.points, "gap": above - place.points if above else 0}


async def _why_unranked(act: Act) -> str:
    if act.somebody.id in employees(await directory(act.session), act.now):
        return "staff"
    return {None: "unchosen", Shown.HIDDEN: "hidden"}.get(act.somebody.shown, "none")


async def read_award(act: Act, words: str) -> dict[str, Any]:
    """王秋月 调解 11月3日 帮两家说和, as far as it is clear: people of this name, the rule, the day, the reason."""
    found = await require(act, Right.AWARD)
    who, _, rest = one_line(words).partition(" ")
    what, why = _rule_and_why(rest.strip())
    if not who or not what:
        raise Refused(Refusal.AWARD_HOW)
    people = await _others_called(act, who, found)
    known = await directory(act.session)
    community = await community_of(act, people[0])
    rule = await rule_for(act.session, community.id, act.today, what)
    said, why = read_value(why)
    if said not in ("", str(rule.points)):
        raise Refused(Refusal.AWARD_VALUE, rule=rule.name, points=rule.points)
    on, why = _day_in(why, act.today)
    if on != act.today:
        rule = await _held_then(act, community, rule, on)
    homes = [known.around(known.areas[one.home_area_id or community.id]) for one in people]
    return {
        "rule": rule.id,
        "names": {"zh_CN": rule.name, "en": rule.name_en or rule.name},
        "points": rule.points,
        "on": on.isoformat(),
        "why": why[:LONGEST],
        "people": [
            {"id": one.id, "name": one.name, "home": home[Level.BUILDING].name if Level.BUILDING in home else ""}
            for one, home in zip(people, homes, strict=True)
        ],
    }


def _rule_and_why(rest: str) -> tuple[str, str]:
    """调解,帮两家说和: the rule ends at a space or comma; English (household help, …) at a comma."""
    head, comma, behind = rest.partition(",")
    if comma and head.isascii() and head.replace(" ", "").isalpha():
        return head.strip(), behind.strip()
    what, *why = re.split(r"[\s,，、:：]+", rest, maxsplit=1)
    return what, "".join(why)


async def _others_called(act: Act, who: str, found: list[Standing]) -> list[Person]:
    """Whoever goes by this name; nobody records points for themselves."""
    everybody = await called(act, who, found, homeless=False)
    people = [one for one in everybody if one.id != act.somebody.id]
    if not people:
        raise Refused(Refusal.OWN_POINTS if everybody else Refusal.NOBODY_CALLED)
    return people


def _day_in(why: str, today: date) -> tuple[date, str]:
    """The day that stands in front of a reason, else today; further in it is a part of the story."""
    said, _, rest = why.partition(" ")
    first, last, other = read_period(said, today)
    return (first, rest.strip()) if first is not None and first == last and not other else (today, why)


async def _held_then(act: Act, community: Area, rule: PointRule, on: date) -> PointRule:
    """The rule as it was on a day that is over; of long ago nobody remembers enough."""
    held = [one for one in await rules_at(act.session, community.id, on) if one.key == rule.key]
    since = max(act.today - LATEST, date.min if held else rule.since)
    if on < since:
        raise Refused(Refusal.AWARD_DAY, rule=rule.name, month=since.month, day=since.day)
    return held[0] if held else rule

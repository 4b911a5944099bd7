"""What the entries of a community file must agree on: keys, references, the area tree, who may hold what where."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from models import Level, Purpose, Role
from services.community.duties import roster_problems
from services.community.posts import FOR_UNITS, REACH
from services.community.problems import Problem, Wrong, nearest
from services.community.schema import (
    PROPERTY,
    AppointmentEntry,
    AreaEntry,
    ChatEntry,
    Community,
    CompoundEntry,
    PersonEntry,
)
from services.rules.place_words import buildings_in, plain

LEVELS = tuple(Level)
OUTLINED = (Level.GRID, Level.BUILDING)
PLACES: dict[Purpose, tuple[str, ...]] = {
    Purpose.RESIDENTS: ("compound", "area"),
    Purpose.VOLUNTEERS: ("area", "compound"),
    Purpose.WORK: ("area",),
    Purpose.UNIT: ("unit",),
}
"""What a chat of each purpose belongs to: exactly one of these fields."""


def problems_of(community: Community) -> Iterator[Problem]:
    """Everything the entries disagree on; empty for a sound file."""
    if not community.areas:
        yield Problem("areas", "", "", Wrong.NO_AREAS)
        return
    doubled = tuple(_duplicates(community))
    yield from doubled
    if not doubled:
        for check in CHECKS:
            yield from check(community)


def _duplicates(community: Community) -> Iterator[Problem]:
    for table in ("areas", "compounds", "units", "people", "chats", "categories"):
        counted = Counter(entry.key for entry in getattr(community, table))
        for key, times in counted.items():
            if times > 1:
                yield Problem(table, key, "key", Wrong.DUPLICATE_KEY, {"given": key, "times": times})
    if any(unit.key == PROPERTY for unit in community.units):
        yield Problem("units", PROPERTY, "key", Wrong.RESERVED_KEY, {"given": PROPERTY})


def _references(community: Community) -> Iterator[Problem]:
    keys = {table: {entry.key for entry in getattr(community, table)} for table in _TARGETS}
    for table, entry, field, target, key in _pointers(community):
        if key is not None and key not in keys[target]:
            facts = {"given": key, "target": target, "near": nearest(key, keys[target])}
            yield Problem(table, entry, field, Wrong.UNKNOWN_REFERENCE, facts)


_TARGETS = ("areas", "compounds", "units", "people", "categories")
Pointer = tuple[str, str, str, str, str | None]
"""table, entry, field, the table it points into, the key it names"""


def _pointers(community: Community) -> Iterator[Pointer]:
    for area in community.areas:
        yield "areas", area.key, "parent", "areas", area.parent
        yield "areas", area.key, "compound", "compounds", area.compound
    for compound in community.compounds:
        yield "compounds", compound.key, "property", "units", compound.property
        yield "compounds", compound.key, "linked", "units", compound.linked
    for person in community.people:
        yield "people", person.key, "home", "areas", person.home
        for field, held in _held(person):
            yield "people", person.key, f"{field}.area", "areas", held.area
            yield "people", person.key, f"{field}.unit", "units", held.unit
    yield from _chat_pointers(community)
    yield from _responsibility_pointers(community)
    yield from _condition_pointers(community)
    for category in community.categories:
        yield "categories", category.key, "sign_person", "people", category.sign_person
    yield from _roster_pointers(community)
    for place, entry in enumerate(community.point_rules, start=1):
        yield "point_rules", f"#{place}", "area", "areas", entry.area
    for place, gift in enumerate(community.gifts, start=1):
        yield "gifts", f"#{place}", "area", "areas", gift.area
    for place, opening in enumerate(community.openings, start=1):
        yield "openings", f"#{place}", "area", "areas", opening.area
        yield "openings", f"#{place}", "person", "people", opening.person


def _chat_pointers(community: Community) -> Iterator[Pointer]:
    for chat in community.chats:
        yield "chats", chat.key, "area", "areas", chat.area
        yield "chats", chat.key, "compound", "compounds", chat.compound
        yield "chats", chat.key, "unit", "units", chat.unit
        for member in chat.members or ():
            yield "chats", chat.key, "members", "people", member


def _responsibility_pointers(community: Community) -> Iterator[Pointer]:
    for place, entry in enumerate(community.responsibilities, start=1):
        for category in entry.category:
            yield "responsibilities", f"#{place}", "category", "categories", category
        yield "responsibilities", f"#{place}", "area", "areas", entry.area
        yield "responsibilities", f"#{place}", "unit", "units", None if entry.unit == PROPERTY else entry.unit


def _condition_pointers(community: Community) -> Iterator[Pointer]:
    for place, entry in enumerate(community.conditions, start=1):
        yield "conditions", f"#{place}", "category", "categories", entry.category
        yield "conditions", f"#{place}", "unit", "units", entry.unit
        yield "conditions", f"#{place}", "sign_person", "people", entry.sign_person


def _roster_pointers(community: Community) -> Iterator[Pointer]:
    for place, entry in enumerate(community.roster, start=1):
        yield "roster", f"#{place}", "person", "people", entry.person
        yield "roster", f"#{place}", "area", "areas", entry.area
        yield "roster", f"#{place}", "unit", "units", entry.unit


def _held(person: PersonEntry) -> Iterator[tuple[str, AppointmentEntry]]:
    for place, held in enumerate(person.appointments, start=1):
        yield f"appointments[{place}]", held


def _tree(community: Community) -> Iterator[Problem]:
    areas = {area.key: area for area in community.areas}
    for area in community.areas:
        if _in_cycle(area, areas):
            yield _about(area, "parent", Wrong.CYCLE, given=area.parent)
        else:
            yield from _level(area, areas)
            yield from _compound(area)


def _in_cycle(area: AreaEntry, areas: dict[str, AreaEntry]) -> bool:
    seen: set[str] = set()
    above = areas.get(area.parent or "")
    while above is not None and above.key not in seen:
        if above.key == area.key:
            return True
        seen.add(above.key)
        above = areas.get(above.parent or "")
    return False


def _level(area: AreaEntry, areas: dict[str, AreaEntry]) -> Iterator[Problem]:
    step = LEVELS.index(area.level)
    if step == 0:
        if area.parent is not None:
            yield _about(area, "parent", Wrong.NO_PARENT, given=area.parent)
        return
    wants = LEVELS[step - 1]
    if area.parent is None:
        yield _about(area, "parent", Wrong.NEEDS_PARENT, level=area.level, wants=wants)
    elif area.parent in areas and areas[area.parent].level is not wants:
        facts = {"level": area.level, "wants": wants, "parent": area.parent, "found": areas[area.parent].level}
        yield _about(area, "parent", Wrong.WRONG_LEVEL, **facts)


def _compound(area: AreaEntry) -> Iterator[Problem]:
    """A building with a number belongs to a compound; one with a name may stand by itself: a market, a park."""
    if area.level is Level.BUILDING and area.compound is None and buildings_in(plain(area.name)):
        yield _about(area, "compound", Wrong.BUILDING_WITHOUT_COMPOUND, given=area.name)
    elif area.level is not Level.BUILDING and area.compound is not None:
        yield _about(area, "compound", Wrong.COMPOUND_NOT_HERE, level=area.level)


def _about(area: AreaEntry, field: str, code: Wrong, **facts: Any) -> Problem:
    return Problem("areas", area.key, field, code, facts)


def _places(community: Community) -> Iterator[Problem]:
    tables: tuple[tuple[str, Iterable[AreaEntry | CompoundEntry]], ...] = (
        ("areas", community.areas),
        ("compounds", community.compounds),
    )
    for table, entries in tables:
        for entry in entries:
            if (entry.lat is None) is not (entry.lon is None):
                yield Problem(table, entry.key, "lat" if entry.lat is None else "lon", Wrong.HALF_A_PLACE)


def _outlines(community: Community) -> Iterator[Problem]:
    """Only what a pin can fall into has an outline."""
    for area in community.areas:
        if area.outline is not None and area.level not in OUTLINED:
            yield _about(area, "outline", Wrong.OUTLINE_LEVEL, level=area.level, choices=", ".join(OUTLINED))


def _names(community: Community) -> Iterator[Problem]:
    """Two buildings of one compound, or two areas with one parent, cannot be told apart by one name."""
    first: dict[tuple[str, str], str] = {}
    for area in community.areas:
        around = f"compound {area.compound}" if area.compound else f"area {area.parent}"
        other = first.setdefault((around, area.name), area.key)
        if other != area.key:
            yield _about(area, "name", Wrong.SAME_NAME, given=area.name, other=other)
    for compound in community.compounds:
        other = first.setdefault(("compounds", compound.name), compound.key)
        if other != compound.key:
            facts = {"given": compound.name, "other": other}
            yield Problem("compounds", compound.key, "name", Wrong.SAME_NAME, facts)


def _appointments(community: Community) -> Iterator[Problem]:
    levels = {area.key: area.level for area in community.areas}
    for person in community.people:
        seen: set[tuple[Role, str | None, str | None]] = set()
        for field, held in _held(person):
            yield from _appointment(person.key, field, held, levels)
            if (held.role, held.area, held.unit) in seen:
                yield Problem("people", person.key, field, Wrong.TWICE_APPOINTED, {"role": held.role})
            seen.add((held.role, held.area, held.unit))


def _appointment(person: str, field: str, held: AppointmentEntry, levels: dict[str, Level]) -> Iterator[Problem]:
    if held.role is Role.RESIDENT:
        choices = ", ".join(role for role in Role if role is not Role.RESIDENT)
        facts = {"given": held.role, "choices": choices}
        yield Problem("people", person, f"{field}.role", Wrong.NOT_ONE_OF, facts)
    elif held.role in FOR_UNITS:
        if held.unit is None or held.area is not None:
            yield Problem("people", person, field, Wrong.ROLE_NEEDS_UNIT, {"role": held.role})
    elif held.area is None or held.unit is not None:
        yield Problem("people", person, field, Wrong.ROLE_NEEDS_AREA, {"role": held.role})
    elif held.area in levels and levels[held.area] not in REACH[held.role]:
        facts = {"role": held.role, "level": levels[held.area], "choices": ", ".join(REACH[held.role])}
        yield Problem("people", person, f"{field}.area", Wrong.ROLE_LEVEL, facts)


def _desks(community: Community) -> Iterator[Problem]:
    """A matter that nobody else takes ends at the desk: each community has one, its own or the street's."""
    staffed = {held.area for person in community.people for held in person.appointments if held.role is Role.DESK}
    for area in community.areas:
        if area.level is Level.COMMUNITY and not staffed & {area.key, area.parent}:
            yield _about(area, "", Wrong.COMMUNITY_WITHOUT_DESK, given=area.key, name=area.name)


def _chats(community: Community) -> Iterator[Problem]:
    for chat in community.chats:
        yield from _chat_place(chat)
        yield from _chat_platform(chat)


def _chat_place(chat: ChatEntry) -> Iterator[Problem]:
    if chat.purpose not in PLACES:
        facts = {"given": chat.purpose, "choices": ", ".join(PLACES)}
        yield Problem("chats", chat.key, "purpose", Wrong.NOT_ONE_OF, facts)
        return
    given = [field for field in ("area", "compound", "unit") if getattr(chat, field) is not None]
    if len(given) != 1 or given[0] not in PLACES[chat.purpose]:
        facts = {"purpose": chat.purpose, "choices": ", ".join(PLACES[chat.purpose])}
        yield Problem("chats", chat.key, given[0] if given else "", Wrong.CHAT_PLACE, facts)


def _chat_platform(chat: ChatEntry) -> Iterator[Problem]:
    if chat.platform == "web":
        if chat.external_id is not None:
            yield Problem("chats", chat.key, "external_id", Wrong.EXTERNAL_ID_NOT_HERE)
        return
    if chat.external_id is None:
        yield Problem("chats", chat.key, "external_id", Wrong.NEEDS_EXTERNAL_ID, {"given": chat.platform})
    if chat.members is not None:
        yield Problem("chats", chat.key, "members", Wrong.MEMBERS_NOT_HERE, {"given": chat.platform})


def _accounts(community: Community) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for person in community.people:
        if person.telegram is not None:
            yield from _once(first, ("telegram", person.telegram), "people", person.key, "telegram")
    for chat in community.chats:
        if chat.external_id is not None:
            yield from _once(first, (f"chat:{chat.platform}", chat.external_id), "chats", chat.key, "external_id")


def _once(
    first: dict[tuple[str, str], str], account: tuple[str, str], table: str, key: str, field: str
) -> Iterator[Problem]:
    other = first.setdefault(account, key)
    if other != key:
        yield Problem(table, key, field, Wrong.SAME_ACCOUNT, {"given": account[1], "other": other})


def _pairs(community: Community) -> Iterator[Problem]:
    first: dict[tuple[str, str], int] = {}
    for place, entry in enumerate(community.responsibilities, start=1):
        for category in entry.category:
            if (category, entry.area) in first:
                facts = {"category": category, "area": entry.area, "other": f"#{first[category, entry.area]}"}
                yield Problem("responsibilities", f"#{place}", "category", Wrong.TWO_RESPONSIBILITIES, facts)
            first.setdefault((category, entry.area), place)


def _conditions(community: Community) -> Iterator[Problem]:
    """Two conditions of one category cannot be told apart by one name."""
    first: dict[tuple[str, str], int] = {}
    for place, entry in enumerate(community.conditions, start=1):
        other = first.setdefault((entry.category, entry.name), place)
        if other != place:
            facts = {"given": entry.name, "other": f"#{other}"}
            yield Problem("conditions", f"#{place}", "name", Wrong.SAME_NAME, facts)


def _point_rules(community: Community) -> Iterator[Problem]:
    """A line of the table belongs to a street or a community, once."""
    levels = {area.key: area.level for area in community.areas}
    first: dict[tuple[str, str], int] = {}
    for place, entry in enumerate(community.point_rules, start=1):
        other = first.setdefault((entry.area, entry.key), place)
        if other != place:
            facts = {"given": entry.key, "other": f"#{other}"}
            yield Problem("point_rules", f"#{place}", "key", Wrong.SAME_NAME, facts)
        if levels.get(entry.area, Level.STREET) not in (Level.STREET, Level.COMMUNITY):
            yield Problem("point_rules", f"#{place}", "area", Wrong.RULE_PLACE, {"given": entry.area})


def _gifts(community: Community) -> Iterator[Problem]:
    """A gift belongs to a community, once, and does not end before it begins; so do people's openings."""
    levels = {area.key: area.level for area in community.areas}
    first: dict[tuple[str, str, str], int] = {}
    rows = [("gifts", at, "key", one.key, one.area) for at, one in enumerate(community.gifts, start=1)]
    rows += [("openings", at, "person", one.person, one.area) for at, one in enumerate(community.openings, start=1)]
    for table, place, field, key, area in rows:
        other = first.setdefault((table, area, key), place)
        if other != place:
            yield Problem(table, f"#{place}", field, Wrong.SAME_NAME, {"given": key, "other": f"#{other}"})
        if levels.get(area, Level.COMMUNITY) is not Level.COMMUNITY:
            yield Problem(table, f"#{place}", "area", Wrong.GIFT_PLACE, {"given": area})
    for place, gift in enumerate(community.gifts, start=1):
        if gift.since and gift.until and gift.until < gift.since:
            yield Problem("gifts", f"#{place}", "until", Wrong.GIFT_DAYS, {"given": gift.until.isoformat()})


CHECKS: tuple[Callable[[Community], Iterator[Problem]], ...] = (
    _references,
    _tree,
    _places,
    _outlines,
    _names,
    _appointments,
    _desks,
    _chats,
    _accounts,
    _pairs,
    _conditions,
    _point_rules,
    _gifts,
    roster_problems,
)

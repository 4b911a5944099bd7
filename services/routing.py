"""Who acts first on a case: the grid, a unit, or the desk where nobody else can."""

from dataclasses import dataclass
from datetime import datetime

from models import Area, Case, Category, First, Level, Role, Sensitivity, TimeLimit
from services.act import Act
from services.directory import directory
from services.people import around
from services.roster import of_area, of_unit
from services.rules.conditions import plausible


@dataclass(frozen=True)
class Route:
    """Where a case goes: the role whose turn it is, the unit if it is an officer's, and why (a code for the card)."""

    held_by: Role
    unit_id: int | None = None
    why: str = ""


DESK = Route(Role.DESK)
LADDER_UP = (Role.GRID_MEMBER, Role.GRID_LEADER, Role.DESK, Role.STREET)
"""A level a press: 小事不出社区,大事不出街道."""


async def route(act: Act, case: Case) -> Route:
    """Where the case goes now, by its category and place."""
    known = await directory(act.session)
    category = known.categories.get(case.category_id or 0)
    if category is None:
        return Route(Role.DESK, why="no-category")
    if not case.placed and category.sensitivity is not Sensitivity.SEALED:
        return Route(Role.DESK, why="no-place")
    if await discreet(act, case):
        return Route(Role.DESK, why="discreet")
    area = known.areas[case.area_id]
    if category.first is First.GRID:
        return await _to_grid(act, area)
    return await to_unit(act, case, area)


async def discreet(act: Act, case: Case) -> bool:
    """Whether desk and street keep the case to themselves: it is sealed, or a complaint about a unit or its staff."""
    category = (await directory(act.session)).categories.get(case.category_id or 0)
    return case.sensitivity is Sensitivity.SEALED or (category is not None and category.against_unit)


async def _to_grid(act: Act, area: Area) -> Route:
    if Level.GRID not in await around(act.session, area):
        return Route(Role.DESK, why="no-place")
    members = (await directory(act.session)).of_area(area, Role.GRID_MEMBER, act.now)
    for role in (Role.GRID_MEMBER, Role.GRID_LEADER):
        if await of_area(act.session, area, role, act.now):
            return Route(role, why="member-away" if members and role is Role.GRID_LEADER else "grid")
    return Route(Role.DESK, why="grid-away" if members else "no-grid-member")


async def to_unit(act: Act, case: Case, area: Area) -> Route:
    """The unit that answers for the case: most specific responsibility first, the desk where there is none."""
    found = (await directory(act.session)).responsibility(case.category_id, area)
    if found is None:
        return await _to_usual(act, case)
    if found.unit_id is not None:
        return await staffed(act, found.unit_id, "unit")
    return await _to_property(act, case)


async def _to_usual(act: Act, case: Case) -> Route:
    """The unit that the city's table names for what was found, where nobody answers for the place."""
    known = await directory(act.session)
    limit = known.limits.get(case.limit_id or 0)
    condition = known.conditions.get((limit.condition_id if limit else None) or 0)
    if condition is None or condition.unit_id is None:
        return Route(Role.DESK, why="no-unit")
    return await staffed(act, condition.unit_id, "unit")


async def _to_property(act: Act, case: Case) -> Route:
    """The compound's property company; without one (三无小区) its linked unit, else the desk."""
    compound = (await directory(act.session)).compounds.get(case.compound_id or 0)
    if compound is None:
        return Route(Role.DESK, why="no-place")
    if compound.property_unit_id is not None:
        return await staffed(act, compound.property_unit_id, "property")
    if compound.linked_unit_id is not None:
        return await staffed(act, compound.linked_unit_id, "no-property-linked")
    return Route(Role.DESK, why="no-property")


async def staffed(act: Act, unit_id: int, why: str) -> Route:
    """The unit, if anybody acts for it now; else the desk, and the card says so."""
    if await of_unit(act.session, unit_id, (Role.OFFICER, Role.UNIT_HEAD), act.now):
        return Route(Role.OFFICER, unit_id, why)
    everybody = (await directory(act.session)).of_unit(unit_id, (Role.OFFICER, Role.UNIT_HEAD), act.now)
    return Route(Role.DESK, why="unit-away" if everybody else "no-officers")


async def next_up(act: Act, case: Case) -> Route | None:
    """The next level above that has somebody; ``None`` at the top."""
    area = (await directory(act.session)).areas[case.area_id]
    start = LADDER_UP.index(case.held_by) + 1 if case.held_by in LADDER_UP else LADDER_UP.index(Role.DESK)
    for role in LADDER_UP[start:]:
        if await of_area(act.session, area, role, act.now):
            return Route(role, why="passed-up" if role is LADDER_UP[start] else "passed-over")
    return None


async def limit_of(act: Act, category: Category | None, words: str = "") -> int | None:
    """The id of the limit that holds for a category now: a case keeps the one it was filed under.

    Of a category with conditions it is the strictest that these words may mean.
    """
    if category is None:
        return None
    known = await directory(act.session)
    conditions = known.conditions_of(category.id)
    meant = plausible([row.name for row in conditions], words)
    limits = [known.limit_at(category.id, conditions[at].id, act.now) for at in meant] or [known.limit_of(category.id)]
    found = [limit for limit in limits if limit is not None]
    return min(found, key=lambda limit: _ends(act, limit)).id if found else None


def _ends(act: Act, limit: TimeLimit) -> tuple[datetime, int]:
    return act.town.calendar.add(act.now, limit.handle_amount, limit.handle_measure), limit.id

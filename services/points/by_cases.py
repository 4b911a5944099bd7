"""Points that come by themselves: a report that proved true, a case that a grid member handled, a day's patrol.

Only for people who chose how lists show them, of open matters, and nobody's employees. One deed has one key, so whoever
reported and handled the same matter earns for it once.
"""

from dataclasses import replace

import structlog
from sqlmodel import col, select

from models import Case, Entry, Level, Person, Refused, Role, Sensitivity
from services.act import Act
from services.directory import directory, holds_at
from services.points.recording import Award, record_one
from services.points.table import rules_at
from services.points.totals import employees
from services.same_person import whoever

log = structlog.get_logger()

GRID = frozenset({Role.GRID_LEADER, Role.GRID_MEMBER, Role.BUILDING_LEADER})
PATROL = "patrol"
"""The line of the table of points that somebody who logs what they found on their way has once a day."""


async def earn_by_case(act: Act, case: Case) -> None:
    """After somebody else has seen that it is done: what its category gives whoever reported it and whoever did it."""
    known = await directory(act.session)
    category = known.categories.get(case.category_id or 0)
    if category is None or case.sensitivity is not Sensitivity.OPEN or case.verified_at is None:
        return
    if category.points and not case.on_behalf:
        await _earn(act, case, case.reporter_id, category.points)
    if category.work_points and case.handler_id and await _is_grid(act, case.handler_id):
        await _earn(act, case, case.handler_id, category.work_points)


async def _earn(act: Act, case: Case, person_id: int, points: int) -> None:
    person = await whoever(act.session, person_id)
    community = await _community(act, case)
    if community and await _may_earn(act, person):
        award = Award(person.id, f"case:{case.id}:{person.id}", act.today, points, why=f"#{case.number}")
        await _by_itself(act, community, award)


async def earn_by_patrol(act: Act, case: Case) -> None:
    """The first thing that a grid member logs on a day is that day's patrol, where the table has a line for it."""
    community, person = await _community(act, case), act.somebody
    deed = f"{PATROL}:{person.id}:{act.today}"
    there = select(Entry.id).where(col(Entry.community_id) == community, col(Entry.deed) == deed)
    if not community or not await _is_grid(act, person.id) or (await act.session.execute(there)).first() is not None:
        return
    rule = next((one for one in await rules_at(act.session, community, act.today) if one.key == PATROL), None)
    if rule is not None and await _may_earn(act, person):
        await _by_itself(act, community, Award(person.id, deed, act.today, rule.points, rule))


async def _by_itself(act: Act, community: int, award: Award) -> None:
    """Nobody awards it: the table does. What a rule refuses is not given, and the matter goes its way all the same."""
    try:
        await record_one(replace(act, person=None), community, award)
    except Refused as refused:
        log.info("points.not_given", refusal=refused.refusal.value)


async def _may_earn(act: Act, person: Person) -> bool:
    return person.shown is not None and person.id not in employees(await directory(act.session), act.now)


async def _is_grid(act: Act, person_id: int) -> bool:
    known = await directory(act.session)
    return any(row.role in GRID and holds_at(row, act.now) for row in known.of_person(person_id))


async def _community(act: Act, case: Case) -> int:
    known = await directory(act.session)
    area = known.areas.get(case.area_id or 0)
    levels = known.around(area) if area else {}
    return levels[Level.COMMUNITY].id if Level.COMMUNITY in levels else 0

"""The only way to a row that somebody asked for: loading it is the permission check.

``RIGHTS`` says which role may do what and how far; here that table meets appointments and cases, once for
a single row (``access_case``) and once for lists (``visible_cases``). Both follow ``_discreet``.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, false, or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import (
    Area,
    Case,
    CaseUnit,
    Part,
    Person,
    Reach,
    Refusal,
    Refused,
    Right,
    Role,
    Sensitivity,
    reaches,
)
from models.rights import EVEN_SEALED
from services.act import Act
from services.directory import directory, holds_at
from services.roster import stands_as
from services.same_person import ids_of_person, own
from services.together import helping_units

STEERING = frozenset({Role.DESK, Role.STREET})
_UNIT_ROLES = frozenset({Role.OFFICER, Role.UNIT_HEAD})


@dataclass(frozen=True)
class Standing:
    """One thing a person is: a role, over an area (``path``) or for a unit. Everybody is a resident."""

    role: Role
    path: str = ""
    unit_id: int | None = None
    people: frozenset[int] = frozenset()
    """Whose reports are one's own: everybody who turned out to be this person."""
    over: bool = False
    """The appointment has ended."""

    def covers(self, path: str) -> bool:
        """Whether the area at ``path`` lies in that which one stands for."""
        return bool(self.path) and path.startswith(self.path)


async def standings(session: AsyncSession, person: Person, now: datetime) -> list[Standing]:
    """Everything that ``person`` is or was, by appointment and by the roster."""
    people = await ids_of_person(session, person)
    known = await directory(session)
    begun = [row for one in sorted(people) for row in known.of_person(one) if row.since <= now]
    held = [(row.role, row.area_id, row.unit_id, holds_at(row, now)) for row in begun]
    duty = [(post.role, post.area_id, post.unit_id, on) for post, on in await stands_as(session, people, now)]
    return [Standing(Role.RESIDENT, people=people)] + [
        Standing(role, known.path_of(area_id), unit_id, over=not holds) for role, area_id, unit_id, holds in held + duty
    ]


def _discreet(sensitivity: Sensitivity, role: Role, reach: Reach) -> bool:
    """Whether a case this sensitive is open to ``role`` by ``reach``."""
    if sensitivity is Sensitivity.OPEN or reach is Reach.OWN or role in STEERING:
        return True
    return sensitivity is Sensitivity.PRIVATE and reach in (Reach.HELD, Reach.UNIT, Reach.JOINT)


def may_know(case: Case, role: Role) -> bool:
    """Whether ``role`` may hear of the case without holding it: of what isn't open only desk and street may."""
    return _discreet(case.sensitivity, role, Reach.AREA)


def holds(standing: Standing, case: Case, path: str) -> bool:
    """Whether it is this standing's turn to act on the case."""
    if case.held_by is Role.OFFICER:
        return standing.role in _UNIT_ROLES and standing.unit_id == case.unit_id
    return standing.role is case.held_by and standing.covers(path)


def _within(reach: Reach, standing: Standing, case: Case, path: str, helping: Collection[int]) -> bool:
    match reach:
        case Reach.OWN:
            return case.reporter_id in standing.people
        case Reach.HELD:
            return holds(standing, case, path)
        case Reach.UNIT:
            return standing.unit_id is not None and standing.unit_id == case.unit_id
        case Reach.JOINT:
            return standing.unit_id in helping
        case Reach.AREA:
            return standing.covers(path)
        case _:
            return True


def may(standing: Standing, case: Case, path: str, right: Right, helping: Collection[int] = ()) -> bool:
    """Whether this standing gives the right on a case that lies at ``path`` and on which ``helping`` units help."""
    return any(
        _within(reach, standing, case, path, helping)
        and (right in EVEN_SEALED or _discreet(case.sensitivity, standing.role, reach))
        for reach in reaches(standing.role, right)
    )


async def access_case(act: Act, case_id: int, right: Right) -> Case:
    """The case, locked, for somebody who has ``right`` on it; refuses everybody else.

    Who asks to see it without the right reads that there is no such case.
    """
    query = select(Case, Area.path).join(Area, col(Area.id) == col(Case.area_id)).where(col(Case.id) == case_id)
    fresh = query.with_for_update(of=Case).execution_options(populate_existing=True)
    row = (await act.session.execute(fresh)).one_or_none()
    if row is None:
        raise Refused(Refusal.NO_SUCH_CASE, number=0)
    case: Case = row[0]
    path: str = row[1]
    if act.person is None:
        raise Refused(Refusal.NOT_FOR_STRANGERS)
    await _check(act, act.person, case, path, right)
    return case


async def _check(act: Act, person: Person, case: Case, path: str, right: Right) -> None:
    found = await standings(act.session, person, act.now)
    helping = await helping_units(act.session, case)
    if any(may(standing, case, path, right, helping) for standing in found if not standing.over):
        return
    if right is Right.SEE:
        raise Refused(Refusal.NO_SUCH_CASE, number=case.number)
    if any(may(standing, case, path, right, helping) for standing in found if standing.over):
        raise Refused(Refusal.NO_LONGER_APPOINTED)
    raise Refused(Refusal.NOT_YOURS)


async def access_number(act: Act, number: int, right: Right = Right.SEE) -> Case:
    """The same by the number that people read."""
    found = (await act.session.execute(select(Case.id).where(col(Case.number) == number))).scalar_one_or_none()
    if found is None:
        raise Refused(Refusal.NO_SUCH_CASE, number=number)
    return await access_case(act, found, right)


async def require(act: Act, right: Right) -> list[Standing]:
    """The standings that give the acting person a right that needs no case; refuses when none does."""
    if act.person is None:
        raise Refused(Refusal.NOT_FOR_STRANGERS)
    found = [standing for standing in await standings(act.session, act.person, act.now) if not standing.over]
    giving = [standing for standing in found if reaches(standing.role, right)]
    if not giving:
        raise Refused(Refusal.NOT_YOURS)
    return giving


async def may_anywhere(act: Act, right: Right) -> bool:
    """Whether the acting person has this right somewhere today."""
    if act.person is None:
        return False
    found = await standings(act.session, act.person, act.now)
    return any(reaches(one.role, right) for one in found if not one.over)


async def require_inside(act: Act, right: Right, area_id: int) -> None:
    """Refuse a place outside the areas in which the acting person has ``right``, or steers."""
    area = await act.session.get_one(Area, area_id)
    held = [standing for standing in await standings(act.session, act.somebody, act.now) if not standing.over]
    giving = [one for one in held if one.role in STEERING or reaches(one.role, right)]
    if not any(one.covers(area.path) for one in giving):
        raise Refused(Refusal.NOT_YOUR_GRID)


def visible_cases(person: Person, found: list[Standing], right: Right = Right.SEE) -> ColumnElement[bool]:
    """The one predicate under every list, count, search and export: cases on which ``person`` has ``right``.

    The query it is used in joins ``areas`` by the case's area.
    """
    parts = [
        and_(_where(reach, standing, person), _discreet_where(standing.role, reach))
        for standing in found
        if not standing.over
        for reach in reaches(standing.role, right)
    ]
    return or_(false(), *parts)


def _where(reach: Reach, standing: Standing, person: Person) -> ColumnElement[bool]:
    match reach:
        case Reach.OWN:
            return own(Case.reporter_id, person.id)
        case Reach.HELD if standing.role in _UNIT_ROLES:
            return and_(col(Case.held_by) == Role.OFFICER, _of_unit(standing))
        case Reach.HELD:
            return and_(col(Case.held_by) == standing.role, _inside(standing))
        case Reach.UNIT | Reach.JOINT:
            return _of_unit(standing) if reach is Reach.UNIT else _helped_by(standing)
        case Reach.AREA:
            return _inside(standing)
        case _:
            return false()


def _of_unit(standing: Standing) -> ColumnElement[bool]:
    return col(Case.unit_id) == standing.unit_id if standing.unit_id is not None else false()


def _helped_by(standing: Standing) -> ColumnElement[bool]:
    if standing.unit_id is None:
        return false()
    mine = col(CaseUnit.unit_id) == standing.unit_id, col(CaseUnit.part) == Part.JOINT
    return and_(col(Case.together), col(Case.id).in_(select(CaseUnit.case_id).where(*mine)))


def _inside(standing: Standing) -> ColumnElement[bool]:
    return col(Area.path).startswith(standing.path) if standing.path else false()


def _discreet_where(role: Role, reach: Reach) -> ColumnElement[bool]:
    open_to = [level for level in Sensitivity if _discreet(level, role, reach)]
    return col(Case.sensitivity).in_(open_to)

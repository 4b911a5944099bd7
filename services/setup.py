"""The first administrator of a new house, the first areas, and appointments made in a chat."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from models import Appointment, Area, Counter, Level, Person, Refusal, Refused, Right, Role, Unit
from services.access import Standing, require
from services.act import Act
from services.community.matters import put_categories
from services.community.places import COMMUNITY_KEY, STREET_KEY
from services.community.schema import Community
from services.community.work import Work
from services.directory import directory
from services.neighbourhood import full_name
from services.people import active
from services.ranks import RANK
from services.rules.words import one_line
from services.same_person import own

CLAIM = "administrator"
LONGEST = 64
MOST = 50
FOR_AREAS: dict[Role, tuple[Level, ...]] = {
    Role.DESK: (Level.STREET, Level.COMMUNITY),
    Role.GRID_MEMBER: (Level.COMMUNITY, Level.GRID),
    Role.GRID_LEADER: (Level.COMMUNITY, Level.GRID),
    Role.VOLUNTEER: (Level.COMMUNITY, Level.GRID),
    Role.BUILDING_LEADER: (Level.BUILDING,),
    Role.STREET: (Level.STREET,),
}
_BETWEEN = re.compile("[、,，;；]")
FOR_UNITS = (Role.OFFICER, Role.UNIT_HEAD)


async def is_new(act: Act) -> bool:
    """Whether nobody was appointed yet and no area is known: then the house waits for its administrator."""
    for column in (Area.id, Appointment.id):
        if (await act.session.execute(select(column).limit(1))).first() is not None:
            return False
    return True


async def claim(act: Act) -> None:
    """Make the acting person the administrator: street and desk of a street that is still to be named.

    Of two at once the second breaks on the counter's key, and is not new any more when it is tried again.
    """
    act.session.add(Counter(name=CLAIM, value=1))
    for role in (Role.STREET, Role.DESK):
        act.session.add(Appointment(person_id=act.somebody.id, role=role, since=act.now))
    await act.session.flush()


async def name_street(act: Act, name: str, starter: Community) -> Area:
    """Write the street down with the categories to begin with; the administrator looks after all of it."""
    await require(act, Right.SET_UP)
    street = await _area(act, _names(name)[0], Level.STREET, None, STREET_KEY)
    await settle_in(act, street)
    await put_categories(Work(act.session, act.now, act.town.timezone), starter)
    return street


async def settle_in(act: Act, street: Area | None = None) -> None:
    """Give appointments that were made before there was a street the first one there is."""
    query = select(Area).where(col(Area.level) == Level.STREET).order_by(col(Area.id)).limit(1)
    street = street or (await act.session.execute(query)).scalar_one_or_none()
    if street is None:
        return
    nowhere = col(Appointment.area_id).is_(None), col(Appointment.unit_id).is_(None)
    for held in (await act.session.execute(select(Appointment).where(*nowhere))).scalars():
        held.area_id = street.id


async def name_communities(act: Act, names: str) -> Area:
    """Write communities down, one a line or with 、 between them; the street they lie in."""
    await require(act, Right.SET_UP)
    query = select(Area).where(col(Area.level) == Level.STREET).order_by(col(Area.id)).limit(1)
    street = (await act.session.execute(query)).scalar_one()
    for number, name in enumerate(_names(_BETWEEN.sub("\n", names)), start=1):
        await _area(act, name, Level.COMMUNITY, street, COMMUNITY_KEY.format(number))
    return street


def _names(text: str) -> list[str]:
    found = [one_line(line) for line in text.splitlines() if one_line(line)]
    if not found:
        raise Refused(Refusal.NOTHING_SAID)
    if len(found) > MOST or any(len(name) > LONGEST for name in found):
        raise Refused(Refusal.WRITE_SHORTER, most=LONGEST)
    return list(dict.fromkeys(found))


async def _area(act: Act, name: str, level: Level, parent: Area | None, key: str) -> Area:
    area = Area(key=key, level=level, name=name, parent_id=parent.id if parent else None)
    act.session.add(area)
    await act.session.flush()
    area.path = f"{parent.path if parent else '/'}{area.id}/"
    await act.session.flush()
    return area


async def roles_to_give(act: Act) -> list[Role]:
    """What the acting person may make of somebody; refuses whoever may not appoint."""
    found = await require(act, Right.APPOINT)
    most = max(RANK[held.role] for held in found)
    units = (await act.session.execute(select(Unit.id).limit(1))).first()
    return [role for role in (*FOR_AREAS, *(FOR_UNITS if units and over_units(found) else ())) if RANK[role] <= most]


def over_units(found: list[Standing]) -> bool:
    """Whether these posts reach over units: they lie in no community, so only the street's do."""
    return any(held.role is Role.STREET for held in found)


async def places_for(act: Act, role: Role) -> list[dict[str, Any]]:
    """``{"id", "name"}`` of the areas (buildings with their compound), or units, that somebody may be given."""
    standings = [held for held in await require(act, Right.APPOINT) if RANK[role] <= RANK[held.role]]
    if not standings or (role in FOR_UNITS and not over_units(standings)):
        raise Refused(Refusal.OUTRANKED)
    if role in FOR_UNITS:
        units: Sequence[Unit] = (await act.session.execute(select(Unit).order_by(col(Unit.id)))).scalars().all()
        return [{"id": unit.id, "name": unit.name} for unit in units]
    levels = FOR_AREAS.get(role, ())
    known = await directory(act.session)
    areas = sorted((area for area in known.areas.values() if area.level in levels), key=lambda area: area.path)
    paths = tuple(standing.path for standing in standings if standing.path)
    return [{"id": area.id, "name": full_name(known, area)} for area in areas if area.path.startswith(paths)]


async def appoint(
    act: Act, person_id: int, role: Role, place_id: int, until: datetime | None = None
) -> tuple[Person, str]:
    """Give the person the role there, once, until then; who it is, and the place's name. Both of them are told."""
    if until is not None and until <= act.now:
        raise Refused(Refusal.DATE_PAST)
    places = {place["id"]: str(place["name"]) for place in await places_for(act, role)}
    person = await act.session.get(Person, person_id)
    if person is None or place_id not in places:
        raise Refused(Refusal.NOT_YOURS)
    unit_id, area_id = (place_id, None) if role in FOR_UNITS else (None, place_id)
    same = select(Appointment.id).where(
        own(Appointment.person_id, person.id),
        col(Appointment.role) == role,
        col(Appointment.unit_id) == unit_id,
        col(Appointment.area_id) == area_id,
        *active(act.now),  # type: ignore[arg-type]
    )
    held = await act.session.scalar(same)
    if held is None:
        post = Appointment(person_id=person.id, role=role, since=act.now, until=until, made_by_id=act.somebody.id)
        post.unit_id, post.area_id = unit_id, area_id
        act.session.add(post)
    else:
        (await act.session.get_one(Appointment, held)).until = until
    await act.session.flush()
    return person, places[place_id]

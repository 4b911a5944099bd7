"""What a person is and can do, who looks after where they live, which language they speak."""

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Appointment, Area, Chat, Compound, Level, Person, Purpose, Reach, Role, Unit, reaches
from models.rights import Right
from services.access import standings
from services.act import Act
from services.contact_cards import CARD, phone_of
from services.facts import contact_of
from services.people import active, around, person_of
from services.roster import of_area
from services.same_person import own


async def roles_of(act: Act) -> list[dict[str, str]]:
    """Each role this person holds, and where."""
    query = (
        select(Appointment, Area.name, Unit.name)
        .join(Area, col(Area.id) == col(Appointment.area_id), isouter=True)
        .join(Unit, col(Unit.id) == col(Appointment.unit_id), isouter=True)
        .where(own(Appointment.person_id, act.somebody.id), *active(act.now))  # type: ignore[arg-type]
        .order_by(col(Appointment.id))
    )
    rows = (await act.session.execute(query)).all()
    held = [{"role": row[0].role.value, "where": row[1] or row[2] or ""} for row in rows]
    return held or [{"role": Role.RESIDENT.value, "where": ""}]


async def rights_of(act: Act) -> list[str]:
    """The codes of everything this person may do somewhere."""
    held = {standing.role for standing in await standings(act.session, act.somebody, act.now) if not standing.over}
    return [right.value for right in Right if any(reaches(role, right) for role in held)]


async def grid_contacts(act: Act) -> dict[str, Any]:
    """``contact`` (grid member), ``grid`` (name), ``leader``, ``home`` (text): of the home, else of this group."""
    home = await act.session.get(Area, act.somebody.home_area_id) if act.somebody.home_area_id else None
    area = home or await _groups_area(act)
    if area is None:
        return {"contact": None, "grid": "", "leader": None, "home": "", "card": None}
    levels = await around(act.session, area)
    grid = levels.get(Level.GRID)
    return {
        "contact": await contact_of(act, levels),
        "grid": grid.name if grid else "",
        "leader": await _leader(act, area),
        "home": await _address(act, levels, home),
        "card": await _card(act, levels),
    }


async def _groups_area(act: Act) -> Area | None:
    chat = act.chat
    if chat is None:
        return None
    if chat.compound_id is not None:
        query = select(Area).where(col(Area.compound_id) == chat.compound_id).order_by(col(Area.id)).limit(1)
        return (await act.session.execute(query)).scalar_one_or_none()
    return await act.session.get(Area, chat.area_id) if chat.area_id else None


async def _card(act: Act, levels: dict[Level, Area]) -> dict[str, str] | None:
    """What the grid member's contact card says besides name and phone."""
    grid = levels.get(Level.GRID)
    found = await of_area(act.session, grid, Role.GRID_MEMBER, act.now) if grid else []
    person = await act.session.get(Person, found[0]) if found else None
    if person is None:
        return None
    link = act.town.doors.link(CARD, person.id)
    return {"duties": person.duties, "photo": person.portrait_sha or "", "link": link}


async def _leader(act: Act, area: Area) -> dict[str, str] | None:
    found = await of_area(act.session, area, Role.GRID_LEADER, act.now)
    person = await act.session.get(Person, found[0]) if found else None
    if person is None:
        return None
    return {"name": person.name, "phone": phone_of(person), "role": Role.GRID_LEADER.value}


async def home_of(act: Act) -> str:
    """Where this person lives, as people say it: compound, building and stair."""
    home = await act.session.get(Area, act.somebody.home_area_id) if act.somebody.home_area_id else None
    return await _address(act, await around(act.session, home), home) if home else ""


async def _address(act: Act, levels: dict[Level, Area], home: Area | None) -> str:
    if home is None:
        return ""
    compound = await act.session.get(Compound, home.compound_id) if home.compound_id else None
    steps = [levels[level].name for level in (Level.BUILDING, Level.STAIR) if level in levels]
    return " ".join(filter(None, [compound.name if compound else "", "".join(steps)]))


async def speak(act: Act, language: str) -> None:
    """From now on this person, and their direct chats, read this language."""
    act.somebody.language = language
    await act.session.execute(
        update(Chat)
        .where(own(Chat.person_id, act.somebody.id), col(Chat.purpose) == Purpose.DIRECT)
        .values(language=language)
    )


async def is_staff(session: AsyncSession, platform: str, external_id: str, now: datetime) -> bool:
    """Whether whoever has this account may see other people's matters."""
    person = await person_of(session, platform, external_id)
    held = await standings(session, person, now) if person else []
    return any(reaches(standing.role, Right.SEE) - {Reach.OWN} for standing in held if not standing.over)

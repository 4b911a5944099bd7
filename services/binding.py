"""What a group is for and where it belongs, said by desk or street for their own areas."""

from typing import Any

from sqlmodel import col, select

from models import Area, Chat, Compound, Level, Purpose, Refusal, Refused, Right, Unit
from services.access import Standing, require
from services.act import Act
from services.points.weekly import next_board_at
from services.rules.posts import next_post


async def may_bind(act: Act) -> list[Standing]:
    """The standings that let this person bind a group; refuses everybody else."""
    return await require(act, Right.BIND)


async def choices_for(act: Act, purpose: Purpose) -> list[dict[str, Any]]:
    """``{"id", "name", "kind"}`` of what a group with this purpose may belong to, inside the person's areas."""
    found = await may_bind(act)
    if purpose is Purpose.RESIDENTS:
        yards = [{"id": yard.id, "name": yard.name, "kind": "compound"} for yard in await _compounds(act, found)]
        if yards:
            return yards
    if purpose is Purpose.UNIT:
        units = (await act.session.execute(select(Unit).order_by(col(Unit.id)))).scalars()
        return [{"id": unit.id, "name": unit.name, "kind": "unit"} for unit in units]
    levels = (Level.STREET, Level.COMMUNITY, Level.GRID)
    query = select(Area).where(col(Area.level).in_(levels)).order_by(col(Area.path))
    areas = (await act.session.execute(query)).scalars()
    return [{"id": area.id, "name": area.name, "kind": "area"} for area in areas if _inside(area, found)]


def _inside(area: Area, found: list[Standing]) -> bool:
    return any(held.covers(area.path) for held in found)


async def _compounds(act: Act, found: list[Standing]) -> list[Compound]:
    query = select(Area).where(col(Area.level) == Level.BUILDING, col(Area.compound_id).is_not(None))
    inside = {area.compound_id for area in (await act.session.execute(query)).scalars() if _inside(area, found)}
    rows = (await act.session.execute(select(Compound).order_by(col(Compound.id)))).scalars()
    return [row for row in rows if row.id in inside]


async def bind_chat(act: Act, purpose: Purpose, kind: str, place_id: int) -> str:
    """Write down what this group is for; the name of where it belongs."""
    allowed = {(choice["kind"], choice["id"]): choice["name"] for choice in await choices_for(act, purpose)}
    name = allowed.get((kind, place_id))
    if name is None or act.chat is None:
        raise Refused(Refusal.NOT_YOURS)
    _settle(act, act.chat, purpose, kind, place_id)
    return str(name)


def _settle(act: Act, chat: Chat, purpose: Purpose, kind: str, place_id: int) -> None:
    chat.purpose = purpose
    chat.thread = act.thread
    chat.area_id = place_id if kind == "area" else None
    chat.compound_id = place_id if kind == "compound" else None
    chat.unit_id = place_id if kind == "unit" else None
    daily = purpose is Purpose.RESIDENTS
    chat.digest_at = next_post(act.now, act.town.timezone, act.town.daily_post) if daily else None
    chat.board_at = next_board_at(act) if purpose is Purpose.VOLUNTEERS else None

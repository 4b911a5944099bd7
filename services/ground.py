"""The town's map in memory: made once from the areas and their outlines, and again when one of them has changed."""

import asyncio

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Level, Outline
from services.directory import Directory, directory
from services.rules.ground import Fall, Ground, Place

_MADE = "ground"


async def fallen(session: AsyncSession, pin: tuple[float, float]) -> Fall:
    """Where a pin (latitude, longitude) fell."""
    known = await directory(session)
    if _MADE not in known.made:
        table = Outline.__table__  # type: ignore[attr-defined]
        shapes = {area: bytes(shape) for area, shape in (await session.execute(select(table))).all()}
        known.made[_MADE] = await asyncio.to_thread(_ground, known, shapes)  # a city's takes a tenth of a second
    ground: Ground = known.made[_MADE]
    return ground.fall(*pin)


def _ground(known: Directory, shapes: dict[int, bytes]) -> Ground:
    found: dict[Level, list[Place]] = {Level.GRID: [], Level.BUILDING: []}
    for area in known.areas.values():
        if area.level in found:
            found[area.level].append(Place(area.id, area.parent_id, shapes.get(area.id), area.lat, area.lon))
    return Ground(found[Level.GRID], found[Level.BUILDING])

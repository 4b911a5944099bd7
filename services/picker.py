"""What the place picker offers: compounds, their buildings, and the buildings' stairs. Places only, no people."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from models import Area, Compound, Level


@dataclass(frozen=True)
class Spot:
    """A place with the places inside it."""

    id: int
    name: str
    inside: list["Spot"] = field(default_factory=list)


async def place_tree(session: AsyncSession) -> list[Spot]:
    """Compounds → buildings → stairs, in the order of the community file."""
    query = (
        select(Compound, Area)
        .join(Area, col(Area.compound_id) == col(Compound.id))
        .where(col(Area.level).in_((Level.BUILDING, Level.STAIR)))
        .order_by(col(Compound.id), col(Area.level), col(Area.id))
    )
    compounds: dict[int, Spot] = {}
    buildings: dict[int, Spot] = {}
    for compound, area in (await session.execute(query)).all():
        around = compounds.setdefault(compound.id, Spot(compound.id, compound.name))
        spot = Spot(area.id, area.name)
        if area.level is Level.BUILDING:
            around.inside.append(buildings.setdefault(area.id, spot))
        elif area.parent_id in buildings:
            buildings[area.parent_id].inside.append(spot)
    return list(compounds.values())


async def place_name(session: AsyncSession, area_id: int) -> str | None:
    """A building or stair in full, compound first; ``None`` when there is no such building or stair."""
    above = aliased(Area)
    query = (
        select(Area, above, Compound)
        .join(above, col(above.id) == col(Area.parent_id), isouter=True)
        .join(Compound, col(Compound.id) == col(Area.compound_id))
        .where(col(Area.id) == area_id, col(Area.level).in_((Level.BUILDING, Level.STAIR)))
    )
    row = (await session.execute(query)).one_or_none()
    if row is None:
        return None
    area, building, compound = row
    steps = [compound.name, building.name if area.level is Level.STAIR else "", area.name]
    return " ".join(step for step in steps if step)

"""Places to choose from: compounds near a case, buildings of a compound, stairs of a building."""

from sqlmodel import col, select

from models import Area, Case, Compound, Level
from services.act import Act


async def compounds_near(act: Act, case: Case) -> list[Compound]:
    """The compound of the case alone if it is known, else every compound."""
    if case.compound_id is not None:
        compound = await act.session.get(Compound, case.compound_id)
        return [compound] if compound else []
    return list((await act.session.execute(select(Compound).order_by(col(Compound.id)))).scalars())


async def buildings_of(act: Act, compound_id: int) -> list[Area]:
    """The buildings of a compound, in the order of the community file."""
    where = (col(Area.compound_id) == compound_id, col(Area.level) == Level.BUILDING)
    return list((await act.session.execute(select(Area).where(*where).order_by(col(Area.id)))).scalars())


async def stairs_of(act: Act, building_id: int) -> list[Area]:
    """The stairs of a building."""
    where = (col(Area.parent_id) == building_id, col(Area.level) == Level.STAIR)
    return list((await act.session.execute(select(Area).where(*where).order_by(col(Area.id)))).scalars())

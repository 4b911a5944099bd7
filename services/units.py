"""Units to choose from."""

from sqlalchemy import func
from sqlmodel import col, select

from models import Unit
from services.act import Act

PAGE = 8


async def page_of_units(act: Act, page: int) -> tuple[list[Unit], int, int]:
    """One page of the units, its number and how many pages there are."""
    total = (await act.session.execute(select(func.count()).select_from(Unit))).scalar_one()
    pages = max(1, -(-total // PAGE))
    number = min(max(page, 1), pages)
    query = select(Unit).order_by(col(Unit.id)).offset((number - 1) * PAGE).limit(PAGE)
    return list((await act.session.execute(query)).scalars()), number, pages

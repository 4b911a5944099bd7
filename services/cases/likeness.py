"""Has somebody reported this already? One look at what is open around a new report.

Private and sealed matters take no part, neither do emergencies: each of them is answered for itself.
"""

from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as choose
from sqlmodel import col

from models import Case, Sensitivity
from services.act import Act
from services.directory import Directory, directory
from services.neighbourhood import lies, yards_near
from services.rules.alike import NEAR, Matter, alike

MOST_OPEN = 60
"""So many open cases around a place are compared at most, the newest: what all see is reported within days."""


async def look_around(act: Act, case: Case) -> None:
    """Note which open cases may be the same matter: their reporter is asked, on the card they have anyway."""
    case.alike = await _alike(act, case) if takes_part(await directory(act.session), case) else []


def takes_part(known: Directory, case: Case) -> bool:
    """Whether it may be one of many at all."""
    category = known.categories.get(case.category_id or 0)
    danger = category is not None and bool(category.emergency)
    return case.sensitivity is Sensitivity.OPEN and case.placed and not case.on_behalf and not danger


async def _alike(act: Act, case: Case) -> list[int]:
    known = await directory(act.session)
    mine = _matter(known, case)
    within = _within(known, case.category_id)
    if case.compound_id is None:
        rows = await act.session.execute(_OPEN_HERE, {"me": case.id, "area": case.area_id})
    else:
        yards = {case.compound_id, *yards_near(known, mine.point, within)}
        rows = await act.session.execute(_OPEN_AROUND, {"me": case.id, "yards": sorted(yards)})
    others = [_matter(known, row) for row in rows if not _is_danger(known, row.category_id)]
    return alike(mine, others, within=within)


def _within(known: Directory, category_id: int | None) -> int:
    """How far apart two of a category may be one matter; while it has none, as far as is usual."""
    category = known.categories.get(category_id or 0)
    return NEAR if category is None else category.near


def _is_danger(known: Directory, category_id: int | None) -> bool:
    category = known.categories.get(category_id or 0)
    return category is not None and bool(category.emergency)


def _matter(known: Directory, row: Any) -> Matter:
    building, point = lies(known, row.area_id)
    pin = None if row.lat is None or row.lon is None else (row.lat, row.lon)
    return Matter(row.id, row.category_id, building, pin or point, row.shown_words)


_COLUMNS: list[Any] = [Case.id, Case.category_id, Case.area_id, Case.lat, Case.lon, Case.shown_words]
_OPEN = (
    choose(*_COLUMNS)
    .where(
        col(Case.closed_at).is_(None),
        col(Case.id) != bindparam("me"),
        col(Case.placed),
        col(Case.sensitivity) == Sensitivity.OPEN,
    )
    # by a sum: in the order of the ids themselves SQLite goes through all that was ever closed here
    .order_by((col(Case.id) + 0).desc())
    .limit(MOST_OPEN)
)
_OPEN_AROUND = _OPEN.where(col(Case.compound_id).in_(bindparam("yards", expanding=True)))
_OPEN_HERE = _OPEN.where(col(Case.compound_id).is_(None), col(Case.area_id) == bindparam("area"))

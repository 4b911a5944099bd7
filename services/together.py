"""The units that work on one case together: who leads, who helps, whose part is done."""

from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Case, CaseUnit, Part
from services.directory import directory


async def parts_of(session: AsyncSession, case: Case) -> list[CaseUnit]:
    """Each unit's part, the leading one first; nothing is asked about a case that one alone has."""
    if not case.together:
        return []
    query = select(CaseUnit).where(col(CaseUnit.case_id) == case.id).order_by(col(CaseUnit.id))
    rows = (await session.execute(query)).scalars()
    return sorted(rows, key=lambda row: row.part is Part.JOINT)


async def helping_units(session: AsyncSession, case: Case) -> frozenset[int]:
    """The units that help another."""
    return frozenset(row.unit_id for row in await parts_of(session, case) if row.part is Part.JOINT)


def helped_by(units: Any) -> ColumnElement[bool]:
    """Open cases in which one of ``units`` (ids, or a query of them) helps and has its part still to do."""
    parts = select(CaseUnit.case_id).where(
        col(CaseUnit.unit_id).in_(units), col(CaseUnit.part) == Part.JOINT, col(CaseUnit.done_at).is_(None)
    )
    return and_(col(Case.together), col(Case.closed_at).is_(None), col(Case.id).in_(parts))


async def parts_facts(session: AsyncSession, case: Case) -> list[dict[str, Any]]:
    """Which units work on it, and whose part is done; none where one alone has it."""
    known = await directory(session)
    return [
        {
            "names": {"zh_CN": unit.name, "en": unit.name_en or unit.name},
            "part": row.part.value,
            "done": row.done_at is not None,
        }
        for row in await parts_of(session, case)
        if (unit := known.units.get(row.unit_id))
    ]

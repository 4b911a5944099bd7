"""What cards are drawn from beside the case's own row: read in few statements, also for many cards at once."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, func, or_
from sqlalchemy import select as choose
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import OPEN, Case, CaseEvent, Media, Medium, Move, Photo, PhotoState, Sensitivity, Stage


@dataclass(frozen=True)
class Beside:
    """What of a case stands in other tables: what was sent along, and the last line of its timeline.

    ``sent`` is in order, and has voices that are still to come, too.
    """

    sent: list[Any]
    last: dict[str, str] | None = None


_READ_AHEAD = "read ahead"
_LIKE_AHEAD = "like ones read ahead"


async def read_ahead(session: AsyncSession, case_ids: Collection[int]) -> None:
    """Read what many cards are drawn from in a few statements; for a transaction that draws and changes no case."""
    cases = (await session.execute(_CASES, {"cases": list(case_ids)})).scalars().all()  # they stay in the session
    session.info[_READ_AHEAD] = await read_beside(session, case_ids)
    like = {one for case in cases for one in case.alike}
    session.info[_LIKE_AHEAD] = await _read_like(session, like) if like else {}


async def beside(session: AsyncSession, case: Case) -> Beside:
    """The same for one case: as it was read ahead, else now."""
    ahead: dict[int, Beside] = session.info.get(_READ_AHEAD, {})
    return ahead[case.id] if case.id in ahead else (await read_beside(session, [case.id]))[case.id]


async def like_ones(session: AsyncSession, case_ids: Collection[int]) -> dict[int, list[Any]]:
    """Which of these cases are open to all: what a neighbour may read of each, a row for each photo or one without."""
    ahead: dict[int, list[Any]] | None = session.info.get(_LIKE_AHEAD)
    return await _read_like(session, case_ids) if ahead is None else ahead


async def _read_like(session: AsyncSession, case_ids: Collection[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in await session.execute(_LIKE, {"cases": list(case_ids)}):
        found.setdefault(row.id, []).append(row)
    return found


async def read_beside(session: AsyncSession, case_ids: Collection[int]) -> dict[int, Beside]:
    """Two statements, however many cases."""
    last = {row.case_id: row for row in (await session.execute(_LAST, {"cases": list(case_ids)})).all()}
    sent: dict[int, list[Any]] = {case: [] for case in case_ids}
    for row in (await session.execute(_SENT, {"cases": list(case_ids)})).all():
        sent[row.case_id].append(row)
    return {case: Beside(sent[case], _told(last[case]) if case in last else None) for case in case_ids}


def _told(row: Any) -> dict[str, str]:
    return {"move": row.move.value, "reason": row.reason, "words": row.words}


_OF_CASES: Any = bindparam("cases", expanding=True)
_CASES = select(Case).where(col(Case.id).in_(_OF_CASES))
_COLUMNS: list[Any] = [
    Photo.case_id, Photo.stage, Photo.sha, Photo.kind, Photo.state, Photo.person_id, Photo.written_at,
    col(Media.sha).label("kept"), Media.seconds,
]  # fmt: skip
_SENT = (
    choose(*_COLUMNS)
    .join(Media, col(Media.sha) == col(Photo.sha), isouter=True)
    .where(col(Photo.case_id).in_(_OF_CASES), col(Photo.state) != PhotoState.LOST)
    .order_by(col(Photo.id))
)
_NEWEST = (
    select(func.max(col(CaseEvent.id)))
    .where(col(CaseEvent.case_id).in_(_OF_CASES), col(CaseEvent.move).not_in((Move.NOTE, Move.NUDGE)))
    .group_by(col(CaseEvent.case_id))
)
_LAST = select(CaseEvent.case_id, CaseEvent.move, CaseEvent.reason, CaseEvent.words).where(
    col(CaseEvent.id).in_(_NEWEST)
)
_SHOWN: list[Any] = [
    Case.id, Case.number, Case.state, Case.category_id, Case.compound_id, Case.area_id, Case.placed, Case.filed_at,
    Photo.sha,
]  # fmt: skip
_TAKEN = and_(
    col(Photo.case_id) == col(Case.id),
    or_(col(Photo.stage) == Stage.AFTER, col(Case.photos_shared)),
    col(Photo.kind) == Medium.PHOTO,
    col(Photo.state) == PhotoState.KEPT,
)
_LIKE = (
    choose(*_SHOWN)
    .join(Photo, _TAKEN, isouter=True)
    .where(col(Case.id).in_(_OF_CASES), col(Case.state).in_(OPEN), col(Case.sensitivity) == Sensitivity.OPEN)
    .order_by(col(Photo.stage) != Stage.AFTER, col(Photo.id))
)

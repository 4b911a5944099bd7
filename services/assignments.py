"""The rows behind the rates: written when a unit no longer has a case; answers that come later are counted on them.

Of what is sealed there is none: no figure tells that it was ever there.
"""

from typing import Any

from sqlalchemy import func, update
from sqlmodel import col, select

from models import Assignment, Case, CaseEvent, Ended, Move, Satisfaction, Sensitivity
from models.moves import HELD, State
from services.act import Act

MISDIRECTED = frozenset({"not-ours", "needs-other-unit"})
"""Reasons of a unit's no that say where it should not have gone."""
_HAS_IT = HELD | {State.PAUSED, State.HANDLED, State.VERIFIED}
_TABLE: Any = Assignment.__table__  # type: ignore[attr-defined]


async def end_assignment(act: Act, case: Case, ended: Ended, *, misdirected: bool = False) -> None:
    """The unit no longer has the case; for a case that no unit has there is nothing to write."""
    if case.unit_id is None or case.assigned_at is None or case.sensitivity is Sensitivity.SEALED:
        return
    done = ended is Ended.DONE
    act.session.add(
        Assignment(
            case_id=case.id,
            unit_id=case.unit_id,
            area_id=case.area_id,
            given_at=case.assigned_at,
            accept_due_at=case.accept_due_at,
            accepted_at=case.accepted_at,
            due_at=case.due_at,
            handled_at=case.handled_at,
            ended_at=act.now,
            ended=ended,
            misdirected=misdirected,
            reworked=done and await _was_sent_back(act, case),
            people=case.reported_by if done else 0,
            solved=int(done and case.confirmed_at is not None),
        )
    )


async def _was_sent_back(act: Act, case: Case) -> bool:
    query = select(CaseEvent.id).where(
        col(CaseEvent.case_id) == case.id,
        col(CaseEvent.move) == Move.SEND_BACK,
        col(CaseEvent.at) >= case.assigned_at,
    )
    return (await act.session.execute(query.limit(1))).first() is not None


async def take_from(act: Act, case: Case, unit_id: int | None, why: str) -> None:
    """The case goes to somebody else: whoever had it until now, if that was a unit, has it no longer."""
    if case.state in _HAS_IT and case.unit_id != unit_id:
        await end_assignment(act, case, Ended.TAKEN, misdirected=why == "wrong")


async def count_solved(act: Act, whole: Case) -> None:
    """One of those who reported it says solved."""
    await _count(act, whole, solved=_TABLE.c.solved + 1)


async def count_unsolved(act: Act, whole: Case) -> None:
    """One of them says not solved: it is taken up again."""
    await _count(act, whole, unsolved=_TABLE.c.unsolved + 1, reworked=True)


async def count_rating(act: Act, whole: Case, content: Satisfaction, *, first: bool) -> None:
    """One of them rates it; ``first``: without having said before that it is solved."""
    solved = {"solved": _TABLE.c.solved + 1} if first else {}
    if content is Satisfaction.NOT_SATISFIED:
        again = {"reworked": True} if whole.second_at is None else {}
        await _count(act, whole, dissatisfied=_TABLE.c.dissatisfied + 1, **again, **solved)
    else:
        await _count(act, whole, satisfied=_TABLE.c.satisfied + 1, **solved)


async def _count(act: Act, whole: Case, **values: Any) -> None:
    """On the last time that a unit closed it, if one did."""
    if whole.closing_unit_id is None:
        return
    last = select(func.max(col(Assignment.id))).where(
        col(Assignment.case_id) == whole.id, col(Assignment.ended) == Ended.DONE
    )
    await act.session.execute(update(_TABLE).where(_TABLE.c.id == last.scalar_subquery()).values(**values))

"""Stage clocks beside the handling clock: intake and dispatch at the desk, the check of what was handled.

A case that goes its way by itself has none of them. The open stage stands on the case; a row is written when it ends.
"""

from typing import Any

from sqlalchemy import bindparam
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Case, CaseStage, StageTime
from services.act import Act

_OF_CASE = select(StageTime).where(col(StageTime.case_id) == bindparam("case")).order_by(col(StageTime.id))

OF_INTAKE = frozenset({"no-category", "no-place", "wrong"})
"""Why a case waits for somebody who says what or where it is; else it waits for a unit."""


def begin_stage(act: Act, case: Case, stage: CaseStage) -> None:
    """Its clock starts, unless it runs already."""
    if case.stage is stage:
        return
    end_stage(act, case)
    case.stage, case.stage_since = stage, act.now
    case.stage_due_at = act.now + act.town.stages[stage]


def wait_at_desk(act: Act, case: Case, why: str) -> None:
    """The desk has to say what it is, or who does it."""
    begin_stage(act, case, CaseStage.INTAKE if why in OF_INTAKE else CaseStage.DISPATCH)


def end_stage(act: Act, case: Case) -> None:
    """Whatever stage was open is over; how long it took is written down."""
    if case.stage is None or case.stage_since is None or case.stage_due_at is None:
        return
    act.session.add(
        StageTime(
            case_id=case.id,
            stage=case.stage,
            since=case.stage_since,
            due_at=case.stage_due_at,
            ended_at=act.now,
            ended_by_id=act.person.id if act.person else None,
        )
    )
    case.stage = case.stage_since = case.stage_due_at = None


async def stage_facts(session: AsyncSession, case: Case) -> list[dict[str, Any]]:
    """``{"stage", "since", "due_at", "ended_at"}`` of every stage, the open one last with no end."""
    over = (await session.execute(_OF_CASE, {"case": case.id})).scalars()
    every: list[Any] = [(one.stage, one.since, one.due_at, one.ended_at) for one in over]
    if case.stage is not None:
        every.append((case.stage, case.stage_since, case.stage_due_at, None))
    return [
        {
            "stage": stage.value,
            "since": since.isoformat(),
            "due_at": due_at.isoformat(),
            "ended_at": ended_at.isoformat() if ended_at else None,
        }
        for stage, since, due_at, ended_at in every
    ]

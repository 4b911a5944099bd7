"""Who is asked to look whether it is done: one after the other, until somebody answers or nobody is left."""

from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import Audience, Case, Measure, Move, State
from services.act import Act
from services.cases.parties import chats_for, reporters_chat, verifiers
from services.cases.timeline import move_case
from services.deadlines import loud
from services.earliest import earliest
from services.outbox import show_case


async def ask_verifiers(act: Act, case: Case) -> None:
    """Ask somebody nearby to look; where there is nobody, ask the reporter."""
    case.checkers = []
    if not await _ask_next(act, case):
        await show_case(act, await reporters_chat(act, case), case, Audience.OUTCOME)


async def _ask_next(act: Act, case: Case) -> bool:
    """Ask those whose turn it is, and give them some working hours; ``False`` when everybody has been asked."""
    turns = [[one for one in people if one not in case.checkers] for people in await verifiers(act, case)]
    people = next((fresh for fresh in turns if fresh), [])
    if not people:
        case.check_at = None
        return False
    case.checkers = [*case.checkers, *people]
    patience = act.town.calendar.add(act.now, act.town.quality.check_hours, Measure.WORKING_HOURS)
    case.check_at = await loud(act, case, patience)
    await show_case(act, await chats_for(act, people), case, Audience.VERIFIER)
    return True


async def pass_check_one(act: Act, skip: int = 0) -> bool:
    """Ask the next one about one case that nobody has looked at; ``False`` when none is due."""
    query = select(Case).where(col(Case.check_at) <= act.now).order_by(col(Case.check_at), col(Case.id))
    due = query.offset(skip).limit(1).with_for_update(skip_locked=True)
    case = (await act.session.execute(due)).scalar_one_or_none()
    if case is None:
        return False
    case.check_at = None
    if case.state is State.HANDLED and await _ask_next(act, case):
        await move_case(act, case, Move.PASS_CHECK)
    return True


def next_check() -> ColumnElement[datetime]:
    """When the next check passes on."""
    return earliest(Case.check_at)

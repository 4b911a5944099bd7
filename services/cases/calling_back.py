"""回访: the working day after closing, whoever has not said how it went is asked once; silence stays silence."""

from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import Audience, Case, Move, Notice, State
from services.act import Act
from services.cases.parties import reporters_chat
from services.cases.timeline import move_case
from services.earliest import earliest
from services.outbox import tell_case
from services.passing_on import result_seen
from services.rules.calling_back import call_back_at, speakable


def call_back_later(act: Act, case: Case) -> None:
    """It is closed: its reporter has until then to say how it went by themselves."""
    case.asked_back_at = None
    if case.confirmed_at is None:
        town = act.town
        case.callback_at = call_back_at(town.calendar, town.quiet, act.now, town.quality.ask_at)


def answered(case: Case) -> None:
    """The reporter has said something, or it goes on: nobody asks or tells them any more."""
    case.callback_at = None
    result_seen(case)


async def call_back_one(act: Act, skip: int = 0) -> bool:
    """Ask one reporter how it went; ``False`` when none is due. What falls due at night waits till morning."""
    query = select(Case).where(col(Case.callback_at) <= act.now).order_by(col(Case.callback_at), col(Case.id))
    due = query.offset(skip).limit(1).with_for_update(skip_locked=True)
    case = (await act.session.execute(due)).scalar_one_or_none()
    if case is None:
        return False
    moment = speakable(act.town.calendar, act.town.quiet, act.now)
    case.callback_at = moment if moment > act.now else None
    if case.callback_at is None and case.state in (State.CLOSED, State.DUPLICATE):
        await _ask(act, case)
    return True


async def _ask(act: Act, case: Case) -> None:
    chats = await reporters_chat(act, case)
    if chats:
        case.asked_back_at = act.now
        await move_case(act, case, Move.CALL_BACK)
        await tell_case(act, chats, Notice.CALL_BACK, case, Audience.OUTCOME)


def next_call_back() -> ColumnElement[datetime]:
    """When the next reporter is asked."""
    return earliest(Case.callback_at)

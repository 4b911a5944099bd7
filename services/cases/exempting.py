"""免考核 128: what was late for a reason that is not the unit's does not count against it; it stays marked late."""

from datetime import datetime

from sqlmodel import col, func, select

from models import Assignment, Case, Move, Refusal, Refused, Right
from services.access import access_number
from services.act import Act
from services.cases.timeline import move_case
from services.rules.privacy import redact
from services.rules.words import clean, is_nothing

LONGEST = 200


async def exempt(act: Act, number: int, words: str) -> tuple[Case, str]:
    """Desk or street says so after a look, once, and why; the reason stands in the timeline."""
    case = await access_number(act, number, Right.EXEMPT)
    if case.exempt_at is not None:
        raise Refused(Refusal.EXEMPTED, number=case.number)
    if not (_late(case.due_at, case.handled_at, act.now) or await _was_late(act, case)):
        raise Refused(Refusal.NOT_LATE, number=case.number)
    why = redact(clean(words)[:LONGEST], [])
    if is_nothing(why):
        raise Refused(Refusal.EXEMPT_WHY, number=case.number)
    await move_case(act, case, Move.EXEMPT, words=why)
    case.exempt_at = act.now
    return case, why


def _late(due_at: datetime | None, handled_at: datetime | None, now: datetime) -> bool:
    return due_at is not None and (handled_at or now) > due_at


async def _was_late(act: Act, case: Case) -> bool:
    """Whether a unit was late with it earlier on."""
    done = func.coalesce(col(Assignment.handled_at), col(Assignment.ended_at))
    query = select(Assignment.id).where(col(Assignment.case_id) == case.id, done > col(Assignment.due_at)).limit(1)
    return (await act.session.execute(query)).first() is not None

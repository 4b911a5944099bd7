"""上报 in answer to a neighbour's message: it is filed for whoever said it, once, and they are told in private."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import func
from sqlmodel import col, select

from models import Case, CaseEvent, Notice, Person, QuotedMessage, Refusal, Refused, Sensitivity
from services.act import Act
from services.cases.filing import Draft, file_case
from services.cases.past import Earlier
from services.cases.retelling import TELLING
from services.once import insert_once
from services.outbox import tell
from services.people import direct_chats
from services.same_person import ids_of_person

PACE = timedelta(minutes=10)


@dataclass(frozen=True)
class Quoted:
    """The message that is answered: its number on the platform, who said it (when we know them), its rows."""

    message: str
    author: Person | None
    rows: Sequence[Earlier]


async def report_quoted(act: Act, quoted: Quoted, draft: Draft) -> tuple[Case, bool]:
    """File what ``draft`` took from the message for its author; ``False`` when it is the answering person's now.

    Everybody in the group has read the message, so that nothing is told here that was not said there.
    """
    await _refuse_twice(act, quoted)
    await _check_pace(act)
    own = quoted.author is None or quoted.author.id in await ids_of_person(act.session, act.somebody)
    case = await file_case(act, draft if own else replace(draft, behalf=quoted.author))
    await _remember(act, quoted, case)
    if quoted.author is not None and not own:
        await _tell_author(act, quoted.author, case)
    return case, quoted.author is not None


async def _refuse_twice(act: Act, quoted: Quoted) -> None:
    """Whether it was reported by its author, or by somebody who answered it."""
    assert act.chat is not None
    answered = select(QuotedMessage.case_id).where(
        col(QuotedMessage.chat_id) == act.chat.id, col(QuotedMessage.message) == quoted.message
    )
    ids = [row.incoming_id for row in quoted.rows]
    told = select(CaseEvent.case_id).where(col(CaseEvent.incoming_id).in_(ids), col(CaseEvent.move).in_(TELLING))
    query = select(Case).where(col(Case.id).in_(answered) | col(Case.id).in_(told)).order_by(col(Case.id)).limit(1)
    before = (await act.session.execute(query)).scalar_one_or_none()
    if before is not None:
        shown = before.number if before.sensitivity is Sensitivity.OPEN else 0
        raise Refused(Refusal.REPORTED_BEFORE, number=shown)


async def _check_pace(act: Act) -> None:
    """What is filed for others counts for whoever files it."""
    lately = select(func.count()).where(
        col(QuotedMessage.person_id) == act.somebody.id, col(QuotedMessage.at) > act.now - PACE
    )
    if (await act.session.execute(lately)).scalar_one() >= act.town.reports_per_ten_minutes:
        raise Refused(Refusal.TOO_FAST)


async def _remember(act: Act, quoted: Quoted, case: Case) -> None:
    """Two who answer at once: the second one's report is taken back."""
    assert act.chat is not None
    row = {"chat_id": act.chat.id, "message": quoted.message, "case_id": case.id}
    if await insert_once(act.session, QuotedMessage, **row, person_id=act.somebody.id, at=act.now) is None:
        await _refuse_twice(act, quoted)


async def _tell_author(act: Act, author: Person, case: Case) -> None:
    assert act.chat is not None
    chats = await direct_chats(act.session, [author.id])
    facts = {"how": "author", "number": case.number, "by": act.somebody.name, "title": act.chat.title}
    await tell(act, chats.values(), Notice.FILED_FOR, facts, case=case)

"""撤回: within a few minutes whoever reported takes a fresh report back that nobody has taken on; its number stays."""

from datetime import timedelta

from sqlmodel import col, select

from models import Case, Refusal, Refused, Right
from services.access import access_case
from services.act import Act
from services.cases.retelling import untaken
from services.cases.steering import cancel_case
from services.same_person import ids_of_person, own

WITHIN = timedelta(minutes=5)


async def recall(act: Act, case_id: int | None) -> Case:
    """Withdraw the case that was answered to, else what this person reported last in this chat."""
    found = case_id if case_id is not None else await _last(act)
    if found is None:
        raise Refused(Refusal.NOTHING_TO_RECALL)
    case = await access_case(act, found, Right.CANCEL)
    if case.reporter_id not in await ids_of_person(act.session, act.somebody):
        raise Refused(Refusal.NOTHING_TO_RECALL)
    if not untaken(case) or act.heard - case.filed_at > WITHIN:
        raise Refused(Refusal.TOO_LATE_TO_RECALL, number=case.number)
    return await cancel_case(act, case.id, case.version)


async def _last(act: Act) -> int | None:
    if act.chat is None:
        return None
    mine = own(Case.reporter_id, act.somebody.id), col(Case.origin_chat_id) == act.chat.id
    query = select(Case.id).where(*mine, col(Case.logged_at).is_(None)).order_by(col(Case.filed_at).desc()).limit(1)
    found: int | None = (await act.session.execute(query)).scalar_one_or_none()
    return found

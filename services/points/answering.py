"""What becomes of an objection: its objector is told the result, and the month that waited for it goes on."""

from typing import Any

from models import Entry, Notice, Objection, PostedMonth
from services.act import Act
from services.directory import directory
from services.outbox import tell
from services.people import direct_chats
from services.points.entries import entry_facts_of
from services.points.months import wake_months


async def settle_objection(act: Act, objection: Objection, *, upheld: bool, answer: str) -> None:
    """It is answered."""
    posted = await act.session.get_one(PostedMonth, objection.posted_id)
    objection.upheld, objection.answer, objection.remind_at = upheld, answer, None
    objection.decided_at, objection.decided_by_id = act.now, act.somebody.id
    facts = await about(act, objection, posted) | {"upheld": upheld, "answer": answer}
    await tell(act, (await direct_chats(act.session, [objection.person_id])).values(), Notice.OBJECTION_ANSWER, facts)
    await wake_months(act, posted.community_id)


async def about(act: Act, objection: Objection, posted: PostedMonth) -> dict[str, Any]:
    """Of which month and which entry it is."""
    entry = await act.session.get(Entry, objection.entry_id) if objection.entry_id else None
    return {
        "area": (await directory(act.session)).areas[posted.community_id].name,
        "month": posted.month,
        "entry": await entry_facts_of(act, entry) if entry else None,
    }

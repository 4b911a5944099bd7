"""What a bulletin's live card shows at this moment to whoever its chat is with."""

from typing import Any

from models import Bulletin, Notice
from services.act import Act
from services.bulletins.deciding import decides_on
from services.bulletins.telling import DRAFT, OBJECTION, draft_facts, line_facts, objection_facts
from services.same_person import whoever


async def card_facts(act: Act, bulletin_id: int, audience: str) -> tuple[Notice, dict[str, Any]]:
    """Draft or objection, for as long as the reader may decide; else a unit's line, told when it had to be read."""
    bulletin = await act.session.get_one(Bulletin, bulletin_id)
    kind, _, unit = audience.rpartition(" ")
    if audience != DRAFT and kind != OBJECTION:
        return Notice.BULLETIN_LINE, await line_facts(act, bulletin, int(audience))
    if not await _may_decide(act, bulletin):
        return Notice.BULLETIN_DRAFT, {"gone": True}
    if kind == OBJECTION:
        return Notice.BULLETIN_OBJECTION, await objection_facts(act, bulletin, int(unit))
    return Notice.BULLETIN_DRAFT, await draft_facts(act, bulletin)


async def _may_decide(act: Act, bulletin: Bulletin) -> bool:
    """Whether this chat is with somebody who does."""
    number = act.chat.person_id if act.chat is not None else None
    return bool(number) and await decides_on(act.by(await whoever(act.session, number or 0), act.chat), bulletin)

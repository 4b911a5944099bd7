"""What a bulletin's live card shows at this moment to whoever its chat is with."""

from typing import Any

from models import Bulletin, Notice
from services.act import Act
from services.bulletins.deciding import decides_on
from services.bulletins.telling import DRAFT, draft_facts, line_facts
from services.same_person import whoever


async def card_facts(act: Act, bulletin_id: int, audience: str) -> tuple[Notice, dict[str, Any]]:
    """The draft, for as long as the reader may decide on it; else a unit's line, told when it had to be read."""
    bulletin = await act.session.get_one(Bulletin, bulletin_id)
    if audience != DRAFT:
        return Notice.BULLETIN_LINE, await line_facts(act, bulletin, int(audience))
    number = act.chat.person_id if act.chat is not None else None
    reader = act.by(await whoever(act.session, number), act.chat) if number else act
    if not await decides_on(reader, bulletin):
        return Notice.BULLETIN_DRAFT, {"gone": True}
    return Notice.BULLETIN_DRAFT, await draft_facts(act, bulletin)

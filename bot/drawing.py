"""Facts become a card: the one step between the outbox and a gateway."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import TownClock
from models import Activity, Audience, Card, Case, Chat, DayCard, Notice, Outgoing, Posting, Wish
from services.act import Act
from services.activities.evidence import post_facts
from services.activities.facts import card_facts
from services.activities.telling import CLOSING_POST
from services.bulletins import cards as bulletins
from services.cases.standing import facts_for_posting
from services.clues import clue_facts
from services.day import NOTICES, day_facts
from services.town import TownRules
from services.wishes import facts as wishes
from views import draw


@dataclass
class Drawing:
    """Draws in the language of the chat: a live card from the case as it stands now, anything else from its facts."""

    clock: TownClock
    town: TownRules

    async def of_rows(self, session: AsyncSession, rows: Sequence[Outgoing], chat: Chat) -> Card:
        """One row's card, or one list for several."""
        first = rows[0]
        if len(rows) > 1:
            told = [{"notice": row.notice, "facts": row.facts} for row in rows]
            return self._draw(Notice.GATHERED.value, {"notices": told}, chat)
        if (card := await self._of_another(session, first, chat)) is not None:
            return card
        if first.audience and first.case_id is not None:
            return await self._live(session, first.case_id, first.audience, chat)
        return self._draw(first.notice, first.facts, chat)

    async def of_posting(self, session: AsyncSession, posting: Posting, chat: Chat) -> Card:
        """What a live card shows now."""
        if (card := await self._of_another(session, posting, chat)) is not None:
            return card
        assert posting.case_id is not None
        return await self._live(session, posting.case_id, posting.audience, chat)

    async def _of_another(self, session: AsyncSession, row: Outgoing | Posting, chat: Chat) -> Card | None:
        """A live card that is about no case."""
        if row.day_card_id is not None:
            return await self._of_the_day(session, row.day_card_id, chat)
        if row.clue_id is not None:
            return await self._of_the_clue(session, row.clue_id, chat)
        if row.activity_id is not None:
            return await self._of_activity(session, row.activity_id, row.audience, chat)
        if row.wish_id is not None:
            return await self._of_wish(session, row.wish_id, row.audience, chat)
        if row.bulletin_id is not None:
            return await self._of_bulletin(session, row.bulletin_id, row.audience, chat)
        return None

    async def _live(self, session: AsyncSession, case_id: int, audience: str, chat: Chat) -> Card:
        now: datetime = session.info.setdefault("drawn_at", self.clock.now())  # one moment, so that reads are shared
        act = Act(session, self.town, now)
        case = await session.get_one(Case, case_id)
        facts = await facts_for_posting(act, case, Audience(audience), chat)
        return self._drawn_once(session, Notice.CASE.value, facts, chat)

    async def _of_the_day(self, session: AsyncSession, card_id: int, chat: Chat) -> Card:
        """Somebody's card of the day, as the day stands now."""
        card = await session.get_one(DayCard, card_id)
        facts = await day_facts(Act(session, self.town, self.clock.now(), chat=chat), card)
        return self._draw(NOTICES[card.kind].value, facts, chat)

    async def _of_the_clue(self, session: AsyncSession, clue_id: int, chat: Chat) -> Card:
        """A clue for whoever this chat is with, as far as they may read it now."""
        facts = await clue_facts(Act(session, self.town, self.clock.now(), chat=chat), clue_id)
        return self._draw(Notice.CLUE.value, facts, chat)

    async def _of_activity(self, session: AsyncSession, activity_id: int, audience: str, chat: Chat) -> Card:
        """An activity with its seats and its queue, as they are now."""
        activity = await session.get_one(Activity, activity_id)
        act = Act(session, self.town, self.clock.now(), chat=chat)
        if audience == CLOSING_POST:
            return self._drawn_once(session, Notice.CLOSING.value, await post_facts(act, activity), chat)
        return self._drawn_once(session, Notice.ACTIVITY.value, await card_facts(act, activity, audience), chat)

    async def _of_wish(self, session: AsyncSession, wish_id: int, audience: str, chat: Chat) -> Card:
        """A wish as it stands, for whoever this chat is with."""
        wish = await session.get_one(Wish, wish_id)
        facts = await wishes.card_facts(Act(session, self.town, self.clock.now(), chat=chat), wish, audience)
        return self._draw(Notice.WISH.value, facts, chat)

    async def _of_bulletin(self, session: AsyncSession, bulletin_id: int, audience: str, chat: Chat) -> Card:
        """A bulletin's draft, or a unit's line of it, as it stands."""
        act = Act(session, self.town, self.clock.now(), chat=chat)
        notice, facts = await bulletins.card_facts(act, bulletin_id, audience)
        return self._draw(notice.value, facts, chat)

    def _drawn_once(self, session: AsyncSession, notice: str, facts: dict[str, Any], chat: Chat) -> Card:
        """Colleagues get the same card: in one transaction it is drawn once."""
        drawn: dict[object, Card] = session.info.setdefault("drawn", {})
        key = (notice, chat.language, repr(facts))
        if key not in drawn:
            drawn[key] = self._draw(notice, facts, chat)
        return drawn[key]

    def _draw(self, notice: str, facts: dict[str, Any], chat: Chat) -> Card:
        return draw(notice, facts, chat.language, timezone=self.town.timezone)


def fingerprint(card: Card) -> str:
    """What a card shows, in 32 hex digits: an unchanged card is not edited."""
    text = json.dumps(card.as_dict(), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]

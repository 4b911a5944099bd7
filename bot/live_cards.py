"""Live cards are kept true: drawn again from the present when their case has changed, and edited if that shows."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

import structlog
from sqlalchemy import or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from bot.clock import TownClock
from bot.database import Database
from bot.drawing import Drawing, fingerprint
from bot.gateways.contract import Gateway, GatewayError, LocalGateway, RemoteGateway, RetryLater, Unreachable
from models import Card, Chat, Posting

log = structlog.get_logger()

BATCH = 50


@dataclass(frozen=True)
class Edit:
    """A card that has to be changed over the network."""

    posting: Posting
    chat: Chat
    card: Card


@dataclass
class LiveCards:
    """Draws again what ``redraw_at`` asks for."""

    database: Database
    clock: TownClock
    drawing: Drawing
    gateways: Mapping[str, Gateway]

    async def run(self) -> None:
        """Look twice a second, for ever: changes within two seconds make one edit, so nobody waits for a bell."""
        while True:
            await self.drain()
            await asyncio.sleep(0.5)

    async def drain(self) -> bool:
        """Redraw everything that is due now; whether there was anything."""
        some = False
        while chats := await self._chats_due():
            some = True
            for together in [chats] if self.database.one_writer else [[chat] for chat in chats]:
                for edit in await self._claim(together):
                    await self._edit(edit)
        return some

    async def _chats_due(self) -> list[int]:
        async with self.database.reading() as session:
            found = (await session.execute(self._due(col(Posting.chat_id)).limit(BATCH))).scalars()
            return list(dict.fromkeys(found))

    def _due(self, *wanted: Any) -> Any:
        real = self.clock.real_now()
        return (
            select(*wanted)
            .join(Chat, col(Chat.id) == col(Posting.chat_id))
            .where(
                col(Posting.redraw_at) <= self.clock.now(),
                or_(col(Chat.quiet_until).is_(None), col(Chat.quiet_until) <= real),
            )
            .order_by(col(Posting.redraw_at), col(Posting.id))
        )

    async def _claim(self, chats: list[int]) -> list[Edit]:
        async with self.database.transaction() as session:
            edits = [await self._redraw_chat(session, await session.get_one(Chat, chat)) for chat in chats]
        return [edit for in_chat in edits for edit in in_chat]

    async def _redraw_chat(self, session: AsyncSession, chat: Chat) -> list[Edit]:
        query = self._due(Posting).where(col(Posting.chat_id) == chat.id).limit(BATCH)
        found = list((await session.execute(query.with_for_update(of=Posting, skip_locked=True))).scalars())
        edits = [await self._redrawn(session, posting, chat) for posting in found]
        return [edit for edit in edits if edit]

    async def _redrawn(self, session: AsyncSession, posting: Posting, chat: Chat) -> Edit | None:
        posting.redraw_at = None
        gateway = self.gateways.get(chat.platform)
        if chat.unreachable_at is not None or gateway is None:
            return None
        card = await self.drawing.of_posting(session, posting, chat)
        mark = fingerprint(card)
        if mark == posting.drawn:
            return None
        posting.drawn = mark
        if not isinstance(gateway, LocalGateway):
            return Edit(posting, chat, card)
        await gateway.redraw(session, chat, posting.message, card)
        return None

    async def _edit(self, edit: Edit) -> None:
        gateway = cast("RemoteGateway", self.gateways[edit.chat.platform])
        try:
            await gateway.edit(edit.chat, edit.posting.message, edit.card)
        except RetryLater as later:
            await self._again(edit, later.after)
        except Unreachable:
            async with self.database.transaction() as session:
                (await session.get_one(Chat, edit.chat.id)).unreachable_at = self.clock.real_now()
        except GatewayError as error:
            log.warning("card.unedited", chat=edit.chat.id, error=str(error))

    async def _again(self, edit: Edit, after: float) -> None:
        """The chat waits; the card is drawn from what is true by then."""
        async with self.database.transaction() as session:
            posting = await session.get_one(Posting, edit.posting.id)
            posting.redraw_at, posting.drawn = self.clock.now(), ""
            chat = await session.get_one(Chat, edit.chat.id)
            chat.quiet_until = self.clock.real_now() + timedelta(seconds=after)

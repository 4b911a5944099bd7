"""Live cards are kept true: drawn again from the present when their case has changed, and edited if that shows."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

import structlog
from sqlalchemy import bindparam, or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from bot.clock import TownClock
from bot.database import Database
from bot.drawing import Drawing, fingerprint
from bot.gateways.contract import (
    Gateway,
    GatewayError,
    LocalGateway,
    Moved,
    RemoteGateway,
    RetryLater,
    Unreachable,
    offers,
)
from bot.logs import stumbled
from models import Card, Chat, Posting
from services.chats import follow

log = structlog.get_logger()

BATCH = 50


@dataclass(frozen=True)
class Edit:
    """A card that has to be changed over the network."""

    posting: Posting
    chat: Chat
    card: Card
    asked: datetime | None
    """The ``redraw_at`` that this edit answers; a later one stays."""


@dataclass
class LiveCards:
    """Draws again what ``redraw_at`` asks for."""

    database: Database
    clock: TownClock
    drawing: Drawing
    gateways: Mapping[str, Gateway]
    _editing: set[int] = field(default_factory=set)

    async def run(self) -> None:
        """Look twice a second, for ever: changes within two seconds make one edit, so nobody waits for a bell."""
        async with asyncio.TaskGroup() as chats:
            while True:
                for edits in await self._claim_due():
                    chats.create_task(self._edit_chat(edits))
                await asyncio.sleep(0.5)

    async def drain(self) -> bool:
        """Redraw everything that is due now; whether there was anything."""
        some = False
        while claimed := await self._claim_due():
            some = True
            await asyncio.gather(*(self._edit_chat(edits) for edits in claimed))
        return some

    async def _claim_due(self) -> list[list[Edit]]:
        """Each due chat's edits; none for a chat whose cards are drawn already."""
        chats = await self._chats_due()
        alone = self.database.one_writer
        return [
            edits for some in ([chats] if alone else [[chat] for chat in chats]) for edits in await self._claim(some)
        ]

    async def _chats_due(self) -> list[int]:
        async with self.database.looking() as session:
            found = (await session.execute(_CHATS_DUE, self._moment() | {"editing": list(self._editing)})).scalars()
            return list(dict.fromkeys(found))

    def _moment(self) -> dict[str, Any]:
        return {"now": self.clock.now(), "real": self.clock.real_now()}

    async def _claim(self, chats: list[int]) -> list[list[Edit]]:
        if not chats:
            return []
        async with self.database.transaction() as session:
            claimed = [await self._redraw_chat(session, await session.get_one(Chat, chat)) for chat in chats]
        self._editing.update(edits[0].chat.id for edits in claimed if edits)
        return claimed

    async def _redraw_chat(self, session: AsyncSession, chat: Chat) -> list[Edit]:
        found = list((await session.execute(_CARDS_DUE, self._moment() | {"chat": chat.id})).scalars())
        edits = [await self._redrawn(session, posting, chat) for posting in found]
        return [edit for edit in edits if edit]

    async def _redrawn(self, session: AsyncSession, posting: Posting, chat: Chat) -> Edit | None:
        asked, posting.redraw_at = posting.redraw_at, None
        gateway = self.gateways.get(chat.platform)
        if chat.unreachable_at is not None or gateway is None:
            return None
        card = await self.drawing.of_posting(session, posting, chat)
        mark = fingerprint(card)
        if mark == posting.drawn:
            return None
        if not offers(gateway, LocalGateway):
            posting.redraw_at = asked
            return Edit(posting, chat, card, asked)
        posting.drawn = mark
        await gateway.redraw(session, chat, posting.message, card)
        return None

    async def _edit_chat(self, edits: list[Edit]) -> None:
        """One chat's cards, one after the other; what the database won't take is drawn again."""
        if not edits:
            return
        try:
            for edit in edits:
                if not await self._edit(edit):
                    return
        except Exception as error:
            stumbled(log, "chat.stumbled", error, chat=edits[0].chat.id)
            await asyncio.sleep(1)
        finally:
            self._editing.discard(edits[0].chat.id)

    async def _edit(self, edit: Edit) -> bool:
        """Show it and write down that it is shown; false when the chat takes nothing more now."""
        gateway = cast("RemoteGateway", self.gateways[edit.chat.platform])
        try:
            await gateway.edit(edit.chat, edit.posting.message, edit.card)
        except RetryLater as later:
            await self._again(edit, later.after)
            return False
        except Moved as moved:
            async with self.database.transaction() as session:
                await follow(session, edit.chat.platform, edit.chat.external_id, str(moved.to))
            return False
        except Unreachable:
            async with self.database.transaction() as session:
                (await session.get_one(Chat, edit.chat.id)).unreachable_at = self.clock.real_now()
            return False
        except GatewayError as error:
            log.warning("card.unedited", chat=edit.chat.id, error=str(error))
        await self._settle(edit)
        return True

    async def _settle(self, edit: Edit) -> None:
        async with self.database.transaction() as session:
            posting = await session.get_one(Posting, edit.posting.id)
            posting.drawn = fingerprint(edit.card)
            if posting.redraw_at == edit.asked:
                posting.redraw_at = None

    async def _again(self, edit: Edit, after: float) -> None:
        """The chat waits; the card, still due, is drawn from what is true by then."""
        async with self.database.transaction() as session:
            chat = await session.get_one(Chat, edit.chat.id)
            chat.quiet_until = self.clock.real_now() + timedelta(seconds=after)


def _due(*wanted: Any) -> Any:
    """Of the cards to draw again at ``now`` (town time), in chats that may be written to at ``real`` (real time)."""
    return (
        select(*wanted)
        .join(Chat, col(Chat.id) == col(Posting.chat_id))
        .where(
            col(Posting.redraw_at) <= bindparam("now"),
            or_(col(Chat.quiet_until).is_(None), col(Chat.quiet_until) <= bindparam("real")),
        )
        .order_by(col(Posting.redraw_at), col(Posting.id))
        .limit(BATCH)
    )


_CHATS_DUE = _due(col(Posting.chat_id)).where(col(Posting.chat_id).not_in(bindparam("editing", expanding=True)))
_CARDS_DUE = (
    _due(Posting).where(col(Posting.chat_id) == bindparam("chat")).with_for_update(of=Posting, skip_locked=True)
)

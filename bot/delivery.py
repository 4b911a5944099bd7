"""What is owed is sent: drawn from its facts, one mark each, in order within a chat.

On the web, sending is an insert in the transaction that marks the row. Elsewhere a row is claimed with a
lease, sent with no transaction open, and marked by itself; a lease that ran out between the platform's
answer and our mark is the only way to a double, and the row then says ``doubtful``.
"""

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import case as sql_case
from sqlalchemy import or_, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from bot.bell import Bell
from bot.clock import TownClock
from bot.database import Database
from bot.gateways.contract import Gateway, GatewayError, LocalGateway, RemoteGateway, RetryLater, Unreachable
from models import Audience, Card, Case, Chat, Lane, Notice, Outgoing, Photo, PhotoState, Posting
from services.act import Act
from services.cases.standing import facts_for_posting
from services.town import TownRules
from views import draw

log = structlog.get_logger()

LEASE = timedelta(seconds=60)
BATCH = 50
GATHER_FROM = 6
"""So many notices of one kind for one chat become one list."""
PHOTO_PATIENCE = timedelta(seconds=5)
"""How long a card waits, in real time, for its photos to be fetched for the first time."""


@dataclass(frozen=True)
class Parcel:
    """One thing to send: its rows (several when gathered), the chat, the card."""

    rows: Sequence[Outgoing]
    chat: Chat
    card: Card


@dataclass
class Delivery:
    """Empties the outbox and keeps live cards true."""

    database: Database
    clock: TownClock
    bell: Bell
    town: TownRules
    gateways: Mapping[str, Gateway]

    async def run(self) -> None:
        """Send whatever falls due, for ever."""
        while True:
            ticket = self.bell.ticket("outgoing")
            await self.drain()
            await self.bell.wait("outgoing", seconds=0.5, since=ticket)

    async def drain(self) -> bool:
        """Send and redraw everything that is due now; whether there was anything."""
        some = False
        while await self._send_batch() or await self._redraw_batch():
            some = True
        return some

    async def _send_batch(self) -> bool:
        async with self.database.reading() as session:
            waiting = (await session.execute(self._due().limit(1))).first()
        if waiting is None:
            return False
        parcels = await self._claim()
        await asyncio.gather(*(self._send_in_order(chat) for chat in _by_chat(parcels)))
        return True

    def _due(self) -> Any:
        order = sql_case({lane.value: place for place, lane in enumerate(Lane)}, value=col(Outgoing.lane))
        real = self.clock.real_now()
        return (
            select(Outgoing, Chat)
            .join(Chat, col(Chat.id) == col(Outgoing.chat_id))
            .where(
                col(Outgoing.sent_at).is_(None),
                col(Outgoing.failed_at).is_(None),
                col(Outgoing.send_after) <= self.clock.now(),
                or_(col(Outgoing.claimed_until).is_(None), col(Outgoing.claimed_until) <= real),
                or_(col(Outgoing.try_at).is_(None), col(Outgoing.try_at) <= real),
                or_(col(Chat.quiet_until).is_(None), col(Chat.quiet_until) <= real),
            )
            .order_by(order, col(Outgoing.id))
        )

    async def _claim(self) -> list[Parcel]:
        """Take a batch: local rows are sent here and now, remote ones get a lease and come back as parcels."""
        async with self.database.transaction() as session:
            query = self._due().limit(BATCH).with_for_update(of=Outgoing, skip_locked=True)
            due = [(row, chat) for row, chat in (await session.execute(query)).all()]
            parcels = [parcel for parcel in [await self._pack(session, group) for group in _gathered(due)] if parcel]
            return [parcel for parcel in parcels if not await self._post(session, parcel)]

    async def _pack(self, session: AsyncSession, group: Sequence[tuple[Outgoing, Chat]]) -> Parcel | None:
        rows, chat = [row for row, _ in group], group[0][1]
        if chat.unreachable_at is not None:
            _fail(rows, self.clock.real_now(), "unreachable")
            return None
        if await self._awaits_photos(session, rows[0]):
            return None
        try:
            return Parcel(rows, chat, await self._draw(session, rows, chat))
        except Exception as error:
            log.exception("notice.undrawn", notice=rows[0].notice, trace=rows[0].incoming_id)
            _fail(rows, self.clock.real_now(), type(error).__name__)
            return None

    async def _awaits_photos(self, session: AsyncSession, row: Outgoing) -> bool:
        """A live card waits a moment for photos that are being fetched for the first time, or made into one."""
        if not row.audience or row.case_id is None:
            return False
        wanted = select(Photo.id).where(
            col(Photo.case_id) == row.case_id, col(Photo.state) == PhotoState.WANTED, col(Photo.attempts) == 0
        )
        pair = select(Case.id).where(col(Case.id) == row.case_id, col(Case.pair_wanted))
        real = self.clock.real_now()
        if row.attempts > 0 or (await session.execute(union_all(wanted, pair))).first() is None:
            return False
        row.attempts, row.try_at = 1, real + PHOTO_PATIENCE
        return True

    async def _draw(self, session: AsyncSession, rows: Sequence[Outgoing], chat: Chat) -> Card:
        notice, facts = rows[0].notice, rows[0].facts
        if len(rows) > 1:
            told = [{"notice": row.notice, "facts": row.facts} for row in rows]
            notice, facts = Notice.GATHERED.value, {"notices": told}
        elif rows[0].audience:
            facts = await self._current(session, rows[0].case_id, rows[0].audience, chat)
        return draw(notice, facts, chat.language, timezone=self.town.timezone)

    async def _current(self, session: AsyncSession, case_id: int | None, audience: str, chat: Chat) -> dict[str, Any]:
        case = await session.get(Case, case_id)
        assert case is not None
        act = Act(session, self.town, self.clock.now())
        return await facts_for_posting(act, case, Audience(audience), chat)

    async def _post(self, session: AsyncSession, parcel: Parcel) -> bool:
        """Send a local parcel in this transaction; lease a remote one. Whether nothing is left to do."""
        gateway = self.gateways.get(parcel.chat.platform)
        if gateway is None:
            _fail(parcel.rows, self.clock.real_now(), "no gateway")
            return True
        if not isinstance(gateway, LocalGateway):
            self._lease(parcel.rows)
            return False
        try:
            message = await gateway.post(session, parcel.chat, parcel.card, reply_to=parcel.rows[0].reply_to)
        except Unreachable:
            self._lose(parcel.chat, parcel.rows)
            return True
        self._mark(session, parcel, message)
        return True

    def _lease(self, rows: Sequence[Outgoing]) -> None:
        for row in rows:
            row.doubtful = row.doubtful or row.claimed_until is not None
            row.claimed_until = self.clock.real_now() + LEASE

    def _mark(self, session: AsyncSession, parcel: Parcel, message: str) -> None:
        for row in parcel.rows:
            row.sent_at, row.claimed_until = self.clock.now(), None
        first = parcel.rows[0]
        log.info(
            "notice.sent", notice=first.notice, chat=parcel.chat.id, trace=first.incoming_id, rows=len(parcel.rows)
        )
        if first.case_id is not None and len(parcel.rows) == 1:
            session.add(
                Posting(
                    chat_id=parcel.chat.id,
                    message=message,
                    case_id=first.case_id,
                    audience=first.audience,
                    drawn=fingerprint(parcel.card),
                )
            )

    def _lose(self, chat: Chat, rows: Sequence[Outgoing]) -> None:
        chat.unreachable_at = self.clock.real_now()
        _fail(rows, self.clock.real_now(), "unreachable")
        log.warning("chat.unreachable", chat=chat.id)

    async def _send_in_order(self, parcels: Sequence[Parcel]) -> None:
        """One chat's parcels, one after the other; the rest waits when the platform asks to wait."""
        for place, parcel in enumerate(parcels):
            try:
                await self._send(parcel)
            except RetryLater as later:
                await self._put_off(parcels[place:], later.after)
                return

    async def _send(self, parcel: Parcel) -> None:
        gateway: Any = self.gateways[parcel.chat.platform]
        remote: RemoteGateway = gateway
        try:
            message = await remote.send(parcel.chat, parcel.card, reply_to=parcel.rows[0].reply_to)
        except RetryLater:
            raise
        except Unreachable:
            await self._settle(parcel, lambda session, fresh: self._lose(fresh.chat, fresh.rows))
        except GatewayError as error:
            why = str(error)
            await self._settle(parcel, lambda session, fresh: _fail(fresh.rows, self.clock.real_now(), why))
        else:
            await self._settle(parcel, lambda session, fresh: self._mark(session, fresh, message))

    async def _settle(self, parcel: Parcel, mark: Callable[[AsyncSession, Parcel], None]) -> None:
        """Write down what became of a parcel, in a transaction of its own."""
        async with self.database.transaction() as session:
            rows = [await session.get_one(Outgoing, row.id) for row in parcel.rows]
            mark(session, Parcel(rows, await session.get_one(Chat, parcel.chat.id), parcel.card))

    async def _put_off(self, parcels: Sequence[Parcel], after: float) -> None:
        """The chat waits, and its rows keep their order."""
        async with self.database.transaction() as session:
            chat = await session.get_one(Chat, parcels[0].chat.id)
            chat.quiet_until = self.clock.real_now() + timedelta(seconds=after)
            for parcel in parcels:
                for row in parcel.rows:
                    (await session.get_one(Outgoing, row.id)).claimed_until = None
        log.info("chat.waits", chat=parcels[0].chat.id, seconds=after)

    async def _redraw_batch(self) -> bool:
        """Draw live cards again whose case has changed; skip those that would look the same."""
        async with self.database.reading() as session:
            if (await session.execute(self._stale().limit(1))).first() is None:
                return False
        async with self.database.transaction() as session:
            query = self._stale().limit(BATCH).with_for_update(of=Posting, skip_locked=True)
            found = [(posting, chat) for posting, chat in (await session.execute(query)).all()]
            edits = [await self._redrawn(session, posting, chat) for posting, chat in found]
        for posting, chat, card in filter(None, edits):
            await self._edit(posting, chat, card)
        return True

    def _stale(self) -> Any:
        real = self.clock.real_now()
        return (
            select(Posting, Chat)
            .join(Chat, col(Chat.id) == col(Posting.chat_id))
            .where(
                col(Posting.redraw_at) <= self.clock.now(),
                or_(col(Chat.quiet_until).is_(None), col(Chat.quiet_until) <= real),
            )
            .order_by(col(Posting.redraw_at), col(Posting.id))
        )

    async def _redrawn(self, session: AsyncSession, posting: Posting, chat: Chat) -> tuple[Posting, Chat, Card] | None:
        posting.redraw_at = None
        if chat.unreachable_at is not None:
            return None
        facts = await self._current(session, posting.case_id, posting.audience, chat)
        card = draw(Notice.CASE.value, facts, chat.language, timezone=self.town.timezone)
        mark = fingerprint(card)
        if mark == posting.drawn:
            return None
        posting.drawn = mark
        gateway = self.gateways.get(chat.platform)
        if isinstance(gateway, LocalGateway):
            await gateway.redraw(session, chat, posting.message, card)
            return None
        return (posting, chat, card) if gateway else None

    async def _edit(self, posting: Posting, chat: Chat, card: Card) -> None:
        gateway: Any = self.gateways[chat.platform]
        try:
            await gateway.edit(chat, posting.message, card)
        except RetryLater as later:
            await self._edit_again(posting, later.after)
        except Unreachable:
            async with self.database.transaction() as session:
                self._lose(await session.get_one(Chat, chat.id), [])
        except GatewayError as error:
            log.warning("card.unedited", chat=chat.id, error=str(error))

    async def _edit_again(self, posting: Posting, after: float) -> None:
        async with self.database.transaction() as session:
            fresh = await session.get_one(Posting, posting.id)
            fresh.redraw_at, fresh.drawn = self.clock.now(), ""
            chat = await session.get_one(Chat, fresh.chat_id)
            chat.quiet_until = self.clock.real_now() + timedelta(seconds=after)


def fingerprint(card: Card) -> str:
    """What a card shows, in 32 hex digits."""
    text = json.dumps(card.as_dict(), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _fail(rows: Sequence[Outgoing], now: datetime, why: str) -> None:
    for row in rows:
        row.failed_at, row.claimed_until, row.error = now, None, why[:200]


def _gathered(due: Sequence[tuple[Outgoing, Chat]]) -> list[list[tuple[Outgoing, Chat]]]:
    """Groups of rows that make one message: alone, unless many of one kind are due for one chat."""
    alike: dict[tuple[int, str], list[tuple[Outgoing, Chat]]] = {}
    for row, chat in due:
        if row.gather:
            alike.setdefault((chat.id, row.gather), []).append((row, chat))
    groups: list[list[tuple[Outgoing, Chat]]] = []
    for row, chat in due:
        together = alike.get((chat.id, row.gather), []) if row.gather else []
        if len(together) < GATHER_FROM:
            groups.append([(row, chat)])
        elif together[0][0] is row:
            groups.append(together)
    return groups


def _by_chat(parcels: Sequence[Parcel]) -> list[list[Parcel]]:
    chats: dict[int, list[Parcel]] = {}
    for parcel in parcels:
        chats.setdefault(parcel.chat.id, []).append(parcel)
    return list(chats.values())

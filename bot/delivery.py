"""What is owed is sent: drawn from its facts, one mark each, in order within a chat.

On the web, sending is an insert in the transaction that marks the row. Elsewhere a row is claimed with a
lease, sent with no transaction open, and marked by itself; a lease that ran out between the platform's
answer and our mark is the only way to a double, and the row then says ``doubtful``. On PostgreSQL one
transaction concerns one chat, so that nobody waits for two rooms at once.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.bell import Bell
from bot.clock import TownClock
from bot.conversations import note_card
from bot.database import Database
from bot.drawing import Drawing
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
from bot.owed import CHATS_DUE, DONE, FORGET, LEASE, ROWS_DUE, STANDS, pictures_come
from bot.parcels import BATCH, Parcel, Sent, by_chat, fail, gathered
from bot.together import Together
from models import Chat, Outgoing
from models.notices import UNKEPT
from services.chats import follow
from services.read_ahead import read_ahead
from services.trouble import is_away, is_trouble, kind_of

log = structlog.get_logger()

LEASED = timedelta(seconds=60)
MOMENT = 0.025
PHOTO_PATIENCE = timedelta(seconds=5)
"""How long, in real time, a card waits for its pictures the first time."""
_COMING = "pictures coming"

Outcome = Sent | Callable[[AsyncSession], Awaitable[None]]
"""What became of a parcel: it arrived, or else what to write down."""


@dataclass
class Delivery:
    """Empties the outbox."""

    database: Database
    clock: TownClock
    bell: Bell
    drawing: Drawing
    gateways: Mapping[str, Gateway]
    _sending: dict[int, int] = field(default_factory=dict)
    """Chats that are being sent to, with the bell's ticket of before: the rest of theirs waits, nobody else does."""
    _resting: bool = False
    _marks: Together[Outcome] = field(init=False)

    def __post_init__(self) -> None:
        self._marks = Together(self.database, self._write, self._pause)

    async def run(self) -> None:
        """Send whatever falls due, for ever: a slow chat holds up no other."""
        async with asyncio.TaskGroup() as chats:
            while True:
                ticket = self.bell.ticket("outgoing")
                await self._begin_due(chats)
                await self.bell.wait("outgoing", seconds=1.0, since=ticket)

    async def _begin_due(self, chats: asyncio.TaskGroup) -> None:
        """Start sending; a database that gives nothing out must not end what is being sent."""
        try:
            while not self._resting and (claimed := await self._claim_due()):
                for parcels in claimed:
                    chats.create_task(self._send_chat(parcels))
        except Exception as error:
            stumbled(log, "delivery.stumbled", error)
            await asyncio.sleep(1)

    def _pause(self) -> float:
        """While much is being sent, more of it has arrived in a moment."""
        return MOMENT if len(self._sending) > 1 else 0

    async def rest(self, seconds: float) -> None:
        """Begin nothing new, and give what is being sent so long to be marked."""
        self._resting = True
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._sending:
                    await self.bell.wait("outgoing", seconds=0.1)

    async def drain(self) -> bool:
        """Send everything that is due now; whether there was anything."""
        some = False
        while claimed := await self._claim_due():
            some = True
            await asyncio.gather(*(self._send_chat(parcels) for parcels in claimed))
        return some

    async def _claim_due(self) -> list[list[Parcel]]:
        """Each due chat's remote parcels; none for a chat whose rows are sent already."""
        together = self._in_turns(await self._chats_due())
        return [parcels for chats in together for parcels in await self._claim(chats)]

    async def _chats_due(self) -> list[int]:
        """The chats of the first due rows: danger first, then answers, notices, bulk."""
        async with self.database.looking() as session:
            found = (await session.execute(CHATS_DUE, self._moment() | {"sending": list(self._sending)})).scalars()
            return list(dict.fromkeys(found))

    def _in_turns(self, chats: list[int]) -> list[list[int]]:
        """Chats that share a transaction: all where there is one writer anyway, else each has its own."""
        return [chats] if chats and self.database.one_writer else [[chat] for chat in chats]

    def _moment(self) -> dict[str, Any]:
        return {"now": self.clock.now(), "real": self.clock.real_now()}

    async def _claim(self, chats: list[int]) -> list[list[Parcel]]:
        """Take these chats' batches: local rows are sent here and now, remote ones get a lease and come back."""
        tickets = {chat: self.bell.ticket(f"outgoing:{chat}") for chat in chats}
        async with self.database.transaction() as session:
            found = (await session.execute(ROWS_DUE, self._moment() | {"chats": chats})).all()
            batches = by_chat(found)
            await self._look_ahead(session, [row for row, _ in found])
            claimed = [await self._claim_chat(session, chat, rows) for chat, rows in batches]
            await self._lease(session, [row.id for parcels in claimed for parcel in parcels for row in parcel.rows])
        for (chat, rows), parcels in zip(batches, claimed, strict=True):
            if parcels:
                self._sending[chat.id] = -1 if len(rows) == BATCH else tickets[chat.id]
        return claimed

    async def _look_ahead(self, session: AsyncSession, rows: Sequence[Outgoing]) -> None:
        """Read at once what the live cards among these rows show, and which of them wait for pictures."""
        cases = list({row.case_id for row in rows if row.audience and row.case_id is not None})
        if cases:
            await read_ahead(session, cases)
        waiting = [row.case_id for row in rows if _may_wait(row)]
        session.info[_COMING] = await pictures_come(session, waiting) if waiting else frozenset()

    async def _claim_chat(self, session: AsyncSession, chat: Chat, rows: Sequence[Outgoing]) -> list[Parcel]:
        if chat.unreachable_at is not None:
            fail(rows, self.clock.real_now(), "unreachable")
            return []
        packed = [await self._pack(session, group, chat) for group in gathered(rows)]
        return [parcel for parcel in packed if parcel and not await self._post(session, parcel)]

    async def _pack(self, session: AsyncSession, rows: Sequence[Outgoing], chat: Chat) -> Parcel | None:
        if self._awaits_pictures(session, rows[0]):
            return None
        try:
            return Parcel(rows, chat, await self.drawing.of_rows(session, rows, chat))
        except Exception as error:
            if is_away(error):
                raise
            log.exception("notice.undrawn", notice=rows[0].notice, trace=rows[0].incoming_id)
            fail(rows, self.clock.real_now(), type(error).__name__)
            return None

    def _awaits_pictures(self, session: AsyncSession, row: Outgoing) -> bool:
        """A live card waits a moment for photos that are being fetched for the first time, or made into one."""
        if not _may_wait(row) or row.case_id not in session.info[_COMING]:
            return False
        row.attempts, row.try_at = 1, self.clock.real_now() + PHOTO_PATIENCE
        return True

    async def _post(self, session: AsyncSession, parcel: Parcel) -> bool:
        """Send a local parcel in this transaction. Whether nothing is left to do: a remote one is still to be sent."""
        gateway = self.gateways.get(parcel.chat.platform)
        if gateway is None:
            fail(parcel.rows, self.clock.real_now(), "no gateway")
            return True
        if not offers(gateway, LocalGateway):
            return False
        try:
            message = await gateway.post(session, parcel.chat, parcel.card, reply_to=parcel.rows[0].reply_to)
        except Unreachable:
            self._lose(parcel)
        else:
            await self._mark(session, [Sent(parcel, message)])
        return True

    async def _lease(self, session: AsyncSession, rows: Sequence[int]) -> None:
        """Nobody else sends these for a while."""
        if rows:
            await session.execute(LEASE, {"rows": rows, "until": self.clock.real_now() + LEASED})

    async def _mark(self, session: AsyncSession, sent: Sequence[Sent]) -> None:
        """Rows that arrived are done, and cards about a case stand where they stand: two statements for all of them."""
        rows = [row.id for one in sent for row in one.parcel.rows]
        await session.execute(DONE, {"rows": rows, "now": self.clock.now()})
        if unkept := [row.id for one in sent for row in one.parcel.rows if row.notice in UNKEPT]:
            await session.execute(FORGET, {"rows": unkept})
        if postings := [posting for one in sent if (posting := one.posting())]:
            await session.execute(STANDS, postings)
        for one in (one for one in sent if one.asks()):
            event = one.parcel.rows[0].incoming_id or 0
            await note_card(session, one.parcel.chat.external_id, event, one.message, self.clock.now())
        for one in (one for one in sent if one.parcel.rows[0].notice not in UNKEPT):
            first = one.parcel.rows[0]
            place = {"chat": one.parcel.chat.id, "trace": first.incoming_id}
            log.info("notice.sent", notice=first.notice, rows=len(one.parcel.rows), **place)

    def _lose(self, parcel: Parcel) -> None:
        parcel.chat.unreachable_at = self.clock.real_now()
        fail(parcel.rows, self.clock.real_now(), "unreachable")
        log.warning("chat.unreachable", chat=parcel.chat.id)

    async def _send_chat(self, parcels: Sequence[Parcel]) -> None:
        """Send what was claimed for one chat, then let its next rows come."""
        if not parcels:
            return
        try:
            await self._send_in_order(parcels)
        except Exception as error:
            stumbled(log, "chat.stumbled", error, chat=parcels[0].chat.id)
        finally:
            self._sent_to(parcels[0].chat.id)

    def _sent_to(self, chat: int) -> None:
        """The chat is free again; if more came for it meanwhile, somebody looks at once."""
        if self._sending.pop(chat) != self.bell.ticket(f"outgoing:{chat}"):
            self.bell.ring(["outgoing"])

    async def _send_in_order(self, parcels: Sequence[Parcel]) -> None:
        """One chat's parcels, one after the other; the rest waits when the platform asks to wait.

        The next one is on its way while it is written down what became of the last.
        """
        async with asyncio.TaskGroup() as marks:
            for place, parcel in enumerate(parcels):
                try:
                    marks.create_task(self._insist(await self._send(parcel)))
                except RetryLater as later:
                    await self._put_off(parcels[place:], later)
                    return
                except Moved as moved:
                    await self._follow(parcels[place:], str(moved.to))
                    return

    async def _send(self, parcel: Parcel) -> Outcome:
        """What became of it: it arrived, or never will."""
        gateway = cast("RemoteGateway", self.gateways[parcel.chat.platform])
        first = parcel.rows[0]
        try:
            message = await gateway.send(parcel.chat, parcel.card, reply_to=first.reply_to, thread=first.thread)
        except (RetryLater, Moved):
            raise
        except Unreachable:
            return self._settling(parcel, self._lose)
        except GatewayError as error:
            why = str(error)
            log.warning("notice.refused", notice=first.notice, chat=parcel.chat.id, trace=first.incoming_id)
            return self._settling(parcel, lambda fresh: fail(fresh.rows, self.clock.real_now(), why))
        return Sent(parcel, message)

    def _settling(self, parcel: Parcel, mark: Callable[[Parcel], None]) -> Outcome:
        """What to write down about a parcel, with its rows as they are then."""

        async def settle(session: AsyncSession) -> None:
            rows = [await session.get_one(Outgoing, row.id) for row in parcel.rows]
            mark(Parcel(rows, await session.get_one(Chat, parcel.chat.id), parcel.card))

        return settle

    async def _write(self, session: AsyncSession, outcomes: Sequence[Outcome]) -> None:
        """Write down what became of several parcels."""
        if sent := [outcome for outcome in outcomes if isinstance(outcome, Sent)]:
            await self._mark(session, sent)
        for outcome in outcomes:
            if not isinstance(outcome, Sent):
                await outcome(session)

    async def _insist(self, outcome: Outcome) -> None:
        """What happened out there is true: a locked database or a full disk is tried until it takes it."""
        while True:
            try:
                return await self._marks.commit(outcome)
            except Exception as error:
                if not is_trouble(error):
                    raise
                log.warning("database.away", error=kind_of(error))
            await asyncio.sleep(1)

    async def _follow(self, parcels: Sequence[Parcel], to: str) -> None:
        """The group has another number now: its row follows, and its rows go on."""
        chat = parcels[0].chat

        async def settle(session: AsyncSession) -> None:
            for row in [row for parcel in parcels for row in parcel.rows]:
                (await session.get_one(Outgoing, row.id)).claimed_until = None
            await follow(session, chat.platform, chat.external_id, to)

        await self._insist(settle)
        log.info("chat.moved", chat=chat.id)

    async def _put_off(self, parcels: Sequence[Parcel], later: RetryLater) -> None:
        """The chat waits, and its rows keep their order; what was perhaps shown is marked so."""

        async def settle(session: AsyncSession) -> None:
            chat = await session.get_one(Chat, parcels[0].chat.id)
            chat.quiet_until = self.clock.real_now() + timedelta(seconds=later.after)
            for place, parcel in enumerate(parcels):
                for row in [await session.get_one(Outgoing, row.id) for row in parcel.rows]:
                    row.claimed_until = None
                    row.doubtful = row.doubtful or (later.doubtful and place == 0)

        await self._insist(settle)
        log.info("chat.waits", chat=parcels[0].chat.id, seconds=later.after)


def _may_wait(row: Outgoing) -> bool:
    return bool(row.audience) and row.case_id is not None and row.attempts == 0

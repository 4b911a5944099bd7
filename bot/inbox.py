"""Stored events are handled once, in row order within their lane, lanes side by side.

One transaction holds everything that an event does: change, timeline, notices, answer, and the mark that
it was handled. A refusal rolls all of it back, and a second small transaction marks the row and owes the
kind sentence. What fails five times is set aside, and its lane goes on.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.types import Message
from sqlalchemy import bindparam, func, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from bot.bell import Bell
from bot.clock import TownClock
from bot.conversations import answered
from bot.database import Database
from bot.dispatcher import event_of, feed, stop_asking
from bot.gateways.contract import Gateway, GatewayError, LocalGateway, PressAnswering, Stripping, offers
from handlers.talk import Talk
from locales import language_of
from models import Answer, Chat, Incoming, Lane, Notice, Refusal, Refused
from models.presses import ANSWERS, OWN_ANSWERS, Press, Verb
from services.act import Act
from services.outbox import tell
from services.people import Sender, chat_of, enter_chat, meet, person_of
from services.town import TownRules
from services.trouble import is_trouble, kind_of
from views import toast_text

log = structlog.get_logger()

TRIES = 5
SIDE_BY_SIDE = 200


@dataclass
class Inbox:
    """The lanes. ``bots`` are mute, and a platform's joins once it has started: until then its rows wait."""

    database: Database
    clock: TownClock
    bell: Bell
    town: TownRules
    dispatcher: Dispatcher
    gateways: Mapping[str, Gateway]
    bots: Mapping[str, Bot]
    _busy: dict[str, asyncio.Lock] = field(default_factory=dict)
    _knocked: dict[str, int] = field(default_factory=dict)
    """Busy lanes, and the newest row that was seen of each: if it is another one, they look once more."""
    _answered: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Events that answered a question, with chat and card which, over the network, still shows its buttons."""

    async def run(self) -> None:
        """Take up whatever is stored, for ever: a slow lane holds up no other."""
        async with asyncio.TaskGroup() as lanes:
            while True:
                ticket = self.bell.ticket("incoming")
                for lane, newest in (await self._lanes()).items():
                    if lane in self._busy:
                        self._knocked[lane] = newest
                    else:
                        lanes.create_task(self.work_off(lane))
                await self.bell.wait("incoming", seconds=1.0, since=ticket)

    async def drain(self) -> bool:
        """Handle everything that is stored now; whether there was anything."""
        some = False
        while lanes := await self._lanes():
            some = True
            await asyncio.gather(*(self.work_off(lane) for lane in lanes))
        return some

    async def _lanes(self) -> dict[str, int]:
        """Lanes with something to do, and the newest row of each."""
        async with self.database.looking() as session:
            return dict(list((await session.execute(_LANES, {"platforms": list(self.bots)})).all()))

    async def work_off(self, lane: str) -> None:
        """Handle one lane's rows in order until there are none."""
        async with self._busy.setdefault(lane, asyncio.Lock()):
            while await self._handle_first(lane):
                pass
        if lane in self._busy and not self._busy[lane].locked():
            del self._busy[lane]

    async def handled(self, incoming_id: int) -> None:
        """Come back once this event is handled or set aside."""
        async with self.database.looking() as session:
            row = await session.get(Incoming, incoming_id)
        if row is not None and row.handled_at is None:
            await asyncio.shield(self.work_off(row.lane))

    async def _handle_first(self, lane: str) -> bool:
        """Handle the lane's first row; whether another one waits behind it, or it failed and is still there."""
        found: list[int] = []
        try:
            row = await self._try(lane, found)
        except Exception as error:
            await self._stumbled(found[0] if found else None, error)
            return True
        if row is not None:
            await self._toast(row)
            await self._take_buttons(row)
        return len(found) > 1 or self._knocked.pop(lane, None) not in (None, *found)

    async def _try(self, lane: str, found: list[int]) -> Incoming | None:
        """The lane's first row, handled or refused; ``found`` has its id, and the next, also when that fails."""
        try:
            async with self.database.transaction() as session:
                rows = await _first_two(session, lane, list(self.bots))
                found += [row.id for row in rows]
                if not rows:
                    return None
                await self._handle(session, rows[0])
                await session.execute(_HANDLED, {"row": rows[0].id, "now": self.clock.real_now()})
        except Refused as refused:
            return await self._refuse(found[0], refused)
        return rows[0]

    async def _toast(self, row: Incoming) -> None:
        """A platform that shows toasts itself gets this one after the commit; an empty one ends its waiting."""
        if "callback_query" not in row.payload.get("update", {}):
            return
        gateway = self.gateways[row.platform]
        if not offers(gateway, PressAnswering):
            return
        owed = row.toast
        zone = self.town.timezone
        text = toast_text(owed["notice"], owed["facts"], owed["language"], timezone=zone) if owed else ""
        try:
            await gateway.answer_press(row, text)
        except GatewayError as error:
            log.warning("toast.lost", trace=row.id, error=str(error))

    async def _take_buttons(self, row: Incoming) -> None:
        """Best effort: a button that stays is refused when it is pressed."""
        gateway = self.gateways[row.platform]
        found = self._answered.pop(row.id, None)
        if found is None or not offers(gateway, Stripping):
            return
        try:
            await gateway.strip(*found)
        except GatewayError as error:
            log.warning("buttons.left", trace=row.id, error=str(error))

    async def _handle(self, session: AsyncSession, row: Incoming) -> None:
        with structlog.contextvars.bound_contextvars(trace=row.id):
            received = await self.gateways[row.platform].decode(session, row)
            if received is None:
                return
            act = Act(session, self.town, self.clock.now(), incoming_id=row.id, heard_at=self._heard_at(row))
            found = await feed(self.dispatcher, self.bots[row.platform], received, act, row.platform)
            if found is not None:
                await _answer(row, *found)
                await self._strip(session, row, *found)
            log.info("event.handled", platform=row.platform, meant=found is not None)

    async def _strip(self, session: AsyncSession, row: Incoming, talk: Talk, _: Answer | None) -> None:
        """A question that is answered, by a press or in writing, keeps no buttons; over the network it loses them after
        the commit."""
        gateway = self.gateways[row.platform]
        over = pressed(row) in (ANSWERS | OWN_ANSWERS if talk.direct else ANSWERS)
        mine = [talk.message] if over else []
        messages = [*answered(session, row.id), *mine]
        if offers(gateway, LocalGateway):
            for message in dict.fromkeys(messages):
                await gateway.unbutton(session, message)
        elif messages:  # one edit an event: their pace is a narrow one
            self._answered[row.id] = (talk.chat_external_id, messages[-1])

    def _heard_at(self, row: Incoming) -> datetime:
        """When the event came in, in town time: now, less what it waited here; a clock put back is no wait."""
        return self.clock.now() - max(self.clock.real_now() - row.received_at, timedelta())

    async def _refuse(self, row_id: int, refused: Refused) -> Incoming:
        """Mark the row, and owe the sentence: as a toast to a presser, as an answer to a writer."""
        async with self.database.transaction() as session:
            row = await session.get(Incoming, row_id)
            assert row is not None
            row.handled_at = self.clock.real_now()
            received = await self.gateways[row.platform].decode(session, row)
            assert received is not None
            act = Act(session, self.town, self.clock.now(), incoming_id=row.id)
            await self._say_no(act, row, received.update, refused)
            if refused.over and isinstance(message := event_of(received.update), Message):
                await stop_asking(self.dispatcher, self.bots[row.platform], message, act)
        log.info("event.refused", trace=row_id, refusal=refused.refusal.value)
        return row

    async def _say_no(self, act: Act, row: Incoming, update: Any, refused: Refused) -> None:
        event: Any = event_of(update)
        user, message = event.from_user, event if update.callback_query is None else event.message
        person = await person_of(act.session, row.platform, str(user.id))
        facts = {"refusal": refused.refusal.value, **refused.facts}
        language = person.language if person else language_of(user.language_code)
        if update.callback_query is not None:
            row.toast = {"notice": Notice.REFUSAL.value, "facts": facts, "language": language}
            return
        chat = await chat_of(act.session, row.platform, str(message.chat.id))
        if chat is None:
            chat = await _stranger_chat(act, row, update, language)
        once = _once(act, user.id, refused, message.media_group_id)
        reply_to = str(message.message_id)
        await tell(act, [chat], Notice.REFUSAL, facts, lane=Lane.ANSWERS, reply_to=reply_to, dedupe=once)

    async def _stumbled(self, row_id: int | None, error: Exception) -> None:
        """A database that is locked or full is no fault of the event's: it is tried again until it goes."""
        try:
            if row_id is not None and not is_trouble(error):
                await self._failed(row_id, error)
                return
        except Exception as worse:
            error = worse
        if not is_trouble(error):
            raise error
        log.warning("database.away", trace=row_id, error=kind_of(error))
        await asyncio.sleep(1)

    async def _failed(self, row_id: int, error: Exception) -> None:
        """Count the try; after five the row is set aside and its lane goes on."""
        log.error("event.failed", trace=row_id, error=type(error).__name__, exc_info=error)
        async with self.database.transaction() as session:
            row = await session.get(Incoming, row_id)
            if row is None:
                return
            row.attempts += 1
            row.error = type(error).__name__
            if row.attempts >= TRIES:
                row.set_aside_at = self.clock.real_now()
            attempts = row.attempts
        await asyncio.sleep(0.05 * 2**attempts)


def pressed(row: Incoming) -> Verb | None:
    """What was pressed, if the event is a press."""
    data = row.payload.get("button") or row.payload.get("update", {}).get("callback_query", {}).get("data")
    press = Press.parse(data) if data else None
    return press.verb if press else None


def _once(act: Act, user: int, refused: Refused, album: str | None) -> str | None:
    """Whoever sends too much is told so once in ten minutes, and once for an album; other refusals each time."""
    if refused.refusal in (Refusal.TOO_FAST, Refusal.PASTE_TOO_LONG):
        return f"{refused.refusal.value}:{user}:{act.now:%Y%m%d%H%M}"[:-1]
    return f"album:{album}:{refused.refusal.value}" if album else None


_OPEN = col(Incoming.handled_at).is_(None), col(Incoming.set_aside_at).is_(None)
_LANE = (
    select(Incoming)
    .where(
        col(Incoming.lane) == bindparam("lane"),
        *_OPEN,
        col(Incoming.platform).in_(bindparam("platforms", expanding=True)),
    )
    .order_by(col(Incoming.id))
)
_FIRST_TWO = _LANE.limit(2).with_for_update()
_INCOMING: Any = Incoming.__table__  # type: ignore[attr-defined]
_HANDLED = update(_INCOMING).where(_INCOMING.c.id == bindparam("row")).values(handled_at=bindparam("now"))
_LANES = (
    select(Incoming.lane, func.max(col(Incoming.id)))
    .where(*_OPEN, col(Incoming.platform).in_(bindparam("platforms", expanding=True)))
    .group_by(col(Incoming.lane))
    .limit(SIDE_BY_SIDE)
)


async def _first_two(session: AsyncSession, lane: str, platforms: list[str]) -> list[Incoming]:
    """The row that is next, and the one behind it; of a lane that platforms share only those that have joined."""
    rows = (await session.execute(_FIRST_TWO, {"lane": lane, "platforms": platforms})).scalars()
    return [row for row in rows if row.handled_at is None and row.set_aside_at is None]


async def _answer(row: Incoming, talk: Talk, answer: Answer | None) -> None:
    """Owe what the handler said: as a toast on the row, or as a card in the chat."""
    if answer is None:
        return
    if answer.toast:
        row.toast = {"notice": answer.notice, "facts": answer.facts, "language": talk.language}
        return
    act = await talk.settled()
    assert act.chat is not None
    reply_to = "" if talk.direct else talk.message
    await tell(act, [act.chat], Notice(answer.notice), answer.facts, lane=Lane.ANSWERS, reply_to=reply_to)


async def _stranger_chat(act: Act, row: Incoming, event: Any, language: str) -> Chat:
    """A chat for the one sentence to somebody whose message changed nothing."""
    message = event.message or event.callback_query.message
    direct = message.chat.type == "private"
    sender = Sender(row.platform, str(event.message.from_user.id), event.message.from_user.full_name, language)
    return await enter_chat(
        act.session,
        row.platform,
        str(message.chat.id),
        direct_to=await meet(act.session, sender, act.now) if direct else None,
        title=message.chat.title or message.chat.full_name,
        language=language,
    )

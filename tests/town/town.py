"""The town: the demo community, a clock that stands until the test moves it, and people known by their keys."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, or_
from sqlmodel import col, select

from bot.app import App
from bot.clock import TownClock, real_now
from models import Case, CaseEvent, Chat, Outgoing, Person, Posting, Purpose
from tests.town.streets import Seen, Street

COMBINATIONS = ("web-sqlite", "web-postgresql", "telegram-sqlite")
START = datetime(2026, 3, 3, 6, 5, tzinfo=UTC)
"""A Tuesday, five past two in the afternoon in town."""
HOME_GROUP = "chunfengli-residents"
DIRECT = "direct"


class StandingClock(TownClock):
    """A clock that never runs by itself."""

    def __init__(self, at: datetime = START) -> None:
        super().__init__(lambda: real_now() + self.skipped)
        self.skipped = timedelta()
        self.hold_at(at)

    def steady(self) -> float:
        """Seconds, with those that the test did not wait for."""
        return super().steady() + self.skipped.total_seconds()

    def hold_at(self, at: datetime) -> None:
        """Stand at ``at``, which may lie in the past: the clock of a machine may jump."""
        self._held = at

    def release(self) -> None:
        """Go on standing."""
        assert self._held is not None
        self.ahead = self._held - self.real_now()


class Town:
    """What a test does: people say, press, see; time passes."""

    def __init__(self, app: App, street: Street) -> None:
        self.app = app
        self.street = street
        self._stale = False
        self._people: dict[str, Person] = {}
        self._chats: dict[tuple[str, str], Chat] = {}

    async def learn(self) -> None:
        """Read who lives here and where they talk."""
        async with self.app.database.reading() as session:
            people = (await session.execute(select(Person))).scalars().all()
            chats = (await session.execute(select(Chat))).scalars().all()
        self._people = {person.key: person for person in people if person.key}
        keys = {person.id: person.key for person in people}
        for chat in chats:
            name = str(keys.get(chat.person_id or 0)) if chat.purpose is Purpose.DIRECT else str(chat.key)
            self._chats[DIRECT if chat.purpose is Purpose.DIRECT else "group", name] = chat

    def person(self, key: str) -> Person:
        """Somebody of the demo community."""
        return self._people[key]

    def chat(self, who: str, where: str) -> Chat:
        """Somebody's direct chat, or a group by its key."""
        return self._chats[(DIRECT, who) if where == DIRECT else ("group", where)]

    async def says(
        self,
        who: str,
        text: str = "",
        *,
        where: str = DIRECT,
        photos: Sequence[bytes] = (),
        voice: bytes = b"",
        pin: tuple[float, float] | None = None,
        reply_to: str | None = None,
        file: tuple[str, bytes] | None = None,
    ) -> str:
        """Somebody says something, and the bot does what there is to do at once; the message's id."""
        chat = self.chat(who, where)
        more = {"photos": photos, "voice": voice or None, "pin": pin, "reply_to": reply_to, "file": file}
        said = await self.street.post(self.person(who), chat, text, **more)
        await self.settle()
        return said

    async def presses(self, who: str, label: str, *, where: str = DIRECT, on: str = "") -> str:
        """Somebody presses the newest button with this label (on a card that holds ``on``); the toast."""
        card = await self.card(who, label, where=where, on=on)
        toast = await self.street.press(self.person(who), self.chat(who, where), card, label)
        await self.settle()
        return toast

    async def presses_old(self, who: str, card: Seen, data: str, *, where: str = DIRECT) -> str:
        """Somebody presses a button that may be forged or long gone; the toast."""
        toast = await self.street.press_data(self.person(who), self.chat(who, where), card, data)
        await self.settle()
        return toast

    async def card(self, who: str, label: str, *, where: str = DIRECT, on: str = "") -> Seen:
        """The newest card with a button of this label."""
        cards = await self.cards(who, where=where)
        for card in reversed(cards):
            if on in card.text and any(label in button for button in card.buttons):
                return card
        raise LookupError(f"{who} has no button {label!r} in {where}; there is:\n" + "\n---\n".join(map(str, cards)))

    async def cards(self, who: str, *, where: str = DIRECT) -> list[Seen]:
        """What the bot shows in a chat now, oldest first."""
        await self.redraw()
        found = await self.street.messages(self.person(who), self.chat(who, where))
        return [seen for seen in found if seen.by_bot and seen.text]

    async def shown(self, who: str, *, where: str = DIRECT) -> list[str]:
        """The texts of those cards."""
        return [card.text for card in await self.cards(who, where=where)]

    async def voices(self, who: str, *, where: str = DIRECT) -> int:
        """How many voices the bot plays in a chat: on the page with their card, on Telegram behind it."""
        await self.redraw()
        found = await self.street.messages(self.person(who), self.chat(who, where))
        return sum(seen.voices for seen in found if seen.by_bot)

    async def last(self, who: str, *, where: str = DIRECT) -> Seen:
        """The newest card."""
        return (await self.cards(who, where=where))[-1]

    async def settle(self) -> None:
        """Do everything that is due now, also in chats that a platform's pace makes wait."""
        await self.app.timekeeper.settle()
        await self._skip_waiting()
        self._stale = True

    async def _skip_waiting(self) -> None:
        """Let real time go on to when the next chat may be written to, until none waits; the page's never do."""
        while "telegram" in self.app.gateways and (until := await self._waits_until()):
            clock: Any = self.app.clock
            clock.skipped += until - clock.real_now() + timedelta(milliseconds=1)
            await self.app.timekeeper.settle()

    async def _waits_until(self) -> datetime | None:
        """When the first chat that waits, and has something to wait for, may be written to again."""
        now = self.app.clock.now()
        rows = select(Outgoing.chat_id).where(
            col(Outgoing.sent_at).is_(None), col(Outgoing.failed_at).is_(None), col(Outgoing.send_after) <= now
        )
        cards = select(Posting.chat_id).where(col(Posting.redraw_at) <= now)
        owed = or_(col(Chat.id).in_(rows), col(Chat.id).in_(cards))
        query = select(func.min(Chat.quiet_until)).where(owed, col(Chat.quiet_until) > self.app.clock.real_now())
        async with self.app.database.reading() as session:
            found: datetime | None = (await session.execute(query)).scalar_one()
        return found

    async def redraw(self) -> None:
        """Let the two seconds pass after which changed cards are drawn again."""
        if self._stale:
            clock: Any = self.app.clock
            clock.hold_at(clock.now() + timedelta(seconds=2))
            await self.app.timekeeper.settle()
            await self._skip_waiting()
            self._stale = False

    async def passes(self, **span: float) -> None:
        """Time passes, from due moment to due moment."""
        await self.app.timekeeper.advance(timedelta(**span))
        await self._skip_waiting()
        self._stale = True

    async def case(self, number: int = 1) -> Case:
        """A case as it stands in the database, through a session of its own."""
        async with self.app.database.reading() as session:
            return (await session.execute(select(Case).where(col(Case.number) == number))).scalar_one()

    async def timeline(self, number: int = 1) -> list[CaseEvent]:
        """Its timeline."""
        async with self.app.database.reading() as session:
            query = (
                select(CaseEvent)
                .join(Case, col(Case.id) == col(CaseEvent.case_id))
                .where(col(Case.number) == number)
                .order_by(col(CaseEvent.id))
            )
            return list((await session.execute(query)).scalars())

    async def moves(self, number: int = 1) -> list[str]:
        """The moves of its timeline, missed rungs with a ``-`` in front."""
        return [("-" if event.missed else "") + event.move.value for event in await self.timeline(number)]

    async def cases(self) -> int:
        """How many cases there are."""
        async with self.app.database.reading() as session:
            return len((await session.execute(select(Case.id))).scalars().all())

"""Three weeks that the demo town has lived through: every line of the story is said or pressed as in life.

The town's own inbox handles it, time takes its own steps between, delivery puts the cards into the rooms.
Only drawing live cards again waits until the end, because nobody looked meanwhile.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aiogram.types import User
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from bot.agenda import REDRAW
from bot.app import App
from bot.clock import TownClock, real_now
from bot.config import Config
from bot.demo.story import ADDS, DIRECT, SAYS, Deed, Story, read_story
from bot.mute import mute_bot
from bot.timekeeper import Timekeeper
from models import (
    Account,
    Case,
    Chat,
    Counter,
    Incoming,
    Person,
    Posting,
    Press,
    Purpose,
    RoomMember,
    RoomMessage,
    Unit,
    Verb,
)
from scheduler.timetable import DEALING
from services import inbox, rooms
from services.darkroom import Darkroom
from services.media import remember
from services.rules.pictures import Picture, before_and_after, read_picture
from web import samples

PLATFORM = "web"
WEEKS = timedelta(days=21)
NEXT_NUMBER = 128
"""The number of what the first visitor reports: the one that the documents talk of."""
LATELY = timedelta(days=1)
REDRAWN = frozenset({REDRAW, "live cards"})
UNSEEN = REDRAWN | {DEALING, "day card", "pruning"}
"""What nobody would see any more: how live cards looked meanwhile, and the day's cards of days long over."""
PROOF = frozenset({Verb.DONE.value, Verb.SOLVED_HERE.value, Verb.PAUSE_FOR.value})
"""Buttons after which the bot waits for a photo or a sentence."""

Progress = Callable[[int, int], None]


class _Album(Darkroom):
    """Our own drawings need no child process, and each pair of them is drawn once."""

    def __init__(self) -> None:
        super().__init__()
        self._pairs: dict[tuple[bytes, bytes], Picture] = {}

    async def pair(self, before: bytes, after: bytes) -> Picture:
        """The same as in life, remembered."""
        if (before, after) not in self._pairs:
            self._pairs[before, after] = before_and_after(before, after)
        return self._pairs[before, after]


@dataclass
class Past:
    """The town while its past happens. Nobody else has its database open."""

    app: App
    _people: dict[str, Person] = field(default_factory=dict)
    _users: dict[int, int] = field(default_factory=dict)
    _rooms: dict[tuple[str, str], Chat] = field(default_factory=dict)
    _photos: dict[str, str] = field(default_factory=dict)
    _cases: dict[int, int] = field(default_factory=dict)
    """The story's matters → row ids of their cases."""

    def __post_init__(self) -> None:
        app = self.app
        app.pictures.darkroom = _Album()
        self._keeper = Timekeeper(app.database, app.clock, app.town, app.timekeeper.drains, omitted=UNSEEN)

    async def live(self, story: Story, start: datetime, tell: Progress) -> None:
        """Let everything happen in its order, until it is ``start``."""
        await self._learn(story)
        told = 0
        for deed in story.deeds:
            if deed.at >= start - LATELY:
                self._keeper.omitted = REDRAWN
            await self._keeper.hold_until(deed.at)
            await self._do(deed)
            if deed.opens:
                told += 1
                tell(told, story.matters)
        await self._keeper.hold_until(start)
        await self.app.live_cards.drain()
        await self._read_up_to(start)

    async def _learn(self, story: Story) -> None:
        async with self.app.database.transaction() as session:
            people = list((await session.execute(select(Person))).scalars())
            self._people = {person.key: person for person in people if person.key}
            for account in (await session.execute(select(Account))).scalars():
                self._users[account.person_id] = int(account.external_id)
            keys = {person.id: str(person.key) for person in people}
            for chat in (await session.execute(select(Chat))).scalars():
                direct = chat.purpose is Purpose.DIRECT
                self._rooms[(DIRECT, keys[chat.person_id or 0]) if direct else ("group", str(chat.key))] = chat
            for name in sorted({deed.photo for deed in story.deeds if deed.photo}):
                self._photos[name] = await self._keep(session, name)
            session.add(Counter(name="cases", value=NEXT_NUMBER - 1 - story.matters))

    async def _keep(self, session: AsyncSession, name: str) -> str:
        picture = read_picture(samples.sample(name))
        sha = self.app.store.keep(picture)
        await remember(session, picture, sha, self.app.clock.now())
        return sha

    async def _do(self, deed: Deed) -> None:
        if deed.what not in (SAYS, ADDS):
            await self._press(deed)
        if deed.what in (SAYS, ADDS) or deed.what in PROOF:
            await self._say(deed)
        if deed.opens:
            await self._note(deed)

    async def _say(self, deed: Deed) -> None:
        person, chat = self._people[deed.who], self._room(deed)
        async with self.app.database.transaction() as session:
            message_id, _ = await rooms.post(
                session,
                room_id=int(chat.external_id),
                sender_id=self._users[person.id],
                now=self.app.clock.now(),
                text=deed.words,
                photos=[self._photos[deed.photo]] if deed.photo else [],
                reply_to_id=int(await self._card(session, deed)) if deed.what == ADDS else None,
            )
            payload = {
                "kind": "message",
                "message": message_id,
                "user": self._users[person.id],
                "room": int(chat.external_id),
            }
            await self._receive(session, deed, f"message:{message_id}", payload | {"place": None})
        await self._keeper.settle()

    async def _press(self, deed: Deed) -> None:
        async with self.app.database.transaction() as session:
            card = int(await self._card(session, deed))
            case = await session.get_one(Case, self._case_id(deed))
            press = Press(Verb(deed.what), case.id, case.version, await self._argument(session, deed)).pack()
            payload = {
                "kind": "press",
                "button": press,
                "message": card,
                "user": self._users[self._people[deed.who].id],
            }
            chat = int(self._room(deed).external_id)
            row = await self._receive(session, deed, f"press:{deed.at}:{press}", payload | {"room": chat})
        await self._keeper.settle()
        await self._check(row, deed)

    async def _check(self, row_id: int | None, deed: Deed) -> None:
        """A press that was refused would leave a past that nobody told."""
        async with self.app.database.reading() as session:
            row = await session.get_one(Incoming, row_id)
        if row.toast is None or row.toast["notice"] == "refusal":
            if row.toast is None and not row.error:
                return
            raise ValueError(f"history.toml: {deed.who} may not {deed.what} at {deed.at}: {row.toast}")

    async def _receive(
        self, session: AsyncSession, deed: Deed, external_id: str, payload: dict[str, object]
    ) -> int | None:
        user = self._users[self._people[deed.who].id]
        return await inbox.receive(
            session,
            platform=PLATFORM,
            external_id=external_id,
            lane=f"{PLATFORM}:{user}",
            payload=payload,
            now=self.app.clock.now(),
        )

    def _room(self, deed: Deed) -> Chat:
        return self._rooms[(DIRECT, deed.who) if deed.where == DIRECT else ("group", deed.where)]

    def _case_id(self, deed: Deed) -> int:
        assert deed.matter is not None
        return self._cases[deed.matter]

    async def _card(self, session: AsyncSession, deed: Deed) -> str:
        """The newest card of the matter in the person's own chat; a list's, where somebody opens it from there."""
        query = select(Posting.message).where(col(Posting.chat_id) == self._room(deed).id)
        if deed.what != Verb.SHOW:
            query = query.where(col(Posting.case_id) == self._case_id(deed))
        found = (await session.execute(query.order_by(col(Posting.id).desc()).limit(1))).scalar_one_or_none()
        if found is None:
            raise ValueError(f"history.toml: {deed.who} has no card of it at {deed.at}")
        return str(found)

    async def _argument(self, session: AsyncSession, deed: Deed) -> str:
        """What the button carries; a unit is named by its key."""
        if deed.what != Verb.UNIT:
            return deed.argument
        return str((await session.execute(select(Unit.id).where(col(Unit.key) == deed.argument))).scalar_one())

    async def _note(self, deed: Deed) -> None:
        """The case that these words have become."""
        async with self.app.database.reading() as session:
            newest = (await session.execute(select(Case).order_by(col(Case.id).desc()).limit(1))).scalar_one_or_none()
        if newest is None or newest.id in self._cases.values() or deed.matter is None:
            raise ValueError(f"history.toml: this became no case: {deed.words}")
        self._cases[deed.matter] = newest.id

    async def _read_up_to(self, start: datetime) -> None:
        """What was said before today has been read."""
        zone = self.app.town.timezone
        today = start.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        seen = select(RoomMessage.id).where(
            col(RoomMessage.room_id) == col(RoomMember.room_id), col(RoomMessage.at) < today.astimezone(start.tzinfo)
        )
        newest = seen.order_by(col(RoomMessage.id).desc()).limit(1).scalar_subquery()
        async with self.app.database.transaction() as session:
            known = RoomMember.__table__.c.id.in_(select(RoomMember.id).where(newest.is_not(None)))  # type: ignore[attr-defined]
            await session.execute(update(RoomMember).where(known).values(read_message_id=newest))


async def live_through(config: Config, start: datetime, tell: Progress, most: int | None = None) -> None:
    """Give a town that was just filled its past: three weeks that end at ``start``, or their first matters."""
    story = read_story(start, config.town_rules().timezone, most)
    clock = TownClock(ahead=start - WEEKS - real_now())
    clock.hold(start - WEEKS)
    app = App(config, clock, demo=True)
    app.inbox.bots = {PLATFORM: mute_bot(User(id=1, is_bot=True, first_name="linli", username="linli"))}
    gc.disable()  # nothing here goes in circles for long, and looking for it takes a sixth of the time
    try:
        await Past(app).live(story, start, tell)
    finally:
        gc.enable()
        await app.close()

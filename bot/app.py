"""The composition root: one house put together, started, and stopped without losing what is under way."""

import asyncio
import base64
import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import structlog
from aiogram import Bot
from aiogram.types import User
from aiohttp import web
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.bell import Bell
from bot.boards import Boards
from bot.bulletins import Bulletins
from bot.clock import TownClock
from bot.clock_watch import ClockWatch
from bot.config import Config
from bot.contact_cards import ContactCards
from bot.database import Database
from bot.delivery import Delivery
from bot.dispatcher import make_dispatcher
from bot.drawing import Drawing
from bot.gateways.contract import Gateway, GatewayError, RetryLater
from bot.gateways.telegram import DOOR, Called, TelegramGateway
from bot.gateways.telegram_claim import claim_of
from bot.gateways.web import WebGateway
from bot.inbox import Inbox
from bot.ledger_files import LedgerFiles
from bot.live_cards import LiveCards
from bot.lock import Locks, take_locks
from bot.logs import stumbled
from bot.mute import mute_bot
from bot.pastes import Pastes
from bot.pictures import Pictures
from bot.readiness import Readiness
from bot.stopped import Stopped
from bot.timekeeper import Timekeeper
from bot.unbroken import ended
from bot.uploads import Uploads
from bot.wire import Wire
from bot.workbook.tables import Tables
from bot.workbook.writer import Writer
from services.darkroom import Darkroom
from services.doors import Doors
from services.media import MediaStore
from services.rules.working_time import knows
from services.waits import end_waits
from web.app import build_app
from web.house import House

log = structlog.get_logger()

NAME = "linli"
TICK_SECONDS = 1


@dataclass
class App:
    """One running house. ``demo`` lets people move the clock and play everybody."""

    config: Config
    clock: TownClock
    demo: bool = False

    def __post_init__(self) -> None:
        self._lay_ground()
        self._open_ways()
        self._draw()
        self._hear_and_answer()
        self._keep_time()
        self._locks: Locks | None = None
        self._refused = ""
        """Why a platform that was away at the start will never join."""
        self._tasks: list[asyncio.Task[None]] = []
        self._runner: web.AppRunner | None = None

    def _lay_ground(self) -> None:
        """What everything stands on: the town's rules, the database and its bell, the folders."""
        self.bell = Bell()
        self.town = replace(self.config.town_rules(), doors=doors_of(self.config, demo=self.demo))
        url = self.config.database.url.get_secret_value()
        self.database = Database(url, driver=self.config.database.driver)
        self.wire = None if self.database.one_writer else Wire(url, self.bell)
        self.database.on_commit = self.wire.ring if self.wire else self.bell.ring
        self.store = MediaStore(self.config.data / "media")

    def _open_ways(self) -> None:
        """The platforms, and what goes to them as a file."""
        self.tables = Tables()
        self.ledger_files = LedgerFiles(
            self.database, self.clock, self.bell, self.town, self.store, self.config.data / "ledgers", self.tables
        )
        self.gateways = self._gateways()
        self.uploads = Uploads(self.database, self.clock, self.bell, self.town, self.gateways)
        self._bots: dict[str, Bot] = {}

    def _draw(self) -> None:
        """Everything that makes or reads pictures."""
        self.darkroom = Darkroom()
        self.pictures = Pictures(
            self.database, self.clock, self.bell, self.town, self.gateways, self.darkroom, self.store
        )
        self.contact_cards = ContactCards(
            self.database, self.clock, self.bell, self.town, self.gateways, self.darkroom, self.store
        )
        self.bulletins = Bulletins(self.database, self.clock, self.bell, self.town, self.darkroom, self.store)
        self.boards = Boards(self.database, self.clock, self.bell, self.town, self.darkroom, self.store)

    def _hear_and_answer(self) -> None:
        """What people say goes in, what is owed to them goes out."""
        talks = make_dispatcher(setup_code(self.config))
        self.inbox = Inbox(self.database, self.clock, self.bell, self.town, talks, self.gateways, self._bots)
        self.pastes = Pastes(self.database, self.clock, self.bell, self.town)
        drawing = Drawing(self.clock, self.town)
        self.delivery = Delivery(self.database, self.clock, self.bell, drawing, self.gateways)
        self.live_cards = LiveCards(self.database, self.clock, drawing, self.gateways)

    def _keep_time(self) -> None:
        """What time brings about, and what has to be done before it goes on."""
        drains = {
            "inbox": self.inbox.drain,
            "pictures": self.pictures.drain,
            "uploads": self.uploads.drain,
            "contact cards": self.contact_cards.drain,
            "bulletin pictures": self.bulletins.drain,
            "board pictures": self.boards.drain,
            "pastes": self.pastes.drain,
            "ledger files": self.ledger_files.drain,
            "delivery": self.delivery.drain,
            "live cards": self.live_cards.drain,
        }
        self.timekeeper = Timekeeper(self.database, self.clock, self.town, drains)
        self.clock_watch = ClockWatch(self.database, self.clock, self._tick_on)
        self._ticking = AsyncIOScheduler(timezone=self.town.timezone)

    def _gateways(self) -> Mapping[str, Gateway]:
        found: dict[str, Gateway] = {}
        if self.config.web.enabled:
            found["web"] = WebGateway(self.clock.now, self.database.reading)
        if self.config.telegram.enabled:
            found["telegram"] = TelegramGateway(
                self.config.telegram.token.get_secret_value(),
                transaction=self.database.transaction,
                real_now=self.clock.real_now,
                media=self.store.kept,
                files=self.ledger_files.path,
                reading=self.database.reading,
                base_url=self.config.telegram.base_url,
                poll_seconds=self.config.telegram.poll_seconds,
                steady=self.clock.steady,
                messages_per_second=self.config.telegram.messages_per_second,
                called=webhook_of(self.config),
                claim=claim_of(self.config.data),
                take_over=self.config.telegram.take_over,
                local_files=self.config.telegram.local_files,
            )
        return found

    async def open(self) -> None:
        """Start the gateways and the pages; events are stored from now on. ``Stopped`` if another process has them."""
        self._locks = take_locks(self.config, alone=self.database.one_writer)
        self._warn_of_unknown_years()
        await self._take_over()
        if self.wire is not None:
            self._tasks.append(asyncio.create_task(_for_ever(self.wire.run)))
        for platform, gateway in self.gateways.items():
            try:
                await self._start(platform, gateway)
            except RetryLater as later:
                self._tasks.append(asyncio.create_task(self._start_later(platform, gateway, later.after)))
        if self.config.web.enabled:
            await self._open_pages()

    async def _take_over(self) -> None:
        """Nothing waits for leases of a process before us. Where several may run, they are alive."""
        if self.database.one_writer:
            async with self.database.transaction() as session:
                await end_waits(session, now=self.clock.now(), real_now=self.clock.real_now())

    async def over(self) -> str:
        """Come back when a gateway gave up for good, with its sentence for the operator."""
        while not self._refused:
            for gateway in self.gateways.values():
                if isinstance(gateway, TelegramGateway) and gateway.gave_up:
                    return gateway.gave_up
            await asyncio.sleep(1)
        return self._refused

    async def _start(self, platform: str, gateway: Gateway) -> None:
        await gateway.start()
        me = gateway.me if isinstance(gateway, TelegramGateway) else None
        self._bots[platform] = mute_bot(me or User(id=1, is_bot=True, first_name=NAME, username=NAME))
        self.bell.ring(["incoming"])

    async def _start_later(self, platform: str, gateway: Gateway, after: float) -> None:
        """A platform that is away joins when it is back; the rest of the house does not wait."""
        while True:
            log.warning("gateway.away", platform=platform, seconds=after)
            await asyncio.sleep(after)
            try:
                return await self._start(platform, gateway)
            except RetryLater as later:
                after = later.after
            except (GatewayError, Stopped) as error:
                log.error("gateway.refused", platform=platform, why=str(error))
                self._refused = str(error)
                return None

    def _warn_of_unknown_years(self) -> None:
        """Limits in working time reach into next year near the end of this one."""
        now = self.clock.now()
        for year in sorted({now.year, (now + timedelta(days=60)).year}):
            if not knows(year):
                counted = "Monday to Friday, without the holidays of every year"
                log.warning("calendar.unknown_year", year=year, counted_as=counted, fix="set town.days_off")

    async def _open_pages(self) -> None:
        self._runner = web.AppRunner(build_app(self._house()), access_log=None, shutdown_timeout=3)
        await self._runner.setup()
        await web.TCPSite(self._runner, self.config.web.host, self.config.web.port).start()

    def _house(self) -> House:
        return House(
            transaction=self.database.transaction,
            reading=self.database.reading,
            now=self.clock.now,
            real_now=self.clock.real_now,
            handled=self.inbox.handled,
            bell=self.bell,
            darkroom=self.darkroom,
            media_folder=str(self.config.data / "media"),
            secret=house_secret(self.config),
            public_url=self.config.web.public_url,
            timezone=self.config.town.timezone,
            town=self.town,
            workbook=Writer().book,
            table=self.tables.book,
            ledger_file=self.ledger_files.path,
            alone=self.database.one_writer,
            demo=self.timekeeper if self.demo else None,
            start_link=self.start_link,
            unready=Readiness(self.database, self.clock, self.gateways, self._bots, self.config.data).reasons,
        )

    def start_link(self, payload: str) -> str:
        """Starts the bot on Telegram with this payload; "" without Telegram, or while it is away."""
        gateway = self.gateways.get("telegram")
        me = gateway.me if isinstance(gateway, TelegramGateway) else None
        return f"{DOOR}{me.username}?start={payload}" if me is not None and me.username else ""

    @property
    def url(self) -> str:
        """Where the pages are, once they are open."""
        assert self._runner is not None
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    def work(self) -> None:
        """Start handling, sending, fetching and ticking beside each other."""
        loops = (
            self.inbox.run,
            self.pictures.run,
            self.uploads.run,
            self.contact_cards.run,
            self.bulletins.run,
            self.boards.run,
            self.pastes.run,
            self.ledger_files.run,
            self.delivery.run,
            self.live_cards.run,
            self.clock_watch.run,
        )
        self._tasks += [asyncio.create_task(_for_ever(loop)) for loop in loops]
        self._tick_on()
        self._ticking.start()

    def _tick_on(self) -> None:
        """Tick from now on; APScheduler would wait for the moment that a clock, since set back, promised."""
        self._ticking.add_job(
            self.timekeeper.tick, "interval", id="tick", replace_existing=True,
            seconds=TICK_SECONDS, coalesce=True, misfire_grace_time=None,
        )  # fmt: skip

    async def close(self) -> None:
        """Stop taking, let what is under way end, close everything."""
        self.database.hurry()
        if self._ticking.running:
            self._ticking.shutdown(wait=False)
        if self._runner is not None:
            await self._runner.cleanup()
        await self.delivery.rest(seconds=3)
        for gateway in self.gateways.values():
            await gateway.stop()
        await ended(self._tasks)
        await self.darkroom.close()
        await self.database.dispose()
        if self._locks is not None:
            self._locks.release()


async def _for_ever(loop: Callable[[], Awaitable[None]]) -> None:
    """Keep one of the house's loops going: what it stumbles over is logged, and it starts again."""
    while True:
        try:
            await loop()
        except Exception as error:
            stumbled(log, "loop.stumbled", error, loop=loop.__qualname__)
            await asyncio.sleep(1)


def webhook_of(config: Config) -> Called | None:
    """Where Telegram calls us; with no secret of its own it gets one that only this house can make."""
    telegram = config.telegram
    if not telegram.webhook_url:
        return None
    own = telegram.webhook_secret.get_secret_value()
    secret = own or hmac.digest(house_secret(config).encode(), b"telegram-webhook", "sha256").hex()
    return Called(telegram.webhook_url, secret, telegram.webhook_host, telegram.webhook_port)


def doors_of(config: Config, *, demo: bool = False) -> Doors:
    """What links into the chat page are made of; they lead nowhere without one."""
    if not config.web.enabled:
        return Doors(secret=house_secret(config), demo=demo)
    front = config.web.public_url or f"http://{config.web.host}:{config.web.port}"
    return Doors(front.rstrip("/"), house_secret(config), demo)


def house_secret(config: Config) -> str:
    """What signs cookies and links: as configured, else made once and kept in the data folder."""
    configured = config.secret.get_secret_value()
    if configured:
        return configured
    place: Path = config.data / "secret"
    if not place.exists():
        config.data.mkdir(parents=True, exist_ok=True)
        place.touch(mode=0o600)
        place.write_text(secrets.token_urlsafe(32))
    return place.read_text()


def setup_code(config: Config) -> str:
    """What the first administrator sends: the same at every start, and of no use once there is one."""
    digest = hmac.new(house_secret(config).encode(), b"first administrator", hashlib.sha256).digest()
    return base64.b32encode(digest).decode()[:10]

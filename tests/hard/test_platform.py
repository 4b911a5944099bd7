"""Telegram answers 429, 500, nothing, garbage, or after our time-out, or is gone for an hour: nothing is lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from pydantic import SecretStr
from sqlmodel import col, func, select

from bot.app import App
from bot.config import Config, DatabaseSection, TelegramSection, WebSection
from bot.gateways.telegram_calls import BotApi
from models import Chat, Outgoing
from tests.botapi.server import BOT, BotApiServer
from tests.conftest import NewDatabase
from tests.town import Town
from tests.town.building import move_to_telegram
from tests.town.streets import TelegramStreet
from tests.town.town import StandingClock

LAMP = "3号楼2单元楼道灯坏了"
SENDING = ("sendmessage", "sendphoto", "editmessagetext")
SHORT = 0.3


class MoodyServer(BotApiServer):
    """Takes what is sent to it as its ``mood`` is: fine, busy, broken, silent, garbage, late, gone."""

    mood = "fine"

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        sending = request.path.rpartition("/")[2].lower() in SENDING
        if self.mood == "fine" or not (sending or self.mood == "gone"):
            return await super()._handle(request)
        return await getattr(self, f"_is_{self.mood}")(request)  # type: ignore[no-any-return]

    async def _is_busy(self, _: web.Request) -> web.StreamResponse:
        answer = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 7}}
        return web.json_response(answer, status=429)

    async def _is_broken(self, _: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": False, "error_code": 500, "description": "Internal"}, status=500)

    async def _is_silent(self, _: web.Request) -> web.StreamResponse:
        await asyncio.sleep(2 * SHORT)
        return web.Response()

    async def _is_garbage(self, _: web.Request) -> web.StreamResponse:
        return web.Response(text="<html>bad gateway", status=200)

    async def _is_late(self, request: web.Request) -> web.StreamResponse:
        answer = await super()._handle(request)
        await asyncio.sleep(2 * SHORT)
        return answer

    async def _is_gone(self, request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()


class Hour:
    """Real time, of which a test lets some pass."""

    def __init__(self, clock: StandingClock) -> None:
        self.clock = clock

    def passes(self, **span: float) -> None:
        self.clock.skipped += timedelta(**span)


@asynccontextmanager
async def moody_town(url: str, folder: Path) -> AsyncIterator[tuple[Town, MoodyServer, Hour]]:
    """The demo community on that server."""
    clock = StandingClock()
    hour = Hour(clock)
    async with MoodyServer(f"42:{folder.name}", seconds=clock.steady) as server:
        await move_to_telegram(url, server)
        telegram = TelegramSection(enabled=True, token=SecretStr(server.token), base_url=server.url, poll_seconds=5)
        database = DatabaseSection(url=SecretStr(url))
        app = App(Config(data=folder, database=database, web=WebSection(enabled=False), telegram=telegram), clock)
        await app.open()
        town = Town(app, TelegramStreet(app, server))
        await town.learn()
        yield town, server, hour
        server.mood = "fine"
        await app.close()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a third of a second for an answer, not half a minute."""
    monkeypatch.setitem(BotApi.call.__kwdefaults__ or {}, "seconds", SHORT)


@pytest.fixture
async def moody(database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[tuple[Town, MoodyServer, Hour]]:
    async with moody_town(database_url("sqlite", template="town"), tmp_path) as found:
        yield found


async def outbox(town: Town) -> list[Outgoing]:
    """Everything that was ever owed."""
    async with town.app.database.reading() as session:
        return list((await session.execute(select(Outgoing).order_by(col(Outgoing.id)))).scalars())


def shown(server: BotApiServer) -> int:
    """How many messages of the bot's stand anywhere."""
    return sum(post.sender["id"] == BOT["id"] for posts in server.world.posts.values() for post in posts.values())


async def settle_until_sent(town: Town, hour: Hour, most: int = 10) -> int:
    """Let minutes pass until nothing is owed; how many did."""
    for minutes in range(most):
        await town.app.timekeeper.settle()
        if all(row.sent_at for row in await outbox(town)):
            return minutes
        hour.passes(minutes=1, seconds=1)
    raise AssertionError("still owed")


@pytest.mark.parametrize(
    ("mood", "certain"), [("busy", True), ("broken", False), ("silent", False), ("garbage", False), ("gone", False)]
)
async def test_whatever_it_answers_each_notice_arrives_once(
    moody: tuple[Town, MoodyServer, Hour], mood: str, certain: bool
) -> None:
    town, server, hour = moody
    said: Any = town.street
    await said.post(town.person("wang"), town.chat("wang", "direct"), LAMP)
    server.mood = mood
    await town.app.timekeeper.settle()
    assert shown(server) == 0
    server.mood = "fine"
    assert await settle_until_sent(town, hour) <= 2  # minutes
    rows = await outbox(town)
    assert shown(server) == len(rows)
    assert any(row.doubtful for row in rows) is not certain


async def test_what_was_shown_after_our_time_out_may_stand_twice_and_is_marked(
    moody: tuple[Town, MoodyServer, Hour],
) -> None:
    town, server, hour = moody
    await town.street.post(town.person("wang"), town.chat("wang", "direct"), LAMP)
    server.mood = "late"
    await town.app.timekeeper.settle()
    late = shown(server)
    assert late > 0
    server.mood = "fine"
    assert await settle_until_sent(town, hour) <= 2
    rows = await outbox(town)
    assert shown(server) - len(rows) == late == sum(row.doubtful for row in rows)


async def test_after_an_hour_without_network_all_of_it_arrives_in_order(
    moody: tuple[Town, MoodyServer, Hour],
) -> None:
    town, server, hour = moody
    street: Any = town.street
    for number in range(3):
        await street.post(town.person("wang"), town.chat("wang", "direct"), f"{LAMP}，第{number}次说")
    await town.app.inbox.drain()
    server.mood = "gone"
    for _ in range(12):
        await town.app.timekeeper.settle()
        hour.passes(minutes=5)
    assert shown(server) == 0
    server.mood = "fine"
    assert await settle_until_sent(town, hour) <= 5
    assert shown(server) == len(await outbox(town))
    answers = [text for text in await town.shown("wang") if "第" in text]
    assert answers == sorted(answers, key=lambda text: text[text.index("第") + 1])
    async with town.app.database.reading() as session:
        lost = select(func.count()).select_from(Chat).where(col(Chat.unreachable_at).is_not(None))
        assert (await session.execute(lost)).scalar_one() == 0
    await asyncio.wait_for(_heard_again(town, street), 30)


async def _heard_again(town: Town, street: Any) -> None:
    """Polling has come back by itself."""
    await street.post(town.person("chen"), town.chat("chen", "direct"), "2号楼1单元楼道灯坏了")
    await town.app.timekeeper.settle()
    assert await town.shown("chen")


async def test_a_chat_that_hangs_holds_up_no_other(moody: tuple[Town, MoodyServer, Hour]) -> None:
    town, server, _ = moody
    gateway: Any = town.app.gateways["telegram"]
    free, send = asyncio.Event(), gateway.send
    stuck = town.chat("wang", "direct").id

    async def sticky(chat: Chat, *card: Any, **more: Any) -> str:
        if chat.id == stuck:
            await free.wait()
        return str(await send(chat, *card, **more))

    gateway.send = sticky
    running = asyncio.create_task(town.app.delivery.run())
    street: Any = town.street
    began = asyncio.get_running_loop().time()
    for who, words in (("wang", LAMP), ("chen", "2号楼1单元楼道灯坏了")):
        await street.post(town.person(who), town.chat(who, "direct"), words)
        await town.app.inbox.drain()
    await server.until(lambda: server.shown(int(town.chat("chen", "direct").external_id)))
    assert asyncio.get_running_loop().time() - began < 2
    free.set()
    await town.app.delivery.rest(5)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

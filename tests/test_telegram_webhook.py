"""Telegram calls: the secret is checked, the update stored, and only then answered."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from pydantic import SecretStr
from structlog.testing import capture_logs

from bot.app import App, webhook_of
from bot.clock import TownClock
from bot.config import Config, ConfigError, DatabaseSection, TelegramSection, WebSection, load_config
from bot.gateways.telegram import Called
from bot.gateways.telegram_claim import claim_of, remembered
from bot.gateways.telegram_menu import DIRECT, GROUP
from bot.gateways.telegram_polling import KINDS
from bot.gateways.telegram_webhook import HEADER
from bot.stopped import Stopped
from tests.botapi import BotApiServer
from tests.botapi.house import House, open_house

SECRET = "s3cret-of_the-house"
URL = "https://linli.example/telegram"
UPDATE = {"update_id": 5, "message": {"message_id": 1, "from": {"id": 7}, "text": "上报 灯坏了"}}


class SilentServer(BotApiServer):
    """Never answers that it shall call no longer."""

    def __init__(self) -> None:
        super().__init__()
        self.enough = asyncio.Event()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        if request.path.endswith("/deleteWebhook"):
            await self.enough.wait()
        return await super()._handle(request)


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer() as server:
        yield server


@pytest.fixture
async def house(tmp_path: Path, server: BotApiServer) -> AsyncIterator[House]:
    async with open_house(tmp_path, server, Called(URL, SECRET)) as house:
        await house.gateway.start()
        yield house


async def call(house: House, body: Any, secret: str | None = SECRET, path: str = "/telegram") -> int:
    headers = {} if secret is None else {HEADER: secret}
    url = f"http://127.0.0.1:{house.gateway.webhook_port}{path}"
    body = {"data": body} if isinstance(body, bytes) else {"json": body}
    async with aiohttp.ClientSession() as session, session.post(url, headers=headers, **body) as answer:
        return answer.status


async def test_telegram_is_told_where_to_call_and_told_off_at_the_end(house: House, server: BotApiServer) -> None:
    assert server.webhook["url"] == URL
    assert server.webhook["secret_token"] == SECRET
    assert server.webhook["allowed_updates"] == KINDS
    assert house.gateway.listening
    await house.gateway.stop()
    assert server.webhook == {}
    assert not house.gateway.listening
    assert "getUpdates" not in {made.method for made in server.calls}


async def test_an_update_is_stored_once_before_it_is_answered(house: House) -> None:
    assert [await call(house, UPDATE) for _ in range(2)] == [HTTPStatus.OK, HTTPStatus.OK]
    (row,) = await house.stored()
    assert (row.external_id, row.lane, row.payload["update"]) == ("5", "telegram:7", UPDATE)


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", "密钥".encode().decode("latin-1")])
async def test_without_the_secret_nothing_is_taken(house: House, secret: str | None) -> None:
    assert await call(house, UPDATE, secret) == HTTPStatus.FORBIDDEN
    assert await house.stored() == []


@pytest.mark.parametrize("body", [b"", b"{", [], {"update_id": "5"}, {"update_id": True}])
async def test_what_is_no_update_is_refused(house: House, body: Any) -> None:
    assert await call(house, body) == HTTPStatus.BAD_REQUEST
    assert await call(house, UPDATE, path="/elsewhere") == HTTPStatus.NOT_FOUND
    assert await house.stored() == []


async def test_what_could_not_be_stored_is_sent_again(house: House) -> None:
    house.broken = 1
    with capture_logs() as logs:
        assert await call(house, UPDATE) == HTTPStatus.SERVICE_UNAVAILABLE
    assert [entry["why"] for entry in logs if entry["log_level"] == "error"] == ["OSError"]
    assert await call(house, UPDATE) == HTTPStatus.OK
    assert len(await house.stored()) == 1


async def test_stopping_waits_for_what_is_being_stored(house: House) -> None:
    house.free.clear()
    calling = asyncio.create_task(call(house, UPDATE))
    await house.busy.wait()
    stopping = asyncio.create_task(house.gateway.stop())
    await asyncio.sleep(0.05)
    assert not stopping.done()
    house.free.set()
    assert await calling == HTTPStatus.OK
    await stopping
    assert len(await house.stored()) == 1


async def test_a_telegram_that_is_silent_at_the_end_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.gateways.telegram_webhook.GOODBYE", 0.1)
    async with SilentServer() as server, open_house(tmp_path, server, Called(URL, SECRET)) as house:
        await house.gateway.start()
        with capture_logs() as logs:
            async with asyncio.timeout(3):
                await house.gateway.stop()
        assert [entry["event"] for entry in logs] == ["telegram.webhook_stays"]
        server.enough.set()


async def test_another_houses_messages_are_left_to_it_unless_that_is_said(tmp_path: Path, server: BotApiServer) -> None:
    ours, other = tmp_path / "ours", tmp_path / "other"
    ours.mkdir()
    other.mkdir()
    hook = f"{server.url}/bot{server.token}/setWebhook"
    async with aiohttp.ClientSession() as session:
        await session.post(hook, json={"url": "https://elsewhere.example/s3cret", "secret_token": "s"})
    for called in (None, Called(URL, SECRET)):
        async with open_house(ours, server, called) as house:
            with pytest.raises(Stopped, match=r"messages to elsewhere\.example, where .* telegram\.take_over = true"):
                await house.gateway.start()
        assert server.webhook["url"].startswith("https://elsewhere")
    async with open_house(other, server, Called(URL, SECRET), take_over=True) as house:
        with capture_logs() as logs:
            await house.gateway.start()
        assert [(entry["event"], entry["host"]) for entry in logs] == [("telegram.taken_over", "elsewhere.example")]
        async with aiohttp.ClientSession() as session:
            await session.post(hook, json={"url": "https://elsewhere.example/s3cret", "secret_token": "s"})
    assert server.webhook["url"].startswith("https://elsewhere")  # by now it is theirs again


async def test_from_webhook_to_polling_on_one_machine_after_a_crash(tmp_path: Path, server: BotApiServer) -> None:
    async with open_house(tmp_path, server, Called(URL, SECRET)) as house:
        await house.gateway.start()
        left = dict(server.webhook)
    server.webhook.update(left)  # as a house that was killed leaves it
    claim_of(tmp_path).write_text(URL)
    async with open_house(tmp_path, server) as house:
        await house.gateway.start()
        assert server.webhook == {}
        assert house.gateway.listening
        assert remembered(claim_of(tmp_path)) == ""


async def test_wrong_settings_are_said_in_a_sentence(tmp_path: Path, server: BotApiServer) -> None:
    server.say_next("setWebhook", 400, "Bad Request: bad webhook: IP address 10.0.0.1 is reserved")
    async with open_house(tmp_path, server, Called(URL, SECRET)) as house:
        with pytest.raises(Stopped, match=r"IP address .* is reserved\). Correct telegram.webhook_url"):
            await house.gateway.start()
        taken = Called(URL, SECRET, port=house.gateway.webhook_port)
        (tmp_path / "other").mkdir()
        async with open_house(tmp_path / "other", server, taken) as other:
            with pytest.raises(Stopped, match=r"in use. Choose another telegram.webhook_port"):
                await other.gateway.start()


@pytest.mark.parametrize(("code", "said"), [(400, "Bad Request: no"), (401, "from @BotFather again")])
async def test_a_platform_that_joins_later_and_refuses_ends_the_house(
    tmp_path: Path, server: BotApiServer, sqlite_migrated: Path, code: int, said: str
) -> None:
    shutil.copyfile(sqlite_migrated, tmp_path / "linli.db")
    server.say_next("getMe", 500)
    server.say_next("getMe", code, "Bad Request: no")
    telegram = TelegramSection(enabled=True, token=SecretStr(server.token), base_url=server.url)
    database = DatabaseSection(url=SecretStr(f"sqlite:///{tmp_path / 'linli.db'}"))
    app = App(Config(data=tmp_path, database=database, web=WebSection(enabled=False), telegram=telegram), TownClock())
    await app.open()
    async with asyncio.timeout(10):
        assert await app.over() in (
            "400: Bad Request: no",
            "Telegram refuses the bot's token: copy it from @BotFather again",
        )
    await app.close()


async def test_commands_are_registered_in_both_languages(house: House, server: BotApiServer) -> None:
    for scope, names in (("default", DIRECT), ("all_group_chats", GROUP)):
        chinese, english = server.commands(scope), server.commands(scope, "en")
        assert [one["command"] for one in chinese] == [one["command"] for one in english] == list(names)
        assert all(
            first["description"] != second["description"] for first, second in zip(chinese, english, strict=True)
        )


async def test_a_menu_that_is_refused_stops_nothing(tmp_path: Path, server: BotApiServer) -> None:
    server.say_next("setMyCommands", 400, "Bad Request: BOT_COMMAND_INVALID")
    async with open_house(tmp_path, server) as house:
        with capture_logs() as logs:
            await house.gateway.start()
        assert house.gateway.listening
    assert "telegram.no_menu" in {entry["event"] for entry in logs}


def test_the_secret_is_configured_or_the_houses_own(tmp_path: Path) -> None:
    assert webhook_of(Config(data=tmp_path)) is None
    config = Config(data=tmp_path, telegram=TelegramSection(webhook_url=URL))
    made = webhook_of(config)
    assert made is not None
    assert made == webhook_of(config)
    assert (made.url, len(made.secret), made.port) == (URL, 64, 8124)
    given = load_config(None, {"LINLI_TELEGRAM_WEBHOOK_URL": URL, "LINLI_TELEGRAM_WEBHOOK_SECRET": SECRET})
    found = webhook_of(given)
    assert found is not None
    assert found.secret == SECRET
    with pytest.raises(ConfigError, match="LINLI_TELEGRAM_WEBHOOK_SECRET"):
        load_config(None, {"LINLI_TELEGRAM_WEBHOOK_SECRET": "密"})

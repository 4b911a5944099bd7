"""What Telegram gives us is stored before it is confirmed, over real HTTP to the loopback Bot API server."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from bot.gateways.contract import GatewayError, RetryLater
from bot.gateways.telegram_calls import TokenRefused
from bot.gateways.telegram_polling import lane_of
from models import Shot
from tests.botapi import BotApiServer, Document
from tests.botapi.house import NOW, House, open_house, picture

LI, GROUP = 7, -1001


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer() as server:
        server.add_person(LI, "李小禾")
        server.add_group(GROUP, "梧桐里一群", [LI])
        yield server


@pytest.fixture
async def house(tmp_path: Path, server: BotApiServer) -> AsyncIterator[House]:
    async with open_house(tmp_path, server) as house:
        yield house


# Taking events


async def test_updates_are_stored_raw_and_once(house: House, server: BotApiServer) -> None:
    await house.gateway.start()
    server.says(LI, GROUP, "上报 灯坏了")
    server.says(LI, LI, "我的网格员")
    await server.taken()
    await house.gateway.stop()
    rows = await house.stored()
    assert [row.payload["update"]["message"]["text"] for row in rows] == ["上报 灯坏了", "我的网格员"]
    assert {(row.platform, row.lane, row.received_at) for row in rows} == {("telegram", "telegram:7", NOW)}
    assert house.gateway.me is not None
    assert house.gateway.me.username == "linli_test_bot"


async def test_the_offset_moves_only_after_the_commit(house: House, server: BotApiServer) -> None:
    house.broken = 2
    with capture_logs() as logs:
        await house.gateway.start()
        server.says(LI, LI, "灯坏了")
        await server.taken()
    assert len(await house.stored()) == 1
    offsets = [call.values.get("offset") for call in server.calls if call.method == "getUpdates"]
    assert offsets[:3] == [None, None, None]
    assert offsets[-1] is not None
    assert house.pauses == [1.0, 2.0]
    assert "李小禾" not in json.dumps(logs)


async def test_a_restart_is_given_the_same_updates_and_stores_them_once(house: House, server: BotApiServer) -> None:
    await house.gateway.start()
    server.says(LI, LI, "一")
    await server.taken()
    (waiting,) = [row.payload["update"] for row in await house.stored()]
    await house.gateway._keep([waiting])  # as after a crash between our commit and the next request
    assert len(await house.stored()) == 1


async def test_stopping_lets_a_batch_be_stored(house: House, server: BotApiServer) -> None:
    house.free.clear()
    await house.gateway.start()
    server.says(LI, LI, "最后一句")
    await house.busy.wait()
    stopping = asyncio.create_task(house.gateway.stop())
    await asyncio.sleep(0)
    house.free.set()
    await stopping
    assert len(await house.stored()) == 1
    assert not house.gateway.listening


async def test_an_update_that_nobody_understands_holds_up_nobody(house: House, server: BotApiServer) -> None:
    await house.gateway.start()
    server.gives("message", {"message_id": "没有数", "text": "李的秘密"})
    server.gives("message", ["garbage"])
    server.says(LI, LI, "好")
    await server.taken()
    rows = await house.stored()
    assert [row.lane for row in rows] == ["telegram:nobody", "telegram:nobody", "telegram:7"]
    async with AsyncSession(house.engine) as session:
        with pytest.raises(GatewayError, match="unreadable at message") as caught:
            await house.gateway.decode(session, rows[0])
        received = await house.gateway.decode(session, rows[2])
    assert "秘密" not in str(caught.value)
    assert received is not None
    assert received.update.message is not None
    assert received.update.message.text == "好"


async def test_trouble_with_the_network_passes(house: House, server: BotApiServer) -> None:
    server.say_next("getUpdates", 502, "Bad Gateway", times=3)
    server.say_next("getUpdates", 429, "Too Many Requests: retry after 9", 9)
    with capture_logs() as logs:
        await house.gateway.start()
        server.says(LI, LI, "好")
        await server.taken()
    assert house.pauses == [1.0, 2.0, 4.0, 9.0]
    assert {log["event"] for log in logs} == {"telegram.waiting"}
    assert server.token not in json.dumps(logs)
    assert len(await house.stored()) == 1


async def test_a_second_process_makes_it_say_so_and_stop(house: House, server: BotApiServer) -> None:
    server.say_next("getUpdates", 409, "Conflict: terminated by other getUpdates request", times=3)
    with capture_logs() as logs:
        await house.gateway.start()
        await server.until(lambda: len([call for call in server.calls if call.method == "getUpdates"]) == 3)
        while house.gateway.listening:  # noqa: ASYNC110 - the gateway has nothing to tell its end by
            await asyncio.sleep(0)
    assert logs[-1]["event"] == "telegram.stopped"
    assert "another process polls with this token" in logs[-1]["why"]
    assert house.pauses == [1.0, 2.0]


async def test_two_conflicts_are_no_reason_to_stop(house: House, server: BotApiServer) -> None:
    server.say_next("getUpdates", 409, "Conflict", times=2)
    await house.gateway.start()
    server.says(LI, LI, "好")
    await server.taken()
    assert house.gateway.listening


async def test_a_wrong_token_is_said_clearly_and_never_quoted(tmp_path: Path, server: BotApiServer) -> None:
    server.token = "42:another"
    house = House(tmp_path, server)
    server.token = "42:right"
    with pytest.raises(TokenRefused, match="copy it from @BotFather") as caught:
        await house.gateway.start()
    await house.gateway.stop()
    assert "another" not in repr(caught.value) + repr(vars(house.gateway)["_api"])


async def test_a_token_that_is_withdrawn_ends_polling(house: House, server: BotApiServer) -> None:
    server.say_next("getUpdates", 401, "Unauthorized")
    with capture_logs() as logs:
        await house.gateway.start()
        await server.until(lambda: server.calls[-1].method == "getUpdates")
        while house.gateway.listening:  # noqa: ASYNC110 - the gateway has nothing to tell its end by
            await asyncio.sleep(0)
    assert [log["event"] for log in logs] == ["telegram.stopped"]


async def test_nobody_at_home_is_retried_later_without_the_address(house: House, server: BotApiServer) -> None:
    await server.stop()
    with pytest.raises(RetryLater) as caught:
        await house.gateway.start()
    error: BaseException = caught.value
    assert server.token not in f"{error!r}{error.__cause__!r}{error.__context__!r}"


async def test_an_answer_that_is_not_the_bot_apis_is_retried_later(tmp_path: Path, server: BotApiServer) -> None:
    server.url += "/file"
    house = House(tmp_path, server)
    server.world.files["getMe"] = b"<html>welcome to the hotel</html>"
    with pytest.raises(RetryLater):
        await house.gateway.start()
    await house.gateway.stop()


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"message": {"from": {"id": 7}, "chat": {"id": -1}}}, "telegram:7"),
        ({"callback_query": {"from": {"id": 8}}}, "telegram:8"),
        ({"message": {"from": {"id": 1087968824}, "sender_chat": {"id": -5}, "chat": {"id": -1}}}, "telegram:-5"),
        ({"edited_message": {"chat": {"id": -1}}}, "telegram:-1"),
        ({"message": None}, "telegram:nobody"),
        ({"something_new": {}}, "telegram:nobody"),
    ],
)
def test_lanes(update: dict[str, Any], lane: str) -> None:
    assert lane_of(update) == lane


# Reading events


async def test_photos_are_known_by_their_largest_size(house: House, server: BotApiServer) -> None:
    await house.gateway.start()
    lamp = picture("white")
    server.says(LI, LI, "灯", photo=lamp)
    server.says(LI, LI, document=Document("灯.png", "image/png", lamp))
    server.says(LI, LI, document=Document("灯.pdf", "application/pdf", b"%PDF"))
    server.says(LI, LI, location=(30.0, 120.0))
    await server.taken()
    photo, image, pdf, place = await house.decoded()
    assert [len(received.shots) for received in (photo, image, pdf, place)] == [1, 1, 0, 0]
    assert isinstance(photo.shots[0], Shot)
    assert photo.shots[0].platform == "telegram"
    assert await house.gateway.fetch(photo.shots[0].file_id) == lamp
    assert await house.gateway.fetch(image.shots[0].file_id) == lamp
    assert place.update.message.location.latitude == 30.0


async def test_some_are_never_answered(house: House, server: BotApiServer) -> None:
    await house.gateway.start()
    said = {"message_id": 5, "date": 1, "chat": {"id": GROUP, "type": "supergroup", "title": "群"}}
    person = {"id": LI, "is_bot": False, "first_name": "李"}
    robot = {"id": 9, "is_bot": True, "first_name": "机器"}
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    server.gives("message", said | {"from": robot, "text": "上报 灯"})
    server.gives("message", said | {"from": anonymous, "sender_chat": said["chat"], "text": "上报 灯"})
    server.gives("message", said | {"from": person, "sender_chat": {"id": -9, "type": "channel"}, "text": "上报"})
    server.gives("message", said | {"text": "上报 灯"})
    server.gives("message", said | {"from": person, "new_chat_members": [person]})
    server.gives("message", said | {"from": person, "pinned_message": said | {"text": "旧"}})
    server.gives("callback_query", {"id": "1", "from": person, "chat_instance": "x", "data": "y"})
    server.gives("message", said | {"from": person, "text": "上报 灯"})
    server.gives("my_chat_member", {
        "chat": said["chat"], "from": person, "date": 1, "old_chat_member": {"status": "left", "user": robot},
        "new_chat_member": {"status": "member", "user": robot},
    })  # fmt: skip
    await server.taken()
    assert [received is not None for received in await house.decoded()] == [False] * 7 + [True, True]

"""The loopback Bot API server takes what clients send and refuses what Telegram refuses."""

import asyncio
import io
import itertools
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.types import BotCommand, BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from PIL import Image

from tests.botapi import BotApiServer, Document, Shown

LI, ZHANG, GROUP = 1, 2, -1001


def picture(width: int = 40, height: int = 30, kind: str = "JPEG") -> bytes:
    """A plain picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, kind)
    return out.getvalue()


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer(seconds=itertools.count(0, 4).__next__) as server:
        server.add_person(LI, "李小禾")
        server.add_person(ZHANG, "张大路", "en")
        server.add_group(GROUP, "梧桐里一群", [LI])
        yield server


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


class Client:
    """A client that writes JSON."""

    def __init__(self, http: aiohttp.ClientSession, server: BotApiServer) -> None:
        self.http = http
        self.base = f"{server.url}/bot{server.token}/"

    async def __call__(self, method: str, **parameters: Any) -> Any:
        async with self.http.post(self.base + method, json=parameters) as response:
            answer = await response.json()
        assert response.status == answer.get("error_code", 200)
        return answer["result"] if answer["ok"] else answer["description"]


@pytest.fixture
def call(http: aiohttp.ClientSession, server: BotApiServer) -> Client:
    return Client(http, server)


@pytest.mark.parametrize("way", ["json", "form", "query", "multipart", "mixed"])
async def test_every_way_of_sending_is_understood(server: BotApiServer, http: aiohttp.ClientSession, way: str) -> None:
    asked = server.says(LI, LI, "在吗")
    keyboard = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    reply = {"message_id": asked}
    url = f"{server.url}/bot{server.token}/"
    flat = {
        "chat_id": str(LI), "text": "<b>在</b>", "parse_mode": "HTML", "reply_markup": json.dumps(keyboard),
        "reply_parameters": json.dumps(reply),
    }  # fmt: skip
    if way == "json":
        body = flat | {"chat_id": LI, "reply_markup": keyboard, "reply_parameters": reply}
        await http.post(url + "sendMessage", json=body)
    elif way == "form":
        await http.post(url + "SENDMESSAGE", data=flat)
    elif way == "query":
        await http.get(url + "sendmessage", params=flat)
    elif way == "multipart":
        with aiohttp.MultipartWriter("form-data") as parts:
            for name, value in flat.items():
                parts.append(value).set_content_disposition("form-data", name=name)
            await http.post(url + "sendMessage", data=parts)
    else:
        await http.post(url + "sendMessage", params={"chat_id": str(LI)}, data=flat)
    (shown,) = server.shown(LI)
    assert shown == Shown(shown.message_id, 42, "在", [["好"]], photo=False, reply_to=asked)


@pytest.mark.parametrize(("field", "part"), [("attach://lamp", "lamp"), (None, "photo")])
async def test_a_photo_is_attached_or_a_part_named_like_the_field(
    server: BotApiServer, http: aiohttp.ClientSession, field: str | None, part: str
) -> None:
    form = aiohttp.FormData({"chat_id": str(LI), "caption": "灯"})
    if field:
        form.add_field("photo", field)
    form.add_field(part, io.BytesIO(picture()), filename="lamp.jpg")
    async with http.post(f"{server.url}/bot{server.token}/sendPhoto", data=form) as response:
        sent = (await response.json())["result"]
    assert sent["photo"][-1]["width"] == 40
    assert server.shown(LI)[0].photo
    again = {"chat_id": ZHANG, "photo": sent["photo"][-1]["file_id"]}
    await http.post(f"{server.url}/bot{server.token}/sendPhoto", json=again)
    assert server.shown(ZHANG)[0].photo


async def test_aiograms_own_client_is_understood(server: BotApiServer) -> None:
    bot = Bot(server.token, session=AiohttpSession(api=TelegramAPIServer.from_base(server.url)))
    async with bot:
        me = await bot.get_me()
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="好", callback_data="ok")]])
        sent = await bot.send_message(GROUP, "你好", reply_markup=keyboard)
        file = BufferedInputFile(picture(), "lamp.jpg")
        await bot.send_photo(GROUP, file, caption="灯")
        album = await bot.send_media_group(GROUP, [InputMediaPhoto(media=file), InputMediaPhoto(media=file)])
        await bot.edit_message_text("再见", chat_id=GROUP, message_id=sent.message_id)
        assert await bot.set_my_commands([BotCommand(command="todo", description="待办")])
        assert (await bot.get_chat(GROUP)).title == "梧桐里一群"
        assert (await bot.get_chat_member(GROUP, ZHANG)).status == "left"
        server.says(LI, GROUP, "/todo 请看", photo=picture())
        (update,) = await bot.get_updates(timeout=5)
        server.say_next("sendMessage", 429, "Too Many Requests: retry after 7", 7)
        with pytest.raises(TelegramRetryAfter, match="7"):
            await bot.send_message(GROUP, "太快")
        with pytest.raises(TelegramBadRequest, match="text must be non-empty"):
            await bot.send_message(GROUP, " ")
    assert me.is_bot
    assert album[0].media_group_id == album[1].media_group_id is not None
    assert update.message is not None
    assert update.message.caption_entities is not None
    assert update.message.caption_entities[0].type == "bot_command"
    assert [shown.text for shown in server.shown(GROUP)] == ["再见", "灯", "", ""]
    assert server.commands() == [{"command": "todo", "description": "待办"}]
    assert [refusal.code for _, refusal in server.breaches] == [400]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"text": "  "}, "text must be non-empty"),
        ({}, "message text is empty"),
        ({"text": "字" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "<b>开", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
        ({"text": "<b><i>错</b></i>", "parse_mode": "HTML"}, "can't parse entities: Unmatched end tag"),
        ({"text": "开</b>", "parse_mode": "HTML"}, "can't parse entities: Unexpected end tag"),
        ({"text": "<p>段</p>", "parse_mode": "HTML"}, 'can\'t parse entities: Unsupported start tag "p"'),
        ({"text": "一行<br/>", "parse_mode": "HTML"}, "can't parse entities: Unsupported start tag"),
        ({"text": "3 < 5", "parse_mode": "HTML"}, "can't parse entities: Unsupported start tag"),
        ({"text": "<!-- 注 -->", "parse_mode": "HTML"}, "can't parse entities: Unsupported start tag"),
        ({"text": "*好*", "parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
        ({"text": "半\ud83d"}, "strings must be encoded in UTF-8"),
        ({"text": "好", "chat_id": 999}, "chat not found"),
        ({"text": "好", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
    ],
)
async def test_bad_texts_are_refused(server: BotApiServer, call: Client, more: dict[str, Any], why: str) -> None:
    said = await call("sendMessage", **{"chat_id": LI, **more})
    assert said.startswith(f"Bad Request: {why}")
    assert server.shown(LI) == []
    assert [method for method, _ in server.breaches] == ["sendMessage"]


async def test_html_is_shown_as_people_see_it(server: BotApiServer, call: Client) -> None:
    text = ' <b>1 &lt; 2 &amp; &nbsp; &#128512;</b> <a href="http://a.b">x</a> <span class="tg-spoiler">y</span>\n'
    sent = await call("sendMessage", chat_id=LI, text=text, parse_mode="HTML")
    assert server.shown(LI)[0].text == "1 < 2 & &nbsp; 😀 x y"
    assert [entity["type"] for entity in sent["entities"]] == ["bold", "text_link", "spoiler"]
    assert sent["entities"][0]["offset"] == 0
    assert await call("sendMessage", chat_id=LI, text="好", reply_parameters={
        "message_id": 999, "allow_sending_without_reply": True,
    })  # fmt: skip


@pytest.mark.parametrize(
    ("button", "why"),
    [
        ({"text": "好"}, "Text buttons are unallowed"),
        ({"text": "", "callback_data": "x"}, "Button text must be non-empty"),
        ({"callback_data": "x"}, 'Can\'t find field "text"'),
        ({"text": "好", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "好", "callback_data": "字" * 22}, "BUTTON_DATA_INVALID"),
        ({"text": "好", "url": "tel:123"}, "Unsupported URL protocol"),
        ({"text": "好", "url": "http://localhost:80/"}, "Wrong HTTP URL"),
        ({"text": "好", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "好", "callback_data": "x", "url": "http://a.b"}, "Exactly one"),
    ],
)
async def test_bad_buttons_are_refused(server: BotApiServer, call: Client, button: dict[str, Any], why: str) -> None:
    said = await call("sendMessage", chat_id=LI, text="好", reply_markup={"inline_keyboard": [[button]]})
    assert why in said
    assert server.shown(LI) == []


async def test_more_than_a_hundred_buttons_are_refused(call: Client) -> None:
    rows = [[{"text": str(number), "callback_data": str(number)}] for number in range(101)]
    assert "TOO_LONG" in await call("sendMessage", chat_id=LI, text="好", reply_markup={"inline_keyboard": rows})
    assert await call("sendMessage", chat_id=LI, text="好", reply_markup={"inline_keyboard": rows[:100]})


@pytest.mark.parametrize(
    ("data", "caption", "why"),
    [
        (b"", "", "file must be non-empty"),
        (b"%PDF-1.4", "", "IMAGE_PROCESS_FAILED"),
        (picture(2100, 100), "", "PHOTO_INVALID_DIMENSIONS"),
        (b"x" * 10_000_001, "", "Request Entity Too Large"),
        (picture(), "字" * 1025, "message caption is too long"),
        (None, "", "there is no photo in the request"),
    ],
)
async def test_bad_photos_are_refused(
    server: BotApiServer, http: aiohttp.ClientSession, data: bytes | None, caption: str, why: str
) -> None:
    form = aiohttp.FormData({"chat_id": str(LI), "caption": caption})
    if data is not None:
        form.add_field("photo", io.BytesIO(data), filename="x.jpg")
    async with http.post(f"{server.url}/bot{server.token}/sendPhoto", data=form) as response:
        answer = await response.json()
    assert not answer["ok"]
    assert why in answer["description"]


async def test_edits_are_checked(server: BotApiServer, call: Client) -> None:
    keyboard = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    sent = (await call("sendMessage", chat_id=LI, text="一", reply_markup=keyboard))["message_id"]
    theirs = server.says(LI, LI, "我的")
    where = {"chat_id": LI, "message_id": sent}
    assert "not modified" in await call("editMessageText", **where, text="一", reply_markup=keyboard)
    assert "no caption" in await call("editMessageCaption", **where, caption="二")
    assert "to edit not found" in await call("editMessageText", chat_id=LI, message_id=999, text="二")
    assert "can't be edited" in await call("editMessageText", chat_id=LI, message_id=theirs, text="二")
    assert await call("editMessageText", **where, text="二")
    assert server.shown(LI)[0].buttons == []
    assert await call("editMessageReplyMarkup", **where, reply_markup=keyboard)
    assert (server.shown(LI)[0].text, server.shown(LI)[0].buttons) == ("二", [["好"]])


async def test_polls_are_held_and_offsets_confirm(server: BotApiServer, call: Client) -> None:
    held = asyncio.create_task(call("getUpdates", timeout=30))
    await server.until(lambda: server.calls)
    server.says(LI, LI, "一")
    (first,) = await held
    assert await call("getUpdates", timeout=30) == [first]
    server.says(LI, LI, "二")
    (second,) = await call("getUpdates", offset=first["update_id"] + 1)
    assert second["message"]["text"] == "二"
    assert await call("getUpdates", offset=second["update_id"] + 1) == []
    await server.taken()


async def test_a_second_poller_ends_the_first_with_409(server: BotApiServer, call: Client) -> None:
    first = asyncio.create_task(call("getUpdates", timeout=30))
    await server.until(lambda: server.calls)
    second = asyncio.create_task(call("getUpdates", timeout=30))
    assert (await first).startswith("Conflict: terminated by other getUpdates request")
    server.says(LI, LI, "一")
    assert len(await second) == 1


async def test_kinds_that_are_not_allowed_do_not_come(server: BotApiServer, call: Client) -> None:
    await call("getUpdates", allowed_updates=["message"])
    server.blocks(LI)
    server.says(LI, LI, "回来了")
    assert [set(update) for update in await call("getUpdates")] == [{"update_id", "message"}]


async def test_a_press_waits_for_its_toast(server: BotApiServer, call: Client) -> None:
    keyboard = {"inline_keyboard": [[{"text": "我们来办", "callback_data": "accept:1:1:"}]]}
    message = (await call("sendMessage", chat_id=GROUP, text="交办", reply_markup=keyboard))["message_id"]
    press = server.begins_press(LI, GROUP, message, "我们来办")
    query = (await call("getUpdates"))[0]["callback_query"]
    assert query["chat_instance"]
    assert query["message"]["chat"]["id"] == GROUP
    assert query["data"] == "accept:1:1:"
    assert "MESSAGE_TOO_LONG" in await call("answerCallbackQuery", callback_query_id=query["id"], text="字" * 201)
    assert await call("answerCallbackQuery", callback_query_id=query["id"], text="好的")
    assert await press == "好的"
    assert "query is too old" in await call("answerCallbackQuery", callback_query_id="9")
    with pytest.raises(LookupError, match="我们来办"):
        server.begins_press(LI, GROUP, message, "没有的")
    with pytest.raises(LookupError, match="张大路"):
        server.begins_press(ZHANG, GROUP, message, "我们来办")


async def test_files_come_back_as_they_were_sent(
    server: BotApiServer, call: Client, http: aiohttp.ClientSession
) -> None:
    lamp = picture()
    server.says(LI, LI, "灯", photo=lamp)
    server.says(LI, LI, document=Document("a.pdf", "application/pdf", b"%PDF"))
    photo, document = [update["message"] for update in await call("getUpdates")]
    assert document["document"]["mime_type"] == "application/pdf"
    path = (await call("getFile", file_id=photo["photo"][-1]["file_id"]))["file_path"]
    async with http.get(f"{server.url}/file/bot{server.token}/{path}") as response:
        assert await response.read() == lamp
    async with http.get(f"{server.url}/file/bot{server.token}/photos/none.jpg") as response:
        assert response.status == 404
    assert "invalid file_id" in await call("getFile", file_id="none")


async def test_chats_that_cannot_be_reached(server: BotApiServer, call: Client) -> None:
    server.add_person(3, "没来过", started=False)
    server.blocks(ZHANG)
    server.upgrades(GROUP, -1002)
    server.add_group(-5, "旧群", [LI])
    server.removes_bot(LI, -5)
    assert "can't initiate" in await call("sendMessage", chat_id=3, text="好")
    assert "blocked" in await call("sendMessage", chat_id=ZHANG, text="好")
    assert "kicked" in await call("sendMessage", chat_id=-5, text="好")
    assert "upgraded" in await call("sendMessage", chat_id=GROUP, text="好")
    assert server.breaches[-1][1].as_answer()["parameters"] == {"migrate_to_chat_id": -1002}
    assert await call("sendMessage", chat_id=-1002, text="好")


async def test_strange_requests(server: BotApiServer, call: Client, http: aiohttp.ClientSession) -> None:
    assert await call("sendNothing") == "Not Found: method not found"
    async with http.post(f"{server.url}/bot1:wrong/getMe") as response:
        assert (response.status, (await response.json())["description"]) == (401, "Unauthorized")
    headers = {"Content-Type": "application/json"}
    async with http.post(call.base + "getMe", data="{", headers=headers) as response:
        assert response.status == 400
    server.say_next("getMe", 502, times=2)
    assert [await call("getMe"), await call("getMe")] == ["Error 502", "Error 502"]
    assert (await call("getMe"))["is_bot"]

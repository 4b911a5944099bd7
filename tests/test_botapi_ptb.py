"""The loopback Bot API server as another client meets it: python-telegram-bot, with its own ways of sending."""

import itertools
from collections.abc import AsyncIterator

import pytest
from telegram import Bot as PtbBot
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, RetryAfter

from tests.botapi import BotApiServer
from tests.botapi.house import picture

LI, GROUP = 7, -1001


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer(seconds=itertools.count(0, 4).__next__) as server:
        server.add_person(LI, "李小禾")
        server.add_group(GROUP, "梧桐里一群", [LI])
        yield server


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[PtbBot]:
    async with PtbBot(server.token, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot") as bot:
        yield bot


async def test_it_knows_itself_and_hears(bot: PtbBot, server: BotApiServer) -> None:
    assert bot.username == "linli_test_bot"
    server.says(LI, GROUP, "上报 灯坏了", thread=3)
    server.says(LI, LI, photo=picture("red"), album="5", text="两张")
    first, second = await bot.get_updates(timeout=1)
    assert first.message is not None
    assert (first.message.text, first.message.message_thread_id, first.message.chat.id) == ("上报 灯坏了", 3, GROUP)
    assert second.message is not None
    assert (second.message.caption, second.message.media_group_id) == ("两张", "5")
    file = await bot.get_file(second.message.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == picture("red")
    assert await bot.get_updates(offset=second.update_id + 1, timeout=0) == ()


async def test_words_buttons_and_replies(bot: PtbBot, server: BotApiServer) -> None:
    asked = server.says(LI, LI, "在吗")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="ok")]])
    sent = await bot.send_message(
        LI, "<b>在</b>", parse_mode="HTML", reply_markup=keyboard, reply_parameters=ReplyParameters(asked)
    )
    (shown,) = server.shown(LI)
    assert (shown.text, shown.buttons, shown.reply_to) == ("在", [["好"]], asked)
    await bot.edit_message_text("在的", LI, sent.message_id)
    assert (server.shown(LI)[0].text, server.shown(LI)[0].buttons) == ("在的", [])


async def test_pictures_albums_and_their_change(bot: PtbBot, server: BotApiServer) -> None:
    sent = await bot.send_photo(LI, picture("red"), caption="灯")
    again = await bot.send_photo(LI, sent.photo[-1].file_id)
    album = await bot.send_media_group(
        LI, [InputMediaPhoto(picture("green")), InputMediaPhoto(again.photo[-1].file_id, caption="同一张")]
    )
    assert len({message.media_group_id for message in album}) == 1
    await bot.edit_message_media(InputMediaPhoto(picture("blue"), caption="修好了"), LI, sent.message_id)
    assert [shown.text for shown in server.shown(LI)] == ["修好了", "", "", "同一张"]


async def test_a_press_and_commands(bot: PtbBot, server: BotApiServer) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="ok")]])
    sent = await bot.send_message(LI, "来吗", reply_markup=keyboard)
    toast = server.begins_press(LI, LI, sent.message_id, "好")
    (update,) = await bot.get_updates(timeout=1)
    assert update.callback_query is not None
    await bot.answer_callback_query(update.callback_query.id, "收到")
    assert await toast == "收到"
    await bot.set_my_commands([BotCommand("help", "怎么用")], language_code="en")
    assert server.commands("default", "en") == [{"command": "help", "description": "怎么用"}]


async def test_its_errors_are_telegrams(bot: PtbBot, server: BotApiServer) -> None:
    with pytest.raises(BadRequest, match=r"(?i)can't parse entities"):
        await bot.send_message(LI, "<b>在", parse_mode="HTML")
    server.add_person(9, "陌生人", started=False)
    with pytest.raises(Forbidden):
        await bot.send_message(9, "您好")
    server.upgrades(GROUP, -1009)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(GROUP, "您好")
    assert moved.value.new_chat_id == -1009
    server.say_next("sendMessage", 409, "Conflict: terminated by other getUpdates request")
    with pytest.raises(Conflict):
        await bot.send_message(LI, "您好")


async def test_what_is_too_fast_is_refused(server: BotApiServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # the other kind is deprecated, and warnings are errors
    server.limits.seconds = lambda: 0.0
    async with PtbBot(server.token, base_url=f"{server.url}/bot") as bot:
        for _ in range(5):
            await bot.send_message(LI, "您好")
        with pytest.raises(RetryAfter):
            await bot.send_message(LI, "您好")
    assert server.limits.broken == 1

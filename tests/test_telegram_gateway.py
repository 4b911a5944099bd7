"""Cards, edits and answers over real HTTP to the loopback Bot API server."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiogram.types import User
from structlog.testing import capture_logs

from bot.gateways.contract import GatewayError, Moved, RetryLater, Unreachable
from bot.gateways.telegram import TelegramGateway
from bot.gateways.telegram_calls import CallRefused
from bot.gateways.telegram_drawing import fit
from bot.mute import mute_bot
from models import Button, Card, Chat, Kind
from tests.botapi import BotApiServer
from tests.botapi.house import NOW, House, open_house, picture

LI, GROUP = 7, -1001
PRESS = Button("accept:1:1:", "我们来办")
CARD = Card("交办单 1", (("事项", "楼道灯坏了"), ("地点", "3号楼")), "请在 <周三> 前办好 & 回复", buttons=((PRESS,),))
TEXT_OF_CARD = "交办单 1\n事项：楼道灯坏了\n地点：3号楼\n\n请在 <周三> 前办好 & 回复"


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


@pytest.fixture
def gateway(house: House) -> TelegramGateway:
    return house.gateway


def chat(to: int = LI, language: str = "zh_CN") -> Chat:
    return Chat(platform="telegram", external_id=str(to), language=language)


def pictures(house: House, *colours: str) -> tuple[str, ...]:
    for colour in colours:
        (house.folder / colour).write_bytes(picture(colour))
    return colours


# Sending


async def test_a_card_becomes_text_and_buttons(gateway: TelegramGateway, server: BotApiServer) -> None:
    asked = server.says(LI, GROUP, "上报")
    sent = await gateway.send(chat(GROUP), CARD, reply_to=str(asked))
    (shown,) = server.shown(GROUP)
    assert (shown.text, shown.buttons, shown.photo) == (TEXT_OF_CARD, [["我们来办"]], False)
    assert (sent, shown.reply_to) == (str(shown.message_id), asked)
    await gateway.send(chat(GROUP, "en"), Card("Card", (("Place", "3"),)), reply_to="99999")
    assert server.shown(GROUP)[1].text == "Card\nPlace: 3"
    assert server.breaches == []


async def test_every_kind_of_button(gateway: TelegramGateway, server: BotApiServer) -> None:
    rows = (
        (PRESS, Button("photo:1:1:", "拍照", Kind.PHOTO), Button("place:1:1:", "选地方", Kind.PLACE)),
        (
            Button("", "网页", Kind.LINK, "https://linli.example/c/1"),
            Button("", "本机", Kind.LINK, "http://localhost/"),
        ),
        (Button("", "☎ 网格员", Kind.CALL, "0571-1234"), Button("", "☎ 110", Kind.CALL, "110")),
        (Button("", "复制", Kind.COPY, "短"), Button("", "复制长文", Kind.COPY, "长" * 257)),
    )
    await gateway.send(chat(), Card("卡片", buttons=rows), reply_to="")
    (shown,) = server.shown(LI)
    assert shown.buttons == [["我们来办", "拍照", "选地方"], ["网页"], ["复制"]]
    assert shown.text == f"卡片\n本机：http://localhost/\n☎ 网格员：0571-1234\n☎ 110\n复制长文：{'长' * 257}"


async def test_a_photo_carries_the_words_as_its_caption(
    house: House, gateway: TelegramGateway, server: BotApiServer
) -> None:
    card = Card("办好了", body="请看", photos=pictures(house, "red"), buttons=((PRESS,),))
    sent = await gateway.send(chat(), card, reply_to="")
    (shown,) = server.shown(LI)
    assert (str(shown.message_id), shown.photo, shown.text, shown.buttons) == (
        sent, True, "办好了\n请看", [["我们来办"]],
    )  # fmt: skip
    assert server.calls[-1].files["photo"] == picture("red")


async def test_long_words_stand_alone_and_pictures_follow(
    house: House, gateway: TelegramGateway, server: BotApiServer
) -> None:
    card = Card("办好了", body="长" * 1500, photos=pictures(house, "red"), buttons=((PRESS,),))
    sent = await gateway.send(chat(), card, reply_to="")
    words, photo = server.shown(LI)
    assert (str(words.message_id), words.photo, words.buttons) == (sent, False, [["我们来办"]])
    assert (photo.photo, photo.buttons, photo.reply_to) == (True, [], words.message_id)


@pytest.mark.parametrize(("colours", "calls"), [(3, ["sendPhoto", "sendMediaGroup"]), (2, ["sendPhoto", "sendPhoto"])])
async def test_more_pictures_follow(
    house: House, gateway: TelegramGateway, server: BotApiServer, colours: int, calls: list[str]
) -> None:
    card = Card("前后", photos=pictures(house, "red", "green", "blue")[:colours])
    sent = await gateway.send(chat(), card, reply_to="")
    assert [call.method for call in server.calls] == calls
    assert [shown.photo for shown in server.shown(LI)] == [True] * colours
    assert {shown.reply_to for shown in server.shown(LI)[1:]} == {int(sent)}


async def test_an_album_that_fails_does_not_repeat_the_card(
    house: House, gateway: TelegramGateway, server: BotApiServer
) -> None:
    server.say_next("sendMediaGroup", 429, "Too Many Requests", 5)
    with capture_logs() as logs:
        assert await gateway.send(chat(), Card("卡", photos=pictures(house, "red", "green", "blue")), reply_to="")
    assert [log["event"] for log in logs] == ["telegram.pictures_lost"]


async def test_a_picture_that_is_lost_or_refused_does_not_hold_up_the_words(
    house: House, gateway: TelegramGateway, server: BotApiServer
) -> None:
    await gateway.send(chat(), Card("卡一", photos=("gone",)), reply_to="")
    (house.folder / "odd").write_bytes(b"no picture")
    with capture_logs():
        await gateway.send(chat(), Card("卡二", photos=("odd",)), reply_to="")
    assert [(shown.text, shown.photo) for shown in server.shown(LI)] == [("卡一", False), ("卡二", False)]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ((429, "Too Many Requests: retry after 5", 5), RetryLater),
        ((500, "Internal Server Error"), RetryLater),
        ((403, "Forbidden: bot was blocked by the user"), Unreachable),
        ((403, "Forbidden: bot was kicked from the supergroup chat"), Unreachable),
        ((400, "Bad Request: chat not found"), Unreachable),
        ((400, "Bad Request: not enough rights to send text messages to the chat"), Unreachable),
        ((400, "Bad Request: can't parse entities"), CallRefused),
        ((413, "Request Entity Too Large"), CallRefused),
    ],
)
async def test_errors(
    gateway: TelegramGateway, server: BotApiServer, answer: tuple[Any, ...], kind: type[GatewayError]
) -> None:
    server.say_next("sendMessage", *answer)
    with pytest.raises(kind) as caught:
        await gateway.send(chat(), CARD, reply_to="")
    assert type(caught.value) is kind


async def test_the_platform_says_how_long_to_wait_or_the_wait_grows(
    gateway: TelegramGateway, server: BotApiServer
) -> None:
    server.say_next("sendMessage", 502, times=3)
    server.say_next("sendMessage", 429, "Too Many Requests: retry after 33", 33)
    waits = []
    for _ in range(4):
        with pytest.raises(RetryLater) as caught:
            await gateway.send(chat(), CARD, reply_to="")
        waits.append(caught.value.after)
    assert waits == [1.0, 2.0, 4.0, 33.0]


async def test_a_group_that_moved_says_where_to(gateway: TelegramGateway, server: BotApiServer) -> None:
    server.upgrades(GROUP, -1002)
    with pytest.raises(Moved) as caught:
        await gateway.send(chat(GROUP), CARD, reply_to="")
    assert isinstance(caught.value, Unreachable)
    assert caught.value.to == -1002


async def test_a_chat_gets_its_cards_in_order(gateway: TelegramGateway, server: BotApiServer) -> None:
    cards = [Card(str(number)) for number in range(8)]
    await asyncio.gather(*(gateway.send(chat(), card, reply_to="") for card in cards))
    assert [shown.text for shown in server.shown(LI)] == [card.title for card in cards]


# Editing, answering, fetching


async def test_a_live_card_is_drawn_anew(house: House, gateway: TelegramGateway, server: BotApiServer) -> None:
    text = await gateway.send(chat(), CARD, reply_to="")
    photo = await gateway.send(chat(), Card("旧", photos=pictures(house, "red")), reply_to="")
    await gateway.edit(chat(), text, Card("新一"))
    await gateway.edit(chat(), photo, Card("新二", photos=("red",), buttons=((PRESS,),)))
    assert [(shown.text, shown.buttons) for shown in server.shown(LI)] == [("新一", []), ("新二", [["我们来办"]])]


async def test_an_edit_finds_the_kind_of_message_by_itself(
    house: House, gateway: TelegramGateway, server: BotApiServer
) -> None:
    text = await gateway.send(chat(), CARD, reply_to="")
    photo = await gateway.send(chat(), Card("旧", photos=pictures(house, "red")), reply_to="")
    await gateway.edit(chat(), text, Card("新一", photos=("red",)))
    await gateway.edit(chat(), photo, Card("新二", body="长" * 2000))
    first, second = server.shown(LI)
    assert first.text == "新一"
    assert second.text.startswith("新二\n长")
    assert second.text.endswith("…")


async def test_edits_of_nothing_new_or_nothing_left_are_silent(gateway: TelegramGateway, server: BotApiServer) -> None:
    sent = await gateway.send(chat(), CARD, reply_to="")
    await gateway.edit(chat(), sent, CARD)
    await gateway.edit(chat(), "99999", CARD)
    assert [refusal.code for _, refusal in server.breaches] == [400, 400]
    server.say_next("editMessageText", 400, "Bad Request: something else")
    with pytest.raises(CallRefused, match="something else"):
        await gateway.edit(chat(), sent, Card("新"))


@pytest.mark.parametrize(("toast", "alert"), [("好的", False), ("字" * 61, True), ("", False), ("字" * 300, True)])
async def test_presses_are_answered(house: House, server: BotApiServer, toast: str, alert: bool) -> None:
    await house.gateway.start()
    sent = await house.gateway.send(chat(), CARD, reply_to="")
    press = server.begins_press(LI, LI, int(sent), "我们来办")
    await server.taken()
    (row,) = await house.stored()
    (received,) = await house.decoded()
    assert received.update.callback_query.data == PRESS.id
    await house.gateway.answer_press(row, toast)
    assert await press == (fit(toast, 200) or None)
    assert server.calls[-1].values["show_alert"] is alert
    server.expires_presses()
    await house.gateway.answer_press(row, toast)


async def test_files_that_cannot_be_had(gateway: TelegramGateway, server: BotApiServer) -> None:
    with pytest.raises(Unreachable, match="invalid file_id"):
        await gateway.fetch("none")
    with pytest.raises(Unreachable, match="too big"):
        await gateway.fetch(server.world.keep_file(b"x" * 20_000_001))
    server.say_next("getFile", 500)
    with pytest.raises(RetryLater):
        await gateway.fetch(server.world.keep_file(b"x"))


# The mute bot


async def test_a_handler_can_ask_who_it_is_and_say_nothing() -> None:
    bot = mute_bot(User(id=42, is_bot=True, first_name="邻里", username="linli_bot"))
    assert (await bot.me()).username == "linli_bot"
    assert bot.id == 42
    with pytest.raises(RuntimeError, match="may not call sendMessage"):
        await bot.send_message(1, "好")
    with pytest.raises(RuntimeError, match="may not call"):
        await bot.download_file("photos/1.jpg")
    await bot.session.close()


# Topics, uploads, files of a server of one's own


async def test_a_topic_is_answered_in(house: House, gateway: TelegramGateway, server: BotApiServer) -> None:
    card = Card("前后", photos=pictures(house, "red", "green", "blue"))
    await gateway.send(chat(GROUP), card, reply_to="", thread="12")
    assert [shown.thread for shown in server.shown(GROUP)] == [12, 12, 12]


async def test_a_picture_goes_up_once_and_again_when_its_id_is_refused(
    house: House, gateway: TelegramGateway, server: BotApiServer
) -> None:
    card = Card("前后", photos=pictures(house, "red", "green", "blue"))
    for _ in range(2):
        await gateway.send(chat(), card, reply_to="")
    first, album, again, album_again = server.calls
    assert (len(first.files), len(album.files), len(again.files), len(album_again.files)) == (1, 2, 0, 0)
    server.world.files.clear()
    await gateway.send(chat(), Card("只一张", photos=("red",)), reply_to="")
    assert [len(call.files) for call in server.calls[-2:]] == [0, 1]
    await gateway.send(chat(), Card("只一张", photos=("red",)), reply_to="")
    assert server.calls[-1].files == {}


async def test_pictures_that_stand_apart_can_be_taken_away(
    house: House, gateway: TelegramGateway, server: BotApiServer
) -> None:
    red, green = pictures(house, "red", "green")
    group = Chat(id=3, platform="telegram", external_id=str(GROUP), language="zh_CN")
    card = Card("办完了", photos=(red, green, red), apart=True)
    post = await gateway.send(group, card, reply_to="")
    assert [shown.photo for shown in server.shown(GROUP)] == [False, True, True, True]
    await gateway.edit(group, post, replace(card, photos=(green, red)))
    words, *left = server.shown(GROUP)
    assert (words.message_id, [shown.photo for shown in left]) == (int(post), [True, True])
    for shown in left:
        server.world.posts[GROUP][shown.message_id].old = True
    await gateway.edit(group, post, replace(card, photos=(green,)))
    await gateway.edit(group, post, replace(card, photos=(green,)))
    contents = [server.world.posts[GROUP][shown.message_id].content["photo"][-1]["width"] for shown in left]
    assert contents.count(320) == 1, "what nobody may delete any more is a grey picture"
    del server.world.posts[GROUP][left[contents.index(320) - 1].message_id]
    await gateway.edit(group, post, replace(card, photos=()))
    assert len(server.shown(GROUP)) == 2


async def test_a_picture_for_two_chats_at_once_goes_up_once(
    house: House, gateway: TelegramGateway, server: BotApiServer
) -> None:
    card = Card("办好了", photos=pictures(house, "red"))
    await asyncio.gather(*(gateway.send(chat(to), card, reply_to="") for to in (LI, GROUP)))
    assert sorted(len(call.files) for call in server.calls) == [0, 1]
    assert [server.shown(to)[0].photo for to in (LI, GROUP)] == [True, True]


async def test_files_that_a_server_of_ones_own_laid_down_are_read_there(
    tmp_path: Path, house: House, server: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "photo.jpg"
    kept.write_bytes(picture("red"))

    async def told(path: Path, *, local: bool) -> bytes:
        async def call(method: str, **_: Any) -> Any:
            return {"file_path": str(path), "file_size": 1}

        gateway = TelegramGateway(
            server.token, transaction=house.transaction, real_now=lambda: NOW, media=lambda sha, _mime: tmp_path / sha,
            base_url=server.url, local_files=local, claim=tmp_path / "telegram-webhook",
        )  # fmt: skip
        monkeypatch.setattr(gateway._api, "call", call)
        try:
            return await gateway.fetch("AgAC")
        finally:
            await gateway.stop()

    assert await told(kept, local=True) == picture("red")
    for path, local in ((tmp_path / "gone.jpg", True), (kept, False)):
        with pytest.raises(Unreachable):
            await told(path, local=local)

"""What bad input gets: one kind sentence in the reader's language, and nothing changes."""

import asyncio
import struct
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlmodel import col, select

from models import (
    Account,
    Appointment,
    Case,
    CaseEvent,
    Category,
    Look,
    Media,
    Person,
    Photo,
    PhotoState,
    Responsibility,
)
from tests.botapi.server import BotApiServer
from tests.botapi.world import Document
from tests.town import Town
from tests.town.streets import TelegramStreet, telegram_id
from tests.town.town import DIRECT, HOME_GROUP
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
PHOTO = sample("lamp-lit")
STRANGER = 900
NOT_YOURS = "这件事不由您办。有疑问请找社区。"
NO_WORK = "您这里没有要办的事。看自己反映的,发“我反映的”。"
UNKNOWN = "这个按钮用不了了,请发“待办”或“我反映的”看最新的。"
STALE = "这张卡片已经更新,请看最新的。"


def bomb(side: int) -> bytes:
    """A small PNG that claims to be huge."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 9999)) + chunk(b"IEND", b"")
    )


@asynccontextmanager
async def nothing_changes(town: Town) -> AsyncIterator[None]:
    """No case, no line of a timeline, no photo, no look comes or changes inside."""
    before = await written(town)
    yield
    assert await written(town) == before


async def written(town: Town) -> list[list[dict[str, Any]]]:
    async with town.app.database.reading() as session:
        tables = (Case, CaseEvent, Photo, Media, Look, Appointment)
        return [[row.model_dump() for row in (await session.execute(select(table))).scalars()] for table in tables]


async def answer(town: Town, who: str, text: str, *, where: str = DIRECT, **more: Any) -> str:
    """What somebody reads when they say this: the chat page refuses some of it by itself."""
    said = await town.says(who, text, where=where, **more)
    return said.partition(": ")[2] if ": " in said else (await town.last(who, where=where)).text


def server(town: Town) -> BotApiServer:
    assert isinstance(town.street, TelegramStreet)
    return town.street.server


async def sends_file(town: Town, who: str, name: str, mime: str, data: bytes, text: str = "") -> None:
    """Somebody sends a file as such to the bot in Telegram."""
    someone = telegram_id(town.person(who))
    server(town).says(someone, someone, text, document=Document(name, mime, data))
    await server(town).taken()
    await town.settle()


async def dismiss(town: Town, *who: str) -> None:
    """These people hold no post any more."""
    ids = [town.person(key).id for key in who]
    async with town.app.database.transaction() as session:
        query = select(Appointment).where(col(Appointment.person_id).in_(ids))
        for held in (await session.execute(query)).scalars():
            held.until = town.app.clock.now()


async def button(town: Town, verb: str, argument: str = "") -> str:
    """What a button of case 1 carries now."""
    case = await town.case()
    return f"{verb}:{case.id}:{case.version}:{argument}"


# What is said


async def test_a_report_that_says_nothing(town: Town) -> None:
    async with nothing_changes(town):
        for empty in ("上报", "上报   ", "反映 。。。!", "上报 \u200b\u2060\u3164", "随手拍"):
            assert (await answer(town, "wang", empty, where=HOME_GROUP)).startswith("还没看到内容。"), empty
        for empty in ("。。。", "?", "\u200b", "🙏"):
            assert (await answer(town, "wang", empty)).startswith("还没看到内容。"), empty
        assert (await answer(town, "daisy", "...")).startswith("I don't see anything yet.")


async def test_a_report_that_is_too_long(town: Town) -> None:
    async with nothing_changes(town):
        assert await answer(town, "wang", LAMP * 370) == "太长了,请写在 4000 字以内:在哪儿、什么事。"
        assert "at most 4000 characters" in await answer(town, "daisy", "The lamp is out. " * 240)


async def test_ten_thousand_characters(one_town: Town) -> None:
    async with nothing_changes(one_town):
        assert (await answer(one_town, "wang", "灯" * 10_000)).startswith("太长了")


async def test_the_desks_own_words_have_bounds_too(one_town: Town) -> None:
    await one_town.says("wang", "3号楼2单元有点怪")
    await one_town.presses("xu", "改写")
    async with nothing_changes(one_town):
        assert (await answer(one_town, "xu", "。。")).startswith("还没看到内容。")
    await one_town.says("xu", "楼道里有\u202e异响\u200b")
    assert (await one_town.case()).shown_words == "楼道里有异响"


async def test_tags_are_shown_as_they_were_written(town: Town) -> None:
    words = '3号楼2单元楼道灯坏了 <b>急</b> <script>alert("1")</script> & &lt;'
    await town.says("wang", words)
    for who in ("wang", "zhang"):
        assert words in (await town.last(who)).text


async def test_characters_that_nobody_sees_are_taken_out(town: Town) -> None:
    await town.says("wang", "3号楼2单元\u202e楼道\u200b灯\u200d坏\ufeff了\u2066")
    case = await town.case()
    assert case.words == case.shown_words == LAMP
    assert "楼道灯" in (await town.last("zhang")).text


async def test_a_number_that_no_case_has(town: Town) -> None:
    async with nothing_changes(town):
        for asked in ("进度 99999", "/case 99999", "进度99999号"):
            assert await answer(town, "wang", asked) == "没找到 99999 号。请核对编号,或发“我反映的”看看。"
        assert await answer(town, "daisy", "status 99999") == (
            "I can't find no. 99999. Please check the number, or write “my reports”."
        )
        for asked in ("进度 12345678901234567890", "/case 12345678901234567890"):
            assert await answer(town, "wang", asked) == "没找到这件事,请发“我反映的”看看。"


async def test_somebody_elses_number_is_as_good_as_none(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    async with nothing_changes(one_town):
        assert (await answer(one_town, "chen", "进度 1")).startswith("没找到 1 号。")


async def test_a_flood_is_told_once_and_goes_no_further(one_town: Town) -> None:
    person, chat = one_town.person("wang"), one_town.chat("wang", DIRECT)
    for number in range(14):
        await one_town.street.post(person, chat, f"3号楼{number}层楼道灯坏了")
    await one_town.settle()
    assert await one_town.cases() == 10
    slower = "发得有点快,请过一会儿再发。"
    assert (await one_town.shown("wang")).count(slower) == 1
    await one_town.passes(minutes=10)
    await one_town.says("wang", LAMP)
    assert await one_town.cases() == 11


# Photos

BAD_PHOTOS = {
    "ten": ([PHOTO] * 10, "一次最多 9 张照片,请少发几张。"),
    "pdf": ([b"%PDF-1.7 nothing to see"], "这不是照片,请发图片。"),
    "truncated": ([PHOTO[: len(PHOTO) // 2]], "这张照片打不开,请重拍一张再发。"),
    "bomb": ([bomb(60_000)], "这张照片太大,请换一张小些的,截个图发也行。"),
    "large": ([b"\xff\xd8\xff" + b"\0" * 15 * 1024 * 1024], "这张照片太大,请换一张小些的,截个图发也行。"),
}


async def test_photos_that_the_chat_page_refuses(one_town: Town) -> None:
    async with nothing_changes(one_town):
        for photos, sentence in BAD_PHOTOS.values():
            assert await answer(one_town, "wang", LAMP, photos=photos) == sentence
        assert await answer(one_town, "daisy", "look", photos=[b"%PDF"]) == "This isn't a photo: please send a picture."
    assert await one_town.shown("wang") == []


async def test_a_file_in_telegram_is_no_photo(telegram: Town) -> None:
    async with nothing_changes(telegram):
        await sends_file(telegram, "wang", "notice.pdf", "application/pdf", b"%PDF-1.7")
        assert (await telegram.last("wang")).text == "这不是照片,请发图片。"


async def test_words_beside_a_file_are_heard_all_the_same(telegram: Town) -> None:
    await sends_file(telegram, "wang", "notice.pdf", "application/pdf", b"%PDF-1.7", text=LAMP)
    assert (await telegram.case()).words == LAMP
    assert "这不是照片,请发图片。" in await telegram.shown("wang")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (PHOTO[: len(PHOTO) // 2], "这张照片打不开,请重拍一张再发。"),
        (bomb(60_000), "这张照片太大,请换一张小些的,截个图发也行。"),
        (b"%PDF-1.7", "这不是照片,请发图片。"),
    ],
    ids=["truncated", "bomb", "pdf"],
)
async def test_a_photo_that_turns_out_bad_is_lost_and_the_case_goes_on(
    telegram: Town, data: bytes, sentence: str
) -> None:
    await sends_file(telegram, "wang", "lamp.jpg", "image/jpeg", data, text=LAMP)
    told = next(card for card in await telegram.cards("wang") if "别的内容都收到了。" in card.text)
    assert told.text.startswith(f"1 号:{sentence}")
    assert "楼道灯" in (await telegram.card("zhang", "我们来办")).text
    await telegram.says("wang", photos=[PHOTO], reply_to=told.id)
    async with telegram.app.database.reading() as session:
        photos = (await session.execute(select(Photo).order_by(col(Photo.id)))).scalars().all()
    assert [(photo.case_id, photo.state) for photo in photos] == [
        ((await telegram.case()).id, state) for state in (PhotoState.LOST, PhotoState.KEPT)
    ]


# Buttons


async def test_forged_buttons(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("zhao", "柳岸花园3号楼2单元楼道灯坏了")
    card, (case, other) = await town.last("zhang"), [await town.case(number) for number in (1, 2)]
    mine, theirs = f"{case.id}:{case.version}:", f"{other.id}:{other.version}:"
    no_such_case = "没找到这件事,请发“我反映的”看看。"
    forged = {
        "nonsense": UNKNOWN,
        "accept": UNKNOWN,
        f"fly:{mine}": UNKNOWN,
        "accept:x:1:": UNKNOWN,
        "accept:-1:1:": UNKNOWN,
        "accept:١:٢:": UNKNOWN,
        "accept:99999999999999999999:1:": UNKNOWN,
        "accept:777777777:1:": no_such_case,
        f"accept:{theirs}": NOT_YOURS,
        f"close:{mine}": NOT_YOURS,
        f"grant:{mine}": NOT_YOURS,
        f"reporter:{mine}": NOT_YOURS,
        f"rate:{mine}satisfied": NOT_YOURS,
        f"bind-to:{mine}residents": NOT_YOURS,
        f"accept:{case.id}:999:": STALE,
        f"decline-why:{mine}because": UNKNOWN,
        f"more-days:{mine}²": UNKNOWN,
        f"more-why:{mine}99.parts": UNKNOWN,
        f"language:{mine}xx": UNKNOWN,
    }
    async with nothing_changes(town):
        for data, sentence in forged.items():
            assert await town.presses_old("zhang", card, data) == sentence, data


@pytest.mark.parametrize(
    ("who", "data", "sentence"),
    [
        ("wang", "category:{}nothing", UNKNOWN),
        ("wang", "area:{}1", "没找到这个地方,请选楼栋或发定位。"),
        ("wang", "area:{}99999999999999999999", "没找到这个地方,请选楼栋或发定位。"),
        ("wang", "accept:{}", NOT_YOURS),
        ("xu", "unit:{}99999999999999999999", UNKNOWN),
        ("xu", "unit:{}777777777", UNKNOWN),
        ("fang", "unit:{}1", NOT_YOURS),
        ("li", "verify:{}", UNKNOWN),
        ("li", "really-done:{}", "这一步现在做不了,请看卡片上的最新进展。"),
    ],
)
async def test_forged_arguments(one_town: Town, who: str, data: str, sentence: str) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says(who, "/help")
    card = await one_town.last(who)
    forged = data.format((await button(one_town, "")).removeprefix(":"))
    async with nothing_changes(one_town):
        assert await one_town.presses_old(who, card, forged) == sentence


async def test_a_stale_button(town: Town) -> None:
    await town.says("wang", LAMP)
    old, card = await button(town, "decline-why", "not-ours"), await town.last("zhang")
    await town.presses("zhang", "我们来办")
    async with nothing_changes(town):
        assert await town.presses_old("zhang", card, old) == STALE


async def test_buttons_on_somebody_elses_card(town: Town) -> None:
    await town.says("wang", f"上报 {LAMP}", where=HOME_GROUP)
    card = await town.card("chen", "转错了", where=HOME_GROUP)
    async with nothing_changes(town):
        assert await town.presses("chen", "转错了", where=HOME_GROUP) == NOT_YOURS
        for data in (await button(town, "accept"), await button(town, "grant")):
            for who in ("chen", "wang"):
                assert await town.presses_old(who, card, data, where=HOME_GROUP) == NOT_YOURS


async def test_a_dismissed_officers_old_button(town: Town) -> None:
    await town.says("wang", LAMP)
    card, old = await town.card("zhang", "我们来办"), await button(town, "accept")
    await dismiss(town, "zhang")
    async with nothing_changes(town):
        assert await town.presses_old("zhang", card, old) == "您现在不担任这项工作了,按钮用不了。有疑问请找社区。"
        assert await answer(town, "zhang", "待办") == NO_WORK
        assert (await answer(town, "zhang", "进度 1")).startswith("没找到 1 号。")
    await town.presses("yang", "我们来办")
    assert "号已不在您这里" in (await town.cards("zhang"))[0].text


async def test_two_officers_at_once_and_one_of_them_has_it(town: Town) -> None:
    await town.says("wang", LAMP)
    cards = {who: await town.card(who, "我来") for who in ("zhang", "yang")}
    toasts = await asyncio.gather(
        *(town.street.press(town.person(who), town.chat(who, DIRECT), card, "我来") for who, card in cards.items())
    )
    await town.settle()
    won, lost = sorted(toasts, key=lambda toast: "已经接了" in toast)
    officer = (await town.case()).officer_id
    name = next(town.person(who).name for who in cards if town.person(who).id == officer)
    assert (won, lost) == ("好的,1 号您来办。", f"{name}已经接了,不用再按。")
    assert (await town.moves()).count("accept") == 1


# Strangers, in Telegram: on the chat page nobody is one


async def stranger(town: Town, *, language: str = "zh-hans") -> BotApiServer:
    """Somebody whom the community has not registered joins the residents' group."""
    found = server(town)
    found.add_person(STRANGER, "路\u202e人", language)
    found.world.groups[int(town.chat("wang", HOME_GROUP).external_id)].members.add(STRANGER)
    return found


async def test_a_stranger_presses_and_commands(telegram: Town) -> None:
    found = await stranger(telegram, language="en")
    await telegram.says("wang", f"上报 {LAMP}", where=HOME_GROUP)
    card = await telegram.card("wang", "转错了", where=HOME_GROUP)
    group = int(telegram.chat("wang", HOME_GROUP).external_id)
    once_registered = "This works once the community has registered you. To report something, just send a sentence."
    async with nothing_changes(telegram):
        press = found.begins_press(STRANGER, group, int(card.id), await button(telegram, "accept"), forged=True)
        await found.taken()
        await telegram.settle()
        assert await press == once_registered
        found.says(STRANGER, STRANGER, "/todo")
        await found.taken()
        await telegram.settle()
        assert [seen.text for seen in found.shown(STRANGER)] == [once_registered]


async def test_a_stranger_may_report(telegram: Town) -> None:
    found = await stranger(telegram)
    found.says(STRANGER, int(telegram.chat("wang", HOME_GROUP).external_id), f"上报 {LAMP}", photo=PHOTO)
    await found.taken()
    await telegram.settle()
    number, how_private = await telegram.shown("wang", where=HOME_GROUP)
    assert "编号 1" in number
    assert "单独发给您" in how_private
    async with telegram.app.database.reading() as session:
        query = select(Person.name).join(Account, col(Account.person_id) == col(Person.id))
        names = (await session.execute(query.where(col(Account.external_id) == str(STRANGER)))).scalars().all()
    assert names == ["路人"]


# Nobody there


async def test_a_category_without_a_unit_goes_to_the_desk_and_the_card_says_so(one_town: Town) -> None:
    async with one_town.app.database.transaction() as session:
        query = select(Responsibility).join(Category, col(Category.id) == col(Responsibility.category_id))
        for row in (await session.execute(query.where(col(Category.key) == "stairwell-lamp"))).scalars():
            await session.delete(row)
    await one_town.says("wang", LAMP)
    assert "这类事还没定责任单位,由社区来安排" in (await one_town.card("xu", "转给…")).text
    assert await one_town.shown("zhang") == []


async def test_a_unit_without_officers_goes_to_the_desk_and_the_card_says_so(one_town: Town) -> None:
    await dismiss(one_town, "zhang", "yang", "qian")
    await one_town.says("wang", LAMP)
    assert "责任单位还没有经办人,由社区来安排" in (await one_town.card("xu", "转给…")).text
    assert await one_town.shown("zhang") == await one_town.shown("qian") == []


async def test_a_unit_with_only_its_head(one_town: Town) -> None:
    await dismiss(one_town, "zhang", "yang")
    await one_town.says("wang", LAMP)
    assert await one_town.presses("qian", "我们来办") == "好的,1 号由你们来办。"


async def test_the_desk_cannot_name_a_unit_where_nobody_is(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await dismiss(one_town, "zhang", "yang", "qian")
    await one_town.says("xu", "/help")
    case = await one_town.case()
    async with nothing_changes(one_town):
        toast = await one_town.presses_old(
            "xu", await one_town.last("xu"), await button(one_town, "unit", str(case.unit_id))
        )
        assert toast == "春风里物业现在没有人在,请换一个单位。"

"""Voices count as words: they file and add, the desk hears them and writes them out, nobody else does."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from models import Case, CaseEvent, Media, Photo, PhotoState
from tests.botapi.server import BotApiServer
from tests.conversations.test_danger import NIGHT, it_is
from tests.sounds import film, tone
from tests.town import Town
from tests.town.streets import TelegramStreet, telegram_id
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
DICTATED = "社区正在听写"
LISTEN = "有语音还没写下来"


def server(town: Town) -> BotApiServer:
    assert isinstance(town.street, TelegramStreet)
    return town.street.server


async def test_a_voice_alone_is_a_case_that_the_desk_hears_at_night_and_writes_out(town: Town) -> None:
    it_is(town, NIGHT)
    await town.says("wang", voice=tone(3))
    card = await town.last("wang")
    assert "编号 1" in card.text
    assert "语音：3 秒" in card.text
    assert "在哪儿?" in card.text
    assert card.voices == 0, "it stands above already"
    desk = await town.card("xu", "写下来")
    assert LISTEN in desk.text
    assert await town.voices("xu") == 1
    assert await town.cards("zhang") == await town.cards("li") == []

    await town.presses("xu", "写下来")
    assert "语音说了什么" in (await town.last("xu")).text
    await town.says("xu", f"{LAMP},我是王秀兰,电话 13800001234")
    assert "写下来了" in (await town.last("xu")).text
    assert "写下来" not in str([one.buttons for one in await town.cards("xu")])
    card = await town.card("zhang", "我们来办")
    assert "楼道灯坏了" in card.text
    assert "13800001234" not in card.text
    assert DICTATED not in card.text
    assert await town.voices("zhang") == 0
    assert "最晚" in (await town.cards("wang"))[0].text
    assert (await town.case()).words.startswith(LAMP)
    assert (await town.timeline())[1].reason == "written-out"


async def test_words_with_a_voice_go_on_while_the_desk_writes_out_what_else_was_said(town: Town) -> None:
    await town.says("wang", LAMP, voice=tone(2), photos=[sample("lamp-dark")] if not _telegram(town) else ())
    card = await town.card("zhang", "我们来办")
    assert DICTATED in card.text
    assert await town.voices("zhang") == await town.voices("li") == await town.voices("zhou") == 0
    assert await town.voices("xu") == 1
    await town.presses("zhang", "我们来办")
    await town.presses("xu", "写下来")
    await town.says("xu", "灯罩也掉了")
    added = await town.last("zhang")
    assert "1 号有补充" in added.text
    assert "灯罩也掉了" in added.text
    assert DICTATED not in str(await town.shown("zhang"))
    # later ones attach: a reply to the reporter's card
    await town.says("wang", voice=tone(4), reply_to=(await town.cards("wang"))[0].id)
    assert "已补充到 1 号" in (await town.last("wang")).text
    assert DICTATED in (await town.last("zhang")).text
    assert await town.cases() == 1
    assert await town.voices("zhang") == 0
    assert "6 秒" in (await town.card("xu", "写下来")).text


async def test_danger_that_was_spoken_is_answered_once_it_is_written_out(one_town: Town) -> None:
    await one_town.says("wang", voice=tone(1))
    await one_town.presses("xu", "写下来")
    await one_town.says("xu", "3号楼闻到煤气味")
    assert any("有危险请先打 119" in text for text in await one_town.shown("wang"))
    assert not any("有危险请先打 119" in text for text in await one_town.shown("xu"))
    assert (await one_town.cards("song"))[-1].text.startswith("紧急:春风里 3号楼 · 燃气异味泄漏")


async def test_only_the_desk_writes_out_and_only_what_nobody_has_written(one_town: Town) -> None:
    await one_town.says("wang", voice=tone(1))
    await one_town.says("wang", pin=(30.5, 124.502))
    case = await one_town.case()
    card = await one_town.card("xu", "写下来")
    for who in ("zhang", "li", "wang"):
        await one_town.says(who, "/help")
        theirs = await one_town.last(who)
        said = await one_town.presses_old(who, theirs, f"write-out:{case.id}:{case.version}:")
        assert said == "这件事不由您办。有疑问请找社区。"
    await one_town.presses("xu", "写下来")
    await one_town.says("xu", "没说别的", where="direct")
    assert not [text for text in await one_town.shown("xu") if "有补充" in text], "the desk wrote it itself"
    stale = await one_town.presses_old("xu", card, f"write-out:{case.id}:{case.version}:")
    assert stale == "这张卡片已经更新,请看最新的。"


async def test_a_voice_is_no_photo_of_the_result_but_words_enough_for_the_grid(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.presses("zhang", "我们来办")
    await one_town.presses("zhang", "办好了")
    await one_town.says("zhang", voice=tone(1))
    assert "请发一张办好后的照片" in (await one_town.last("zhang")).text
    await one_town.says("wang", "3号楼树上拉绳晒被子")
    await one_town.presses("li", "已解决")
    await one_town.says("li", voice=tone(1))
    assert "2 号等人去核实" in (await one_town.last("li")).text


async def written(town: Town) -> list[list[dict[str, Any]]]:
    async with town.app.database.reading() as session:
        tables = (Case, CaseEvent, Photo, Media)
        return [[row.model_dump() for row in (await session.execute(select(table))).scalars()] for table in tables]


NO_SOUND = {
    "jpeg": "这不是语音,请按住话筒说一段,或者写一句话、发张照片。",
    "film": "这不是语音,请按住话筒说一段,或者写一句话、发张照片。",
    "half": "这段语音打不开,请再说一遍,或者写下来。",
    "silence": "这段语音里听不到声音,请靠近话筒再说一遍。",
    "long": "一段语音最多一分钟,请短一点,或者分几段说。",
}


def no_sound(name: str) -> bytes:
    sounds = {
        "jpeg": sample("lamp-lit"), "film": film(1), "half": tone(2)[:500], "silence": tone(1, loud=0.0),
        "long": tone(61),
    }  # fmt: skip
    return sounds[name]


@pytest.mark.parametrize("name", NO_SOUND)
async def test_a_sound_that_is_no_sound(one_town: Town, name: str) -> None:
    before = await written(one_town)
    assert NO_SOUND[name] in await one_town.says("wang", voice=no_sound(name))
    assert await written(one_town) == before


@pytest.mark.parametrize("name", NO_SOUND)
async def test_on_telegram_it_is_known_later_and_the_report_goes_on_without_it(telegram: Town, name: str) -> None:
    await telegram.says("wang", LAMP)
    before = (await telegram.case()).words
    await telegram.says("wang", voice=no_sound(name))
    assert (await telegram.last("wang")).text.startswith(f"1 号:{NO_SOUND[name]}")
    assert await telegram.voices("xu") == 0
    assert (await telegram.cases(), (await telegram.case()).words) == (1, before)
    async with telegram.app.database.reading() as session:
        assert [photo.state for photo in (await session.execute(select(Photo))).scalars()] == [PhotoState.LOST]


async def test_on_telegram_what_is_too_long_is_refused_at_once_and_what_breaks_later_is_told(telegram: Town) -> None:
    wang = telegram_id(telegram.person("wang"))
    before = await written(telegram)
    server(telegram).says(wang, wang, voice=tone(1), seconds=61)
    await server(telegram).taken()
    await telegram.settle()
    assert (await telegram.last("wang")).text == "一段语音最多一分钟,请短一点,或者分几段说。"
    assert await written(telegram) == before

    await telegram.says("wang", voice=tone(61))
    lost = await telegram.last("wang")
    assert "1 号:一段语音最多一分钟" in lost.text
    async with telegram.app.database.reading() as session:
        assert [photo.state for photo in (await session.execute(select(Photo))).scalars()] == [PhotoState.LOST]


async def test_on_telegram_a_voice_goes_up_once_and_as_music_to_whoever_takes_no_voices(telegram: Town) -> None:
    song = telegram_id(telegram.person("song"))
    server(telegram).world.people[song].takes_no_voices = True
    await telegram.says("wang", voice=tone(2))
    await telegram.says("song", "/help")
    card = await telegram.last("song")
    case = await telegram.case()
    await telegram.presses_old("song", card, f"show:{case.id}:{case.version}:")
    await telegram.presses_old("xu", await telegram.card("xu", "写下来"), f"show:{case.id}:{case.version}:")
    assert (await telegram.voices("xu"), await telegram.voices("song")) == (2, 1)
    sent = [
        (call.method, bool(call.files)) for call in server(telegram).calls if call.method in ("sendVoice", "sendAudio")
    ]
    assert sent == [("sendVoice", True), ("sendVoice", False), ("sendAudio", True), ("sendVoice", False)]


async def test_a_voice_that_comes_late_is_brought_to_the_desk(telegram: Town) -> None:
    server(telegram).say_next("getFile", 500, "Internal Server Error", times=1)
    await telegram.says("wang", voice=tone(2))
    assert "写下来" in str((await telegram.last("xu")).buttons)
    clock: Any = telegram.app.clock
    clock.skipped += timedelta(minutes=1)
    await telegram.settle()
    assert await telegram.voices("xu") == 1


def _telegram(town: Town) -> bool:
    return isinstance(town.street, TelegramStreet)


async def test_what_one_person_tells_in_several_messages_is_one_card_for_the_desk(one_town: Town) -> None:
    town = one_town
    for number, (who, order) in enumerate((("wang", "vpl"), ("sun", "lvp"), ("chen", "pvl")), start=1):
        for kind in order:
            sent: dict[str, Any] = {"v": {"voice": tone(1)}, "p": {"photos": [sample("lamp-dark")]}}.get(kind, {})
            await town.says(who, pin=None if sent else (30.5000, 124.5020), **sent)
            await town.passes(seconds=10)
        cards = await town.shown("xu")
        assert (len(cards), await town.cases()) == (number, number)
        assert LISTEN in cards[-1]
        assert "春风里 3号楼" in cards[-1]


async def test_what_comes_long_after_the_card_is_news_once_beside_it(one_town: Town) -> None:
    town = one_town
    for kind in "plv":
        sent: dict[str, Any] = {"v": {"voice": tone(1)}, "p": {"photos": [sample("lamp-dark")]}}.get(kind, {})
        await town.says("wang", pin=None if sent else (30.5000, 124.5020), **sent)
        await town.passes(minutes=3)
    card, added = await town.cards("xu")
    assert card.text.startswith("1 号 · 待安排")
    assert LISTEN in card.text
    assert added.text.startswith("1 号有补充")
    assert added.buttons == ("写下来", "看 1 号")
    assert await town.voices("xu") == 1
    await town.presses("xu", "写下来", on="有补充")
    assert "语音说了什么" in (await town.last("xu")).text


async def test_on_telegram_a_voice_that_joins_is_played_behind_the_card_that_changes(telegram: Town) -> None:
    await telegram.says("wang", photos=[sample("lamp-dark")])
    await telegram.says("wang", pin=(30.5000, 124.5020))
    await telegram.says("wang", voice=tone(2))
    (card,) = [one for one in await telegram.cards("xu") if "写下来" in one.buttons]
    assert LISTEN in card.text
    assert await telegram.voices("xu") == 1
    await telegram.presses("xu", "写下来")
    await telegram.says("xu", "灯不亮")
    assert await telegram.voices("xu") == 1

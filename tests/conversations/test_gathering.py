"""Photos, words, place and voice of one person within five minutes are one report, in any order."""

from pathlib import Path

import pytest
from sqlmodel import select

from models import Incoming, Photo, Press, Verb
from tests.conftest import NewDatabase
from tests.sounds import tone
from tests.town import Town
from tests.town.building import web_town
from tests.town.streets import TelegramStreet, telegram_id
from tests.town.town import DIRECT, HOME_GROUP
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
DARK = sample("lamp-dark")
BOXES = sample("stairwell-boxes")
AT_FIVE = (30.5, 124.504)


async def photos(town: Town) -> int:
    async with town.app.database.reading() as session:
        return len((await session.execute(select(Photo.id))).scalars().all())


async def test_words_then_photos_are_one_report_with_one_confirmation(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("wang", photos=[DARK])
    await town.passes(minutes=4)
    await town.says("wang", photos=[BOXES])
    assert (await town.cases(), await photos(town)) == (1, 2)
    (card,) = await town.cards("wang")
    assert "编号 1" in card.text
    assert any("1 号有补充" in text for text in await town.shown("zhang"))


async def test_a_photo_then_words_are_one_report_and_the_words_are_understood_whole(town: Town) -> None:
    await town.says("wang", photos=[DARK])
    await town.says("wang", LAMP)
    case = await town.case()
    assert (await town.cases(), case.words, case.placed) == (1, LAMP, True)
    assert "楼道灯" in (await town.card("zhang", "我们来办")).text
    (card,) = await town.cards("wang")
    assert "最晚" in card.text


async def test_a_photo_then_a_keyword_and_a_place_then_a_photo(town: Town) -> None:
    await town.says("wang", photos=[DARK])
    await town.says("wang", "上报 楼道灯坏了")
    await town.says("wang", photos=[BOXES])
    await town.says("wang", pin=AT_FIVE)
    assert (await town.cases(), await photos(town)) == (1, 2)
    assert "春风里 5号楼" in (await town.card("zhang", "我们来办")).text


async def test_after_five_minutes_it_is_another_report(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.passes(minutes=6)
    await town.says("wang", photos=[BOXES])
    assert await town.cases() == 2


async def test_words_beside_words_are_added_and_another_matter_is_its_own_report(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("wang", "已经三天了")
    assert "已补充到 1 号" in (await town.last("wang")).text
    assert "已经三天了" in (await town.case()).words
    await town.says("wang", "5号楼垃圾桶满了")
    assert await town.cases() == 2
    await town.says("wang", photos=[BOXES])
    assert await town.cases() == 2
    async with town.app.database.reading() as session:
        assert (await session.execute(select(Photo.case_id))).scalars().all() == [(await town.case(2)).id]


async def test_thanks_are_no_addition(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("wang", "谢谢")
    assert (await one_town.case()).words == LAMP


async def test_in_a_group_only_photos_and_pins_join(town: Town) -> None:
    await town.says("wang", "上报 楼道灯坏了", where=HOME_GROUP)
    await town.says("wang", "大家吃了吗", where=HOME_GROUP)
    await town.says("chen", photos=[BOXES], where=HOME_GROUP)
    await town.says("wang", photos=[DARK], where=HOME_GROUP)
    await town.says("wang", pin=AT_FIVE, where=HOME_GROUP)
    case = await town.case()
    assert (await town.cases(), case.words, case.placed, await photos(town)) == (1, "楼道灯坏了", True, 1)
    assert len([text for text in await town.shown("wang", where=HOME_GROUP) if "编号 1" in text]) == 1


async def test_a_keyword_begins_a_new_report(town: Town) -> None:
    await town.says("wang", f"上报 {LAMP}", where=HOME_GROUP)
    await town.says("wang", "上报 5号楼垃圾桶满了", where=HOME_GROUP)
    await town.says("wang", photos=[BOXES], where=HOME_GROUP)
    async with town.app.database.reading() as session:
        assert (await session.execute(select(Photo.case_id))).scalars().all() == [(await town.case(2)).id]


@pytest.mark.parametrize("where", [DIRECT, HOME_GROUP])
async def test_thirty_photos_are_cut_to_nine_and_that_is_said_once(town: Town, where: str) -> None:
    await town.says("wang", f"上报 {LAMP}", where=where)
    each = 1 if isinstance(town.street, TelegramStreet) else 3
    for _ in range(30 // each if each == 3 else 12):
        await town.says("wang", photos=[BOXES] * each, where=where)
    assert (await town.cases(), await photos(town)) == (1, 9)
    told = [text for text in await town.shown("wang", where=where) if "后面的就不收了" in text]
    assert len(told) == 1


async def test_a_wrong_clock_of_the_sender_changes_nothing(telegram: Town) -> None:
    assert isinstance(telegram.street, TelegramStreet)
    server, wang = telegram.street.server, telegram_id(telegram.person("wang"))
    me = {"from": {"id": wang, "is_bot": False, "first_name": "王秋月", "language_code": "zh-hans"}}
    chat = {"chat": {"id": wang, "type": "private", "first_name": "王秋月"}}
    for number, (date, text) in enumerate(((4_102_444_800, LAMP), (1, "已经三天了"), (4_000_000_000, "很黑"))):
        server.gives("message", {"message_id": 9000 + number, "date": date, "text": text} | me | chat)
        await server.taken()
        await telegram.settle()
    assert await telegram.cases() == 1
    assert (await telegram.case()).words == f"{LAMP}\n已经三天了\n很黑"


async def test_a_flood_slows_only_its_sender(town: Town) -> None:
    for number in range(50):
        await town.street.post(town.person("wang"), town.chat("wang", DIRECT), f"3号楼{number}楼道灯坏了")
    await town.street.post(town.person("chen"), town.chat("chen", DIRECT), "5号楼1单元楼道灯坏了")
    await town.settle()
    assert "编号" in (await town.last("chen")).text
    assert len([text for text in await town.shown("wang") if "有点快" in text]) == 1
    async with town.app.database.reading() as session:
        rows = (await session.execute(select(Incoming).order_by(Incoming.handled_at))).scalars().all()  # type: ignore[arg-type]
    assert next(place for place, row in enumerate(rows) if row.lane != rows[0].lane) < 45


async def test_what_joined_is_split_off_by_one_press(town: Town) -> None:
    await town.says("wang", LAMP)
    before = await town.case()
    await town.says("wang", "门口那边也有点问题")
    assert "已补充到 1 号" in (await town.last("wang")).text
    await town.says("wang", photos=[BOXES])
    toast = await town.presses("wang", "这是另一件事", on="已补充到 1 号")
    assert "另记一件,2 号" in toast
    first, second = await town.case(1), await town.case(2)
    assert (first.words, second.words) == (LAMP, "门口那边也有点问题")
    assert (first.category_id, first.area_id, first.unit_id) == (before.category_id, before.area_id, before.unit_id)
    assert (await town.moves(1))[-1] == "split"
    assert "另记一件" in await town.presses("wang", "这是另一件事", on="编号 1")
    async with town.app.database.reading() as session:
        cases = (await session.execute(select(Photo.case_id))).scalars().all()
    assert cases == [(await town.case(3)).id]
    await town.says("wang", photos=[DARK])
    assert await photos(town) == 2
    assert await town.cases() == 3


async def test_split_off_twice_by_somebody_else_or_forged_changes_nothing(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("wang", "已经三天了")
    card = await one_town.last("wang")
    case = await one_town.case()
    joined = case.joined_id
    forged = Press(Verb.SPLIT, case.id, 0, "999999").pack()
    assert "用不了" in await one_town.presses_old("wang", card, forged)
    await one_town.says("sun", "5号楼垃圾桶满了")
    others = Press(Verb.SPLIT, case.id, 0, str(joined)).pack()
    assert "不由您办" in await one_town.presses_old("sun", await one_town.last("sun"), others)
    filed = Press(Verb.SPLIT, case.id, 0, str((await one_town.timeline())[0].id)).pack()
    assert "用不了" in await one_town.presses_old("wang", card, filed)
    assert await one_town.cases() == 2
    await one_town.presses("wang", "这是另一件事")
    assert "最新" in await one_town.presses_old("wang", card, Press(Verb.SPLIT, case.id, 0, str(joined)).pack())
    assert await one_town.cases() == 3


async def test_words_that_sent_the_report_elsewhere_send_it_back_when_they_leave(one_town: Town) -> None:
    await one_town.says("wang", photos=[DARK])
    await one_town.says("wang", LAMP)
    assert (await one_town.case()).placed
    await one_town.presses("wang", "这是另一件事")
    first, second = await one_town.case(1), await one_town.case(2)
    assert (first.words, first.category_id, first.placed) == ("", None, False)
    assert (second.words, second.placed) == (LAMP, True)
    assert any("我们来办" in card.buttons for card in await one_town.cards("zhang"))


async def test_a_gathering_goes_on_after_the_house_fell_down(database_url: NewDatabase, tmp_path: Path) -> None:
    url = database_url("sqlite", template="town")
    async with web_town(url, tmp_path) as town:
        await town.says("wang", LAMP)
        await town.street.post(town.person("wang"), town.chat("wang", DIRECT), "", photos=[DARK])
    async with web_town(url, tmp_path) as town:
        await town.settle()
        await town.says("wang", "已经三天了")
        await town.says("wang", photos=[BOXES])
        assert (await town.cases(), await photos(town)) == (1, 2)
        assert (await town.case()).words == f"{LAMP}\n已经三天了"
        await town.presses("wang", "这是另一件事", on="已补充到 1 号")
        assert (await town.case(2)).words == "已经三天了"


async def test_a_voice_joins_the_report_and_is_split_off_with_its_voice(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("wang", voice=tone(2))
    assert await town.cases() == 1
    assert await town.voices("xu") == 1
    await town.presses("wang", "这是另一件事")
    async with town.app.database.reading() as session:
        rows = (await session.execute(select(Photo.case_id, Photo.kind))).all()
    assert [tuple(row) for row in rows] == [((await town.case(2)).id, "voice")]
    assert any("2 号" in text and "语音" in text for text in await town.shown("xu"))

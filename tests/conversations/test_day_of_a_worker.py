"""A unit's worker gets one card in the morning, and answers from it."""

import asyncio
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import event

from models import Case, Role, State
from tests.conftest import NewDatabase
from tests.sounds import tone
from tests.town import Town
from tests.town.building import web_town
from tests.town.streets import WebStreet
from web.samples import sample

LIT = sample("lamp-lit")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of March 2026 in town time; the 4th is a Wednesday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


async def until(town: Town, moment: datetime) -> None:
    """Time passes until ``moment``."""
    await town.passes(seconds=(moment - town.app.clock.now()).total_seconds())


async def lamps(town: Town, *places: str) -> None:
    """Somebody reports a lamp at each of these places."""
    for place in places:
        await town.says("wang", f"{place}楼道灯坏了")


async def morning_card(town: Town, who: str) -> str:
    """The one card of this morning."""
    found = [card.text for card in await town.cards(who) if card.text.startswith("手上")]
    assert len(found) == 1
    return found[0]


async def test_one_card_in_the_morning_by_building_and_everything_taken_at_once(day_town: Town) -> None:
    await lamps(day_town, "5号楼1单元", "1号楼2单元", "3号楼", "1号楼1单元")
    await until(day_town, at(4, 7, 59))
    before = len(await day_town.shown("zhang"))
    await until(day_town, at(4, 8, 30))
    assert len(await day_town.shown("zhang")) == before + 1
    text = await morning_card(day_town, "zhang")
    assert text.startswith("手上 4 件,4 件还没接")
    assert re.findall(r"春风里 \d号楼|^\d+(?= ·)", text, re.MULTILINE) == [
        "春风里 1号楼", "4", "2", "春风里 3号楼", "3", "春风里 5号楼", "1",
    ]  # fmt: skip
    assert await day_town.presses("zhang", "都接了") == "好的,4 件都接了。"
    assert [await day_town.moves(number) for number in (1, 2, 3, 4)] == [["file", "assign", "remind", "accept"]] * 4
    assert (await morning_card(day_town, "yang")).startswith("手上 4 件,按楼栋排好了")
    assert not any("都接了" in button for card in await day_town.cards("yang") for button in card.buttons)


async def test_who_comes_second_is_told_who_has_it(one_day_town: Town) -> None:
    town = one_day_town
    await lamps(town, "1号楼", "2号楼", "3号楼")
    await until(town, at(4, 8, 1))
    await town.presses("zhang", "我来 2")
    assert "张大暑在办" in await morning_card(town, "yang")
    assert await town.presses("yang", "都接了") == "好的,2 件都接了。"


async def test_two_workers_press_at_once_and_each_case_is_taken_once(day_town: Town) -> None:
    town = day_town
    await lamps(town, "1号楼", "2号楼", "3号楼")
    await until(town, at(4, 8, 1))
    cards = {who: await town.card(who, "都接了") for who in ("zhang", "yang")}
    await asyncio.gather(
        *(town.street.press(town.person(who), town.chat(who, "direct"), card, "都接了") for who, card in cards.items())
    )
    await town.settle()
    for number in (1, 2, 3):
        assert (await town.moves(number)).count("accept") == 1


async def test_several_are_put_off_once_and_the_desk_hears_of_each(day_town: Town) -> None:
    town = day_town
    await lamps(town, "1号楼", "2号楼", "3号楼")
    await until(town, at(4, 8, 1))
    await town.presses("zhang", "今天办不完")
    assert await town.presses("zhang", "下一步") == "还没勾。请先点一下办不完的那几件。"
    await town.presses("zhang", "☐ 1")
    await town.presses("zhang", "☐ 2")
    await town.presses("zhang", "☐ 3")
    await town.presses("zhang", "☑ 2")
    assert "☑ 1 · 楼道灯" in (await town.card("zhang", "下一步")).text
    await town.presses("zhang", "下一步")
    await town.presses("zhang", "3 天", on="2 件要晚几天")
    assert await town.presses("zhang", "等配件", on="2 件晚 3 天") == "2 件已报社区,等回复。"
    assert [(await town.case(number)).asked_days for number in (1, 2, 3)] == [3, None, 3]
    assert "申请晚 3 天" in await morning_card(town, "zhang")
    assert sum("申请把" in text for text in await town.shown("xu")) == 2


async def test_a_photo_in_answer_to_the_card_asks_which_and_a_number_says_it(day_town: Town) -> None:
    town = day_town
    await lamps(town, "1号楼", "2号楼", "3号楼")
    await until(town, at(4, 8, 1))
    card = await town.card("zhang", "都接了")
    await town.says("zhang", "2 换好了", photos=[LIT], reply_to=card.id)
    assert (await town.case(2)).state == "handled"
    await town.says("zhang", voice=tone(1), reply_to=card.id)
    assert (await town.last("zhang")).text == "请发一张办好后的照片。"
    spoken = tone(1) if isinstance(town.street, WebStreet) else b""  # Telegram has no message with both
    await town.says("zhang", "换好了", photos=[LIT], voice=spoken, reply_to=card.id)
    assert "办好了哪一件" in (await town.last("zhang")).text
    await town.presses("zhang", "3 · 楼道灯")
    assert (await town.case(3)).state == "handled"
    assert await town.voices("xu") == int(bool(spoken))
    await town.says("zhang", "1", photos=[LIT])
    assert (await town.case(1)).state == "handled"
    assert await town.cases() == 3
    assert any(text.startswith("手上的都办好了") for text in await town.shown("zhang"))


async def test_a_restart_between_loses_nothing_and_says_nothing_twice(
    database_url: NewDatabase, tmp_path: Path
) -> None:
    url = database_url("sqlite", template="town")
    async with web_town(url, tmp_path, day=True) as town:
        await lamps(town, "1号楼", "2号楼")
        await until(town, at(4, 8, 1))
        await town.presses("zhang", "今天办不完")
        await town.presses("zhang", "☐ 2")
        card = await town.card("zhang", "下一步")
    async with web_town(url, tmp_path, day=True) as town:
        await town.settle()
        await town.presses("zhang", "下一步")
        await town.presses("zhang", "1 天")
        await town.presses("zhang", "天气原因")
        assert [(await town.case(number)).asked_days for number in (1, 2)] == [None, 1]
        await morning_card(town, "zhang")
        await town.says("zhang", photos=[LIT], reply_to=card.id)
    async with web_town(url, tmp_path, day=True) as town:
        await town.presses("zhang", "1 · 楼道灯")
        assert (await town.case(1)).state == "handled"


async def test_a_house_that_slept_catches_up_once_while_it_makes_sense(one_day_town: Town) -> None:
    town = one_day_town
    await lamps(town, "1号楼")
    clock = town.app.clock
    clock.hold_at(at(5, 19))  # type: ignore[attr-defined]
    await town.settle()
    assert not any(text.startswith("手上") for text in await town.shown("zhang"))
    clock.hold_at(at(6, 10))  # type: ignore[attr-defined]
    await town.settle()
    await town.settle()
    await morning_card(town, "zhang")


async def test_no_card_on_a_day_off_nor_without_work(one_day_town: Town) -> None:
    town = one_day_town
    await until(town, at(6, 20))
    assert await town.cards("zhang") == []
    await lamps(town, "1号楼")
    await until(town, at(8, 20))
    assert not any(text.startswith("手上") for text in await town.shown("zhang"))
    await until(town, at(9, 8, 1))
    await morning_card(town, "zhang")


async def test_the_card_takes_the_place_of_that_hours_reminders(one_day_town: Town) -> None:
    town = one_day_town
    await until(town, at(3, 20))
    await lamps(town, "3号楼2单元")
    await until(town, at(4, 8, 59))
    assert [text[:4] for text in await town.shown("zhang")] == ["交办单 ", "手上 1"]
    await until(town, at(4, 12))
    assert await town.moves() == ["file", "assign", "remind"]


async def test_forty_open_cases_are_one_readable_card_and_one_query(one_day_town: Town) -> None:
    town = one_day_town
    await lamps(town, "1号楼")
    async with town.app.database.transaction() as session:
        first = await session.get_one(Case, (await town.case()).id)
        kept = first.model_dump(exclude={"id", "number"})
        session.add_all(Case(**kept | {"number": number}) for number in range(2, 41))
    await until(town, at(4, 8, 1))
    card = await town.card("zhang", "都接了")
    assert card.text.startswith("手上 40 件,40 件还没接 · 第 1/5 页")
    assert len(card.text) < 1000
    assert len(card.buttons) <= 12
    asked: list[str] = []
    event.listen(town.app.database._write.sync_engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    await town.presses("zhang", "下一页")
    assert "第 2/5 页" in (await town.card("zhang", "都接了")).text
    assert len([one for one in asked if "FROM cases" in one]) == 1
    assert await town.presses("zhang", "都接了") == "好的,40 件都接了。"
    async with town.app.database.reading() as session:
        cases = [await session.get_one(Case, (await town.case(number)).id) for number in (1, 40)]
    assert all(case.state is State.ACCEPTED and case.held_by is Role.OFFICER for case in cases)


async def test_whoever_is_on_leave_gets_no_card_and_who_stands_in_does(one_day_town: Town) -> None:
    town = one_day_town
    await lamps(town, "1号楼")
    for who, words in (("yang", "请假 明天"), ("zhang", "请假 明天 小钱代")):
        await town.says(who, words)
    await until(town, at(4, 8, 1))
    assert (await morning_card(town, "qian")).startswith("手上 1 件")
    for who in ("yang", "zhang"):
        assert not any(text.startswith("手上") for text in await town.shown(who))
    assert await town.presses("qian", "都接了") == "好的,1 件都接了。"


async def test_the_number_in_answer_to_the_card_waits_for_its_photo(one_day_town: Town) -> None:
    town = one_day_town
    await lamps(town, "1号楼", "2号楼")
    await until(town, at(4, 8, 1))
    card = await town.card("zhang", "都接了")
    await town.says("zhang", "差不多了", reply_to=card.id)
    assert (await town.last("zhang")).text == "请发一张办好后的照片。"
    await town.says("zhang", "2 换了灯泡", reply_to=card.id)
    assert "2" in (await town.last("zhang")).text
    await town.says("zhang", photos=[LIT])
    assert (await town.case(2)).state is State.HANDLED
    assert "换了灯泡" in [event.words for event in await town.timeline(2)]
    assert await town.cases() == 2
    await town.says("zhang", "1")
    assert (await town.last("zhang")).text.startswith("1 号:")
    await town.says("wang", "502")
    assert (await town.last("wang")).text.startswith("没找到 502 号")
    assert await town.cases() == 2

"""Points in the chat: recorded by the desk, told in the evening, ranked on Monday, and never one's own."""

import pytest
from sqlmodel import col, select

from models import Person, Shown
from tests.town import Town
from tests.town.town import START

VOLUNTEERS = "xinliu-volunteers"


async def shown_as(town: Town, **how: Shown) -> None:
    """People choose how lists show them."""
    async with town.app.database.transaction() as session:
        for person in (await session.execute(select(Person).where(col(Person.key).in_(how)))).scalars():
            person.shown = how[person.key or ""]


@pytest.mark.everywhere
async def test_what_the_desk_records_is_told_in_the_evening_and_ranked_on_monday(town: Town) -> None:
    await shown_as(town, tang=Shown.FULL, wang=Shown.AUNTIE, chen=Shown.HIDDEN)
    await town.says("xu", "记分 唐春分 矛盾调解 帮两家说和了漏水的事")
    assert "记上了:唐春分,矛盾调解 +3" in (await town.last("xu")).text
    await town.says("xu", "记分 王秋月 清洁")
    await town.says("xu", "记分 陈谷雨 巡逻")
    assert not [text for text in await town.shown("tang") if "今天 +3" in text]

    await town.passes(hours=6)
    told = (await town.last("tang")).text
    assert "今天 +3(矛盾调解)" in told
    assert "可兑换 3,今年 3,累计 3。谢谢您!" in told
    group = (await town.last("tang", where=VOLUNTEERS)).text
    assert "共 7 分" in group
    assert "唐春分 · +3" in group
    assert "王阿姨 · +2" in group
    assert "陈" not in group
    assert "还有 1 位" in group

    await town.says("tang", "积分")
    mine = (await town.last("tang")).text
    assert "可兑换 3 分" in mine
    assert "帮两家说和了漏水的事" in mine
    await town.presses("tang", "排行榜")
    board = (await town.last("tang")).text
    assert "🥇 唐春分 · 3" in board
    assert "您第 1 名" in board
    await town.presses("tang", "累计")
    assert "累计" in (await town.last("tang")).text

    days = (7 - START.weekday()) % 7
    await town.passes(days=days)
    week = [text for text in await town.shown("tang", where=VOLUNTEERS) if "上周积分榜" in text]
    assert len(week) == 1
    assert "🥇 唐春分 · 3" in week[0]
    assert "🥈 王阿姨 · 2" in week[0]


async def test_a_board_in_a_group_says_nobodys_own_place(one_town: Town) -> None:
    await shown_as(one_town, tang=Shown.MASKED)
    await one_town.says("xu", "记分 唐春分 矛盾调解")
    await one_town.says("tang", "排行榜", where=VOLUNTEERS)
    board = (await one_town.last("tang", where=VOLUNTEERS)).text
    assert "唐*分 · 3" in board
    assert "您第" not in board
    await one_town.says("tang", "积分", where=VOLUNTEERS)
    assert "私聊" in (await one_town.last("tang", where=VOLUNTEERS)).text


async def test_what_makes_no_sense_changes_nothing(one_town: Town) -> None:
    for who, words, answer in (
        ("xu", "记分", "请写姓名、做了什么"),
        ("xu", "记分 唐春分", "请写姓名、做了什么"),
        ("xu", "记分 唐春分 打麻将", "没有“打麻将”这一项"),
        ("xu", "记分 唐春分 服务", "对得上好几项"),
        ("xu", "记分 查无此人 巡逻", "没"),
        ("xu", "记分 许清明 巡逻", "没"),
        ("xu", "记分 谢处暑 巡逻", "没"),
        ("tang", "记分 王秋月 巡逻", "不由您"),
    ):
        await one_town.says(who, words)
        assert answer in (await one_town.last(who)).text, words
    await one_town.passes(hours=6)
    assert not [text for text in await one_town.shown("tang", where=VOLUNTEERS) if "志愿服务" in text]


async def test_the_same_card_pressed_twice_records_once(one_town: Town) -> None:
    async with one_town.app.database.transaction() as session:
        query = select(Person).where(col(Person.key).in_(["tang", "wang"]))
        for person in (await session.execute(query)).scalars():
            person.name = "唐春分"
    await one_town.says("xu", "记分 唐春分 矛盾调解")
    card = await one_town.card("xu", "3号楼")
    await one_town.presses("xu", "3号楼")
    assert "记上了" in (await one_town.last("xu")).text
    forged = next(button for button in card.buttons if "3号楼" in button)
    await one_town.presses("xu", forged)
    assert "已经记过" in (await one_town.last("xu")).text
    await one_town.says("wang", "积分")
    assert "可兑换 3 分" in (await one_town.last("wang")).text

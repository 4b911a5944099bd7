"""Points in the chat: recorded by the desk, told in the evening, ranked on Monday, and never one's own."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from models import Appointment, Person, PointRule, Role, Shown
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
    await shown_as(town, tang=Shown.FULL, luo=Shown.AUNTIE, gao=Shown.HIDDEN)
    await town.says("xu", "记分 唐春分 矛盾调解 帮两家说和了漏水的事")
    assert "记上了:唐春分,矛盾调解 +3" in (await town.last("xu")).text
    await town.says("xu", "记分 罗冬至 清洁")
    await town.says("xu", "记分 高大寒 巡逻")
    assert not [text for text in await town.shown("tang") if "今天 +3" in text]

    await town.passes(hours=6)
    told = (await town.last("tang")).text
    assert "今天 +3(矛盾调解)" in told
    assert "可兑换 3,今年 3,累计 3。谢谢您!" in told
    group = (await town.last("tang", where=VOLUNTEERS)).text
    assert "共 7 分" in group
    assert "唐春分 · +3" in group
    assert "罗阿姨 · +2" in group
    assert "高" not in group
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
    assert "🥈 罗阿姨 · 2" in week[0]
    assert "一共 3 人参加,7 分" in week[0]
    assert "第一次参加:唐春分、罗阿姨,还有 1 位" in week[0]
    assert (await town.card("tang", "全部名单", where=VOLUNTEERS)).photos == 1
    assert "您第 1 名,3 分" in await town.presses("tang", "我的名次", where=VOLUNTEERS)
    assert "您第 2 名,2 分。再加 1 分就追上前一名" in await town.presses("luo", "我的名次", where=VOLUNTEERS)
    assert "您选了不上榜" in await town.presses("gao", "我的名次", where=VOLUNTEERS)
    assert "您还没有选上榜" in await town.presses("xie", "我的名次", where=VOLUNTEERS)
    assert "私聊" in await town.presses("luo", "全部名单", where=VOLUNTEERS)
    whole = next(text for text in await town.shown("luo") if "积分榜 · " in text)
    assert "🥇 唐春分 · 3" in whole
    assert "您第 2 名" in whole
    assert (await town.last("tang", where=VOLUNTEERS)).text == week[0]


async def test_what_is_recorded_after_seven_is_told_with_its_day(one_town: Town) -> None:
    await one_town.passes(hours=6)
    await one_town.says("xu", "记分 唐春分 矛盾调解")
    await one_town.passes(days=1)
    assert [text for text in await one_town.shown("tang") if text.startswith("3月3日 +3(矛盾调解)")]
    group = await one_town.shown("tang", where=VOLUNTEERS)
    assert [text for text in group if text.startswith("春风社区3月3日的志愿服务,共 3 分")]


async def test_a_board_in_a_group_says_nobodys_own_place(one_town: Town) -> None:
    await shown_as(one_town, tang=Shown.MASKED)
    await one_town.says("xu", "记分 唐春分 矛盾调解")
    await one_town.says("tang", "排行榜", where=VOLUNTEERS)
    board = (await one_town.last("tang", where=VOLUNTEERS)).text
    assert "唐*分 · 3" in board
    assert "您第" not in board
    await one_town.says("tang", "积分", where=VOLUNTEERS)
    assert "私聊" in (await one_town.last("tang", where=VOLUNTEERS)).text


async def test_points_are_recorded_in_english_as_the_help_says(one_town: Town) -> None:
    await one_town.says("xu", "说英文")
    await one_town.says("xu", "award 唐春分 nonsense, why")
    assert (await one_town.last("xu")).text.startswith("There is no rule “nonsense”. There are: ")
    assert "Mediation" in (await one_town.last("xu")).text
    await one_town.says("xu", "award 唐春分 mediation, calmed two neighbours")
    assert "calmed two neighbours" in (await one_town.last("xu")).text
    await one_town.says("xu", "award 唐春分 household help, carried a bag")
    assert "Household help" in (await one_town.last("xu")).text
    await one_town.says("xu", "说中文")
    await one_town.says("xu", "记分 唐春分 关爱陪护,陪老人看病")
    assert "陪老人看病" in (await one_town.last("xu")).text


async def test_what_makes_no_sense_changes_nothing(one_town: Town) -> None:
    for who, words, answer in (
        ("xu", "记分", "请写姓名、做了什么"),
        ("xu", "记分 唐春分", "请写姓名、做了什么"),
        ("xu", "记分 唐春分 打麻将", "没有“打麻将”这一项"),
        ("xu", "记分 唐春分 服务", "对得上好几项"),
        ("xu", "记分 唐春分 巡逻 -3", "一次记 2 分"),
        ("xu", "记分 唐春分 巡逻 2.5分 走了一半", "一次记 2 分"),
        ("xu", "记分 唐春分 巡逻 99分", "一次记 2 分"),
        ("tang", "分数不对", "没有公示中的名单"),
        ("tang", "兑换 金条", "没有找到这件礼品"),
        ("xu", "记分 查无此人 巡逻", "没"),
        ("xu", "记分 许清明 巡逻", "不能给自己记分"),
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
    assert "许清明已经记过了" in (await one_town.last("xu")).text
    await one_town.says("song", "记分 唐春分 矛盾调解")
    await one_town.presses("song", "3号楼")
    assert "许清明已经记过了,没有再记。真是另一次的,换个事由再发" in (await one_town.last("song")).text
    await one_town.says("wang", "积分")
    assert "可兑换 3 分" in (await one_town.last("wang")).text


async def test_a_house_that_was_off_on_monday_posts_the_right_week_once(one_town: Town) -> None:
    town = one_town
    await shown_as(town, tang=Shown.FULL, wang=Shown.AUNTIE, sun=Shown.FULL)
    async with town.app.database.transaction() as session:
        query = select(Person).where(col(Person.key) == "sun")
        (await session.execute(query)).scalar_one().shown = Shown.AUNTIE
        (await session.execute(query)).scalar_one().name = "王夏至"
    await town.says("xu", "记分 唐春分 矛盾调解")
    await town.passes(days=6)
    await town.says("xu", "记分 王秋月 矛盾调解")
    await town.says("xu", "记分 王夏至 清洁")
    monday = (7 - START.weekday()) % 7 + 7
    town.app.clock.hold_at(START.replace(hour=0) + timedelta(days=monday + 2))  # type: ignore[attr-defined]
    await town.settle()
    await town.settle()
    posts = [text for text in await town.shown("tang", where=VOLUNTEERS) if "上周积分榜" in text]
    assert len(posts) == 2
    assert "🥇 唐春分 · 3" in posts[0]
    assert "🥇 王阿姨" in posts[1]
    assert posts[1].count("王阿姨(") == 2
    assert "唐春分" not in posts[1]
    assert "再上一周 3 分" in posts[1]


async def test_a_streets_group_reads_one_post_for_all_its_communities(one_town: Town) -> None:
    town = one_town
    await shown_as(town, tang=Shown.FULL, xie=Shown.AUNTIE)
    await town.says("xu", "记分 唐春分 矛盾调解")
    await town.says("fang", "记分 谢处暑 清洁")
    await town.passes(hours=6)
    (day,) = [text for text in await town.shown("tang", where=VOLUNTEERS) if "今天的志愿服务" in text]
    for words in ("新柳街道今天的志愿服务,共 5 分", "春风社区 · +3", "唐春分 · +3", "秋实社区 · +2", "谢阿姨 · +2"):
        assert words in day
    await town.passes(days=(7 - START.weekday()) % 7)
    (week,) = [text for text in await town.shown("tang", where=VOLUNTEERS) if "上周积分榜" in text]
    for words in (
        "新柳街道上周积分榜",
        "🥇 唐春分 · 3",
        "🥈 谢阿姨 · 2",
        "春风社区 · 3 分 · 1 人",
        "秋实社区 · 2 分 · 1 人",
    ):
        assert words in week
    await town.presses("xie", "各社区", where=VOLUNTEERS)
    assert "新柳街道各社区" in (await town.last("xie")).text
    await town.presses("xie", "秋实社区")
    assert "🥇 谢阿姨 · 2" in (await town.last("xie")).text
    await town.says("song", "排行榜")
    assert "新柳街道积分榜" in (await town.last("song")).text


async def test_who_is_employed_is_on_no_board_and_comes_back_afterwards(one_town: Town) -> None:
    town = one_town
    await shown_as(town, tang=Shown.FULL, wang=Shown.FULL)
    await town.says("xu", "记分 唐春分 矛盾调解")
    await town.says("xu", "记分 王秋月 清洁")
    async with town.app.database.transaction() as session:
        desk = (await session.execute(select(Appointment).where(col(Appointment.role) == Role.DESK))).scalars().first()
        assert desk is not None
        post = {"person_id": town.person("tang").id, "role": Role.DESK, "area_id": desk.area_id}
        session.add(Appointment(**post, since=START - timedelta(days=1), until=START + timedelta(days=3)))
    await town.says("wang", "排行榜")
    board = (await town.last("wang")).text
    assert "🥇 王秋月 · 2" in board
    assert "唐春分" not in board
    await town.passes(days=4)
    await town.says("wang", "排行榜")
    assert "🥇 唐春分 · 3" in (await town.last("wang")).text


async def test_many_points_by_hand_take_a_second_person(one_town: Town) -> None:
    town = one_town
    async with town.app.database.transaction() as session:
        rule = (await session.execute(select(PointRule).where(col(PointRule.key) == "mediation"))).scalar_one()
        rule.points = 8
    await town.says("xu", "记分 唐春分 矛盾调解 拆了三十年的墙")
    assert "已经请另一位同事确认" in (await town.last("xu")).text
    assert "许清明要记这笔分" in (await town.last("song")).text
    await town.says("xu", "记分 唐春分 矛盾调解 又一遍")
    assert "唐春分,矛盾调解 +8" not in (await town.last("xu")).text
    await town.says("tang", "积分")
    assert "可兑换 0 分" in (await town.last("tang")).text
    ask = (await town.last("song")).text
    assert "拆了三十年的墙" in ask
    yes = (await town.last("song")).buttons[0]
    await town.presses("song", yes)
    await town.says("tang", "积分")
    assert "可兑换 8 分" in (await town.last("tang")).text
    await town.passes(days=(7 - START.weekday()) % 7)
    card = await town.last("tang", where=VOLUNTEERS)
    assert "还没有人选上榜。想上榜的,私聊发“我的”" in card.text
    assert "一共 1 人参加,8 分" in card.text
    assert card.photos == 0

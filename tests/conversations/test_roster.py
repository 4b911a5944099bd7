"""Who stands in at nights, on weekends and on leave; and where nobody is, the next one up."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func
from sqlmodel import col, select

from models import Days, Leave, Person, Role, Standby, Unit
from models.roster import DAY
from tests.town import Town
from tests.town.town import HOME_GROUP, START, StandingClock

LAMP = "3号楼2单元楼道灯坏了"
QUILTS = "3号楼树上拉绳晒被子"
GAS = "3号楼闻到煤气味"


def it_is(town: Town, day: int, hour: int, minute: int = 0) -> None:
    """Set the town's clock to a moment of March 2026, as the clock on the wall there shows it."""
    clock = town.app.clock
    assert isinstance(clock, StandingClock)
    clock.hold_at(datetime(2026, 3, day, hour, minute, tzinfo=UTC) - timedelta(hours=8))


async def put_on_duty(town: Town, who: str, days: Days, unit: str = "chunfengli-wuye") -> None:
    """A line of the roster as a community file writes it."""
    async with town.app.database.transaction() as session:
        place = (await session.execute(select(Unit.id).where(col(Unit.key) == unit))).scalar_one()
        line = {"person_id": town.person(who).id, "role": Role.OFFICER, "unit_id": place, "days": days}
        session.add(Standby(**line, opens=0, closes=DAY, since=START, from_file=True))


async def away(town: Town, *who: str) -> None:
    """These people are on leave all March, with nobody in their place."""
    async with town.app.database.transaction() as session:
        for one in who:
            session.add(Leave(person_id=town.person(one).id, since=START, until=START + timedelta(days=28)))


async def rows(town: Town) -> tuple[int, int]:
    """How many lines of the roster and how many leaves there are."""
    async with town.app.database.reading() as session:
        found = [
            (await session.execute(select(func.count()).select_from(table))).scalar_one() for table in (Standby, Leave)
        ]
    return found[0], found[1]


async def test_on_a_saturday_night_the_weekend_duty_is_told_and_may_act_until_monday(town: Town) -> None:
    await put_on_duty(town, "chen", Days.DAYS_OFF)
    it_is(town, 7, 20)
    await town.says("wang", LAMP)
    assert "交办单 1" in (await town.card("chen", "我们来办")).text
    assert await town.cards("zhang") == await town.cards("yang") == []
    assert "好的" in await town.presses("chen", "我们来办")
    assert "1 号" in (await _said(town, "chen", "待办"))
    it_is(town, 9, 9)
    card = await town.last("chen")
    case = await town.case()
    assert "不担任" in await town.presses_old("chen", card, f"today:{case.id}:{case.version}:")
    await town.says("wang", "5号楼楼道灯坏了")
    assert "交办单 2" in (await town.card("zhang", "我们来办", on="2")).text


async def _said(town: Town, who: str, words: str) -> str:
    await town.says(who, words)
    return (await town.last(who)).text


async def test_the_usual_ones_keep_their_card_while_somebody_else_is_on_duty(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await put_on_duty(one_town, "chen", Days.EVERY_DAY)
    await one_town.presses("zhang", "我们来办")
    assert "办理中" in (await one_town.last("yang")).text


async def test_where_nobody_of_the_unit_is_there_the_desk_decides_and_where_nobody_is_there_the_street(
    town: Town,
) -> None:
    it_is(town, 7, 20)
    await away(town, "zhang", "yang")
    await town.says("wang", LAMP)
    assert "交办单 1" in (await town.card("qian", "我们来办")).text
    assert [event.reason for event in await town.timeline()][-1] == "head-stands-in"
    await away(town, "qian")
    await town.says("wang", "5号楼楼道灯坏了")
    assert "这个单位现在没人在,由社区来安排" in (await town.last("xu")).text
    await away(town, "xu")
    await town.says("wang", "4号楼楼道灯坏了")
    assert "3 号 · 待安排" in (await town.last("song")).text
    assert "社区现在没人在,先请街道看" in await _said(town, "song", "进度 3")
    await away(town, "song")
    await town.says("wang", "2号楼楼道灯坏了")
    assert "4 号 · 待安排" in (await town.last("song")).text


async def test_a_case_that_is_on_its_way_goes_up_when_everybody_has_left(one_town: Town) -> None:
    await one_town.says("wang", QUILTS)
    await one_town.says("wang", LAMP)
    await away(one_town, "li", "zhang", "yang", "qian")
    await one_town.passes(days=3)
    assert (await one_town.case(1)).held_by == "grid_leader"
    assert any("交办单 1" in text for text in await one_town.shown("zhou"))
    assert "原来办的人现在都不在,报给上一级" in await _said(one_town, "zhou", "进度 1")
    assert (await one_town.case(2)).held_by == "desk"
    assert any("2 号 · 待安排" in text for text in await one_town.shown("xu"))


async def test_a_grid_member_on_leave_has_a_stand_in_until_the_last_day(town: Town) -> None:
    await town.says("li", "请假 今天到3月8日 小胡代")
    said = (await town.last("li")).text
    assert said.startswith("记下了:您今天到周日请假")
    assert "找胡雨水" in said
    assert "请您替李小满" in (await town.last("hu")).text
    await town.says("wang", QUILTS)
    assert await town.cards("li") == [await town.last("li")]
    mine = await town.last("wang")
    assert "胡雨水" in "".join((mine.text, *mine.buttons))
    await town.presses("hu", "我来")
    it_is(town, 9, 9)
    case = await town.case()
    card = await town.last("hu")
    assert "不由您办" in await town.presses_old("hu", card, f"to-unit:{case.id}:{case.version}:")
    await town.says("wang", "3号楼树上又拉绳晒被子了")
    assert "交办单 2" in (await town.card("li", "已解决", on="2")).text


async def test_back_earlier_and_asked_again(one_town: Town) -> None:
    await one_town.says("li", "请假 明天到3月8日")
    assert "会报给上一级" in (await one_town.last("li")).text
    it_is(one_town, 5, 9)
    await one_town.says("wang", QUILTS)
    assert "网格员请假了,请网格长先办" in (await one_town.card("zhou", "已解决")).text
    await one_town.presses("li", "我回来了")
    await one_town.says("wang", "3号楼树上又拉绳晒被子了")
    assert "交办单 2" in (await one_town.card("li", "已解决", on="2")).text
    assert await _said(one_town, "li", "销假") == "您现在没有请假,不用销假。"


async def test_danger_at_night_is_told_to_those_on_duty_and_to_the_usual_ones(town: Town) -> None:
    await town.says("xu", "值班")
    await town.presses("xu", "排班:春风社区")
    await town.presses("xu", "胡雨水")
    await town.presses("xu", "每晚")
    await town.presses("xu", "一直这样")
    assert (await town.last("xu")).text.startswith("排好了:胡雨水值班")
    assert "许清明排您值班" in (await town.last("hu")).text
    it_is(town, 3, 23, 30)
    await town.says("wang", "上报 " + GAS, where=HOME_GROUP)
    for who in ("hu", "xu", "song", "zhou"):
        assert any(text.startswith("紧急:") for text in await town.shown(who)), who
    seen = len(await town.cards("xu"))
    await town.says("wang", "3号楼有股怪味")
    assert "2 号 · 待安排" in (await town.last("hu")).text
    assert len(await town.cards("xu")) == seen


async def test_passing_up_goes_over_a_level_with_nobody_in_it(town: Town) -> None:
    await away(town, "zhou")
    await town.says("wang", QUILTS)
    await town.presses("li", "往上报")
    assert (await town.case()).held_by == "desk"
    assert "上一级现在没人在,直接报到再上一级" in await _said(town, "xu", "进度 1")


async def test_the_board_tells_who_is_on_and_which_hours_are_empty_and_two_may_be_on_at_once(town: Town) -> None:
    assert "没" not in await _said(town, "qian", "值班")
    for words in ("值班 小杨 每晚", "值班 小杨 周末 8点到18点", "值班 小张 周末"):
        assert (await _said(town, "qian", words)).startswith("排好了")
    board = await _said(town, "zhang", "/duty")
    assert "现在找:张大暑、杨小寒" in board
    assert "这一周有 6 段没排到:今天 14:05–今天 18:00、明天 8:00–明天 18:00、" in board
    assert "由平常的人负责:张大暑、杨小寒" in board
    it_is(town, 7, 10)
    await town.says("wang", LAMP)
    for who in ("zhang", "yang"):
        assert "交办单 1" in (await town.card(who, "我们来办")).text
    await town.says("qian", "值班")
    await town.presses("qian", "撤:张大暑")
    assert (await town.last("qian")).text.startswith("不排张大暑了")
    assert "现在值班:杨小寒" in await _said(town, "zhang", "值班")


@pytest.mark.parametrize(
    ("who", "words", "sentence"),
    [
        ("qian", "值班 小杨", "没看懂。请写谁、哪几天"),
        ("qian", "值班 周六", "没看懂。请写谁、哪几天"),
        ("qian", "值班 小李 周六", "没找到这位同事"),
        ("qian", "值班 小杨 2025年3月1日", "已经过了"),
        ("qian", "值班 小杨 周日", "这段时间已经排了值班"),
        ("zhang", "值班 小杨 周六", "您"),
        ("wang", "值班", "您"),
        ("wang", "请假 明天", "您"),
        ("li", "请假 小胡代", "没看懂。请写从哪天到哪天"),
        ("li", "请假 3月9日到3月5日 小胡代", "没看懂。请写从哪天到哪天"),
        ("li", "请假 2026年3月1日到2026年3月2日", "这几天已经过去了"),
        ("li", "请假 明天 小李代", "自己不能代自己"),
        ("li", "请假 明天 小钱代", "没找到这位同事"),
        ("li", "请假 明天 小周代", "周立春这几天也请假"),
        ("li", "请假 小胡 明天", "给别人记请假要由社区"),
        ("xu", "请假 小张 明天", "没找到这位同事"),
        ("qian", "请假 小李 明天", "没找到这位同事"),
        ("zhou", "请假 许清明 明天", "没找到这位同事"),
        ("xu", "请假 小周 明天", "周立春这几天已经请过假了"),
        ("xu", "请假 小李 明天 李小满代", "自己不能代自己"),
        ("xu", "请假 小李 明天 小周代", "周立春这几天也请假"),
        ("xu", "请假 小李 2026年3月1日", "这几天已经过去了"),
        ("xu", "请假 小李 3月9日到3月5日", "没看懂。请写从哪天到哪天"),
        ("zhou", "请假 明天", "这几天您已经请过假了"),
        ("li", "销假", "您现在没有请假"),
    ],
)
async def test_what_makes_no_sense_is_refused_in_one_sentence_and_nothing_changes(
    one_town: Town, who: str, words: str, sentence: str
) -> None:
    await one_town.says("qian", "值班 小杨 周日")
    await away(one_town, "zhou")
    before = await rows(one_town)
    said = await _said(one_town, who, words)
    assert sentence in said
    assert "\n" not in said
    assert await rows(one_town) == before


async def test_several_of_one_name_are_asked_for_and_english_is_understood(one_town: Town) -> None:
    async with one_town.app.database.transaction() as session:
        (await session.get_one(Person, one_town.person("yang").id)).name = "张小寒"
    await one_town.says("qian", "duty 小张 nights until 31 March")
    await one_town.presses("qian", "张小寒")
    assert "张小寒值班" in (await one_town.last("qian")).text
    await one_town.says("xu", "leave 5 March to 8 March 宋立冬 stands in")
    assert "请您替许清明" in (await one_town.last("song")).text


async def test_a_forged_or_old_button_changes_nothing(one_town: Town) -> None:
    await one_town.says("qian", "值班 小杨 周日")
    card = await one_town.last("qian")
    before = await rows(one_town)
    wang, zhang = one_town.person("wang").id, one_town.person("zhang").id
    for data in (f"duty-put:{wang}:0:o1.7.0.1440", f"duty-put:{zhang}:0:o2.7.0.1440", "duty:0:0:x", "duty-off:99:0:"):
        await one_town.presses_old("qian", card, data)
    await one_town.presses_old("qian", card, f"duty-put:{zhang}:0:o1.7.1440.99999")
    await one_town.presses_old("wang", (await _first(one_town)), "duty-off:1:0:")
    assert await rows(one_town) == before
    await one_town.presses("qian", "撤销")
    assert "已经更新" in await one_town.presses_old("qian", card, "duty-off:1:0:")


async def _first(town: Town):
    await town.says("wang", "帮助")
    return await town.last("wang")


async def test_one_reads_when_one_is_on_duty_next_whether_one_is_away_and_for_whom_one_stands_in(town: Town) -> None:
    assert "值班" not in await _said(town, "li", "我的")
    await town.says("qian", "值班 小杨 周末")
    assert "周六 0:00–周一 0:00 · 春风里物业(单位经办人)" in await _said(town, "yang", "我")
    await town.says("li", "请假 今天到3月8日 小胡代")
    told = await town.card("li", "我回来了")
    mine = await _said(town, "li", "/me")
    assert told.text != mine
    assert "请假：今天到周日 · 有事找胡雨水" in mine.replace(":", "：")
    assert "我回来了" in (await town.last("li")).buttons
    assert "您在代：李小满 · 今天到周日" in (await _said(town, "hu", "我的")).replace(":", "：")
    await town.presses("li", "我回来了")
    for who in ("li", "hu"):
        assert "请假" not in await _said(town, who, "我的")
        assert "您在代" not in await _said(town, who, "我的")
    it_is(town, 7, 12)
    assert "现在值班,到周一 0:00 · 春风里物业" in await _said(town, "yang", "我的")


async def test_whose_duty_is_during_their_leave_the_stand_in_reads_it_as_their_own(one_town: Town) -> None:
    await one_town.says("qian", "值班 小杨 周六")
    await one_town.says("yang", "请假 3月5日到3月8日 小张代")
    assert "3月14日 0:00–" in await _said(one_town, "yang", "我的")
    assert "值班：周六 0:00–周日 0:00" in (await _said(one_town, "zhang", "我的")).replace(":00", "@").replace(
        ":", "："
    ).replace("@", ":00")
    assert "张大暑" in await _said(one_town, "qian", "值班")
    await one_town.says("qian", "值班 小张 每天")
    it_is(one_town, 9, 12)
    assert "现在值班 · 春风里物业" in await _said(one_town, "zhang", "我的")


async def test_the_desk_enters_leave_for_somebody_who_calls_in_sick_and_all_concerned_are_told(town: Town) -> None:
    await town.says("xu", "请假 小李 周三到周五 小胡代")
    asked = await town.last("xu")
    assert asked.text.startswith("给李小满记明天到周五请假,对吗?")
    assert await rows(town) == (0, 0)
    await town.presses("xu", "记下")
    noted = await town.last("xu")
    assert noted.text.startswith("记下了:李小满明天到周五请假")
    assert "已经告诉本人和代班的人" in noted.text
    told = await town.card("li", "我回来了")
    assert told.text.startswith("许清明给您记了明天到周五请假")
    assert "明天到周五请您替李小满" in (await town.last("hu")).text
    it_is(town, 4, 9)
    await town.says("wang", QUILTS)
    assert "交办单 1" in (await town.card("hu", "已解决")).text
    assert "李小满这几天已经请过假了" in await town.presses_old(
        "xu", asked, _leave_for(town, "li", "20260304.20260306.0")
    )
    await town.presses("xu", "取消请假")
    assert (await town.last("xu")).text == "李小满的请假取消了,已经告诉本人。"
    assert (await town.last("li")).text == "许清明取消了您的请假,有事又会找您了。"
    assert (await town.last("hu")).text == "李小满的请假结束了,不用您代了,谢谢。"
    assert "已经更新" in await town.presses_old("xu", noted, "leave-off:1:0:")
    await town.says("wang", "3号楼树上又拉绳晒被子了")
    assert "交办单 2" in (await town.card("li", "已解决", on="2")).text


def _leave_for(town: Town, who: str, told: str) -> str:
    return f"leave-for:{town.person(who).id}:0:{told}"


async def test_a_head_enters_leave_for_their_unit_and_nobody_for_people_who_are_not_theirs(one_town: Town) -> None:
    town = one_town
    await town.says("qian", "请假 小杨 今天")
    asked = await town.last("qian")
    assert "单位经办人的事由张大暑接着办" in asked.text
    await town.presses("qian", "记下")
    assert "已经告诉本人。" in (await town.last("qian")).text
    assert "钱秋分给您记了今天请假" in (await town.last("yang")).text
    before = await rows(town)
    for who, data, sentence in (
        ("qian", _leave_for(town, "li", "20260305.20260305.0"), "不由您办"),
        ("xu", _leave_for(town, "zhang", "20260305.20260305.0"), "不由您办"),
        ("wang", _leave_for(town, "zhang", "20260305.20260305.0"), "不由您办"),
        ("xu", "leave-off:1:0:", "不由您办"),
        ("qian", _leave_for(town, "zhang", "20260230.20260305.0"), "按钮"),
        ("qian", _leave_for(town, "zhang", "20260305"), "按钮"),
        ("qian", _leave_for(town, "zhang", f"20260305.20260306.{town.person('wang').id}"), "按钮"),
        ("qian", _leave_for(town, "zhang", "20260301.20260302.0"), "已经过去"),
    ):
        await town.says(who, "帮助")
        assert sentence in await town.presses_old(who, await town.last(who), data), (who, data)
    assert await rows(town) == before
    await town.presses("yang", "我回来了")
    assert "请假" not in await _said(town, "yang", "我的")

"""Desk and leaders in the morning: one card, each line one press away; who has nothing due hears nothing."""

from tests.conversations.test_day_of_a_worker import at, until
from tests.town import Town
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
BRIEF = "今天有"


async def test_what_is_due_a_line_each_and_the_list_behind_it(day_town: Town) -> None:
    town = day_town
    await town.says("wang", LAMP)
    await town.says("wang", "3号楼有股怪味")
    await town.says("chen", "5号楼楼道灯坏了")
    await town.presses("zhang", "不归我们", on="交办单 1")
    await town.presses("zhang", "该别的单位办")
    await until(town, at(4, 7, 59))
    before = len(await town.shown("xu"))
    await until(town, at(4, 8, 1))
    assert len(await town.shown("xu")) == before + 1
    card = await town.last("xu")
    assert card.text.startswith("今天有 2 件要看")
    for line in ("退回：1 件", "待安排：1 件", "新收：3 件"):
        assert line in card.text.replace(":", "：")
    assert "上周" not in card.text
    await town.presses("xu", "退回 1")
    assert (await town.last("xu")).text.startswith("退回 1 件\n1 号 · 楼道灯")
    await town.presses("xu", "看 1 号")
    assert "转给…" in (await town.last("xu")).buttons
    for who in ("fang", "wu", "zhou", "li", "wang", "song"):
        assert not any(text.startswith(BRIEF) for text in await town.shown(who))


async def test_what_ends_today_is_told_with_whom_it_is_and_pages_turn(one_day_town: Town) -> None:
    town = one_day_town
    for building in (1, 2, 3) * 3:
        await town.says("wang", f"{building}号楼{building % 2 + 1}单元楼道灯坏了")
    await until(town, at(5, 8, 1))
    card = await town.card("xu", "今天到期")
    assert "9 件(春风里物业 9)" in card.text
    await town.presses("xu", "今天到期 9")
    assert "第 1/2 页" in (await town.last("xu")).text
    await town.presses("xu", "下一页")
    assert "9 号 · 楼道灯" in (await town.last("xu")).text
    leaders = await town.card("zhou", "今天到期")
    assert "9 件" in leaders.text
    await town.says("li", "/start")
    assert "不由您办" in await town.presses_old("li", await town.last("li"), "due:1:0:overdue")
    assert "用不了" in await town.presses_old("xu", await town.last("xu"), "due:1:0:everything")


async def test_the_week_comes_on_its_first_working_day(one_day_town: Town) -> None:
    town = one_day_town
    await town.says("wang", LAMP)
    await town.says("li", "已办 3号楼 楼道堆物清走了")
    await until(town, at(6, 8, 1))
    assert "上周" not in "".join(await town.shown("xu"))
    await until(town, at(9, 8, 1))
    card = await town.last("xu")
    assert "上周(括号里是前一周)" in card.text
    for line in ("新收 1(0)", "办好 0(0)", "超期 1(0)", "当场办好登记 1(0)"):
        assert line in card.text


async def test_a_call_is_due_to_whom_nobody_asked_and_only_direct_chats_hear_lists(one_day_town: Town) -> None:
    town = one_day_town
    await town.says("wang", LAMP)
    await town.presses("zhang", "办好了")
    await town.says("zhang", photos=[sample("lamp-lit")])
    await town.presses("li", "确实办好了")
    await until(town, at(4, 8, 1))
    assert "待回访" in (await town.last("xu")).text
    await town.presses("wang", "解决了")
    await town.presses("wang", "满意")
    await until(town, at(5, 20))
    assert sum(text.startswith(BRIEF) for text in await town.shown("xu")) == 1


async def test_the_street_hears_of_what_is_late_or_waits_for_the_street(one_day_town: Town) -> None:
    town = one_day_town
    await town.says("wang", "3号楼树上拉绳晒被子")
    for who in ("li", "zhou", "xu"):
        await town.presses(who, "往上报")
    await until(town, at(4, 8, 1))
    card = await town.last("song")
    assert card.text.startswith("今天有 1 件要看")
    assert "等街道协调 1" in card.buttons
    await town.presses("song", "等街道协调 1")
    assert (await town.last("song")).text.startswith("等街道协调 1 件\n1 号 · 乱晾晒")

"""Hard cases: grid leader and desk say so together, the street's list, several units at work, back with a word."""

import asyncio
import re
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from models import Appointment, Area, CaseUnit, Leave, Role
from tests.conversations.test_day_of_a_worker import at, until
from tests.town import Town
from tests.town.town import START
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
QUILTS = "3号楼树上拉绳晒被子"


async def said(town: Town, who: str, words: str) -> str:
    """What the bot answers."""
    await town.says(who, words)
    return (await town.last(who)).text


async def away(town: Town, *who: str) -> None:
    """These people are on leave, with nobody in their place."""
    async with town.app.database.transaction() as session:
        for one in who:
            session.add(Leave(person_id=town.person(one).id, since=START, until=START + timedelta(days=28)))


async def dismissed(town: Town, role: Role) -> None:
    """Nobody holds this role any more."""
    async with town.app.database.transaction() as session:
        gone = update(Appointment).where(col(Appointment.role) == role).values(until=town.app.clock.now())
        await session.execute(gone)


async def made_hard(town: Town) -> None:
    """A case that leader and desk have passed up together."""
    await town.says("wang", QUILTS)
    for who in ("li", "zhou", "xu"):
        assert await town.presses(who, "往上报") == "已往上报。"


async def units(town: Town) -> list[str]:
    async with town.app.database.reading() as session:
        rows = (await session.execute(select(CaseUnit).order_by(col(CaseUnit.id)))).scalars()
        return [f"{row.part}{'+' if row.done_at else ''}" for row in rows]


async def test_passed_up_by_leader_and_desk_it_is_on_the_streets_list_and_units_work_on_it_together(town: Town) -> None:
    await made_hard(town)
    case = await town.case()
    assert (case.held_by, case.hard_at is not None) == ("street", True)
    for who in ("song", "xu", "zhou"):
        listed = await said(town, who, "疑难")
        assert listed.startswith("疑难情况 1 件")
        assert "1 号 · 乱晾晒 · 春风里 3号楼" in listed
        assert "今天上报" in listed
        assert "试过:报给网格长、报给社区工作者、报给街道" in listed
    assert "认定为疑难,报街道(周立春、许清明)" in await said(town, "song", "进度 1")
    assert "周立春" not in await said(town, "wang", "进度 1")

    await town.says("song", "疑难")
    await town.presses("song", "协调 1 号")
    await town.presses("song", "转给…")
    await town.presses("song", "新柳城管中队")
    assert "由街道指定" in (await town.card("zeng", "我们来办", on="交办单 1")).text
    await town.presses("song", "请单位配合…")
    await town.presses("song", "春风里物业")
    assert "主办" in (await town.last("song")).text
    assert await units(town) == ["lead", "joint"]
    card = await town.card("zhang", "我们这部分好了")
    assert card.text.startswith("请配合 1 · 春风里 3号楼 · 乱晾晒")
    assert QUILTS in card.text
    assert "新柳城管中队" in card.text
    assert "王秋月" not in card.text
    case = await town.case()
    assert "不由您办" in await town.presses_old("zhang", card, f"accept:{case.id}:{case.version}:")

    await town.says("zhang", "绳子我们先拆了", photos=[sample("bins-clean")], reply_to=card.id)
    assert "1 号有补充" in "".join(await town.shown("zeng"))
    assert "绳子" not in (await town.case()).words
    await town.presses("zhang", "我们这部分好了")
    assert await units(town) == ["lead", "joint+"]
    for who in ("zeng", "song"):
        assert any("春风里物业配合的部分办好了" in text for text in await town.shown(who))
    assert "春风里物业(办好了)" in "".join(await town.shown("zeng"))


async def test_a_late_one_is_not_urged_the_minute_it_arrives(one_town: Town) -> None:
    town = one_town
    await town.says("wang", LAMP)
    await town.passes(hours=49)
    await said(town, "xu", "疑难 1 电线是老的,没人肯接")
    await said(town, "zhou", "疑难 1")
    assert (await town.case()).hard_at is not None
    assert "请先回复" not in (await town.card("song", "退回社区…")).text
    heard = await town.shown("song")
    await town.passes(hours=3)
    assert not any("到期" in text or "提醒" in text for text in (await town.shown("song"))[len(heard) :])
    await town.passes(days=2)
    assert len(await town.shown("song")) > len(heard)


async def test_one_that_is_late_in_a_moment_is_urged_once_the_next_day_not_twice(one_town: Town) -> None:
    town = one_town
    await town.says("wang", LAMP)
    await town.passes(hours=47.9)
    await said(town, "xu", "疑难 1 电线是老的,没人肯接")
    await said(town, "zhou", "疑难 1")
    heard = len(await town.shown("song"))
    await town.passes(days=1, hours=8)
    (said_once,) = (await town.shown("song"))[heard:]
    assert "超过期限 24 小时" in said_once


async def test_the_desk_proposes_the_leader_agrees_and_the_other_way_round(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("wang", "5号楼楼道灯坏了")
    await town.says("xu", "进度 1")
    await town.presses("xu", "看 1 号")
    assert "已经请另一方认定" in await town.presses("xu", "疑难,报街道")
    assert "已经请另一方看了" in await said(town, "xu", "疑难 1")
    card = await town.card("zhou", "疑难,报街道")
    assert "许清明认为 1 号是疑难" in card.text
    await town.presses("zhou", "疑难,报街道")
    assert "疑难事项 1" in (await town.card("song", "转给…")).text
    assert (await town.moves())[-3:] == ["propose_hard", "mark_hard", "pass_up"]

    assert "已经请另一方认定" in await said(town, "zhou", "疑难 2 两家都说不归自己")
    assert "两家都说不归自己" in (await town.card("xu", "网格里再办办")).text
    await town.presses("xu", "网格里再办办")
    assert "许清明说 2 号先在网格里再办办" in (await town.last("zhou")).text
    assert (await town.case(2)).hard_by_id is None
    assert "没有人提出" in await town.presses_old("xu", await town.last("xu"), await stale(town, "not-hard", 2))


async def stale(town: Town, verb: str, number: int) -> str:
    case = await town.case(number)
    return f"{verb}:{case.id}:{case.version}:"


async def test_of_two_who_agree_at_once_one_does_and_the_other_reads_that_it_is_done(town: Town) -> None:
    async with town.app.database.transaction() as session:
        grid = (await session.execute(select(Area.id).where(col(Area.key) == "chunfeng-g1"))).scalar_one()
        post = {"role": Role.GRID_LEADER, "area_id": grid, "since": START}
        session.add(Appointment(person_id=town.person("hu").id, **post))
    await town.says("wang", LAMP)
    await town.says("xu", "疑难 1")
    cards = {who: await town.card(who, "疑难,报街道") for who in ("zhou", "hu")}
    toasts = await asyncio.gather(
        *(town.street.press(town.person(who), town.chat(who, "direct"), card, "疑难") for who, card in cards.items())
    )
    await town.settle()
    assert sorted("已报街道" in toast for toast in toasts) == [False, True]
    assert any("已经在街道的疑难清单上了" in toast for toast in toasts)
    assert (await town.moves()).count("mark_hard") == 1


@pytest.mark.parametrize("how", ["nobody", "on leave", "private"])
async def test_where_there_is_no_leader_the_desk_says_alone_why(one_town: Town, how: str) -> None:
    await one_town.says("wang", "3号楼楼上半夜吵" if how == "private" else LAMP)
    if how == "nobody":
        await dismissed(one_town, Role.GRID_LEADER)
    elif how == "on leave":
        await away(one_town, "zhou")
    asked = await said(one_town, "xu", "疑难 1")
    assert "为什么只能报街道" in asked
    assert (await one_town.case()).hard_at is None
    assert "已报街道" in await said(one_town, "xu", "找了三次都不开门")
    await said(one_town, "song", "疑难 1")
    assert ("街道" in await said(one_town, "wang", "谁看过 1")) == (how == "private")
    assert "单独认定" in await said(one_town, "song", "进度 1")
    assert "找了三次都不开门" in "".join(await one_town.shown("song"))


async def test_the_street_sends_it_back_with_a_word(town: Town) -> None:
    await made_hard(town)
    await town.presses("song", "退回社区…")
    await town.says("song", "请和物业一起再上门一次")
    case = await town.case()
    assert (case.held_by, case.hard_at) == ("desk", None)
    assert "街道的意见：请和物业一起再上门一次" in (await town.card("xu", "已解决")).text.replace(":", "：")
    assert "请和物业一起再上门一次" in (await town.last("zhou")).text
    assert await said(town, "song", "疑难") == "现在没有疑难事项。"


async def test_what_is_closed_is_not_passed_up(town: Town) -> None:
    await town.says("wang", QUILTS)
    await town.presses("li", "已解决")
    await town.says("li", "劝收了")
    await town.presses("zhou", "确实办好了")
    before = await town.moves()
    card = await town.last("li")
    sentence = "1 号已经办结,不用再往上报"
    assert sentence in await town.presses_old("li", card, await stale(town, "pass-up", 1))
    assert sentence in await said(town, "xu", "疑难 1")
    assert await town.moves() == before


async def test_levels_with_nobody_in_them_and_what_else_makes_no_sense(town: Town) -> None:
    await made_hard(town)
    before = await town.moves()
    for who, words, sentence in (
        ("xu", "疑难 1", "已经在街道的疑难清单上了"),
        ("li", "疑难 1", "不由您办"),
        ("wang", "疑难", "不由您办"),
        ("zhang", "疑难 1", "没找到"),
        ("xu", "疑难 99", "没找到"),
        ("xu", "疑难 很多", "没找到"),
    ):
        found = await said(town, who, words)
        assert sentence in found, (who, words)
    card = await town.last("song")
    assert "还没有主办单位" in await town.presses_old("song", card, await stale(town, "joint", 1) + "1")
    await away(town, "xu", "zeng")
    await town.says("song", "疑难 1")
    await town.presses("song", "退回社区…")
    assert "社区现在没人在" in await said(town, "song", "再去一次")
    await town.says("song", "疑难 1")
    await town.presses("song", "转给…")
    assert "新柳城管中队现在没有人在" in await town.presses("song", "新柳城管中队")
    assert await town.moves() == before
    await town.presses("song", "新柳环卫站")
    await town.says("song", "疑难 1")
    await town.presses("song", "请单位配合…")
    offered, case = await town.last("song"), await town.case()
    assert "新柳环卫站" not in offered.buttons
    forged = f"joint:{case.id}:{case.version}:{case.unit_id}"
    assert "已经在办" in await town.presses_old("song", offered, forged)
    assert await units(town) == ["lead"]


async def test_where_the_street_has_nobody_nothing_is_proposed(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await dismissed(one_town, Role.STREET)
    assert "已经报到最上一级" in await said(one_town, "xu", "疑难 1")
    assert (await one_town.case()).hard_by_id is None


async def led_and_helped(town: Town) -> None:
    """The squad leads a hard case, the property team helps."""
    await made_hard(town)
    await town.says("song", "疑难 1")
    await town.presses("song", "转给…")
    await town.presses("song", "新柳城管中队")
    await town.says("song", "疑难 1")
    await town.presses("song", "请单位配合…")
    await town.presses("song", "春风里物业")


async def test_a_helping_unit_has_it_on_its_list_until_its_part_is_done(town: Town) -> None:
    await led_and_helped(town)
    await town.says("wang", LAMP)
    listed = await said(town, "zhang", "待办")
    assert "待办 2 件" in listed
    assert re.search("1 号 · 乱晾晒 · 春风里 3号楼.* · 等您配合", listed)
    assert "等您回复" in await said(town, "zeng", "待办")
    await town.presses("zhang", "看 1 号")
    assert (await town.card("zhang", "我们这部分好了")).text.startswith("请配合 1")
    await town.presses("zhang", "我们这部分好了")
    assert "等您配合" not in await said(town, "zhang", "待办")
    assert "等您配合" not in await said(town, "yang", "待办")


async def test_it_is_handled_when_all_parts_are(town: Town) -> None:
    await led_and_helped(town)
    await town.presses("zeng", "我们来办", on="交办单 1")
    card = await town.card("zeng", "办好了", on="交办单 1")
    await town.says("zeng", "架子拆了", photos=[sample("bins-clean")], reply_to=card.id)
    assert (await town.last("zeng")).text == "好的,1 号这部分记下了。"
    assert (await town.case()).state == "accepted"
    assert "主办的新柳城管中队办好了,等你们这部分" in "".join(await town.shown("zhang"))
    await town.presses("zhang", "我们这部分好了")
    case = await town.case()
    assert (case.state, case.handled_at is not None) == ("handled", True)
    assert "一个单位的部分办好了" in await said(town, "song", "进度 1")
    assert any("去看过了吗" in text for text in await town.shown("li"))
    await town.presses("li", "还没办好")
    card = await town.card("zeng", "办好了", on="交办单 1")
    await town.says("zeng", "重新弄好了", photos=[sample("bins-clean")], reply_to=card.id)
    assert (await town.case()).state == "handled"


async def test_the_morning_card_has_what_the_unit_helps_with_and_one_press_ends_it(day_town: Town) -> None:
    town = day_town
    await led_and_helped(town)
    await until(town, at(4, 8, 1))
    card = await town.card("zhang", "配合好了 1")
    assert card.text.startswith("手上 1 件")
    assert "1 · 乱晾晒 · 配合新柳城管中队" in card.text
    assert not any(label in button for button in card.buttons for label in ("都接了", "今天办不完", "我来"))
    assert "配合" not in (await town.card("zeng", "都接了")).text
    await town.presses("zhang", "配合好了 1")
    assert any(text.startswith("手上的都办好了") for text in await town.shown("yang"))
    await town.says("wang", LAMP)
    await town.passes(hours=1)
    assert await town.presses("zeng", "都接了") == "好的,1 件都接了。"


async def test_what_a_unit_helps_with_is_neither_taken_nor_put_off_with_its_own(one_day_town: Town) -> None:
    town = one_day_town
    await led_and_helped(town)
    await town.says("wang", LAMP)
    await until(town, at(4, 8, 1))
    assert (await town.card("zhang", "都接了")).text.startswith("手上 2 件,1 件还没接")
    assert await town.presses("zhang", "都接了") == "好的,1 件都接了。"
    assert (await town.case(1)).state == "assigned"
    await town.presses("zhang", "今天办不完")
    ticking = await town.last("zhang")
    assert [button for button in ticking.buttons if "☐" in button] == ["☐ 2"]
    assert (
        await town.presses_old("zhang", ticking, f"tick:1:0:{(await town.case(1)).id}")
        == "这张卡片已经更新,请看最新的。"
    )


async def test_a_word_that_is_not_answered_is_on_the_others_card_each_morning_until_it_is(day_town: Town) -> None:
    town = day_town
    await town.says("wang", LAMP)
    await town.says("xu", "疑难 1 两家都说不归自己")
    for day in (4, 5):
        await until(town, at(day, 8, 1))
        card = await town.card("zhou", "疑难等您认定 1")
        assert "疑难等您认定" in card.text
        assert "疑难等您认定" not in "".join(await town.shown("xu"))
        cards = [text for text in await town.shown("zhou") if "疑难等您认定：1 件" in text.replace(":", "：")]
        assert len(cards) == day - 3
    await town.presses("zhou", "疑难等您认定 1")
    listed = await town.last("zhou")
    assert "许清明" in listed.text
    assert "提出:两家都说不归自己" in listed.text
    assert listed.buttons[:3] == ("1 报街道", "1 再办办", "看 1 号")
    await town.presses("zhou", "1 报街道")
    assert (await town.case()).hard_at is not None
    await until(town, at(9, 9))
    assert not any("疑难等您认定：1 件" in text.replace(":", "：") for text in (await town.shown("zhou"))[-1:])
    assert "在清单上 4 天了" in await said(town, "song", "疑难")


async def test_the_leaders_word_by_passing_up_is_chased_with_the_desk_and_ends_with_not_yet(one_day_town: Town) -> None:
    town = one_day_town
    await town.says("wang", QUILTS)
    for who in ("li", "zhou"):
        await town.presses(who, "往上报")
    await until(town, at(4, 8, 1))
    await town.presses("xu", "疑难等您认定 1")
    assert "周立春昨天提出" in (await town.last("xu")).text
    assert not any("疑难等您认定" in text for text in await town.shown("zhou"))
    await town.presses("xu", "1 再办办")
    assert (await town.case()).hard_by_id is None
    assert "周立春" not in "".join(text for text in await town.shown("song"))
    await until(town, at(5, 8, 1))
    assert not any("疑难等您认定：1" in text.replace(":", "：") for text in (await town.shown("xu"))[-1:])


async def test_the_desk_calls_a_second_unit_to_what_is_not_hard(one_town: Town) -> None:
    town = one_town
    await town.says("wang", LAMP)
    await said(town, "xu", "进度 1")
    await town.presses("xu", "看 1 号")
    await town.presses("xu", "请单位配合…")
    assert await town.presses("xu", "新柳城管中队") == "已请他们配合。"
    case = await town.case()
    assert (case.together, case.hard_at, case.state) == (True, None, "assigned")
    card = await town.card("zeng", "我们这部分好了")
    assert card.text.startswith("请配合 1")
    assert "主办：春风里物业" in card.text
    await town.says("xu", "疑难")
    assert "1 号" not in (await town.last("xu")).text

    done = await town.card("zhang", "办好了", on="交办单 1")
    await town.says("zhang", photos=[sample("lamp-lit")], reply_to=done.id)
    assert (await town.case()).state == "accepted"
    await town.presses("zeng", "我们这部分好了")
    assert (await town.case()).state == "handled"
    assert "新柳城管中队" in "".join(await town.shown("xu"))

    await town.says("chen", "5号楼1单元楼道灯坏了")
    await said(town, "xu", "进度 2")
    await town.presses("xu", "看 2 号")
    await town.presses("xu", "请单位配合…")
    await town.presses("xu", "新柳城管中队")
    await said(town, "xu", "进度 2")
    await town.presses("xu", "看 2 号")
    await town.presses("xu", "一时办不了")
    await town.presses("xu", "一个月")
    await town.says("xu", "等配件")
    assert (await town.last("zeng")).text.startswith("2 号先挂账到4月2日")
    await town.presses("xu", "恢复办理", on="2 号")
    assert (await town.last("zeng")).text.startswith("请配合 2")
    await said(town, "xu", "进度 2")
    await town.presses("xu", "看 2 号")
    await town.presses("xu", "转给")
    await town.presses("xu", "新柳环卫站")
    told = (await town.card("zeng", "我们这部分好了")).text
    assert "主办：新柳环卫站" in told
    assert "春风里物业" not in told

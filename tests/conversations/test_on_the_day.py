"""Around an activity: reminders, the alarm that people are missing, calling it off and putting it off in one press."""

from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from models import Activity, ActivityState, Volunteer
from tests.conversations.test_activities import GROUP, ORGANISER, STREET, activity, announce, said
from tests.town import Town

SOON = "别忘了"


async def reminded(town: Town, who: str) -> int:
    """How often somebody was reminded so far."""
    return sum(SOON in text for text in await town.shown(who))


async def test_those_who_are_in_are_reminded_twice_and_as_each_chose(town: Town) -> None:
    await announce(town, "活动 周六上午10点 春风广场清扫 需要2人 2分 地点:3号楼门口 请带手套 最晚取消 周六9点30")
    for who in ("tang", "xie", "luo"):
        await town.presses(who, "报名", where=GROUP, on="春风广场")
    assert "活动提醒:前一晚和两小时前" in await said(town, "xie", "活动提醒")
    await town.presses("xie", "只要两小时前")
    await town.passes(days=3, hours=4)
    assert [await reminded(town, who) for who in ("tang", "xie", "luo")] == [0, 0, 0]
    await town.passes(hours=1)
    assert [await reminded(town, who) for who in ("tang", "xie", "luo")] == [1, 0, 0]
    evening = (await town.last("tang")).text
    for part in ("明天 10:00 春风广场清扫", "3号楼门口", "手套", "李小满", "最晚取消：明天 9:30"):
        assert part in evening
    await town.passes(hours=14)
    assert [await reminded(town, who) for who in ("tang", "xie", "luo")] == [2, 1, 0]
    assert "今天 10:00" in (await town.last("xie")).text
    assert "还有 1 人在等" in await town.presses("tang", "去不了", on=SOON)
    await town.passes(days=2)
    assert [await reminded(town, who) for who in ("tang", "xie", "luo")] == [2, 1, 0]


async def test_a_change_at_the_very_moment_loses_no_reminder(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 今天18点 春风广场清扫 9人 2分")
    await town.says("tang", "报名 1")
    clock: Any = town.app.clock
    clock.hold_at(clock.now() + timedelta(hours=2))
    await said(town, ORGANISER, "活动 1 人数 8")
    assert await reminded(town, "tang") == 1


async def test_another_time_is_reminded_of_and_whoever_has_not_answered_is_asked_again(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 明天上午9点 春风广场清扫 需要12人 2分")
    for who in ("tang", "xie"):
        await town.presses(who, "报名", where=GROUP, on="春风广场")
    await said(town, ORGANISER, "活动 1 延期 下雨 周六上午9点")
    await town.presses("tang", "还去")
    await town.passes(days=3)
    assert await reminded(town, "tang") == 0, "nobody is reminded of the time that holds no more"
    await town.passes(hours=5)
    assert "还去" not in (await town.last("tang")).buttons
    assert "您还来吗" in (await town.last("xie")).text
    await town.presses("xie", "去不了", on=SOON)
    assert "取消了" in (await town.last("xie")).text
    await said(town, ORGANISER, "活动 1 取消 下雨")
    await town.passes(days=1)
    assert await reminded(town, "tang") == 1
    async with town.app.database.reading() as session:
        assert (await session.execute(select(Activity.remind_at))).scalar_one() is None


async def test_a_house_that_slept_says_what_still_holds(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 周六上午10点 春风广场清扫 需要12人 2分")
    await town.presses("tang", "报名", where=GROUP, on="春风广场")
    clock = town.app.clock
    clock.hold_at(clock.now() + timedelta(days=3, hours=18, minutes=30))
    await town.passes(minutes=1)
    assert await reminded(town, "tang") == 1
    assert "今天 10:00" in (await town.last("tang")).text


async def test_people_are_missing_and_one_press_calls_for_more(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 周六上午10点 春风广场清扫 需要4到12人 2分 周五18点截止")
    await town.presses("tang", "报名", where=GROUP, on="春风广场")
    await town.passes(days=2, hours=20)
    alarm = await town.last(ORGANISER)
    assert "活动 1 · 春风广场清扫,还差 3 人" in alarm.text
    assert "复制到微信群" in alarm.buttons
    await said(town, "tang", "我的活动")
    assert "不归您管" in await town.presses_old("tang", await town.last("tang"), "call-help:1:0:")
    assert "发到志愿者群了" in await town.presses(ORGANISER, "发到志愿者群")
    call = await town.last("tang", where=GROUP)
    assert "缺人手,还有 11 个名额:活动 1" in call.text
    assert "报上了" in await town.presses("xie", "报名", where=GROUP, on="缺人手")
    assert "今天已经招呼过" in await town.presses(ORGANISER, "发到志愿者群")
    await town.passes(hours=9)
    assert (await activity(town)).state is ActivityState.CLOSED
    await town.passes(hours=13)
    assert "还差 2 人" in (await town.last(ORGANISER)).text
    assert "招呼发到" in await said(town, ORGANISER, "活动 1 招人")
    assert "报上了" in await town.presses("luo", "报名", where=GROUP, on="缺人手")
    await town.passes(hours=1)
    assert not any("还差 1 人" in text for text in await town.shown(ORGANISER) if "至少要" in text)
    await said(town, ORGANISER, "活动 1 取消 下雨")
    assert "不缺人" in await said(town, ORGANISER, "活动 1 招人")


async def test_one_press_calls_it_off_or_puts_it_off_whatever_its_state_and_everybody_knows(one_town: Town) -> None:
    town = one_town
    states = {
        "活动 周六上午9点 一场清扫 9人 周五9点开始报名": ActivityState.PUBLISHED,
        "活动 周六上午9点 二场清扫 9人": ActivityState.OPEN,
        "活动 周六上午10点 三场清扫 1人 可与别的重叠": ActivityState.FULL,
        "活动 周六上午10点 四场清扫 9人 周三18点截止 可与别的重叠": ActivityState.CLOSED,
        "活动 周四下午1点到5点 五场清扫 9人 可与别的重叠": ActivityState.UNDER_WAY,
    }
    for number, words in enumerate(states, 1):
        await announce(town, words)
        if number > 1:
            await town.says("tang", f"报名 {number}")
    await town.passes(days=2)
    numbered = enumerate(states.items(), 1)
    for number, (words, state) in numbered:
        assert (await activity(town, number)).state is state, words
        await said(town, ORGANISER, f"活动 {number} 延期")
        assert "延期了" in await pressed(town, "天气不好,下周同一时间")
        moved = await activity(town, number)
        assert moved.state in (ActivityState.OPEN, ActivityState.PUBLISHED, ActivityState.FULL)
        if number > 1:
            told = (await town.last("tang")).text
            assert "天气不好" in told
            assert "您还来吗" in told
        asked = await said(town, ORGANISER, f"活动 {number} 取消")
        assert "为什么不办了" in asked
        old = await town.last(ORGANISER)
        assert f"活动 {number} 取消了" in await pressed(town, "场地用不了")
        assert (await activity(town, number)).state is ActivityState.CANCELLED
        assert "已经更新" in await town.presses_old(ORGANISER, old, f"call-off:{number}:{moved.version}:weather")
        if number > 1:
            assert "场地用不了" in (await town.last("tang")).text
        for who, where in (("tang", GROUP), ("zhou", STREET)):
            assert f"活动 {number}" in (await town.last(who, where=where)).text
            assert "场地用不了" in (await town.last(who, where=where)).text
    await town.says("daisy", "activity 5")
    assert "The place can't be used" in (await town.last("daisy")).text


async def pressed(town: Town, label: str) -> str:
    await town.presses(ORGANISER, label)
    return (await town.last(ORGANISER)).text


async def test_a_stale_card_calls_nothing_off_and_only_the_captain_may(one_town: Town) -> None:
    town = one_town
    await announce(town)
    await said(town, ORGANISER, "活动 1 取消")
    old = await town.last(ORGANISER)
    version = (await activity(town)).version
    await said(town, ORGANISER, "算了")
    await said(town, ORGANISER, "活动 1 改时间 周日上午9点")
    assert "已经更新" in await town.presses_old(ORGANISER, old, f"call-off:1:{version}:weather")
    mine = await town.last("tang", where=GROUP)
    for forged in (f"call-off:1:{version}:weather", f"put-off:1:{version}:7"):
        assert "私聊" in await town.presses_old("tang", mine, forged, where=GROUP)
    assert "用不了" in await town.presses_old(ORGANISER, old, "call-off:1:2:odd")
    assert "用不了" in await town.presses_old(ORGANISER, old, "put-off:1:2:99")
    assert "用不了" in await town.presses_old(ORGANISER, old, "remind-me:0:0:odd")
    async with town.app.database.reading() as session:
        query = select(Volunteer).where(col(Volunteer.person_id) == town.person(ORGANISER).id)
        assert (await session.execute(query)).scalar_one_or_none() is None
    assert (await activity(town)).state is ActivityState.OPEN

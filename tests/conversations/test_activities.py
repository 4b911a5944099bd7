"""活动: made in one message, checked, announced in the volunteers' group and to the street; changed, called off."""

from sqlmodel import select

from models import Activity, ActivitySeries, ActivityState
from tests.town import Town

GROUP = "xinliu-volunteers"
STREET = "chunfeng-work"
ORGANISER = "li"
SWEEP = "活动 周六上午9点 春风广场清扫 需要12人 2分"


async def activity(town: Town, number: int = 1) -> Activity:
    async with town.app.database.reading() as session:
        return await session.get_one(Activity, number)


async def announce(town: Town, words: str = SWEEP, who: str = ORGANISER) -> None:
    await town.says(who, words)
    await town.presses(who, "发布")


async def said(town: Town, who: str, words: str) -> str:
    await town.says(who, words)
    return (await town.last(who)).text


async def test_one_message_a_check_and_both_groups_read_it_at_once(town: Town) -> None:
    await town.says(ORGANISER, SWEEP)
    check = await town.last(ORGANISER)
    assert check.text.startswith("这样发,对吗? 春风广场清扫")
    for part in (
        "3月7日 周六 9:00-11:00",
        "已报 0 / 12",
        "每人 2 分 · 环境清洁",
        "新柳志愿者群",
        "下午 5 点上当天的名单",
    ):
        assert part in check.text
    assert not any("春风广场" in text for text in await town.shown("tang", where=GROUP))
    await town.presses(ORGANISER, "发布")
    assert (await activity(town)).state is ActivityState.OPEN
    card = await town.last("tang", where=GROUP)
    assert card.text.startswith("活动 1 · 春风广场清扫 · 还差 12 人")
    assert [label for label in card.buttons if label in ("报名", "替人报名", "取消报名")] == [
        "报名",
        "替人报名",
        "取消报名",
    ]
    await town.says("zhou", "活动 1", where=STREET)
    street = await town.last("zhou", where=STREET)
    assert "春风广场清扫" in street.text
    assert "报名" not in street.buttons
    assert "改时间" in (await town.last(ORGANISER)).buttons


async def test_step_by_step_and_it_goes_on_where_it_was(one_town: Town) -> None:
    town = one_town
    await town.says(ORGANISER, "活动")
    await town.presses(ORGANISER, "发个活动")
    assert "写个标题" in (await town.last(ORGANISER)).text
    assert "什么时候" in await said(town, ORGANISER, "给老人理发")
    assert "没看懂" in await said(town, ORGANISER, "哪天都行")
    await town.passes(hours=1)
    assert "要多少人" in await said(town, ORGANISER, "明天下午两点半到四点")
    check = await said(town, ORGANISER, "8到12人")
    assert check.startswith("这样发,对吗? 给老人理发")
    for part in ("3月4日 周三 14:30-16:00", "已报 0 / 12 · 最少 8 人", "便民服务"):
        assert part in check
    await town.presses(ORGANISER, "改地点")
    assert "集合：3号楼门口" in await said(town, ORGANISER, "3号楼门口")
    await town.presses(ORGANISER, "更多")
    await town.presses(ORGANISER, "候补:按先后")
    assert "候补:坐得下先上" in (await town.last(ORGANISER)).buttons
    await town.presses(ORGANISER, "带什么")
    assert "请带：剪刀" in await said(town, ORGANISER, "剪刀")
    await town.presses(ORGANISER, "发布")
    assert (await activity(town)).strict is False


async def test_what_cannot_be_is_refused_in_one_sentence_and_nothing_is_made(one_town: Town) -> None:
    refused = {
        "活动 昨天上午9点 清扫 10人": "已经过了",
        "活动 3月2日上午9点 清扫 10人": "已经过了",
        "活动 周六上午11点到9点 清扫 10人": "结束比开始还早",
        "活动 周六上午9点 清扫 0人": "人数要在 1 到 1000 之间",
        "活动 周六上午9点 清扫 1000000人": "人数要在 1 到 1000 之间",
        "活动 周六上午9点 清扫 10人 50分": "积分要在 0 到 20 之间",
        "活动 周六上午9点 清扫 12到8人": "最少人数比名额还多",
        "活动 周六上午9点 清扫 10人 周日18点开始报名": "报名的时间对不上",
        "活动 99": "没找到活动 99",
        "活动 99 取消 下雨": "没找到活动 99",
    }
    for words, sentence in refused.items():
        assert sentence in await said(one_town, ORGANISER, words), words
    assert "发活动要网格员" in await said(one_town, "wang", SWEEP)
    await one_town.says("daisy", "activity yesterday 9am Sweep 10 people")
    assert "Activities are made by grid members" in (await one_town.last("daisy")).text
    await one_town.says("xu", SWEEP, where=GROUP)
    assert "发活动请在和我的私聊里写" in (await one_town.last("xu", where=GROUP)).text
    async with one_town.app.database.reading() as session:
        assert await session.get(Activity, 1) is None


async def test_an_earlier_one_a_template_and_a_rule_make_others(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 每周六上午9点 春风广场清扫 12人 请带手套")
    assert "春风广场清扫" in (await town.last("tang", where=GROUP)).text
    assert "模板“清扫”存好了" in await said(town, ORGANISER, "活动 1 存模板 清扫")
    await town.says(ORGANISER, "活动 模板")
    await town.presses(ORGANISER, "清扫")
    assert "什么时候" in (await town.last(ORGANISER)).text
    assert "3月10日 周二 14:00-16:00" in await said(town, ORGANISER, "下周二下午2点")
    copy = await said(town, ORGANISER, "活动 1 复制 3月20日上午10点")
    assert "3月20日 周五 10:00-12:00" in copy
    assert "请带：手套" in copy
    await town.passes(days=4)
    found = [text for text in await town.shown("tang", where=GROUP) if "3月14日 周六 9:00-11:00" in text]
    assert len(found) == 1
    assert "不再重复" in await said(town, ORGANISER, "活动 1 停止重复")
    assert "现在没有重复" in await said(town, ORGANISER, "活动 1 停止重复")
    async with town.app.database.reading() as session:
        series = (await session.execute(select(ActivitySeries))).scalar_one()
    assert (series.rule, series.next_at) == ("FREQ=WEEKLY;BYDAY=SA", None)


async def test_whoever_is_in_hears_of_changes_and_is_asked_again(one_town: Town) -> None:
    town = one_town
    await announce(town)
    for who in ("tang", "xie"):
        assert "报上了" in await town.presses(who, "报名", where=GROUP, on="春风广场")
    assert "已经报了 2 人" in await said(town, ORGANISER, "活动 1 人数 1")
    assert "改好了" in await said(town, ORGANISER, "活动 1 改时间 周日上午10点")
    told = await town.last("tang")
    assert "3月8日 周日 10:00-12:00" in told.text
    assert "您还来吗" in told.text
    await town.presses("tang", "还去")
    assert "见" in (await town.last("tang")).text
    await town.presses("xie", "去不了")
    assert "取消了" in (await town.last("xie")).text
    assert (await activity(town)).taken == 1
    assert "和原来一样" in await said(town, ORGANISER, "活动 1 人数 12")
    assert "为什么不办了" in await said(town, ORGANISER, "活动 1 取消")
    await town.presses(ORGANISER, "算了")
    assert "延期了" in await said(town, ORGANISER, "活动 1 延期 下大雨")
    assert "下大雨" in (await town.last("tang")).text
    assert "延期了" in await said(town, "luo", "报名 1")
    assert "改好了" in await said(town, ORGANISER, "活动 1 改时间 下周六上午9点")
    assert (await activity(town)).state is ActivityState.OPEN
    assert "取消了" in await said(town, ORGANISER, "活动 1 取消 广场维修")
    assert "不办了" in (await town.last("tang")).text
    assert "广场维修" in (await town.last("tang")).text
    assert "不办了" in (await town.last("tang", where=GROUP)).text
    assert "不办了" in (await town.last("zhou", where=STREET)).text
    assert "不办了" in await said(town, "luo", "报名 1")


async def test_only_who_runs_it_may_change_it(one_town: Town) -> None:
    await announce(one_town)
    may = {"li": "改好了", "hu": "不归您管", "xu": "改好了", "song": "改好了", "fang": "不归您管", "tang": "不归您管"}
    for seats, (who, sentence) in enumerate(may.items(), 15):
        assert sentence in await said(one_town, who, f"活动 1 人数 {seats}"), who
    assert "带队了" in await said(one_town, "li", "活动 1 带队 唐春分")
    assert "改好了" in await said(one_town, "tang", "活动 1 人数 30")

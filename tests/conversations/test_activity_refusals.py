"""Every refusal around activities is one sentence, and nothing has changed after it: the closed list, in one town."""

from datetime import timedelta

from sqlmodel import col, func, select

from models import SignUp, Volunteer
from tests.conversations.test_activities import GROUP, ORGANISER, announce, said
from tests.town import Town


async def rows(town: Town) -> int:
    async with town.app.database.reading() as session:
        return (await session.execute(select(func.count(col(SignUp.id))))).scalar_one()


async def test_each_has_its_sentence_and_changes_nothing(one_town: Town) -> None:
    town = one_town
    for words in (
        "活动 周六上午9点 一场 清扫 需要1人 2分",
        "活动 周六上午9点 二场 清扫 需要9人 2分 周五9点开始报名",
        "活动 周六上午9点 三场 清扫 需要9人 2分 周二15点截止",
        "活动 今天下午2点10分到2点20分 四场 清扫 需要9人 2分",
        "活动 周六上午9点 五场 清扫 需要9人 2分",
        "活动 周六上午9点半 六场 清扫 需要9人 2分",
        "活动 周日上午9点 七场 清扫 需要9人 满16岁",
        "活动 周日上午9点 八场 清扫 需要9人 要会急救",
        "活动 周日上午9点 九场 清扫 需要9人 限本社区",
        "活动 周日上午9点 十场 清扫 需要9人 2分",
    ):
        await announce(town, words)
    await said(town, ORGANISER, "活动 5 取消 下雨")
    await said(town, ORGANISER, "活动 周日上午9点 想想再说 清扫 需要9人 2分")
    await town.presses(ORGANISER, "算了")
    await said(town, "tang", "报名 1")
    async with town.app.database.transaction() as session:
        session.add(Volunteer(person_id=town.person("luo").id, ask_captain_since=town.app.clock.now()))
        session.add(Volunteer(person_id=town.person("liang").id, born_year=2015))
    await town.passes(hours=2)
    before = await rows(town)
    refused = {
        ("tang", "报名 1"): "您已经报上了,第 1 位",
        ("tang", "报名 2"): "开放报名,到时候再来",
        ("tang", "报名 3"): "报名截止了",
        ("tang", "报名 4"): "已经开始或结束了",
        ("tang", "报名 5"): "不办了",
        ("tang", "报名 6"): "同一时间您已经报了活动 1",
        ("liang", "报名 7"): "满 16 岁",
        ("tang", "替人报名 7 小明 8岁 监护人唐春分"): "满 16 岁",
        ("tang", "报名 8"): "私聊发“特长 急救”",
        ("luo", "报名 10"): "请队长确认",
        ("xie", "报名 9"): "只限本社区",
        ("tang", "报名 99"): "没找到活动 99",
        ("tang", "报名 11"): "没找到活动 11",
        ("gao", "报名 10 +3 王奶奶、李爷爷、孙奶奶"): "最多替 2 位",
        ("gao", "报名 1 +1 王奶奶"): "一共只有 1 个名额,2 位一起坐不下",
        ("gao", "替人报名 10 小明 8岁"): "请写上监护人",
        ("gao", "取消报名 10"): "您没有报活动 10",
        (ORGANISER, "活动 10 改时间 昨天上午9点"): "已经过了",
        (ORGANISER, "活动 10 改时间 周日上午11点到9点"): "结束比开始还早",
        (ORGANISER, "活动 10 改时间 以前"): "没看懂",
        (ORGANISER, "活动 10 改人数 很多"): "没看懂",
        (ORGANISER, "活动 10 人数 0"): "人数要在 1 到 1000 之间",
        (ORGANISER, "活动 10 人数 1000000"): "人数要在 1 到 1000 之间",
        (ORGANISER, "#接龙\n春风广场清扫"): "没看出接龙",
        ("tang", "特长 " + "、".join(str(n) for n in range(13))): "请写会什么",
        ("tang", "出生年份 1750"): "请写出生的年份",
        ("tang", "出生年份 年轻"): "请写出生的年份",
    }
    for (who, words), sentence in refused.items():
        assert sentence in await said(town, who, words), words
    assert await rows(town) == before
    assert "满了,您排第 1" in await said(town, "gao", "报名 1"), "full is no refusal: they wait"
    card = await town.last("tang", where=GROUP)
    await said(town, ORGANISER, "活动 10 更多")
    assert "已经更新" in await town.presses_old(ORGANISER, await town.last(ORGANISER), "plan-switch:10:0:strict")
    assert "用不了" in await town.presses_old("tang", card, "no-such-verb:1:0:", where=GROUP)


async def test_age_and_skills_are_said_in_the_chat(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 周六上午9点 清扫 9人 要会急救 满16岁")
    assert "要会急救" in await said(town, "tang", "报名 1")
    assert "特长：急救、理发" in await said(town, "tang", "特长 急救、理发")
    assert "出生年份：2015" in await said(town, "tang", "出生年份 2015")
    assert "满 16 岁" in await said(town, "tang", "报名 1")
    year = (town.app.clock.now() - timedelta(days=365 * 65)).year
    assert f"出生年份：{year}" in await said(town, "tang", "出生年份 65岁")
    assert "报上了" in await said(town, "tang", "报名 1")
    await town.says("daisy", "my skills first aid, haircuts")
    assert "first aid, haircuts" in (await town.last("daisy")).text
    await town.says("tang", "特长 急救", where=GROUP)
    assert "私聊" in (await town.last("tang", where=GROUP)).text

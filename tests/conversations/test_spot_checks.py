"""The street can check: one list a day, a tenth drawn by a seed; a doubt holds one activity and no other."""

from sqlmodel import col, select

from models import Activity, ActivityState, Area, Chat, Entry
from services.points.rebuilding import differences
from tests.conversations.test_activities import GROUP, ORGANISER, STREET, announce, said
from tests.town import Town

CLERK = "song"
"""Of the street office, who reads the list in private as long as the street has no work group."""


async def activity(town: Town, number: int = 1) -> Activity:
    async with town.app.database.reading() as session:
        return await session.get_one(Activity, number)


async def earned(town: Town) -> int:
    async with town.app.database.reading() as session:
        return sum(entry.points for entry in (await session.execute(select(Entry))).scalars())


async def test_one_list_at_five_and_nothing_in_between(one_town: Town) -> None:
    town = one_town
    await announce(town)
    await announce(town, "活动 周日下午2点 给老人理发 需要4人 2分")
    await town.passes(hours=3)
    found = [text for text in await town.shown(CLERK) if "请街道看看" in text]
    assert len(found) == 1
    for part in (
        "活动 1 · 春风广场清扫",
        "活动 2 · 给老人理发",
        "新发布",
        "已报 0 / 12",
        "每人 2 分 · 环境清洁",
        "抽签号",
    ):
        assert part in found[0]
    await town.says("li", "活动")
    assert "不归您管" in await town.presses_old("li", await town.last("li"), "street-fine:1:0:")
    assert "记下了" in await town.presses(CLERK, "都没问题")
    assert "宋立冬看过:都没问题" in (await town.last(CLERK)).text
    assert "已经有人看过" in await town.presses(CLERK, "都没问题")
    await town.passes(days=1)
    assert len([text for text in await town.shown(CLERK) if "请街道看看" in text]) == 1
    for where in (GROUP, STREET):
        assert not any(
            "请街道看看" in text for text in await town.shown("xu" if where == STREET else "tang", where=where)
        )


async def test_where_the_street_has_a_work_group_its_list_stands_there(
    one_town: Town,
) -> None:
    town = one_town
    async with town.app.database.transaction() as session:
        street = (await session.execute(select(Area.id).where(col(Area.key) == "xinliu"))).scalar_one()
        chat = (await session.execute(select(Chat).where(col(Chat.key) == "qiushi-work"))).scalar_one()
        chat.area_id = street
    await announce(town)
    await town.passes(hours=3)
    group = await town.last("fang", where="qiushi-work")
    assert "请街道看看" in group.text
    assert not any("请街道看看" in text for text in await town.shown(CLERK)), "nobody is told twice"
    assert not any("请街道看看" in text for text in await town.shown("zhou", where=STREET))
    assert "不归您管" in await town.presses("fang", "1 有疑问", where="qiushi-work")


async def test_a_doubt_holds_that_one_until_it_is_clear(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 明天上午9点到11点 春风广场清扫 需要12人 2分")
    await announce(town, "活动 明天上午9点到11点 柳岸清扫 需要12人 2分")
    await town.says("tang", "报名 1", where=GROUP)
    await town.says("luo", "报名 2", where=GROUP)
    await town.passes(hours=3)
    assert "只放下活动 1" in await town.presses(CLERK, "1 有疑问")
    assert "街道" in (await town.last(ORGANISER)).text
    await town.says(CLERK, "有疑问 1 名单和上周一样")
    assert "名单和上周一样" in (await town.last(ORGANISER)).text
    await town.presses(CLERK, "都没问题")
    assert "1 号有疑问,别的没问题" in (await town.last(CLERK)).text
    await town.passes(hours=21)
    for number in (1, 2):
        await town.says(ORGANISER, f"活动 {number} 管理")
        await town.presses(ORGANISER, "全到了", on=f"活动 {number}")
    assert any("核对清楚再记分" in text for text in await town.shown(ORGANISER))
    assert (await activity(town)).state is ActivityState.RESULTS_IN
    assert (await activity(town, 2)).state is ActivityState.SETTLED
    assert await earned(town) == 2
    assert "照常" in await said(town, CLERK, "核对清楚 1")
    assert "核对清楚了" in (await town.last(ORGANISER)).text
    assert (await activity(town)).state is ActivityState.SETTLED
    assert await earned(town) == 4
    await town.passes(hours=5)
    assert "先记为待核" in (await town.last("tang")).text
    closed = next(text for text in await town.shown(CLERK) if "名单已定" in text)
    assert "名单:" in closed


async def test_a_doubt_after_the_results_takes_the_points_back_until_it_is_clear(one_town: Town) -> None:
    town = one_town
    for number, when in ((1, "上午9点到10点"), (2, "上午10点到11点")):
        await announce(town, f"活动 明天{when} 第{number}次清扫 需要12人 2分")
        await town.says("tang", f"报名 {number}", where=GROUP)
    await town.says("luo", "报名 1", where=GROUP)
    await town.passes(hours=24)
    for number in (1, 2):
        await town.says(ORGANISER, f"活动 {number} 管理")
        await town.presses(ORGANISER, "全到了", on=f"活动 {number}")
    assert await earned(town) == 6
    await town.says(CLERK, "有疑问 1 名单有重复")
    assert await earned(town) == 2
    assert (await activity(town)).state is ActivityState.RESULTS_IN
    assert "先收回,核对清楚了再记上" in (await town.last(ORGANISER)).text
    for who in ("tang", "luo"):
        assert "街道在核对" in (await town.last(who)).text
        assert "重复" not in (await town.last(who)).text
    assert "本月:2" in (await said(town, "tang", "积分")).replace("：", ":").replace(" ", "")
    await town.passes(hours=12)
    assert not any("−" in text for text in await town.shown("tang", where=GROUP)), "nobody is shown to have lost points"
    for times in (4, 2):
        await said(town, CLERK, "核对清楚 1")
        assert await earned(town) == 6
        assert (await activity(town)).state is ActivityState.SETTLED
        if times == 4:
            await said(town, CLERK, "有疑问 1")
            assert await earned(town) == 2
    async with town.app.database.reading() as session:
        assert [one async for one in differences(session, town.app.town.timezone)] == []
        deeds = [entry.deed for entry in (await session.execute(select(Entry))).scalars()]
    assert len(set(deeds)) == len(deeds)
    await town.passes(days=35)
    assert "已经确认" in await said(town, CLERK, "有疑问 1")
    assert await earned(town) == 6


async def test_what_cannot_be_is_refused_in_one_sentence(one_town: Town) -> None:
    town = one_town
    await announce(town)
    for who, words, sentence in (
        (CLERK, "有疑问", "请写活动号"),
        (CLERK, "核对清楚", "请写活动号"),
        (CLERK, "核对清楚 1", "现在没有疑问"),
        (CLERK, "有疑问 99", "没找到活动 99"),
        ("li", "有疑问 1 人太多", "不归您管"),
        ("tang", "有疑问 1 人太多", "不归您管"),
    ):
        assert sentence in await said(town, who, words), words
    await town.says(CLERK, "有疑问 1")
    assert "已经记了有疑问" in await said(town, CLERK, "有疑问 1")

"""微心愿: told, looked at by the desk, claimed in the group, done, confirmed, thanked for; a home is visited by two."""

import pytest
from sqlmodel import col, select

from models import ClaimState, Entry, Person, Wish, WishClaim, WishState
from tests.town import Town

GROUP = "xinliu-volunteers"
GLASSES = "心愿 想要一副老花镜"
CHAT = "心愿 替王奶奶 3号楼2单元501 000-0000-0099:想有人来家里聊聊天"


async def wish(town: Town, number: int = 1) -> Wish:
    async with town.app.database.reading() as session:
        return await session.get_one(Wish, number)


async def claims(town: Town, number: int = 1) -> list[ClaimState]:
    async with town.app.database.reading() as session:
        query = select(WishClaim).where(col(WishClaim.wish_id) == number).order_by(col(WishClaim.id))
        return [claim.state for claim in (await session.execute(query)).scalars()]


async def said(town: Town, who: str, words: str) -> str:
    await town.says(who, words)
    return (await town.last(who)).text


async def shown(town: Town, who: str, part: str, where: str = "direct") -> str:
    """The newest card that holds ``part``."""
    return next(text for text in reversed(await town.shown(who, where=where)) if part in text)


async def posted(town: Town, words: str = GLASSES, who: str = "wang") -> None:
    await town.says(who, words)
    await town.presses("xu", "发到志愿者群")


@pytest.mark.everywhere
async def test_a_wish_comes_true_and_only_who_claimed_it_reads_whose_it_is(town: Town) -> None:
    assert "社区在看" in await said(town, "wang", GLASSES)
    desk = await town.last("xu")
    for part in ("微心愿 1", "想要一副老花镜", "王秋月", "3号楼2单元", "便民服务 · 每人 2 分"):
        assert part in desk.text
    assert not any("老花镜" in text for text in await town.shown("tang", where=GROUP))
    await town.presses("xu", "发到志愿者群")
    card = await town.last("tang", where=GROUP)
    assert card.text.startswith("微心愿 1 · 还差 1 人")
    for never in ("王秋月", "3号楼", "000-0000"):
        assert never not in card.text
    assert "已经发到志愿者群" in (await town.last("wang")).text
    assert "认领了" in await town.presses("tang", "我来认领", where=GROUP)
    mine = (await town.last("tang")).text
    for part in ("王秋月", "3号楼2单元", "000-0000-0001"):
        assert part in mine
    assert "唐春分认领了" in await shown(town, "wang", "认领了,")
    group = await shown(town, "tang", "微心愿 1", GROUP)
    assert "有人认领了" in group
    assert "唐*分" in group
    await town.presses("tang", "约好时间了")
    await town.presses("tang", "办好了")
    await town.presses("wang", "还没有")
    assert "再联系一下" in (await town.last("tang")).text
    await town.presses("tang", "办好了")
    assert "转告" in await town.presses("wang", "圆了")
    assert "圆了" in await shown(town, "tang", "微心愿 1", GROUP)
    assert "圆了,谢谢您" in (await town.last("tang")).text
    await town.presses("wang", "写句谢谢")
    await town.says("wang", "眼镜很合适,谢谢你")
    assert "对方谢谢您:眼镜很合适" in (await town.last("tang")).text
    assert not any("000-0000-0001" in text for text in await town.shown("tang"))
    async with town.app.database.reading() as session:
        entry = (await session.execute(select(Entry))).scalar_one()
    assert (entry.points, entry.deed) == (2, f"wish:1:{town.person('tang').id}")
    assert (await wish(town)).phone == ""
    await town.passes(hours=6)
    assert "今天 +2(便民服务)" in await shown(town, "tang", "今天 +2")


async def test_a_home_is_visited_by_two_whom_the_desk_knows_and_the_first_time_with_its_leader(one_town: Town) -> None:
    town = one_town
    assert "代说" not in await said(town, "li", CHAT)
    desk = (await town.last("xu")).text
    for part in (
        "王奶奶",
        "3号楼2单元501",
        "000-0000-0099",
        "李小满",
        "两个人一起去",
        "0 / 2 人",
        "关爱陪护 · 每人 3 分",
    ):
        assert part in desk
    await town.presses("xu", "发到志愿者群")
    for who in ("tang", "luo"):
        await town.presses(who, "我来认领", where=GROUP)
    assert "社区看过就告诉您" in (await town.last("tang")).text
    await town.presses("xu", "唐春分去")
    assert "要两个人一起去" in await shown(town, "tang", "1 号")
    assert "501" not in await shown(town, "tang", "1 号")
    await town.presses("xu", "罗冬至这次不去")
    assert "另有安排" in await shown(town, "luo", "另有安排")
    assert "还差 1 人" in await shown(town, "tang", "微心愿 1", GROUP)
    await town.presses("liang", "我来认领", where=GROUP)
    await town.presses("xu", "梁立夏去")
    for who in ("tang", "liang"):
        for part in ("王奶奶", "501", "000-0000-0099", "第一次请和：孙芒种"):
            assert part in await shown(town, who, "1 号"), who
    assert "要第一次上门" in (await town.last("sun")).text
    assert "501" in (await town.last("sun")).text
    assert "唐春分、梁立夏会上门" in (await town.last("li")).text
    await town.presses("liang", "来不了了")
    assert "501" not in await shown(town, "tang", "1 号")
    assert await claims(town) == [ClaimState.HELD, ClaimState.DECLINED, ClaimState.GIVEN_BACK]
    await town.presses("gao", "我来认领", where=GROUP)
    await town.presses("xu", "高大寒去")
    for who in ("tang", "gao"):
        await town.presses(who, "办好了")
    await town.presses("li", "圆了")
    async with town.app.database.reading() as session:
        entries = list((await session.execute(select(Entry))).scalars())
    assert {entry.person_id for entry in entries} == {town.person(who).id for who in ("tang", "gao")}
    assert [entry.points for entry in entries] == [3, 3]
    for who in ("tang", "gao", "sun", "liang"):
        assert not any("501" in text for text in await town.shown(who)), who
    await town.says("li", CHAT)
    await town.presses("xu", "发到志愿者群")
    for who in ("tang", "liang"):
        await town.presses(who, "我来认领", where=GROUP, on="微心愿 2")
        await town.presses("xu", f"{town.person(who).name}去", on="微心愿 2")
    assert "501" in await shown(town, "tang", "2 号")
    assert "孙芒种" not in await shown(town, "tang", "2 号")


async def test_a_claim_nobody_acts_on_is_released_and_who_is_waited_for_is_reminded(one_town: Town) -> None:
    town = one_town
    await town.says("wang", GLASSES)
    await town.passes(days=1, hours=1)
    assert len([text for text in await town.shown("xu") if "微心愿 1 · 社区在看" in text]) == 2
    await town.presses("xu", "发到志愿者群")
    await town.passes(days=8)
    assert "一个星期没人认领" in (await town.last("xu")).text
    await town.presses("tang", "我来认领", where=GROUP)
    await town.passes(days=3)
    assert await claims(town) == [ClaimState.RELEASED]
    assert "先让给别人了" in await shown(town, "tang", "没有动静")
    assert not any("000-0000-0001" in text for text in await town.shown("tang"))
    assert (await town.last("tang", where=GROUP)).text.startswith("微心愿 1 · 还差 1 人")
    await town.presses("luo", "我来认领", where=GROUP)
    await town.presses("luo", "约好时间了")
    await town.passes(days=4)
    await town.presses("luo", "办好了")
    await town.passes(days=5)
    assert len([text for text in await town.shown("wang") if "办好了,等确认" in text]) >= 2
    await town.presses("xu", "圆了")
    assert "社区问过您" in (await town.last("wang")).text
    assert (await wish(town)).state is WishState.CONFIRMED


async def test_the_desk_words_it_prices_it_from_the_table_and_says_why_not(one_town: Town) -> None:
    town = one_town
    await town.says("wang", "心愿 想请人帮忙抬一张桌子,我家在3号楼2单元502,需要2人")
    desk = await town.last("xu")
    assert "502" not in desk.text
    assert "0 / 2 人" in desk.text
    await town.presses("xu", "改文字")
    assert "不用写为什么" in await said(town, "xu", "给低保户抬桌子")
    await said(town, "xu", "抬一张桌子到三楼")
    await town.presses("xu", "改积分")
    await town.presses("xu", "关爱陪护 · 3")
    await town.presses("xu", "改人数")
    assert "1 到 20" in await said(town, "xu", "300")
    await town.says("xu", "3")
    assert "已经更新" in await town.presses_old("xu", desk, "wish-post:1:1:")
    await town.presses("xu", "发到志愿者群")
    card = (await town.last("tang", where=GROUP)).text
    for part in ("抬一张桌子到三楼", "还差 3 人", "每人 3 分"):
        assert part in card
    await town.says("wang", "心愿 想要一本菜谱")
    await town.presses("xu", "不合适…")
    await town.says("xu", "活动室就有,可以去拿")
    assert "社区说:活动室就有" in (await town.last("wang")).text
    await town.presses("tang", "我来认领", where=GROUP)
    await town.presses("wang", "收回", on="抬一张")
    assert "不用去了" in await shown(town, "tang", "收回了")
    assert "收回了" in await shown(town, "tang", "微心愿 1", GROUP)


async def test_what_cannot_be_is_refused_in_one_sentence_and_labels_are_kept_nowhere(one_town: Town) -> None:
    town = one_town
    for who, words, sentence in (
        ("wang", "心愿 我是独居老人,想有人聊天", "不用写为什么"),
        ("wang", "心愿 低保户,想要一袋米", "不用写为什么"),
        ("wang", "心愿 得了糖尿病,想要无糖点心", "不用写为什么"),
        ("daisy", "wish I live alone and want company", "no need to say why"),
        ("wang", "心愿 !!!", "还不知道您要什么"),
        ("wang", f"心愿 {'想' * 301}", "300"),
        ("wang", "心愿 想请0人帮忙,需要0人", "1 到 20"),
        ("wang", "心愿 替王奶奶 3号楼:想要老花镜", "请网格员或楼栋长来写"),
        ("li", "心愿 替王奶奶想要老花镜", "请这样写"),
        ("li", "心愿 替楼上 3号楼:想要老花镜", "请这样写"),
        ("fang", "心愿 替王奶奶 春风里3号楼:想要老花镜", "不在您"),
        ("wang", "心愿 99", "没找到 99 号心愿"),
        ("xu", "心愿 99", "没找到 99 号心愿"),
        ("wang", "心愿 99 圆了", "没找到 99 号心愿"),
        ("wang", "心愿 99 怎么办", "没看懂要把 99 号怎么办"),
        ("wang", "屏蔽 查无此人", "没找到这位邻居"),
        ("wang", "我能 打麻将", "没看懂您能帮什么"),
    ):
        assert sentence in await said(town, who, words), words
    async with town.app.database.reading() as session:
        assert await session.get(Wish, 1) is None
        kept = (await session.execute(select(Wish))).scalars().all()
    assert not kept
    page = await town.street.messages(town.person("wang"), town.chat("wang", "direct"))
    assert not any(word in one.text for one in page if not one.by_bot for word in ("独居", "低保", "糖尿病"))


async def test_a_claim_that_cannot_be_is_refused_kindly(one_town: Town) -> None:
    town = one_town
    await posted(town)
    card = await town.last("tang", where=GROUP)
    press = "wish-claim:1:0:"
    assert "您说的心愿" in await town.presses_old("wang", await town.last("wang"), press)
    assert "没找到" in await town.presses_old("tang", card, "wish-claim:77:0:", where=GROUP)
    assert "还没有人认领" in await town.presses_old("wang", await town.last("wang"), "wish-true:1:0:")
    await town.says("liang", "心愿")
    assert "不在您手上" in await town.presses_old("liang", await town.last("liang"), "wish-did:1:0:")
    async with town.app.database.transaction() as session:
        direct = await session.merge(town.chat("gao", "direct"))
        direct.unreachable_at = town.app.clock.now()
    assert "私聊" in await town.presses_old("gao", card, press, where=GROUP), "where it is could not be told them"
    await town.says("wang", "屏蔽 罗冬至")
    assert "另有安排" in await town.presses_old("luo", card, press, where=GROUP)
    await town.presses("tang", "我来认领", where=GROUP)
    assert "已经认领" in await town.presses_old("tang", card, press, where=GROUP)
    assert "已经有人认领" in await town.presses_old("liang", card, press, where=GROUP)
    own = await town.last("tang")
    for verb in ("wish-post", "wish-true", "wish-withdraw", "wish-go", "wish-rules", "wish-words", "wish-thank"):
        assert "没找到 1 号心愿" in await town.presses_old("tang", own, f"{verb}:1:1:"), verb
    for verb in ("need-yes", "need-no"):
        assert "下一位" in await town.presses_old("liang", await town.last("liang"), f"{verb}:1:0:")
    await town.presses("tang", "办好了")
    await town.presses("wang", "圆了")
    assert "已经结束" in await town.presses_old("liang", card, press, where=GROUP)
    await town.presses("wang", "写句谢谢")
    await town.says("wang", "谢谢你的眼镜")
    await town.presses("wang", "写句谢谢")
    assert "已经转告过" in await said(town, "wang", "再谢一次大家")
    await posted(town, "心愿 想要一副老花镜,替我挑挑")
    async with town.app.database.transaction() as session:
        person = (await session.execute(select(Person).where(col(Person.key) == "liang"))).scalar_one()
        person.home_area_id = None
    await town.presses("liang", "我来认领", where=GROUP, on="微心愿 2")
    assert "社区看过就告诉您" in (await town.last("liang")).text
    await town.presses("xu", "梁立夏去")
    assert "000-0000-0001" in await shown(town, "liang", "2 号")


async def test_whoever_would_rather_write_than_press_may(one_town: Town) -> None:
    town = one_town
    await town.says("wang", GLASSES)
    await said(town, "xu", "心愿 1 改文字 想要一副看报纸的老花镜")
    await said(town, "xu", "心愿 1 人数 2人")
    assert "发出去了" in await said(town, "xu", "心愿 1 发布")
    for who in ("tang", "luo"):
        await town.says(who, "心愿 1 认领", where=GROUP)
    assert "有人认领了" in await shown(town, "tang", "看报纸的老花镜", GROUP)
    await town.says("tang", "心愿 1 办好了", where=GROUP)
    assert "私聊" in (await town.last("tang", where=GROUP)).text
    assert "再请别人" in await said(town, "luo", "心愿 1 来不了了")
    await town.says("tang", "心愿 1 约好了")
    assert "等对方确认" in await said(town, "tang", "心愿 1 办好了")
    assert "太好了" in await said(town, "wang", "心愿 1 圆了")
    assert "转告了" in await said(town, "wang", "心愿 1 谢谢 看得清楚了")
    assert "看得清楚了" in (await town.last("tang")).text
    await town.says("tang", "我能 搬东西")
    await town.says("wang", "求助 搬桌子")
    assert "卡片上" in await said(town, "tang", "求助 2 我来")
    assert "收回了" in await said(town, "wang", "求助 2 收回")

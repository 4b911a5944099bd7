"""邻里互助: one neighbour is asked after the other, in private; who can, when, and whom one would rather not meet."""

import pytest
from sqlmodel import col, select

from models import ClaimState, Wish, WishClaim, WishState
from tests.town import Town

GROUPS = (("tang", "xinliu-volunteers"), ("wang", "chunfengli-residents"), ("xu", "chunfeng-work"))


async def wish(town: Town, number: int = 1) -> Wish:
    async with town.app.database.reading() as session:
        return await session.get_one(Wish, number)


async def asked(town: Town, number: int = 1) -> list[tuple[str, ClaimState]]:
    names = {town.person(key).id: key for key in ("tang", "luo", "gao", "liang", "chen", "sun")}
    async with town.app.database.reading() as session:
        query = select(WishClaim).where(col(WishClaim.wish_id) == number).order_by(col(WishClaim.id))
        return [(names[claim.person_id], claim.state) for claim in (await session.execute(query)).scalars()]


async def said(town: Town, who: str, words: str) -> str:
    await town.says(who, words)
    return (await town.last(who)).text


@pytest.mark.everywhere
async def test_neighbours_are_asked_one_after_the_other_and_no_group_hears_of_it(town: Town) -> None:
    for who, words in (("gao", "我能 搬东西"), ("luo", "我能 搬东西 周末"), ("chen", "我能 搬重物,理发")):
        assert "搬东西" in await said(town, who, words)
    assert "正在问附近的邻居" in await said(town, "wang", "求助 抬一张桌子上三楼,周六上午")
    question = (await town.last("chen")).text
    for part in ("有邻居想请您帮个忙", "搬东西", "周末白天", "春风里", "每人 2 分"):
        assert part in question
    for never in ("王秋月", "桌子", "3号楼", "000-0000"):
        assert never not in question
    await town.presses("chen", "这次不行")
    assert "请下一位邻居" in (await town.last("chen")).text
    await town.passes(hours=1, minutes=5)
    assert await asked(town) == [
        ("chen", ClaimState.PASSED), ("luo", ClaimState.LAPSED), ("gao", ClaimState.ASKED)
    ]  # fmt: skip
    assert "已经请下一位" in (await town.last("luo")).text
    await town.presses("gao", "我来")
    mine = (await town.last("gao")).text
    for part in ("王秋月", "3号楼2单元", "抬一张桌子", "000-0000-0001"):
        assert part in mine
    assert "高大寒来帮您" in (await town.last("wang")).text
    await town.presses("gao", "办好了")
    await town.presses("wang", "圆了")
    assert "圆了,谢谢您" in (await town.last("gao")).text
    assert not any("000-0000-0001" in text for text in await town.shown("gao"))
    for who, group in GROUPS:
        assert not any("桌子" in text or "求助" in text for text in await town.shown(who, where=group))
    assert "圆了 0 个心愿,帮了 1 次邻居" in await said(town, "gao", "我的志愿")


async def test_when_nobody_is_left_the_wisher_chooses_and_who_is_blocked_is_never_asked(one_town: Town) -> None:
    town = one_town
    await town.says("chen", "我能 修水管")
    await town.says("tang", "我能 修水管 工作日")
    await town.says("wang", "屏蔽 陈谷雨")
    assert "✓ 陈谷雨,取消屏蔽" in (await town.last("wang")).buttons
    assert "附近暂时没人有空" in await said(town, "wang", "求助 周六来看看漏水的龙头")
    for who in ("chen", "tang"):
        assert not any("帮个忙" in text for text in await town.shown(who))
    await town.presses("wang", "请社区看看")
    assert "看看漏水的龙头" in (await town.last("xu")).text
    await town.presses("xu", "发到志愿者群")
    await town.presses("luo", "我来认领", where="xinliu-volunteers")
    assert "000-0000-0001" in (await town.last("luo")).text
    await town.presses("wang", "取消屏蔽")
    await town.says("wang", "求助 修一下马桶")
    assert [who for who, _ in await asked(town, 2)] == ["chen"]
    await town.presses("chen", "我来")
    await town.presses("chen", "来不了了")
    assert [who for who, _ in await asked(town, 2)] == ["chen", "tang"]
    assert "来不了了,再请别人" in " ".join(await town.shown("wang"))
    await town.presses("wang", "收回", on="求助 2")
    assert (await wish(town, 2)).state is WishState.WITHDRAWN
    assert "已经请下一位" in await town.presses_old("tang", await town.last("tang"), "need-yes:2:0:")


async def test_the_kind_is_asked_danger_is_reported_and_labels_are_kept_nowhere(one_town: Town) -> None:
    town = one_town
    await town.says("wang", "求助 帮我看看这个")
    assert "哪方面的忙" in (await town.last("wang")).text
    await town.presses("wang", "手机电脑")
    assert (await wish(town)).skill == "devices"
    await town.says("wang", "求助")
    await town.presses("wang", "写字填表")
    assert "要帮什么" in (await town.last("wang")).text
    assert "附近暂时没人有空" in await said(town, "wang", "填一张表")
    await town.says("wang", "求助 楼道里又黑了")
    await town.presses("wang", "这是要反映的事")
    assert await town.cases() == 1
    await town.says("wang", "求助 家里着火了")
    assert await town.cases() == 2
    assert "119" in " ".join(await town.shown("wang"))
    for words in ("求助 我低保,帮我搬东西", "求助 有糖尿病,帮忙买菜"):
        assert "不用写为什么" in await said(town, "wang", words)
    page = await town.street.messages(town.person("wang"), town.chat("wang", "direct"))
    assert not any(word in one.text for one in page if not one.by_bot for word in ("低保", "糖尿病"))
    await town.says("wang", "求助 搬东西")
    assert "3 个没办完" in await said(town, "wang", "求助 搬东西")
    before = await town.shown("wang", where="chunfengli-residents")
    for words in ("求助 谁家有梯子", "我能 理发", "心愿 想要一副老花镜"):
        await town.says("wang", words, where="chunfengli-residents")
    assert await town.shown("wang", where="chunfengli-residents") == before


async def test_what_one_can_do_is_a_press_each_and_lists_are_for_whoever_asks(one_town: Town) -> None:
    town = one_town
    await town.says("tang", "我能")
    await town.presses("tang", "理发")
    assert "✓ 理发" in (await town.last("tang")).buttons
    await town.presses("tang", "✓ 理发")
    assert "✓ 理发" not in (await town.last("tang")).buttons
    assert "周末晚上" in await said(town, "tang", "我能 修电脑 周末晚上")
    assert "还没有和邻居" in await said(town, "tang", "屏蔽")
    for who, words, nobody in (
        ("wang", "求助 理发", "附近暂时没人有空"),
        ("daisy", "need help with a haircut", "nobody nearby has time just now"),
    ):
        before = len(await town.cards(who))
        await town.says(who, words)
        (card,) = (await town.cards(who))[before:]
        assert nobody in card.text
    await town.says("daisy", "I can help with haircuts, weekends")
    assert "Haircuts · weekends" in (await town.last("daisy")).text
    await town.says("wang", "心愿 想要一副老花镜")
    assert "等您看的：3 · 想要一副老花镜" in await said(town, "xu", "心愿")
    await town.presses("xu", "微心愿 3")
    await town.presses("xu", "发到志愿者群")
    await town.says("tang", "心愿", where="xinliu-volunteers")
    listed = (await town.last("tang", where="xinliu-volunteers")).text
    assert "春风社区的微心愿" in listed or "新柳" in listed
    await town.says("luo", "心愿 3")
    await town.presses("luo", "我来认领")
    await town.says("luo", "心愿")
    assert "我的：3 · 想要一副老花镜" in (await town.last("luo")).text
    await town.says("luo", "我的志愿")
    page = (await town.last("luo")).text
    for part in ("我的志愿", "今年活动：0 次", "手上的：3 · 想要一副老花镜"):
        assert part in page

"""报名: one card, words and buttons; elders and children; the queue, its offers, leaving; who may not and why."""

import pytest
from sqlmodel import col, select

from models import SignUp, Volunteer
from tests.conversations.test_activities import GROUP, ORGANISER, activity, announce, said
from tests.town import Town

TWO = "活动 周六上午9点 春风广场清扫 需要2人 2分"


async def card(town: Town, who: str = "tang") -> str:
    """The live card in the group, once the five seconds have passed after which it is drawn again."""
    await town.passes(seconds=6)
    found = [text for text in await town.shown(who, where=GROUP) if text.startswith("活动 1 ·")]
    return found[-1]


async def answer(town: Town, who: str, words: str, **how: str) -> str:
    """What somebody reads in the group after they have said something there."""
    await town.says(who, words, where=GROUP, **how)
    return (await town.last(who, where=GROUP)).text


async def states(town: Town) -> dict[str, str]:
    async with town.app.database.reading() as session:
        rows = (await session.execute(select(SignUp).order_by(col(SignUp.rank), col(SignUp.id)))).scalars()
        keys = {town.person(key).id: key for key in ("tang", "xie", "luo", "liang", "gao", "lin", "jiang", "xu", "li")}
        return {row.guest or keys[row.person_id]: row.state.value for row in rows}


@pytest.mark.everywhere
async def test_buttons_words_and_a_reply_do_the_same_and_the_card_shows_it(town: Town) -> None:
    await announce(town, "活动 周六上午9点 春风广场清扫 需要5人 2分")
    assert await town.presses("tang", "报名", where=GROUP) == "“春风广场清扫”报上了,第 1 位。"
    assert await answer(town, "xie", "报名 1") == "“春风广场清扫”报上了,第 2 位。"
    post = next(one for one in await town.cards("luo", where=GROUP) if one.text.startswith("活动 1"))
    assert await answer(town, "luo", "报名", reply_to=post.id) == "“春风广场清扫”报上了,第 3 位。"
    assert await answer(town, "tang", "1 报名 +1 王奶奶") == "“春风广场清扫”报上了,第 4 位。"
    shown = await card(town)
    assert "还差 1 人" in shown
    assert "1. 唐*分  2. 谢*暑  3. 罗*至  4. 王奶奶(唐*分代报)" in shown
    assert "您已经报上了,第 1 位" in await town.presses("tang", "报名", where=GROUP, on="春风广场")
    assert "的报名取消了" in await answer(town, "xie", "取消报名 1")
    assert "您没有报" in await town.presses("xie", "取消报名", where=GROUP, on="春风广场")
    assert "1. 唐*分  2. 罗*至  3. 王奶奶" in await card(town)
    assert not any("春风广场" in text for text in await town.shown("zhou", where="chunfeng-work"))
    assert "唐春分 000-0000-0006" in await said(town, ORGANISER, "活动 1 管理")


async def test_the_queue_gets_what_comes_free_in_order_with_an_end(one_town: Town) -> None:
    town = one_town
    await announce(town, TWO)
    for who in ("tang", "xie"):
        await town.presses(who, "报名", where=GROUP, on="春风广场")
    queued = await town.presses("luo", "报名", where=GROUP, on="春风广场")
    assert queued == "“春风广场清扫”满了,您排第 1,有空位马上告诉您。"
    assert "满了,2 位从第 2 排到第 3" in await answer(town, "gao", "报名 1 +1 李奶奶")
    assert "第 4" in await town.presses("lin", "报名", where=GROUP, on="春风广场")
    shown = await card(town)
    assert "满了,可候补" in shown
    assert "候补(按先后):1. 罗*至  2. 高*寒  3. 李奶奶(高*寒代报)  4. 林*朝" in shown
    asked = await town.presses("tang", "取消报名", where=GROUP, on="春风广场")
    assert "还有 4 人在等" in asked
    assert (await states(town))["tang"] == "seated"
    assert "取消了" in await town.presses("tang", "取消报名", where=GROUP, on="春风广场")
    offer = await town.last("luo")
    assert "有空位了,给您留到" in offer.text
    await town.presses("luo", "去,我要")
    taken = await town.last("luo")
    assert "“春风广场清扫”报上了,第 2 位" in taken.text, "what became of an offer stays to be read"
    assert not any("去,我要" in card.buttons for card in await town.cards("luo"))
    await town.presses("xie", "取消报名", where=GROUP, on="春风广场")
    await town.presses("xie", "取消报名", where=GROUP, on="春风广场")
    now = await states(town)
    assert (now["gao"], now["李奶奶"], now["lin"]) == ("queued", "queued", "queued"), "a +1 at the front waits in order"
    await town.passes(seconds=6)
    assert "空着 1 个位子,排在最前的几位一起来,坐不下" in await said(town, ORGANISER, "活动 1 管理")
    assert "改好了" in await said(town, ORGANISER, "活动 1 人数 3")
    now = await states(town)
    assert (now["gao"], now["李奶奶"], now["lin"]) == ("offered", "offered", "queued")
    assert "有 2 个空位了" in (await town.last("gao")).text
    await town.passes(hours=20)
    now = await states(town)
    assert (now["gao"], now["李奶奶"], now["lin"]) == ("lapsed", "lapsed", "offered")
    assert "给下一位了" in (await town.last("gao")).text
    assert "不用回复了" in await town.presses("gao", "去,我要", on="空位")
    await town.presses("lin", "去不了")
    assert "取消了" in (await town.last("lin")).text
    assert (await activity(town)).taken == 1


async def test_whoever_fits_goes_first_where_the_organiser_chose_so(one_town: Town) -> None:
    town = one_town
    await announce(town, TWO + " 能坐下的先上")
    for who in ("tang", "xie"):
        await town.presses(who, "报名", where=GROUP, on="春风广场")
    await answer(town, "gao", "报名 1 +1 李奶奶")
    await town.presses("luo", "报名", where=GROUP, on="春风广场")
    assert "空位坐得下的先上" in await card(town)
    for _ in range(2):
        await town.presses("tang", "取消报名", where=GROUP, on="春风广场")
    now = await states(town)
    assert (now["gao"], now["luo"]) == ("queued", "offered")


async def test_elders_and_children_come_with_a_name(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 周六上午9点 春风广场清扫 需要9人 2分")
    assert "请写名字,在和我的私聊里" in await town.presses("tang", "替人报名", where=GROUP)
    assert "替谁报名" in (await town.last("tang")).text
    assert "小明还小,请写上监护人" in await said(town, "tang", "小明 8岁")
    assert "报上了,第 1 位" in await said(town, "tang", "小明 8岁 监护人唐春分")
    assert "没看出是谁" in await answer(town, "tang", "报名 1 +1")
    assert "最多替 2 位" in await answer(town, "tang", "报名 1 +2 王奶奶、李爷爷")
    assert "报上了,2 位,第 2 到 3 位" in await answer(town, "tang", "报名 1 +1 王奶奶")
    assert "“春风广场清扫”:王奶奶的报名取消了" in await answer(town, "tang", "取消报名 1 王奶奶")
    now = await states(town)
    assert (now["小明"], now["tang"], now["王奶奶"]) == ("seated", "seated", "left")
    assert "小明 8 岁 监护人唐春分" in (await said(town, "li", "活动 1 管理"))
    assert "监护人" not in await card(town)
    await said(town, ORGANISER, "活动 1 人数 2")
    await town.presses("luo", "报名", where=GROUP)
    assert "还有 1 人在等。连小明一起取消" in await town.presses("tang", "取消报名", where=GROUP)
    assert "的报名取消了,小明的也一起取消了" in await town.presses("tang", "取消报名", where=GROUP)


async def test_who_may_not_reads_why_in_one_sentence(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 周六上午9点 清扫 9人 限本社区 要会急救 满16岁 周四晚上8点开始报名")
    await announce(town, "活动 周六上午10点 夜巡 9人")
    await announce(town, "活动 周六上午10点 劝导 9人 可与别的重叠")
    assert "3月5日 周四 20:00 开放报名" in await answer(town, "tang", "报名 1")
    await town.passes(days=2, hours=7)
    assert "只限本社区" in await answer(town, "lin", "报名 1")
    assert "要会急救" in await answer(town, "tang", "报名 1")
    async with town.app.database.transaction() as session:
        session.add(Volunteer(person_id=town.person("tang").id, skills=["急救"], born_year=2012))
        session.add(Volunteer(person_id=town.person("luo").id, skills=["急救"], ask_captain_since=town.app.clock.now()))
        session.add(Volunteer(person_id=town.person("liang").id, skills=["急救"], born_year=1980))
    assert "满 16 岁" in await answer(town, "tang", "报名 1")
    assert "请队长确认" in await said(town, "luo", "报名 1")
    assert "报上了" in await answer(town, "liang", "报名 1")
    assert "同一时间您已经报了活动 1" in await answer(town, "liang", "报名 2")
    warned = await answer(town, "liang", "报名 3")
    assert "报上了" in warned
    assert "同一时间您还报了“清扫”" in warned
    assert "没找到活动 99" in await answer(town, "tang", "报名 99")
    assert "要报哪个" in await answer(town, "gao", "报名")
    await town.passes(days=3)
    assert "已经开始或结束了" in await answer(town, "tang", "报名 2")


async def test_sign_up_closes_and_leaving_has_a_last_moment(one_town: Town) -> None:
    town = one_town
    check = await said(town, ORGANISER, "活动 周六上午9点 清扫 9人 周五18点截止 最晚取消 周五12点")
    assert "报名截止：周五 18:00" in check
    assert "最晚取消：周五 12:00" in check
    await town.presses(ORGANISER, "发布")
    await town.presses("tang", "报名", where=GROUP)
    await said(town, ORGANISER, "活动 1 最晚取消 周四18点")
    told = (await town.last("tang")).text
    assert "有变化" in told
    assert "最晚取消：周四 18:00" in told
    await town.passes(days=2, hours=6)
    assert "已经过了取消的时间" in await answer(town, "tang", "取消报名 1")
    assert "李小满" in (await town.last("tang", where=GROUP)).text
    await town.passes(days=1)
    assert "报名截止了" in await answer(town, "luo", "报名 1")
    assert "报名已截止" in await card(town)


async def test_an_organiser_adds_moves_up_and_takes_off_and_they_read_why(one_town: Town) -> None:
    town = one_town
    await announce(town, TWO)
    assert "加上了" in await said(town, ORGANISER, "活动 1 加 唐春分")
    assert "李小满给您报了名" in (await town.last("tang")).text
    assert "您已经报上了" in await said(town, ORGANISER, "活动 1 加 唐春分")
    assert "加上了" in await said(town, ORGANISER, "活动 1 加 周奶奶")
    for who in ("luo", "gao"):
        await town.presses(who, "报名", where=GROUP, on="春风广场")
    assert "请写一句原因" in await said(town, ORGANISER, "活动 1 提前 高大寒")
    assert "排到前面了" in await said(town, ORGANISER, "活动 1 提前 高大寒 上次等了两回")
    assert "上次等了两回" in (await town.last("gao")).text
    assert "没找到这个名字" in await said(town, ORGANISER, "活动 1 去掉 孙悟空 没来")
    assert "去掉了" in await said(town, ORGANISER, "活动 1 去掉 唐春分 这次人手够了")
    assert "这次人手够了" in (await town.last("tang")).text
    now = await states(town)
    assert (now["tang"], now["周奶奶"], now["gao"], now["luo"]) == ("removed", "seated", "offered", "queued")


async def test_in_english(one_town: Town) -> None:
    town = one_town
    await announce(town, "活动 周六上午9点 清扫 1人")
    await town.presses("tang", "报名", where=GROUP)
    await town.says("daisy", "sign up 1")
    assert (await town.last("daisy")).text.startswith("“清扫” is full: you are no. 1 in the queue")
    await town.says("daisy", "sign up 1")
    assert (await town.last("daisy")).text == "Activity 1: you are in the queue already, no. 1."
    await town.says("daisy", "my activities")
    assert "no. 1 in the queue" in (await town.last("daisy")).text
    await town.says("daisy", "cancel 1")
    assert "no longer signed up" in (await town.last("daisy")).text

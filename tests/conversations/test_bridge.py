"""The bridge to plain WeChat groups: copied out, pasted in, and told by phone who saw nothing."""

import asyncio

from sqlmodel import SQLModel, select

from models import Behalf, Look, Nickname, Person
from tests.town import Town
from tests.town.streets import TelegramStreet
from tests.town.town import DIRECT
from web.samples import sample

STRETCH = """快乐老家 2026/3/3 14:05:11
3号楼2单元楼道灯坏了三天
王秋月 14:06
收到
—— 2026-03-02 ——
李大爷@微信 昨天 9:05
「快乐老家：灯坏了」
- - - - - - - - - -
5号楼门口垃圾堆满了没人收
陈姐 下午2:07
[图片]
陈姐 下午2:08
今晚跳舞吗
"""
ID = "440308199901101512"


async def paste(town: Town, text: str, who: str = "li") -> str:
    """Somebody brings a stretch over; the summary."""
    await town.says(who, "粘贴群消息")
    await town.says(who, text)
    await town.presses(who, "贴完了")
    return (await town.last(who)).text


async def test_a_stretch_is_split_reported_once_and_its_people_remembered(town: Town) -> None:
    seen = await paste(town, STRETCH)
    assert "2 件事,1 人收到,其余 2 条没动" in seen
    assert "快乐老家 · 春风里 3号楼 2单元 · " in seen
    assert "“快乐老家”是谁?" in seen
    assert await town.cases() == 0

    await town.says("li", "王大壮 000-0000-0077")
    await town.says("li", "先这样")  # as well as by its button
    await town.presses("li", "不报 2")
    assert "(不报)2. 李大爷" in (await town.last("li")).text
    await town.presses("li", "都报上去")
    assert "报上去了,一共 1 件:1 号。" in (await town.last("li")).text
    case, (first, *_) = await town.case(), await town.timeline()
    assert "3号楼2单元楼道灯坏了三天" in case.words
    assert first.actor_id == town.person("li").id
    assert (case.reporter_id, case.on_behalf) == (town.person("li").id, True)
    async with town.app.database.reading() as session:
        behalf = await session.get_one(Behalf, case.id)
        assert (behalf.person_id, behalf.name, behalf.phone) == (town.person("li").id, "王大壮", "000-0000-0077")
        (known,) = (await session.execute(select(Nickname))).scalars()
        assert (known.nickname, known.person_id, known.name) == ("快乐老家", None, "王大壮")
        assert (await session.execute(select(Person).where(Person.name == "王大壮"))).first() is None

    again = await paste(town, "快乐老家: 3号楼2单元,楼道灯坏了三天!\n快乐老家: 5号楼楼道灯也不亮", who="xu")
    if "哪个小区" in again:
        await town.presses("xu", "春风里")
        again = (await town.last("xu")).text
    assert "以前报过的 1 件没再算" in again
    assert "王大壮 · 春风里 5号楼" in again
    await town.presses("xu", "都报上去")
    assert await town.cases() == 2


async def test_who_saw_no_result_is_told_by_phone_once(town: Town) -> None:
    await town.says("li", "粘贴群消息\n快乐老家: 3号楼2单元楼道灯坏了")
    await town.says("li", "王大壮 000-0000-0077")
    await town.presses("li", "都报上去")
    await town.presses("zhang", "我们来办")
    await town.presses("zhang", "办好了")
    await town.says("zhang", "换了", photos=[sample("lamp-lit")])
    await town.presses("li", "确实办好了")
    await town.passes(days=1)
    assert any("请转告:1 号" in text for text in await town.shown("li"))
    await town.says("li", "请转告")
    card = await town.last("li")
    assert "请告诉王大壮" in card.text
    assert "000-0000-0077" in card.text or any("☎ 王大壮" in button for button in card.buttons)
    async with town.app.database.reading() as session:
        looks = list((await session.execute(select(Look))).scalars())
    assert [look.person_id for look in looks] == [town.person("li").id]
    assert "1 号已转告" in await town.presses("li", "已转告 1 号")
    assert (await town.moves())[-1] == "pass_on"
    await town.presses("li", "已转告 1 号")
    assert (await town.moves()).count("pass_on") == 1
    await town.says("li", "请转告")
    assert (await town.last("li")).text == "没有要转告的。"


async def test_what_is_copied_and_what_a_desk_gets_once_a_day(one_town: Town) -> None:
    await one_town.says("wang", "3号楼2单元楼道灯坏了,我叫王秋月", photos=[sample("lamp-dark")])
    card = await one_town.card("wang", "复制到微信群")
    assert card
    await one_town.passes(hours=5)
    texts = [text for text in await one_town.shown("xu") if "今天可以发到微信群的话" in text]
    assert len(texts) == 1
    assert "春风里:新反映 1 件,办好 0 件" in texts[0]
    desk = await one_town.card("xu", "复制:春风里")
    assert desk
    await one_town.passes(days=3)
    assert len([text for text in await one_town.shown("xu") if "今天可以发到微信群的话" in text]) == 1


async def test_bad_pastes_get_one_sentence_and_change_nothing(town: Town) -> None:
    await town.says("wang", "粘贴群消息")
    assert "不由您办" in (await town.last("wang")).text
    await town.says("li", "粘贴群消息")
    assert "还没看到群消息" in await town.presses("li", "贴完了")
    await town.presses("li", "算了")
    assert "1000 人收到" in await paste(town, "收到\n" * 1000)
    assert "没看出要报的事" in await paste(town, "Привет всем\nкак дела?\n今日は\n안녕하세요\nسلام")
    assert await town.cases() == 0


async def test_a_stretch_that_nobody_ends_swallows_nothing_and_never_mind_may_be_written(one_town: Town) -> None:
    await one_town.says("li", "粘贴群消息")
    await one_town.says("li", "快乐老家: 3号楼2单元楼道灯坏了")
    await one_town.says("li", "算了")
    assert (await one_town.last("li")).text == "好的,算了。"
    await one_town.says("li", "粘贴群消息")
    await one_town.says("li", "快乐老家: 3号楼2单元楼道灯坏了")
    await one_town.passes(minutes=16)
    await one_town.says("li", "上报 5号楼1单元楼道灯坏了")
    assert (await one_town.case()).words == "5号楼1单元楼道灯坏了"
    await one_town.says("xu", "进度 1")
    await one_town.presses("xu", "看 1 号")
    await one_town.presses("xu", "改写")
    await one_town.says("xu", "取消")
    assert "取消" not in (await one_town.case()).shown_words
    await one_town.presses("xu", "改写")
    await one_town.passes(hours=3)
    await one_town.says("xu", "3号楼门口积水")
    assert (await one_town.case(2)).words == "3号楼门口积水"


async def test_a_paste_of_200_000_characters_is_refused_once_and_what_came_before_is_kept(town: Town) -> None:
    line, at_once = "快乐老家: 3号楼2单元楼道灯坏了\n", 4096 if isinstance(town.street, TelegramStreet) else 20_000
    piece = line * (at_once // len(line))
    await town.says("li", "粘贴群消息")
    for _ in range(200_000 // len(piece) + 1):
        await town.street.post(town.person("li"), town.chat("li", DIRECT), piece)
    await town.settle()
    told = "一次最多 40000 字,前面的已收下;请先按“贴完了”,剩下的下次再贴。"
    assert (await town.shown("li")).count(told) == 1
    await town.presses("li", "贴完了")
    assert "1 件事,0 人收到" in (await town.last("li")).text
    assert await town.cases() == 0


async def test_what_the_page_cannot_take_at_once_is_refused_there(one_town: Town) -> None:
    await one_town.says("li", "粘贴群消息")
    said = await one_town.says("li", "字" * 200_000)
    assert said.endswith("一条消息最多 20000 字,请分几次发。")


async def test_an_identity_number_is_stored_nowhere(town: Town) -> None:
    await town.says("li", "粘贴群消息")
    await town.says("li", f"快乐老家: 3号楼2单元楼道灯坏了,身份证{ID}")
    await no_number_stands_anywhere(town)
    await town.presses("li", "贴完了")
    await no_number_stands_anywhere(town)
    await town.presses("li", "都报上去")
    assert "******************" in (await town.case()).words
    await no_number_stands_anywhere(town)


async def no_number_stands_anywhere(town: Town) -> None:
    """In no row of any table."""
    async with town.app.database.reading() as session:
        for table in SQLModel.metadata.sorted_tables:
            rows = (await session.execute(select(table))).mappings()
            assert not [row for row in rows if ID in str(dict(row))], table.name


async def test_two_who_paste_the_same_stretch_at_once_report_it_once(town: Town) -> None:
    for who in ("li", "xu"):
        await town.says(who, "粘贴群消息")
        await town.says(who, "快乐老家: 3号楼2单元楼道灯坏了")
    for who in ("li", "xu"):
        await town.presses(who, "贴完了")
        if "哪个小区" in (await town.last(who)).text:
            await town.presses(who, "春风里")
        assert "1 件事" in (await town.last(who)).text
    cards = {who: await town.card(who, "都报上去") for who in ("li", "xu")}
    presses = [town.street.press(town.person(who), town.chat(who, DIRECT), cards[who], "都报上去") for who in cards]
    await asyncio.gather(*presses)
    await town.settle()
    assert await town.cases() == 1
    said = sorted([(await town.last(who)).text for who in cards])
    assert any("报上去了,一共 1 件:1 号。" in text for text in said)
    assert any("有 1 件别人刚报过,没再报。" in text for text in said)


async def test_a_nickname_of_two_people_is_asked(town: Town) -> None:
    async with town.app.database.transaction() as session:
        compound = town.chat("wang", "chunfengli-residents").compound_id
        for key in ("wang", "sun"):
            session.add(Nickname(compound_id=compound, nickname="快乐老家", person_id=town.person(key).id))
    seen = await paste(town, "快乐老家: 3号楼2单元楼道灯坏了")
    assert "“快乐老家”是哪一位?" in seen
    await town.presses("li", "孙芒种")
    await town.presses("li", "都报上去")
    assert (await town.case()).reporter_id == town.person("sun").id

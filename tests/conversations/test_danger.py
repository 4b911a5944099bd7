"""Gas, fire, people in danger: phone numbers first, and nobody is left asleep."""

from datetime import UTC, datetime

from tests.town import Town
from tests.town.town import HOME_GROUP, StandingClock

GAS = "3号楼闻到煤气味"
NIGHT = datetime(2026, 3, 3, 15, 30, tzinfo=UTC)


def it_is(town: Town, at: datetime) -> None:
    """Set the town's clock."""
    clock = town.app.clock
    assert isinstance(clock, StandingClock)
    clock.hold_at(at)


async def test_the_numbers_come_first_then_the_case(one_town: Town) -> None:
    await one_town.says("wang", GAS)
    numbers, card = await one_town.shown("wang")
    assert numbers.startswith("有危险请先打 119、000-0000-0090。")
    assert "周立春" in numbers
    assert "编号 1" in card


async def test_desk_street_and_leader_are_alerted_at_night_too(town: Town) -> None:
    it_is(town, NIGHT)
    await town.says("wang", "上报 " + GAS, where=HOME_GROUP)
    for who in ("xu", "song", "zhou"):
        assert (await town.cards(who))[0].text.startswith("紧急:春风里 3号楼 · 燃气异味泄漏")
    assert "有危险请先打 119" in (await town.shown("wang", where=HOME_GROUP))[0]


async def test_danger_climbs_through_the_night(one_town: Town) -> None:
    it_is(one_town, NIGHT)
    await one_town.says("wang", GAS)
    await one_town.passes(minutes=11)
    assert "还没回复" in (await one_town.last("shi")).text
    await one_town.passes(hours=2)
    assert "到期" in (await one_town.last("shi")).text


async def test_somebody_in_despair_is_seen_by_desk_and_street_only(one_town: Town) -> None:
    await one_town.says("wang", "上报 3号楼有人想跳楼", where=HOME_GROUP)
    assert "12356" in (await one_town.shown("wang"))[0]
    (card,) = await one_town.cards("wang", where=HOME_GROUP)
    assert card.text == "收到,已私下处理。"
    assert "有人想跳楼" in (await one_town.cards("song"))[0].text
    assert await one_town.cards("li") == []
    assert await one_town.cards("li", where="chunfeng-work") == []


async def test_danger_without_a_place_reaches_the_leader_of_whoever_tells_it_at_once(one_town: Town) -> None:
    await one_town.says("wang", "我不想活了")
    (first,) = [text for text in await one_town.shown("wang") if "12356" in text]
    assert first.startswith("请先打 12356,随时有人听您说。正在出事,马上打 110、120。")
    assert (await one_town.card("wang", "转错了")).text.startswith("收到,编号 1。已经通知了人,请先打电话,别等。")
    (card,) = await one_town.cards("zhou")
    assert card.text.startswith("紧急:有人想不开")
    assert "不想活" not in card.text
    await one_town.presses("zhou", "我已到场")
    assert (await one_town.case()).alarm_at is None


async def test_the_leader_is_sent_there_and_reads_nothing_of_what_is_sealed(town: Town) -> None:
    await town.says("wang", "3号楼2单元有人想跳楼,他叫张三")
    (card,) = await town.cards("zhou")
    assert card.text.startswith("紧急:春风里 3号楼2单元 · 有人想不开")
    assert "内容保密" in card.text
    assert "张三" not in card.text
    assert "看 1 号" not in card.buttons
    assert "没找到" in await said(town, "zhou", "进度 1")
    assert "您已到场" in await town.presses("zhou", "我已到场")
    assert "网格长周立春已经到场" in (await town.last("xu")).text
    assert "网格长已经到场" in "".join(await town.shown("wang"))
    assert (await town.case()).alarm_at is None


async def said(town: Town, who: str, words: str) -> str:
    """What the bot answers."""
    await town.says(who, words)
    return (await town.last(who)).text


async def test_it_is_asked_again_until_somebody_is_there(town: Town) -> None:
    it_is(town, NIGHT)
    await town.says("wang", GAS)
    await town.passes(minutes=4)
    assert (await town.last("xu")).text.startswith("紧急,还没有人到场(第 1 次问)")
    assert sum("紧急" in text for text in await town.shown("zhou")) == 2
    await town.passes(minutes=5)
    assert "第 2 次问" in (await town.last("song")).text
    await town.presses("xu", "我已到场")
    assert "社区工作者许清明已经到场" in (await town.last("zhou")).text
    before = await town.shown("zhou")
    await town.passes(hours=1)
    assert not any("第 3 次" in text for text in await town.shown("zhou"))
    assert len(before) <= len(await town.shown("zhou"))
    assert (await town.moves()).count("arrive") == 1
    assert "许清明已经到场了" in await town.presses("zhou", "我已到场")


async def test_what_is_dealt_with_is_asked_no_more_and_who_is_not_from_there_does_not_say_so(one_town: Town) -> None:
    await one_town.says("wang", GAS)
    case = await one_town.case()
    card = await one_town.last("wang")
    assert "不由您办" in await one_town.presses_old("wang", card, f"on-site:{case.id}:{case.version}:")
    await one_town.says("wang", "3号楼2单元楼道灯坏了")
    await one_town.says("xu", "待办")
    other = await one_town.case(2)
    sentence = await one_town.presses_old("xu", await one_town.last("xu"), f"on-site:{other.id}:{other.version}:")
    assert "不是紧急的事" in sentence
    await one_town.says("xu", "进度 1")
    await one_town.presses("xu", "看 1 号")
    await one_town.presses("xu", "不用办了")
    await one_town.passes(minutes=30)
    assert not any("还没有人到场" in text for text in await one_town.shown("zhou"))
    assert (await one_town.case()).alarm_at is None
    assert "1 号不再催了:许清明说不用办了。" in "".join(await one_town.shown("zhou"))


async def test_who_was_alerted_hears_that_it_was_taken_back(one_town: Town) -> None:
    await one_town.says("wang", GAS)
    await one_town.says("wang", "撤回")
    assert "看 1 号" in (await one_town.last("zhou")).buttons
    for who in ("zhou", "xu", "song"):
        assert (await one_town.last(who)).text == (
            "1 号不再催了:反映的人说不用办了。\n请打个电话或去看一眼,确认没事。"
        ), who


async def test_a_drill_and_what_is_past_are_asked_about_and_alert_nobody(town: Town) -> None:
    await town.says("wang", "上次的火灾以后3号楼楼道灯一直没修")
    card = await town.card("wang", "是,现在有危险")
    assert "是现在有危险吗?" in card.text
    assert "有危险请先打 119" in card.text
    assert not any("紧急" in text for text in await town.shown("xu"))
    assert await town.presses("wang", "不是,现在没事") == "好的,1 号照常办。"
    await town.says("chen", "5号楼消防演练,着火点在地下室")
    await town.presses("chen", "是,现在有危险")
    assert "紧急" in "".join(await town.shown("xu"))
    assert "有危险请先打 119" in "".join(await town.shown("chen"))
    assert (await town.case(2)).alarm_at is not None


async def test_whoever_remembers_and_reports_at_once_is_not_asked(one_town: Town) -> None:
    await one_town.says("wang", "3号楼上次着火的那家现在又着火了")
    assert any(text.startswith("紧急") for text in await one_town.shown("xu"))
    assert not any("是现在有危险吗" in text for text in await one_town.shown("wang"))


async def test_a_forged_answer_makes_no_emergency(one_town: Town) -> None:
    await one_town.says("wang", "3号楼2单元楼道灯坏了")
    case, card = await one_town.case(), await one_town.last("wang")
    for key, sentence in (("lamp", "按钮"), ("nothing", "按钮")):
        assert sentence in await one_town.presses_old("wang", card, f"danger-now:{case.id}:{case.version}:{key}")
    assert (await one_town.moves())[-1] == "assign"


SEALED = [
    ("3号楼2单元有人要从楼顶跳下来", ("110", "120", "12356")),
    ("3号楼楼上男的又在打他老婆,孩子一直哭", ("110",)),
    ("我妈早上出去到现在没回来,她有老年痴呆,住3号楼", ("110",)),
]


async def test_suicide_violence_and_a_missing_elder_are_on_no_public_card_ever(one_town: Town) -> None:
    """From the first word to the end, whatever group it is: the work group, the units' groups, the texts for WeChat."""
    for number, (words, numbers) in enumerate(SEALED, start=1):
        await one_town.says("wang", f"上报 {words}", where=HOME_GROUP)
        answer = (await one_town.card("wang", "☎ 110")).text
        assert all(one in answer for one in numbers)
        assert (await one_town.last("zhou")).text.startswith("紧急:春风里 3号楼")
        await one_town.presses("zhou", "我已到场")
        assert (await one_town.case(number)).alarm_at is None
        await one_town.passes(minutes=20)
    await one_town.passes(days=1)
    groups = {"chunfengli-residents": "wang", "chunfeng-work": "xu", "chunfengli-wuye-team": "zhang"}
    for group, who in groups.items():
        said = "".join(await one_town.shown(who, where=group))
        told = ("跳", "老婆", "痴呆", "想不开", "暴力", "走失", "3号楼", "编号")
        assert not any(word in said for word in told), group


async def test_a_kind_that_is_chosen_by_button_is_danger_too(one_town: Town) -> None:
    """Who could not say it in words, or a desk that reads it out of them, alerts by choosing."""
    await one_town.says("wang", "怕着火,请看看3号楼")
    assert "是现在有危险吗" in "".join(await one_town.shown("wang"))
    assert not any("紧急" in text for text in await one_town.shown("xu"))
    await one_town.presses("wang", "火情")
    assert any("有危险请先打 119" in text for text in await one_town.shown("wang"))
    assert any(text.startswith("紧急") for text in await one_town.shown("xu"))
    assert (await one_town.case()).alarm_at is not None

    await one_town.says("chen", "5号楼那边味道好大")
    case, card = await one_town.case(2), await one_town.last("xu")
    await one_town.presses_old("xu", card, f"category:{case.id}:{case.version}:gas")
    assert any("有危险请先打 119、000-0000-0090" in text for text in await one_town.shown("chen"))
    assert any(text.startswith("紧急:春风里 5号楼") for text in await one_town.shown("zhou"))
    before = len(await one_town.shown("zhou"))
    case = await one_town.case(2)
    await one_town.presses_old("xu", card, f"category:{case.id}:{case.version}:fire")
    assert len(await one_town.shown("zhou")) == before


async def test_danger_is_no_answer_to_where_and_no_word_beside_another_matter(one_town: Town) -> None:
    await one_town.says("wang", "上报 门口的灯坏了")
    card = await one_town.card("wang", "选楼栋", on="编号 1")
    await one_town.says("wang", "5号楼着火了,浓烟很大")
    assert any("请先打 119" in text for text in await one_town.shown("wang"))
    assert not (await one_town.case(1)).placed
    await one_town.says("wang", "3号楼着火了,快来人", reply_to=card.id)
    assert (await one_town.case(3)).words == "3号楼着火了,快来人"
    assert (await one_town.case(1)).words == "门口的灯坏了"

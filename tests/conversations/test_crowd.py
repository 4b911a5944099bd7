"""One matter, many who report it: found by the house, joined by one press, merged and parted by the desk."""

import pytest

from tests.town import Town
from tests.town.town import HOME_GROUP
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
AGAIN = "3号楼2单元楼道灯不亮,晚上摔过人"
NIGHT_NOISE = "3号楼楼上半夜吵"


async def said(town: Town, who: str, words: str) -> str:
    """What the bot answers."""
    await town.says(who, words)
    return (await town.last(who)).text


async def stale(town: Town, verb: str, number: int, argument: object = "") -> str:
    case = await town.case(number)
    return f"{verb}:{case.id}:{case.version}:{argument}"


async def test_who_reports_the_same_is_asked_on_their_own_card_and_joins_by_one_press(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("chen", AGAIN, photos=[sample("bins-full")])
    card = await town.card("chen", "我也遇到")
    assert "附近有人反映过类似的事,是同一件吗?" in card.text
    assert "1 号 · 楼道灯 · 春风里 3号楼 · 今天反映 · 已经转办" in card.text
    assert "灯坏了" not in card.text.replace(AGAIN, "")
    assert "编号 2" in card.text

    assert await town.presses("chen", "我也遇到") == "好的,算您一个,和 1 号一起办。"
    mine = (await town.card("chen", "不是同一件")).text
    assert "2 号和 1 号是同一件事" in mine
    assert "2 人反映" in mine
    assert (await town.case(2)).state == "duplicate"
    assert (await town.case(1)).reported_by == 2
    unit = await town.card("zhang", "我们来办", on="交办单 1")
    assert "2 人反映" in unit.text
    assert "摔过人" in unit.text
    assert not any("我们来办" in card.buttons for card in await town.cards("zhang") if "交办单 2" in card.text)
    assert sum(card.photos for card in await town.cards("zhang")) > 0
    assert "摔过人" not in "".join(await town.shown("wang"))


async def test_everybody_who_joined_hears_the_result_and_any_of_them_opens_it_again(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("chen", AGAIN)
    await town.presses("chen", "我也遇到")
    await town.presses("zhang", "我们来办", on="交办单 1")
    assert "正在办" in (await town.card("chen", "不是同一件")).text
    await town.says(
        "zhang", "换了灯泡", photos=[sample("bins-clean")], reply_to=(await town.card("zhang", "办好了")).id
    )
    await town.presses("li", "确实办好了")
    card = await town.card("chen", "没解决")
    assert "2 号办好了,请看照片" in card.text
    assert "解决了吗" in (await town.card("wang", "没解决")).text
    await town.presses("wang", "解决了")
    await town.presses("chen", "没解决")
    case = await town.case(1)
    assert (case.state, case.reopened, case.confirmed_at) == ("assigned", 1, None)
    assert "1 号重新办" in "".join(await town.shown("wang"))
    assert "2 号再办一次" in "".join(await town.shown("chen"))
    assert (await town.moves())[-2:] == ["reopen", "assign"]


async def test_not_the_same_keeps_it_and_who_joined_by_mistake_takes_it_back(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("chen", AGAIN)
    assert await town.presses("chen", "不是同一件") == "好的,2 号单独办。"
    assert "是同一件吗" not in (await town.last("chen")).text
    assert (await town.case(2)).state == "assigned"

    await town.says("sun", AGAIN)
    await town.presses("sun", "我也遇到 1 号")
    assert (await town.case(3)).state == "duplicate"
    await town.presses("sun", "不是同一件")
    case = await town.case(3)
    assert (case.state, case.merged_into_id, case.alike) == ("assigned", None, [])
    assert (await town.case(1)).reported_by == 1
    assert "交办单 3" in (await town.card("zhang", "我们来办", on="交办单 3")).text


async def test_the_desk_merges_and_parts_and_everybody_is_told(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("chen", "红砖院1号楼楼道灯坏了")
    summary = await said(town, "xu", "合并 1、2")
    assert "把 2 号合并到 1 号?" in summary
    assert "一共 2 人反映" in summary
    assert (await town.case(2)).state == "assigned"
    assert await town.presses("xu", "合并") == "好的,合并到 1 号了。"
    assert "2 号和别人反映的是同一件事" in "".join(await town.shown("chen"))
    assert "2 人反映" in await said(town, "zhang", "待办")
    assert "一起办" in await said(town, "xu", "进度 2")

    assert "把 2 号从 1 号拆出来?" in await said(town, "xu", "拆开 2")
    assert await town.presses("xu", "拆开") == "好的,2 号单独办。"
    assert "2 号改为单独办" in "".join(await town.shown("chen"))
    parted, whole = await town.case(2), await town.case(1)
    assert (parted.merged_into_id, whole.merged, whole.reported_by) == (None, 0, 1)
    assert parted.state in ("assigned", "filed")


async def test_more_people_stand_higher_in_the_list_of_what_is_to_do(one_town: Town) -> None:
    await one_town.says("wang", "2号楼楼道灯坏了")
    for who in ("chen", "sun"):
        await one_town.passes(minutes=6)
        await one_town.says(who, "5号楼楼道灯坏了")
    assert "5号楼" in (await one_town.card("sun", "我也遇到")).text
    before = await said(one_town, "zhang", "待办")
    await one_town.presses("sun", "我也遇到")
    listed = await said(one_town, "zhang", "待办")
    assert before.index("1 号 ·") < before.index("2 号 ·")
    assert listed.index("2 号 · 楼道灯 · 春风里 5号楼 · 2 人反映") < listed.index("1 号 ·")


async def test_private_matters_and_emergencies_take_no_part(one_town: Town) -> None:
    for words in (NIGHT_NOISE, "3号楼闻到煤气味"):
        await one_town.says("wang", words)
        await one_town.says("chen", words)
        assert "是同一件吗" not in "".join(await one_town.shown("chen"))


async def test_a_report_in_the_group_asks_in_private_only(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("chen", "上报 " + AGAIN, where=HOME_GROUP)
    assert "是同一件吗" in "".join(await one_town.shown("chen"))
    assert "是同一件吗" not in "".join(await one_town.shown("chen", where=HOME_GROUP))


async def test_whose_report_others_wait_for_does_not_call_it_off(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("chen", AGAIN)
    await one_town.presses("chen", "我也遇到")
    assert "还有 1 位邻居在等结果" in await one_town.presses("wang", "不用办了")
    assert (await one_town.case(1)).state == "assigned"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("合并", "请写要合并的编号"),
        ("合并 1", "请写要合并的编号"),
        ("合并 1 1", "写了两遍"),
        ("合并 1 99", "没找到"),
        ("合并 1 两个", "没找到"),
        ("合并 1 2 3 4 5 6 7 8 9", "一次最多合并 8 件"),
        ("合并 1 2", "2 号不公开"),
        ("合并 2 1", "2 号不公开"),
        ("合并 1 3", "3 号已经办结或合并了"),
        ("拆开", "请写要拆开的编号"),
        ("拆开 1 2", "请写要拆开的编号"),
        ("拆开 1", "没有合并到别的事里"),
    ],
)
async def test_what_can_not_be_merged_or_parted(one_town: Town, words: str, sentence: str) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("wang", NIGHT_NOISE)
    await one_town.says("chen", "5号楼楼道灯坏了")
    await one_town.presses("chen", "不用办了", on="编号 3")
    before = [await one_town.moves(number) for number in (1, 2, 3)]
    found = await said(one_town, "xu", words)
    assert sentence in found
    assert [await one_town.moves(number) for number in (1, 2, 3)] == before


async def test_who_may_not_and_what_was_forged(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.says("chen", AGAIN)
    await one_town.says("sun", "3号楼垃圾桶满了")
    assert "不由您办" in await said(one_town, "wang", "合并 1 2")
    for who in ("xu", "sun"):
        await one_town.says(who, "我的网格员")
    card = await one_town.card("chen", "我也遇到")
    for who, data, sentence in (
        ("chen", await stale(one_town, "same", 2, 99), "按钮"),
        ("wang", await stale(one_town, "same", 2, (await one_town.case(1)).id), "不由您办"),
        ("wang", await stale(one_town, "merge", 1, "2"), "不由您办"),
        ("sun", await stale(one_town, "not-same", 3), "最新"),
        ("xu", await stale(one_town, "part", 1), "没有合并"),
    ):
        where = card if who == "chen" else await one_town.last(who)
        assert sentence in await one_town.presses_old(who, where, data), (who, data)
    await one_town.presses("zhang", "我们来办", on="交办单 2")
    assert "是同一件吗" not in (await one_town.last("chen")).text
    old = await stale(one_town, "same", 2, (await one_town.case(1)).id)
    assert (await one_town.case(2)).state == "accepted"
    await one_town.presses_old("chen", card, old)
    assert (await one_town.case(2)).state == "accepted"


async def test_how_near_is_said_by_the_category_and_a_photo_is_shown_if_a_handler_took_it(one_town: Town) -> None:
    await one_town.says("wang", LAMP, photos=[sample("bins-full")])
    await one_town.says("chen", "5号楼楼道灯坏了")
    assert "是同一件吗" not in "".join(await one_town.shown("chen"))
    await one_town.says("sun", AGAIN)
    assert (await one_town.card("sun", "我也遇到")).photos == 0
    case, card = await one_town.case(), await one_town.last("sun")
    assert "不由您办" in await one_town.presses_old("sun", card, f"share-photo:{case.id}:{case.version}:on")
    await one_town.presses("wang", "照片可以给邻居看")
    await one_town.says("luo", AGAIN)
    assert (await one_town.card("luo", "我也遇到")).photos == 1
    await one_town.presses("wang", "照片别给邻居看")
    assert not (await one_town.case()).photos_shared

    await one_town.presses("zhang", "我们来办", on="交办单 1")
    card = await one_town.card("zhang", "办好了", on="交办单 1")
    await one_town.says("zhang", "换了", photos=[sample("bins-clean")], reply_to=card.id)
    await one_town.says("tang", AGAIN)
    assert (await one_town.card("tang", "我也遇到")).photos == 1

"""What a unit's officers do with a case, and what the desk decides about it."""

from datetime import UTC, datetime

from tests.town import Town
from tests.town.town import HOME_GROUP
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
LIT = sample("lamp-lit")


async def ask_for_days(town: Town, days: str = "3 天", why: str = "等配件") -> None:
    """An officer asks for more time."""
    await town.presses("zhang", "要晚几天")
    await town.presses("zhang", days)
    await town.presses("zhang", why)


async def test_the_unit_takes_it_on(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    assert await one_town.presses("zhang", "我们来办") == "好的,1 号由你们来办。"
    assert "正在办" in (await one_town.last("wang")).text
    assert "办好了,发照片" in (await one_town.last("yang")).buttons


async def test_one_officer_takes_it_and_the_second_is_told_kindly(town: Town) -> None:
    await town.says("wang", LAMP)
    seen = await town.card("yang", "我来")
    await town.presses("zhang", "我来")
    assert "经办人：张大暑" in (await town.last("yang")).text
    assert await town.presses_old("yang", seen, "take:1:2:") == "张大暑已经接了,不用再按。"
    assert (await town.moves()).count("accept") == 1


async def test_not_ours_goes_to_the_desk_with_the_reason_and_units_to_choose_from(town: Town) -> None:
    await town.says("wang", LAMP)
    heard = len(await town.shown("wang"))
    await town.presses("zhang", "不归我们")
    await town.presses("zhang", "该别的单位办")
    card = await town.card("xu", "转给…")
    assert "张大暑说 1 号不归他们。" in card.text
    assert "该别的单位办" in card.text
    assert "已不在您这里" in (await town.cards("zhang"))[0].text
    await town.presses("xu", "转给…")
    await town.presses("xu", "云桥供电所")
    assert "交办单 1" in (await town.card("tian", "我们来办")).text
    told = await town.shown("wang")
    assert len(told) == heard + 1
    assert "1 号已转云桥供电所,最晚" in told[-1]


async def test_more_time_waits_for_the_desk_and_nobody_is_urged_meanwhile(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await ask_for_days(one_town)
    assert (await one_town.case()).climb_at is None
    before = await one_town.shown("zhang")
    await one_town.passes(days=6)
    assert await one_town.shown("zhang") == before
    assert await one_town.cards("qian") == []
    assert await one_town.cards("song") == []


async def test_the_desk_agrees_and_the_reporter_hears_the_new_date(town: Town) -> None:
    await town.says("wang", LAMP)
    await ask_for_days(town, "1 天")
    card = await town.card("xu", "同意")
    assert "张大暑申请把 1 号晚 1 天:等配件。" in card.text
    assert "同意后时限：周六 14:05 前" in card.text
    await town.presses("xu", "同意")
    assert "同意延期,改到周六 14:05 前" in (await town.last("zhang")).text
    assert "1 号要晚几天:等配件,预计周五前。" in (await town.last("wang")).text
    case = await town.case()
    assert case.climb_at is not None
    assert case.due_at == datetime(2026, 3, 7, 6, 5, tzinfo=UTC)  # the limit's two days again
    assert "周五" in (await town.cards("wang"))[0].text
    assert "居民读到：周五" in (await town.cards("zhang"))[0].text


async def test_days_and_reason_may_be_written_and_a_new_report_is_no_answer(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.presses("zhang", "要晚几天")
    await one_town.says("zhang", "5天,等配件")
    assert (await one_town.last("zhang")).text == "一次可以要 1 天、3 天或 7 天。"
    await one_town.says("zhang", "3天")
    assert (await one_town.last("zhang")).text.startswith("1 号晚 3 天,是什么原因?")
    await one_town.says("zhang", "等配件")
    assert "张大暑申请把 1 号晚 3 天:等配件。" in (await one_town.card("xu", "同意")).text
    await one_town.presses("xu", "同意")
    await one_town.presses("zhang", "要晚几天")
    await one_town.says("zhang", "等配件,再要一天")
    assert "张大暑申请把 1 号晚 1 天:等配件。" in (await one_town.card("xu", "同意")).text
    assert await one_town.cases() == 1
    await one_town.says("wang", "2号楼1单元楼道灯坏了")
    await one_town.presses("zhang", "要晚几天")
    await one_town.says("zhang", "2号楼3单元电梯坏了")
    assert await one_town.cases() == 3


async def test_a_limit_grows_by_itself_again_not_by_the_days_that_were_asked(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await ask_for_days(one_town, "7 天")
    await one_town.presses("xu", "同意")
    case = await one_town.case()
    assert (case.due_at, case.told_at) == (datetime(2026, 3, 7, 6, 5, tzinfo=UTC), None)
    assert "预计周六前" in (await one_town.last("wang")).text


async def test_who_asks_after_the_end_moves_the_date_that_is_told_and_stays_overdue(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    due = (await one_town.case()).due_at
    await one_town.passes(days=2, hours=1)
    await ask_for_days(one_town, "1 天")
    assert "仍算超期" in (await one_town.card("xu", "同意")).text
    await one_town.presses("xu", "同意")
    case = await one_town.case()
    assert case.due_at == due
    assert case.told_at == case.promised_at
    assert "仍算超期" in (await one_town.last("zhang")).text
    assert "1 号要晚几天:等配件,预计明天前。" in (await one_town.last("wang")).text
    heard = len(await one_town.shown("zhang"))
    await one_town.passes(hours=20)
    assert len(await one_town.shown("zhang")) == heard


async def test_the_desk_refuses_and_the_date_stays(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    due, heard = (await one_town.case()).due_at, len(await one_town.shown("wang"))
    await ask_for_days(one_town)
    await one_town.presses("xu", "不同意")
    assert "没同意延期" in (await one_town.last("zhang")).text
    assert (await one_town.case()).due_at == due
    assert (await one_town.case()).climb_at is not None
    assert len(await one_town.shown("wang")) == heard


async def test_a_third_request_for_more_time_is_refused(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    for _ in range(2):
        await ask_for_days(one_town)
        await one_town.presses("xu", "同意")
    card = await one_town.last("zhang")
    assert "要晚几天" not in card.buttons
    case = await one_town.case()
    assert "不能再延" in await one_town.presses_old("zhang", card, f"more-why:{case.id}:{case.version}:3.parts")
    assert (await one_town.case()).extensions == 2


async def test_a_reply_to_the_card_with_a_photo_hands_it_in(town: Town) -> None:
    await town.says("wang", LAMP)
    card = await town.card("zhang", "我们来办")
    await town.says("zhang", "换了灯泡", photos=[LIT], reply_to=card.id)
    case = await town.case()
    assert case.state == "handled"
    assert case.accepted_at is not None
    assert "1 号去看过了吗?" in (await town.last("li")).text


async def test_a_reply_in_the_units_group_hands_it_in_too(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    card = await one_town.card("zhang", "我们来办", where="chunfengli-wuye-team")
    await one_town.says("zhang", photos=[LIT], where="chunfengli-wuye-team", reply_to=card.id)
    assert (await one_town.case()).state == "handled"


async def test_a_unit_has_to_show_a_photo(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.presses("zhang", "办好了")
    await one_town.says("zhang", "换了灯泡")
    assert (await one_town.last("zhang")).text == "请发一张办好后的照片。"
    await one_town.says("zhang", "换了灯泡", photos=[LIT])
    assert (await one_town.case()).state == "handled"


async def test_handing_in_without_accepting_counts_as_accepting(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.presses("zhang", "办好了")
    await one_town.says("zhang", photos=[LIT])
    case = await one_town.case()
    assert case.accepted_at is not None
    await one_town.passes(hours=5)
    assert "remind" not in await one_town.moves()


async def test_whoever_handled_it_cannot_verify_it(one_town: Town) -> None:
    await one_town.says("wang", "3号楼树上拉绳晒被子")
    await one_town.presses("li", "已解决")
    await one_town.says("li", "劝收了")
    card, case = await one_town.last("li"), await one_town.case()
    toast = await one_town.presses_old("li", card, f"really-done:{case.id}:{case.version}:")
    assert toast == "自己办的要请别人去看,请让另一位网格员核实。"
    assert (await one_town.case()).state == "handled"


async def test_not_done_yet_sends_it_back_to_the_handler(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.presses("zhang", "办好了")
    await one_town.says("zhang", photos=[LIT])
    await one_town.presses("li", "还没办好")
    card = await one_town.last("zhang")
    assert card.text.startswith("1 号去看过,还没办好,请再办一次。")
    assert LAMP not in card.text
    assert (await one_town.case()).state == "accepted"


async def test_what_the_desk_must_close_waits_for_it(one_town: Town) -> None:
    await one_town.says("wang", "3号楼顶楼有人违章搭建")
    await one_town.presses("zeng", "办好了")
    await one_town.says("zeng", photos=[LIT])
    await one_town.presses("xu", "确实办好了")
    assert (await one_town.case()).state == "verified"
    await one_town.presses("xu", "结束")
    assert (await one_town.case()).state == "closed"
    assert "解决了吗" in (await one_town.last("wang")).text


async def test_where_nobody_can_look_the_reporter_is_asked(one_town: Town) -> None:
    await one_town.says("wang", "3号楼楼上半夜吵")
    await one_town.presses("li", "往上报")
    await one_town.presses("zhou", "往上报")
    await one_town.presses("xu", "已解决")
    await one_town.says("xu", "上门说好了,晚上不再吵")
    assert "解决了吗?" in (await one_town.last("wang")).text
    await one_town.presses("wang", "解决了")
    assert (await one_town.case()).state == "closed"


async def test_a_reply_by_somebody_who_has_nothing_to_do_with_it_changes_nothing(one_town: Town) -> None:
    await one_town.says("wang", "上报 " + LAMP, where=HOME_GROUP)
    card = await one_town.last("wang", where=HOME_GROUP)
    await one_town.says("chen", "我家也是", where=HOME_GROUP, reply_to=card.id)
    assert await one_town.moves() == ["file", "assign"]


async def test_another_photo_may_follow_while_somebody_is_on_the_way_to_look(one_town: Town) -> None:
    await one_town.says("wang", "上报 3号楼2单元楼道堆满纸箱", where=HOME_GROUP)
    await one_town.presses("zhang", "办好了")
    await one_town.says("zhang", "清走了", photos=[sample("stairwell-clear")])
    card = next(card for card in await one_town.cards("zhang") if "交办单" in card.text)
    await one_town.says("zhang", photos=[sample("stairwell-boxes")], reply_to=card.id)
    assert (await one_town.case()).state == "handled"
    assert (await one_town.moves())[-2:] == ["hand_in", "add"]


async def test_proof_is_awaited_once_and_what_follows_is_heard_anew(one_town: Town) -> None:
    await one_town.says("wang", "上报 3号楼2单元楼道堆满纸箱", where=HOME_GROUP)
    await one_town.presses("zhang", "办好了")
    await one_town.says("zhang", photos=[sample("stairwell-clear")])
    await one_town.says("zhang", "3号楼楼道灯坏了")
    assert await one_town.cases() == 2

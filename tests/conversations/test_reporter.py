"""What the reporter hears, and has the last word in."""

from tests.town import Town
from tests.town.town import HOME_GROUP
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"


async def solve(town: Town, who: str = "zhang") -> None:
    """The unit hands in a photo."""
    await town.presses(who, "办好了")
    await town.says(who, photos=[sample("lamp-lit")])


async def struck_off(town: Town) -> None:
    """A report that was done and verified."""
    await town.says("wang", LAMP, photos=[sample("lamp-dark")])
    await solve(town)
    await town.presses("li", "确实办好了")


async def test_the_reporter_hears_received_and_done_and_nothing_between(town: Town) -> None:
    await struck_off(town)
    received, done = await town.cards("wang")
    assert received.text.startswith("1 号已办好。")
    assert done.text.startswith("1 号办好了,请看照片。")
    assert done.photos == 1
    assert done.buttons == ("解决了", "没解决", "复制到微信群")


async def test_received_names_number_date_and_whom_to_call(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    card = await one_town.last("wang")
    assert card.text.startswith("收到,编号 1。最晚周四下午答复您。")
    assert "李小满" in card.text + "".join(card.buttons)


async def test_solved_by_the_reporter_counts_as_verification(town: Town) -> None:
    await town.says("wang", LAMP)
    await solve(town)
    await town.presses("wang", "解决了")
    case = await town.case()
    assert case.state == "closed"
    assert case.verified_at is not None
    assert "确实办好了" in (await town.last("li")).text


async def test_not_solved_before_it_is_verified_goes_back_to_the_handler(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await solve(one_town)
    await one_town.presses("wang", "没解决")
    assert "居民说没解决" in (await one_town.last("zhang")).text
    assert (await one_town.case()).state == "accepted"


async def test_not_solved_within_seven_days_opens_it_again_with_a_new_clock(one_town: Town) -> None:
    await struck_off(one_town)
    due = (await one_town.case()).due_at
    await one_town.passes(days=6)
    await one_town.presses("wang", "没解决")
    case = await one_town.case()
    assert case.state == "assigned"
    assert case.reopened == 1
    assert due is not None
    assert case.due_at is not None
    assert case.due_at > due
    assert "重新办" in (await one_town.cards("wang"))[0].text
    assert "我们来办" in (await one_town.last("zhang")).buttons
    assert "重新办理：居民说没解决,请再办一次" in (await one_town.last("zhang")).text
    assert "重新办理：1 次" in (await one_town.last("xu")).text


async def test_after_seven_days_it_stays_closed_and_says_what_to_do(one_town: Town) -> None:
    await struck_off(one_town)
    await one_town.passes(days=8)
    assert await one_town.presses("wang", "没解决") == "已经过了七天,请重新反映一次,我们接着办。"
    assert (await one_town.case()).state == "closed"


async def test_what_was_opened_again_can_be_solved_again(one_town: Town) -> None:
    await struck_off(one_town)
    await one_town.presses("wang", "没解决")
    await solve(one_town)
    await one_town.presses("li", "确实办好了")
    await one_town.presses("wang", "解决了")
    await one_town.presses("wang", "基本满意")
    case = await one_town.case()
    assert (case.state, case.satisfaction, case.reopened) == ("closed", "mostly", 1)


async def test_the_reporter_rates_once(town: Town) -> None:
    await struck_off(town)
    await town.presses("wang", "解决了")
    card = await town.card("wang", "不满意")
    await town.presses("wang", "基本满意")
    case = await town.case()
    again = await town.presses_old("wang", card, f"rate:{case.id}:{case.version}:satisfied")
    assert again == "这张卡片已经更新,请看最新的。"
    assert (await town.case()).satisfaction == "mostly"


async def test_a_reply_to_the_own_card_is_added_and_the_handler_hears_it(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    card = await one_town.last("wang")
    await one_town.says("wang", "四楼的也坏了,我电话000-0000-0001", reply_to=card.id)
    added = await one_town.last("zhang")
    assert added.text.startswith("1 号有补充。")
    assert "四楼的也坏了" in added.text
    assert "000-0000-0001" not in added.text
    assert await one_town.cases() == 1


async def test_the_reporter_calls_it_off_before_anybody_took_it_on(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.presses("wang", "不用办了")
    assert (await one_town.case()).state == "cancelled"
    assert "我们来办" not in (await one_town.last("zhang")).buttons


async def test_the_group_reads_one_card_that_stays_true(town: Town) -> None:
    await town.says("wang", "上报 " + LAMP, where=HOME_GROUP)
    await solve(town)
    await town.presses("li", "确实办好了")
    (card,) = await town.cards("wang", where=HOME_GROUP)
    assert "1 号已办好" in card.text
    assert "2单元" not in card.text
    assert card.photos == 0


async def test_a_private_matter_leaves_nothing_in_the_group(one_town: Town) -> None:
    await one_town.says("wang", "上报 3号楼楼上半夜吵", where=HOME_GROUP)
    (card,) = await one_town.cards("wang", where=HOME_GROUP)
    assert card.text == "收到,已私下处理。"
    assert "编号 1" in (await one_town.last("wang")).text
    assert await one_town.cards("li", where="chunfeng-work") == []


async def test_thanks_are_no_report_unless_something_is_meant(one_town: Town) -> None:
    await one_town.says("wang", "谢谢你们,真是太快了!")
    assert (await one_town.last("wang")).text == "不客气!有事随时说。"
    assert await one_town.cases() == 0
    for number, said in enumerate(
        ("谢谢,你们什么时候来?", "谢谢,楼道灯坏了", "谢谢你们,5号楼也是", "谢谢,麻烦来一下"), start=1
    ):
        await one_town.says("wang", said)
        assert await one_town.cases() == number, said
        await one_town.passes(minutes=10)

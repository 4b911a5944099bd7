"""What is returned, put off and goes on by itself."""

import pytest

from tests.town import Town

LAMP = "3号楼2单元楼道灯坏了"


async def opened(town: Town, who: str = "xu") -> None:
    """Somebody opens the live card of case 1."""
    await town.says(who, "进度 1")
    await town.presses(who, "看 1 号")


async def test_a_unit_returns_within_one_working_day_only(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.passes(days=1, hours=1)
    await town.presses("zhang", "不归我们", on="交办单 1")
    assert "要在收到后 1 个工作日内退" in await town.presses("zhang", "不归我们", on="为什么不归你们")
    assert (await town.case()).state == "assigned"
    assert "return" not in await town.moves()


async def test_a_hard_case_may_be_returned_for_two(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    async with one_town.app.database.transaction() as session:
        case = await session.merge(await one_town.case())
        case.hard_at = one_town.app.clock.now()
    await one_town.passes(days=1, hours=1)
    await one_town.presses("zhang", "不归我们", on="交办单 1")
    await one_town.presses("zhang", "不归我们", on="为什么不归你们")
    assert (await one_town.case()).returned == 1


async def test_after_three_returns_the_desk_designates_and_returning_ends(town: Town) -> None:
    await town.says("wang", LAMP)
    for time in range(3):
        await town.presses("zhang", "不归我们", on="交办单 1")
        await town.presses("zhang", "不归我们", on="为什么不归你们")
        assert (await town.case()).returned == time + 1
        assert ("请指定一个单位" in (await town.last("xu")).text) is (time == 2)
        await town.presses("xu", "转给…")
        await town.presses("xu", "春风里物业")
    card = await town.card("zhang", "我们来办", on="交办单 1")
    assert "不归我们" not in card.buttons
    case = await town.case()
    forged = f"decline-why:{case.id}:{case.version}:not-ours"
    assert "退过 3 次了" in await town.presses_old("zhang", card, forged)
    assert (await town.case()).state == "assigned"


async def test_what_is_put_off_tells_its_reporter_until_when_and_why_and_goes_on_by_itself(town: Town) -> None:
    await town.says("wang", LAMP)
    await opened(town)
    await town.presses("xu", "一时办不了")
    await town.presses("xu", "一个月")
    assert "为什么一时办不了" in (await town.last("xu")).text
    await town.says("xu", "要等厂家寄配件")
    told = "".join(await town.shown("wang"))
    assert "1 号一时办不了,预计4月2日前。要等厂家寄配件" in told
    assert "要等厂家寄配件" in (await town.card("xu", "恢复办理")).text
    heard = (await town.last("zhang")).text
    assert heard.startswith("1 号先挂账到4月2日,现在不用办。")
    assert "要等厂家寄配件" in heard
    await town.passes(days=29)
    assert (await town.case()).state == "paused"
    await town.passes(days=2)
    case = await town.case()
    assert (case.state, case.wake_at, case.paused_at) == ("accepted", None, None)
    assert (await town.moves()).count("resume") == 1
    assert "办好了" in "".join((await town.card("zhang", "办好了", on="交办单 1")).buttons)

    await opened(town)
    assert "已经挂过一次账" in await town.presses("xu", "一时办不了")


@pytest.mark.parametrize(("words", "sentence"), [("。", "为什么一时办不了"), ("长" * 201, "200")])
async def test_a_reason_is_needed_and_short(one_town: Town, words: str, sentence: str) -> None:
    await one_town.says("wang", LAMP)
    await opened(one_town)
    await one_town.presses("xu", "一时办不了")
    await one_town.presses("xu", "一年")
    await one_town.says("xu", words)
    assert sentence in (await one_town.last("xu")).text
    assert (await one_town.case()).state == "assigned"


async def test_no_other_span_and_nobody_else(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    case, card = await one_town.case(), await one_town.last("wang")
    assert "不由您办" in await one_town.presses_old("wang", card, f"pause-for:{case.id}:{case.version}:30")
    await opened(one_town)
    forged = f"pause-for:{case.id}:{case.version}:400"
    assert "按钮" in await one_town.presses_old("xu", await one_town.last("xu"), forged)
    assert (await one_town.case()).state == "assigned"

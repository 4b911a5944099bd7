"""Proof, the check that passes on, the call-back, and the second handling of what somebody is not satisfied with."""

from sqlalchemy import update
from sqlmodel import col

from models import Category
from tests.conversations.test_hard import said
from tests.conversations.test_reporter import LAMP, solve, struck_off
from tests.conversations.test_stages import about
from tests.conversations.test_time import at, it_is, until
from tests.town import Town
from web.samples import sample

ASKED = "1 号办好了,现在怎么样?"


async def demands(town: Town, **needs: bool) -> None:
    """What the category of the lamp demands from now on."""
    async with town.app.database.transaction() as session:
        await session.execute(update(Category).where(col(Category.key) == "stairwell-lamp").values(**needs))


def asked(texts: list[str]) -> int:
    return sum(ASKED in text for text in texts)


async def test_who_has_not_answered_is_asked_once_the_working_day_after(town: Town) -> None:
    await struck_off(town)
    await until(town, at(4, 9, 59))
    assert asked(await town.shown("wang")) == 0
    await until(town, at(4, 10, 1))
    card = await town.last("wang")
    assert card.text.startswith(ASKED)
    assert card.buttons[:4] == ("解决了,满意", "解决了,基本满意", "解决了,不满意", "没解决")
    await town.passes(days=4)
    assert asked(await town.shown("wang")) == 1
    case = await town.case()
    assert (case.state, case.confirmed_at, case.satisfaction) == ("closed", None, None)
    assert case.asked_back_at is not None
    await town.presses("wang", "解决了,基本满意")
    case = await town.case()
    assert (case.satisfaction, case.confirmed_at is not None) == ("mostly", True)


async def test_who_answered_by_themselves_is_left_alone_and_a_night_without_power_ends_in_the_morning(
    one_town: Town,
) -> None:
    await struck_off(one_town)
    await one_town.says("chen", "5号楼1单元楼道灯坏了")
    await one_town.presses("wang", "解决了", on="1 号办好了")
    await until(one_town, at(5, 10, 1))
    assert asked(await one_town.shown("wang")) == 0
    await solve(one_town)
    await one_town.presses("hu", "确实办好了", on="2 号")
    it_is(one_town, at(6, 22))
    await one_town.settle()
    assert not any("现在怎么样" in text for text in await one_town.shown("chen"))
    await until(one_town, at(9, 8, 1))
    assert "2 号办好了,现在怎么样" in (await one_town.last("chen")).text


async def test_not_solved_opens_it_again_at_once_also_after_long_holidays(one_town: Town) -> None:
    it_is(one_town, at(29, 14, month=9))
    await struck_off(one_town)
    await until(one_town, at(30, 10, 1, month=9))
    await until(one_town, at(7, 9, month=10))
    await one_town.presses("wang", "没解决", on=ASKED)
    case = await one_town.case()
    assert (case.state, case.reopened, case.asked_back_at) == ("assigned", 1, None)


async def test_who_is_not_satisfied_gets_a_second_handling_in_three_working_days(one_town: Town) -> None:
    await struck_off(one_town)
    await until(one_town, at(4, 10, 1))
    toast = await one_town.presses("wang", "解决了,不满意")
    assert "社区再办一次" in toast
    case = await one_town.case()
    assert (case.state, case.held_by, case.satisfaction) == ("filed", "desk", None)
    card = await one_town.last("xu")
    assert "二次办理：居民不满意,周一 10:01 前再办好" in card.text
    assert "社区再办一次" in (await one_town.cards("wang"))[0].text
    await one_town.presses("xu", "转给")
    await one_town.presses("xu", "春风里物业")
    case = await one_town.case()
    assert case.due_at == case.second_due_at
    assert about(case.due_at, at(9, 10, 1))
    assert "二次办理" in (await one_town.last("zhang")).text
    assert "二次办理" in await said(one_town, "xu", "台账 二次办理")
    await solve(one_town)
    await one_town.presses("li", "确实办好了")
    case = await one_town.case()
    assert (case.state, case.second_due_at) == ("closed", None)
    await one_town.presses("wang", "解决了")
    await one_town.presses("wang", "不满意")
    case = await one_town.case()
    assert (case.state, case.satisfaction) == ("closed", "not_satisfied")
    assert "评价：不满意" in (await one_town.last("xu")).text
    assert (await one_town.moves()).count("second") == 1


async def test_the_check_goes_to_the_nearest_and_passes_on(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await solve(one_town)
    assert "1 号去看过了吗?" in (await one_town.last("li")).text
    assert not any("去看过了吗" in text for text in await one_town.shown("zhou"))
    await until(one_town, at(4, 9))
    assert "1 号去看过了吗?" in (await one_town.last("zhou")).text
    assert not any("去看过了吗" in text for text in await one_town.shown("xu"))
    await one_town.presses("zhou", "确实办好了")
    await until(one_town, at(5, 18))
    assert (await one_town.moves()).count("pass_check") == 1
    assert (await one_town.case()).state == "closed"


async def test_a_category_may_demand_words_a_photo_and_a_visit(one_town: Town) -> None:
    await demands(one_town, needs_words=True, needs_visit=True)
    await one_town.says("wang", LAMP)
    await one_town.presses("zhang", "办好了")
    assert "还要写一句怎么办的" in (await one_town.last("zhang")).text
    await one_town.says("zhang", photos=[sample("lamp-lit")])
    assert "要写一句怎么办的" in (await one_town.last("zhang")).text
    assert (await one_town.case()).state != "handled"
    await one_town.says("zhang", "换了新灯泡", photos=[sample("lamp-lit")])
    assert "要到现场看过" in (await one_town.last("li")).text
    await one_town.presses("wang", "解决了")
    case = await one_town.case()
    assert (case.state, case.confirmed_at is not None) == ("handled", True)
    await said(one_town, "xu", "进度 1")
    await one_town.presses("xu", "看 1 号")
    card = await one_town.last("xu")
    assert "结束" not in card.buttons
    assert "要有人到现场看过" in await one_town.presses_old("xu", card, f"close:{case.id}:{case.version}:")
    await one_town.presses("li", "确实办好了")
    assert (await one_town.case()).state == "closed"


async def test_the_grid_needs_a_photo_where_the_category_says_so(one_town: Town) -> None:
    async with one_town.app.database.transaction() as session:
        await session.execute(update(Category).values(needs_photo=True))
    await one_town.says("wang", "3号楼树上拉绳晒被子")
    await one_town.presses("li", "已解决")
    await one_town.says("li", "收了")
    assert "请发一张办好后的照片" in (await one_town.last("li")).text

"""What exactly was found: chosen by a button, and until then the shortest limit that may be meant holds."""

from datetime import timedelta

from tests.conversations.test_time import at
from tests.town import Town
from tests.town.town import START

BROKEN = "3号楼门口井盖坏了"


async def opened(town: Town) -> None:
    """The desk opens the live card of case 1."""
    await town.says("xu", "进度 1")
    await town.presses("xu", "看 1 号")


async def test_until_somebody_says_the_strictest_holds(one_town: Town) -> None:
    await one_town.says("wang", BROKEN)
    assert (await one_town.case()).due_at == at(4, 8, 5)  # four working hours, from five past two
    await opened(one_town)
    assert "还没选,先按可能的最短期限" in (await one_town.card("xu", "具体情形")).text


async def test_words_that_name_a_condition_bring_its_limit(one_town: Town) -> None:
    await one_town.says("wang", "3号楼门口井盖有响声")
    assert (await one_town.case()).due_at == START + timedelta(days=2)


async def test_the_desk_chooses_and_nothing_starts_again(town: Town) -> None:
    await town.says("wang", BROKEN)
    await town.passes(hours=1)
    await opened(town)
    await town.presses("xu", "具体情形")
    offered = await town.card("xu", "2 · 2 个工作日")
    assert "1. 破损、开裂\n2. 弹跳、有响声" in offered.text
    assert "期限按这个算" in await town.presses("xu", "2 · 2 个工作日")
    case = await town.case()
    assert case.due_at == START + timedelta(days=2)
    assert case.assigned_at == START
    assert await town.moves() == ["file", "assign", "condition"]
    assert "具体情形：弹跳、有响声" in (await town.cards("fan"))[0].text
    assert "办结标准：更换或修好" in (await town.cards("fan"))[0].text
    assert "1 号" in (await town.last("wang")).text


async def test_the_reporter_may_say_it_but_need_not(town: Town) -> None:
    await town.says("wang", BROKEN)
    await town.presses("wang", "具体情形")
    await town.presses("wang", "3 · 5 个工作日")
    case = await town.case()
    assert case.due_at == at(10, 14, 5)
    assert case.condition_id is not None
    assert "具体情形" not in "".join((await town.cards("wang"))[0].buttons)


async def test_none_of_these_brings_the_categorys_own_limit(one_town: Town) -> None:
    await one_town.says("wang", BROKEN)
    await one_town.presses("wang", "具体情形")
    await one_town.presses("wang", "都不是")
    case = await one_town.case()
    assert (case.condition_id, case.due_at) == (None, START + timedelta(days=2))


async def test_a_case_that_is_late_under_the_limit_is_so_at_once(one_town: Town) -> None:
    await one_town.says("wang", "3号楼门口井盖有响声")
    await one_town.passes(hours=30)
    await opened(one_town)
    await one_town.presses("xu", "具体情形")
    await one_town.presses("xu", "1 · 4 个工作小时")
    assert (await one_town.case()).due_at == at(4, 8, 5)
    await one_town.passes(minutes=1)
    assert "urge" in await one_town.moves()


async def test_who_has_no_part_in_it_cannot_choose(one_town: Town) -> None:
    await one_town.says("wang", BROKEN)
    case, card = await one_town.case(), (await one_town.cards("fan"))[0]
    assert await one_town.presses_old("fan", card, f"condition:{case.id}:{case.version}:1")
    assert (await one_town.case()).condition_id is None


async def test_a_condition_of_another_category_is_no_button(one_town: Town) -> None:
    await one_town.says("wang", "3号楼2单元楼道灯坏了")
    card = (await one_town.cards("wang"))[0]
    case = await one_town.case()
    await one_town.presses_old("wang", card, f"condition:{case.id}:{case.version}:1")
    assert (await one_town.case()).condition_id is None


async def test_an_old_button_says_so_and_changes_nothing(one_town: Town) -> None:
    await one_town.says("wang", BROKEN)
    await one_town.presses("wang", "具体情形")
    card = await one_town.card("wang", "都不是")
    case = await one_town.case()
    await one_town.presses("wang", "都不是")
    await one_town.presses_old("wang", card, f"condition:{case.id}:{case.version}:1")
    assert (await one_town.case()).condition_id is None

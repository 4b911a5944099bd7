"""撤回: what was reported by mistake is taken back by a word, while it is fresh and nobody has taken it."""

from tests.town import Town

LAMP = "3号楼2单元楼道灯坏了"


async def test_a_fresh_report_is_taken_back_and_keeps_its_number(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.says("wang", "撤回")
    assert (await town.case()).state == "cancelled"
    assert (await town.moves())[-1] == "cancel"
    assert not any("我们来办" in button for card in await town.cards("zhang") for button in card.buttons)
    await town.says("wang", "5号楼楼道灯坏了")
    assert (await town.case(2)).number == 2


async def test_in_answer_to_its_card(town: Town) -> None:
    await town.says("wang", LAMP)
    card = await town.last("wang")
    await town.says("wang", "撤回", reply_to=card.id)
    assert (await town.case()).state == "cancelled"


async def test_too_late_taken_or_not_mine(one_town: Town) -> None:
    await one_town.says("wang", "撤回")
    assert "没有刚报的" in (await one_town.last("wang")).text
    await one_town.says("wang", LAMP)
    await one_town.presses("zhang", "我们来办")
    await one_town.says("wang", "撤回")
    assert "回复卡片" in (await one_town.last("wang")).text
    assert (await one_town.case()).state == "accepted"
    await one_town.says("wang", "5号楼楼道灯坏了")
    await one_town.passes(minutes=6)
    await one_town.says("wang", "撤回")
    assert (await one_town.case(2)).state == "assigned"
    await one_town.says("zhang", "撤回")
    assert "没有刚报的" in (await one_town.last("zhang")).text

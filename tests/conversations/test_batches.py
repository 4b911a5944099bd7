"""批量: several matters of a ledger's list in one press of the desk, each by its own right and state."""

from tests.town import Town
from tests.town.town import HOME_GROUP
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
PLACES = [f"{house}号楼{stair}单元" for house in (3, 5) for stair in (1, 2, 3)]


async def lamps(town: Town, count: int, *, where: str = HOME_GROUP) -> None:
    """So many similar reports by one person."""
    for place in PLACES[:count]:
        await town.says("wang", f"上报 {place}楼道灯坏了", where=where)
        await town.passes(minutes=6)


async def test_the_desk_ends_all_but_one_and_the_reporter_reads_it_once(town: Town) -> None:
    await lamps(town, 3, where="direct")
    heard = len(await town.shown("wang"))
    await town.says("xu", "台账 楼道灯")
    await town.presses("xu", "批量处理")
    card = await town.last("xu")
    assert "选中 3 件" in card.text
    await town.presses("xu", "✓ 2")
    assert "✗ 2 号" in (await town.last("xu")).text
    await town.presses("xu", "不用办了")
    sure = await town.last("xu")
    assert "这 2 件不用办了,对吗" in sure.text
    assert (await town.case()).state == "assigned"
    await town.presses("xu", "确定")
    assert "2 件已结束办理" in (await town.last("xu")).text
    assert [(await town.case(number)).state for number in (1, 2, 3)] == ["cancelled", "assigned", "cancelled"]
    told = (await town.shown("wang"))[heard:]
    assert len(told) == 1
    assert "1 号社区已结束办理" in told[0]
    assert "3 号社区已结束办理" in told[0]
    assert not any("确定" in card.buttons for card in await town.cards("xu"))


async def test_what_cannot_be_done_is_listed_and_the_rest_is_done(one_town: Town) -> None:
    town = one_town
    await lamps(town, 3)
    await town.presses("zhang", "办好了", on="交办单 1")
    await town.says("zhang", photos=[sample("lamp-lit")])
    await town.presses("zhang", "办好了", on="交办单 2")
    await town.says("zhang", photos=[sample("lamp-lit")])
    await town.says("xu", "台账 楼道灯")
    await town.presses("xu", "批量处理")
    await town.presses("xu", "销号")
    sure = await town.last("xu")
    assert "把这 2 件销号" in sure.text
    assert "3 号现在不是这一步" in sure.text
    await town.presses("li", "还没办好", on="2 号")
    await town.presses("xu", "确定")
    said = (await town.last("xu")).text
    assert "1 件已销号" in said
    assert "2 号没动:刚才有变化" in said
    assert [(await town.case(number)).state for number in (1, 2, 3)] == ["closed", "accepted", "assigned"]


async def test_many_go_to_a_unit_and_its_group_reads_one_list(one_town: Town) -> None:
    town = one_town
    await lamps(town, 6)
    before = len(await town.shown("tian"))
    home = len(await town.shown("wang", where=HOME_GROUP))
    await town.says("xu", "台账 楼道灯")
    await town.presses("xu", "批量处理")
    await town.presses("xu", "转给…")
    await town.presses("xu", "云桥供电所")
    assert "把这 6 件转给云桥供电所" in (await town.last("xu")).text
    await town.presses("xu", "确定")
    assert "6 件已转云桥供电所" in (await town.last("xu")).text
    assert {(await town.case(number)).unit_id for number in range(1, 7)} == {(await town.case()).unit_id}
    assert len(await town.shown("tian")) == before + 1
    assert len(await town.shown("wang", where=HOME_GROUP)) <= home + 1


async def test_only_who_steers_is_offered_it(one_town: Town) -> None:
    town = one_town
    await town.says("wang", LAMP)
    for who in ("zhang", "li", "wang"):
        await town.says(who, "台账")
        card = await town.last(who)
        assert "批量处理" not in card.buttons
        for forged in ("batch:1:0:", "batch-sure:1:0:cancel.0", "batch-do:1:0:close", "batch-tick:1:0:1"):
            assert "不由您办" in await town.presses_old(who, card, forged)
    await town.says("xu", "台账 已办结")
    assert "批量处理" not in (await town.last("xu")).buttons
    await town.says("xu", "台账")
    await town.presses("xu", "批量处理")
    card = await town.last("xu")
    row = 5
    for forged, sentence in (
        (f"batch-do:{row}:0:burn", "用不了了"),
        (f"batch-do:{row}:0:assign.999", "用不了了"),
        (f"batch-tick:{row}:0:999", "用不了了"),
        (f"batch-sure:{row}:0:cancel.0", "台账"),
        ("batch-do:1:0:close", "台账"),
    ):
        assert sentence in await town.presses_old("xu", card, forged), forged
    await town.presses("xu", "✓ 1")
    assert "选中 0 件" in (await town.last("xu")).text
    assert (await town.case()).state == "assigned"

"""Matters that the grid solves first, and the compound without a property company."""

from sqlalchemy import update
from sqlmodel import col

from models import Appointment, Compound, Role
from tests.town import Town
from web.samples import sample

QUILTS = "3号楼树上拉绳晒被子"


async def test_the_grid_member_solves_it_and_a_sentence_is_enough(town: Town) -> None:
    await town.says("wang", QUILTS)
    assert "已交给网格员" in (await town.last("wang")).text
    await town.presses("li", "已解决")
    await town.says("li", "劝收了,绳子拆了")
    assert "1 号去看过了吗?" in (await town.card("zhou", "确实办好了")).text
    await town.presses("zhou", "确实办好了")
    assert (await town.case()).state == "closed"


async def test_the_grid_member_solves_it_with_a_photo(one_town: Town) -> None:
    await one_town.says("wang", QUILTS)
    await one_town.presses("li", "已解决")
    await one_town.says("li", photos=[sample("bins-clean")])
    assert (await one_town.case()).handler_id == one_town.person("li").id


async def test_the_grid_member_hands_it_to_the_unit(one_town: Town) -> None:
    await one_town.says("wang", QUILTS)
    await one_town.presses("li", "转责任单位")
    assert "交办单 1" in (await one_town.card("zhang", "我们来办")).text
    assert "已不在您这里" in (await one_town.last("li")).text
    assert "1 号已转春风里物业" in (await one_town.last("wang")).text


async def test_what_the_grid_cannot_solve_goes_up_a_level_a_press(town: Town) -> None:
    await town.says("wang", QUILTS, photos=[sample("bins-full")])
    for who, above in (("li", "zhou"), ("zhou", "xu"), ("xu", "song")):
        await town.presses(who, "往上报")
        card = await town.card(above, "已解决")
        assert "疑难事项 1" in card.text
        assert QUILTS in card.text
        assert card.photos == 1
    assert "请街道协调" in (await town.last("song")).text
    assert len(await town.cards("wang")) == 1
    assert len(await town.cards("li", where="chunfeng-work")) == 1


async def test_above_the_street_there_is_nobody(one_town: Town) -> None:
    await one_town.says("wang", QUILTS)
    for who in ("li", "zhou", "xu"):
        await one_town.presses(who, "往上报")
    card, case = await one_town.last("song"), await one_town.case()
    assert "往上报" not in "".join(card.buttons)
    await one_town.presses_old("song", card, f"pass-up:{case.id}:{case.version}:")
    assert (await one_town.case()).held_by == "street"


async def test_where_the_street_has_nobody_the_desk_is_told_that_it_decides(one_town: Town) -> None:
    await one_town.says("wang", QUILTS)
    for who in ("li", "zhou"):
        await one_town.presses(who, "往上报")
    async with one_town.app.database.transaction() as session:
        gone = update(Appointment).where(col(Appointment.role) == Role.STREET).values(until=one_town.app.clock.now())
        await session.execute(gone)
    assert await one_town.presses("xu", "往上报") == "已经报到最上一级,请在这里定怎么办。"
    assert (await one_town.case()).held_by == "desk"


async def test_the_street_names_a_unit(one_town: Town) -> None:
    await one_town.says("wang", QUILTS)
    for who in ("li", "zhou", "xu"):
        await one_town.presses(who, "往上报")
    await one_town.presses("song", "转给…")
    await one_town.presses("song", "新柳城管中队")
    assert "交办单 1" in (await one_town.card("zeng", "我们来办")).text


async def test_without_a_property_company_the_linked_unit_acts_and_the_card_says_so(one_town: Town) -> None:
    await one_town.says("he", "1号楼楼道堆满纸箱")
    card = await one_town.card("wei", "我们来办")
    assert "这个小区没有物业,由对口单位来办" in card.text
    assert "这个小区没有物业,由对口单位来办" in (await one_town.last("he")).text


async def test_without_a_linked_unit_either_the_desk_arranges_it(one_town: Town) -> None:
    async with one_town.app.database.transaction() as session:
        await session.execute(update(Compound).values(linked_unit_id=None))
    await one_town.says("he", "1号楼楼道堆满纸箱")
    card = await one_town.last("xu")
    assert "待安排" in card.text
    assert "这个小区没有物业,由社区来安排" in card.text
    await one_town.presses("xu", "转给…")
    await one_town.presses("xu", "新柳环卫站")
    assert "交办单 1" in (await one_town.card("peng", "我们来办")).text

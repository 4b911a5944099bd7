"""Where it is: pins that fall into grids, on borders and into gaps; numbers that several compounds have."""

from models import Outline
from services.community import with_map
from services.community.apply import CHINA, apply_community
from services.community.present import present_community
from tests.rules.test_ground import EAST
from tests.town import Town
from tests.town.town import HOME_GROUP
from web.samples import sample

IN_BUILDING_3 = (30.50003, 124.5022)
IN_GRID_1 = (30.5008, 124.5003)
ON_BORDER = (30.5, 124.5025 + 5 * EAST)
IN_GAP = (30.5, 124.5100)
AT_SEA = (30.6, 124.9)


async def test_a_pin_on_a_border_goes_to_the_nearest_and_is_asked_about_with_buttons(town: Town) -> None:
    await town.says("wang", "路灯不亮", pin=None)
    await town.says("wang", pin=ON_BORDER)
    card = await town.card("wang", "不用办了")
    assert "是哪一处?请点一下。" in card.text
    assert card.buttons[:2] == ("春风里 4号楼", "春风里 3号楼")
    asked = await town.last("wang")
    assert (asked.text, asked.buttons) == ("已补充到 1 号,是哪一处?", ("春风里 4号楼", "春风里 3号楼", "选楼栋"))
    assert [text.startswith("收到,编号 1") for text in await town.shown("wang")].count(
        True
    ) == 1  # one card of the case
    case = await town.case()
    assert (case.placed, case.question) == (False, "place")
    await town.presses("wang", "春风里 3号楼")
    assert (await town.case()).placed
    assert (await town.last("wang")).buttons == ()
    assert "春风里 3号楼" in (await town.card("wang", "不用办了")).text
    assert await town.cases() == 1


async def test_pins_fall_into_buildings_and_grids_and_silence_takes_the_nearest(one_town: Town) -> None:
    for number, (pin, said) in enumerate([(IN_BUILDING_3, "春风里 3号楼"), (IN_GRID_1, "春风里 1号楼")], start=1):
        await one_town.says("wang", pin=pin)
        case = await one_town.case(number)
        assert case.placed, said
        assert said in (await one_town.last("wang")).text
        await one_town.passes(minutes=6)

    await one_town.says("wang", "上报 垃圾没人收", where=HOME_GROUP)
    await one_town.says("wang", pin=IN_GAP, where=HOME_GROUP)
    assert "是这里吗?" in (await one_town.card("wang", "红砖厂家属院 1号楼", where=HOME_GROUP)).text
    await one_town.passes(minutes=11)
    case = await one_town.case(3)
    assert case.placed
    assert "红砖厂家属院 1号楼" in "".join(await one_town.shown("wang"))

    await one_town.says("chen", "路灯不亮", photos=[sample("road-pothole")])
    await one_town.says("chen", pin=AT_SEA)
    case = await one_town.case(4)
    assert (case.placed, case.spots, case.lat) == (True, [], AT_SEA[0])


async def test_a_number_that_several_compounds_have_is_asked_with_buttons(one_town: Town) -> None:
    await one_town.says("xu", "代报 陈阿姨 1号楼楼道灯坏了")
    card = await one_town.card("xu", "红砖厂家属院 1号楼")
    assert "是哪一处" in card.text
    assert card.buttons[:2] == ("春风里 1号楼", "红砖厂家属院 1号楼")
    await one_town.presses("xu", "红砖厂家属院 1号楼")
    assert (await one_town.case()).placed
    await one_town.says("xu", "代报 陈阿姨 3号楼楼道灯坏了")
    assert "春风里 3号楼" in (await one_town.last("xu")).text


async def test_the_guided_way_asks_which_too(one_town: Town) -> None:
    await one_town.says("wang", "引导上报")
    await one_town.presses("wang", "楼道灯")
    await one_town.says("wang", pin=ON_BORDER)
    assert "是哪一处" in (await one_town.last("wang")).text
    await one_town.presses("wang", "春风里 4号楼")
    await one_town.presses("wang", "没有照片")
    assert "春风里 4号楼" in (await one_town.last("wang")).text
    await one_town.presses("wang", "提交")
    case = await one_town.case()
    assert (case.placed, case.lat) == (True, ON_BORDER[0])


async def test_a_pin_is_asked_of_the_map_as_it_is_now(one_town: Town) -> None:
    await one_town.says("wang", pin=IN_GRID_1)
    assert (await one_town.case()).placed
    async with one_town.app.database.transaction() as session:
        for row in (await session.execute(Outline.__table__.select())).all():
            await session.delete(await session.get_one(Outline, row.area_id))
    await one_town.says("chen", pin=ON_BORDER)
    case = await one_town.case(2)
    assert (case.placed, case.spots) == (True, [])
    async with one_town.app.database.transaction() as session:
        square = '{"type":"Polygon","coordinates":[[[124.51,30.6],[124.52,30.6],[124.52,30.61],[124.51,30.6]]]}'
        feature = f'{{"type":"Feature","properties":{{"key":"qiushi-g2"}},"geometry":{square}}}'
        text = f'{{"type":"FeatureCollection","features":[{feature}]}}'
        now = one_town.app.clock.now()
        town = with_map(text, await present_community(session, now=now, timezone=CHINA))
        await apply_community(session, town, now=now)
    await one_town.says("sun", pin=(30.601, 124.516))
    case = await one_town.case(3)
    assert case.placed
    assert "秋实二网格" in (await one_town.last("sun")).text


async def test_the_market_is_where_people_say_and_is_shown_by_its_name(one_town: Town) -> None:
    for number, (who, words) in enumerate((("wang", "菜场门口路灯不亮"), ("zhao", "春风菜市场门口井盖坏了")), start=1):
        await one_town.says(who, words)
        case = await one_town.case(number)
        assert (case.placed, case.compound_id) == (True, None)
        assert "在哪儿：春风菜市场" in (await one_town.last(who)).text
    assert any("春风菜市场 · 路灯" in text for text in await one_town.shown("tian"))
    assert "胡雨水" in str((await one_town.last("wang")).buttons)
    await one_town.says("xu", "台账 菜场")
    assert "台账" in (await one_town.last("xu")).text


async def test_a_lamp_before_a_building_is_a_street_lamp_there_or_asked_where_several_have_it(one_town: Town) -> None:
    for number, words in enumerate(("2号楼前路灯不亮", "上报 2号楼对面的路灯不亮", "2号楼路灯坏了"), start=1):
        await one_town.says("wang", words)
        await one_town.passes(minutes=6)
        case = await one_town.case(number)
        assert (case.placed, case.question) == (True, None)
        assert "什么事：路灯" in (await one_town.card("wang", "不用办了", on=f"编号 {number}")).text
    await one_town.says("song", "1号楼前路灯不亮")
    asked = await one_town.last("song")
    assert "是哪一处" in asked.text
    assert len([label for label in asked.buttons if label.endswith("1号楼")]) > 1


async def test_another_matter_is_no_answer_to_where_it_is(one_town: Town) -> None:
    await one_town.says("wang", "路灯不亮")
    assert (await one_town.case()).question == "place"
    await one_town.says("wang", "3号楼垃圾桶满了")
    assert (await one_town.case(2)).words == "3号楼垃圾桶满了"
    assert (await one_town.case(1)).question == "place"
    await one_town.says("wang", "4号楼垃圾桶旁边")
    assert (await one_town.cases(), (await one_town.case(1)).placed) == (2, True)

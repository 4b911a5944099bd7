"""How a report comes in: by keyword, caption or mention in a group, by anything at all in a direct chat."""

from io import BytesIO

import pytest
from PIL import Image
from sqlmodel import select

from models import Account
from tests.town import Town
from tests.town.streets import TelegramStreet
from tests.town.town import HOME_GROUP
from web.samples import sample

WILLOW_GROUP = "liuan-residents"


async def test_every_keyword_and_a_mention_make_a_report_in_a_group(town: Town) -> None:
    await town.says("wang", "上报 3号楼楼道灯坏了", where=HOME_GROUP)
    await town.says("wang", "反映:4号楼单元门锁坏了", where=HOME_GROUP)
    await town.says("wang", "报修 5号楼电梯坏了", where=HOME_GROUP)
    await town.says("wang", "随手拍,1号楼垃圾桶满了", where=HOME_GROUP)
    await town.says("wang", "/report 2号楼楼道灯坏了", where=HOME_GROUP)
    await town.says("wang", "@邻里 3号楼井盖没了", where=HOME_GROUP)
    assert await town.cases() == 6
    assert "编号 6" in (await town.last("wang", where=HOME_GROUP)).text


async def test_a_photo_whose_caption_starts_so_is_a_report(town: Town) -> None:
    await town.says("wang", "报修 3号楼楼道灯坏了", where=HOME_GROUP, photos=[sample("lamp-dark")])
    card = await town.card("zhang", "我们来办")
    assert "楼道灯" in card.text
    assert card.photos == 1
    assert (await town.last("wang", where=HOME_GROUP)).photos == 0


async def test_what_people_tell_each_other_in_a_group_is_just_chat(one_town: Town) -> None:
    await one_town.says("wang", "大家吃了吗?3号楼今天的饺子不错", where=HOME_GROUP)
    await one_town.says("chen", "昨天上报的事办好了,谢谢", where=HOME_GROUP)
    await one_town.says("chen", "", where=HOME_GROUP, photos=[sample("bins-full")])
    assert await one_town.cases() == 0
    assert await one_town.cards("wang", where=HOME_GROUP) == []


async def test_a_passer_by_who_chats_in_a_group_is_not_written_down(telegram: Town) -> None:
    assert isinstance(telegram.street, TelegramStreet)
    server = telegram.street.server
    server.add_person(77, "Passer-by", "en")
    group = int(telegram.chat("wang", HOME_GROUP).external_id)
    server.add_group(group, "春风里邻里群", [*server.world.groups[group].members, 77])
    server.says(77, group, "hello everybody")
    await server.taken()
    await telegram.settle()
    async with telegram.app.database.reading() as session:
        assert (await session.execute(select(Account).where(Account.external_id == "77"))).first() is None


async def test_in_a_direct_chat_words_alone_are_a_report(one_town: Town) -> None:
    await one_town.says("wang", "3号楼2单元楼道灯坏了")
    assert "编号 1" in (await one_town.last("wang")).text
    assert "3号楼2单元" in (await one_town.card("zhang", "我们来办")).text


async def test_a_photo_alone_gets_a_number_at_once_and_one_question_about_the_place(town: Town) -> None:
    await town.says("wang", photos=[sample("road-pothole")])
    card = await town.last("wang")
    assert "编号 1" in card.text
    assert "在哪儿?" in card.text
    assert card.buttons[:3] == ("我家楼下", "选楼栋", "发定位")
    assert await town.cases() == 1


async def test_a_pin_alone_is_a_report_with_a_place(one_town: Town) -> None:
    await one_town.says("wang", pin=(30.5, 124.504))
    case = await one_town.case()
    assert case.placed
    assert "春风里 5号楼" in (await one_town.last("wang")).text


async def test_my_building_answers_where_it_is(one_town: Town) -> None:
    await one_town.says("wang", "楼道灯坏了")
    assert "就在您家楼下" in await one_town.presses("wang", "我家楼下")
    assert "春风里 3号楼2单元" in (await one_town.card("zhang", "我们来办")).text
    assert "最晚" in (await one_town.last("wang")).text


async def test_compound_building_and_stair_are_picked_one_after_the_other(town: Town) -> None:
    await town.says("wang", "楼道灯坏了")
    await town.presses("wang", "选楼栋")
    await town.presses("wang", "柳岸花园")
    await town.presses("wang", "6号楼")
    await town.presses("wang", "2单元")
    assert "柳岸花园 6号楼2单元" in (await town.card("cao", "我们来办")).text


async def test_the_whole_building_is_an_answer_too(one_town: Town) -> None:
    await one_town.says("wang", "上报 楼道灯坏了", where=HOME_GROUP)
    await one_town.presses("wang", "选楼栋", where=HOME_GROUP)
    await one_town.presses("wang", "5号楼", where=HOME_GROUP)
    await one_town.presses("wang", "整栋楼", where=HOME_GROUP)
    assert "春风里 5号楼" in (await one_town.card("zhang", "我们来办")).text


async def test_a_pin_answers_where_it_is(town: Town) -> None:
    await town.says("wang", "楼道灯坏了")
    await town.presses("wang", "发定位")
    assert "位置" in (await town.last("wang")).text
    await town.says("wang", pin=(30.5, 124.502))
    assert await town.cases() == 1
    assert "春风里 3号楼" in (await town.card("zhang", "我们来办")).text


@pytest.mark.parametrize("where", [HOME_GROUP, "direct"])
async def test_the_answer_may_be_typed_where_it_was_asked_or_in_private(one_town: Town, where: str) -> None:
    await one_town.says("wang", "上报 楼道灯坏了", where=HOME_GROUP)
    await one_town.says("wang", "5号楼1单元", where=where)
    assert await one_town.cases() == 1
    assert "5号楼1单元" in (await one_town.card("zhang", "我们来办")).text


async def test_somebody_elses_words_do_not_answer_my_question(one_town: Town) -> None:
    await one_town.says("wang", "上报 楼道灯坏了", where=HOME_GROUP)
    await one_town.says("chen", "5号楼1单元", where=HOME_GROUP)
    assert not (await one_town.case()).placed


async def test_no_report_is_asked_more_than_twice(town: Town) -> None:
    await town.says("wang", "灯坏了")
    await town.presses("wang", "我家楼下")
    card = await town.last("wang")
    assert "是哪类事?" in card.text
    assert card.buttons[:3] == ("楼道灯", "路灯", "说不准")
    await town.presses("wang", "说不准")
    assert (await town.case()).questions_asked == 2
    assert (await town.case()).question is None
    assert "待安排" in (await town.last("xu")).text


async def test_one_of_the_likeliest_kinds_routes_it_at_once(one_town: Town) -> None:
    await one_town.says("wang", "3号楼灯坏了")
    await one_town.presses("wang", "路灯")
    assert "路灯" in (await one_town.card("tian", "我们来办")).text


async def test_a_question_that_nobody_answers_goes_to_the_desk_after_ten_minutes(one_town: Town) -> None:
    await one_town.says("wang", "楼道灯坏了")
    await one_town.passes(minutes=9)
    assert await one_town.cards("xu") == []
    await one_town.passes(minutes=2)
    card = await one_town.last("xu")
    assert "1 号 · 待安排" in card.text
    assert "选楼栋" in card.buttons
    assert "在哪儿?" not in (await one_town.last("wang")).text


async def test_a_building_number_means_the_one_of_the_group(one_town: Town) -> None:
    await one_town.says("zhao", "上报 3号楼楼道灯坏了", where=WILLOW_GROUP)
    assert "柳岸花园 3号楼" in (await one_town.last("zhao", where=WILLOW_GROUP)).text
    await one_town.says("wang", "上报 3号楼楼道灯坏了", where=HOME_GROUP)
    assert "春风里 3号楼" in (await one_town.last("wang", where=HOME_GROUP)).text


async def test_a_building_number_in_private_means_the_one_at_home(one_town: Town) -> None:
    await one_town.says("zhao", "3号楼楼道灯坏了")
    assert "柳岸花园 3号楼" in (await one_town.last("zhao")).text


async def test_the_reporter_says_that_it_went_to_the_wrong_people(one_town: Town) -> None:
    await one_town.says("wang", "3号楼灯坏了,垃圾也没人收")
    await one_town.presses("wang", "转错了")
    await one_town.presses("wang", "说不准")
    assert "转错了" in (await one_town.last("xu")).text
    assert (await one_town.case()).state == "filed"


async def test_the_grid_member_corrects_the_kind_and_it_goes_to_the_right_unit(one_town: Town) -> None:
    await one_town.says("wang", "3号楼灯坏了,垃圾也没人收")
    await one_town.presses("li", "转错了", where="chunfeng-work")
    await one_town.presses("li", "路灯", where="chunfeng-work")
    assert "路灯" in (await one_town.card("tian", "我们来办")).text
    assert "不用办了" in (await one_town.last("peng")).text
    assert "云桥供电所" in (await one_town.last("wang")).text


async def test_the_desk_changes_the_kind_at_any_time(one_town: Town) -> None:
    await one_town.says("wang", "3号楼楼道灯坏了")
    await one_town.presses("zhang", "我们来办")
    await one_town.says("xu", "进度 1")
    await one_town.presses("xu", "看 1 号")
    await one_town.presses("xu", "改类别")
    await one_town.presses("xu", "电梯故障")
    case = await one_town.case()
    assert case.state == "assigned"
    assert "电梯故障" in (await one_town.card("zhang", "我们来办")).text


async def test_a_photo_knows_where_it_was_taken_when_nothing_else_says_so(one_town: Town) -> None:
    await one_town.says("wang", "楼道灯坏了", photos=[_taken_at_building_five()])
    assert (await one_town.case()).placed
    assert "春风里 5号楼" in (await one_town.card("zhang", "我们来办")).text


async def test_words_say_more_than_the_place_of_a_photo(one_town: Town) -> None:
    await one_town.says("wang", "2号楼楼道灯坏了", photos=[_taken_at_building_five()])
    assert "春风里 2号楼" in (await one_town.card("zhang", "我们来办")).text


def _taken_at_building_five() -> bytes:
    photo, file = Image.open(BytesIO(sample("lamp-dark"))), BytesIO()
    exif = photo.getexif()
    exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 30.0, 0.0), 3: "E", 4: (124.0, 30.0, 14.4)})
    photo.save(file, "JPEG", exif=exif)
    return file.getvalue()

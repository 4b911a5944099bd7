"""已办,记一笔: what the grid solves on the spot is recorded and closed at once."""

from datetime import timedelta
from pathlib import Path

from tests.conftest import NewDatabase
from tests.town import Town
from tests.town.building import web_town
from tests.town.town import HOME_GROUP
from web.samples import sample

CLEARED = sample("bins-full")


async def test_a_photo_with_a_caption_is_logged_and_closed_without_anybody_approving(town: Town) -> None:
    await town.says("li", "已办 3号楼2单元 楼道堆物清走了", photos=[CLEARED])
    case = await town.case()
    assert (case.state, case.logged_at, case.held_by) == ("closed", case.filed_at, None)
    assert await town.moves() == ["log"]
    card = await town.last("li")
    assert "记好了,编号 1" in card.text
    assert "春风里 3号楼2单元" in card.text
    assert "楼道堆物" in card.text
    assert card.photos == 1
    for who in ("zhang", "xu", "zhou"):
        assert await town.cards(who) == []
    await town.passes(days=3)
    assert await town.moves() == ["log"]
    await town.says("li", "我反映的")
    assert "还没有反映过" in (await town.last("li")).text


async def test_the_button_asks_for_a_photo_and_the_place_is_where_they_logged_last(town: Town) -> None:
    await town.says("li", "/start")
    await town.presses("li", "已办,记一笔")
    assert "拍一张发过来就行" in (await town.last("li")).text
    await town.says("li", "2号楼1单元 楼道堆物清走了")
    await town.presses("li", "已办,记一笔")
    await town.says("li", photos=[CLEARED])
    card = await town.last("li")
    assert "编号 2" in card.text
    assert "春风里 2号楼" in card.text
    assert "先按您上次记的楼栋" in card.text
    assert (await town.case(2)).category_id is None
    await town.presses("li", "选楼栋", on="编号 2")
    await town.presses("li", "3号楼")
    await town.presses("li", "2单元")
    changed = next(card for card in await town.cards("li") if "编号 2" in card.text)
    assert "春风里 3号楼2单元" in changed.text
    assert "先按您上次记的楼栋" not in changed.text
    assert await town.moves(2) == ["log", "place"]


async def test_building_leaders_log_in_their_own_building_and_nowhere_else(one_town: Town) -> None:
    await one_town.says("sun", "已办", photos=[CLEARED])
    assert "春风里 3号楼" in (await one_town.last("sun")).text
    assert "先记在您管的这栋楼" in (await one_town.last("sun")).text
    await one_town.says("sun", "已办 1号楼 楼道堆物清走了")
    assert (await one_town.last("sun")).text.startswith("那儿不在您的片区")
    await one_town.presses("sun", "选楼栋", on="编号 1")
    await one_town.presses("sun", "1号楼")
    assert "那儿不在您的片区" in await one_town.presses("sun", "1单元")
    assert await one_town.cases() == 1
    await one_town.says("wang", "/log 3号楼")
    assert "不由您办" in (await one_town.last("wang")).text
    assert await one_town.cases() == 1


async def test_what_is_asked_for_survives_a_restart_and_is_not_asked_for_ever(
    database_url: NewDatabase, tmp_path: Path
) -> None:
    url = database_url("sqlite", template="town")
    async with web_town(url, tmp_path) as town:
        await town.says("li", "已办")
    async with web_town(url, tmp_path) as town:
        await town.says("li", photos=[CLEARED])
        assert (await town.case()).logged_at is not None
        assert "在哪儿办的" in (await town.last("li")).text
        await town.says("li", "已办")
        await town.passes(minutes=31)
        await town.says("li", "3号楼2单元楼道灯坏了")
        assert (await town.case(2)).logged_at is None
        await town.says("li", "已办")
        await town.presses("li", "算了")
        await town.says("li", "2号楼1单元楼道灯坏了")
        assert (await town.case(3)).logged_at is None


async def test_in_a_group_only_who_may_log_is_meant_and_proof_stays_proof(one_town: Town) -> None:
    await one_town.says("chen", "已办 3号楼 灯换了", where=HOME_GROUP)
    await one_town.says("li", "已办", where=HOME_GROUP)
    assert await one_town.cases() == 0
    await one_town.says("li", "已办 3号楼 楼道堆物清走了", where="chunfeng-work")
    assert (await one_town.case()).logged_at is not None
    await one_town.says("wang", "3号楼树上拉绳晒被子")
    await one_town.presses("li", "已解决")
    await one_town.says("li", "已办 收走了", photos=[CLEARED])
    assert (await one_town.case(2)).state == "handled"
    assert await one_town.cases() == 2


async def test_a_fire_that_is_out_is_logged_and_still_told_upward(one_town: Town) -> None:
    await one_town.says("li", "已办 3号楼着火了 扑灭了", photos=[CLEARED])
    assert (await one_town.case()).state == "closed"
    assert "119" in (await one_town.last("xu")).text
    await one_town.passes(seconds=timedelta(hours=2).total_seconds())
    assert await one_town.moves() == ["log"]


async def test_words_and_a_place_after_the_photo_belong_to_what_was_logged(one_town: Town) -> None:
    await one_town.says("li", "已办")
    await one_town.says("li", photos=[CLEARED])
    await one_town.says("li", "楼道堆物清走了,跟住户说过了")
    assert "已补充到 1 号" in (await one_town.last("li")).text
    case = await one_town.case()
    assert (await one_town.cases(), case.words, case.state) == (1, "楼道堆物清走了,跟住户说过了", "closed")
    assert case.category_id is not None
    await one_town.says("li", "3号楼2单元的")
    card = next(card for card in await one_town.cards("li") if "编号 1" in card.text)
    assert "春风里 3号楼2单元" in card.text
    assert await one_town.cards("xu") == []
    await one_town.says("li", "3号楼1单元的路灯不亮了")
    assert (await one_town.case(2)).state != "closed"


async def test_what_joined_a_log_becomes_a_report_by_one_press_and_danger_is_one_at_once(one_town: Town) -> None:
    await one_town.says("li", "已办 3号楼", photos=[CLEARED])
    await one_town.says("li", photos=[CLEARED])
    assert "已补充到 1 号" in (await one_town.last("li")).text
    await one_town.presses("li", "这是另一件事")
    assert (await one_town.case(2)).state != "closed"
    await one_town.says("li", "已办 3号楼", photos=[CLEARED])
    await one_town.says("li", "5号楼着火了,浓烟很大")
    assert (await one_town.case(4)).state != "closed"
    assert (await one_town.case(3)).words == "3号楼"

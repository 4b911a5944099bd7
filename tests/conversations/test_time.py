"""What time says: reminded, asked, passed upward, each once and never at night."""

from datetime import UTC, datetime, timedelta

from tests.town import Town
from tests.town.town import HOME_GROUP, StandingClock
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
QUILTS = "3号楼树上拉绳晒被子"


def it_is(town: Town, at: datetime) -> None:
    """Set the town's clock, with nobody awake in between."""
    clock = town.app.clock
    assert isinstance(clock, StandingClock)
    clock.hold_at(at)


def at(day: int, hour: int, minute: int = 0, *, month: int = 3) -> datetime:
    """A moment of 2026 in town time."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


async def until(town: Town, moment: datetime) -> None:
    """Time passes until ``moment``."""
    await town.app.timekeeper.advance(moment - town.app.clock.now())


async def test_the_unit_is_reminded_once_before_the_limit(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.presses("zhang", "我们来办")
    await town.passes(hours=42, minutes=55)
    assert "还剩" not in "".join(await town.shown("zhang"))
    await town.passes(minutes=10)
    assert "还剩 5 小时:1 号,楼道灯。" in (await town.last("zhang")).text
    await town.passes(hours=4)
    assert "".join(await town.shown("zhang")).count("还剩 5 小时") == 1


async def test_who_has_not_answered_is_asked_at_the_acceptance_limit(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.passes(hours=4, minutes=1)
    for who in ("zhang", "yang"):
        assert (await one_town.last(who)).text.startswith("1 号还没回复:楼道灯。")
    await one_town.passes(hours=24)
    assert (await one_town.moves()) == ["file", "assign", "remind"]


async def test_the_urging_sheet_asks_before_it_blames_and_shows_both_clocks(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await until(one_town, at(5, 14, 6))
    card = await one_town.card("zhang", "今天办")
    assert "到期。现在什么情况?" in card.text
    assert "社区用时" in card.text
    assert "办理用时：2 天" in card.text
    assert card.buttons[:3] == ("今天办", "要晚几天", "不归我们")
    assert await one_town.cards("qian") == []


async def test_then_head_and_desk_then_the_street_each_once(town: Town) -> None:
    await town.says("wang", LAMP)
    await until(town, at(6, 14, 6))
    for who in ("qian", "xu"):
        assert "超过期限 24 小时" in (await town.last(who)).text
    assert await town.cards("song") == []
    await until(town, at(8, 14, 6))
    assert "请街道看看要不要协调" in (await town.last("song")).text
    await town.passes(days=10)
    assert len(await town.cards("qian")) == len(await town.cards("song")) == 1
    assert (await town.moves())[2:] == ["remind", "remind", "urge", "climb", "climb"]


async def test_what_was_said_before_the_hand_in_is_not_said_again_when_it_comes_back(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await until(one_town, at(6, 14, 6))
    await one_town.presses("zhang", "办好了")
    await one_town.says("zhang", photos=[sample("lamp-lit")])
    await one_town.presses("li", "还没办好")
    await until(one_town, at(8, 14, 4))
    assert len(await one_town.cards("qian")) == 1
    await until(one_town, at(8, 14, 6))
    assert "请街道看看要不要协调" in (await one_town.last("song")).text


async def test_nobody_is_named_in_a_group_by_time(one_town: Town) -> None:
    await one_town.says("wang", "上报 " + LAMP, where=HOME_GROUP)
    await until(one_town, at(10, 20))
    for who, where in (("wang", HOME_GROUP), ("zhang", "chunfengli-wuye-team"), ("li", "chunfeng-work")):
        assert "超过期限" not in "".join(await one_town.shown(who, where=where))


async def test_done_today_is_believed_until_the_day_is_over(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await until(one_town, at(5, 14, 6))
    await one_town.presses("zhang", "今天办")
    await until(one_town, at(6, 7, 29))
    assert await one_town.cards("qian") == []
    await until(one_town, at(6, 14, 6))
    assert len(await one_town.cards("qian")) == 1


async def test_a_grids_case_climbs_to_leader_desk_and_street(one_town: Town) -> None:
    await one_town.says("wang", QUILTS)
    for moment, who in ((at(6, 14, 6), "zhou"), (at(8, 14, 6), "xu"), (at(10, 14, 6), "song")):
        assert not any("超过期限" in text for text in await one_town.shown(who))
        await until(one_town, moment)
        assert "超过期限" in (await one_town.last(who)).text
    assert await one_town.cards("qian") == []


async def test_nobody_is_woken_at_night(one_town: Town) -> None:
    it_is(one_town, at(3, 22))
    await one_town.says("wang", LAMP)
    await one_town.presses("zhang", "我们来办")
    await until(one_town, at(6, 7, 29))
    assert "到期" not in "".join(await one_town.shown("zhang"))
    await until(one_town, at(6, 7, 31))
    assert "到期。现在什么情况?" in (await one_town.last("zhang")).text


async def test_the_noon_rest_is_kept_too(one_town: Town) -> None:
    it_is(one_town, at(4, 12, 30))
    await one_town.says("wang", LAMP)
    await until(one_town, at(6, 13, 59))
    assert "现在什么情况" not in "".join(await one_town.shown("zhang"))
    await until(one_town, at(6, 14, 1))
    assert "现在什么情况" in (await one_town.last("zhang")).text


async def test_who_should_have_looked_is_reminded(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await one_town.presses("zhang", "办好了")
    await one_town.says("zhang", photos=[sample("lamp-lit")])
    await one_town.passes(hours=24, minutes=1)
    for who in ("zhou", "xu"):
        assert (await one_town.last(who)).text.startswith("1 号还等着您去看看。")


async def test_what_the_desk_does_not_decide_is_told_to_it_and_then_to_the_street(one_town: Town) -> None:
    await one_town.says("wang", "3号楼有股怪味")
    await one_town.passes(minutes=31)
    assert "1 号还等着定给谁办" in (await one_town.last("xu")).text
    await one_town.passes(hours=24)
    assert "1 号还等着定给谁办" in (await one_town.last("song")).text


async def test_after_days_asleep_each_case_stands_on_the_rung_that_holds_now(town: Town) -> None:
    await town.says("wang", LAMP)
    await town.presses("zhang", "我们来办")
    seen = await town.shown("zhang")
    it_is(town, at(8, 15))
    await town.settle()
    assert "超过期限 3 天" in (await town.last("song")).text
    assert await town.cards("qian") == []
    assert (await town.shown("zhang"))[1:] == seen[1:]
    assert (await town.moves())[3:] == ["-remind", "-urge", "-climb", "climb"]


async def test_many_things_due_at_once_come_as_one_list(town: Town) -> None:
    it_is(town, at(3, 22))
    for building in (1, 2, 3, 4, 5, 1):
        await town.says("wang", f"{building}号楼楼道灯坏了")
    await until(town, at(4, 7, 31))
    (card,) = [card for card in await town.cards("yang") if "有 6 件事请您看" in card.text]
    assert card.text.count("还没回复") == 6


async def test_the_residents_group_hears_once_at_six_what_changed(one_town: Town) -> None:
    await one_town.says("wang", LAMP)
    await until(one_town, at(3, 18, 1))
    (card,) = await one_town.cards("wang", where=HOME_GROUP)
    assert card.text.startswith("今天的进展")
    assert "1 号 · 楼道灯 · 春风里 3号楼" in card.text
    await until(one_town, at(4, 20))
    assert len(await one_town.cards("wang", where=HOME_GROUP)) == 1
    assert await one_town.cards("zhao", where="liuan-residents") == []


async def test_a_private_matter_is_not_in_the_daily_post(one_town: Town) -> None:
    await one_town.says("wang", "3号楼楼上半夜吵")
    await until(one_town, at(3, 18, 1))
    assert await one_town.cards("wang", where=HOME_GROUP) == []


async def test_working_time_stands_still_over_a_holiday(one_town: Town) -> None:
    it_is(one_town, at(30, 17, month=4))
    await one_town.says("wang", QUILTS)
    assert (await one_town.case()).due_at == at(7, 17, month=5)
    assert "5月7日" in (await one_town.last("li")).text
    await until(one_town, at(5, 20, month=5))
    assert await one_town.moves() == ["file", "assign"]


async def test_the_next_due_thing_is_one_that_people_notice(one_town: Town) -> None:
    await one_town.says("wang", "上报 3号楼2单元楼道堆满纸箱", where=HOME_GROUP)
    await one_town.presses("zhang", "我们来办")
    before = one_town.app.clock.now()
    assert await one_town.app.timekeeper.advance_to_next() - before > timedelta(hours=1)


async def test_a_grid_leader_never_hears_of_a_private_matter_that_is_late(one_town: Town) -> None:
    await one_town.says("wang", "隔壁天天放音响,太吵了,3号楼2单元")
    assert (await one_town.case()).sensitivity == "private"
    assert (await one_town.case()).held_by == "grid_member"
    heard = len(await one_town.shown("zhou"))
    await one_town.passes(days=12)
    assert len(await one_town.shown("zhou")) == heard
    assert "1 号" in (await one_town.last("xu")).text

"""Posts by command: confirmed by a press, inside one's own area, never above one's own, with an end."""

import pytest
from sqlmodel import col, select

from models import Appointment, Role
from services.rules.until import read_day, without_until
from tests.town import Town
from tests.town.town import START


async def posts(town: Town, key: str) -> list[Appointment]:
    async with town.app.database.reading() as session:
        mine = col(Appointment.person_id) == town.person(key).id
        return list((await session.execute(select(Appointment).where(mine).order_by(col(Appointment.id)))).scalars())


async def test_the_desk_appoints_with_an_end_and_it_ends_by_itself(town: Town) -> None:
    await town.says("xu", "任命 唐春分 网格员 春风第一网格 到3月10日")
    card = await town.last("xu")
    assert all(words in card.text for words in ("任命唐春分,对吗", "春风一网格", "2026年3月10日"))
    assert [post.role for post in await posts(town, "tang")] == [Role.VOLUNTEER]
    await town.presses("xu", "确定任命")
    assert not any("确定任命" in card.buttons for card in await town.cards("xu"))
    assert "任命好了:唐春分" in (await town.last("xu")).text
    assert "许清明请您担任这项工作" in (await town.last("tang")).text
    _, post = await posts(town, "tang")
    assert (post.role, post.made_by_id) == (Role.GRID_MEMBER, town.person("xu").id)
    await town.says("tang", "待办")
    assert "现在没有要办的事" in (await town.last("tang")).text
    await town.passes(days=8)
    await town.says("tang", "待办")
    assert "您这里没有要办的事" in (await town.last("tang")).text


async def test_what_is_missing_is_asked_by_buttons_and_the_end_may_be_changed(one_town: Town) -> None:
    town = one_town
    await town.says("xu", "任命 小唐")
    await town.presses("xu", "网格长")
    await town.presses("xu", "春风二网格")
    assert "不限" in (await town.last("xu")).text
    await town.presses("xu", "改到2026年12月31日")
    assert "2026年12月31日" in (await town.last("xu")).text
    await town.presses("xu", "确定任命")
    assert (await posts(town, "tang"))[-1].role is Role.GRID_LEADER


async def test_nobody_reaches_above_or_beyond_their_own(one_town: Town) -> None:
    town = one_town
    for who, words, said in [
        ("wang", "任命 陈谷雨 网格员", "不由您办"),
        ("li", "任命 陈谷雨 网格员", "不由您办"),
        ("xu", "任命 唐春分 街道", "请找街道"),
        ("xu", "任命 唐春分 经办人", "请找街道"),
        ("xu", "任命 谢处暑 网格员", "没找到叫这个名字的人"),
        ("xu", "任命 唐春分 网格员 春风一网格 到2025年1月1日", "日期已经过了"),
        ("xu", "任命 没这人 网格员", "没找到叫这个名字的人"),
        ("xu", "免去 宋立冬", "现在没有您能免去的任职"),
        ("xu", "免去 许清明", "现在没有您能免去的任职"),
    ]:
        await town.says(who, words)
        assert said in (await town.last(who)).text, words
    await town.says("xu", "任命 唐春分 网格员 秋实一网格")
    assert "负责哪里" in (await town.last("xu")).text
    assert not [label for label in (await town.last("xu")).buttons if "秋实" in label]
    await town.says("song", "任命 王秋月 楼栋长 2号楼")
    assert {"春风里 2号楼", "柳岸花园 2号楼"} <= set((await town.last("song")).buttons)
    await town.says("song", "任命 王秋月 楼栋长 春风里2号楼")
    assert "春风里 2号楼" in (await town.card("song", "确定任命")).text
    card = await town.last("xu")
    song, person = town.person("song"), town.person("tang").id
    async with town.app.database.reading() as session:
        street = await session.scalar(select(Appointment.area_id).where(col(Appointment.person_id) == song.id))
    for forged in (f"appoint:{person}:0:street.{street}.", f"appoint:{person}:0:grid_member.{street}.", "dismiss:1:0:"):
        await town.presses_old("xu", card, forged)
    await town.presses_old("xu", card, f"appoint:{person}:0:grid_member.x.20261399")
    assert [post.role for post in await posts(town, "tang")] == [Role.VOLUNTEER]


async def test_a_post_is_ended_by_a_press_and_what_was_in_hand_is_shown(one_town: Town) -> None:
    town = one_town
    await town.says("wang", "春风里3号楼2单元楼道堆了纸箱")
    await town.says("song", "免去 张大暑")
    assert "免去张大暑的这项任职,对吗" in (await town.last("song")).text
    before = (await posts(town, "zhang"))[0]
    assert before.until is None
    await town.presses("song", "确定免去")
    assert "已免去:张大暑" in (await town.last("song")).text
    assert "宋立冬已结束您的这项任职" in (await town.last("zhang")).text
    ended = (await posts(town, "zhang"))[0]
    assert (ended.until is not None, ended.ended_by_id) == (True, town.person("song").id)
    assert not any("确定免去" in card.buttons for card in await town.cards("song"))
    await town.says("xu", "免去 周立春")
    assert len((await town.last("xu")).buttons) == 3


async def test_open_work_of_somebody_dismissed_is_shown_to_the_desk(one_town: Town) -> None:
    town = one_town
    await town.says("xu", "任命 唐春分 网格员 春风一网格")
    await town.presses("xu", "确定任命")
    await town.says("wang", "上报 春风里3号楼楼道灯坏了")
    async with town.app.database.transaction() as session:
        case = await session.merge(await town.case())
        case.officer_id = town.person("tang").id
    await town.says("xu", "免去 唐春分 网格员")
    await town.presses("xu", "确定免去")
    card = await town.last("xu")
    assert ("手上还有这些没办完" in card.text, "1 号" in card.text, "看 1 号" in card.buttons) == (True, True, True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12月31日", "2026-12-31"), ("3月1日", "2027-03-01"), ("3月3日", "2026-03-03"), ("2027-06-30", "2027-06-30"),
        ("2027年6月30日", "2027-06-30"), ("年底", "2026-12-31"), ("31 December", "2026-12-31"),
        ("1 Jan 2028", "2028-01-01"),
        ("2月30日", None), ("明天", None), ("31 Foo", None), ("99月99日", None),
    ],
)  # fmt: skip
def test_days_as_people_write_them(text: str, day: str | None) -> None:
    found = read_day(text, START.date())
    assert (found.isoformat() if found else None) == day


def test_the_end_is_parted_from_the_rest() -> None:
    assert without_until("小李 网格员 春风一网格 到12月31日") == ("小李 网格员 春风一网格", "12月31日")
    assert without_until("小李 网格员 到 12月31日") == ("小李 网格员", "12月31日")
    assert without_until("Li grid member until 31 December") == ("Li grid member", "31 December")
    assert without_until("小李 网格员") == ("小李 网格员", "")

"""An activity in one message, and a plan as a value."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from models import Deed
from services.rules.activity_words import read_order
from services.rules.plans import Plan, moved_by, read_plan

TOWN = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 3, 3, 6, 5, tzinfo=UTC)


def plan(text: str) -> Plan:
    return read_plan(text, NOW, TOWN)


def test_the_message_of_the_plans() -> None:
    found = plan("周六上午9点 春风广场清扫 需要12人 2分")
    assert (found.title, found.capacity, found.points, found.deed) == ("春风广场清扫", 12, 2, Deed.CLEANING)
    assert found.start == datetime(2026, 3, 7, 1, tzinfo=UTC)
    assert found.end == datetime(2026, 3, 7, 3, tzinfo=UTC)
    assert found.missing() == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月15日 9:00-11:00 隐患排查 8到12人 3分", ("隐患排查", 12, 8, 3)),
        ("明天9点 3号楼楼道清扫 招5人 每人2分", ("3号楼楼道清扫", 5, 0, 2)),
        ("明天9点 夜巡 限二十人 至少十人", ("夜巡", 20, 10, 2)),
        ("Sat 9am Sweep Spring Square needs 12 people 2 points", ("Sweep Spring Square", 12, 0, 2)),
        ("every second Saturday 9-11am litter picking 5 to 10 people", ("litter picking", 10, 5, 2)),
        ("明天9点 唱歌 5人", ("唱歌", 5, 0, None)),
    ],
)
def test_people_and_points(text: str, expected: tuple[object, ...]) -> None:
    found = plan(text)
    assert (found.title, found.capacity, found.minimum, found.points) == expected


def test_what_stands_behind_its_name() -> None:
    found = plan(
        "12号上午9点 理发 5人 地点:3号楼门口 请自带剪刀 满18岁 要会理发 限本社区居民 周四晚上8点开始报名 周五18点截止"
    )
    assert (found.place, found.bring, found.min_age, found.skill) == ("3号楼门口", "剪刀", 18, "理发")
    assert found.locals_only
    assert found.opens == datetime(2026, 3, 5, 12, tzinfo=UTC)
    assert found.closes == datetime(2026, 3, 6, 10, tzinfo=UTC)
    assert plan("周六上午9点 清扫 9人 周四上午开始报名").opens == datetime(2026, 3, 5, 0, tzinfo=UTC), (
        "a day without a time"
    )


@pytest.mark.parametrize(
    "text",
    [
        "周六上午9点 清扫 9人 最晚取消 周四18点",
        "周六上午9点 清扫 最晚取消:周四 下午6点 需要9人",
        "周六上午9点 清扫 9人 周四18点后不能取消",
        "Sat 9am clean up 9 people cancel by Thursday 6pm",
    ],
)
def test_until_when_one_may_leave(text: str) -> None:
    found = plan(text)
    assert found.leave_until == datetime(2026, 3, 5, 10, tzinfo=UTC)
    assert (found.title, found.capacity) in {("清扫", 9), ("clean up", 9)}
    assert found.closes is None


@pytest.mark.parametrize(("text", "missing"), [("", "title"), ("清扫 12人", "when"), ("周六9点 清扫", "count")])
def test_what_is_missing_is_asked_for(text: str, missing: str) -> None:
    assert plan(text).missing() == missing


def test_a_plan_travels_as_json_and_moves() -> None:
    found = plan("周六上午9点 清扫 12人 周四晚上8点开始报名")
    assert Plan.of(found.as_dict()) == found
    later, rest = moved_by(found, "下雨 周日上午10点", NOW, TOWN)
    assert later is not None
    assert (later.start, later.end) == (datetime(2026, 3, 8, 2, tzinfo=UTC), datetime(2026, 3, 8, 4, tzinfo=UTC))
    assert rest == "下雨"
    assert moved_by(found, "下雨", NOW, TOWN) == (None, "下雨")


@pytest.mark.parametrize(
    ("text", "kind", "number", "words"),
    [
        ("", "list", 0, ""),
        ("3 签到", "manage", 3, ""),
        ("3 签到口令 梧桐", "word", 3, "梧桐"),
        ("3 名单", "manage", 3, ""),
        ("本周", "week", 0, ""),
        ("this week", "week", 0, ""),
        ("3", "show", 3, ""),
        ("3号", "show", 3, ""),
        ("3 改时间 周日上午9点", "when", 3, "周日上午9点"),
        ("3 取消 下雨", "cancel", 3, "下雨"),
        ("3 人数 15", "count", 3, "15"),
        ("3 发布", "publish", 3, ""),
        ("3 add Daisy Brook", "add", 3, "Daisy Brook"),
        ("12人 清扫 周六9点", "new", 0, "12人 清扫 周六9点"),
        ("3月5日 9点 清扫 12人", "new", 0, "3月5日 9点 清扫 12人"),
        ("5 Dec 9am Sweep 5 people", "new", 0, "5 Dec 9am Sweep 5 people"),
    ],
)
def test_orders(text: str, kind: str, number: int, words: str) -> None:
    found = read_order(text)
    assert (found.kind, found.number, found.words) == (kind, number, words)

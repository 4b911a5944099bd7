"""What people write to put somebody on duty and to be away."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models import Days
from services.rules.duty_words import DAYTIME, NIGHT, WHOLE, hours_of, read_duty, read_leave

TODAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("text", "name", "days", "hours", "first", "last"),
    [
        ("小李 周六", "小李", [Days.SATURDAY], WHOLE, None, None),
        ("李小满 周六周日 8点到18点", "李小满", [Days.SATURDAY, Days.SUNDAY], DAYTIME, None, None),
        ("杨小寒,每晚,到3月31日", "杨小寒", [Days.EVERY_DAY], NIGHT, None, date(2026, 3, 31)),
        ("小杨 周末 晚上", "小杨", [Days.DAYS_OFF], NIGHT, None, None),
        ("小杨 18:00-08:00", "小杨", [Days.EVERY_DAY], NIGHT, None, None),
        ("小杨 3月7日", "小杨", [Days.EVERY_DAY], WHOLE, date(2026, 3, 7), date(2026, 3, 7)),
        ("小杨 1月1日到3日 白天", "小杨", [Days.EVERY_DAY], DAYTIME, date(2027, 1, 1), date(2027, 1, 3)),
        ("Yang sat, sun until 31 Dec", "Yang", [Days.SATURDAY, Days.SUNDAY], WHOLE, None, date(2026, 12, 31)),
        ("Yang nights", "Yang", [Days.EVERY_DAY], NIGHT, None, None),
        ("工作日 小杨 明天到3月9日", "小杨", [Days.WORKDAYS], WHOLE, date(2026, 3, 4), date(2026, 3, 9)),
    ],
)
def test_a_duty_is_read(text, name, days, hours, first, last) -> None:
    found = read_duty(text, TODAY)
    assert found is not None
    assert (found.name, list(found.days), (found.opens, found.closes)) == (name, days, hours)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize("text", ["小李", "", "小李 3月9日到3月5日", "小李 2月30日", "小李 25:00-26:00"])
def test_what_is_no_duty(text) -> None:
    assert read_duty(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "first", "last", "name"),
    [
        ("3月5日到3月8日 小王代", date(2026, 3, 5), date(2026, 3, 8), "小王"),
        ("3月5日-8日,由许清明代班", date(2026, 3, 5), date(2026, 3, 8), "许清明"),
        ("今天到3月8日", TODAY, date(2026, 3, 8), ""),
        ("明天 小王", date(2026, 3, 4), date(2026, 3, 4), "小王"),
        ("12月30日到1月2日 小王替我", date(2026, 12, 30), date(2027, 1, 2), "小王"),
        ("5 March to 8 March Wang stands in", date(2026, 3, 5), date(2026, 3, 8), "Wang"),
        ("到3月8日 小王代", TODAY, date(2026, 3, 8), "小王"),
    ],
)
def test_a_leave_is_read(text, first, last, name) -> None:
    found = read_leave(text, TODAY)
    assert found is not None
    assert (found.first, found.last, found.stand_in) == (first, last, name)


@pytest.mark.parametrize(
    ("text", "who", "first", "last", "stand_in"),
    [
        ("小李 周一到周三", "小李", date(2026, 3, 9), date(2026, 3, 11), ""),
        ("小李 周四到周一 小王代", "小李", date(2026, 3, 5), date(2026, 3, 9), "小王"),
        ("李小满 下周一到下周五 由小王代班", "李小满", date(2026, 3, 9), date(2026, 3, 13), "小王"),
        ("小李,这周二至周五", "小李", TODAY, date(2026, 3, 6), ""),
        ("小李 星期日", "小李", date(2026, 3, 8), date(2026, 3, 8), ""),
        ("小李 3月5日到下周三", "小李", date(2026, 3, 5), date(2026, 3, 11), ""),
        ("周五 小王", "", date(2026, 3, 6), date(2026, 3, 6), "小王"),
        ("小王代 周五", "", date(2026, 3, 6), date(2026, 3, 6), "小王"),
        ("Li Thursday to Monday Wang stands in", "Li", date(2026, 3, 5), date(2026, 3, 9), "Wang"),
        ("Li next Monday until next Friday", "Li", date(2026, 3, 9), date(2026, 3, 13), ""),
    ],
)
def test_a_leave_is_entered_for_whoever_is_named_before_the_days(text, who, first, last, stand_in) -> None:
    found = read_leave(text, TODAY)
    assert found is not None
    assert (found.who, found.first, found.last, found.stand_in) == (who, first, last, stand_in)


@pytest.mark.parametrize(
    "text",
    ["", "小王代", "小王代 明天 小张", "小李 下周五到下周一", "3月8日到3月5日 小王代", "2月30日到3月1日", "下个月"],
)
def test_what_is_no_leave(text) -> None:
    assert read_leave(text, TODAY) is None


@given(some.text(max_size=40) | some.text("小李周六日到至月号:-点0123456789 toMar下代nextsun", max_size=30))
def test_anything_at_all_can_be_read(text) -> None:
    duty, leave = read_duty(text, TODAY), read_leave(text, TODAY)
    assert duty is None or (0 <= duty.opens < 1440 and 0 <= duty.closes <= 1440 and duty.days)
    assert leave is None or leave.first <= leave.last


def test_hours_of_the_file() -> None:
    assert hours_of("18:00-08:00") == NIGHT
    assert hours_of("00:00-24:00") == WHOLE
    assert [hours_of(text) for text in ("", "18:00", "8-9", "24:00-08:00", "18:70-19:00")] == [None] * 5

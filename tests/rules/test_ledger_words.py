"""What is asked of the ledger: number, standing, unit, period, and what is left for place and words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.ledger_words import Stand, Wanted, read_wanted, span_of, terms_in

TODAY = date(2026, 3, 3)
UNITS = {"春风里物业": 1, "chunfengli property": 1, "桃花苑物业": 2, "新柳城管中队": 3}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", Wanted()),
        ("128", Wanted(number=128)),
        ("128号", Wanted(number=128)),
        ("超期", Wanted(stand=Stand.LATE)),
        ("没办完 本月", Wanted(stand=Stand.OPEN, first=date(2026, 3, 1), last=TODAY)),
        ("3号楼 路灯 本月", Wanted(first=date(2026, 3, 1), last=TODAY, rest="3号楼 路灯")),
        ("物业 9月", Wanted(units=(1, 2), first=date(2025, 9, 1), last=date(2025, 9, 30))),
        ("春风里物业 超期", Wanted(units=(1,), stand=Stand.LATE)),
        ("城管中队,上周", Wanted(units=(3,), first=date(2026, 2, 23), last=date(2026, 3, 1))),
        ("2月28日 水管", Wanted(first=date(2026, 2, 28), last=date(2026, 2, 28), rest="水管")),
        ("2025年12月 已办结", Wanted(stand=Stand.CLOSED, first=date(2025, 12, 1), last=date(2025, 12, 31))),
        ("2025-12-31", Wanted(first=date(2025, 12, 31), last=date(2025, 12, 31))),
        ("最近7天 挂账", Wanted(stand=Stand.PAUSED, first=date(2026, 2, 25), last=TODAY)),
        ("去年", Wanted(first=date(2025, 1, 1), last=date(2025, 12, 31))),
        ("2月30日", Wanted(rest="2月30日")),
        ("Chunfengli Property overdue last month", Wanted(
            units=(1,), stand=Stand.LATE, first=date(2026, 2, 1), last=date(2026, 2, 28))),
        ("lamp September 2024", Wanted(first=date(2024, 9, 1), last=date(2024, 9, 30), rest="lamp")),
        ("lamp last 30 days", Wanted(first=date(2026, 2, 2), last=TODAY, rest="lamp")),
        ("3月2号楼", Wanted(rest="3月2号楼")),
    ],
)  # fmt: skip
def test_it_is_read(text: str, wanted: Wanted) -> None:
    assert read_wanted(text, TODAY, UNITS) == wanted


def test_what_said_the_place_is_no_word_to_look_for() -> None:
    assert terms_in("春风里3号楼 路灯", "春风里3号楼") == ("路灯",)
    assert terms_in("春风里 3号楼 路灯 灯罩", "春风里 3号楼") == ("路灯", "灯罩")
    assert terms_in("", "") == ()


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2024, 2, 29), date(2026, 12, 31)])
@pytest.mark.parametrize(
    "name", ["today", "yesterday", "week", "last-week", "month", "last-month", "year", "last-year"]
)
def test_a_span_is_in_order_and_not_to_come(day: date, name: str) -> None:
    first, last = span_of(name, day)
    assert first <= last <= day


@given(st.text(max_size=300))
def test_whatever_is_written_is_read(text: str) -> None:
    read = read_wanted(text, TODAY, UNITS)
    assert (read.first is None) == (read.last is None)
    assert len(terms_in(read.rest, "")) <= 4

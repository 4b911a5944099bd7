"""Limits as cities write them, and what can't be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Measure
from services.rules.standard_limits import Unread, read_standard_limit

URGENT, NATURAL_DAYS = Measure.NATURAL_HOURS, Measure.NATURAL_DAYS
HOURS, DAYS = Measure.WORKING_HOURS, Measure.WORKING_DAYS


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2紧急工作时", (2, URGENT)), ("1 紧急工作时", (1, URGENT)), ("2紧急工作日", (2, NATURAL_DAYS)),
        ("4小时", (4, HOURS)), ("4工作时", (4, HOURS)), ("4个工作小时", (4, HOURS)), ("24小时内", (24, HOURS)),
        ("7天", (7, DAYS)), ("1个工作日", (1, DAYS)), ("15工作日", (15, DAYS)), ("3日", (3, DAYS)),
        ("５天", (5, DAYS)), ("１５　个工作日", (15, DAYS)), ("七天", (7, DAYS)), ("十五个工作日", (15, DAYS)),
        ("两天之内", (2, DAYS)), ("二十日", (20, DAYS)), ("30分钟", (30, Measure.NATURAL_MINUTES)),
        ("3自然日", (3, NATURAL_DAYS)), ("10个日历天", (10, NATURAL_DAYS)), ("1天以内", (1, DAYS)),
    ],
)  # fmt: skip
def test_what_cities_write(written: str, found: tuple[int, Measure]) -> None:
    assert read_standard_limit(written) == found


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", Unread.EMPTY), ("　", Unread.EMPTY), ("立即", Unread.NO_NUMBER), ("视情况", Unread.NO_NUMBER),
        ("1紧急工作时制止", Unread.SAYS_MORE), ("3-5天", Unread.SAYS_MORE), ("2小时或1天", Unread.SAYS_MORE),
        ("1.5天", Unread.SAYS_MORE), ("3个月", Unread.UNKNOWN_MEASURE), ("5", Unread.UNKNOWN_MEASURE),
        ("0天", Unread.NOT_POSITIVE), ("-1天", Unread.SAYS_MORE), ("99999天", Unread.TOO_LONG),
        ("一二天", Unread.SAYS_MORE), ("三三十天", Unread.SAYS_MORE),
    ],
)  # fmt: skip
def test_what_no_clock_can_count_says_why(written: str, why: Unread) -> None:
    assert read_standard_limit(written) is why


@given(st.text(max_size=20))
def test_anything_is_a_limit_or_a_reason(text: str) -> None:
    found = read_standard_limit(text)
    assert isinstance(found, Unread) or found[0] > 0


@given(st.integers(1, 250), st.sampled_from(["", " ", "个"]), st.sampled_from(["天", "工作日", "日"]))
def test_every_number_of_days_is_read(amount: int, between: str, word: str) -> None:
    wide = str(amount).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    assert read_standard_limit(f"{wide}{between}{word}") == (amount, DAYS)

"""Moments, days and spans as people say them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.phrases import TOWN, by_when, day, names, span, when

NOW = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
"""A Tuesday, 10:00 in town."""


def at(days: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, 1, hour, minute, tzinfo=TOWN) + timedelta(days=days)


@pytest.mark.parametrize(
    ("moment", "chinese", "english"),
    [
        (at(0, 18), "今天 18:00", "today 18:00"),
        (at(1, 9), "明天 9:00", "tomorrow 9:00"),
        (at(2, 18, 30), "周四 18:30", "Thu 18:30"),
        (at(6, 8), "周一 8:00", "Mon 8:00"),
        (at(7, 18), "12月8日 18:00", "8 Dec 18:00"),
        (at(-1, 18), "昨天 18:00", "yesterday 18:00"),
        (at(-3, 18), "11月28日 18:00", "28 Nov 18:00"),
        (at(60, 0), "2027年1月30日 0:00", "30 Jan 2027 0:00"),
    ],
)
def test_when(moment, chinese, english):
    assert when(moment, "zh_CN", NOW, TOWN) == chinese
    assert when(moment.isoformat(), "en", NOW, TOWN) == english


@pytest.mark.parametrize(
    ("moment", "chinese", "english"),
    [
        (at(0, 18), "今天下午", "this afternoon"),
        (at(0, 18, 1), "今天晚上", "this evening"),
        (at(1, 3), "明天早上", "tomorrow morning"),
        (at(1, 12), "明天中午", "tomorrow midday"),
        (at(1, 11, 59), "明天上午", "tomorrow morning"),
        (at(2, 18), "周四下午", "Thursday afternoon"),
        (at(9, 18), "12月10日", "10 Dec"),
    ],
)
def test_by_when(moment, chinese, english):
    assert by_when(moment, "zh_CN", NOW, TOWN) == chinese
    assert by_when(moment, "en", NOW, TOWN) == english


def test_a_day_is_the_towns_day():
    just_past_midnight = datetime(2026, 12, 1, 16, 5, tzinfo=UTC)
    assert day(just_past_midnight, "zh_CN", NOW, TOWN) == "明天"
    assert day(just_past_midnight, "zh_CN", just_past_midnight, TOWN) == "今天"


@pytest.mark.parametrize(
    ("seconds", "chinese"),
    [
        (0, "1 分钟"), (61, "2 分钟"), (25 * 60, "25 分钟"), (3600, "1 小时"), (4 * 3600, "4 小时"),
        (4 * 3600 - 2, "4 小时"), (43 * 3600, "43 小时"), (48 * 3600, "2 天"), (49 * 3600, "2 天 1 小时"),
        (10 * 86400 + 1, "11 天"),
    ],
)  # fmt: skip
def test_spans_are_rounded_up(seconds, chinese):
    assert span(seconds, "zh_CN") == chinese


@given(st.integers(min_value=0, max_value=400 * 86400), st.sampled_from(["zh_CN", "en"]))
def test_any_span_and_any_moment_can_be_said(seconds, locale):
    assert span(seconds, locale)
    assert when(NOW + timedelta(seconds=seconds), locale, NOW, TOWN)
    assert by_when(NOW + timedelta(seconds=seconds), locale, NOW, TOWN)


def test_names_fall_back_on_chinese():
    assert names({"zh_CN": "路灯", "en": ""}, "en") == "路灯"
    assert names(None, "en") == ""

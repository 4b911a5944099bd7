"""When something takes place, as people write it."""

from datetime import datetime

import pytest

from services.rules.when import read_when

NOW = datetime(2026, 3, 3, 14, 5)  # noqa: DTZ001 - town time
"""A Tuesday."""


def moments(text: str) -> str:
    when, _ = read_when(text, NOW)
    found = when.moments(NOW)
    return f"{found[0]:%m-%d %H:%M} {found[1]:%H:%M}" if found else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("周六上午9点", "03-07 09:00 11:00"),
        ("星期六早上8点半", "03-07 08:30 10:30"),
        ("这周日下午两点一刻", "03-08 14:15 16:15"),
        ("下周六9点", "03-14 09:00 11:00"),
        ("下下周一上午10点", "03-16 10:00 12:00"),
        ("周二下午1点", "03-10 13:00 15:00"),
        ("周二下午3点", "03-03 15:00 17:00"),
        ("今晚7点", "03-03 19:00 21:00"),
        ("明天下午两点半到四点", "03-04 14:30 16:00"),
        ("后天9:00-11:30", "03-05 09:00 11:30"),
        ("大后天晚上七点", "03-06 19:00 21:00"),
        ("3月15日 9:00~11:00", "03-15 09:00 11:00"),
        ("十二月五号上午十点", "12-05 10:00 12:00"),
        ("2026-04-01 14:30", "04-01 14:30 16:30"),
        ("12号上午九点 一个半小时", "03-12 09:00 10:30"),
        ("4/5 10点", "04-05 10:00 12:00"),
        ("1月5日 9点", "01-05 09:00 11:00"),
        ("周六中午12点到下午3点", "03-07 12:00 15:00"),
        ("3点", "03-03 15:00 17:00"),
        ("下午1点", "03-04 13:00 15:00"),
        ("Sat 9am", "03-07 09:00 11:00"),
        ("next Saturday 9:30 am to 11am", "03-14 09:30 11:00"),
        ("tomorrow 9-11am", "03-04 09:00 11:00"),
        ("5 Dec 14:00-16:00", "12-05 14:00 16:00"),
        ("Dec 5, 2026 11am to 1pm", "12-05 11:00 13:00"),
        ("Friday noon for 3 hours", "03-06 12:00 15:00"),
        ("周六", ""),
        ("哪天都行", ""),
    ],
)
def test_moments(text: str, expected: str) -> None:
    assert moments(text) == expected


@pytest.mark.parametrize(
    ("text", "rule", "first"),
    [
        ("每周六上午9点", "FREQ=WEEKLY;BYDAY=SA", "03-07"),
        ("每个星期三下午2点", "FREQ=WEEKLY;BYDAY=WE", "03-04"),
        ("每隔一周的周六上午9点", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "03-07"),
        ("隔周周日9点", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "03-08"),
        ("每月第一个周六上午9点", "FREQ=MONTHLY;BYDAY=1SA", "03-07"),
        ("每月第一个周一上午9点", "FREQ=MONTHLY;BYDAY=1MO", "04-06"),
        ("every second Saturday 9am", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "03-07"),
        ("every Sunday 9am", "FREQ=WEEKLY;BYDAY=SU", "03-08"),
        ("first Saturday of every month 9am", "FREQ=MONTHLY;BYDAY=1SA", "03-07"),
    ],
)
def test_how_often(text: str, rule: str, first: str) -> None:
    when, _ = read_when(text, NOW)
    found = when.moments(NOW)
    assert when.repeat == rule
    assert found is not None
    assert f"{found[0]:%m-%d}" == first


@pytest.mark.parametrize("text", ["昨天上午9点", "3月1日上午9点", "本周一9点", "yesterday 9am", "2026-03-02 9:00"])
def test_a_day_that_has_passed_is_noticed(text: str) -> None:
    assert read_when(text, NOW)[0].passed


@pytest.mark.parametrize(
    "text", ["99月99日 99点99分", "2月30日上午9点", "25:00", "第第第周", "32号", "9" * 200, "点点点"]
)
def test_nonsense_is_no_time_and_no_crash(text: str) -> None:
    read_when(text, NOW)

"""Periods of bulletins: no day missing, none twice, a working day before, the newest after a pause."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import BulletinKind
from services.rules.bulletins import Issue, Schedule, latest, publish_when, upcoming
from services.rules.working_time import Calendar

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR, SCHEDULE = Calendar(ZONE), Schedule()
KINDS = st.sampled_from(list(BulletinKind))
MOMENTS = st.integers(0, 600 * 1440).map(lambda minutes: datetime(2025, 2, 1, tzinfo=UTC) + timedelta(minutes=minutes))


def town(month: int, day: int, hour: int = 0, *, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=ZONE)


def issue_at(kind: BulletinKind, now: datetime, schedule: Schedule = SCHEDULE) -> Issue:
    found = latest(kind, CALENDAR, schedule, now)
    assert found is not None
    return found


def test_the_weekly_one_is_drafted_on_friday_for_monday() -> None:
    issue = issue_at(BulletinKind.WEEK, town(3, 13, 9))
    assert (issue.start, issue.end) == (town(3, 6), town(3, 13))
    assert (issue.draft, issue.publish) == (town(3, 13, 9), town(3, 16, 9))
    assert issue.before == town(2, 28)  # a Saturday on which people work, after the Spring Festival
    assert issue_at(BulletinKind.WEEK, town(3, 13, 8)).end == town(3, 6)


def test_long_holidays_make_one_long_week() -> None:
    issue = issue_at(BulletinKind.WEEK, town(10, 9, 12))
    assert issue.publish == town(10, 10, 9) or issue.publish > town(10, 8)
    assert issue.draft < issue.publish


@pytest.mark.parametrize(
    ("kind", "key", "start", "end", "draft", "publish"),
    [
        (BulletinKind.MONTH, "2026-02", town(2, 1), town(3, 1), town(3, 2, 9), town(3, 3, 9)),
        (BulletinKind.QUARTER, "2025-Q4", town(10, 1, year=2025), town(1, 1), town(1, 4, 9), town(1, 5, 9)),
    ],
)
def test_months_and_quarters(
    kind: BulletinKind, key: str, start: datetime, end: datetime, draft: datetime, publish: datetime
) -> None:
    issue = issue_at(kind, town(3, 10))
    assert (issue.key, issue.start, issue.end, issue.draft, issue.publish) == (key, start, end, draft, publish)


@given(KINDS, MOMENTS)
def test_one_follows_the_other_without_a_gap(kind: BulletinKind, now: datetime) -> None:
    found = [issue_at(kind, now)]
    for _ in range(3):
        found.append(issue_at(kind, upcoming(kind, CALENDAR, SCHEDULE, found[-1].draft)))
    for one, other in pairwise(found):
        assert (one.end, one.start) == (other.start, other.before)
        assert one.key != other.key
    for issue in found:
        assert issue.start < issue.end <= issue.draft < issue.publish
        days = CALENDAR.is_workday(issue.draft.date()), CALENDAR.is_workday(issue.publish.date())
        assert days == (True, True)


@given(KINDS, MOMENTS)
def test_who_is_named_has_a_working_day_also_after_a_pause(kind: BulletinKind, now: datetime) -> None:
    issue = issue_at(kind, now)
    publish = publish_when(issue, CALENDAR, SCHEDULE, now)
    assert publish >= issue.publish
    assert publish > now or now <= issue.draft + timedelta(hours=1)
    assert upcoming(kind, CALENDAR, SCHEDULE, now) > now >= issue.draft

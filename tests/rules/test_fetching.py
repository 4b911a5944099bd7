"""When somebody is reminded of a gift: the day before, once, not at night and not on the day they took it."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from services.rules.fetching import fetch_reminder
from services.rules.quiet import QuietHours

ZONE = ZoneInfo("Asia/Shanghai")
QUIET = QuietHours(ZONE)
LATE = QuietHours(ZONE, ((time(20), time(11)),))


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 12, day, hour, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("taken", "until", "quiet", "heard"),
    [
        (at(1, 14), at(8, 18), QUIET, at(7, 10)),
        (at(6, 14), at(7, 18), QUIET, at(7, 9)),
        (at(7, 8), at(7, 18), QUIET, None),
        (at(1, 14), at(8, 18), LATE, at(7, 11)),
        (at(7, 14), at(8, 10), LATE, None),
    ],
)
def test_once_by_day_before_it_goes_back(
    taken: datetime, until: datetime, quiet: QuietHours, heard: datetime | None
) -> None:
    assert fetch_reminder(taken, until, quiet) == heard

"""A season is a quarter of the year, in town."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from services.rules.seasons import season_begins

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("at", "begins"),
    [
        (datetime(2026, 3, 3, 6, tzinfo=UTC), datetime(2025, 12, 31, 16, tzinfo=UTC)),
        (datetime(2026, 3, 31, 15, 59, tzinfo=UTC), datetime(2025, 12, 31, 16, tzinfo=UTC)),
        (datetime(2026, 3, 31, 16, tzinfo=UTC), datetime(2026, 3, 31, 16, tzinfo=UTC)),
        (datetime(2026, 12, 31, 15, 59, tzinfo=UTC), datetime(2026, 9, 30, 16, tzinfo=UTC)),
    ],
)
def test_a_quarter_begins_at_midnight_in_town(at: datetime, begins: datetime) -> None:
    assert season_begins(at, SHANGHAI) == begins

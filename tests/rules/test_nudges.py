"""When it may be asked again how something stands."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from services.rules.nudges import again_from
from services.rules.working_time import Calendar


@pytest.mark.parametrize(
    ("asked", "again"),
    [
        (datetime(2026, 3, 3, 6, tzinfo=UTC), date(2026, 3, 4)),
        (datetime(2026, 3, 3, 17, tzinfo=UTC), date(2026, 3, 5)),
        (datetime(2026, 3, 6, 6, tzinfo=UTC), date(2026, 3, 9)),
        (datetime(2026, 3, 7, 6, tzinfo=UTC), date(2026, 3, 9)),
        (datetime(2026, 9, 30, 6, tzinfo=UTC), date(2026, 10, 8)),
    ],
    ids=["tomorrow", "town's midnight has passed", "after the weekend", "on a Saturday", "after the National Day"],
)
def test_once_in_a_working_day(asked: datetime, again: date) -> None:
    assert again_from(Calendar(ZoneInfo("Asia/Shanghai")), asked) == again

"""The handling clock against a slow, obvious one, and the few lives that a page of a manual would show."""

from datetime import UTC, datetime, timedelta

import pytest

from models import Measure
from services.rules.clocks import Clock, Turn, lived
from tests.slow_clock import CALENDAR, random_life

LIVES = 200
TUESDAY = datetime(2026, 3, 3, 2, tzinfo=UTC)
"""Ten in the morning in town."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_random_lives_end_when_a_slow_clock_says() -> None:
    assert [differs for differs in map(random_life, range(LIVES)) if differs] == []


@pytest.mark.parametrize(
    ("turns", "ends"),
    [
        ([], TUESDAY + DAY),
        ([(Turn.STOP, HOUR), (Turn.GO_ON, 3 * DAY)], TUESDAY + 6 * DAY - HOUR),
        ([(Turn.EXTEND, HOUR)], TUESDAY + 2 * DAY),
        ([(Turn.EXTEND, HOUR), (Turn.EXTEND, HOUR), (Turn.STOP, 2 * DAY), (Turn.GO_ON, 9 * DAY)], TUESDAY + 10 * DAY),
        ([(Turn.STOP, 2 * DAY), (Turn.GO_ON, 9 * DAY)], TUESDAY + 8 * DAY),
        ([(Turn.STOP, HOUR), (Turn.STOP, 2 * HOUR), (Turn.GO_ON, DAY)], TUESDAY + 2 * DAY - HOUR),
    ],
    ids=["plain", "over a weekend", "extended", "stopped in what was granted", "late stays as late", "stops once"],
)
def test_a_working_day_from_tuesday_ten(turns: list[tuple[Turn, timedelta]], ends: datetime) -> None:
    clock = Clock.begin(CALENDAR, TUESDAY, 1, Measure.WORKING_DAYS)
    told = [(turn, TUESDAY + after) for turn, after in turns]
    assert lived(clock, told).due_at == ends

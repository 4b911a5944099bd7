"""A month of anything, in short; ``make replay ARGS="months 20"`` lives longer ones."""

from tests.month import Month
from tests.town import Town

SEED, STEPS = 7, 50


async def test_whatever_people_say_and_press_in_a_month(one_town: Town) -> None:
    month = Month(one_town, SEED, STEPS)
    await month.live()
    assert month.wrong == [], f"seed {SEED}"
    assert month.told
    assert len(month.pressed) > 5

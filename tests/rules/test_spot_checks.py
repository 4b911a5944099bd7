"""A tenth is drawn, never none, and the seed draws the same again."""

from hypothesis import given
from hypothesis import strategies as st

from services.rules.spot_checks import drawn_tenth


@given(st.integers(100_000, 999_999), st.sets(st.integers(1, 500), min_size=1, max_size=60))
def test_a_tenth_is_drawn_again_by_the_same_seed(seed: int, numbers: set[int]) -> None:
    drawn = drawn_tenth(seed, numbers)
    assert drawn == drawn_tenth(seed, sorted(numbers, reverse=True)) == sorted(set(drawn))
    assert set(drawn) <= numbers
    assert len(drawn) - 1 < len(numbers) / 10 <= len(drawn)

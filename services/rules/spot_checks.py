"""抽查: which of a day's activities are drawn for a closer look, by a seed that anybody can draw by again."""

import random
from collections.abc import Collection

SHARE = 10
"""Of so many one is drawn, and never none."""


def drawn_tenth(seed: int, numbers: Collection[int]) -> list[int]:
    """Which of these numbers the seed draws."""
    dice = random.Random(seed)  # noqa: S311  # to be done again by anybody, nothing is kept secret by it
    return sorted(dice.sample(sorted(numbers), -(-len(numbers) // SHARE)))

"""Leaderboards as arithmetic: who is told apart, who moved how far, which week it is about."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

Name = tuple[str, str]


def told_apart(names: Sequence[Name], grids: Sequence[str]) -> list[str]:
    """What stands behind each name: "" where nobody else on the list looks the same, else the grid, else a number.

    Two 王阿姨 of two grids have their grids, two of one grid are counted in the order of the list.
    """
    same, near = Counter(names), Counter(zip(names, grids, strict=True))
    seen: Counter[tuple[Name, str]] = Counter()
    told = []
    for name, grid in zip(names, grids, strict=True):
        seen[name, grid] += 1
        if same[name] == 1:
            told.append("")
        elif near[name, grid] == 1:
            told.append(grid or "1")
        else:
            told.append(f"{grid} {seen[name, grid]}".strip())
    return told


def moved(place: int, before: int | None) -> int | None:
    """So many places up (negative: down) since the week before; ``None`` for whoever was not on that list."""
    return None if before is None else before - place


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())

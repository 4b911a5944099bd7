"""Which open matters may be the one that somebody has just reported: near enough, and of one kind or in like words."""

import re
from collections.abc import Iterable
from functools import lru_cache
from math import cos, hypot, radians
from typing import NamedTuple

MOST = 3
"""More would be a list to search, and no question."""
NEAR = 250
"""Metres within which two reports may mean one matter, where the community file says nothing else."""
CLOSE = 60
"""Metres within which two reports of one kind mean one thing in whatever words, as in the same building."""
_METRES_A_DEGREE = 111_195
_LIKE = 0.5
"""The part of the shorter text's pairs of signs that the other one has too."""
_ENOUGH = 2
"""Fewer common pairs say nothing: two signs are one word."""
_PLACES = re.compile(r"[0-9一二两三四五六七八九十百#—-]+\s*(?:号楼|栋|幢|号|单元|楼|层|室)?|[\W_]+")

Point = tuple[float, float]


class Matter(NamedTuple):
    """What is compared of a case."""

    id: int
    category: int | None
    building: int | None
    point: Point | None
    words: str


def alike(mine: Matter, others: Iterable[Matter], *, within: int) -> list[int]:
    """The ids of those that may be the same, the nearest first; ``within`` metres, 0 for the same building only."""
    near = [(away, other) for other in others if (away := _away(mine, other)) <= within and _same(mine, other, away)]
    near.sort(key=lambda found: (found[0], -found[1].id))
    return [other.id for _, other in near[:MOST]]


def _away(mine: Matter, other: Matter) -> float:
    if mine.building is not None and mine.building == other.building:
        return 0
    if mine.point is None or other.point is None:
        return float("inf")
    return metres(mine.point, other.point)


def metres(one: Point, other: Point) -> float:
    """How far two points are apart; exact enough for what is a walk away."""
    north = (one[0] - other[0]) * _METRES_A_DEGREE
    east = (one[1] - other[1]) * _METRES_A_DEGREE * cos(radians((one[0] + other[0]) / 2))
    return hypot(north, east)


def _same(mine: Matter, other: Matter, away: float) -> bool:
    """Of one kind or in like words; farther off it takes both, where both have a kind."""
    same = mine.category is not None and mine.category == other.category
    if same and away <= CLOSE:
        return True
    may = same or away <= CLOSE or mine.category is None or other.category is None
    return may and in_like_words(mine.words, other.words)


def in_like_words(one: str, other: str) -> bool:
    """Whether two texts share most of their pairs of signs, places and numbers left out."""
    pairs, others = _pairs(one), _pairs(other)
    common = len(pairs & others)
    return common >= _ENOUGH and common >= _LIKE * min(len(pairs), len(others))


@lru_cache(maxsize=4096)  # what is open around a place is compared with each report from there
def _pairs(text: str) -> frozenset[str]:
    parts = _PLACES.split(text.lower())
    return frozenset(part[at : at + 2] for part in parts for at in range(len(part) - 1))

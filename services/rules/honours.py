"""Who is named at the end of the year: the first of the street, and a share of its building and unit leaders.

Equal points at a line are all in: nobody is left out who has as many points as somebody who is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Ranked:
    """Somebody on the year's ranking; ``leader``: of a building or a unit."""

    person_id: int
    points: int
    leader: bool


def first(rows: Sequence[Ranked], count: int) -> frozenset[int]:
    """The first so many by points, with everybody who has as many points as the last of them."""
    ordered = sorted((row for row in rows if row.points > 0), key=lambda row: -row.points)
    if not ordered or count < 1:
        return frozenset()
    line = ordered[min(count, len(ordered)) - 1].points
    return frozenset(row.person_id for row in ordered if row.points >= line)


def best_leaders(rows: Sequence[Ranked], leaders: int, percent: int) -> frozenset[int]:
    """Of so many leaders in office the best ``percent``, rounded up."""
    return first([row for row in rows if row.leader], -(-leaders * percent // 100))

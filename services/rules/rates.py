"""What units and desks are measured by, as counts and the rates made of them; who may be compared, and who named.

What Chinese city management and its hotlines measure: 响应率 (answered in time), 按期办结率, 解决率 (the reporter says
solved), 满意率, 返工率. An overdue case may be exempted after review and stays marked overdue; a ranking needs a
minimum volume, for one case fixed in four minutes would top the table. Nothing here knows a person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeVar

Key = TypeVar("Key")


class Rate(StrEnum):
    """What is measured of a unit."""

    ANSWERED = "answered"
    """响应率: of what had to be answered in the period, what was taken or returned in time."""
    ON_TIME = "on-time"
    """按期办结率: of what had to be done in the period, what was handed in by then. Exempted cases stay out."""
    SOLVED = "solved"
    """解决率: of those who answered about what was closed in the period, who said solved. Silence is no answer."""
    SATISFIED = "satisfied"
    """满意率: of those who rated it, who were satisfied or mostly so."""
    REWORKED = "reworked"
    """返工率: of what was closed in the period, what was sent back or taken up again at least once. Less is better."""


@dataclass(frozen=True)
class Tally:
    """Counts of one unit in one period."""

    given: int = 0
    """派遣总数: how often it was given a case."""
    asked: int = 0
    answered: int = 0
    due: int = 0
    in_time: int = 0
    exempt: int = 0
    """Late and exempted after review: in neither of the two above."""
    closed: int = 0
    reworked: int = 0
    people: int = 0
    """How many people had reported what was closed."""
    solved: int = 0
    unsolved: int = 0
    satisfied: int = 0
    dissatisfied: int = 0
    returned: int = 0
    """Given back as not theirs."""
    misdirected: int = 0
    """Of what ended: it had gone to the wrong unit. The desk's to answer for, not the unit's."""
    ended: int = 0
    open: int = 0
    overdue: int = 0
    """Still with the unit, and past its limit."""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def late(self) -> int:
        """超期: had to be done in the period, and was not by then."""
        return self.due - self.in_time


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    part: int
    of: int

    @property
    def percent(self) -> float | None:
        """Out of a hundred; nothing of nothing is no rate."""
        return 100 * self.part / self.of if self.of else None


def rates(tally: Tally) -> dict[Rate, Share]:
    """Each rate with what it is made of."""
    return {
        Rate.ANSWERED: Share(tally.answered, tally.asked),
        Rate.ON_TIME: Share(tally.in_time, tally.due),
        Rate.SOLVED: Share(tally.solved, tally.solved + tally.unsolved),
        Rate.SATISFIED: Share(tally.satisfied, tally.satisfied + tally.dissatisfied),
        Rate.REWORKED: Share(tally.reworked, tally.closed),
    }


def ranked(units: Mapping[Key, Tally], least: int) -> tuple[list[tuple[int, Key]], list[Key]]:
    """(place, unit) of those with at least so many cases due, the best first; then who has too few to be compared.

    By 按期办结率, then 满意率, then less 返工率. Who is equal in all three shares a place; one alone has none.
    """
    enough = [unit for unit, tally in units.items() if tally.due >= max(1, least)]
    if len(enough) < 2:
        return [], list(units)
    marks = {unit: _mark(units[unit]) for unit in enough}
    order = sorted(enough, key=marks.__getitem__)
    places = [(1 + sum(marks[other] < marks[unit] for other in enough), unit) for unit in order]
    return places, [unit for unit in units if unit not in marks]


def _mark(tally: Tally) -> tuple[float, float, float]:
    found = rates(tally)
    on_time, satisfied, reworked = (found[one].percent for one in (Rate.ON_TIME, Rate.SATISFIED, Rate.REWORKED))
    return -(on_time or 0.0), -(100.0 if satisfied is None else satisfied), reworked or 0.0


def under(tally: Tally, floors: Mapping[Rate, float], least: int) -> list[Rate]:
    """The rates that are below their floor and rest on at least so many cases: 待改进."""
    found = rates(tally)
    return [rate for rate, floor in floors.items() if _rests(found[rate], least) and (found[rate].percent or 0) < floor]


def _rests(share: Share, least: int) -> bool:
    return share.of >= max(1, least)


def median(values: Iterable[float]) -> float | None:
    """The middle one, of an even number the mean of the two."""
    ordered = sorted(values)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


@dataclass(frozen=True)
class Standards:
    """When units may be compared, what is too little, what is praised; set by the town."""

    least: int = 5
    """So many cases at least before a rate compares anybody."""
    floors: tuple[tuple[Rate, float], ...] = (
        (Rate.ANSWERED, 92.0),
        (Rate.ON_TIME, 85.0),
        (Rate.SATISFIED, 85.0),
    )
    red: tuple[tuple[Rate, float], ...] = ((Rate.ON_TIME, 98.0), (Rate.SATISFIED, 95.0))


def excels(tally: Tally, standards: Standards) -> bool:
    """红榜: each of its rates rests on enough cases and reaches its mark, nothing is overdue now, and no rate is below
    a floor: nobody is praised and told to improve on one page."""
    found, least = rates(tally), standards.least
    reached = (_rests(found[rate], least) and (found[rate].percent or 0) >= mark for rate, mark in standards.red)
    good = bool(standards.red) and tally.overdue == 0 and all(reached)
    return good and not under(tally, dict(standards.floors), least)

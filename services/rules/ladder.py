"""The ladder over a deadline: remind, urge, then one level up after another, each rung once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_LONGEST_LEAD = timedelta(hours=24)


class Rung(IntEnum):
    """How far up a case has been carried; who stands on FIRST to THIRD depends on who holds the case."""

    NONE = 0
    REMIND = 1
    URGE = 2
    FIRST = 3
    SECOND = 4
    THIRD = 5


Steps = tuple[tuple[Rung, datetime], ...]


@dataclass(frozen=True)
class LadderSettings:
    """When each rung comes: a fraction of the limit before its end, then natural time after it.

    Raises ``ValueError`` when the fraction is not between 0 and 1 or the rungs are out of order.
    """

    remind_fraction: float = 0.9
    first_after: timedelta = timedelta(hours=24)
    second_after: timedelta = timedelta(hours=72)
    third_after: timedelta = timedelta(hours=120)

    def __post_init__(self) -> None:
        if not 0 < self.remind_fraction < 1:
            raise ValueError("the reminder must come after a fraction between 0 and 1")
        if not timedelta() < self.first_after < self.second_after < self.third_after:
            raise ValueError("each rung must come after the one below it")


@dataclass(frozen=True)
class Climb:
    """The rung that holds now, those passed on the way without being said, and when the next one comes."""

    rung: Rung | None
    missed: tuple[Rung, ...]
    next_at: datetime | None


def remind_at(start: datetime, due: datetime, fraction: float) -> datetime:
    """When to remind of a limit: what remains after the fraction, in full hours or minutes, at most a day before."""
    lead = _rounded_up((due - start) * (1 - fraction))
    return min(due, max(start, due - min(lead, _LONGEST_LEAD)))


def rungs(start: datetime, due: datetime, *, to_unit: bool, settings: LadderSettings) -> Steps:
    """The steps of one limit in order, each with its moment.

    A unit: holder, holder, unit's head and desk, street. A grid member: holder, holder, leader, desk, street.
    """
    steps = (
        (Rung.REMIND, remind_at(start, due, settings.remind_fraction)),
        (Rung.URGE, due),
        (Rung.FIRST, due + settings.first_after),
        (Rung.SECOND, due + settings.second_after),
        (Rung.THIRD, due + settings.third_after),
    )
    return steps[:-1] if to_unit else steps


def climb(steps: Steps, last: Rung, now: datetime) -> Climb:
    """Straight to the highest rung above ``last`` that is due; the lower ones that were not said are missed."""
    passed = sorted(rung for rung, at in steps if rung > last and at <= now)
    reached = passed[-1] if passed else None
    above = last if reached is None else reached
    return Climb(
        rung=reached,
        missed=tuple(passed[:-1]),
        next_at=min((at for rung, at in steps if rung > above), default=None),
    )


def _rounded_up(lead: timedelta) -> timedelta:
    step = _HOUR if lead >= _HOUR else _MINUTE
    return -(-lead // step) * step

"""The handling clock of a matter: it begins, stands, goes on and is extended, and always knows when it ends.

More time is the limit again, on the clock of its measure. Whoever is late stays late by as much when the clock stands
for a while.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from models import Measure
from services.rules.working_time import Calendar

_NOTHING = timedelta()


class Turn(StrEnum):
    """What happens to a clock that has begun."""

    STOP = "stop"
    GO_ON = "go-on"
    EXTEND = "extend"


@dataclass(frozen=True)
class Clock:
    """A clock that runs towards ``due_at``, or stands: then ``left`` is what remains of the limit.

    ``extra`` is negative while a late clock stands, by how late it was. ``amount`` is the whole limit.
    """

    calendar: Calendar
    measure: Measure
    amount: int
    due_at: datetime
    extra: timedelta = _NOTHING
    left: timedelta | None = None

    @classmethod
    def begin(cls, calendar: Calendar, now: datetime, amount: int, measure: Measure) -> "Clock":
        """A clock that starts now, with all of its limit."""
        return cls(calendar, measure, amount, calendar.add(now, amount, measure))

    def stop(self, now: datetime) -> "Clock":
        """It stands; one that stands already goes on standing."""
        if self.left is not None:
            return self
        limit_ends = self.due_at - self.extra
        if now <= limit_ends:
            return replace(self, left=self.calendar.elapsed(now, limit_ends, self.measure))
        return replace(self, left=_NOTHING, extra=self.due_at - now)

    def go_on(self, now: datetime) -> "Clock":
        """It runs again, with what was left."""
        if self.left is None:
            return self
        limit_ends = self.calendar.add_seconds(now, self.left.total_seconds(), self.measure)
        return replace(self, due_at=limit_ends + self.extra, left=None)

    def extend(self) -> "Clock":
        """The whole limit again, counted from its end."""
        return replace(self, due_at=self.calendar.add(self.due_at, self.amount, self.measure), extra=_NOTHING)

    def turned(self, turn: Turn, now: datetime) -> "Clock":
        """After one turn."""
        if turn is Turn.STOP:
            return self.stop(now)
        return self.go_on(now) if turn is Turn.GO_ON else self.extend()


def lived(clock: Clock, turns: Iterable[tuple[Turn, datetime]]) -> Clock:
    """The clock after all turns, in their order."""
    for turn, at in turns:
        clock = clock.turned(turn, at)
    return clock

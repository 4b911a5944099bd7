"""The handling clock of a matter: it begins, stands, goes on and is given more time, and always knows when it ends.

The limit is used up first, on the clock of its measure; then the natural time that was granted besides. Whoever is
late stays late by as much when the clock stands for a while.
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

    ``extra`` is natural time after the limit, at the end of ``due_at``; while a late clock stands it is negative.
    """

    calendar: Calendar
    measure: Measure
    due_at: datetime
    extra: timedelta = _NOTHING
    left: timedelta | None = None

    @classmethod
    def begin(cls, calendar: Calendar, now: datetime, amount: int, measure: Measure) -> "Clock":
        """A clock that starts now, with all of its limit."""
        return cls(calendar, measure, calendar.add(now, amount, measure))

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

    def extend(self, now: datetime, more: timedelta) -> "Clock":
        """So much more, counted from its end, or from now when that has passed."""
        due_at = max(self.due_at, now) + more
        return replace(self, due_at=due_at, extra=self.extra + (due_at - self.due_at))

    def turned(self, turn: Turn, now: datetime, more: timedelta = _NOTHING) -> "Clock":
        """After one turn."""
        if turn is Turn.STOP:
            return self.stop(now)
        return self.go_on(now) if turn is Turn.GO_ON else self.extend(now, more)


def lived(clock: Clock, turns: Iterable[tuple[Turn, datetime, timedelta]]) -> Clock:
    """The clock after all turns, in their order."""
    for turn, at, more in turns:
        clock = clock.turned(turn, at, more)
    return clock

"""When people are reminded of an activity, and its captain told that people are missing; never in quiet hours."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from models.sign_ups import Reminding
from services.rules.quiet import QuietHours

AT_LEAST = timedelta(minutes=15)
"""Nearer to the start than this a reminder helps nobody."""


class Rung(StrEnum):
    """What is said before an activity."""

    SHORT = "short"
    """People are missing: to the captain."""
    EVENING = "evening"
    HOURS = "hours"
    DOORS = "doors"
    """People may check in: to the captain."""


@dataclass(frozen=True)
class Reminders:
    """When, before the start: the evening before at ``evening``, and by these spans."""

    evening: time = time(19)
    hours: timedelta = timedelta(hours=2)
    short: tuple[timedelta, ...] = (timedelta(hours=24), timedelta(hours=3))
    doors: timedelta = timedelta(minutes=30)

    def rungs(self, start: datetime, quiet: QuietHours) -> list[tuple[datetime, Rung]]:
        """Every moment at which something is said, in order; what quiet hours hold back comes in time all the same."""
        found = [(_heard(start - span, start, quiet), Rung.SHORT) for span in self.short]
        found += [
            (_heard(_evening_before(start, self.evening, quiet), start, quiet), Rung.EVENING),
            (_heard(start - self.hours, start, quiet), Rung.HOURS),
            (_before_it(start - self.doors, start, quiet), Rung.DOORS),
        ]
        return sorted(found)

    def before_the_night(self, start: datetime, quiet: QuietHours) -> bool:
        """Whether the later reminder has to come the evening before, too: one of them is enough for everybody."""
        later = _heard(start - self.hours, start, quiet).astimezone(quiet.timezone)
        return later.date() < start.astimezone(quiet.timezone).date()

    def next_after(self, now: datetime, start: datetime, quiet: QuietHours) -> datetime | None:
        """The next moment after ``now``."""
        return next((at for at, _ in self.rungs(start, quiet) if at > now), None)

    def due(self, since: datetime, now: datetime, start: datetime, quiet: QuietHours) -> frozenset[Rung]:
        """What is to be said now, of what came due from ``since`` on.

        Of two reminders that were missed together only the later is given, and none once it has begun.
        """
        passed = [rung for at, rung in self.rungs(start, quiet) if since <= at <= now]
        if now >= start:
            return frozenset(passed) & {Rung.DOORS}
        if Rung.HOURS in passed:
            passed = [rung for rung in passed if rung is not Rung.EVENING]
        return frozenset(passed)


def _evening_before(start: datetime, evening: time, quiet: QuietHours) -> datetime:
    day = start.astimezone(quiet.timezone).date() - timedelta(days=1)
    return datetime.combine(day, evening, tzinfo=quiet.timezone).astimezone(UTC)


def _heard(at: datetime, start: datetime, quiet: QuietHours) -> datetime:
    """When it may be said: after the quiet hours if that is still in time, else before them."""
    later = quiet.next_loud(at)
    return later if later <= start - AT_LEAST else quiet.last_loud(at)


def _before_it(at: datetime, start: datetime, quiet: QuietHours) -> datetime:
    """After the quiet hours if it has not begun by then, else before them: a night's captain needs the word, too."""
    later = quiet.next_loud(at)
    return later if later <= start else quiet.last_loud(at)


def wanted(choice: Reminding, rungs: Collection[Rung], *, same_evening: bool = False) -> bool:
    """Whether somebody who chose so is told; of two in the same evening who wants both gets the first."""
    match choice:
        case Reminding.BOTH:
            return not (same_evening and Rung.HOURS in rungs)
        case Reminding.EVENING:
            return Rung.EVENING in rungs
        case Reminding.HOURS:
            return Rung.HOURS in rungs
        case Reminding.NEVER:
            return False

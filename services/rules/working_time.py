"""Limits as city management counts them: natural time, working hours, working days.

A working day is as long as the day's working periods together (eight hours by default), so that one
working day from Tuesday 10:00 ends on Wednesday 10:00.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from chinese_calendar.constants import holidays, workdays

from models import Measure

Span = tuple[datetime, datetime]

_HOLIDAYS: frozenset[date] = frozenset(holidays)
_MAKE_UP_DAYS: frozenset[date] = frozenset(workdays)
_YEARS = range(min(_HOLIDAYS).year, max(_HOLIDAYS).year + 1)
_EVERY_YEAR = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""Holidays of every year by month and day: 全国年节及纪念日放假办法 of the State Council, article 2, as amended on
10 November 2024 (国令第795号). The others of that article go by the moon or the sun's course, and which weekends are
worked for them is announced each autumn for the year to come."""
_ONE_DAY = timedelta(days=1)
_NATURAL = {
    Measure.NATURAL_MINUTES: timedelta(minutes=1),
    Measure.NATURAL_HOURS: timedelta(hours=1),
    Measure.NATURAL_DAYS: _ONE_DAY,
}


def knows(year: int) -> bool:
    """Whether all public holidays and make-up days of ``year`` are known.

    If not, Monday to Friday are working days but for the holidays that have the same date every year.
    """
    return year in _YEARS


@dataclass(frozen=True)
class Calendar:
    """The working time of a town: its zone, the periods of a working day, and days that the library gets wrong.

    Raises ``ValueError`` when the periods are empty, overlap or are out of order.
    """

    timezone: ZoneInfo
    periods: tuple[tuple[time, time], ...] = ((time(8), time(12)), (time(14), time(18)))
    extra_days_off: frozenset[date] = frozenset()
    extra_workdays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        moments = [moment for period in self.periods for moment in period]
        if not moments or any(earlier >= later for earlier, later in pairwise(moments)):
            raise ValueError("working periods must be given in order and must not touch or overlap")

    def is_workday(self, day: date) -> bool:
        """Whether people work on this local day; never raises."""
        if day in self.extra_workdays:
            return True
        if day in self.extra_days_off or day in _HOLIDAYS or _is_off_every_year(day):
            return False
        return day.weekday() < 5 or day in _MAKE_UP_DAYS

    def workday_from(self, day: date) -> date:
        """This day, or the next on which people work; after a month without one the day itself."""
        days = (day + timedelta(days=days) for days in range(31))
        return next((found for found in days if self.is_workday(found)), day)

    def add(self, start: datetime, amount: int, measure: Measure) -> datetime:
        """The moment (UTC) at which ``amount`` of ``measure`` from ``start`` is used up; nothing to use up: ``start``.

        Working time that begins outside the periods begins at the next opening; what ends exactly with
        a period stays at its end.
        """
        if measure in _NATURAL:
            return start.astimezone(UTC) + max(amount, 0) * _NATURAL[measure]
        unit = timedelta(hours=1) if measure is Measure.WORKING_HOURS else self._length_of_day
        return self._use_up(start, amount * unit)

    def add_seconds(self, start: datetime, seconds: float, measure: Measure) -> datetime:
        """Like ``add`` for seconds on the clock of ``measure``: takes up a clock that had been stopped."""
        left = timedelta(seconds=seconds)
        if measure in _NATURAL:
            return start.astimezone(UTC) + max(left, timedelta())
        return self._use_up(start, left)

    def next_open(self, at: datetime) -> datetime:
        """``at`` itself in working time, else when the next period opens (UTC)."""
        moment = at.astimezone(UTC)
        opens, _ = next(self._spans_from(moment))
        return max(opens, moment)

    def elapsed(self, start: datetime, end: datetime, measure: Measure) -> timedelta:
        """What the clock of ``measure`` counted between two moments; negative when ``end`` comes first."""
        if measure in _NATURAL:
            return end - start
        if end < start:
            return -self.elapsed(end, start, measure)
        total = timedelta()
        for opens, closes in self._spans_from(start):
            if opens >= end:
                break
            total += min(closes, end) - max(opens, start)
        return total

    @property
    def _length_of_day(self) -> timedelta:
        day = date.min
        return sum(
            (datetime.combine(day, closes) - datetime.combine(day, opens) for opens, closes in self.periods),
            timedelta(),
        )

    def _use_up(self, start: datetime, left: timedelta) -> datetime:
        moment = start.astimezone(UTC)
        if left <= timedelta():
            return moment
        for opens, closes in self._spans_from(moment):
            begin = max(opens, moment)
            if left <= closes - begin:
                return begin + left
            left -= closes - begin
        raise AssertionError("the days never end")

    def _spans_from(self, start: datetime) -> Iterator[Span]:
        day = start.astimezone(self.timezone).date()
        while True:
            for span in _spans_of(self, day):
                if span[1] > start:
                    yield span
            day += _ONE_DAY


def _is_off_every_year(day: date) -> bool:
    """A holiday by its date, where nothing nearer is known of that year."""
    return (day.month, day.day) in _EVERY_YEAR and not knows(day.year)


@lru_cache(maxsize=4096)
def _spans_of(calendar: Calendar, day: date) -> tuple[Span, ...]:
    if not calendar.is_workday(day):
        return ()

    def moment(of: time) -> datetime:
        return datetime.combine(day, of, tzinfo=calendar.timezone).astimezone(UTC)

    return tuple((moment(opens), moment(closes)) for opens, closes in calendar.periods)

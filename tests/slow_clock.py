"""A slow, obvious clock, and random lives of cases for it and the house's own: minute by minute, no shortcuts."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from models import Measure
from services.rules.clocks import Clock
from services.rules.working_time import Calendar, knows

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = Calendar(ZONE)
MINUTE = timedelta(minutes=1)
FIRST_YEAR, LAST_YEAR = 2019, 2028
"""The last of them are not published yet when this is written."""
EVERY_YEAR = ("01-01", "05-01", "05-02", "10-01", "10-02", "10-03")
MINUTES = {
    Measure.NATURAL_MINUTES: 1, Measure.NATURAL_HOURS: 60, Measure.NATURAL_DAYS: 1440,
    Measure.WORKING_HOURS: 60, Measure.WORKING_DAYS: 480,
}  # fmt: skip
LONGEST = {
    Measure.NATURAL_MINUTES: 300, Measure.NATURAL_HOURS: 48, Measure.NATURAL_DAYS: 10,
    Measure.WORKING_HOURS: 16, Measure.WORKING_DAYS: 10,
}  # fmt: skip


@lru_cache(maxsize=16_384)
def working_minutes(day: str) -> frozenset[int]:
    """The minutes of a local day in which people work."""
    if not works(date.fromisoformat(day)):
        return frozenset()
    return frozenset({*range(8 * 60, 12 * 60), *range(14 * 60, 18 * 60)})


def works(day: date) -> bool:
    """Whether people work on a local day: of years to come only what is off every year is known."""
    if knows(day.year):
        return CALENDAR.is_workday(day)
    return day.weekday() < 5 and day.isoformat()[5:] not in EVERY_YEAR


def counts(moment: datetime, measure: Measure) -> bool:
    """Whether the minute that begins now counts."""
    if measure not in (Measure.WORKING_HOURS, Measure.WORKING_DAYS):
        return True
    local = moment + timedelta(hours=8)
    return local.hour * 60 + local.minute in working_minutes(local.date().isoformat())


@dataclass
class SlowClock:
    """It has so many minutes, and loses one whenever one passes."""

    now: datetime
    measure: Measure
    minutes: int
    whole: int
    late: int = 0
    runs: bool = True

    def until(self, moment: datetime) -> None:
        """Minutes pass."""
        while self.now < moment:
            self.pass_minute()

    def pass_minute(self) -> None:
        """One minute passes."""
        if self.runs:
            if self.minutes:
                self.minutes -= counts(self.now, self.measure)
            else:
                self.late += 1
        self.now += MINUTE

    def extend(self) -> None:
        """The whole limit again."""
        self.minutes += self.whole

    def ends(self) -> datetime:
        """When nothing is left, or was."""
        while self.minutes:
            self.pass_minute()
        return self.now - self.late * MINUTE


@dataclass
class Life:
    """One case: both clocks, and whether its unit has given it back."""

    dice: random.Random
    slow: SlowClock
    fast: Clock
    returned: bool = False
    told: str = ""


def random_life(seed: int) -> str:
    """Live one life; what differs, or "" when nothing does."""
    dice = random.Random(seed)
    life = _born(dice)
    for _ in range(dice.randint(1, 7)):
        _turn(life)
        if differs := _differs(life):
            return f"life {seed}: {life.told}: {differs}"
    if not life.slow.runs:
        life.slow.runs, life.fast = True, life.fast.go_on(life.slow.now)
    ends = life.slow.ends()
    return "" if ends == life.fast.due_at else f"life {seed}: {life.told}: {life.fast.due_at} is not {ends}"


def _born(dice: random.Random) -> Life:
    start = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
    minutes = int((datetime(LAST_YEAR, 11, 1, tzinfo=UTC) - start).total_seconds()) // 60
    filed = start + dice.randrange(minutes) * MINUTE
    return Life(dice, *_begin(dice, filed))


def _begin(dice: random.Random, now: datetime) -> tuple[SlowClock, Clock]:
    measure = dice.choice(list(Measure))
    amount = dice.randint(1, LONGEST[measure])
    minutes = amount * MINUTES[measure]
    slow = SlowClock(now, measure, minutes, minutes)
    return slow, Clock.begin(CALENDAR, now, amount, measure)


def _turn(life: Life) -> None:
    """Some time passes, then somebody does something."""
    passes = int(life.dice.choice([7, 90, 600, 2000, 5000]) * life.dice.random())
    life.slow.until(life.slow.now + passes * MINUTE)
    more = [] if life.slow.late or not life.slow.minutes else ["extend"]  # asked before the end, or never
    does = life.dice.choice(["pause", "return", "reassign", "reopen", *more]) if life.slow.runs else "go on"
    life.told += f" {does}"
    _DO[does](life)


def _pause(life: Life) -> None:
    life.slow.runs, life.fast = False, life.fast.stop(life.slow.now)


def _return(life: Life) -> None:
    _pause(life)
    life.returned = True


def _go_on(life: Life) -> None:
    """A paused one is taken up; a returned one goes to the same unit, or to another that starts anew."""
    if life.returned and life.dice.random() < 0.5:
        _reassign(life)
        return
    life.returned = False
    life.slow.runs, life.fast = True, life.fast.go_on(life.slow.now)


def _extend(life: Life) -> None:
    life.slow.extend()
    life.fast = life.fast.extend()


def _reassign(life: Life) -> None:
    life.returned = False
    life.slow, life.fast = _begin(life.dice, life.slow.now)


_DO = {
    "pause": _pause, "extend": _extend, "return": _return, "reassign": _reassign, "reopen": _reassign, "go on": _go_on,
}  # fmt: skip


def _differs(life: Life) -> str:
    slow, fast = life.slow, life.fast
    if slow.runs:
        late = max(slow.now - fast.due_at, timedelta()) // MINUTE
        return "" if late == slow.late else f"late {late}, not {slow.late}"
    left = (fast.left or timedelta()) // MINUTE
    if left != slow.minutes:
        return f"left {left}, not {slow.minutes}"
    late = -fast.extra // MINUTE
    return "" if late == slow.late else f"late {late}, not {slow.late}"

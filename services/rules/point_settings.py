"""What a town says about its points: months and objections, the week's board, how long a gift waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class YearPolicy(StrEnum):
    """What of the old year's points can be spent in the new one."""

    CARRY = "carry"
    """All of it, for ever."""
    THIS_YEAR = "this-year"
    """Nothing: only what the new year brings."""
    EXPIRE = "expire"
    """All of it up to a day, and then what is left is gone."""


@dataclass(frozen=True)
class PointSettings:
    """One object for the whole house. A month is ``posted_at`` on the first working day; ``objection_days`` and
    ``answer_days`` are working days. ``fetch_days``: so many days a reserved gift waits, until the desk closes.

    ``board_area``: whose board a volunteers' group reads (street, community, grid; a group of a larger
    area its own), with so many lines (``board_length``), on which day (``board_weekday``, 1 is Monday) and when.
    ``day_cap``, ``case_cap``: the most that one person earns in a day, in all and by cases; 0 for no limit. More
    points by hand than ``second_above`` for one deed take a second person; 0 for none.
    """

    posted_at: time = time(9)
    objection_days: int = 3
    answer_days: int = 3
    fetch_days: int = 7
    office: str = ""
    """The key of the unit that gets each quarter: the street's organisation office. None: the street."""
    board_weekday: int = 1
    board_at: time = time(9)
    board_area: str = "community"
    board_length: int = 20
    top: int = 50
    """So many of the street's yearly ranking are named; equal points at the line are all in."""
    leaders_percent: int = 20
    """So many of a hundred building and unit leaders are named."""
    year_policy: YearPolicy = YearPolicy.CARRY
    expire_on: tuple[int, int] = (3, 31)
    """Month and day: the last one on which old points can be spent, under ``expire``."""
    day_cap: int = 0
    second_above: int = 5
    case_cap: int = 6

    @property
    def caps(self) -> Mapping[str, int]:
        """How a deed begins → the most points that one person earns by such deeds in a day; those that are set."""
        said = {"": self.day_cap, "case:": self.case_cap}
        return {kind: cap for kind, cap in said.items() if cap}


def expiry_of(settings: PointSettings, year: int) -> date | None:
    """The first day of ``year`` on which the old year's points are gone; none where they are carried over."""
    if settings.year_policy is YearPolicy.CARRY:
        return None
    month, day = settings.expire_on
    if settings.year_policy is YearPolicy.THIS_YEAR:
        return date(year, 1, 1)
    return min(date(year, month, day) + timedelta(1), date(year, 12, 31))


def next_expiry(settings: PointSettings, now: datetime, zone: ZoneInfo) -> datetime:
    """When that day next begins; carried over, it is asked again at the turn of the year."""
    local = now.astimezone(zone)
    for year in (local.year, local.year + 1):
        day = expiry_of(settings, year) or date(year, 1, 1)
        moment = datetime.combine(day, time(), tzinfo=zone)
        if moment > now:
            return moment.astimezone(UTC)
    raise AssertionError("next year has such a day")

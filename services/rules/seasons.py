"""A season is a quarter of the year, in town: what was missed in one counts no more in the next."""

from datetime import datetime
from zoneinfo import ZoneInfo

MONTHS = 3


def season_begins(at: datetime, zone: ZoneInfo) -> datetime:
    """The first moment of the quarter that ``at`` lies in."""
    local = at.astimezone(zone)
    first = (local.month - 1) // MONTHS * MONTHS + 1
    return local.replace(month=first, day=1, hour=0, minute=0, second=0, microsecond=0).astimezone(at.tzinfo)

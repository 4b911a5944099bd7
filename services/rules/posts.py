"""When a post of every day is next due."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


def next_post(now: datetime, zone: ZoneInfo, at: time) -> datetime:
    """The next moment of the daily post after ``now``."""
    local = now.astimezone(zone)
    today = local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    return (today if today > local else today + timedelta(days=1)).astimezone(now.tzinfo)

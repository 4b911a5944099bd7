"""When somebody is reminded of a gift that waits for them: once, and never in quiet hours."""

from datetime import datetime, time, timedelta

from services.rules.quiet import QuietHours

EVE = time(10)
"""On the day before the last."""
LAST = time(9)
"""On the last day, for whoever took it the day before."""


def fetch_reminder(taken: datetime, until: datetime, quiet: QuietHours) -> datetime | None:
    """The moment for a gift taken then and kept ``until``; none where no night lies between."""
    today, last = (moment.astimezone(quiet.timezone).date() for moment in (taken, until))
    for day, at in ((last - timedelta(days=1), EVE), (last, LAST)):
        heard = quiet.next_loud(datetime.combine(day, at, quiet.timezone))
        if day > today and heard < until:
            return heard
    return None

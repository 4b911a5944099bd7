"""Quiet hours: when the house does not speak up unless there is danger."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

NIGHT = (time(21), time(7, 30))
NOON = (time(12), time(14))
A_SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class QuietHours:
    """Spans of local time, each from its start up to but not including its end; one may run over midnight.

    Raises ``ValueError`` when they leave no loud moment in a day.
    """

    timezone: ZoneInfo
    spans: tuple[tuple[time, time], ...] = (NIGHT, NOON)

    def __post_init__(self) -> None:
        if self.spans and all(any(_within(end, span) for span in self.spans) for _, end in self.spans):
            raise ValueError("quiet hours leave no time to speak")

    def next_loud(self, at: datetime) -> datetime:
        """``at`` itself when it is not quiet, else the end of the quiet hours around it (UTC)."""
        local = at.astimezone(self.timezone)
        quiet = self._span_at(local)
        if quiet is None:
            return at
        while quiet is not None:
            local = _next(local, quiet[1])
            quiet = self._span_at(local)
        return local.astimezone(UTC)

    def last_loud(self, at: datetime) -> datetime:
        """``at`` itself when it is not quiet, else the last second before the quiet hours around it (UTC)."""
        local = at.astimezone(self.timezone)
        quiet = self._span_at(local)
        if quiet is None:
            return at
        while quiet is not None:
            local = _last(local, quiet[0]) - A_SECOND
            quiet = self._span_at(local)
        return local.astimezone(UTC)

    def _span_at(self, local: datetime) -> tuple[time, time] | None:
        return next((span for span in self.spans if _within(local.time(), span)), None)


def _within(moment: time, span: tuple[time, time]) -> bool:
    start, end = span
    if start <= end:
        return start <= moment < end
    return moment >= start or moment < end


def _next(local: datetime, moment: time) -> datetime:
    later = local.replace(hour=moment.hour, minute=moment.minute, second=moment.second, microsecond=0)
    return later if later > local else later + timedelta(days=1)


def _last(local: datetime, moment: time) -> datetime:
    earlier = local.replace(hour=moment.hour, minute=moment.minute, second=moment.second, microsecond=0)
    return earlier if earlier <= local else earlier - timedelta(days=1)

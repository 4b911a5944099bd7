"""Town time, which people live by, and real time, which leases and time-outs go by.

They are the same outside the demo; there a visitor moves town time ahead, and the distance is kept
in the one row of ``TownClock``, so that a restart goes on where the town was.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import TownClock as TownClockRow

ROW = 1


def real_now() -> datetime:
    """The time of this machine, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  # the one place where time is not an argument


class TownClock:
    """Real time plus ``ahead``; stands still while it is held."""

    def __init__(self, real_now: Callable[[], datetime] = real_now, ahead: timedelta = timedelta()) -> None:
        self.real_now = real_now
        self.ahead = ahead
        self._held: datetime | None = None

    def now(self) -> datetime:
        """The town's time now, in UTC."""
        return self._held or self.real_now() + self.ahead

    def steady(self) -> float:
        """Seconds that never jump, for spans: they count from nowhere in particular."""
        return time.monotonic()

    def hold(self, at: datetime) -> None:
        """Stop the clock at ``at``, or right now when that lies in the town's past: it never runs backwards."""
        self._held = max(at, self.now())

    def release(self) -> None:
        """Let the clock run on; it never falls behind where it would stand had it not been held."""
        if self._held is not None:
            self.ahead = max(self.ahead, self._held - self.real_now())
            self._held = None


async def load_ahead(session: AsyncSession) -> timedelta:
    """How far the stored town is ahead of real time; nothing for a new one."""
    row = await session.get(TownClockRow, ROW)
    return timedelta(seconds=row.ahead if row else 0.0)


async def store_ahead(session: AsyncSession, ahead: timedelta) -> None:
    """Keep ``ahead`` for the next start."""
    row = await session.get(TownClockRow, ROW) or TownClockRow(id=ROW)
    row.ahead = ahead.total_seconds()
    session.add(row)
    await session.flush()

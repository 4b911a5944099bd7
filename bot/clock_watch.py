"""The machine's clock may be set: what waits for a moment of ours is let go, and the ticking goes on."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

import structlog

from bot.clock import TownClock
from bot.database import Database
from services.waits import end_waits

log = structlog.get_logger()

LEEWAY = timedelta(seconds=30)


@dataclass
class ClockWatch:
    """Compares the clock with one that nobody can set; ``jumped`` is called after it was set back."""

    database: Database
    clock: TownClock
    jumped: Callable[[], None]
    steady: Callable[[], float] = monotonic
    _last: tuple[datetime, float] | None = None

    async def run(self) -> None:
        """Look every second, for ever."""
        while True:
            await self.look()
            await asyncio.sleep(1)

    async def look(self) -> timedelta:
        """By how much the clock was set since the last look; nothing when it just ran on."""
        now, steady = self.clock.real_now(), self.steady()
        before, self._last = self._last, (now, steady)
        if before is None:
            return timedelta()
        by = now - before[0] - timedelta(seconds=steady - before[1])
        if abs(by) < LEEWAY:
            return timedelta()
        log.warning("clock.jumped", seconds=round(by.total_seconds()))
        if by < timedelta():
            await self._after_setting_back(before)
        return by

    async def _after_setting_back(self, before: tuple[datetime, float]) -> None:
        try:
            async with self.database.transaction() as session:
                await end_waits(session, now=self.clock.now(), real_now=self.clock.real_now())
        except Exception:
            self._last = before
            raise
        self.jumped()

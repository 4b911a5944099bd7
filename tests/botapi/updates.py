"""Updates that wait for the bot: confirmed by offset, handed to one poller at a time, which is held meanwhile."""

import asyncio
from collections.abc import Callable
from typing import Any

from tests.botapi.rules import Refusal

CONTESTED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Pulse:
    """Wakes whoever waits for something to become true."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def beat(self) -> None:
        """Have every waiter look again."""
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)
        self._waiting.clear()

    async def until(self, condition: Callable[[], object], seconds: float) -> None:
        """Return once the condition holds; ``TimeoutError`` when it doesn't in time."""
        async with asyncio.timeout(seconds):
            while not condition():
                waiter = asyncio.get_running_loop().create_future()
                self._waiting.add(waiter)
                await waiter


class Updates:
    """The queue. A newer poll ends the older one with 409, as Telegram does."""

    def __init__(self, pulse: Pulse) -> None:
        self.waiting: list[dict[str, Any]] = []
        self._pulse = pulse
        self._last = 1000
        self._turn = 0
        self._allowed: list[str] = []
        self._closed = False

    def add(self, kind: str, body: Any) -> int:
        """Queue an update unless the bot doesn't want its kind; its number."""
        self._last += 1
        if not self._allowed or kind in self._allowed:
            self.waiting.append({"update_id": self._last, kind: body})
            self._pulse.beat()
        return self._last

    async def take(self, offset: int, limit: int, seconds: float, allowed: list[str] | None) -> list[dict[str, Any]]:
        """Confirm what is before ``offset`` and give what follows, waiting for it as long as asked."""
        self._turn += 1
        turn = self._turn
        self._allowed = self._allowed if allowed is None else allowed
        self._confirm(offset)
        self._pulse.beat()
        try:
            await self._pulse.until(lambda: self.waiting or self._closed or self._turn != turn, seconds)
        except TimeoutError:
            return []
        if self._turn != turn:
            raise Refusal(409, CONTESTED)
        return self.waiting[: min(limit or 100, 100)]

    def close(self) -> None:
        """Let a held poll go."""
        self._closed = True
        self._pulse.beat()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.waiting = self.waiting[offset:]
        else:
            self.waiting = [update for update in self.waiting if update["update_id"] >= offset]

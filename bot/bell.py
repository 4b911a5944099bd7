"""Wake-ups inside one process: whoever sleeps on a topic is woken after the commit that concerns it."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable


class Bell:
    """Rings topics. A ticket taken before looking at the database makes sure that no ring is missed after it."""

    def __init__(self) -> None:
        self._rung = 0
        self._last: dict[str, int] = {}
        self._sleepers: defaultdict[str, set[asyncio.Future[None]]] = defaultdict(set)

    def ring(self, topics: Iterable[str]) -> None:
        """Wake everybody who sleeps on one of ``topics``. Only from the loop's own thread."""
        for topic in topics:
            self._rung += 1
            self._last[topic] = self._rung
            for sleeper in self._sleepers.pop(topic, ()):
                if not sleeper.done():
                    sleeper.set_result(None)

    def ticket(self, topic: str) -> int:
        """Where the bell stands now; hand it to ``wait`` after looking for work in vain."""
        return self._last.get(topic, 0)

    async def wait(self, topic: str, *, seconds: float, since: int | None = None) -> None:
        """Sleep until ``topic`` rings or ``seconds`` of real time pass; not at all if it rang after ``since``."""
        if since is not None and self.ticket(topic) != since:
            return
        sleeper = asyncio.get_running_loop().create_future()
        self._sleepers[topic].add(sleeper)
        try:
            async with asyncio.timeout(seconds):
                await sleeper
        except TimeoutError:
            return
        finally:
            self._leave(topic, sleeper)

    def _leave(self, topic: str, sleeper: asyncio.Future[None]) -> None:
        sleepers = self._sleepers.get(topic)
        if sleepers is not None:
            sleepers.discard(sleeper)
            if not sleepers:
                del self._sleepers[topic]

    def sleeping(self) -> int:
        """How many are waiting, on all topics."""
        return sum(map(len, self._sleepers.values()))

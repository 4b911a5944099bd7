"""A Bot API server and the people who write to it, in a process of their own: the stopwatch stands here.

One JSON object a line on stdin says what to measure, one a line on stdout what was measured.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.crowd import Crowd
from benchmarks.village import owe, settle_in

PEOPLE = range(900_001, 900_201)
REPORT = "3号楼2单元楼道灯坏了"
BUTTON = "我们来办"
PATIENCE = 60.0
QUIET = {True: 2.8, False: 0.4}
"""Seconds without a call after which nothing more comes: the house redraws its cards after two."""


class Street:
    """What can be measured. ``folder`` holds the house's database; a bare bot has none."""

    def __init__(self, crowd: Crowd, folder: Path | None) -> None:
        self.crowd = crowd
        self.folder = folder
        self.cards = 1
        self.quiet = QUIET[folder is not None]

    async def first(self) -> dict[str, float]:
        """Somebody writes before the bot is there, and waits for its first answer."""
        before = self.crowd.sent
        self._say(PEOPLE[0])
        await self.crowd.until(lambda: self.crowd.sent > before, PATIENCE)
        return {"sent": 1}

    async def warm(self) -> dict[str, float]:
        """Learn how many messages one report makes."""
        await self._calm()
        before = self.crowd.sent
        await self.first()
        await self._calm()
        self.cards = self.crowd.sent - before
        return {"cards": self.cards}

    async def burst(self, number: int) -> dict[str, float]:
        """So many reports at once, until the last card of each is delivered: reports a second."""
        await self._calm()
        goal, started = self.crowd.sent + number * self.cards, time.perf_counter()
        for person in islice(PEOPLE, number):
            self._say(person)
        await self.crowd.until(lambda: self.crowd.sent >= goal, PATIENCE)
        return {"rate": number / (time.perf_counter() - started)}

    async def steady(self, number: int, each: float) -> dict[str, float]:
        """One report every ``each`` seconds: the time to the first answer, p50 and p99 in milliseconds."""
        await self._calm()
        waits: list[float] = []
        begun = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for place, person in enumerate(islice(PEOPLE, number)):
                await asyncio.sleep(begun + place * each - time.perf_counter())
                group.create_task(self._timed(person, waits))
        waits.sort()
        return {"p50": waits[number // 2], "p99": waits[int(number * 0.99) - 1 if number >= 100 else -1]}

    async def _timed(self, person: int, waits: list[float]) -> None:
        answer, started = self.crowd.next_in(person), time.perf_counter()
        self._say(person)
        async with asyncio.timeout(PATIENCE):
            await answer
        waits.append((time.perf_counter() - started) * 1000)

    async def presses(self, number: int) -> dict[str, float]:
        """So many presses at once, until the last toast: toasts a second."""
        await self._calm()
        cards = self.crowd.cards(BUTTON if self.folder else None, number)
        started = time.perf_counter()
        pressed = [self.crowd.begins_press(chat, chat, post, data, forged=True) for chat, post, data in cards]
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*pressed)
        return {"rate": len(pressed) / (time.perf_counter() - started)}

    async def drain(self, number: int) -> dict[str, float]:
        """The outbox holds so many notices for 200 chats: messages a second from the first to the last."""
        await self._calm()
        assert self.folder is not None
        before = self.crowd.sent
        owe(self.folder, number, PEOPLE)
        await self.crowd.until(lambda: self.crowd.sent > before, PATIENCE)
        already, started = self.crowd.sent, time.perf_counter()
        await self.crowd.until(lambda: self.crowd.sent >= before + number, PATIENCE)
        return {"rate": (before + number - already) / (time.perf_counter() - started)}

    def _say(self, person: int) -> None:
        self.crowd.says(person, person, REPORT)

    async def _calm(self) -> None:
        """Until the bot has taken everything and nothing has happened for a moment."""
        await self.crowd.taken(PATIENCE)
        for _ in range(100):
            quiet = time.perf_counter() - self.crowd.last
            if quiet >= self.quiet:
                return
            await asyncio.sleep(self.quiet - quiet)


async def _lines(answer: Callable[[dict[str, Any]], Awaitable[Any]]) -> None:
    while line := await asyncio.to_thread(sys.stdin.readline):
        sys.stdout.write(json.dumps(await answer(json.loads(line))) + "\n")
        sys.stdout.flush()


async def main(folder: Path | None) -> None:
    """Open the server, let people move in, and do what is asked until stdin ends."""
    async with Crowd() as crowd:
        for person in PEOPLE:
            crowd.add_person(person, f"居民{person}")
        if folder is not None:
            await settle_in(folder, crowd, PEOPLE)
        street = Street(crowd, folder)

        async def answer(asked: dict[str, Any]) -> Any:
            return await getattr(street, asked.pop("measure"))(**asked) | {"breaches": len(crowd.breaches)}

        sys.stdout.write(crowd.url + "\n")
        sys.stdout.flush()
        await _lines(answer)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))

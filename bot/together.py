"""Small outcomes of many, written down together: where there is one writer, whoever waits for it may share a turn.

Each caller's outcome is its own: one that can't be written is undone alone, and each caller hears only of its own.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import Database
from services.trouble import is_trouble

MOST = 50

Outcome = TypeVar("Outcome")
Waiting = list[tuple[Outcome, "asyncio.Future[None]"]]


@dataclass
class Together(Generic[Outcome]):
    """Writes outcomes in transactions of the database, side by side ones in one; ``write`` takes several."""

    database: Database
    write: Callable[[AsyncSession, Sequence[Outcome]], Awaitable[None]]
    pause: Callable[[], float]
    """How many seconds it is worth to wait for more."""
    _waiting: Waiting[Outcome] = field(default_factory=list)
    _taken: Waiting[Outcome] = field(default_factory=list)
    """What is being written now."""
    _working: asyncio.Task[None] | None = None

    async def commit(self, outcome: Outcome) -> None:
        """Come back once ``outcome`` is committed, even when cancelled meanwhile; raises what writing it raised."""
        if not self.database.one_writer:
            return await self._alone(outcome)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((outcome, done))
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())
            self._working.add_done_callback(self._let_go)
        try:
            await asyncio.shield(done)
        except asyncio.CancelledError:
            await asyncio.wait({done})
            raise

    async def _work(self) -> None:
        while self._waiting:
            await asyncio.sleep(self.pause())
            if not await self._at_once():
                for outcome, done in self._taken:
                    await self._report(outcome, done)
            self._taken = []

    def _let_go(self, working: "asyncio.Task[None]") -> None:
        """Where a loop that ends cancelled everybody, whoever waits for what is not written would keep it."""
        if working.cancelled():
            for _, done in self._taken + self._waiting:
                done.cancel()
            self._taken, self._waiting = [], []

    async def _at_once(self) -> bool:
        """Whether all that was taken once it was our turn know how it went; otherwise one of them was to blame.

        A locked database would keep each of them waiting alone, so all hear of it at once.
        """
        try:
            async with self.database.transaction() as session:
                self._take()
                await self.write(session, [outcome for outcome, _ in self._taken])
        except Exception as error:
            self._take()
            if not is_trouble(error):
                return False
            for _, done in self._taken:
                done.set_exception(error)
        else:
            for _, done in self._taken:
                done.set_result(None)
        return True

    def _take(self) -> None:
        if not self._taken:
            self._taken = self._waiting[:MOST]
            del self._waiting[:MOST]

    async def _report(self, outcome: Outcome, done: "asyncio.Future[None]") -> None:
        try:
            await self._alone(outcome)
        except Exception as error:
            done.set_exception(error)
        else:
            done.set_result(None)

    async def _alone(self, outcome: Outcome) -> None:
        async with self.database.transaction() as session:
            await self.write(session, [outcome])

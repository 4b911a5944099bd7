"""Small transactions of many, committed together: where there is one writer, whoever waits for it may share a turn.

Each caller's step is its own: one that fails is undone alone, and each caller hears only of its own.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import Database

Step = Callable[[AsyncSession], Awaitable[None]]

MOST = 50


@dataclass
class Together:
    """Runs steps in transactions of the database, side by side ones in one."""

    database: Database
    _waiting: list[tuple[Step, asyncio.Future[None]]] = field(default_factory=list)
    _working: asyncio.Task[None] | None = None

    async def commit(self, step: Step) -> None:
        """Come back once ``step`` is committed, even when cancelled meanwhile; raises what it raised."""
        if not self.database.one_writer:
            return await self._alone(step)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((step, done))
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())
        try:
            await asyncio.shield(done)
        except asyncio.CancelledError:
            await asyncio.wait({done})
            raise

    async def _work(self) -> None:
        while self._waiting:
            taken, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            if len(taken) == 1 or not await self._at_once(taken):
                for step, done in taken:
                    await self._report(step, done)

    async def _at_once(self, taken: list[tuple[Step, asyncio.Future[None]]]) -> bool:
        """Whether all went well; otherwise nothing happened."""
        try:
            async with self.database.transaction() as session:
                for step, _ in taken:
                    await step(session)
        except Exception:
            return False
        for _, done in taken:
            done.set_result(None)
        return True

    async def _report(self, step: Step, done: asyncio.Future[None]) -> None:
        try:
            await self._alone(step)
        except Exception as error:
            done.set_exception(error)
        else:
            done.set_result(None)

    async def _alone(self, step: Step) -> None:
        async with self.database.transaction() as session:
            await step(session)

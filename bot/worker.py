"""Work that lies in tables, done after the commit that wanted it: one thing after the other, for ever."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.bell import Bell
from bot.clock import TownClock
from bot.database import Database
from services.act import Act
from services.town import TownRules

Work = TypeVar("Work")


@dataclass
class Worker(ABC, Generic[Work]):
    """Woken by the bell's ``topic``, and looking by itself every few seconds: a ring may get lost."""

    database: Database
    clock: TownClock
    bell: Bell
    town: TownRules

    topic: ClassVar[str]
    seconds: ClassVar[float] = 5.0

    async def run(self) -> None:
        """Do whatever is wanted, for ever."""
        while True:
            ticket = self.bell.ticket(self.topic)
            await self.drain()
            await self.bell.wait(self.topic, seconds=self.seconds, since=ticket)

    async def drain(self) -> bool:
        """Do everything that is wanted now; whether there was anything."""
        some = False
        while (work := await self._next()) is not None:
            some = True
            await self._do(work)
        return some

    @abstractmethod
    async def _next(self) -> Work | None:
        """What has waited longest."""

    @abstractmethod
    async def _do(self, work: Work) -> None:
        """Do it, and settle it: it must not be found again at once."""

    def _act(self, session: AsyncSession) -> Act:
        return Act(session, self.town, self.clock.now())

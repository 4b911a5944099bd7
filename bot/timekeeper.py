"""Time passes: the timetable's due steps, one commit each, and the demo's way to move the clock.

APScheduler only makes the clock tick; what is due stands in columns.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda import Agenda, read_agenda
from bot.clock import TownClock, store_ahead
from bot.database import Database
from bot.logs import stumbled
from scheduler.timetable import TIMETABLE, Step
from services.act import Act
from services.town import TownRules

log = structlog.get_logger()

MOST_FAILURES = 5
MOST_AT_ONCE = 500
"""Rows of one kind, and commits, before the others have their turn: what is left is due at the next tick still."""

Drain = Callable[[], Awaitable[bool]]


@dataclass
class Timekeeper:
    """Runs the timetable; ``drains`` are the other things to do before a moment is over."""

    database: Database
    clock: TownClock
    town: TownRules
    drains: Mapping[str, Drain]
    omitted: frozenset[str] = frozenset()
    """Of the timetable and the drains: what is left for later, or for somebody else."""
    _moving: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def tick(self) -> None:
        """Do what has fallen due; the loops that handle and send run beside it."""
        agenda = await self._agenda()
        for step in TIMETABLE:
            if step.name in agenda.due:
                await self._run(step)

    async def _agenda(self) -> Agenda:
        async with self.database.looking() as session:
            return await read_agenda(session, self.clock.now())

    async def _run(self, step: Step) -> bool:
        """What of one kind is due; a row that fails is logged, passed over, and tried at the next tick."""
        some, skip = False, 0
        for _ in range(MOST_AT_ONCE):
            try:
                if not await self._run_one(step, skip):
                    return some
                some = True
            except Exception as error:
                stumbled(log, "step.failed", error, step=step.name)
                skip += 1
                if skip == MOST_FAILURES:
                    break
        return some

    async def _run_one(self, step: Step, skip: int) -> bool:
        async with self.database.transaction() as session:
            return await step.run_one(self._act(session), skip)

    def _act(self, session: AsyncSession) -> Act:
        return Act(session, self.town, self.clock.now())

    async def settle(self) -> Agenda:
        """Do everything that is due at this moment, until nothing is left or nothing moves; what comes then."""
        while True:
            agenda = await self._agenda()
            due = agenda.due - self.omitted
            moved = any([await drain() for name, drain in self.drains.items() if name in due])
            moved = any([await self._run(step) for step in TIMETABLE if step.name in due]) or moved
            if not moved:
                return agenda

    async def next_due(self) -> datetime | None:
        """The next moment after now at which something is due that people notice."""
        return (await self._agenda()).next_thing

    async def hold_until(self, at: datetime) -> None:
        """Stand at ``at``, once everything on the way there has been done at its own moment."""
        agenda = await self._agenda()
        while (upcoming := agenda.next_but(self.omitted)) is not None and upcoming <= at:
            self.clock.hold(upcoming)
            agenda = await self.settle()
        self.clock.hold(at)
        await self.settle()

    async def advance(self, by: timedelta) -> datetime:
        """Step from due moment to due moment; the new town time once all that fell due is delivered."""
        async with self._moving:
            return await self._advance_to(self.clock.now() + by)

    async def advance_to_next(self) -> datetime:
        """Step to the next due moment; a town in which nothing is due stays where it is."""
        async with self._moving:
            await self.settle()
            upcoming = await self.next_due()
            return await self._advance_to(upcoming or self.clock.now())

    async def _advance_to(self, target: datetime) -> datetime:
        try:
            self.clock.hold(self.clock.now())
            await self.settle()
            await self.hold_until(target)
        finally:
            self.clock.release()
            async with self.database.transaction() as session:
                await store_ahead(session, self.clock.ahead)
        return self.clock.now()

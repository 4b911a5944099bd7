"""Stretches of plain groups after the commit: read bit by bit with no transaction open, settled in one.

A thread would share Python's lock: whoever reports meanwhile would wait for it at every statement. So only what is
short runs in one, and what is said is understood on the loop, a line at a time with a breath after each.
"""

import asyncio
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.bell import Bell
from bot.clock import TownClock
from bot.database import Database
from services import pasting
from services.act import Act
from services.rules.pasted import read_stretch
from services.town import TownRules
from services.understanding import understanding

BREATH = 0.001
"""Seconds after each line."""


@dataclass
class Pastes:
    """One stretch after the other."""

    database: Database
    clock: TownClock
    bell: Bell
    town: TownRules

    async def run(self) -> None:
        """Read whatever is wanted, for ever."""
        while True:
            ticket = self.bell.ticket("pastes")
            await self.drain()
            await self.bell.wait("pastes", seconds=5.0, since=ticket)

    async def drain(self) -> bool:
        """Read everything that is wanted now; whether there was anything."""
        some = False
        while await self._read_one():
            some = True
        return some

    def _act(self, session: AsyncSession) -> Act:
        return Act(session, self.town, self.clock.now())

    async def _read_one(self) -> bool:
        async with self.database.reading() as session:
            paste = await pasting.next_wanted(self._act(session))
            known = await understanding(session)
        if paste is None or paste.compound_id is None:
            return False
        today = paste.at.astimezone(self.town.timezone).date()
        stretch = await asyncio.to_thread(read_stretch, paste.text, today)
        found = await _patiently(pasting.sift(stretch, known, paste.compound_id, today))
        async with self.database.transaction() as session:
            await pasting.settle_paste(self._act(session), paste.id, found)
        return True


async def _patiently(steps: Generator[None, None, dict[str, Any]]) -> dict[str, Any]:
    """Go through all the steps, and let everybody else's go in between."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: dict[str, Any] = done.value
            return found
        await asyncio.sleep(BREATH)

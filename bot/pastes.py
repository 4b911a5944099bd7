"""Stretches of plain groups after the commit: read bit by bit with no transaction open, settled in one.

A thread would share Python's lock: whoever reports meanwhile would wait for it at every statement. So only what is
short runs in one, and what is said is understood on the loop, a line at a time with a breath after each.
"""

import asyncio
from collections.abc import Generator
from typing import Any

from bot.worker import Worker
from models import Paste
from services import pasting
from services.rules.pasted import read_stretch
from services.understanding import understanding

BREATH = 0.001
"""Seconds after each line."""


class Pastes(Worker[Paste]):
    """One stretch after the other."""

    topic = "pastes"

    async def _next(self) -> Paste | None:
        async with self.database.reading() as session:
            return await pasting.next_wanted(self._act(session))

    async def _do(self, work: Paste) -> None:
        assert work.compound_id is not None  # next_wanted
        async with self.database.reading() as session:
            known = await understanding(session)
            names = await pasting.nicknames_of(session, work.compound_id)
        today = work.at.astimezone(self.town.timezone).date()
        stretch = await asyncio.to_thread(read_stretch, work.text, today, names)
        found = await _patiently(pasting.sift(stretch, known, work.compound_id, today))
        async with self.database.transaction() as session:
            await pasting.settle_paste(self._act(session), work.id, found)


async def _patiently(steps: Generator[None, None, dict[str, Any]]) -> dict[str, Any]:
    """Go through all the steps, and let everybody else's go in between."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: dict[str, Any] = done.value
            return found
        await asyncio.sleep(BREATH)

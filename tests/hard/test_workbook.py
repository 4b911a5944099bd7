"""A thousand new people in a workbook: nobody waits long for the writer while they are tried and brought in."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlmodel import col, func, select

from bot.workbook.writing import write_book
from models import Chat, Person, Purpose
from services.community import present_community
from services.community.schema import PersonEntry
from tests.town import Town

NEW = 1000
LONGEST = 1.5
"""Seconds, on a machine that others use too: 0.2 where nobody does. It was seven there."""
TRIES = 3


async def book_with(town: Town, batch: int) -> tuple[str, bytes]:
    """The town as it is, and a thousand people more."""
    async with town.app.database.reading() as session:
        community = await present_community(session, now=town.app.clock.now(), timezone=town.app.town.timezone)
    homes = [area.key for area in community.areas if area.level.value == "stair"]
    people = [
        PersonEntry(key=f"new-{batch}-{number}", name=f"新邻居{number}", home=homes[number % len(homes)])
        for number in range(NEW)
    ]
    more = community.model_copy(update={"people": [*community.people, *people]})
    return "社区.xlsx", await asyncio.to_thread(write_book, more, "zh_CN")


@asynccontextmanager
async def waits(town: Town) -> AsyncIterator[list[float]]:
    """How long somebody who comes every few milliseconds waits for the loop and the writer."""
    took: list[float] = []

    async def come_and_go() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.005)
            async with town.app.database.transaction():
                took.append(time.perf_counter() - began)

    coming = asyncio.create_task(come_and_go())
    yield took
    coming.cancel()
    await asyncio.gather(coming, return_exceptions=True)


async def people(town: Town) -> int:
    async with town.app.database.reading() as session:
        direct = select(func.count()).select_from(Chat).join(Person).where(col(Chat.purpose) == Purpose.DIRECT)
        return int((await session.execute(direct)).scalar_one())


async def test_a_thousand_new_people_hold_up_nobody_else(page: Town) -> None:
    longest: list[float] = []
    while len(longest) < TRIES and min(longest, default=LONGEST) >= LONGEST:  # other tests run on this machine
        before, file = await people(page), await book_with(page, len(longest))
        async with waits(page) as took:
            await page.says("song", file=file)
            assert await people(page) == before
            await page.presses("song", "确定导入")
        assert await people(page) == before + NEW
        longest.append(max(took))
    assert min(longest) < LONGEST

"""While a long stretch of a plain group is taken in and read, other people's reports are answered as ever."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import NewDatabase
from tests.town import Town
from tests.town.building import telegram_town, web_town
from tests.town.town import DIRECT

MORE = 0.5
"""Seconds that a report, but for one, may take more than without a paste."""
SLOWER = 3
"""So many times as long it may take besides: other tests run on this machine too, and not evenly."""
REPORTS = 8


@pytest.fixture(params=[web_town, telegram_town], ids=["web", "telegram"])
async def running(request: pytest.FixtureRequest, database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose loops run, on the chat page and on Telegram."""
    async with request.param(database_url("sqlite", template="town"), tmp_path) as town:
        town.app.work()
        yield town


def long_stretch() -> str:
    """200,000 characters in which everybody says something that has to be understood."""
    lines: list[str] = []
    length = 0
    while length < 200_000:
        lines.append(f"住户{len(lines)}: {len(lines) % 9}号楼门口垃圾没人收,第{len(lines)}天了,楼道灯也坏了")
        length += len(lines[-1]) + 1
    return "\n".join(lines)


async def filed_in(town: Town, who: str, number: int) -> float:
    """Seconds from a report to its case."""
    before = await town.cases()
    began = time.perf_counter()
    await town.street.post(town.person(who), town.chat(who, DIRECT), f"{number}号楼楼道灯坏了")
    while await town.cases() == before:  # noqa: ASYNC110
        await asyncio.sleep(0.005)
    return time.perf_counter() - began


async def reports(town: Town, who: str) -> list[float]:
    return [await filed_in(town, who, number) for number in range(1, REPORTS + 1)]


async def test_a_paste_of_200_000_characters_holds_up_nobody_else(running: Town) -> None:
    person, chat, text = running.person("li"), running.chat("li", DIRECT), long_stretch()

    async def paste() -> None:
        await running.street.post(person, chat, text)
        for start in range(0, len(text), 4000):
            await running.street.post(person, chat, text[start : start + 4000])
        await running.street.post(person, chat, "贴完了")

    await running.street.post(person, chat, "粘贴群消息")
    alone = max(await reports(running, "wang"))
    pasting = asyncio.create_task(paste())
    arriving = await reports(running, "chen")
    await pasting
    reading = await reports(running, "sun")
    assert sorted(arriving + reading)[-2] < SLOWER * alone + MORE

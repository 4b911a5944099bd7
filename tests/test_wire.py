"""Two houses on one PostgreSQL: what one stores the other takes up at once, also after their connection was cut."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlmodel import col, select

from bot.app import App
from bot.bell import Bell
from bot.config import Config, DatabaseSection, WebSection
from bot.wire import MOST_BYTES, Wire, _payloads
from models import Incoming
from tests.conftest import NewDatabase
from tests.town import Town
from tests.town.streets import WebStreet
from tests.town.town import StandingClock

AT_ONCE = timedelta(milliseconds=300)
"""The middle of several: looking once a second would make it 500, and a busy machine is slow now and then."""
LISTENING = "SELECT pid FROM pg_stat_activity WHERE application_name = 'linli wire' AND datname = current_database()"


@asynccontextmanager
async def house(url: str, folder: Path) -> AsyncIterator[App]:
    config = Config(data=folder, database=DatabaseSection(url=SecretStr(url)), web=WebSection(port=0))
    app = App(config, StandingClock(), demo=True)
    await app.open()
    try:
        yield app
    finally:
        await app.close()


async def taken_up(app: App) -> timedelta:
    """How long the newest event waited until somebody began to handle it."""
    async with asyncio.timeout(10):
        while True:
            async with app.database.reading() as session:
                row = (await session.execute(select(Incoming).order_by(col(Incoming.id).desc()).limit(1))).scalar_one()
            if row.handled_at is not None:
                return row.handled_at - row.received_at
            await asyncio.sleep(0.05)


async def listeners(app: App, *, other_than: frozenset[int] = frozenset()) -> frozenset[int]:
    """Both houses' listening connections, once there are two."""
    async with asyncio.timeout(10):
        while True:
            async with app.database.reading() as session:
                found = frozenset((await session.execute(text(LISTENING))).scalars()) - other_than
            if len(found) == 2:
                return found
            await asyncio.sleep(0.05)


async def test_the_other_house_takes_up_at_once(database_url: NewDatabase, tmp_path: Path) -> None:
    url = database_url("postgresql", template="town")
    async with house(url, tmp_path / "pages") as pages, house(url, tmp_path / "work") as works:
        works.work()
        street = WebStreet(pages)
        town = Town(pages, street)
        await town.learn()

        async def waits(number: int) -> timedelta:
            await street.post(town.person("wang"), town.chat("wang", "direct"), f"进度 {number}")
            return await taken_up(works)

        before = await listeners(works)
        await waits(1)  # the first one reads the community
        assert median([await waits(number) for number in range(2, 7)]) < AT_ONCE

        async with works.database.transaction() as session:
            for pid in before:
                await session.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
        assert await waits(7) < timedelta(seconds=3)  # nobody rings: it is found by looking
        await listeners(works, other_than=before)
        assert median([await waits(number) for number in range(8, 11)]) < AT_ONCE
        await street.close()


async def test_without_a_server_it_rings_here_and_goes_on_trying() -> None:
    bell = Bell()
    wire = Wire("postgresql://nobody@/none?host=/nowhere-at-all", bell)
    trying = asyncio.create_task(wire.run())
    ticket = bell.ticket("incoming")
    wire.ring(["incoming"])
    assert bell.ticket("incoming") != ticket
    await asyncio.sleep(0.3)
    assert not trying.done()
    trying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await trying


def test_many_topics_are_several_notifications() -> None:
    topics = [f"outgoing:{number}" for number in range(2000)]
    payloads = list(_payloads(topics))
    assert max(map(len, payloads)) <= MOST_BYTES + 20
    assert len(payloads) > 3
    assert [one for payload in payloads for one in json.loads(payload)] == topics
    assert list(_payloads([])) == []

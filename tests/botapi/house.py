"""A Telegram gateway with an inbox, for its tests: as much of the house as it needs."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlmodel import col, select

from bot.gateways.telegram import Called, TelegramGateway
from bot.gateways.telegram_claim import claim_of
from models import Incoming, metadata
from tests.botapi.server import BotApiServer

TABLES = ("incoming", "media", "media_copies", "media_messages")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def picture(colour: str) -> bytes:
    """A plain JPEG."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "JPEG")
    return out.getvalue()


class House:
    """A gateway with a database of its own.

    ``pauses`` is what it waited, ``broken`` how many commits will fail; ``busy`` is set once a commit is reached,
    which waits until ``free`` is set.
    """

    def __init__(
        self, folder: Path, server: BotApiServer, called: Called | None = None, *, take_over: bool = False
    ) -> None:
        self.at = 0.0
        server.limits.seconds = lambda: self.at
        self.folder = folder
        self.pauses: list[float] = []
        self.broken = 0
        self.busy = asyncio.Event()
        self.free = asyncio.Event()
        self.free.set()
        self.engine = create_async_engine(f"sqlite+aiosqlite:///{folder / 'inbox.db'}")
        self.gateway = TelegramGateway(
            server.token,
            transaction=self.transaction,
            real_now=lambda: NOW,
            media=lambda sha, _mime: folder / sha,
            base_url=server.url,
            pause=self.pause,
            steady=self.stride,
            called=called,
            claim=claim_of(folder),
            take_over=take_over,
        )

    def stride(self) -> float:
        """A steady clock that goes on so far whenever it is looked at that nobody must wait."""
        self.at += 4.0
        return self.at

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        await asyncio.sleep(0)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        async with AsyncSession(self.engine, expire_on_commit=False) as session, session.begin():
            yield session
            self.busy.set()
            await self.free.wait()
            if self.broken:
                self.broken -= 1
                raise OSError("disk full of 李小禾's words")

    async def stored(self) -> list[Incoming]:
        """Everything in the inbox."""
        async with AsyncSession(self.engine) as session:
            return list((await session.execute(select(Incoming).order_by(col(Incoming.id)))).scalars())

    async def decoded(self) -> list[Any]:
        """What the gateway reads in each."""
        async with AsyncSession(self.engine) as session:
            return [await self.gateway.decode(session, row) for row in await self.stored()]


@asynccontextmanager
async def open_house(
    folder: Path, server: BotApiServer, called: Called | None = None, *, take_over: bool = False
) -> AsyncIterator[House]:
    """A house with an empty inbox, whose gateway is stopped at the end."""
    house = House(folder, server, called, take_over=take_over)
    async with house.engine.begin() as connection:
        await connection.run_sync(
            lambda sync: metadata.create_all(sync, tables=[metadata.tables[name] for name in TABLES])
        )
    try:
        yield house
    finally:
        await house.gateway.stop()
        await house.engine.dispose()

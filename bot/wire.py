"""Wake-ups between processes on one PostgreSQL: what rings in one house rings in the others a moment later.

One connection of our own listens, and notifies after each commit that woke somebody: no transaction carries a statement
more for it, and what is rung while it is down is found by whoever looks once a second anyway.
"""

import asyncio
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import asyncpg
import structlog
from sqlalchemy import make_url
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg

from bot.bell import Bell
from bot.database import async_url
from bot.unbroken import to_the_end

log = structlog.get_logger()

CHANNEL = "linli_bell"
CALLED = "linli wire"
"""What this connection is called at the server: every house on a database has one."""
HEAD_START = 0.02
"""Seconds that whoever stored something has before the others look for it, too."""
MOST_BYTES = 7000
"""PostgreSQL carries 8000 in one notification."""
QUIET = 30.0
"""Seconds after which a connection that says nothing is tried: it may have gone without a word."""
PATIENCE = 5.0
LONGEST_WAIT = 10.0


class Wire:
    """The way to the other processes. Rings here at once, whether or not there is a connection."""

    def __init__(self, url: str, bell: Bell) -> None:
        self._url = url
        self._bell = bell
        self._owed: set[str] = set()
        self._more = asyncio.Event()

    def ring(self, topics: Iterable[str]) -> None:
        """Wake whoever sleeps here, then those in other processes."""
        topics = frozenset(topics)
        self._bell.ring(topics)
        self._owed |= topics
        self._more.set()

    async def run(self) -> None:
        """Listen and notify, for ever: a connection that is lost is made again."""
        wait = 0.1
        while True:
            try:
                connection = await asyncpg.connect(**_arguments(self._url), timeout=PATIENCE)
                wait = 0.1
                await self._carry(connection)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                log.warning("wire.down", error=type(error).__name__, seconds=wait)
            self._owed.clear()
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT)

    async def _carry(self, connection: Any) -> None:
        """Until the connection is gone."""
        try:
            connection.add_termination_listener(lambda _: self._more.set())
            await connection.add_listener(CHANNEL, self._hear)
            log.info("wire.up")
            while not connection.is_closed():
                await self._wait(connection)
                for payload in _payloads(self._take()):
                    await connection.execute("SELECT pg_notify($1, $2)", CHANNEL, payload, timeout=PATIENCE)
        finally:
            await to_the_end(_end(connection))

    async def _wait(self, connection: Any) -> None:
        try:
            async with asyncio.timeout(QUIET):
                await self._more.wait()
        except TimeoutError:
            await connection.execute("SELECT 1", timeout=PATIENCE)

    def _take(self) -> list[str]:
        self._more.clear()
        topics, self._owed = sorted(self._owed), set()
        return topics

    def _hear(self, connection: Any, sender: int, _channel: str, payload: str) -> None:
        """Somebody rang; our own ring came home and is over."""
        if sender != connection.get_server_pid():
            asyncio.get_running_loop().call_later(HEAD_START, self._bell.ring, json.loads(payload))


async def _end(connection: Any) -> None:
    """Say good-bye, or let go of a connection that does not answer."""
    with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        await connection.close(timeout=1)


def _payloads(topics: list[str]) -> Iterator[str]:
    """The topics in as many notifications as they need."""
    part: list[str] = []
    for topic in topics:
        if part and len(json.dumps([*part, topic])) > MOST_BYTES:
            yield json.dumps(part)
            part = []
        part.append(topic)
    if part:
        yield json.dumps(part)


def _arguments(url: str) -> dict[str, Any]:
    """How asyncpg is called for this address: as SQLAlchemy calls it, with a name that operators find."""
    dialect: Any = PGDialect_asyncpg
    _, named = dialect().create_connect_args(make_url(async_url(url)))
    ours = {key: value for key, value in named.items() if not key.startswith("prepared_statement")}
    return ours | {"server_settings": {"application_name": CALLED}}

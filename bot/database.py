"""The way to the rows: one writer at a time on SQLite, a pool on PostgreSQL, one commit per transaction.

SQLite writers queue (first come, first served) in front of the only write connection, and those who queue share a
commit (``bot.turns``); readers have connections of their own and cannot write. The writer's statements and short looks
for work run on the loop's thread, the readers' in aiosqlite's: ``sqlite_engine`` is the only place that knows.
Parameters never show in errors: they hold people's words.
"""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import Any

from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from bot import sqlite_here, sqlite_threads
from bot.sqlite_here import Patience
from bot.turns import Turns
from bot.unbroken import to_the_end
from services.directory import MindfulSession, forget
from services.endings import end
from services.wakes import take_wakes

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
READERS = 4
WRITES = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=15000")
READS = ("query_only=ON", "busy_timeout=15000")

HURRIED = 3.0
"""Seconds that the writers of a house that ends wait for another process's lock, all together."""

Wakes = Callable[[frozenset[str]], None]


def async_url(url: str) -> str:
    """``url`` with the asyncio driver of its database; raises ``ValueError`` for any other database."""
    parsed = make_url(url)
    kind = parsed.get_backend_name()
    if kind not in DRIVERS or (kind == "sqlite" and parsed.database in (None, "", ":memory:")):
        raise ValueError(f"{kind} without a file is no database for a town")
    return parsed.set(drivername=DRIVERS[kind]).render_as_string(hide_password=False)


def sqlite_engine(
    url: str, *, begin: str | None, pragmas: tuple[str, ...], connections: int, here: Patience | None = None
) -> AsyncEngine:
    """An engine whose connections start with ``pragmas`` and whose transactions start with ``begin``, if with anything.

    ``here`` runs its statements on the loop's thread (see ``bot.sqlite_here``), else each in aiosqlite's.
    """
    file = make_url(url).database or ""
    creator = sqlite_threads.opener(file) if here is None else sqlite_here.opener(file, here)
    engine = create_async_engine(
        url, pool_size=connections, max_overflow=0, hide_parameters=True, async_creator=creator
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    if begin is not None:

        @event.listens_for(engine.sync_engine, "begin")
        def start(connection: Connection) -> None:
            connection.exec_driver_sql(begin)

    return engine


def _engines(url: str, driver: str, patience: Patience) -> tuple[AsyncEngine, AsyncEngine, AsyncEngine]:
    """For the writer, for readers, and for looks."""
    if url.startswith("sqlite"):
        here = patience if driver == "here" else None
        return (
            sqlite_engine(url, begin="BEGIN IMMEDIATE", pragmas=WRITES, connections=1, here=here),
            sqlite_engine(url, begin="BEGIN", pragmas=READS, connections=READERS),
            sqlite_engine(url, begin=None, pragmas=READS, connections=READERS, here=here),
        )
    engine = create_async_engine(url, pool_size=10, max_overflow=10, pool_pre_ping=True, hide_parameters=True)
    reading = engine.execution_options(postgresql_readonly=True)
    return engine, reading, reading


async def _finish(session: AsyncSession) -> None:
    await end(session)
    await session.commit()


class KeepingSession(MindfulSession):
    """A session that holds on to every row it has loaded: a row asked for twice in a transaction is read once."""


@event.listens_for(KeepingSession, "loaded_as_persistent")
def _keep(session: Session, row: object) -> None:
    session.info.setdefault("kept", []).append(row)


class Database:
    """Both engines of one database. ``on_commit`` is told the topics to wake, after each commit that has some."""

    def __init__(self, url: str, on_commit: Wakes | None = None, driver: str = "here") -> None:
        self.url = async_url(url)
        self.on_commit = on_commit
        self._patience = Patience()
        self._write, self._read, self._look = _engines(self.url, driver, self._patience)
        self._turns = Turns(self._write, self._forget) if self.one_writer else None

    @property
    def one_writer(self) -> bool:
        """Whether transactions happen one after the other anyway."""
        return self.url.startswith("sqlite")

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session that commits at the end, or rolls back on any exception, cancellation included.

        A busy or broken database raises SQLAlchemy's ``OperationalError`` as it is.
        """
        async with self._turn() as (bind, joining):
            session = AsyncSession(
                bind, expire_on_commit=False, sync_session_class=KeepingSession, join_transaction_mode=joining
            )
            try:
                yield session
                await to_the_end(_finish(session))
            finally:
                await to_the_end(session.close())
        topics = take_wakes(session)
        if topics and self.on_commit:
            self.on_commit(topics)

    def _turn(self) -> AbstractAsyncContextManager[tuple[Any, Any]]:
        """What a session is bound to for one transaction, and how it joins what is open there."""
        return nullcontext((self._write, "conditional_savepoint")) if self._turns is None else self._turns.turn()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session that can only read, beside whoever writes; on SQLite it sees one moment of the database."""
        session = AsyncSession(self._read, expire_on_commit=False)
        try:
            yield session
        finally:
            await to_the_end(session.close())

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[AsyncSession]:
        """A session for one short look for work: an indexed statement with few rows, for nobody may wait for it."""
        session = AsyncSession(self._look, expire_on_commit=False)
        try:
            yield session
        finally:
            await to_the_end(session.close())

    def _forget(self) -> None:
        """Read the community anew: what is kept of it may be of a transaction that was undone."""
        forget(str(self._write.url))

    def hurry(self) -> None:
        """The house ends: it does not wait for long while another process has the lock."""
        self._patience.until = time.monotonic() + HURRIED

    async def dispose(self) -> None:
        """Close every connection. Nothing may be under way."""
        self._forget()
        await self._look.dispose()
        await self._read.dispose()
        await self._write.dispose()

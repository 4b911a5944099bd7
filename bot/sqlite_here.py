"""SQLite on the loop's own thread, for the writer and for short looks: what aiosqlite offers, without its thread hops.

A statement of ours takes tens of microseconds, handing it to a thread and back takes a millisecond. Only what has to
wait (COMMIT for the disk, opening and closing) is done in a thread, and always to the end: a connection that two
threads use at once crashes the process. BEGIN IMMEDIATE asks again and again while another process has the lock.
SQLAlchemy's aiosqlite dialect speaks to this connection through ``async_creator``; ``database.driver = "aiosqlite"``
is the way back.
"""

import asyncio
import math
import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Self

from bot.unbroken import to_the_end

PATIENCE = 15.0
"""Seconds that opening waits for another process's lock; ``busy_timeout`` says how long BEGIN does."""
LOOK_AGAIN = 0.05


@dataclass
class Patience:
    """From which moment of ``time.monotonic`` on BEGIN waits for no other process's lock: a house ends."""

    until: float = math.inf


class HereCursor:
    """A cursor whose methods can be awaited and have already happened."""

    def __init__(self, cursor: sqlite3.Cursor, patience: Patience) -> None:
        self._cursor = cursor
        self._patience = patience

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> Self:
        """Run one statement; the loop lives while another process has the lock."""
        if statement != "BEGIN IMMEDIATE":
            self._cursor.execute(statement, tuple(parameters))
        else:
            await self._begin(statement)
        return self

    async def _begin(self, statement: str) -> None:
        patience = self._cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        until = time.monotonic() + patience / 1000
        while (busy := self._begins(statement, patience)) is not None:
            if time.monotonic() >= min(until, self._patience.until):
                raise busy
            await asyncio.sleep(LOOK_AGAIN)

    def _begins(self, statement: str, patience: int) -> sqlite3.OperationalError | None:
        """Begin at once, as nearly always, for this process has one writer; the error where another has the lock."""
        self._cursor.execute("PRAGMA busy_timeout = 0")
        try:
            self._cursor.execute(statement)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY":
                raise
            return error
        finally:
            self._cursor.execute(f"PRAGMA busy_timeout = {patience}")
        return None

    async def executemany(self, statement: str, parameters: Iterable[Iterable[Any]]) -> Self:
        """Run one statement for many rows."""
        self._cursor.executemany(statement, [tuple(row) for row in parameters])
        return self

    async def fetchall(self) -> list[Any]:
        """Every row that is left."""
        return self._cursor.fetchall()

    async def fetchone(self) -> Any:
        """The next row."""
        return self._cursor.fetchone()

    async def close(self) -> None:
        """Let go of the rows."""
        self._cursor.close()

    @property
    def description(self) -> Any:
        """The columns of the last statement."""
        return self._cursor.description

    @property
    def rowcount(self) -> int:
        """How many rows the last statement changed."""
        return self._cursor.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The id of the last inserted row."""
        return self._cursor.lastrowid


class HereConnection:
    """A connection in autocommit mode: we say BEGIN ourselves."""

    def __init__(self, connection: sqlite3.Connection, patience: Patience) -> None:
        self._connection = connection
        self._patience = patience

    def cursor(self) -> HereCursor:
        """A new cursor."""
        return HereCursor(self._connection.cursor(), self._patience)

    async def commit(self) -> None:
        """Wait in a thread until it is on the disk."""
        await to_the_end(asyncio.to_thread(self._connection.commit))

    async def rollback(self) -> None:
        """Undo; nothing to wait for."""
        self._connection.rollback()

    @property
    def in_transaction(self) -> bool:
        """Whether a BEGIN is neither committed nor undone."""
        return self._connection.in_transaction

    async def create_function(self, *named: Any, **options: Any) -> None:
        """SQLAlchemy gives every connection a few functions of its own."""
        self._connection.create_function(*named, **options)

    async def close(self) -> None:
        """Close, with the checkpoint that may mean."""
        await to_the_end(asyncio.to_thread(self._connection.close))

    def stop(self) -> None:
        """Close at once."""
        self._connection.close()


def opener(file: str, patience: Patience) -> Callable[..., Any]:
    """What ``create_async_engine(async_creator=…)`` takes: opens ``file`` in a thread."""

    async def open_here(*_: Any, **__: Any) -> HereConnection:
        connection = await asyncio.to_thread(
            sqlite3.connect, file, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        return HereConnection(connection, patience)

    return open_here

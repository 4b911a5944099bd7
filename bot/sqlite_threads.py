"""SQLite in threads of its own, for readers: aiosqlite, made safe to break off twice.

A connection whose statement is cancelled is closed by SQLAlchemy, and stopped too if that is cancelled again. aiosqlite
0.22 hands its thread a second order to stop then, which nobody is left to carry out: whoever waits for it (the loop, at
its own end) waits for ever.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any

from aiosqlite import Connection


class StoppedOnce(Connection):
    """A connection whose thread is stopped once, however often it is asked for."""

    _stopping: asyncio.Future[Any] | None = None
    _asked = False

    def stop(self) -> asyncio.Future[Any] | None:
        """What says that the thread has stopped, if a loop is running to say it to."""
        if not self._asked:
            self._asked = True
            self._stopping = super().stop()
        return self._stopping


def opener(file: str) -> Callable[..., StoppedOnce]:
    """What ``create_async_engine(async_creator=…)`` takes; we say BEGIN ourselves."""

    def open_there(*_: Any, **__: Any) -> StoppedOnce:
        connection = StoppedOnce(partial(sqlite3.connect, file, isolation_level=None), 64)
        connection._thread.daemon = True  # as SQLAlchemy does: a house that dies waits for no reader
        return connection

    return open_there

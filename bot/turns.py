"""One writer, many who want to write: whoever waits meanwhile shares a commit, and the disk is waited for once.

Each has a session and a savepoint of its own: what fails is undone alone, and nobody is told that something is written
before it is on the disk. Where nobody waits, a turn is a transaction like any other.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.orm.session import JoinTransactionMode

from bot.unbroken import to_the_end

MOST = 16
LONGEST = 0.1
"""Seconds after which nobody else is let in: those who are done wait for the commit."""

Turn = tuple[AsyncConnection, JoinTransactionMode]
"""The connection, and how a session joins the transaction that is open on it."""


@dataclass
class _Group:
    """Turns that will be committed together. ``done`` are those that have written what they wanted."""

    connection: AsyncConnection
    since: float
    done: "list[asyncio.Future[None]]" = field(default_factory=list)


class Turns:
    """The turns at one engine with one connection, first come first served.

    ``lost`` is called when what others may have seen already is not on the disk after all.
    """

    def __init__(self, engine: AsyncEngine, lost: Callable[[], None]) -> None:
        self._engine = engine
        self._lost = lost
        self._lock = asyncio.Lock()
        self._waiting = 0
        self._group: _Group | None = None
        self._closing: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Turn]:
        """Your turn: ends when what you wrote is on the disk, or raises why it is not."""
        await self._wait()
        try:
            group = await self._open()
            yield group.connection, "create_savepoint" if group.done else "rollback_only"
            written = asyncio.get_running_loop().create_future()
            group.done.append(written)
            await self._commit_or_share(group)
        except BaseException as error:
            await to_the_end(self._undo(error))
            raise
        finally:
            self._lock.release()
        await to_the_end(written)

    async def _wait(self) -> None:
        self._waiting += 1
        try:
            await self._lock.acquire()
        finally:
            self._waiting -= 1

    async def _open(self) -> _Group:
        if self._group is None:
            await to_the_end(self._begin())
        assert self._group is not None
        return self._group

    async def _begin(self) -> None:
        connection = await self._engine.connect()
        self._group = _Group(connection, asyncio.get_running_loop().time())
        await connection.begin()

    async def _commit_or_share(self, group: _Group) -> None:
        """Commit, unless somebody waits: then they join, and this is committed behind all who wait by now."""
        late = asyncio.get_running_loop().time() - group.since > LONGEST
        if not self._waiting or late or len(group.done) >= MOST:
            await to_the_end(self._commit(group))
        elif len(group.done) == 1:
            self._close_soon(group)

    def _close_soon(self, group: _Group) -> None:
        closing = asyncio.create_task(self._close_behind(group))
        self._closing.add(closing)
        closing.add_done_callback(lambda _: self._closed(closing, group))

    async def _close_behind(self, group: _Group) -> None:
        async with self._lock:
            if self._group is group:
                await self._commit(group)

    def _closed(self, closing: "asyncio.Task[None]", group: _Group) -> None:
        """Where a loop that ends cancelled everybody, those who wrote still wait for their commit."""
        self._closing.discard(closing)
        if closing.cancelled() and self._group is group:
            self._close_soon(group)

    async def _commit(self, group: _Group) -> None:
        self._group = None
        try:
            await group.connection.commit()
        except Exception as error:
            self._lost()
            _tell(group, error)
        except BaseException:
            self._lost()
            _tell(group, OSError("cancelled in the middle of the commit"))
            raise
        else:
            _tell(group, None)
        finally:
            await group.connection.close()

    async def _undo(self, error: BaseException) -> None:
        """What failed is undone to its savepoint already, unless it was alone or the database undid everything."""
        group = self._group
        if group is None or (group.done and await _goes_on(group.connection)):
            return
        self._group = None
        await group.connection.close()
        if group.done:
            self._lost()
        _tell(group, OSError(f"undone with another transaction: {type(error).__name__}"))


async def _goes_on(connection: AsyncConnection) -> bool:
    """Whether the transaction is still open: a full disk makes SQLite undo all of it at once."""
    raw = await connection.get_raw_connection()
    return bool(raw.driver_connection is not None and raw.driver_connection.in_transaction)


def _tell(group: _Group, error: Exception | None) -> None:
    for written in group.done:
        if error is None:
            written.set_result(None)
        else:
            written.set_exception(error)
            written.exception()  # looked at, so that nobody warns where the one who waited was cancelled

"""What the roof hands to the web floor: the way to the database, the clock, the news, the picture store."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from services.act import Act
from services.community import Community
from services.darkroom import Darkroom
from services.doors import Doors
from services.town import TownRules
from views.tables import Table


class Bell(Protocol):
    """Wake-ups by topic (see ``services.wakes``)."""

    def ticket(self, topic: str) -> int:
        """Where the bell stands now: taken before looking for news, so that no ring is missed after it."""

    async def wait(self, topic: str, *, seconds: float, since: int | None = None) -> None:
        """Sleep until ``topic`` rings or ``seconds`` of real time pass; not at all if it rang after ``since``."""


class DemoClock(Protocol):
    """The town's clock as the demo moves it."""

    async def advance(self, by: timedelta) -> datetime:
        """Step from due moment to due moment; returns the new town time once all that fell due is delivered."""

    async def advance_to_next(self) -> datetime:
        """Step to the next moment at which something is due, and deliver it."""

    async def next_due(self) -> datetime | None:
        """The next moment at which something is due."""


async def _nothing() -> list[str]:
    return []


def _nowhere(number: int) -> Path:
    raise LookupError("nobody here keeps workbooks")


async def _no_workbook(community: Community, language: str) -> bytes:
    raise LookupError("nobody here writes workbooks")


async def _no_table(*tables: Table) -> bytes:
    raise LookupError("nobody here writes workbooks")


def _no_link(payload: str) -> str:
    return ""


@dataclass(frozen=True)
class House:
    """Handed to every web handler. ``transaction()`` commits on leaving and rolls back on an exception."""

    transaction: Callable[[], AbstractAsyncContextManager[AsyncSession]]
    reading: Callable[[], AbstractAsyncContextManager[AsyncSession]]
    now: Callable[[], datetime]
    real_now: Callable[[], datetime]
    handled: Callable[[int], Awaitable[None]]
    """Wait (some seconds at most) until the incoming row with this id is handled or set aside."""
    bell: Bell
    darkroom: Darkroom
    """Reads the pictures that people send; whoever made it closes it after the app."""
    media_folder: str
    secret: str
    public_url: str = ""
    """What people type to get here, when a proxy stands in front; it decides about secure cookies and origins."""
    timezone: str = "Asia/Shanghai"
    town: TownRules | None = None
    """Needed by pages that do something for people, as a handler does."""
    workbook: Callable[[Community, str], Awaitable[bytes]] = _no_workbook
    """A community as a workbook in a language, written beside the house."""
    table: Callable[..., Awaitable[bytes]] = _no_table
    """Lists as a workbook, a sheet each, written beside the house."""
    ledger_file: Callable[[int], Path] = _nowhere
    """Where a workbook of the ledger lies."""
    alone: bool = True
    """Whether this is the only process that writes: then every piece of news rings this process's bell."""
    demo: DemoClock | None = None
    start_link: Callable[[str], str] = _no_link
    """A link that starts the bot on a platform outside the page with this payload; "" where there is none."""
    unready: Callable[[], Awaitable[list[str]]] = _nothing
    """Why the house should get no visitors now: codes, none when it is ready."""

    @property
    def doors(self) -> Doors:
        """What the links of this house are sealed with."""
        return self.town.doors if self.town else Doors(self.public_url, self.secret)

    def act(self, session: AsyncSession) -> Act:
        """An act of nobody yet, in this transaction."""
        assert self.town is not None
        return Act(session, self.town, self.now())

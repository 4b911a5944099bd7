"""Whether a running house can do its work: asked at ``/readyz``, answered from the rows and the gateways."""

import asyncio
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import TownClock
from bot.database import Database
from bot.migrate import head
from services import health

LEAST_FREE = 20
"""Megabytes."""


def free(data: Path) -> int:
    """Megabytes that are free where the folder is, or will be."""
    there = next(place for place in (data.absolute(), *data.absolute().parents) if place.exists())
    return shutil.disk_usage(there).free // 1_000_000


@dataclass
class Readiness:
    """``wanted`` are the platforms of the settings, ``started`` grows as each has started."""

    database: Database
    clock: TownClock
    wanted: Collection[str]
    started: Collection[str]
    data: Path
    """The house's folder: on a full disk nothing more is taken."""

    @cached_property
    def _head(self) -> str:
        return head()

    async def reasons(self) -> list[str]:
        """``database``, ``migrations``, ``gateway-<platform>``, ``disk-full``, ``inbox-late``, ``outbox-late``.

        None when the house is ready.
        """
        away = [f"gateway-{platform}" for platform in self.wanted if platform not in self.started]
        if await asyncio.to_thread(free, self.data) < LEAST_FREE:
            away.append("disk-full")
        try:
            return away + await self._of_rows()
        except (SQLAlchemyError, OSError):
            return [*away, "database"]

    async def _of_rows(self) -> list[str]:
        async with self.database.reading() as session:
            have = (await session.execute(text("SELECT version_num FROM alembic_version"))).scalar_one_or_none()
            if have != self._head:
                return ["migrations"]
            now, real_now = self.clock.now(), self.clock.real_now()
            late = {
                "inbox-late": await health.unhandled(session, real_now),
                "outbox-late": await health.unsent(session, now, real_now),
            }
        return [reason for reason, waiting in late.items() if waiting is not None]

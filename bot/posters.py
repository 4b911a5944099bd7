"""Pictures that are drawn after the commit that decided them, by the child process that works on pictures."""

import asyncio
from dataclasses import dataclass

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.worker import Work, Worker
from models import Refused
from services.darkroom import Darkroom
from services.media import MediaStore, remember
from services.rules.pictures import Picture

log = structlog.get_logger()


@dataclass
class Posters(Worker[Work]):
    """Draws with no transaction open and settles in one; what can't be drawn goes its way without a picture."""

    darkroom: Darkroom
    store: MediaStore

    async def _drawn(self, svg: str) -> tuple[Picture, str] | None:
        """The picture, in the store already, and its sha."""
        try:
            picture = await self.darkroom.draw(svg)
        except Refused as error:
            log.warning("poster.undrawn", drawer=type(self).__name__, error=type(error).__name__)
            return None
        return picture, await asyncio.to_thread(self.store.keep, picture)

    async def _remembered(self, session: AsyncSession, drawn: tuple[Picture, str] | None) -> str | None:
        """Its sha, with its row."""
        if drawn is None:
            return None
        await remember(session, *drawn, self.clock.real_now())
        return drawn[1]

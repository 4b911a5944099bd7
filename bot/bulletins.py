"""Pictures of bulletins after the commit that counted them: drawn in the child process, settled in one transaction."""

import asyncio
from dataclasses import dataclass

import structlog
from sqlmodel import col, select

from bot.bell import Bell
from bot.clock import TownClock
from bot.database import Database
from locales import MOTHER_TONGUE
from models import Bulletin, Chat, Refused
from services.act import Act
from services.bulletins import drawn, poster_facts
from services.bulletins.making import PICTURES
from services.bulletins.telling import work_groups
from services.darkroom import Darkroom
from services.media import MediaStore, remember
from services.rules.pictures import Picture
from services.town import TownRules
from views.bulletin_poster import bulletin_poster

log = structlog.get_logger()


@dataclass
class Bulletins:
    """One after the other; a bulletin whose picture can't be drawn goes its way without."""

    database: Database
    clock: TownClock
    bell: Bell
    town: TownRules
    darkroom: Darkroom
    store: MediaStore

    async def run(self) -> None:
        """Draw whatever is wanted, for ever."""
        while True:
            ticket = self.bell.ticket(PICTURES)
            await self.drain()
            await self.bell.wait(PICTURES, seconds=5.0, since=ticket)

    async def drain(self) -> bool:
        """Draw everything that is wanted now; whether there was anything."""
        some = False
        while bulletin := await self._next():
            some = True
            await self._draw(bulletin)
        return some

    async def _next(self) -> Bulletin | None:
        query = select(Bulletin).where(col(Bulletin.picture_wanted)).order_by(col(Bulletin.id)).limit(1)
        async with self.database.looking() as session:
            return (await session.execute(query)).scalar_one_or_none()

    async def _draw(self, bulletin: Bulletin) -> None:
        picture = await self._picture(await self._svg(bulletin))
        sha = await asyncio.to_thread(self.store.keep, picture) if picture else None
        async with self.database.transaction() as session:
            if picture and sha:
                await remember(session, picture, sha, self.clock.real_now())
            fresh = await session.get_one(Bulletin, bulletin.id, with_for_update=True)
            if not fresh.picture_wanted or fresh.left_out != bulletin.left_out:
                return  # somebody was quicker, or it is to show something else by now
            await drawn(Act(session, self.town, self.clock.now()), fresh, sha)

    async def _svg(self, bulletin: Bulletin) -> str:
        """In the language of the group that it is for."""
        async with self.database.reading() as session:
            act = Act(session, self.town, self.clock.now())
            groups: list[Chat] = list(await work_groups(act, bulletin))
            facts = await poster_facts(act, bulletin)
        language = groups[0].language if groups else MOTHER_TONGUE
        return bulletin_poster(facts, language, self.town.timezone)

    async def _picture(self, svg: str) -> Picture | None:
        try:
            return await self.darkroom.draw(svg)
        except Refused as error:
            log.warning("bulletin.undrawn", error=type(error).__name__)
            return None

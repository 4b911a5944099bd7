"""Photos that a platform still keeps are fetched after the commit, re-encoded in a child process, and kept."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy import or_
from sqlmodel import col, select

from bot.bell import Bell
from bot.clock import TownClock
from bot.database import Database
from bot.gateways.contract import Fetching, Gateway, RetryLater, Unreachable
from models import Case, Photo, PhotoState, Refused
from services.act import Act
from services.darkroom import Darkroom
from services.media import MediaStore, remember
from services.outbox import redraw
from services.rules.pictures import Picture
from services.town import TownRules
from services.wakes import wake

log = structlog.get_logger()

TRIES = 6


@dataclass
class PhotoFetcher:
    """Fetches one photo after the other; a photo that never comes is given up after six tries."""

    database: Database
    clock: TownClock
    bell: Bell
    town: TownRules
    gateways: Mapping[str, Gateway]
    darkroom: Darkroom
    store: MediaStore

    async def run(self) -> None:
        """Fetch whatever is wanted, for ever."""
        while True:
            ticket = self.bell.ticket("photos")
            await self.drain()
            await self.bell.wait("photos", seconds=2.0, since=ticket)

    async def drain(self) -> bool:
        """Fetch everything that is wanted now; whether there was anything."""
        some = False
        while photo := await self._next():
            some = True
            await self._fetch(photo)
        return some

    async def _next(self) -> Photo | None:
        async with self.database.reading() as session:
            due = or_(col(Photo.try_at).is_(None), col(Photo.try_at) <= self.clock.real_now())
            query = select(Photo).where(col(Photo.state) == PhotoState.WANTED, due).order_by(col(Photo.id)).limit(1)
            return (await session.execute(query)).scalar_one_or_none()

    async def _fetch(self, photo: Photo) -> None:
        gateway = self.gateways.get(photo.platform)
        try:
            if not isinstance(gateway, Fetching):
                raise Unreachable("no gateway keeps this photo")
            picture = await self.darkroom.read(await gateway.fetch(photo.source))
        except RetryLater as later:
            await self._later(photo, later.after)
        except (Unreachable, Refused) as error:
            await self._give_up(photo, str(error))
        else:
            sha = await asyncio.to_thread(self.store.keep, picture)
            await self._kept(photo, picture, sha)

    async def _kept(self, photo: Photo, picture: Picture, sha: str) -> None:
        async with self.database.transaction() as session:
            await remember(session, picture, sha, self.clock.real_now())
            fresh = await session.get_one(Photo, photo.id)
            fresh.sha, fresh.state, fresh.attempts = sha, PhotoState.KEPT, fresh.attempts + 1
            await session.flush()
            act = Act(session, self.town, self.clock.now())
            await redraw(act, await session.get_one(Case, fresh.case_id))

    async def _later(self, photo: Photo, after: float) -> None:
        async with self.database.transaction() as session:
            fresh = await session.get_one(Photo, photo.id)
            fresh.attempts += 1
            fresh.try_at = self.clock.real_now() + timedelta(seconds=after * 2**fresh.attempts)
            if fresh.attempts >= TRIES:
                fresh.state = PhotoState.LOST
            wake(session, "outgoing")

    async def _give_up(self, photo: Photo, why: str) -> None:
        log.warning("photo.lost", photo=photo.id, why=why)
        async with self.database.transaction() as session:
            fresh = await session.get_one(Photo, photo.id)
            fresh.state, fresh.attempts = PhotoState.LOST, fresh.attempts + 1
            wake(session, "outgoing")

"""Pictures and voices after the commit: what a platform still keeps is fetched, before and after become one picture.

Both happen in the child process that opens them, with no transaction open, and are settled in one.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy import or_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from bot.gateways.contract import Fetching, Gateway, RetryLater, Unreachable, offers
from bot.worker import Worker
from models import Case, Medium, Outgoing, Photo, PhotoState, Refusal, Refused
from services.cases.photos import lose_photo, pair_of
from services.darkroom import Darkroom
from services.media import MediaStore, remember
from services.outbox import redraw
from services.rules.pictures import Picture
from services.rules.sounds import Sound
from services.wakes import wake

log = structlog.get_logger()

TRIES = 6


@dataclass
class Pictures(Worker[Photo]):
    """One after the other; a photo or voice that never comes is given up after six tries."""

    topic = "photos"
    seconds = 2.0

    gateways: Mapping[str, Gateway]
    darkroom: Darkroom
    store: MediaStore

    async def drain(self) -> bool:
        """Fetch everything that is wanted now, then draw the pairs; whether there was anything."""
        some = await super().drain()
        while case := await self._unpaired():
            some = True
            await self._pair(case)
        return some

    async def _unpaired(self) -> Case | None:
        """A case whose pair is wanted, once no photo of it is still to come."""
        coming = select(Photo.id).where(col(Photo.case_id) == col(Case.id), col(Photo.state) == PhotoState.WANTED)
        query = select(Case).where(col(Case.pair_wanted), ~coming.exists()).order_by(col(Case.id)).limit(1)
        async with self.database.looking() as session:
            return (await session.execute(query)).scalar_one_or_none()

    async def _pair(self, case: Case) -> None:
        async with self.database.reading() as session:
            found = await pair_of(self._act(session), case)
        picture = await self._drawn(found) if found else None
        sha = await asyncio.to_thread(self.store.keep, picture) if picture else None
        async with self.database.transaction() as session:
            if picture and sha:
                await remember(session, picture, sha, self.clock.real_now())
            fresh = await session.get_one(Case, case.id)
            fresh.pair_wanted, fresh.pair_sha = False, sha
            await self._shown_now(session, fresh)

    async def _drawn(self, pair: tuple[str, str]) -> Picture | None:
        """Both in one; none when the files are gone: the card then shows them one by one."""
        try:
            before, after = [await asyncio.to_thread(self.store.path(sha).read_bytes) for sha in pair]
            return await self.darkroom.pair(before, after)
        except (OSError, Refused) as error:
            log.warning("pair.undrawn", error=type(error).__name__)
            return None

    async def _next(self) -> Photo | None:
        async with self.database.looking() as session:
            due = or_(col(Photo.try_at).is_(None), col(Photo.try_at) <= self.clock.real_now())
            query = select(Photo).where(col(Photo.state) == PhotoState.WANTED, due).order_by(col(Photo.id)).limit(1)
            return (await session.execute(query)).scalar_one_or_none()

    async def _do(self, work: Photo) -> None:
        gateway = self.gateways.get(work.platform)
        try:
            if not offers(gateway, Fetching):
                raise Unreachable("no gateway keeps this photo")
            made = await self._developed(work, await gateway.fetch(work.source))
        except RetryLater as later:
            await self._later(work, later.after)
        except Unreachable as error:
            await self._give_up(work, _broken(work), str(error))
        except Refused as refused:
            await self._give_up(work, refused.refusal, str(refused))
        else:
            sha = await asyncio.to_thread(self.store.keep, made)
            await self._kept(work, made, sha)

    async def _developed(self, photo: Photo, content: bytes) -> Picture | Sound:
        return await (self.darkroom.hear if photo.kind is Medium.VOICE else self.darkroom.read)(content)

    async def _kept(self, photo: Photo, made: Picture | Sound, sha: str) -> None:
        async with self.database.transaction() as session:
            await remember(session, made, sha, self.clock.real_now())
            fresh = await session.get_one(Photo, photo.id)
            fresh.sha, fresh.state, fresh.attempts = sha, PhotoState.KEPT, fresh.attempts + 1
            case = await session.get_one(Case, fresh.case_id)
            await self._shown_now(session, case)

    async def _shown_now(self, session: AsyncSession, case: Case) -> None:
        """Cards that stand are drawn again, and those that waited for this picture wait no longer."""
        await session.flush()
        await redraw(self._act(session), case)
        waiting = col(Outgoing.case_id) == case.id, col(Outgoing.sent_at).is_(None)
        await session.execute(update(Outgoing).where(*waiting).values(try_at=None))

    async def _later(self, photo: Photo, after: float) -> None:
        async with self.database.transaction() as session:
            fresh = await session.get_one(Photo, photo.id)
            fresh.attempts += 1
            fresh.try_at = self.clock.real_now() + timedelta(seconds=after * 2**fresh.attempts)
            if fresh.attempts >= TRIES:
                await lose_photo(self._act(session), fresh, _broken(fresh))
            wake(session, "outgoing")

    async def _give_up(self, photo: Photo, refusal: Refusal, why: str) -> None:
        log.warning("photo.lost", photo=photo.id, why=why)
        async with self.database.transaction() as session:
            fresh = await session.get_one(Photo, photo.id)
            fresh.attempts += 1
            await lose_photo(self._act(session), fresh, refusal)
            wake(session, "outgoing")


def _broken(photo: Photo) -> Refusal:
    return Refusal.BROKEN_VOICE if photo.kind is Medium.VOICE else Refusal.BROKEN_PHOTO

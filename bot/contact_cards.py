"""Pictures of contact cards and join links after the commit: portraits are fetched, cards and QR codes drawn.

All of it in the child process that works on pictures, with no transaction open, and settled in one.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from bot.gateways.contract import Fetching, Gateway, RetryLater, Unreachable, offers
from bot.worker import Worker
from models import CardJob, CardJobKind, Chat, JoinLink, Notice, Person, Refusal, Refused
from services.act import Act
from services.activities.evidence import take_picture
from services.activities.history import drawn_month
from services.contact_cards import card_of, groups_on
from services.darkroom import Darkroom
from services.gifts import picture_came
from services.joining import join_facts
from services.media import MediaStore, remember
from services.outbox import tell
from services.rules.pictures import Picture
from services.same_person import whoever
from views.month_poster import month_poster
from views.posters import contact_poster, join_poster

log = structlog.get_logger()

TRIES = 6
FETCHED = frozenset({CardJobKind.PORTRAIT, CardJobKind.GIFT, CardJobKind.EVIDENCE, CardJobKind.TITLE})
"""What a platform keeps; the rest is drawn."""


@dataclass
class ContactCards(Worker[CardJob]):
    """One picture after the other."""

    topic = "card jobs"

    gateways: Mapping[str, Gateway]
    darkroom: Darkroom
    store: MediaStore

    async def _next(self) -> CardJob | None:
        due = or_(col(CardJob.try_at).is_(None), col(CardJob.try_at) <= self.clock.real_now())
        query = select(CardJob).where(col(CardJob.done_at).is_(None), due).order_by(col(CardJob.id)).limit(1)
        async with self.database.reading() as session:
            return (await session.execute(query)).scalar_one_or_none()

    async def _do(self, work: CardJob) -> None:
        try:
            picture = await self._picture(work)
            sha = await asyncio.to_thread(self.store.keep, picture)
            await self._settle(work, picture, sha)
        except RetryLater as later:
            await self._later(work, later.after)
        except Unreachable as error:
            await self._give_up(work, Refused(Refusal.BROKEN_PHOTO), str(error))
        except Refused as refused:
            await self._give_up(work, refused, str(refused))

    async def _picture(self, job: CardJob) -> Picture:
        async with self.database.reading() as session:
            chat = await session.get_one(Chat, job.chat_id)
            if job.kind not in FETCHED:
                svg = await self._svg(session, job, chat)
        if job.kind not in FETCHED:
            return await self.darkroom.draw(svg)
        gateway = self.gateways.get(chat.platform)
        if not offers(gateway, Fetching):
            raise Unreachable("no gateway keeps this picture")
        return await self.darkroom.read(await gateway.fetch(job.source))

    async def _svg(self, session: AsyncSession, job: CardJob, chat: Chat) -> str:
        act = self._act(session)
        if job.join_link_id is not None:
            link = await session.get_one(JoinLink, job.join_link_id)
            facts = join_facts(act, link, await session.get_one(Chat, link.chat_id))
            return join_poster(facts["title"], facts["link"], chat.language)
        if job.kind is CardJobKind.MONTH:
            return await self._month(act, job, chat)
        person = await whoever(session, job.person_id)
        card = await card_of(act, person)
        groups = await groups_on(act, person)
        portrait = await asyncio.to_thread(self._kept, card["photo"])
        return contact_poster(card | {"join": groups[0][1] if groups else ""}, portrait, chat.language)

    async def _month(self, act: Act, job: CardJob, chat: Chat) -> str:
        facts = await drawn_month(act.by(await whoever(act.session, job.person_id), chat), job.source)
        photos = [await asyncio.to_thread(self._kept, sha) for sha in facts["photos"]]
        return month_poster(facts, [photo for photo in photos if photo], chat.language, self.town.timezone)

    def _kept(self, sha: str) -> bytes | None:
        try:
            return self.store.path(sha).read_bytes() if sha else None
        except OSError:
            return None

    async def _settle(self, job: CardJob, picture: Picture, sha: str) -> None:
        async with self.database.transaction() as session:
            await remember(session, picture, sha, self.clock.real_now())
            fresh = await session.get_one(CardJob, job.id, with_for_update=True)
            if fresh.done_at is not None:
                return
            fresh.done_at = self.clock.real_now()
            if fresh.activity_id is not None:
                await take_picture(self._act(session), fresh, sha)
                return
            await self._tell(session, fresh, *await self._told(session, fresh, sha))

    async def _told(self, session: AsyncSession, job: CardJob, sha: str) -> tuple[Notice, dict[str, Any]]:
        act = self._act(session)
        if job.gift_id is not None:
            return await picture_came(act, job.gift_id, sha)
        if job.join_link_id is not None:
            link = await session.get_one(JoinLink, job.join_link_id)
            return Notice.JOIN_PICTURE, {"title": (await session.get_one(Chat, link.chat_id)).title, "photo": sha}
        person: Person = await whoever(session, job.person_id)
        if job.kind is CardJobKind.MONTH:
            return Notice.MONTH_PICTURE, await drawn_month(act.by(person, None), job.source) | {"photo": sha}
        if job.kind is CardJobKind.CARD:
            return Notice.CARD_PICTURE, {"name": person.name, "photo": sha}
        person.portrait_sha = sha
        own = {"phone_shown": person.phone_shown, "known": person.phone}
        return Notice.MY_CARD, await card_of(act, person) | own

    async def _tell(self, session: AsyncSession, job: CardJob, notice: Notice, facts: dict[str, Any]) -> None:
        await tell(self._act(session), [await session.get_one(Chat, job.chat_id)], notice, facts)

    async def _later(self, job: CardJob, after: float) -> None:
        if job.attempts + 1 >= TRIES:
            await self._give_up(job, Refused(Refusal.BROKEN_PHOTO), "tried often enough")
            return
        async with self.database.transaction() as session:
            fresh = await session.get_one(CardJob, job.id)
            fresh.attempts += 1
            fresh.try_at = self.clock.real_now() + timedelta(seconds=after * 2**fresh.attempts)

    async def _give_up(self, job: CardJob, refused: Refused, why: str) -> None:
        log.warning("card.undrawn", job=job.id, why=why)
        async with self.database.transaction() as session:
            fresh = await session.get_one(CardJob, job.id)
            fresh.done_at = self.clock.real_now()
            await self._tell(session, fresh, Notice.REFUSAL, {"refusal": refused.refusal.value, **refused.facts})

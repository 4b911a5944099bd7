"""Pictures of the week's leaderboards after the commit that decided them: drawn in the child process, then told."""

import asyncio
from dataclasses import dataclass

import structlog
from sqlmodel import col, select

from bot.bell import Bell
from bot.clock import TownClock
from bot.database import Database
from models import BoardPost, Chat, Refused
from services.act import Act
from services.darkroom import Darkroom
from services.media import MediaStore, remember
from services.points.weekly import PICTURES, board_drawn
from services.rules.pictures import Picture
from services.town import TownRules
from views.board_poster import board_poster

log = structlog.get_logger()


@dataclass
class Boards:
    """One after the other; a board whose picture can't be drawn is told in words alone."""

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
        while found := await self._next():
            some = True
            await self._draw(*found)
        return some

    async def _next(self) -> tuple[BoardPost, str] | None:
        """The post that waits longest, and the language of its group."""
        query = select(BoardPost, Chat.language).join(Chat, col(Chat.id) == col(BoardPost.chat_id))
        query = query.where(col(BoardPost.picture_wanted)).order_by(col(BoardPost.id)).limit(1)
        async with self.database.looking() as session:
            row = (await session.execute(query)).one_or_none()
        return (row[0], row[1]) if row else None

    async def _draw(self, post: BoardPost, language: str) -> None:
        picture = await self._picture(board_poster(post.facts, language, self.town.timezone))
        sha = await asyncio.to_thread(self.store.keep, picture) if picture else None
        async with self.database.transaction() as session:
            if picture and sha:
                await remember(session, picture, sha, self.clock.real_now())
            fresh = await session.get_one(BoardPost, post.id, with_for_update=True)
            if fresh.picture_wanted:
                await board_drawn(Act(session, self.town, self.clock.now()), fresh, sha)

    async def _picture(self, svg: str) -> Picture | None:
        try:
            return await self.darkroom.draw(svg)
        except Refused as error:
            log.warning("board.undrawn", error=type(error).__name__)
            return None

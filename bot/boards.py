"""Pictures of the week's leaderboards: drawn, then told."""

from sqlmodel import col, select

from bot.posters import Posters
from models import BoardPost, Chat
from services.points.weekly import PICTURES, board_drawn
from views.board_poster import board_poster


class Boards(Posters[tuple[BoardPost, str]]):
    """A board whose picture can't be drawn is told in words alone."""

    topic = PICTURES

    async def _next(self) -> tuple[BoardPost, str] | None:
        """The post that waits longest, and the language of its group."""
        query = select(BoardPost, Chat.language).join(Chat, col(Chat.id) == col(BoardPost.chat_id))
        query = query.where(col(BoardPost.picture_wanted)).order_by(col(BoardPost.id)).limit(1)
        async with self.database.looking() as session:
            row = (await session.execute(query)).one_or_none()
        return (row[0], row[1]) if row else None

    async def _do(self, work: tuple[BoardPost, str]) -> None:
        post, language = work
        drawn = await self._drawn(board_poster(post.facts, language, self.town.timezone))
        async with self.database.transaction() as session:
            sha = await self._remembered(session, drawn)
            fresh = await session.get_one(BoardPost, post.id, with_for_update=True)
            if fresh.picture_wanted:
                await board_drawn(self._act(session), fresh, sha)

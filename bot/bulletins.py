"""Pictures of bulletins, drawn once they are counted."""

from sqlmodel import col, select

from bot.posters import Posters
from locales import MOTHER_TONGUE
from models import Bulletin, Chat
from services.bulletins import drawn, poster_facts
from services.bulletins.making import PICTURES
from services.bulletins.telling import work_groups
from views.bulletin_poster import bulletin_poster


class Bulletins(Posters[Bulletin]):
    """A bulletin whose picture can't be drawn goes its way without."""

    topic = PICTURES

    async def _next(self) -> Bulletin | None:
        query = select(Bulletin).where(col(Bulletin.picture_wanted)).order_by(col(Bulletin.id)).limit(1)
        async with self.database.looking() as session:
            return (await session.execute(query)).scalar_one_or_none()

    async def _do(self, work: Bulletin) -> None:
        poster = await self._drawn(await self._svg(work))
        async with self.database.transaction() as session:
            sha = await self._remembered(session, poster)
            fresh = await session.get_one(Bulletin, work.id, with_for_update=True)
            if not fresh.picture_wanted or fresh.left_out != work.left_out:
                return  # somebody was quicker, or it is to show something else by now
            await drawn(self._act(session), fresh, sha)

    async def _svg(self, bulletin: Bulletin) -> str:
        """In the language of the group that it is for."""
        async with self.database.reading() as session:
            act = self._act(session)
            groups: list[Chat] = list(await work_groups(act, bulletin))
            facts = await poster_facts(act, bulletin)
        language = groups[0].language if groups else MOTHER_TONGUE
        return bulletin_poster(facts, language, self.town.timezone)

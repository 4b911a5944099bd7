"""Gifts and the years before, brought in with the community file: twice is once, and nothing recorded changes."""

from datetime import date

import pytest
from sqlmodel import col, select

from models import Gift, Person, Span
from services.community.apply import apply_community
from services.community.present import present_community
from services.community.problems import CommunityErrors, Wrong
from services.community.schema import Community
from services.points import balance_of
from tests.services.test_points import NOW, RULES, Book, book

__all__ = ["book"]


def with_more(community: Community, stock: int = 30, points: int = 213, until: date | None = None) -> Community:
    """The town with one gift and one opening."""
    gift = {"key": "detergent", "name": "洗衣液", "points": 20, "stock": stock, "area": "chunfeng", "until": until}
    opening = {"person": "tang", "points": points, "area": "chunfeng"}
    more = Community.model_validate({"gifts": [gift], "openings": [opening]})
    return community.model_copy(update={"gifts": (*community.gifts, *more.gifts), "openings": more.openings})


async def test_they_come_in_once_and_go_out_as_they_came(book: Book) -> None:
    async with book.database.transaction() as session:
        town = await present_community(session, now=NOW, timezone=RULES.timezone)
        summary = await apply_community(session, with_more(town), now=NOW)
        assert (summary.of("gifts").created, summary.of("openings").created) == (1, 1)
    assert await book.has("tang") == (0, 0, 213)
    async with book.database.transaction() as session:
        gift = (await session.execute(select(Gift).where(col(Gift.key) == "detergent"))).scalar_one()
        gift.taken, gift.stocked = 4, 28  # two were missing when the desk counted
        await session.flush()
        again = await present_community(session, now=NOW, timezone=RULES.timezone)
        assert (set(again.gifts), again.openings) == (set(with_more(town).gifts), with_more(town).openings)
        summary = await apply_community(session, with_more(town, stock=40), now=NOW)
        assert (summary.of("gifts").changed, summary.of("openings").unchanged) == (1, 1)
        assert (gift.stocked, gift.taken) == (38, 4)
        await apply_community(session, town, now=NOW)
        assert gift.ended_at is not None
    with pytest.raises(CommunityErrors) as wrong:
        async with book.database.transaction() as session:
            await apply_community(session, with_more(town, points=5), now=NOW)
    assert [problem.code for problem in wrong.value.problems] == [Wrong.OPENING_OTHERWISE]
    async with book.database.reading() as session:
        person = await session.get_one(Person, book.people["tang"].id)
        kept = await balance_of(session, book.community, person.id, NOW.date())
    assert kept.totals[Span.LIFE] == 213

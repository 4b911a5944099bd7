"""The turn of the year: what can still be spent, by the town's policy; nobody's lifetime total moves."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from models import Span
from services.act import Act
from services.points import balance_of, credit_sealed, record, record_one, spend
from services.points import years as years_
from services.rules.point_settings import PointSettings, YearPolicy, expiry_of, next_expiry
from tests.services.test_points import RULES, Book, book

__all__ = ["book"]
SPRING = datetime(2027, 4, 1, 1, tzinfo=UTC)


async def live(book: Book, settings: PointSettings, moment: datetime) -> None:
    book.now = moment
    for step in (years_.deal_one, years_.turn_one):
        more = True
        while more:
            async with book.database.transaction() as session:
                more = await step(Act(session, replace(RULES, points=settings), moment))


@pytest.mark.parametrize(
    ("policy", "january", "april"),
    [(YearPolicy.CARRY, 9, 9), (YearPolicy.THIS_YEAR, 6, 6), (YearPolicy.EXPIRE, 9, 6)],
)
async def test_old_points_and_the_new_year(
    book: Book, policy: YearPolicy, january: int, april: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(years_, "PEOPLE", 2)
    settings = PointSettings(year_policy=policy)
    await live(book, settings, book.now)
    async with book.by("xu") as act:
        await record(act, book.community, [book.award(who, 5, f"a:{who}") for who in ("wang", "chen", "tang", "sun")])
        await credit_sealed(act, book.community, book.people["wang"].id, 5, "clue:1")
    book.now = datetime(2027, 1, 1, 1, tzinfo=UTC)
    async with book.by("xu") as act:
        await record_one(act, book.community, book.award("wang", 1, "b:1", date(2027, 1, 1)))
    async with book.by("wang") as act:
        await spend(act, book.community, book.people["wang"].id, 2, "gift:1")
    for moment, spendable in ((book.now, january), (SPRING, april), (SPRING, april)):
        await live(book, settings, moment)
        async with book.database.reading() as session:
            balance = await balance_of(session, book.community, book.people["wang"].id, moment.date())
        assert (balance.spendable, balance.totals[Span.YEAR], balance.totals[Span.LIFE]) == (spendable, 1, 6)
    assert await book.off() == []


def test_when_old_points_are_gone() -> None:
    assert expiry_of(PointSettings(), 2027) is None
    assert expiry_of(PointSettings(year_policy=YearPolicy.THIS_YEAR), 2027) == date(2027, 1, 1)
    late = PointSettings(year_policy=YearPolicy.EXPIRE, expire_on=(12, 31))
    assert expiry_of(late, 2027) == date(2027, 12, 31)
    spring = PointSettings(year_policy=YearPolicy.EXPIRE)
    assert next_expiry(spring, SPRING, RULES.timezone) == datetime(2028, 3, 31, 16, tzinfo=UTC)

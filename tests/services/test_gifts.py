"""The exchange under pressure: stock, points and entries agree whoever presses at once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from sqlmodel import col, select

from bot.config import Config
from bot.database import Database
from models import Area, Exchange, Gift, Person, Redemption, Refusal, Refused
from services.act import Act
from services.gifts import cancel, hand_over, lapse_one, take
from services.points import Award, balance_of, record
from services.points.rebuilding import differences
from tests.conftest import NewDatabase

NOW = datetime(2026, 3, 3, 6, 5, tzinfo=UTC)
RULES = Config().town_rules()


class Shop:
    """One gift at three points, and people who have three to nine."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.people: dict[str, Person] = {}
        self.community = self.gift = 0

    async def open(self, stocked: int) -> None:
        async with self.database.transaction() as session:
            areas = {area.key: area.id for area in (await session.execute(select(Area))).scalars()}
            self.people = {person.key or "": person for person in (await session.execute(select(Person))).scalars()}
            self.community = areas["chunfeng"]
            act = Act(session, RULES, NOW, self.people["xu"])
            await record(
                act,
                self.community,
                [
                    Award(self.people[who].id, f"a:{who}", act.today, points)
                    for who, points in (("tang", 9), ("wang", 3), ("chen", 3))
                ],
            )
            gift = Gift(community_id=self.community, name="洗衣液", points=3, stocked=stocked, made_at=NOW)
            session.add(gift)
            await session.flush()
            self.gift = gift.id

    async def does(self, who: str, verb: object, *rest: int, now: datetime = NOW) -> Refusal | None:
        """Somebody presses; the refusal, if there is one."""
        try:
            async with self.database.transaction() as session:
                person = await session.get_one(Person, self.people[who].id)
                await verb(Act(session, RULES, now, person), *rest)  # type: ignore[operator]
        except Refused as refused:
            return refused.refusal
        return None

    async def stands(self) -> tuple[int, list[Exchange], int]:
        """How many are taken, what became of each exchange, and what the first of them has left to spend."""
        async with self.database.reading() as session:
            gift = await session.get_one(Gift, self.gift)
            rows = (await session.execute(select(Redemption).order_by(col(Redemption.id)))).scalars()
            states = [row.state for row in rows]
            assert [one async for one in differences(session, RULES.timezone)] == []
            left = await balance_of(session, self.community, self.people["tang"].id, NOW.date())
            return gift.taken, states, left.spendable


@pytest.fixture
async def shop(database_kind: str, database_url: NewDatabase) -> AsyncIterator[Shop]:
    shop = Shop(Database(database_url(database_kind, template="town")))
    yield shop
    await shop.database.dispose()


async def test_two_at_the_last_one_and_two_desks_at_one_code(shop: Shop) -> None:
    await shop.open(stocked=1)
    found = await asyncio.gather(*[shop.does(who, take, shop.gift, 0) for who in ("tang", "wang", "chen")])
    assert sorted(found, key=str) == [None, Refusal.GIFT_GONE, Refusal.GIFT_GONE]
    assert (await shop.stands())[:2] == (1, [Exchange.RESERVED])
    pressed = await asyncio.gather(*[shop.does(who, hand_over, 1) for who in ("xu", "song", "xu")])
    assert sorted(pressed, key=str) == [None, Refusal.GIFT_CODE_USED, Refusal.GIFT_CODE_USED]
    assert (await shop.stands())[:2] == (1, [Exchange.HANDED])


async def test_one_button_takes_one_and_each_returns_once(shop: Shop) -> None:
    await shop.open(stocked=5)
    assert await asyncio.gather(*[shop.does("tang", take, shop.gift, 0) for _ in range(3)]) == [None] * 3
    assert await shop.stands() == (1, [Exchange.RESERVED], 6)
    assert await shop.does("tang", take, shop.gift, 1) is None
    assert await shop.does("tang", take, shop.gift, 2) is None
    assert await shop.does("tang", take, shop.gift, 3) is Refusal.NOT_ENOUGH_POINTS
    assert await asyncio.gather(*[shop.does("tang", cancel, 1) for _ in range(3)]) == [None] * 3
    assert await shop.does("xu", hand_over, 2) is None
    assert await shop.does("tang", cancel, 2) is Refusal.GIFT_FETCHED
    late = NOW.replace(month=4)
    assert [await shop.does("xu", lapse_one, now=late) for _ in range(3)] == [None] * 3
    assert await shop.stands() == (1, [Exchange.CANCELLED, Exchange.HANDED, Exchange.LAPSED], 6)

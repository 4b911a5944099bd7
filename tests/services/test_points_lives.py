"""Random months of everything by many people at once: what is kept is the sum of entries, nothing counts twice."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import col, func, select

from bot.database import Database
from models import Area, ClosedMonth, Entry, EntryKind, Level, Person, PointTotal, Purse, Refused, Shown, Span
from services.act import Act
from services.directory import directory
from services.introducing import set_home, set_shown
from services.points import Award, board, credit_sealed, give_back, record, reverse, spend
from services.points.boards import places_of
from services.points.months import deal_one, turn_one
from services.points.proof import prove
from services.points.rebuilding import differences
from services.points.tallies import miscounts, together
from services.points.totals import employees
from services.rules.points import EARNED, Broken
from tests.conftest import NewDatabase
from tests.services.test_points import RULES

BEGAN = datetime(2026, 3, 2, 6, tzinfo=UTC)
PEOPLE = ("wang", "chen", "tang", "sun", "xu", "song")
PEOPLE_AT_ONCE = 4

people = st.sampled_from(PEOPLE)
desk = st.sampled_from(("xu", "song"))
award = st.tuples(st.just("award"), desk, people, st.integers(1, 6), st.integers(0, 30), st.integers(0, 45))
one_thing = st.one_of(
    award,
    award,
    award,
    st.tuples(st.just("award"), people, people, st.integers(1, 6), st.integers(0, 30), st.integers(0, 45)),
    st.tuples(st.just("spend"), people, st.integers(1, 8), st.integers(0, 6)),
    st.tuples(st.just("return"), st.integers(1, 20)),
    st.tuples(st.just("reverse"), desk, desk, st.integers(1, 20)),
    st.tuples(st.just("clue"), people, st.integers(0, 9)),
    st.tuples(st.just("days"), st.integers(1, 25)),
    st.tuples(st.just("shows"), people, st.sampled_from(Shown)),
    st.tuples(st.just("moves"), people, st.integers(0, 9)),
)


@dataclass
class Life:
    """One community's ledger, and the day."""

    database: Database
    community: int
    ids: dict[str, int]
    now: datetime = BEGAN
    overdrawn: list[int] = field(default_factory=list)

    async def act(self, who: str, do: Callable[[Act], Awaitable[object]]) -> None:
        """Somebody does something, in a transaction of its own; what is refused changes nothing."""
        with suppress(Refused):
            async with self.database.transaction() as session:
                person = await session.get(Person, self.ids[who]) if who else None
                await do(Act(session, RULES, self.now, person))

    async def award(self, who: str, whose: str, points: int, deed: int, back: int) -> None:
        on = (self.now - timedelta(days=back)).date()
        award = Award(self.ids[whose], f"deed:{deed}", on, points)
        await self.act(who, lambda act: record(act, self.community, [award]))

    async def spend(self, who: str, points: int, gift: int) -> None:
        async def buy(act: Act) -> None:
            await spend(act, self.community, self.ids[who], points, f"gift:{who}:{gift}:{points}")
            query = select(Purse.balance).where(col(Purse.person_id) == self.ids[who])
            self.overdrawn += [left for left in (await act.session.execute(query)).scalars() if left < 0]

        await self.act(who, buy)

    async def back(self, number: int) -> None:
        await self.act("xu", lambda act: give_back(act, number))

    async def reverse(self, who: str, second: str, number: int) -> None:
        await self.act(who, lambda act: reverse(act, number, "记错了", self.ids[second]))

    async def clue(self, who: str, number: int) -> None:
        await self.act("", lambda act: credit_sealed(act, self.community, self.ids[who], 5, f"clue:{number}"))

    async def shows(self, who: str, way: Shown) -> None:
        await self.act(who, lambda act: set_shown(act, way))

    async def moves(self, who: str, number: int) -> None:
        async def move(act: Act) -> None:
            homes = (
                (await act.session.execute(select(Area.id).where(col(Area.level) == Level.BUILDING))).scalars().all()
            )
            await set_home(act, homes[number % len(homes)])

        await self.act(who, move)

    async def days(self, count: int) -> None:
        """Time goes on, and months are posted and closed by two workers."""
        self.now += timedelta(days=count)
        for _ in range(4):
            for step in (deal_one, turn_one):
                await asyncio.gather(*[self.act("", lambda act, step=step: step(act)) for _ in range(2)])  # type: ignore[misc]

    async def do(self, what: str, *told: Any) -> None:
        does = {"award": self.award, "spend": self.spend, "return": self.back, "reverse": self.reverse}
        more = {"clue": self.clue, "days": self.days, "shows": self.shows, "moves": self.moves}
        await {**does, **more}[what](*told)  # type: ignore[arg-type]


async def lived(url: str, things: list[tuple[Any, ...]]) -> None:
    database = Database(url)
    async with database.transaction() as session:
        everybody = (await session.execute(select(Person))).scalars().all()
        ids = {one.key or "": one.id for one in everybody}
        for one in everybody:
            one.shown = Shown.FULL if one.key in PEOPLE else None
        place = (await session.execute(select(Area.id).where(col(Area.key) == "chunfeng"))).scalar_one()
    life = Life(database, place, ids)
    for at in range(0, len(things), PEOPLE_AT_ONCE):
        at_once = [life.do(*thing) for thing in things[at : at + PEOPLE_AT_ONCE]]
        failed = [one for one in await asyncio.gather(*at_once, return_exceptions=True) if one is not None]
        assert failed == []
    await prove_it(life)
    await database.dispose()


async def prove_it(life: Life) -> None:
    """Nothing differs, nothing is spent that is not there, no deed counts twice, no closed month has changed."""
    assert life.overdrawn == []
    async with life.database.reading() as session:
        assert [one async for one in differences(session, RULES.timezone)] == []
        assert not isinstance(await prove(session, life.community, {}), Broken)
        await prove_places(Act(session, RULES, life.now))
        entries = (await session.execute(select(Entry))).scalars().all()
        for month in (await session.execute(select(ClosedMonth))).scalars():
            late = col(Entry.month) == month.month, col(Entry.number) > month.number
            assert (await session.execute(select(func.count()).select_from(Entry).where(*late))).scalar_one() == 0
    deeds = Counter(entry.deed for entry in entries)
    taken_back = Counter(entry.reverses_id for entry in entries if entry.reverses_id)
    assert [one for one, count in (deeds + taken_back).items() if count > 1] == []
    assert all(entry.person_id != entry.recorded_by_id for entry in entries if entry.kind in EARNED)
    assert all(entry.points > 0 for entry in entries if entry.kind is EntryKind.EARN)


async def prove_places(act: Act) -> None:
    """Tallies, boards and places are what counting everybody by hand says."""
    assert [one async for one in miscounts(act.session)] == []
    people = {person.id: person for person in (await act.session.execute(select(Person))).scalars()}
    chosen = {one for one, person in people.items() if person.shown not in (None, Shown.HIDDEN)}
    staff = employees(await directory(act.session), act.now)
    boards: defaultdict[tuple[int, Span, str], list[tuple[int, int]]] = defaultdict(list)
    earned: Counter[tuple[int, Span, str]] = Counter()
    for row in (await act.session.execute(select(PointTotal))).scalars():
        earned[row.area_id, row.span, row.key] += max(row.points, 0)
        if row.points > 0 and row.person_id in chosen - staff:
            boards[row.area_id, row.span, row.key].append((row.points, row.person_id))
    for (area_id, span, key), points in earned.items():
        mine = boards[area_id, span, key]
        right = {one: 1 + sum(other > has for other, _ in mine) for has, one in mine}
        if span in (Span.WEEK, Span.YEAR, Span.LIFE):
            assert await places_of(act, area_id, span, key, list(people)) == right
            shown = await board(act, area_id, span, key, offset=1)
            assert ({line.person.id: line.place for line in shown.lines}.items() <= right.items(), shown.people) == (
                True,
                len(mine),
            )
        told = (await together(act.session, [area_id], span, key)).get(area_id, (0, 0))
        assert told[1] == points


@settings(
    max_examples=4,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
@given(things=st.lists(one_thing, min_size=40, max_size=70))
def test_months_of_everything_by_many_people_at_once(database_url: NewDatabase, things: list[tuple[Any, ...]]) -> None:
    asyncio.run(lived(database_url("sqlite", template="town"), things))

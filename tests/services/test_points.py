"""The ledger of points: one deed earns once, nothing is changed, what is kept equals the sum of entries."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from bot.config import Config
from bot.database import Database
from bot.points_book import rebuild
from models import (
    Area,
    ClosedMonth,
    Entry,
    Person,
    PointRule,
    PointTotal,
    Refusal,
    Refused,
    RuleGroup,
    SealedCredit,
    Shown,
    Span,
)
from services.act import Act
from services.introducing import set_shown
from services.points import (
    Award,
    balance_of,
    board,
    credit_sealed,
    give_back,
    place_of,
    record,
    record_one,
    reverse,
    rule_for,
    spend,
)
from services.points.awarding import award_by_hand
from services.points.boards import places_of
from services.points.proof import prove
from services.points.rebuilding import Difference, differences
from services.points.tallies import miscounts
from services.points.totals import unite
from services.rules.points import Broken, seal
from services.same_person import merge
from tests.conftest import NewDatabase

NOW = datetime(2026, 3, 3, 6, 5, tzinfo=UTC)
TODAY = date(2026, 3, 3)
RULES = Config().town_rules()


@dataclass
class Book:
    """The demo community's ledger, and who works on it."""

    database: Database
    community: int
    street: int
    people: dict[str, Person]
    now: datetime = NOW

    @asynccontextmanager
    async def by(self, who: str) -> AsyncIterator[Act]:
        """An act of somebody, committed at its end."""
        async with self.database.transaction() as session:
            yield Act(session, RULES, self.now, await session.get(Person, self.people[who].id))

    def award(self, who: str, points: int, deed: str, on: date = TODAY, **more: Any) -> Award:
        return Award(self.people[who].id, deed, on, points, **more)

    async def has(self, who: str) -> tuple[int, int, int]:
        """What somebody may spend, has this month, and in all."""
        async with self.database.reading() as session:
            balance = await balance_of(session, self.community, self.people[who].id, TODAY)
        return balance.spendable, balance.totals[Span.MONTH], balance.totals[Span.LIFE]

    async def broken(self, posted: dict[int, str] | None = None) -> object:
        async with self.database.reading() as session:
            return await prove(session, self.community, posted or {})

    async def off(self) -> list[Difference]:
        """What is kept and is not the sum of entries."""
        async with self.database.reading() as session:
            return [one async for one in differences(session, RULES.timezone)]

    async def totals(self) -> set[tuple[object, ...]]:
        """All that is kept for boards."""
        async with self.database.reading() as session:
            rows = (await session.execute(select(PointTotal))).scalars()
            return {(row.area_id, row.span, row.key, row.person_id, row.points) for row in rows}


@pytest.fixture
async def book(database_kind: str, database_url: NewDatabase) -> AsyncIterator[Book]:
    database = Database(database_url(database_kind, template="town"))
    async with database.transaction() as session:
        areas = {area.key: area for area in (await session.execute(select(Area))).scalars()}
        people = {person.key or "": person for person in (await session.execute(select(Person))).scalars()}
        for name in ("wang", "chen", "tang", "sun"):
            people[name].shown = Shown.FULL
    yield Book(database, areas["chunfeng"].id, areas["xinliu"].id, people)
    await database.dispose()


async def test_of_two_desks_that_record_one_deed_at_once_one_is_told_so(book: Book) -> None:
    async def gives(who: str) -> tuple[bool, str]:
        async with book.by(who) as act:
            rule = await rule_for(act.session, book.community, TODAY, "治安巡逻")
            given = await award_by_hand(act, book.people["tang"].id, rule.id, TODAY, "夜巡")
        return given["again"], given["by"]

    first, second = sorted(await asyncio.gather(gives("xu"), gives("song")))
    assert first == (False, "")
    assert second[0]
    assert second[1] in ("许清明", "宋立冬")
    assert await book.has("tang") == (2, 2, 2)


async def test_what_is_earned_stands_in_every_span_and_can_be_spent(book: Book) -> None:
    async with book.by("xu") as act:
        await record(act, book.community, [book.award("wang", 3, "a:1"), book.award("wang", 2, "a:2")])
        await record_one(act, book.community, book.award("wang", 2, "a:3", date(2026, 2, 27)))
    assert await book.has("wang") == (7, 5, 7)
    async with book.by("wang") as act:
        entry = await spend(act, book.community, book.people["wang"].id, 4, "gift:1")
        assert await spend(act, book.community, book.people["wang"].id, 4, "gift:1") == entry
        with pytest.raises(Refused, match="deed-otherwise"):
            await spend(act, book.community, book.people["wang"].id, 3, "gift:1")
    assert await book.has("wang") == (3, 5, 7)
    async with book.by("xu") as act:
        await give_back(act, entry)
    assert await book.has("wang") == (7, 5, 7)
    with pytest.raises(Refused) as refused:
        async with book.by("xu") as act:
            await give_back(act, entry)
    assert refused.value.refusal is Refusal.REVERSED_BEFORE


async def test_one_deed_earns_once_and_with_other_content_it_is_refused(book: Book) -> None:
    for _ in range(2):
        async with book.by("xu") as act:
            await record(act, book.community, [book.award("wang", 3, "a:1"), book.award("wang", 3, "a:1")])
    assert await book.has("wang") == (3, 3, 3)
    with pytest.raises(Refused) as refused:
        async with book.by("xu") as act:
            await record_one(act, book.community, book.award("wang", 5, "a:1"))
    assert refused.value.refusal is Refusal.DEED_OTHERWISE
    assert await book.has("wang") == (3, 3, 3)


@pytest.mark.parametrize(
    ("who", "points", "on", "refusal"),
    [
        ("wang", 0, TODAY, Refusal.POINTS_ODD),
        ("wang", -2, TODAY, Refusal.POINTS_ODD),
        ("wang", 1000000, TODAY, Refusal.POINTS_ODD),
        ("xu", 2, TODAY, Refusal.OWN_POINTS),
        ("wang", 2, TODAY + timedelta(days=1), Refusal.DEED_TO_COME),
    ],
)
async def test_what_makes_no_sense_is_refused(book: Book, who: str, points: int, on: date, refusal: Refusal) -> None:
    with pytest.raises(Refused) as refused:
        async with book.by("xu") as act:
            await record(act, book.community, [book.award("chen", 2, "a:0"), book.award(who, points, "a:1", on)])
    assert refused.value.refusal is refusal
    assert await book.has("chen") == (0, 0, 0)


async def test_a_reversal_takes_two_a_reason_and_is_done_once(book: Book) -> None:
    async with book.by("xu") as act:
        entry = await record_one(act, book.community, book.award("wang", 3, "a:1"))
    assert entry
    for who, why, second, refusal in (
        ("xu", "记错了", "xu", Refusal.NEEDS_SECOND),
        ("xu", " ", "song", Refusal.REVERSE_WHY),
        ("wang", "不是我", "xu", Refusal.OWN_POINTS),
        ("xu", "是我", "wang", Refusal.OWN_POINTS),
    ):
        with pytest.raises(Refused) as refused:
            async with book.by(who) as act:
                await reverse(act, entry, why, book.people[second].id)
        assert refused.value.refusal is refusal
    async with book.by("xu") as act:
        back = await reverse(act, entry, "记错了人", book.people["song"].id)
    assert await book.has("wang") == (0, 0, 0)
    for again, refusal in ((entry, Refusal.REVERSED_BEFORE), (back, Refusal.NOT_REVERSIBLE)):
        with pytest.raises(Refused) as refused:
            async with book.by("xu") as act:
                await reverse(act, again, "再来", book.people["song"].id)
        assert refused.value.refusal is refusal


async def test_what_was_spent_before_its_reversal_is_never_spent_twice(book: Book) -> None:
    async with book.by("xu") as act:
        entry = await record_one(act, book.community, book.award("wang", 5, "a:1"))
    assert entry
    async with book.by("wang") as act:
        await spend(act, book.community, book.people["wang"].id, 4, "gift:1")
    async with book.by("xu") as act:
        await reverse(act, entry, "没来", book.people["song"].id)
    assert await book.has("wang") == (0, 0, 0)
    async with book.by("xu") as act:
        await record_one(act, book.community, book.award("wang", 3, "a:2"))
    assert await book.has("wang") == (0, 3, 3)
    with pytest.raises(Refused) as refused:
        async with book.by("wang") as act:
            await spend(act, book.community, book.people["wang"].id, 1, "gift:2")
    assert refused.value.refusal is Refusal.NOT_ENOUGH_POINTS


async def test_two_spend_the_last_points_at_once(book: Book) -> None:
    async with book.by("xu") as act:
        await record_one(act, book.community, book.award("wang", 5, "a:1"))

    async def buy(gift: str) -> bool:
        try:
            async with book.by("wang") as act:
                await spend(act, book.community, book.people["wang"].id, 5, gift)
        except Refused:
            return False
        return True

    assert sorted(await asyncio.gather(*[buy(f"gift:{one}") for one in range(4)])) == [False, False, False, True]
    assert await book.has("wang") == (0, 5, 5)


async def test_a_rule_gives_no_more_than_its_cap_in_a_day(book: Book) -> None:
    rule = PointRule(
        area_id=book.street, key="night-watch", name="夜间值守", group=RuleGroup.GOVERNANCE, points=2, daily_cap=4,
        since=date(2026, 1, 1), approved_at=NOW,
    )  # fmt: skip
    async with book.by("xu") as act:
        act.session.add(rule)
        await act.session.flush()
        found = await rule_for(act.session, book.community, TODAY, "值守")
        awards = [book.award("wang", 2, f"a:{one}", rule=found) for one in range(2)]
        await record(act, book.community, awards)
    with pytest.raises(Refused) as refused:
        async with book.by("xu") as act:
            await record_one(act, book.community, book.award("wang", 2, "a:9", rule=found))
    assert (refused.value.refusal, refused.value.facts["had"]) == (Refusal.DAY_IS_FULL, 4)
    async with book.by("xu") as act:
        await record_one(act, book.community, book.award("wang", 2, "a:9", date(2026, 3, 2), rule=found))


async def test_a_closed_month_takes_nothing_and_late_facts_count_for_the_open_one(book: Book) -> None:
    async with book.by("xu") as act:
        act.session.add(ClosedMonth(community_id=book.community, month="2026-02", number=0, hash="", closed_at=NOW))
    async with book.by("xu") as act:
        await record_one(act, book.community, book.award("wang", 3, "a:1", date(2026, 2, 27)))
        entry = (await act.session.execute(select(Entry))).scalar_one()
        assert (entry.on, entry.month, entry.late) == (date(2026, 2, 27), "2026-03", True)
    assert await book.has("wang") == (3, 3, 3)
    row = {column.name: getattr(entry, column.name) for column in Entry.__table__.columns}  # type: ignore[attr-defined]
    with pytest.raises(DBAPIError, match="closed"):
        async with book.by("xu") as act:
            await act.session.execute(
                Entry.__table__.insert(),  # type: ignore[attr-defined]
                [{**row, "id": 99, "number": 2, "deed": "x", "month": "2026-02"}],
            )


async def test_boards_have_competition_places_and_only_who_chose_to_be_on_them(book: Book) -> None:
    async with book.by("song") as act:
        for who, points in (("wang", 3), ("chen", 5), ("tang", 3), ("sun", 1), ("he", 9), ("xu", 9)):
            await record_one(act, book.community, book.award(who, points, f"a:{who}"))
    async with book.database.reading() as session:
        shown = await board(Act(session, RULES, book.now), book.community, Span.MONTH, "2026-03")
        second = await board(Act(session, RULES, book.now), book.community, Span.MONTH, "2026-03", offset=2, limit=2)
        mine = await place_of(Act(session, RULES, book.now), book.street, Span.YEAR, "2026", book.people["sun"].id)
        nobody = await place_of(
            Act(session, RULES, book.now), book.community, Span.MONTH, "2026-03", book.people["he"].id
        )
    assert [(line.place, line.person.key, line.points) for line in shown.lines] == [
        (1, "chen", 5), (2, "wang", 3), (2, "tang", 3), (4, "sun", 1),
    ]  # fmt: skip
    assert [(line.place, line.person.key) for line in second.lines] == [(2, "tang"), (4, "sun")]
    assert shown.people == 4
    assert mine is not None
    assert (mine.place, nobody) == (4, None)


async def test_a_clue_moves_the_purse_and_nothing_that_others_see(book: Book) -> None:
    async with book.by("xu") as act:
        await record_one(act, book.community, book.award("wang", 2, "a:1"))
    before = await book.totals()
    for _ in range(2):
        async with book.by("xu") as act:
            await credit_sealed(act, book.community, book.people["wang"].id, 5, "clue:7")
    assert await book.totals() == before
    async with book.database.reading() as session:
        sealed = (await session.execute(select(Entry).where(col(Entry.commitment) != ""))).scalar_one()
        credit = (await session.execute(select(SealedCredit))).scalar_one()
    assert (sealed.person_id, sealed.points, sealed.recorded_by_id) == (None, 0, None)
    assert credit.deed not in sealed.deed
    assert await book.has("wang") == (7, 2, 2)
    assert not isinstance(await book.broken(), Broken)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE point_entries SET points = 100",
        "DELETE FROM point_entries",
        "UPDATE closed_months SET hash = 'x'",
        "DELETE FROM closed_months",
        "DELETE FROM sealed_credits",
    ],
)
async def test_the_database_refuses_changes(book: Book, statement: str) -> None:
    async with book.by("xu") as act:
        act.session.add(ClosedMonth(community_id=book.community, month="2026-01", number=0, hash="", closed_at=NOW))
        await record_one(act, book.community, book.award("wang", 2, "a:1"))
        await credit_sealed(act, book.community, book.people["wang"].id, 5, "clue:7")
    with pytest.raises(DBAPIError, match="append-only"):
        async with book.database.transaction() as session:
            await session.execute(text(statement))
    assert await book.has("wang") == (7, 2, 2)


async def test_it_refuses_to_replace_or_to_empty(book: Book) -> None:
    async with book.by("xu") as act:
        await record_one(act, book.community, book.award("wang", 2, "a:1"))
    lite = book.database.url.startswith("sqlite")
    again = "INSERT OR REPLACE INTO point_entries SELECT * FROM point_entries"
    with pytest.raises(DBAPIError, match="append-only"):
        async with book.database.transaction() as session:
            await session.execute(text(again if lite else "TRUNCATE point_entries CASCADE"))
    assert await book.has("wang") == (2, 2, 2)


async def test_who_drops_the_guards_is_found_by_the_chain(book: Book) -> None:
    async with book.by("xu") as act:
        awards = [book.award("wang", 2, f"a:{one}", TODAY - timedelta(days=one)) for one in range(4)]
        await record(act, book.community, awards)
    last = await book.broken()
    assert not isinstance(last, Broken)
    async with book.database.transaction() as session:
        for trigger in ("no_update", "no_delete") if book.database.url.startswith("sqlite") else ("no_change",):
            on = "" if book.database.url.startswith("sqlite") else " ON point_entries"
            await session.execute(text(f"DROP TRIGGER point_entries_{trigger}{on}"))
        await session.execute(text("UPDATE point_entries SET points = 9 WHERE number = 3"))
    assert await book.broken() == Broken(3, "hash")
    async with book.database.transaction() as session:
        await session.execute(text("UPDATE point_entries SET points = 2 WHERE number = 3"))
        await session.execute(text("DELETE FROM point_entries WHERE number = 4"))
    assert not isinstance(await book.broken(), Broken)
    assert await book.broken({4: "0" * 64}) == Broken(4, "gap")
    assert await book.broken({3: seal("", "")}) == Broken(3, "posted")


async def test_two_who_turn_out_to_be_one_have_one_purse_and_one_place(book: Book) -> None:
    async with book.by("xu") as act:
        await record(act, book.community, [book.award("wang", 3, "a:1"), book.award("chen", 2, "a:2")])
    async with book.by("xu") as act:
        both = [await act.session.get_one(Person, book.people[who].id) for who in ("chen", "wang")]
        await merge(act.session, *both)
        await unite(act.session, *both)
    assert await book.has("wang") == (5, 5, 5)
    async with book.by("xu") as act:
        await record_one(act, book.community, book.award("chen", 1, "a:3"))
    async with book.database.reading() as session:
        shown = await board(Act(session, RULES, book.now), book.community, Span.MONTH, "2026-03")
    assert [(line.person.key, line.points) for line in shown.lines] == [("wang", 6)]
    assert await book.off() == []


async def test_who_wants_to_be_on_no_list_is_on_none_from_then_on(book: Book) -> None:
    async with book.by("xu") as act:
        await record(act, book.community, [book.award("wang", 3, "a:1"), book.award("chen", 2, "a:2")])
    async with book.by("wang") as act:
        await set_shown(act, "hidden")
    async with book.database.reading() as session:
        shown = await board(Act(session, RULES, book.now), book.community, Span.MONTH, "2026-03")
    assert [(line.place, line.person.key) for line in shown.lines] == [(1, "chen")]


async def test_places_are_counted_right_while_many_write_at_once(book: Book) -> None:
    """Two communities of one street change the same tallies, and people choose to be on lists meanwhile."""
    async with book.by("xu") as act:
        other = (await act.session.execute(select(Area.id).where(col(Area.key) == "qiushi"))).scalar_one()

    async def earn(community: int, who: str, points: int, deed: str) -> None:
        async with book.by("xu") as act:
            await record_one(act, community, book.award(who, points, deed))

    async def show(who: str, way: Shown) -> None:
        async with book.by(who) as act:
            await set_shown(act, way)

    names = ("wang", "chen", "tang", "sun")
    for turn in range(4):
        earned = [
            earn(community, who, 1 + 40 * (turn == 2) + at, f"{turn}:{at}:{community}")
            for community in (book.community, other)
            for at, who in enumerate(names if community == other else reversed(names))
        ]
        await asyncio.gather(*earned, show("sun", (Shown.HIDDEN, Shown.FULL)[turn % 2]), show("tang", Shown.FULL))
    await show("wang", Shown.HIDDEN)
    async with book.database.reading() as session:
        assert [one async for one in miscounts(session)] == []
        act = Act(session, RULES, book.now)
        shown = await board(act, book.street, Span.YEAR, "2026")
        stand = await places_of(act, book.street, Span.YEAR, "2026", [book.people[who].id for who in names])
    assert (shown.people, {line.person.key: line.points for line in shown.lines}) == (
        3,
        {"chen": 100, "tang": 100, "sun": 100},
    )
    assert stand == {book.people[who].id: 1 for who in ("chen", "tang", "sun")}
    assert await book.off() == []


async def test_who_chooses_while_their_first_points_are_written_stands_on_the_board(book: Book) -> None:
    async def show(way: Shown) -> None:
        async with book.by("sun") as act:
            await set_shown(act, way)

    await show(Shown.HIDDEN)
    async with book.by("xu") as act:
        await record_one(act, book.community, book.award("sun", 3, "first"))
        choosing = asyncio.create_task(show(Shown.FULL))
        await asyncio.sleep(0.2)
    await choosing
    async with book.database.reading() as session:
        shown = await board(Act(session, RULES, book.now), book.community, Span.MONTH, "2026-03")
    assert [line.person.key for line in shown.lines] == ["sun"]


async def test_what_is_kept_equals_the_sum_of_entries(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    async with book.by("xu") as act:
        ids = await record(act, book.community, [book.award("wang", 2, f"a:{one}") for one in range(3)])
        await credit_sealed(act, book.community, book.people["wang"].id, 5, "clue:7")
        await spend(act, book.community, book.people["wang"].id, 3, "gift:1")
        await reverse(act, ids[0], "记错了", book.people["song"].id)
    async with book.by("xu") as act:
        act.session.add(ClosedMonth(community_id=book.community, month="2026-02", number=0, hash="", closed_at=NOW))
        await record_one(act, book.community, book.award("wang", 3, "late", date(2026, 2, 27)))
    assert await book.off() == []
    right = await book.totals()
    async with book.database.transaction() as session:
        await session.execute(text("UPDATE purses SET balance = balance + 1"))
        await session.execute(text("UPDATE point_totals SET points = 99 WHERE span = 'quarter'"))
        await session.execute(text("DELETE FROM point_totals WHERE span = 'day'"))
        await session.execute(text("UPDATE point_tallies SET people = people + 1 WHERE span = 'year'"))
    off = await book.off()
    assert {(one.span, one.kept, one.summed) for one in off} == {
        (None, 10, 9), (Span.QUARTER, 99, 7), (Span.DAY, 0, 7),
    }  # fmt: skip
    config = Config.model_validate({"database": {"url": book.database.url}})
    assert not await rebuild(config, check=True)
    assert "year 2026: its people are not counted as they stand" in capsys.readouterr().out
    assert not await rebuild(config, check=False)
    assert await rebuild(config, check=True)
    assert await book.off() == []
    assert await book.totals() == right

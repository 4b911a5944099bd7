"""Months of points on both databases: posted once in order, closed once, whatever the house slept through."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from models import ClosedMonth, Correction, Doubt, Entry, Marker, Outgoing, PostedMonth, Refusal, Refused
from services.act import Act
from services.points import record, record_one, reverse
from services.points.correcting import decide
from services.points.months import MARKER, deal_one, turn_one
from services.points.objections import object_to, turn_down, uphold_missing
from services.rules.months import after, months, next_posting
from services.rules.point_settings import PointSettings
from services.rules.working_time import Calendar
from tests.services.test_points import RULES, TODAY, Book, book

__all__ = ["book"]
ZONE = ZoneInfo("Asia/Shanghai")


async def live(book: Book, moment: datetime) -> None:
    """Everything of months that is due at this moment, by three workers at once."""
    book.now = moment

    async def work() -> None:
        for step in (deal_one, turn_one):
            more = True
            while more:
                async with book.database.transaction() as session:
                    more = await step(Act(session, RULES, moment))

    await asyncio.gather(*[work() for _ in range(3)])


async def rows_of(book: Book) -> tuple[list[PostedMonth], list[ClosedMonth]]:
    async with book.database.reading() as session:
        posted = (await session.execute(select(PostedMonth).order_by(col(PostedMonth.month)))).scalars().all()
        closed = (await session.execute(select(ClosedMonth).order_by(col(ClosedMonth.month)))).scalars().all()
    return list(posted), list(closed)


async def test_whoever_looks_while_the_month_before_is_being_closed_does_not_lay_theirs_to_rest(book: Book) -> None:
    async with book.by("xu") as act:
        await record_one(act, book.community, book.award("wang", 3, "a:1"))
    await live(book, datetime(2026, 3, 20, 9, tzinfo=UTC))
    await live(book, datetime(2026, 5, 6, 2, tzinfo=UTC))
    (first, _), _ = await rows_of(book)
    assert first.until is not None
    moment = first.until + timedelta(minutes=1)

    async def look() -> None:
        async with book.database.transaction() as session:
            await turn_one(Act(session, RULES, moment))

    async with book.database.transaction() as session:
        await turn_one(Act(session, RULES, moment))
        other = asyncio.create_task(look())
        await asyncio.sleep(0.3)
    await other
    await live(book, moment)
    _, closed = await rows_of(book)
    assert [row.month for row in closed] == ["2026-03", "2026-04"]


async def test_months_are_posted_once_and_closed_in_order_after_a_long_sleep(book: Book) -> None:
    async with book.by("xu") as act:
        entry, _ = await record(act, book.community, [book.award("wang", 3, "a:1"), book.award("chen", 2, "a:2")])
    await live(book, datetime(2026, 3, 20, 9, tzinfo=UTC))
    async with book.database.transaction() as session:
        marker = await session.get_one(Marker, MARKER)
        assert marker.next_due == datetime(2026, 4, 1, 1, tzinfo=UTC)
    await live(book, datetime(2026, 6, 1, 2, tzinfo=UTC))
    posted, closed = await rows_of(book)
    assert [(row.month, row.people, row.points, row.number) for row in posted] == [
        ("2026-03", 2, 5, 2), ("2026-04", 0, 0, 2), ("2026-05", 0, 0, 2),
    ]  # fmt: skip
    assert closed == []

    async with book.by("xu") as act:
        await record_one(act, book.community, book.award("sun", 2, "a:3", TODAY))
        await reverse(act, entry, "没来", book.people["song"].id)
        fix = book.award("wang", 1, "a:4", TODAY)
        await record_one(act, book.community, fix, corrects="2026-03")
    async with book.database.reading() as session:
        rows = (await session.execute(select(Entry).order_by(col(Entry.number)))).scalars().all()
    assert [(row.month, row.late) for row in rows[2:]] == [
        ("2026-06", True), ("2026-03", False), ("2026-03", False),
    ]  # fmt: skip

    await live(book, posted[0].until + timedelta(minutes=1) if posted[0].until else book.now)
    _, closed = await rows_of(book)
    assert [(row.month, row.number) for row in closed] == [("2026-03", 5), ("2026-04", 5), ("2026-05", 5)]
    async with book.by("xu") as act:
        await record_one(act, book.community, book.award("wang", 1, "a:5", TODAY), corrects="2026-03")
        last = (await act.session.execute(select(Entry).order_by(col(Entry.id).desc()).limit(1))).scalar_one()
        assert (last.month, last.late) == ("2026-06", True)
        told = (await act.session.execute(select(Outgoing.notice, Outgoing.dedupe))).all()
    assert len({one for one in told if one[0].startswith("month-")}) == len(
        [one for one in told if one[0].startswith("month-")]
    )
    assert await book.off() == []


async def test_of_two_who_answer_one_objection_at_once_one_is_told_so(book: Book) -> None:
    async with book.by("xu") as act:
        await record_one(act, book.community, book.award("wang", 3, "a:1"))
    await live(book, datetime(2026, 3, 20, 9, tzinfo=UTC))
    await live(book, datetime(2026, 4, 1, 2, tzinfo=UTC))
    async with book.by("wang") as act:
        objection = await object_to(act, 1, Doubt.MISSING, "9号也巡逻了")

    async def answers(who: str, does: Callable[..., Awaitable[object]], words: str) -> Refusal | None:
        try:
            async with book.by(who) as act:
                await does(act, objection.id, words)
        except Refused as refused:
            return refused.refusal
        return None

    def said(*who: tuple[str, Callable[..., Awaitable[object]], str]) -> Awaitable[list[Refusal | None]]:
        return asyncio.gather(*[answers(*one) for one in who])

    missing = ("xu", uphold_missing, "巡逻 3月9日"), ("song", uphold_missing, "巡逻 3月9日")
    assert sorted(await said(*missing), key=str) == [None, Refusal.CORRECTION_WAITS]
    async with book.by("song") as act:
        correction = (await act.session.execute(select(Correction))).scalar_one()
    other = "song" if correction.proposed_by_id == book.people["xu"].id else "xu"
    async with book.by(other) as act:
        await decide(act, correction.id, agreed=False)
    no = ("xu", turn_down, "没有签到"), ("song", uphold_missing, "巡逻 3月9日")
    assert sorted(await said(*no), key=str) in (
        [None, Refusal.CORRECTION_WAITS], [None, Refusal.OBJECTION_ANSWERED],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("now", "posted"),
    [
        (datetime(2026, 3, 31, 12, tzinfo=ZONE), datetime(2026, 4, 1, 9, tzinfo=ZONE)),
        (datetime(2026, 4, 1, 8, 59, tzinfo=ZONE), datetime(2026, 4, 1, 9, tzinfo=ZONE)),
        (datetime(2026, 4, 1, 9, tzinfo=ZONE), datetime(2026, 5, 6, 9, tzinfo=ZONE)),
        (datetime(2026, 9, 15, 9, tzinfo=ZONE), datetime(2026, 10, 8, 9, tzinfo=ZONE)),
        (datetime(2025, 12, 31, 9, tzinfo=ZONE), datetime(2026, 1, 4, 9, tzinfo=ZONE)),
    ],
)
def test_a_list_is_posted_on_the_first_working_day(now: datetime, posted: datetime) -> None:
    assert next_posting(Calendar(ZONE), PointSettings(), now) == posted


def test_months_follow_each_other() -> None:
    assert after("2026-12") == "2027-01"
    assert list(months("2026-11", "2027-02")) == ["2026-11", "2026-12", "2027-01"]
    assert list(months("2026-11", "2026-11")) == []

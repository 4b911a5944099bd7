"""The machine's clock is set a day ahead or back: nothing waits a day for it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bot.clock import TownClock
from bot.clock_watch import ClockWatch
from models import Chat, Outgoing, Posting
from tests.town import Town
from tests.town.town import StandingClock

LAMP = "3号楼2单元楼道灯坏了"
DAY = timedelta(days=1)


class Wall:
    """A clock on the wall that a test sets, and a steady one."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 3, 6, 5, tzinfo=UTC)
        self.steady = 0.0
        self.jumps = 0

    def now(self) -> datetime:
        return self.at

    def runs(self, seconds: float, *, set_by: timedelta = timedelta()) -> None:
        self.steady += seconds
        self.at += timedelta(seconds=seconds) + set_by

    def jumped(self) -> None:
        self.jumps += 1


@pytest.mark.parametrize("by", [DAY, -DAY])
async def test_a_jump_is_noticed_once_and_running_on_is_none(page: Town, by: timedelta) -> None:
    wall = Wall()
    watch = ClockWatch(page.app.database, TownClock(wall.now), wall.jumped, lambda: wall.steady)
    await watch.look()
    wall.runs(1.0)
    assert await watch.look() == timedelta()
    wall.runs(1.0, set_by=by)
    assert await watch.look() == by
    wall.runs(1.0)
    assert await watch.look() == timedelta()
    assert wall.jumps == (1 if by < timedelta() else 0)


async def test_set_back_by_a_day_what_was_owed_is_still_sent_at_once(page: Town) -> None:
    town, wall = page, Wall()
    await town.street.post(town.person("wang"), town.chat("wang", "direct"), LAMP)
    await town.app.inbox.drain()  # owed, and not sent
    clock: StandingClock = town.app.clock  # type: ignore[assignment]
    wall.at = clock.now()
    watch = ClockWatch(town.app.database, TownClock(wall.now), wall.jumped, lambda: wall.steady)
    await watch.look()
    wall.runs(1.0, set_by=-DAY)
    clock.hold_at(wall.at)
    assert not await town.app.delivery.drain()
    await watch.look()
    assert await town.app.delivery.drain()
    assert len(await town.shown("wang")) == 1
    async with town.app.database.reading() as session:
        assert all(row.sent_at for row in (await session.execute(select(Outgoing))).scalars())


async def test_no_lease_pause_or_redraw_lasts_a_day(page: Town) -> None:
    town, wall = page, Wall()
    await town.says("wang", LAMP)
    database = town.app.database
    async with database.transaction() as session:
        wall.at = town.app.clock.now()
        chat = (await session.execute(select(Chat).limit(1))).scalar_one()
        chat.quiet_until = wall.at + DAY
        posting = (await session.execute(select(Posting).limit(1))).scalar_one()
        posting.redraw_at = wall.at + DAY
        owed = Outgoing(chat_id=chat.id, lane="notices", notice="refusal", send_after=wall.at + DAY)
        owed.claimed_until = owed.try_at = wall.at + DAY
        session.add(owed)
    watch = ClockWatch(database, TownClock(wall.now), wall.jumped, lambda: wall.steady)
    await watch.look()
    wall.runs(1.0, set_by=-timedelta(hours=2))
    await watch.look()
    async with database.reading() as session:
        assert (await session.get_one(Chat, chat.id)).quiet_until is None
        row = await session.get_one(Outgoing, owed.id)
        assert {row.send_after, row.claimed_until, row.try_at} == {wall.at}
        assert (await session.get_one(Posting, posting.id)).redraw_at == wall.at

"""A tick ends, whatever its steps do: the others are due as well."""

import structlog
from sqlalchemy import null

from bot.clock import TownClock
from bot.config import Config
from bot.database import Database
from bot.timekeeper import MOST_AT_ONCE, MOST_FAILURES, Timekeeper
from scheduler.timetable import Step
from services.act import Act


class Counting:
    """A step that is never done with its rows; with ``fails``, none of them goes."""

    def __init__(self, *, fails: bool = False) -> None:
        self.fails = fails
        self.skipped: list[int] = []

    async def run_one(self, _: Act, skip: int) -> bool:
        self.skipped.append(skip)
        if self.fails:
            raise ValueError
        return True

    async def ticks(self, database: Database) -> bool:
        """Whether anything was done."""
        keeper = Timekeeper(database, TownClock(), Config().town_rules(), {})
        return await keeper._run(Step("endless", null, self.run_one))  # type: ignore[arg-type]


async def test_a_step_that_is_never_done_leaves_the_others_their_turn(sqlite_database: Database) -> None:
    endless = Counting()
    assert await endless.ticks(sqlite_database)
    assert endless.skipped == [0] * MOST_AT_ONCE


async def test_rows_that_fail_are_passed_over_and_not_too_many(sqlite_database: Database) -> None:
    failing = Counting(fails=True)
    with structlog.testing.capture_logs() as told:
        assert not await failing.ticks(sqlite_database)
    assert failing.skipped == list(range(MOST_FAILURES))
    assert {entry["event"] for entry in told} == {"step.failed"}

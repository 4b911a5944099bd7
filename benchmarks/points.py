"""``python -m benchmarks.points [ENTRIES]``: the ledger of points with a million entries of 20,000 people, on SQLite.

Measured with a thousand entries and with all of them: recording one, the week's board, one's own place. Then all months
are posted and closed, the chain is proved from the database and from an exported file, and what is kept is compared
with the sum of entries.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import insert
from sqlmodel import col, select

from benchmarks.ledger import memory
from bot.config import Config
from bot.database import Database
from bot.logs import set_up_logs
from bot.migrate import upgrade
from bot.points_book import export_points, rebuild, verify_database, verify_file
from models import Area, Level, Person, PointRule, Shown, Span
from services.act import Act
from services.points import Award, board, months, place_of, record, record_one
from services.rules.points import month_of
from tests.town.building import populate
from tests.town.town import START

ENTRIES = 1_000_000
FEW = 1_000
PEOPLE = 20_000
BATCH = 5_000
ROUNDS = 60
MOST_TIMES = 1.3
"""What is read and written may take so much longer with all entries than with few."""
PROVED_PER_SECOND = 50_000
LONGEST = 200
"""Milliseconds that anybody may wait while a month is closed."""


class Bench:
    """A town with many volunteers."""

    def __init__(self, config: Config, database: Database, entries: int) -> None:
        self.config, self.database, self.entries = config, database, entries
        self.community = self.desk = self.number = 0
        self.people: Sequence[int] = ()
        self.rules: Sequence[PointRule] = ()

    async def settle_in(self) -> None:
        """People who live all over the community and have said how lists show them."""
        async with self.database.transaction() as session:
            areas = (await session.execute(select(Area))).scalars().all()
            self.community = next(area.id for area in areas if area.key == "chunfeng")
            homes = [area.id for area in areas if area.level is Level.BUILDING]
            rows = [_person(number, homes[number % len(homes)]) for number in range(PEOPLE)]
            await session.execute(insert(Person), rows)
            self.desk = (await session.execute(select(Person.id).where(col(Person.key) == "xu"))).scalar_one()
            named = col(Person.name).startswith("志愿者")
            self.people = (await session.execute(select(Person.id).where(named))).scalars().all()
            self.rules = (await session.execute(select(PointRule))).scalars().all()

    async def fill(self, upto: int) -> None:
        """Record until there are so many entries, over two years up to now."""
        while self.number < upto:
            count = min(BATCH, upto - self.number)
            await self.recorded([self._award(self.number + one) for one in range(count)])
            self.number += count
            print(f"\r{self.number} entries", end="", flush=True)
        print()

    def _award(self, number: int) -> Award:
        rule = self.rules[number % len(self.rules)]
        day = (START - timedelta(days=(self.entries - number) * 730 // self.entries)).date()
        person = self.people[number * 7919 % len(self.people)]
        return Award(person, f"bench:{number}", day, rule.points, rule)

    async def recorded(self, awards: Sequence[Award]) -> None:
        """One commit of the desk's."""
        async with self.database.transaction() as session:
            await record(self._act(session), self.community, awards)

    def _act(self, session: Any, now: datetime = START) -> Act:
        return Act(session, self.config.town_rules(), now)

    async def record_one(self, number: int) -> None:
        """What one more entry takes."""
        async with self.database.transaction() as session:
            award = Award(self.people[number], f"more:{self.number}:{number}", START.date(), 2, self.rules[0])
            await record_one(self._act(session), self.community, award)

    async def read_board(self, number: int) -> None:
        """This month's board."""
        async with self.database.reading() as session:
            await board(self._act(session), self.community, Span.MONTH, month_of(START.date()))

    async def read_place(self, number: int) -> None:
        """One's own place this year."""
        async with self.database.reading() as session:
            await place_of(self._act(session), self.community, Span.YEAR, f"{START.year}", self.people[number])

    async def measure(self) -> dict[str, float]:
        """Name → milliseconds."""
        what = {"record one": self.record_one, "board": self.read_board, "my place": self.read_place}
        return {name: await _median(one) for name, one in what.items()}


def _person(number: int, home: int) -> dict[str, Any]:
    told = {"name": f"志愿者{number}", "language": "zh_CN", "shown": Shown.MASKED, "home_area_id": home}
    return told | {"met_at": START - timedelta(days=800)}


async def _median(one: Callable[[int], Awaitable[None]]) -> float:
    took = []
    for number in range(ROUNDS):
        began = time.perf_counter()
        await one(number)
        took.append((time.perf_counter() - began) * 1000)
    return median(took[ROUNDS // 4 :])


async def _timed(what: str, done: Awaitable[Any], entries: int) -> float:
    before, began, worked = memory(), time.perf_counter(), time.process_time()
    await done
    took, worked = time.perf_counter() - began, time.process_time() - worked
    speed = f"{took:.1f} s by the clock, {worked:.1f} s of work, {entries / worked:.0f} entries a second of work"
    print(f"{what}: {speed}, {memory() - before:.0f} MB more at most")
    return entries / worked


async def close_months(bench: Bench) -> float:
    """Post and close every month there is; the longest transaction, in milliseconds: so long a message would wait."""
    longest, count, moment = 0.0, 0, START + timedelta(days=31)
    await _steps(bench, START, months.deal_one)  # a house that has been running knows its dates
    for step in (months.deal_one, months.turn_one):
        took = await _steps(bench, moment, step)
        longest, count = max([longest, *took]), len(took)
    took = await _steps(bench, moment + timedelta(days=7), months.turn_one)
    print(f"{count} months are posted and {len(took)} closed, none of them longer than {max([longest, *took]):.0f} ms")
    return max([longest, *took])


async def _steps(bench: Bench, moment: datetime, step: Callable[[Act, int], Awaitable[bool]]) -> list[float]:
    took, more = list[float](), True
    while more:
        began = time.perf_counter()
        async with bench.database.transaction() as session:
            more = await step(Act(session, bench.config.town_rules(), moment), 0)
        took += [(time.perf_counter() - began) * 1000] if more else []
    return took


async def run(folder: Path, entries: int) -> bool:
    """Fill, measure, prove; whether it kept within the limits."""
    url = f"sqlite:///{folder}/linli.db"
    await upgrade(url)
    await populate(url)
    config = Config.model_validate({"data": str(folder), "database": {"url": url}})
    bench = Bench(config, Database(url), entries)
    await bench.settle_in()
    await bench.fill(min(FEW, entries))
    few = await bench.measure()
    await bench.fill(entries)
    many = await bench.measure()
    for name, took in many.items():
        print(f"{name}: {few[name]:.2f} ms with {FEW} entries, {took:.2f} ms with {entries}: x {took / few[name]:.2f}")
    longest = await close_months(bench)
    await bench.database.dispose()
    file = folder / "points.jsonl"
    proved = await _timed("the database is proved", verify_database(url, "", {}), entries)
    await _timed("exported", export_points(config, file, "chunfeng"), entries)
    offline = await _timed("the file is proved", verify_file(file, {}), entries)
    await _timed("added up anew", rebuild(config, check=True), entries)
    slower = max(many[name] / few[name] for name in many)
    return slower <= MOST_TIMES and min(proved, offline) >= PROVED_PER_SECOND and longest <= LONGEST


def main() -> int:
    """0 when it kept within the limits."""
    set_up_logs("WARNING", "text")
    numbers = [int(one) for one in sys.argv[1:] if one.isdecimal()]
    with tempfile.TemporaryDirectory() as folder:
        kept = asyncio.run(run(Path(folder), *numbers or [ENTRIES]))
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

"""``python -m benchmarks.points [ENTRIES]``: the ledger of points with a million entries of 20,000 people, on SQLite.

Two houses with the same people, one with a thousand entries of two months and one with all of two years, are asked the
same in turn, so that a noisy moment of the machine hits both: recording one, the week's board, a board's first page,
one's own place. Then all months are posted and closed, the chain is proved from the database and from an exported
file, and what is kept is compared with the sum of entries. The limits are for what this process works: by the clock a
busy machine counts what others do.
"""

import asyncio
import gc
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import closing, contextmanager, redirect_stdout
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
from models import Area, EntryKind, Level, Person, PointRule, Shown, Span
from services.act import Act
from services.directory import directory
from services.points import Award, board, months, record_one
from services.points.asking import my_place
from services.points.chain import lengthen
from services.points.rebuilding import Difference, differences
from services.points.tallies import miscounts, recount
from services.points.totals import KEPT
from services.points.weekly import week_facts
from services.rules.boards import monday_of
from services.rules.points import month_of
from tests.town.building import populate
from tests.town.town import START

ENTRIES = 1_000_000
FEW = 1_000
PEOPLE = 20_000
SOME_PEOPLE = 4_000
"""In the short form."""
BATCH = 5_000
ROUNDS = 100
WARM = 10
MOST_TIMES = 1.3
"""What is read and written may take so much longer with all entries than with few."""
PROVED_PER_SECOND = 50_000
LONGEST = 200
"""Milliseconds that anybody may wait while a month is closed."""


class Bench:
    """A house with many volunteers, and ``entries`` of theirs over the last ``days``."""

    def __init__(self, folder: Path, entries: int, days: int, many: int = PEOPLE) -> None:
        folder.mkdir()
        self.url = f"sqlite:///{folder}/linli.db"
        self.config = Config.model_validate({"data": str(folder), "database": {"url": self.url}})
        self.database = Database(self.url)
        self.entries, self.days, self.many = entries, days, many
        self.community = 0
        self.people: Sequence[Person] = ()
        self.grids: dict[int, int] = {}
        self.began: dict[int, str] = {}
        self.rules: Sequence[PointRule] = ()

    async def fill(self) -> None:
        """People who live all over the community and have said how lists show them, and what they earned."""
        await upgrade(self.url)
        await populate(self.url)
        await self._settle_in()
        for number in range(0, self.entries, BATCH):
            async with self.database.transaction() as session:
                rows = [self._row(one) for one in range(number, min(number + BATCH, self.entries))]
                await lengthen(session, self.community, rows)
        await self._keep_all()

    async def _keep_all(self) -> None:
        """Write what the entries say is to be kept: far quicker than entry by entry. At the end it is compared."""
        with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"))) as bulk, _bare(bulk):
            async with self.database.reading() as session:
                async for one in differences(session, self.config.town_rules().timezone):
                    self._keep(bulk, one)
        async with self.database.transaction() as session:
            for wrong in [one async for one in miscounts(session)]:
                await recount(session, wrong)
        with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"))) as bulk:
            bulk.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # a house that records entry by entry has a short log

    def _keep(self, bulk: sqlite3.Connection, one: Difference) -> None:
        if one.span is None:
            bulk.execute("INSERT INTO purses VALUES (?, ?, ?)", (one.area_id, one.person_id, one.summed))
            return
        areas = [one.area_id]
        if one.area_id == self.community and one.span in KEPT[Level.GRID]:
            areas.append(self.grids[one.person_id])
        began = self.began[one.person_id] if one.span is Span.LIFE else None
        rows = [(area_id, one.span.value, one.key, one.person_id, one.summed, 1, True, began) for area_id in areas]
        columns = "area_id, span, key, person_id, points, reached, ranked, began"
        bulk.executemany(f"INSERT INTO point_totals ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)  # noqa: S608

    async def _settle_in(self) -> None:
        async with self.database.transaction() as session:
            areas = (await session.execute(select(Area))).scalars().all()
            self.community = next(area.id for area in areas if area.key == "chunfeng")
            homes = [area.id for area in areas if area.level is Level.BUILDING]
            rows = [_person(number, homes[number % len(homes)]) for number in range(self.many)]
            await session.execute(insert(Person), rows)
            named = col(Person.name).startswith("志愿者")
            self.people = (await session.execute(select(Person).where(named))).scalars().all()
            known = await directory(session)
            homes_of = {one.id: known.areas[one.home_area_id or 0] for one in self.people}
            self.grids = {one: known.around(home)[Level.GRID].id for one, home in homes_of.items()}
            self.rules = (await session.execute(select(PointRule))).scalars().all()

    def _row(self, number: int) -> dict[str, Any]:
        rule = self.rules[number % len(self.rules)]
        day = (START - timedelta(days=(self.entries - number) * self.days // self.entries)).date()
        self.began.setdefault(self._whose(number).id, day.isoformat())
        said = {"kind": EntryKind.EARN, "person_id": self._whose(number).id, "points": rule.points, "rule_id": rule.id}
        when = {"deed": f"bench:{number}", "on": day, "month": month_of(day), "late": False, "at": START}
        nobody = {"recorded_by_id": None, "checked_by_id": None, "reverses_id": None, "why": "", "commitment": ""}
        return said | when | nobody

    def _whose(self, number: int) -> Person:
        return self.people[number * 7919 % len(self.people)]

    def _act(self, session: Any, now: datetime = START, person: Person | None = None) -> Act:
        return Act(session, self.config.town_rules(), now, person)

    async def record_one(self, number: int) -> None:
        """What one more entry takes."""
        async with self.database.transaction() as session:
            award = Award(self.people[number].id, f"more:{number}", START.date(), 2, self.rules[0])
            await record_one(self._act(session), self.community, award)

    async def read_week(self, number: int) -> None:
        """Everything on last week's board."""
        async with self.database.reading() as session:
            area = await session.get_one(Area, self.community)
            await week_facts(self._act(session), area, monday_of(START.date()) - timedelta(days=7))

    async def read_board(self, number: int) -> None:
        """The first page of this month's board."""
        async with self.database.reading() as session:
            await board(self._act(session), self.community, Span.MONTH, month_of(START.date()))

    async def read_place(self, number: int) -> None:
        """Where somebody stands this year, of those who have an entry in either house."""
        person = self._whose(self.entries - 1 - number)
        async with self.database.reading() as session:
            await my_place(self._act(session, person=person), self.community, Span.YEAR, f"{START.year}")


@contextmanager
def _bare(bulk: sqlite3.Connection) -> Iterator[None]:
    """The table of totals without its indexes and triggers."""
    bulk.execute("PRAGMA cache_size = -200000")
    beside = "FROM sqlite_master WHERE tbl_name = 'point_totals' AND type IN ('index', 'trigger') AND sql IS NOT NULL"
    found = bulk.execute(f"SELECT type, name, sql {beside}").fetchall()
    for kind, name, _ in found:
        bulk.execute(f"DROP {kind} {name}")
    yield
    for _, _, again in found:
        bulk.execute(again)
    bulk.commit()


def _person(number: int, home: int) -> dict[str, Any]:
    told = {"name": f"志愿者{number}", "language": "zh_CN", "shown": Shown.MASKED, "home_area_id": home}
    return told | {"met_at": START - timedelta(days=800)}


Both = tuple[float, float]
"""Milliseconds with few entries and with many; or by the clock and of work."""


async def compare(few: Bench, many: Bench, rounds: int = ROUNDS) -> dict[str, tuple[Both, Both]]:
    """Name → medians by the clock, and of work: the latter say more where others use the machine too."""
    took: dict[tuple[str, Bench], list[Both]] = defaultdict(list)
    for number in range(WARM + rounds):
        for bench in (few, many) if number % 2 else (many, few):
            asked = (bench.record_one, bench.read_week, bench.read_board, bench.read_place)
            for name, ask in zip(("record one", "week's board", "board", "my place"), asked, strict=True):
                took[name, bench].append(await _took(ask, number))
    return {
        name: (_medians(took[name, few], took[name, many], 0), _medians(took[name, few], took[name, many], 1))
        for name, _ in took
    }


def _medians(few: Sequence[tuple[float, float]], many: Sequence[tuple[float, float]], which: int) -> Both:
    return median(one[which] for one in few[WARM:]), median(one[which] for one in many[WARM:])


async def _took(ask: Callable[[int], Awaitable[None]], number: int) -> Both:
    began, worked = time.perf_counter(), time.process_time()
    await ask(number)
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


async def _timed(what: str, done: Awaitable[Any], entries: int) -> float:
    before, began, worked = memory(), time.perf_counter(), time.process_time()
    await done
    took, worked = time.perf_counter() - began, time.process_time() - worked
    speed = f"{took:.1f} s by the clock, {worked:.1f} s of work, {entries / worked:.0f} entries a second of work"
    print(f"{what}: {speed}, {memory() - before:.0f} MB more at most", flush=True)
    return entries / worked


async def close_months(bench: Bench) -> float:
    """Post and close every month there is; the longest transaction in milliseconds of work: so a message would wait."""
    moment = START + timedelta(days=31)
    await _steps(bench, START, months.deal_one)  # a house that has been running knows its dates
    dealt = await _steps(bench, moment, months.deal_one)
    posted = await _steps(bench, moment, months.turn_one)
    closed = await _steps(bench, moment + timedelta(days=7), months.turn_one)
    clock, work = (max(one[which] for one in (*dealt, *posted, *closed)) for which in (0, 1))
    told = f"{len(posted)} months are posted and {len(closed)} closed, none of them longer than {clock:.0f} ms"
    print(f"{told} ({work:.0f} ms of work)")
    return work


async def _steps(bench: Bench, moment: datetime, step: Callable[[Act, int], Awaitable[bool]]) -> list[Both]:
    took, more = list[Both](), True

    async def go_on(_number: int) -> None:
        nonlocal more
        async with bench.database.transaction() as session:
            more = await step(Act(session, bench.config.town_rules(), moment), 0)

    while more:
        took.append(await _took(go_on, 0))
    return took[:-1]


async def measure(folder: Path, entries: int, rounds: int) -> tuple[dict[str, Both], float]:
    """The short form, of work: name → milliseconds with few entries and with many; how many are proved in a second."""
    few = Bench(folder / "few", FEW, 60, SOME_PEOPLE)
    many = Bench(folder / "many", entries, 730, SOME_PEOPLE)
    await few.fill()
    await many.fill()
    found = {name: work for name, (_, work) in (await compare(few, many, rounds)).items()}
    await few.database.dispose()
    await many.database.dispose()
    url = many.url
    del few, many  # their people, whom nobody should look for garbage among
    gc.collect()
    worked = time.process_time()
    with redirect_stdout(sys.stderr):
        await verify_database(url, "", {})
    return found, entries / (time.process_time() - worked)


async def run(folder: Path, entries: int) -> bool:
    """Fill, measure, prove; whether it kept within the limits."""
    few, many = Bench(folder / "few", FEW, 60), Bench(folder / "many", entries, 730)
    await few.fill()
    await _timed("filled", many.fill(), entries)
    found = await compare(few, many)
    for name, ((before, after), (worked, work)) in found.items():
        print(f"{name}: {before:.2f} ms with {FEW} entries, {after:.2f} ms with {entries}: x {after / before:.2f};")
        print(f"    of work {worked:.2f} ms, {work:.2f} ms: x {work / worked:.2f}")
    longest = await close_months(many)
    await few.database.dispose()
    await many.database.dispose()
    file = folder / "points.jsonl"
    proved = await _timed("the database is proved", verify_database(many.url, "", {}), entries)
    await _timed("exported", export_points(many.config, file, "chunfeng"), entries)
    offline = await _timed("the file is proved", verify_file(file, {}), entries)
    await _timed("compared with what is kept", rebuild(many.config, check=True), entries)
    slower = max(after / before for _, (before, after) in found.values())
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

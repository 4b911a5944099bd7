"""``python -m benchmarks.ledger [CASES]``: the whole ledger as a workbook, what it takes of memory and of the loop.

A hundred thousand cases with five lines of timeline each go into a fresh SQLite town; then the house writes the
workbook that 台账 导出 would (``--reporters``: with who reported). The longest step of the loop is told twice: by the
clock, and by what the thread worked meanwhile, for on a busy machine the clock also counts what others do.
"""

import asyncio
import gc
import sys
import tempfile
import time
from asyncio import Handle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlmodel import col, select

from bot.bell import Bell
from bot.config import Config
from bot.database import Database
from bot.ledger_files import LedgerFiles
from bot.logs import set_up_logs
from bot.migrate import upgrade
from bot.workbook.tables import Tables
from models import Area, Case, CaseEvent, Category, Chat, LedgerFile, Level, Move, Person, Purpose, State, Unit
from services.media import MediaStore
from tests.town.building import populate
from tests.town.town import START, StandingClock

CASES = 100_000
BATCH = 2_000
MOST_MEGABYTES = 200
LONGEST = 0.05
EVENTS = (
    (Move.FILE, State.FILED),
    (Move.ASSIGN, State.ASSIGNED),
    (Move.ACCEPT, State.ACCEPTED),
    (Move.HAND_IN, State.HANDLED),
    (Move.CLOSE, State.CLOSED),
)
ASKED = {"number": 0, "stand": "all", "first": "", "last": "", "units": [], "areas": [], "compounds": [], "terms": []}


@dataclass
class Longest:
    """The longest step of the loop, in seconds by the clock and of work."""

    clock: float = 0.0
    work: float = 0.0


@contextmanager
def watched() -> Iterator[Longest]:
    """Time every step of the loop."""
    found, run = Longest(), Handle._run

    def timed(handle: Handle) -> None:
        clock, work = time.perf_counter(), time.thread_time()
        run(handle)
        found.clock = max(found.clock, time.perf_counter() - clock)
        found.work = max(found.work, time.thread_time() - work)

    Handle._run = timed  # type: ignore[method-assign]
    try:
        yield found
    finally:
        Handle._run = run  # type: ignore[method-assign]


def memory(name: str = "VmHWM") -> float:
    """Megabytes: what this process has (VmRSS), or had at most (VmHWM)."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith(name))) / 1024


async def fill(database: Database, cases: int) -> None:
    """Closed cases of the last years, spread over the community."""
    async with database.reading() as session:
        areas = (await session.execute(select(Area).where(col(Area.level) == Level.BUILDING))).scalars().all()
        units, kinds = [list((await session.execute(select(row.id))).scalars()) for row in (Unit, Category)]
        people = list((await session.execute(select(Person.id))).scalars())
        chat = (await session.execute(select(Chat.id).limit(1))).scalar_one()
    for first in range(0, cases, BATCH):
        numbers = range(first + 1, min(first + BATCH, cases) + 1)
        rows = [_case(number, areas[number % len(areas)], units, kinds, people, chat) for number in numbers]
        async with database.transaction() as session:
            await session.execute(insert(Case), rows)
            await session.execute(insert(CaseEvent), [event for row in rows for event in _events(row)])
        print(f"\r{numbers[-1]} of {cases} cases", end="", flush=True)
    print()


def _case(number: int, area: Area, units: list[int], kinds: list[int], people: list[int], chat: int) -> dict[str, Any]:
    filed = START - timedelta(minutes=5 * (CASES - number))
    words = f"{area.name}2单元楼道灯坏了,第{number}次,晚上看不见,老人容易摔,请来看看"
    return {
        "id": number, "number": number, "state": State.CLOSED, "reporter_id": people[number % len(people)],
        "origin_chat_id": chat, "words": words, "shown_words": words, "category_id": kinds[number % len(kinds)],
        "area_id": area.id, "compound_id": area.compound_id, "placed": True,
        "closing_unit_id": units[number % len(units)],
        "officer_id": people[number % 7], "filed_at": filed, "assigned_at": filed, "due_at": filed + timedelta(days=2),
        "handled_at": filed + timedelta(days=1), "closed_at": filed + timedelta(days=1, hours=2), "changed_at": filed,
    }  # fmt: skip


def _events(case: dict[str, Any]) -> list[dict[str, Any]]:
    before: list[State | None] = [None, *(state for _, state in EVENTS)]
    return [
        {
            "case_id": case["id"], "at": case["filed_at"] + timedelta(hours=5 * place), "move": move,
            "from_state": before[place], "to_state": state, "actor_id": case["officer_id"], "words": "换了灯泡",
        }
        for place, (move, state) in enumerate(EVENTS)
    ]  # fmt: skip


async def order(database: Database, *, number: int = 0, reporters: bool = False) -> None:
    """What the street asks for by 台账 导出: everything, or one number."""
    asked = ASKED | {"number": number}
    async with database.transaction() as session:
        street = (await session.execute(select(Person).where(col(Person.key) == "song"))).scalar_one()
        own = col(Chat.person_id) == street.id, col(Chat.purpose) == Purpose.DIRECT
        chat = (await session.execute(select(Chat).where(*own))).scalar_one()
        session.add(LedgerFile(person_id=street.id, chat_id=chat.id, asked=asked, reporters=reporters, at=START))


async def measure(folder: Path, cases: int, *, reporters: bool = False) -> bool:
    """Fill a town, write its workbook, tell what it took; whether it kept within the limits."""
    url = f"sqlite:///{folder}/linli.db"
    await upgrade(url)
    await populate(url)
    database, config = Database(url), Config()
    await fill(database, cases)
    store = MediaStore(folder / "media")
    files = LedgerFiles(database, StandingClock(), Bell(), config.town_rules(), store, folder / "ledgers", Tables())
    await order(database, number=1)
    await files.drain()  # a house that has been running for a while has read its community
    await order(database, reporters=reporters)
    gc.collect()
    gc.freeze()  # as a house does once it is up
    before, began = memory("VmRSS"), time.perf_counter()
    with watched() as longest:
        await files.drain()
    took = time.perf_counter() - began
    more, child = memory() - before, files.kilobytes / 1024
    size = (folder / "ledgers" / "2.xlsx").stat().st_size / 1024 / 1024
    await database.dispose()
    print(f"{cases} cases in {took:.0f} s, {size:.0f} MB; memory: {more:.0f} MB more here, {child:.0f} MB in the child")
    print(f"longest step of the loop: {longest.clock * 1000:.0f} ms by the clock, {longest.work * 1000:.0f} ms of work")
    return more + child <= MOST_MEGABYTES and longest.work <= LONGEST


def main() -> int:
    """0 when it kept within the limits."""
    set_up_logs("WARNING", "text")
    numbers = [int(one) for one in sys.argv[1:] if one.isdecimal()]
    with tempfile.TemporaryDirectory() as folder:
        kept = asyncio.run(measure(Path(folder), *numbers or [CASES], reporters="--reporters" in sys.argv))
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

"""``python -m benchmarks.rush [people]``: 1,000 people press 报名 for 50 seats, on both databases: checked, timed."""

import asyncio
import logging
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import structlog

from bot.migrate import upgrade
from tests.conftest import TOWN, PostgreSQL, import_server, make_template
from tests.town.building import populate, web_town
from tests.town.rush import move_in, outcome, rush

GROUP = "xinliu-volunteers"
SEATS = 50
ROW = "{kind:10} {people:>6} presses: stored in {stored:.1f} s, handled in {handled:.1f} s, {rate:.1f} /s, {order}\n"


async def measure(kind: str, url: str, folder: Path, people: int) -> str:
    """One line of the table; the order is checked as the test checks it."""
    async with web_town(url, folder) as town:
        await town.says("li", f"活动 周六上午9点 春风广场清扫 需要{SEATS}人 2分")
        await town.presses("li", "发布")
        users = await move_in(town.app, people, GROUP)
        spent = await rush(town.app, 1, GROUP, users)
        states = [state for _, state, _ in await outcome(town.app, 1)]
    right = states == ["seated"] * SEATS + ["queued"] * (people - SEATS)
    rate = people / spent.handled
    return ROW.format(
        kind=kind,
        people=people,
        stored=spent.stored,
        handled=spent.handled,
        rate=rate,
        order="kept" if right else "LOST",
    )


async def on_sqlite(folder: Path, people: int) -> str:
    """In a file."""
    url = f"sqlite:///{folder / 'linli.db'}"
    await upgrade(url)
    await populate(url)
    return await measure("SQLite", url, folder / "data", people)


async def on_postgresql(folder: Path, people: int) -> str:
    """On a server of its own, that ends with it."""
    handle = import_server(folder / "run")(folder / "pg", cleanup_mode="delete")
    server = PostgreSQL(folder / "pg")
    try:
        await make_template(server)
        return await measure("PostgreSQL", server.url(TOWN), folder / "data", people)
    finally:
        handle.cleanup()


def rows(people: int) -> Iterator[str]:
    """Measure both: a line for each."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    for one in (on_sqlite, on_postgresql):
        with tempfile.TemporaryDirectory() as folder:
            yield asyncio.run(one(Path(folder), people))


def main() -> None:
    """Print them."""
    sys.stdout.writelines(rows(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))


if __name__ == "__main__":
    main()

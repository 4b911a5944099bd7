"""``make replay``: 10,000 random lives against a minute-by-minute clock, then a year with 10,000 cases.

``make replay ARGS="months 20"`` lives twenty months in which anybody says and presses anything instead.
"""

import asyncio
import shutil
import sys
import tempfile
import time
from multiprocessing import Pool
from pathlib import Path

from bot.logs import set_up_logs
from bot.migrate import upgrade
from tests.month import Month
from tests.slow_clock import random_life
from tests.town.building import populate, web_town
from tests.year import A_YEAR, live

LIVES = 10_000
CHUNK = 50
STEPS = 400


def lives(count: int) -> int:
    """Live them all, telling how far it is; how many differ."""
    began, differing = time.monotonic(), 0
    with Pool() as workers:
        for done, differs in enumerate(workers.imap_unordered(random_life, range(count), CHUNK), start=1):
            if differs:
                differing += 1
                print(f"\n{differs}")
            if done % CHUNK == 0:
                print(f"\r{done} of {count} lives", end="", flush=True)
    print(f"\n{count} lives in {time.monotonic() - began:.0f} s: {differing} differ from the slow clock.")
    return differing


async def year(cases: int) -> int:
    """Live a year, telling how far it is; how many rungs were wrong."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/linli.db"
        await upgrade(url)
        await populate(url)

        def tell(done: int) -> None:
            print(f"\r{done} of {cases} cases", end="", flush=True)

        lived = await live(lambda: web_town(url, Path(folder)), A_YEAR, cases, tell)
    print("\n" + "\n".join(lived.wrong[:50]))
    took = time.monotonic() - began
    print(f"{cases} cases in {took:.0f} s: {lived.rungs} rungs said, {lived.missed} missed, {len(lived.wrong)} wrong.")
    return len(lived.wrong)


async def months(count: int) -> int:
    """Live months in which anybody presses anything, each with its own seed; how much was wrong."""
    began, wrong = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.db"
        await upgrade(f"sqlite:///{template}")
        await populate(f"sqlite:///{template}")
        for seed in range(1, count + 1):
            house = Path(folder) / str(seed)
            house.mkdir()
            shutil.copyfile(template, house / "linli.db")
            async with web_town(f"sqlite:///{house / 'linli.db'}", house, day=True) as town:
                month = Month(town, seed, STEPS)
                await month.live()
            for found in month.wrong:
                print(f"\nseed {seed}: {found}")
            wrong += len(month.wrong)
            print(f"\r{seed} of {count} months", end="", flush=True)
            shutil.rmtree(house)
    print(f"\n{count} months of {STEPS} steps in {time.monotonic() - began:.0f} s: {wrong} things wrong.")
    return wrong


def replay(count: int) -> int:
    """Both, one after the other."""
    set_up_logs("WARNING", "text")
    return lives(count) + asyncio.run(year(count))


def chosen(asked: list[str]) -> int:
    """What the command line asks for."""
    if asked[:1] == ["months"]:
        set_up_logs("ERROR", "text")
        return asyncio.run(months(int(asked[1])))
    return replay(int(asked[0]) if asked else LIVES)


if __name__ == "__main__":
    sys.exit(bool(chosen(sys.argv[1:])))

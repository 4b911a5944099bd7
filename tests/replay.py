"""``make replay``: 10,000 random lives against a minute-by-minute clock, then a year with 10,000 cases."""

import asyncio
import sys
import tempfile
import time
from multiprocessing import Pool
from pathlib import Path

from bot.logs import set_up_logs
from bot.migrate import upgrade
from tests.slow_clock import random_life
from tests.town.building import populate, web_town
from tests.year import A_YEAR, live

LIVES = 10_000
CHUNK = 50


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


def replay(count: int) -> int:
    """Both, one after the other."""
    set_up_logs("WARNING", "text")
    return lives(count) + asyncio.run(year(count))


if __name__ == "__main__":
    sys.exit(bool(replay(int(sys.argv[1]) if len(sys.argv) > 1 else LIVES)))

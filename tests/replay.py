"""``make replay``: 10,000 random lives of cases, each against a minute-by-minute clock."""

import sys
import time
from multiprocessing import Pool

from tests.slow_clock import random_life

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


if __name__ == "__main__":
    sys.exit(bool(lives(int(sys.argv[1]) if len(sys.argv) > 1 else LIVES)))

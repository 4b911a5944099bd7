"""How long a pin takes in a city of 10,000 grids: ``python -m benchmarks.ground`` (a few seconds)."""

import random
import time
from collections.abc import Sequence

from services.rules.ground import Ground, Place
from tests.rules.test_ground import LAT, LON, city

SIDE, BUILDINGS, PINS = 100, 50_000, 5_000


def main() -> None:
    """Processor time, so that it does not matter what else the machine does."""
    chance = random.Random(1)  # noqa: S311
    grids = city(SIDE)
    buildings = [
        Place(len(grids) + number, chance.randrange(1, len(grids)), lat=_north(chance), lon=_east(chance))
        for number in range(1, BUILDINGS + 1)
    ]
    _measure(f"{len(grids):,} grids", grids, [], chance)
    _measure(f"{len(grids):,} grids, {BUILDINGS:,} buildings", grids, buildings, chance)


def _north(chance: random.Random) -> float:
    return chance.uniform(LAT, LAT + SIDE * 0.003)


def _east(chance: random.Random) -> float:
    return chance.uniform(LON, LON + SIDE * 0.004)


def _measure(what: str, grids: Sequence[Place], buildings: Sequence[Place], chance: random.Random) -> None:
    began = time.process_time()
    ground = Ground(grids, buildings)
    made = time.process_time() - began
    pins = [(_north(chance), _east(chance)) for _ in range(PINS)]
    ground.fall(*pins[0])
    began = time.process_time()
    for lat, lon in pins:
        ground.fall(lat, lon)
    each = (time.process_time() - began) / len(pins)
    print(f"{what}: made in {made:.2f} s, a pin in {each * 1000:.3f} ms")


if __name__ == "__main__":
    main()

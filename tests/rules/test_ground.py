"""A pin falls into a grid or building: inside, on borders, in gaps, far away; and fast, in a city of 10,000 grids."""

import random
import time
from math import cos, pi, radians, sin

import pytest
import shapely

from services.rules.ground import EDGE, NEAR, Fall, Ground, Place

LAT, LON = 30.5, 124.5
NORTH = 1 / 111_195
EAST = NORTH / cos(radians(LAT))
WEST_GRID, EAST_GRID, FAR_GRID, BARE_GRID = 1, 2, 3, 4
HALL, SHED, LODGE = 11, 12, 13


def at(north: float, east: float) -> tuple[float, float]:
    """Degrees, so many metres from the corner where the town begins."""
    return LAT + north * NORTH, LON + east * EAST


def box(south: float, west: float, north: float, east: float) -> bytes:
    corners = [at(south, west), at(south, east), at(north, east), at(north, west)]
    return bytes(shapely.to_wkb(shapely.Polygon([(lon, lat) for lat, lon in corners])))


def point(place: int, grid: int | None, north: float, east: float) -> Place:
    lat, lon = at(north, east)
    return Place(place, grid, lat=lat, lon=lon)


GRIDS = [
    Place(WEST_GRID, shape=box(0, 0, 200, 200)),
    Place(EAST_GRID, shape=box(0, 200, 200, 400)),
    Place(FAR_GRID, shape=box(0, 480, 200, 900)),
]
BUILDINGS = [
    Place(HALL, WEST_GRID, box(80, 100, 120, 190)),
    point(SHED, EAST_GRID, 100, 220),
    point(LODGE, EAST_GRID, 100, 380),
]
TOWN = Ground(GRIDS, BUILDINGS)


@pytest.mark.parametrize(
    ("north", "east", "wanted"),
    [
        (100, 150, Fall(HALL)),
        (20, 20, Fall(HALL)),
        (100, 195, Fall(spots=(HALL, SHED))),
        (100, 205, Fall(spots=(SHED, HALL))),
        (100, 188, Fall(HALL)),
        (100, 230, Fall(SHED)),
        (100, 330, Fall(LODGE)),
        (100, 420, Fall(spots=(LODGE,))),
        (100, 440, Fall(spots=(LODGE, FAR_GRID))),
        (100, 460, Fall(spots=(FAR_GRID,))),
        (100, 880, Fall(FAR_GRID)),
        (-100, 50, Fall(spots=(HALL,))),
        (-260, 150, Fall()),
    ],
)
def test_a_pin_falls(north: float, east: float, wanted: Fall) -> None:
    assert TOWN.fall(*at(north, east)) == wanted


def test_where_no_grid_has_an_outline_the_nearest_building_counts_then_the_grids_points() -> None:
    grids = [point(BARE_GRID, None, 0, 0), point(WEST_GRID, None, 0, 100), Place(EAST_GRID)]
    town = Ground(grids, [point(SHED, BARE_GRID, 600, 0), point(LODGE, BARE_GRID, 600, 200), Place(HALL, BARE_GRID)])
    assert town.fall(*at(600, 90)) == Fall(SHED)
    assert town.fall(*at(600, 110)) == Fall(LODGE)
    assert town.fall(*at(0, 60)) == Fall(spots=(WEST_GRID, BARE_GRID))
    assert town.fall(*at(300, 0)) == Fall()
    assert Ground([], []).fall(LAT, LON) == Fall()
    assert Ground([], [Place(HALL)]).fall(LAT, LON) == Fall()


def test_overlapping_grids_are_asked_about() -> None:
    town = Ground([Place(WEST_GRID, shape=box(0, 0, 200, 200)), Place(EAST_GRID, shape=box(0, 100, 200, 300))], [])
    assert town.fall(*at(100, 150)) == Fall(spots=(WEST_GRID, EAST_GRID))
    assert town.fall(*at(100, 50)) == Fall(WEST_GRID)


def city(side: int) -> list[Place]:
    """``side`` times ``side`` grids of 380 by 330 metres with 24 corners each, narrow gaps between them."""
    found = []
    for row in range(side):
        for column in range(side):
            middle_lon, middle_lat = LON + column * 0.004, LAT + row * 0.003
            ring = [
                (
                    middle_lon + 0.00199 * max(-1, min(1, 1.4 * cos(2 * pi * corner / 24))),
                    middle_lat + 0.00149 * max(-1, min(1, 1.4 * sin(2 * pi * corner / 24))),
                )
                for corner in range(24)
            ]
            found.append(Place(row * side + column + 1, shape=bytes(shapely.to_wkb(shapely.Polygon(ring)))))
    return found


def test_a_pin_finds_its_grid_among_ten_thousand_in_well_under_a_millisecond() -> None:
    """Processor time, so that a busy machine does not count; a hundred microseconds would be slow already."""
    ground, chance = Ground(city(100), []), random.Random(5)
    rows = [(chance.randrange(100), chance.randrange(100)) for _ in range(2_000)]
    pins = [(row * 100 + column + 1, LAT + row * 0.003 + 0.0005, LON + column * 0.004) for row, column in rows]
    before = time.process_time()
    fell = [ground.fall(lat, lon).area for _, lat, lon in pins]
    each = (time.process_time() - before) / len(pins)
    assert fell == [grid for grid, _, _ in pins]
    assert each < 0.0005


def test_an_obvious_way_of_searching_finds_the_same() -> None:
    """The tree against looking at every grid, for pins all over a small city and around it."""
    grids, chance = city(6), random.Random(7)
    ground = Ground(grids, [])
    scale = EAST, NORTH
    flat = {
        place.id: shapely.transform(shapely.from_wkb(place.shape), lambda degrees: degrees / scale) for place in grids
    }
    for _ in range(400):
        lat, lon = chance.uniform(LAT - 0.004, LAT + 0.02), chance.uniform(LON - 0.004, LON + 0.026)
        away = {grid: shapely.distance(shape, shapely.Point(lon / EAST, lat / NORTH)) for grid, shape in flat.items()}
        nearest = min(away.values())
        fell = ground.fall(lat, lon)
        found = (fell.area,) if fell.area else fell.spots
        if nearest > NEAR + 1:
            assert found == ()
        elif nearest < NEAR - EDGE - 1:
            assert away[found[0]] <= nearest + 0.5
            assert all(away[grid] <= nearest + EDGE + 0.5 for grid in found)
            assert {grid for grid, metres in away.items() if metres < nearest + EDGE - 0.5} <= {*found}

"""Into which grid or building a pin falls: outlines and points of a whole city, searched by a tree.

Distances are metres on a flat map around the town's middle: exact to some per mille across a city, and to centimetres
across a street.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

import numpy as np
import shapely

NEAR = 250
"""Metres beyond which a pin has nothing to do with a place."""
EDGE = 15
"""Metres by which a phone is wrong in the open: so near a border it may be either side."""
MOST = 4
_METRES_A_DEGREE = 111_195


@dataclass(frozen=True)
class Place:
    """A grid or building: its outline (well-known binary), else its point; ``grid`` is the one a building lies in."""

    id: int
    grid: int | None = None
    shape: bytes | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True)
class Fall:
    """Where a pin fell: ``area`` when that is clear, else what it may be, the nearest first; neither far from all."""

    area: int | None = None
    spots: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Layer:
    """Places of one kind, with the tree over them."""

    ids: Sequence[int]
    shapes: Any
    tree: Any

    def near(self, point: Any, within: int = NEAR) -> list[tuple[float, int]]:
        """Metres and id of what lies within so many metres, the nearest first; 0 inside."""
        found = self.tree.query(point, predicate="dwithin", distance=within)
        metres = shapely.distance(point, self.shapes[found])
        return sorted(zip(metres.tolist(), (self.ids[at] for at in found.tolist()), strict=True))


class Ground:
    """The town's map; ``fall`` only reads."""

    def __init__(self, grids: Iterable[Place], buildings: Iterable[Place]) -> None:
        grids, buildings = list(grids), list(buildings)
        self._scale = _scale([*grids, *buildings])
        self._outlined = self._layer(place for place in grids if place.shape)
        self._grids = self._layer(place for place in grids if not place.shape)
        self._buildings = self._layer(buildings)
        self._grid_of: Mapping[int, int | None] = {place.id: place.grid for place in buildings}
        self._solid = {place.id for place in buildings if place.shape}

    def fall(self, lat: float, lon: float) -> Fall:
        """The building whose outline it is in; else the nearest building of the grid it is in, else that grid.

        On a border, and in the gap between grids, it may be each of those nearby. Where no grid has an outline it is
        the nearest building, and far from all buildings it may be the grids whose points are near.
        """
        point = shapely.Point(lon * self._scale[0], lat * self._scale[1])
        buildings = self._buildings.near(point)
        if buildings and buildings[0][0] == 0 and buildings[0][1] in self._solid:
            return Fall(buildings[0][1])
        grids = self._grids_at(point)
        if grids:
            return self._of_grids(grids, buildings)
        if buildings:
            return Fall(buildings[0][1])
        return Fall(spots=tuple(area for _, area in self._grids.near(point)[:MOST]))

    def _grids_at(self, point: Any) -> list[tuple[float, int]]:
        """Most pins lie in a grid: only the others look farther, which takes longer."""
        close = self._outlined.near(point, 2 * EDGE)
        return close if close and close[0][0] <= EDGE else self._outlined.near(point)

    def _of_grids(self, grids: list[tuple[float, int]], buildings: list[tuple[float, int]]) -> Fall:
        nearest = grids[0][0]
        may_be = [grid for metres, grid in grids if metres <= nearest + EDGE][:MOST]
        spots = tuple(self._in_grid(grid, buildings) for grid in may_be)
        return Fall(spots[0]) if nearest == 0 and len(spots) == 1 else Fall(spots=spots)

    def _in_grid(self, grid: int, buildings: list[tuple[float, int]]) -> int:
        """What people know a grid by: the building in it that is nearest; where there is none, the grid itself."""
        return next((area for _, area in buildings if self._grid_of[area] == grid), grid)

    def _layer(self, places: Iterable[Place]) -> _Layer:
        known = [place for place in places if place.shape or place.lat is not None]
        shapes = np.empty(len(known), dtype=object)
        outlined = [at for at, place in enumerate(known) if place.shape]
        pointed = [at for at, place in enumerate(known) if not place.shape]
        shapes[outlined] = shapely.from_wkb([known[at].shape for at in outlined])
        shapes[pointed] = shapely.points([(known[at].lon, known[at].lat) for at in pointed] or np.empty((0, 2)))
        flat = shapely.transform(shapes, lambda degrees: degrees * self._scale)
        shapely.prepare(flat)
        return _Layer([place.id for place in known], flat, shapely.STRtree(flat))


def _scale(places: list[Place]) -> Any:
    """Metres of a degree of longitude and of latitude, in the middle of these places."""
    lats = [place.lat for place in places if place.lat is not None]
    shapes = [place.shape for place in places if place.shape]
    if shapes:
        lats += shapely.get_y(shapely.centroid(shapely.from_wkb(shapes))).tolist()
    middle = sum(lats) / len(lats) if lats else 0.0
    return np.array([_METRES_A_DEGREE * cos(radians(middle)), _METRES_A_DEGREE])

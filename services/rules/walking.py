"""In which order somebody walks from building to building: from the nearest to the nearest, else by number."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

_PARTS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Stop:
    """A building to go to: its row, its name with the compound in front, its point if it is known."""

    id: int
    name: str
    lat: float | None = None
    lon: float | None = None

    @property
    def pinned(self) -> bool:
        """Whether it has a point."""
        return self.lat is not None and self.lon is not None


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key that counts as people do: 2号楼 before 10号楼."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _PARTS.split(name) if part)


def walk(stops: Iterable[Stop]) -> list[int]:
    """The ids in walking order: from the lowest number always to the nearest that is left; without points by number.

    Buildings without a point come behind those with one.
    """
    left = sorted(stops, key=lambda stop: (natural(stop.name), stop.id))
    pinned = [stop for stop in left if stop.pinned]
    return [stop.id for stop in (*_nearest_first(pinned), *(stop for stop in left if not stop.pinned))]


def _nearest_first(stops: Sequence[Stop]) -> list[Stop]:
    left, way = list(stops), list(stops[:1])
    while len(way) < len(stops):
        left.remove(way[-1])
        way.append(min(left, key=lambda stop: _apart(way[-1], stop)))  # the first of equals: the lowest number
    return way


def _apart(one: Stop, other: Stop) -> float:
    """How far apart, in degrees of latitude: good enough to compare within a town."""
    assert one.lat is not None
    assert one.lon is not None
    assert other.lat is not None
    assert other.lon is not None
    return hypot(one.lat - other.lat, (one.lon - other.lon) * cos(radians(one.lat)))

"""What lies near a case: its building, its point on the map, the compounds around; from the directory, in memory."""

from dataclasses import dataclass

from models import Area, Level
from services.directory import Directory
from services.rules.alike import Point, metres

_LIES = "where places lie"
_MADE = "yards"


@dataclass(frozen=True)
class _Yard:
    """A compound as a circle around everything in it that has a point."""

    id: int
    middle: Point
    reach: float


def building_of(known: Directory, area_id: int) -> int | None:
    """The id of the building that an area is or lies in."""
    building = known.around(known.areas[area_id]).get(Level.BUILDING)
    return building.id if building else None


def full_name(known: Directory, area: Area, *, exact: bool = True) -> str:
    """Compound, building and (if ``exact``) stair; of what is larger its own name."""
    levels = known.around(area)
    if Level.BUILDING not in levels:
        return area.name
    compound = known.compounds.get(area.compound_id or 0)
    steps = (Level.BUILDING, Level.STAIR) if exact else (Level.BUILDING,)
    return " ".join([*([compound.name] if compound else []), *(levels[step].name for step in steps if step in levels)])


def point_of(known: Directory, area_id: int, pin: tuple[float | None, float | None]) -> Point | None:
    """The pin, else where the stair or building lies."""
    lat, lon = pin
    if lat is not None and lon is not None:
        return lat, lon
    levels = known.around(known.areas[area_id])
    for level in (Level.STAIR, Level.BUILDING):
        area = levels.get(level)
        if area is not None and area.lat is not None and area.lon is not None:
            return area.lat, area.lon
    return None


def lies(known: Directory, area_id: int) -> tuple[int | None, Point | None]:
    """The building that an area is or lies in, and its point: looked up once for all cases of the place."""
    places = known.made.setdefault(_LIES, {})
    if area_id not in places:
        places[area_id] = building_of(known, area_id), point_of(known, area_id, (None, None))
    found: tuple[int | None, Point | None] = places[area_id]
    return found


def yards_near(known: Directory, point: Point | None, within: int) -> list[int]:
    """The ids of the compounds that reach into a circle of ``within`` metres."""
    if point is None:
        return []
    return [yard.id for yard in _yards(known) if metres(point, yard.middle) <= within + yard.reach]


def _yards(known: Directory) -> list[_Yard]:
    if _MADE not in known.made:
        points: dict[int, list[Point]] = {}
        for area in known.areas.values():
            if area.compound_id and area.lat is not None and area.lon is not None:
                points.setdefault(area.compound_id, []).append((area.lat, area.lon))
        known.made[_MADE] = [_around(yard, found) for yard, found in points.items()]
    made: list[_Yard] = known.made[_MADE]
    return made


def _around(yard: int, points: list[Point]) -> _Yard:
    middle = (sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points))
    return _Yard(yard, middle, max(metres(middle, point) for point in points))

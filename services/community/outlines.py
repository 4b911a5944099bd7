"""Outlines of grids and buildings: GeoJSON read strictly, so that what is stored can be asked at once.

An outline is the text of one Polygon or MultiPolygon in WGS-84, longitude first, rounded to a centimetre.
"""

import json
from collections.abc import Iterator
from math import isfinite
from typing import Any

import shapely
from pydantic_core import PydanticCustomError

from services.community.problems import Wrong

MOST_POINTS = 1_000
"""Of one outline: a grid has some dozens, and a cell of a workbook must hold them."""
DIGITS = 7
_KINDS = ("Polygon", "MultiPolygon")
_LEAST = 4
"""Positions of a ring: three corners, and the first again."""
_NORTHERNMOST = 72
"""Farther north there are no grids to draw, but many of China's longitudes."""

Position = tuple[float, float]
Rings = list[list[Position]]


def outline_of(value: Any) -> str:
    """The outline that a GeoJSON text or object gives. Raises ``PydanticCustomError`` with the reason."""
    geometry = _geometry(_parsed(value))
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in _KINDS or not isinstance(coordinates, list):
        raise _wrong(Wrong.NO_OUTLINE, _short(kind or geometry))
    polygons = [_rings(one) for one in (coordinates if kind == _KINDS[1] else [coordinates])]
    if sum(len(ring) for rings in polygons for ring in rings) > MOST_POINTS:
        raise _wrong(Wrong.OUTLINE_POINTS, str(MOST_POINTS))
    text = _written(kind, polygons)
    _check_shape(text, polygons)
    return text


def stored(outline: str) -> bytes:
    """The outline as it is kept: read fifteen times as fast as its text."""
    return bytes(shapely.to_wkb(shapely.from_geojson(outline)))


def presented(shape: bytes) -> str:
    """The text of what is kept."""
    geometry = shapely.from_wkb(shape)
    kind = geometry.geom_type
    parts = list(geometry.geoms) if kind == _KINDS[1] else [geometry]
    rings = [[list(ring.coords) for ring in (part.exterior, *part.interiors)] for part in parts]
    return _written(kind, rings)


def _wrong(code: Wrong, given: str) -> PydanticCustomError:
    return PydanticCustomError(code.value, code.value, {"given": given})


def _short(value: Any) -> str:
    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str))[:40]


def _parsed(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        raise _wrong(Wrong.NO_OUTLINE, _short(value)) from None


def _geometry(value: Any) -> dict[str, Any]:
    """The geometry itself, or that of a Feature, or of a collection with one feature: what drawing tools give."""
    found = value
    if isinstance(found, dict) and found.get("type") == "FeatureCollection":
        features = found.get("features")
        found = features[0] if isinstance(features, list) and len(features) == 1 else found
    if isinstance(found, dict) and found.get("type") == "Feature":
        found = found.get("geometry")
    if not isinstance(found, dict):
        raise _wrong(Wrong.NO_OUTLINE, _short(found))
    return found


def _rings(polygon: Any) -> Rings:
    if not isinstance(polygon, list) or not polygon or not all(isinstance(ring, list) for ring in polygon):
        raise _wrong(Wrong.OUTLINE_EMPTY, _short(polygon))
    return [_ring(ring) for ring in polygon]


def _ring(written: list[Any]) -> list[Position]:
    ring = [position_of(one) for one in written]
    if len(ring) < _LEAST or ring[0] != ring[-1]:
        raise _wrong(Wrong.OUTLINE_OPEN, _shown(ring[0]) if ring else "[]")
    return ring


def position_of(written: Any) -> Position:
    """Longitude and latitude of a position; a height is left out."""
    numbers = written[:2] if isinstance(written, list) else []
    if len(numbers) != 2 or not all(isinstance(one, int | float) and isfinite(one) for one in numbers):
        raise _wrong(Wrong.OUTLINE_POSITION, _short(written))
    lon, lat = float(numbers[0]), float(numbers[1])
    if abs(lat) > 90 or (lat > _NORTHERNMOST and 0 < lon < _NORTHERNMOST):
        raise _wrong(Wrong.OUTLINE_SWAPPED, _shown((lon, lat)))
    if abs(lon) > 180:
        raise _wrong(Wrong.OUTLINE_POSITION, _shown((lon, lat)))
    return round(lon, DIGITS), round(lat, DIGITS)


def _shown(position: Position) -> str:
    return f"{position[0]:g}, {position[1]:g}" if position[0].is_integer() else f"{position[0]}, {position[1]}"


def _written(kind: str, polygons: list[Any]) -> str:
    rings = [[[list(position) for position in ring] for ring in polygon] for polygon in polygons]
    coordinates = rings if kind == _KINDS[1] else rings[0]
    return json.dumps({"type": kind, "coordinates": coordinates}, separators=(",", ":"))


def _check_shape(text: str, polygons: list[Rings]) -> None:
    shape = shapely.from_geojson(text)
    if shape.is_empty or not all(_has_area(ring) for ring in _every(polygons)):
        raise _wrong(Wrong.OUTLINE_EMPTY, _shown(polygons[0][0][0]) if polygons else "[]")
    if not shape.is_valid:
        _, _, where = shapely.is_valid_reason(shape).partition("[")
        raise _wrong(Wrong.OUTLINE_CROSSES, where.rstrip("]").replace(" ", ", "))


def _every(polygons: list[Rings]) -> Iterator[list[Position]]:
    return (ring for rings in polygons for ring in rings)


def _has_area(ring: list[Position]) -> bool:
    """Whether its corners span anything: not in one line; those of a bow tie do, and it is told that it crosses."""
    return bool(shapely.MultiPoint(ring).convex_hull.area > 0)

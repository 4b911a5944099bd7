"""A map file (GeoJSON) beside the community file: outlines and points of places that the town has already.

It is read as the community as it stands with these outlines and points, so that whatever holds of a community file
holds of it: the same checks, the same count of what changes. What the map does not name stays as it was.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import PydanticCustomError

from services.community.checks import problems_of
from services.community.outlines import outline_of, position_of
from services.community.problems import CommunityErrors, Problem, Wrong, nearest
from services.community.schema import AreaEntry, Community, CompoundEntry
from services.rules.datum import DATUMS, to_wgs84

TABLE = "features"
_OUTLINES = ("Polygon", "MultiPolygon")


def looks_like_map(text: str) -> bool:
    """Whether text is JSON rather than a community file or a table."""
    return text.removeprefix("\ufeff").lstrip().startswith("{")


def with_map(text: str, present: Community) -> Community:
    """``present`` with the outlines and points of the map. Raises ``CommunityErrors`` with everything that is wrong."""
    features, datum = _features(text)
    known = _Known(present)
    found: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    first: dict[tuple[str, str, str], int] = {}
    problems: list[Problem] = []
    for number, feature in enumerate(features, start=1):
        try:
            one = known.place(feature, datum)
            other = first.setdefault((one.table, one.key, one.field), number)
            if other != number:
                raise _Wrong(Wrong.FEATURE_TWICE, "", given=one.key, other=str(other))
        except _Wrong as wrong:
            entry = f"#{number} {_named(feature)}".strip()
            problems.append(Problem(TABLE, entry, wrong.field, wrong.code, wrong.facts))
        else:
            found[one.table, one.key] |= one.values
    if problems:
        raise CommunityErrors(problems)
    made = present.model_copy(
        update={table: tuple(_changed(present, table, found)) for table in ("areas", "compounds")}
    )
    if found_wrong := tuple(problems_of(made)):
        raise CommunityErrors(found_wrong)
    return made


def write_map(community: Community) -> str:
    """The map file of a community: one feature a line, outlines before points."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in _drawn(community))
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def _drawn(community: Community) -> Iterator[dict[str, Any]]:
    for area in community.areas:
        if area.outline is not None:
            yield _feature(area, json.loads(area.outline))
    entries: tuple[AreaEntry | CompoundEntry, ...] = (*community.areas, *community.compounds)
    for entry in entries:
        if entry.lat is not None:
            yield _feature(entry, {"type": "Point", "coordinates": [entry.lon, entry.lat]})


def _feature(entry: AreaEntry | CompoundEntry, geometry: dict[str, Any]) -> dict[str, Any]:
    level = entry.level.value if isinstance(entry, AreaEntry) else "compound"
    properties = {"key": entry.key, "name": entry.name, "level": level}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _changed(
    present: Community, table: str, found: Mapping[tuple[str, str], dict[str, Any]]
) -> Iterator[AreaEntry | CompoundEntry]:
    for entry in getattr(present, table):
        values = found.get((table, entry.key))
        yield entry.model_copy(update=values) if values else entry


def _features(text: str) -> tuple[list[Any], str]:
    """The features, and on which datum they were drawn: ``wgs84`` where the file doesn't say."""
    try:
        raw = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise CommunityErrors([Problem("", "", "", Wrong.NO_MAP, {"given": str(error)[:80]})]) from None
    features = raw.get("features") if isinstance(raw, dict) else None
    if not isinstance(features, list) or not features:
        raise CommunityErrors([Problem("", "", "", Wrong.NO_MAP, {"given": ""})])
    datum = raw.get("datum", DATUMS[0])
    if datum not in DATUMS:
        facts = {"given": str(datum)[:40], "choices": ", ".join(DATUMS)}
        raise CommunityErrors([Problem("", "", "datum", Wrong.NOT_ONE_OF, facts)])
    return features, datum


def _named(feature: Any) -> str:
    """What the feature says that it is: for the sentence only."""
    about = feature.get("properties") if isinstance(feature, dict) else None
    said = (about.get("key") or about.get("name") or "") if isinstance(about, dict) else ""
    return str(said)[:32]


class _Wrong(Exception):
    """What is wrong with one feature."""

    def __init__(self, code: Wrong, field: str, **facts: Any) -> None:
        super().__init__(code.value)
        self.code, self.field, self.facts = code, field, facts


@dataclass(frozen=True)
class _Placed:
    """What a feature says of one entry; ``field`` is what it may say once only."""

    table: str
    key: str
    field: str
    values: dict[str, Any]


class _Known:
    """The places of a community, by key and by name."""

    def __init__(self, community: Community) -> None:
        self._tables = {entry.key: "areas" for entry in community.areas}
        self._yards = {entry.key for entry in community.compounds}
        self._names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for table in ("areas", "compounds"):
            for entry in getattr(community, table):
                self._names[entry.name].append((table, entry.key))

    def place(self, feature: Any, datum: str) -> _Placed:
        """Which place a feature means, and what it says of it. Raises ``_Wrong``."""
        if not isinstance(feature, dict) or not isinstance(feature.get("geometry"), dict):
            raise _Wrong(Wrong.FEATURE_KIND, "geometry", given=str(feature)[:40])
        geometry = feature["geometry"]
        kind = str(geometry.get("type"))[:40]
        table, key = self._meant(feature, point=kind == "Point")
        if kind == "Point":
            lon, lat = _checked(lambda: _moved(position_of(geometry.get("coordinates")), datum))
            return _Placed(table, key, "point", {"lat": lat, "lon": lon})
        if kind not in _OUTLINES or table != "areas":
            raise _Wrong(Wrong.FEATURE_KIND, "geometry", given=kind)
        outline = _checked(lambda: _drawn_on(outline_of(geometry), datum))
        return _Placed(table, key, "outline", {"outline": outline})

    def _meant(self, feature: Mapping[str, Any], *, point: bool) -> tuple[str, str]:
        """By key; else by the feature's own id; else by a name that only one place has."""
        about = feature.get("properties")
        about = about if isinstance(about, dict) else {}
        key, name = about.get("key") or feature.get("id"), about.get("name")
        if key is None and not name:
            raise _Wrong(Wrong.FEATURE_UNNAMED, "properties")
        if key is None:
            return self._by_name(str(name), point=point)
        if str(key) in self._tables:
            return "areas", str(key)
        if str(key) in self._yards:
            return "compounds", str(key)
        raise self._unknown(str(key))

    def _by_name(self, name: str, *, point: bool) -> tuple[str, str]:
        """An outline is never a compound's, even if it is called like a building."""
        found = [one for one in self._names.get(name, []) if point or one[0] == "areas"]
        if len(found) > 1:
            raise _Wrong(Wrong.NAME_TWICE, "properties", given=name[:40])
        if not found:
            raise self._unknown(name)
        return found[0]

    def _unknown(self, given: str) -> _Wrong:
        near = nearest(given, [*self._tables, *self._yards, *self._names])
        return _Wrong(Wrong.UNKNOWN_REFERENCE, "properties", given=given[:40], target="areas", near=near)


def _checked(read: Any) -> Any:
    try:
        return read()
    except PydanticCustomError as error:
        raise _Wrong(Wrong(error.type), "geometry", **dict(error.context or {})) from None


def _moved(position: tuple[float, float], datum: str) -> tuple[float, float]:
    return position if datum == DATUMS[0] else to_wgs84(*position)


def _drawn_on(outline: str, datum: str) -> str:
    """The outline in WGS-84, checked anew: a metre's shift of each corner may not make it cross itself."""
    if datum == DATUMS[0]:
        return outline
    geometry = json.loads(outline)
    return outline_of(geometry | {"coordinates": _each(geometry["coordinates"])})


def _each(coordinates: list[Any]) -> list[Any]:
    if isinstance(coordinates[0], list):
        return [_each(one) for one in coordinates]
    return list(to_wgs84(*coordinates))

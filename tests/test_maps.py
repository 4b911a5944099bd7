"""Outlines and points of places: in the community file, a workbook, a map beside it; and every way to be wrong."""

import json
from typing import Any

import pytest
from pydantic_core import PydanticCustomError
from sqlmodel import select

from bot.database import Database
from bot.workbook.reading import read_book
from bot.workbook.writing import write_book
from models import Outline
from services.community import (
    Community,
    CommunityErrors,
    Problem,
    Wrong,
    apply_community,
    present_community,
    read_community,
    with_map,
    write_community,
    write_map,
)
from services.community.apply import CHINA
from services.community.outlines import MOST_POINTS, outline_of, presented, stored
from services.directory import directory
from services.rules.datum import to_gcj02, to_wgs84
from tests.small_community import SMALL, assert_said
from tests.test_community_import import NOW

SQUARE = [[124.5, 30.5], [124.502, 30.5], [124.502, 30.502], [124.5, 30.502], [124.5, 30.5]]
HOLE = [[124.5005, 30.5005], [124.501, 30.5005], [124.501, 30.501], [124.5005, 30.5005]]


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def feature(geometry: Any, **about: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": about, "geometry": geometry}


def a_map(*features: Any, **more: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)} | more)


def with_outline(value: object, key: str = "grid") -> str:
    return SMALL.replace(f'key = "{key}"\n', f'key = "{key}"\noutline = {value}\n', 1)


WRONG_OUTLINES = [
    (Wrong.NO_OUTLINE, "'here'", "here"),
    (Wrong.NO_OUTLINE, "7", "7"),
    (Wrong.NO_OUTLINE, '{ type = "Point", coordinates = [124.5, 30.5] }', "Point"),
    (Wrong.NO_OUTLINE, "'" + "[" * 20_000 + "'", "[[["),
    (Wrong.OUTLINE_POSITION, '{ type = "Polygon", coordinates = [[[124.5, "x"]]] }', "x"),
    (Wrong.OUTLINE_POSITION, '{ type = "Polygon", coordinates = [[[224.5, 30.5]]] }', "224.5"),
    (Wrong.OUTLINE_POSITION, '{ type = "Polygon", coordinates = [[[nan, 30.5]]] }', ""),
    (Wrong.OUTLINE_SWAPPED, f"'{json.dumps(polygon([[lat, lon] for lon, lat in SQUARE]))}'", "30.5, 124.5"),
    (Wrong.OUTLINE_SWAPPED, f"'{json.dumps(polygon([[39.4, 76.0], [39.5, 76.0], [39.5, 76.1]]))}'", "39.4, 76.0"),
    (Wrong.OUTLINE_OPEN, f"'{json.dumps(polygon(SQUARE[:-1]))}'", "124.5, 30.5"),
    (Wrong.OUTLINE_OPEN, f"'{json.dumps(polygon(SQUARE[:2] + SQUARE[:1]))}'", "124.5, 30.5"),
    (Wrong.OUTLINE_EMPTY, '{ type = "Polygon", coordinates = [] }', "[]"),
    (Wrong.OUTLINE_EMPTY, '{ type = "MultiPolygon", coordinates = [] }', "[]"),
    (
        Wrong.OUTLINE_EMPTY,
        f"'{json.dumps(polygon([SQUARE[0], SQUARE[1], [124.501, 30.5], SQUARE[0]]))}'",
        "124.5, 30.5",
    ),
    (
        Wrong.OUTLINE_CROSSES,
        f"'{json.dumps(polygon([SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]]))}'",
        "124.501, 30.501",
    ),
    (
        Wrong.OUTLINE_POINTS,
        f"'{json.dumps(polygon([[124 + one / 9999, 30.5] for one in range(MOST_POINTS)] + [[124, 31], [124, 30.5]]))}'",
        str(MOST_POINTS),
    ),
]
WRONG_MAPS = [
    (Wrong.NO_MAP, "{", ""),
    (Wrong.NO_MAP, '{"type": "FeatureCollection", "features": []}', ""),
    (Wrong.NOT_ONE_OF, a_map(feature(polygon(SQUARE), key="grid"), datum="bd09"), "datum"),
    (Wrong.FEATURE_UNNAMED, a_map(feature(polygon(SQUARE))), "features · #1 · properties"),
    (Wrong.UNKNOWN_REFERENCE, a_map(feature(polygon(SQUARE), key="grit")), "features · #1 grit · properties"),
    (Wrong.UNKNOWN_REFERENCE, a_map(feature(polygon(SQUARE), name="九网格")), "features · #1 九网格 · properties"),
    (
        Wrong.FEATURE_TWICE,
        a_map(feature(polygon(SQUARE), key="grid"), feature(polygon(SQUARE), name="一网格")),
        "features · #2 一网格",
    ),
    (Wrong.FEATURE_KIND, a_map(feature(polygon(SQUARE), key="yard")), "features · #1 yard · geometry"),
    (Wrong.FEATURE_KIND, a_map(feature({"type": "LineString"}, key="grid")), "features · #1 grid · geometry"),
    (Wrong.FEATURE_KIND, a_map(7), "features · #1 · geometry"),
    (Wrong.OUTLINE_OPEN, a_map(feature(polygon(SQUARE[:-1]), key="grid")), "features · #1 grid · geometry"),
    (
        Wrong.OUTLINE_SWAPPED,
        a_map(feature({"type": "Point", "coordinates": [30.5, 124.5]}, key="b1")),
        "features · #1 b1 · geometry",
    ),
    (Wrong.OUTLINE_LEVEL, a_map(feature(polygon(SQUARE), key="east")), "areas · east · outline"),
]
OF_MAPS = {code for code, *_ in (*WRONG_OUTLINES, *WRONG_MAPS)} | {Wrong.NAME_TWICE}


def problem_of(text: str) -> Problem:
    """The only mistake of a community file, or of a map for the small town."""
    with pytest.raises(CommunityErrors) as caught:
        with_map(text, read_community(SMALL)) if text.startswith("{") else read_community(text)
    (problem,) = caught.value.problems
    assert_said(problem)
    return problem


@pytest.mark.parametrize(("code", "written", "given"), WRONG_OUTLINES)
def test_a_broken_outline_is_named_with_place_and_reason(code: Wrong, written: str, given: str) -> None:
    problem = problem_of(with_outline(written))
    assert (problem.code, problem.where) == (code, "areas · grid · outline")
    assert given in problem.facts["given"]


@pytest.mark.parametrize(("code", "text", "where"), WRONG_MAPS)
def test_a_broken_map_is_named_with_feature_and_reason(code: Wrong, text: str, where: str) -> None:
    problem = problem_of(text)
    assert (problem.code, problem.where) == (code, where)


def test_only_grids_and_buildings_have_outlines_and_names_must_be_clear() -> None:
    stair = with_outline(f"'{json.dumps(polygon(SQUARE))}'", "b1-1")
    assert problem_of(stair).code is Wrong.OUTLINE_LEVEL
    town = SMALL + '[[areas]]\nkey = "b2"\nname = "一网格"\nlevel = "building"\nparent = "grid"\ncompound = "yard"\n'
    with pytest.raises(CommunityErrors) as caught:
        with_map(a_map(feature(polygon(SQUARE), name="一网格")), read_community(town))
    (problem,) = caught.value.problems
    assert problem.code is Wrong.NAME_TWICE
    assert_said(problem)


def test_what_drawing_tools_give_is_taken() -> None:
    plain = outline_of(polygon(SQUARE, HOLE))
    high = polygon([[*position, 12.5] for position in SQUARE], HOLE)
    for written in (high, json.dumps(high), feature(high), json.loads(a_map(feature(high)))):
        assert outline_of(written) == plain
    assert presented(stored(plain)) == plain
    several = outline_of(
        {"type": "MultiPolygon", "coordinates": [[SQUARE], [[[one[0] + 1, one[1]] for one in SQUARE]]]}
    )
    assert presented(stored(several)) == several
    assert outline_of(several) == several
    with pytest.raises(PydanticCustomError):
        outline_of({"type": "FeatureCollection", "features": []})


def drawn() -> Community:
    point = feature({"type": "Point", "coordinates": [124.501, 30.501]}, key="yard")
    return with_map(
        a_map(feature(polygon(SQUARE, HOLE), name="一网格"), {**feature(polygon(HOLE)), "id": "b1"}, point),
        read_community(SMALL),
    )


def test_outlines_are_the_same_by_file_by_map_and_by_workbook() -> None:
    community = drawn()
    kept = {area.key: area.outline for area in community.areas if area.outline}
    assert kept == {"grid": outline_of(polygon(SQUARE, HOLE)), "b1": outline_of(polygon(HOLE))}
    assert (community.compounds[0].lat, community.compounds[0].lon) == (30.501, 124.501)
    assert read_community(write_community(community)) == community
    read, _ = read_book(write_book(community, "zh_CN"))
    assert {area.key: area.outline for area in read.areas if area.outline} == kept
    assert with_map(write_map(community), read_community(SMALL)) == community


async def test_outlines_come_in_go_out_and_end(database: Database) -> None:
    async with database.transaction() as session:
        summary = await apply_community(session, drawn(), now=NOW)
        assert summary.tables["outlines"].created == 2
    async with database.transaction() as session:
        before = (await directory(session)).versions
        present = await present_community(session, now=NOW, timezone=CHINA)
        assert {area.key: area.outline for area in present.areas if area.outline} == {
            area.key: area.outline for area in drawn().areas if area.outline
        }
        assert (await apply_community(session, present, now=NOW)).quiet
    async with database.transaction() as session:
        moved = with_map(a_map(feature(polygon(SQUARE), key="grid")), present)
        assert (await apply_community(session, moved, now=NOW)).tables["outlines"].changed == 1
    async with database.transaction() as session:
        assert (await directory(session)).versions != before
        ended = await apply_community(session, read_community(SMALL), now=NOW)
        assert ended.tables["outlines"].ended == 2
    async with database.reading() as session:
        assert (await session.execute(select(Outline))).all() == []


@pytest.mark.parametrize(
    ("lat", "lon", "shown_lat", "shown_lon"),
    [
        (31.1774276, 121.5272106, 31.17530398, 121.53154186),
        (39.911954, 116.377817, 39.91334546, 116.38404722),
    ],
)
def test_what_was_drawn_on_a_chinese_map_is_turned_back(
    lat: float, lon: float, shown_lat: float, shown_lon: float
) -> None:
    there = to_gcj02(lon, lat)
    assert there == pytest.approx((shown_lon, shown_lat), abs=1e-6)
    assert to_wgs84(*there) == pytest.approx((lon, lat), abs=1e-6)
    assert to_gcj02(2.35, 48.85) == (2.35, 48.85)


def test_a_map_may_say_that_it_was_drawn_on_a_chinese_map() -> None:
    shifted = [list(to_gcj02(*position)) for position in SQUARE]
    point = {"type": "Point", "coordinates": list(to_gcj02(124.5, 30.5))}
    community = with_map(
        a_map(feature(polygon(shifted), key="grid"), feature(point, key="b1"), datum="gcj02"), read_community(SMALL)
    )
    areas = {area.key: area for area in community.areas}
    assert areas["b1"].lon == pytest.approx(124.5, abs=1e-6)
    (ring,) = json.loads(areas["grid"].outline or "")["coordinates"]
    for position, wanted in zip(ring, SQUARE, strict=True):
        assert position == pytest.approx(wanted, abs=2e-6)

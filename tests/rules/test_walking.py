"""In which order one walks: from the lowest number always to the nearest, without points by number."""

from hypothesis import given
from hypothesis import strategies as st

from services.rules.walking import Stop, natural, walk

POINTS = st.one_of(st.none(), st.tuples(st.floats(-89, 89), st.floats(-179, 179)))


def stops(points: list[tuple[float, float] | None]) -> list[Stop]:
    return [Stop(n, f"春风里 {n}号楼", *(point or (None, None))) for n, point in enumerate(points, 1)]


def test_without_points_it_goes_by_number_as_people_count() -> None:
    names = ["春风里 10号楼", "春风里 2号楼", "安园 3号楼", "春风里 1号楼"]
    found = walk([Stop(n, name) for n, name in enumerate(names)])
    assert [names[n] for n in found] == ["安园 3号楼", "春风里 1号楼", "春风里 2号楼", "春风里 10号楼"]


def test_with_points_always_to_the_nearest_and_the_others_behind() -> None:
    row = [(30.5, 124.50), (30.5, 124.53), None, (30.5, 124.51), (30.5, 124.52)]
    assert walk(stops(row)) == [1, 4, 5, 2, 3]


def test_of_two_that_are_as_near_the_lower_number_comes_first() -> None:
    assert walk(stops([(30.0, 124.0), (30.0, 124.1), (30.0, 123.9)])) == [1, 2, 3]


@given(st.lists(POINTS, max_size=12))
def test_every_building_is_visited_once(points: list[tuple[float, float] | None]) -> None:
    assert sorted(walk(stops(points))) == list(range(1, len(points) + 1))


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_names_can_be_compared(one: str, other: str) -> None:
    assert (natural(one) < natural(other)) or (natural(one) >= natural(other))

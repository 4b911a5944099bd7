"""What may be the same matter: near, and of a kind or in like words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.alike import MOST, NEAR, Matter, alike, in_like_words, metres

HERE = (30.5, 124.5)
A_HUNDRED_METRES = 0.0009
POINTS = st.tuples(st.floats(30.4, 30.6), st.floats(124.4, 124.6))


def matter(row: int, **more: object) -> Matter:
    values: dict[str, object] = {"category": 1, "building": None, "point": HERE, "words": ""}
    return Matter(row, **(values | more))  # type: ignore[arg-type]


def test_the_nearest_come_first_and_not_too_many() -> None:
    others = [matter(row, point=(30.5 + row * A_HUNDRED_METRES / 4, 124.5)) for row in range(9, 1, -1)]
    assert alike(matter(1), others, within=NEAR) == [2]  # within some steps whatever it is called
    told = [other._replace(words="路灯不亮了") for other in others]
    assert alike(matter(1, words="路灯不亮"), told, within=NEAR) == [2, 3, 4, 5, 6][:MOST]


def test_farther_off_it_is_of_one_kind_and_in_like_words() -> None:
    mine, off = matter(1, words="路灯不亮"), (30.501, 124.5)
    others = [
        matter(2, point=off, words="井盖没了"),
        matter(3, point=off, words="路灯不亮", category=2),
        matter(4, point=off, words="路灯不亮了"),
    ]
    assert alike(mine, others, within=NEAR) == [4]


def test_in_the_same_building_no_point_is_needed() -> None:
    mine = matter(1, building=7, point=None)
    others = [matter(2, building=7, point=None), matter(3, building=8, point=None), matter(4)]
    assert alike(mine, others, within=NEAR) == [2]
    assert alike(matter(1, building=7), [matter(2, building=8)], within=0) == [2]  # at the very same point
    assert alike(matter(1, building=7), [matter(2, building=8, point=(30.5009, 124.5))], within=0) == []


def test_another_kind_counts_only_in_like_words() -> None:
    mine = matter(1, category=None, words="3号楼2单元楼道灯坏了")
    others = [
        matter(2, category=5, words="三号楼二单元的楼道灯不亮"),
        matter(3, category=5, words="3号楼2单元水管漏水"),
        matter(4, category=None, words=""),
    ]
    assert alike(mine, others, within=NEAR) == [2]


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("垃圾桶满了好几天", "门口垃圾桶满了", True),
        ("电梯停了", "电梯停了,老人下不来", True),
        ("3号楼", "3号楼", False),
        ("", "", False),
        ("灯坏了", "门坏了", False),
    ],
)
def test_like_words(one: str, other: str, like: bool) -> None:
    assert in_like_words(one, other) is like


@given(POINTS, POINTS)
def test_as_far_there_as_back_and_nowhere_from_oneself(one: tuple[float, float], other: tuple[float, float]) -> None:
    assert metres(one, other) == pytest.approx(metres(other, one))
    assert metres(one, one) == 0


@given(st.text(), st.text())
def test_like_is_mutual(one: str, other: str) -> None:
    assert in_like_words(one, other) == in_like_words(other, one)

"""Which conditions the words may mean: whole parts only, and in doubt all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.conditions import plausible

MANHOLE = [
    "缺失、移位、开裂，存在安全隐患的",
    "破损超过25c㎡",
    "弹跳产生声响，翻盖明显影响安全",
    "周边路面深陷、凸起或破损",
]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("门口井盖移位了", [0]),
        ("井盖缺失", [0]),
        ("井盖坏了", [0, 1, 2, 3]),
        ("路面上的井盖没了", [0, 1, 2, 3]),
        ("井盖破损", [1, 3]),
        ("井盖移位,旁边凸起", [0, 3]),
        ("", [0, 1, 2, 3]),
    ],
)
def test_a_condition_is_meant_when_a_part_of_it_is_said(words: str, meant: list[int]) -> None:
    assert plausible(MANHOLE, words) == meant


@given(st.lists(st.text()), st.text())
def test_something_is_always_meant_where_there_is_something(conditions: list[str], words: str) -> None:
    found = plausible(conditions, words)
    assert bool(found) == bool(conditions)
    assert set(found) <= set(range(len(conditions)))

"""Who is named at the end of the year: lines, equal points, leaders."""

from services.rules.honours import Ranked, best_leaders, first


def rows(*points: int, leaders: frozenset[int] = frozenset()) -> list[Ranked]:
    return [Ranked(number, value, number in leaders) for number, value in enumerate(points, start=1)]


def test_equal_points_at_the_line_are_all_in() -> None:
    assert first(rows(9, 7, 7, 7, 1), 2) == {1, 2, 3, 4}
    assert first(rows(9, 7, 5), 2) == {1, 2}
    assert first(rows(9, 0, 0), 2) == {1}
    assert first(rows(9, 8), 50) == {1, 2}
    assert first([], 50) == frozenset()
    assert first(rows(9), 0) == frozenset()


def test_a_share_of_the_leaders_in_office_is_named_rounded_up() -> None:
    ranked = rows(9, 8, 7, 6, 5, leaders=frozenset({2, 4, 5}))
    assert best_leaders(ranked, 5, 20) == {2}
    assert best_leaders(ranked, 6, 20) == {2, 4}
    assert best_leaders(ranked, 3, 0) == frozenset()
    assert best_leaders(rows(9), 0, 20) == frozenset()

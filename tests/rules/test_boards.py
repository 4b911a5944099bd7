"""Who is told apart on a board, and who moved how far."""

from datetime import date

from services.rules.boards import monday_of, moved, told_apart


def test_only_those_who_look_the_same_are_told_apart() -> None:
    names = [
        ("full", "唐春分"),
        ("auntie", "王"),
        ("auntie", "王"),
        ("auntie", "王"),
        ("masked", "李*"),
        ("masked", "李*"),
    ]
    grids = ["第一网格", "第一网格", "第二网格", "第二网格", "", ""]
    assert told_apart(names, grids) == ["", "第一网格", "第二网格 1", "第二网格 2", "1", "2"]
    assert told_apart([], []) == []


def test_movement_and_weeks() -> None:
    assert (moved(1, 4), moved(3, 3), moved(5, 2), moved(2, None)) == (3, 0, -3, None)
    assert monday_of(date(2026, 11, 26)) == monday_of(date(2026, 11, 23)) == date(2026, 11, 23)

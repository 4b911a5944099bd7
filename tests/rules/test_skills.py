"""What neighbours can do and when, and who of them is asked next."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.skills import SKILLS, SLOTS, Able, next_able, rule_of, skills_in, slots_in

TUESDAY = datetime(2026, 3, 3, 14, 5)  # noqa: DTZ001  # town time without a zone


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("理发", ["haircut"]), ("我能修水管,也会理发", ["repairs", "haircut"]), ("搬重物", ["carrying"]),
        ("教老人用手机", ["devices"]), ("打麻将", []), ("借个梯子", ["lending"]), ("辅导作业", ["tutoring"]),
        ("haircuts and small repairs", ["haircut", "repairs"]), ("tape", []), ("陪人散步", ["company"]),
    ],
)  # fmt: skip
def test_skills_are_understood(text: str, skills: list[str]) -> None:
    assert skills_in(text) == skills


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("理发", []), ("周末", ["weekend-day", "weekend-evening"]), ("工作日晚上", ["workday-evening"]),
        ("周六上午", ["weekend-day"]), ("明天下午三点", ["workday-day"]),
        ("晚上", ["workday-evening", "weekend-evening"]),
        ("Saturday morning", ["weekend-day"]), ("周三19:00", ["workday-evening"]),
    ],
)  # fmt: skip
def test_times_are_understood(text: str, slots: list[str]) -> None:
    assert slots_in(text, TUESDAY) == slots
    assert set(slots) <= set(SLOTS)


def test_every_skill_has_a_line_of_the_table() -> None:
    assert {rule_of(skill) for skill in SKILLS} == {"household", "care", "youth"}


def test_who_lives_nearer_comes_first_then_who_was_asked_least() -> None:
    far, near = Able(1, 1, frozenset(), 0), Able(2, 0, frozenset(), 5)
    assert next_able([far, near], []) == near
    assert next_able([near, Able(3, 0, frozenset(), 1)], []) == Able(3, 0, frozenset(), 1)
    weekend = Able(4, 0, frozenset({"weekend-day"}), 0)
    assert next_able([weekend], ["workday-day"]) is None
    assert next_able([weekend], []) == weekend
    assert next_able([], []) is None


_ABLE = st.builds(
    Able, st.integers(1, 9), st.integers(0, 1), st.frozensets(st.sampled_from(SLOTS)), st.integers(0, 5)
)  # fmt: skip


@given(st.lists(_ABLE, unique_by=lambda one: one.person), st.frozensets(st.sampled_from(SLOTS)))
def test_everybody_who_fits_is_asked_once_and_nobody_else(people: list[Able], slots: frozenset[str]) -> None:
    left, asked = list(people), []
    while (one := next_able(left, slots)) is not None:
        asked.append(one)
        left.remove(one)
    assert all(not slots or not one.slots or one.slots & slots for one in asked)
    assert all(slots and one.slots and not one.slots & slots for one in left)
    assert asked == sorted(asked, key=lambda one: (one.distance, one.asked, one.person))

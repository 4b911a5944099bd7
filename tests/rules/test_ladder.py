"""The ladder: when each rung comes, and that a case climbs straight to the one that holds."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.ladder import Climb, LadderSettings, Rung, climb, remind_at, rungs

START = datetime(2026, 3, 10, 2, tzinfo=UTC)
SETTINGS = LadderSettings()
HOUR = timedelta(hours=1)
SPANS = st.timedeltas(timedelta(seconds=1), timedelta(days=400))


def steps_of(hours: int, *, to_unit: bool = False):
    return rungs(START, START + hours * HOUR, to_unit=to_unit, settings=SETTINGS)


@pytest.mark.parametrize(
    ("limit", "reminded_after"),
    [
        (timedelta(hours=48), timedelta(hours=43)),
        (timedelta(hours=2), timedelta(hours=1, minutes=48)),
        (timedelta(hours=10), timedelta(hours=9)),
        (timedelta(hours=20), timedelta(hours=18)),
        (timedelta(minutes=15), timedelta(minutes=13)),
        (timedelta(days=15), timedelta(days=14)),
        (timedelta(seconds=30), timedelta()),
    ],
)
def test_the_reminder_leaves_full_hours_or_minutes(limit, reminded_after):
    assert remind_at(START, START + limit, 0.9) == START + reminded_after


@given(SPANS, st.floats(0.01, 0.99))
def test_the_reminder_stands_inside_the_limit_and_at_most_a_day_before_its_end(limit, fraction):
    at = remind_at(START, START + limit, fraction)
    assert START <= at <= START + limit
    assert at >= START + limit - timedelta(hours=24)


def test_a_unit_has_four_rungs_and_a_grid_member_five():
    after = {Rung.REMIND: 43, Rung.URGE: 48, Rung.FIRST: 72, Rung.SECOND: 120, Rung.THIRD: 168}
    assert steps_of(48) == tuple((rung, START + hours * HOUR) for rung, hours in after.items())
    assert steps_of(48, to_unit=True) == steps_of(48)[:-1]


def test_one_rung_after_the_other():
    steps = steps_of(48)
    assert climb(steps, Rung.NONE, START) == Climb(None, (), START + 43 * HOUR)
    assert climb(steps, Rung.NONE, START + 43 * HOUR) == Climb(Rung.REMIND, (), START + 48 * HOUR)
    assert climb(steps, Rung.REMIND, START + 44 * HOUR) == Climb(None, (), START + 48 * HOUR)
    assert climb(steps, Rung.SECOND, START + 168 * HOUR) == Climb(Rung.THIRD, (), None)
    assert climb(steps, Rung.THIRD, START + 999 * HOUR) == Climb(None, (), None)


def test_after_a_pause_straight_to_the_rung_that_holds():
    steps = steps_of(48)
    assert climb(steps, Rung.NONE, START + 80 * HOUR) == Climb(Rung.FIRST, (Rung.REMIND, Rung.URGE), START + 120 * HOUR)


def test_no_steps_no_rung():
    assert climb((), Rung.NONE, START) == Climb(None, (), None)


@given(SPANS, st.booleans(), st.lists(st.timedeltas(timedelta(), timedelta(days=60)), max_size=12))
def test_any_sequence_of_jumps_says_each_rung_once_and_never_early(limit, to_unit, jumps):
    steps = rungs(START, START + limit, to_unit=to_unit, settings=SETTINGS)
    moment_of = dict(steps)
    now, last, seen = START, Rung.NONE, []
    for jump in jumps:
        now += jump
        result = climb(steps, last, now)
        seen += result.missed
        if result.rung is not None:
            seen.append(result.rung)
            last = result.rung
        assert all(moment_of[rung] <= now for rung in seen)
        assert result.next_at is None or result.next_at > now
        assert (result.next_at is None) == (last == steps[-1][0])
    assert seen == sorted(set(seen))
    assert set(seen) == {rung for rung, at in steps if at <= now} or not jumps


def test_settings_out_of_order_are_refused():
    with pytest.raises(ValueError, match="rung"):
        LadderSettings(first_after=timedelta(hours=80))
    with pytest.raises(ValueError, match="fraction"):
        LadderSettings(remind_fraction=1.5)

"""Rates: what they are made of, who is compared, who is below a floor, who is praised."""

from hypothesis import given
from hypothesis import strategies as st

from services.rules.rates import Rate, Share, Standards, Tally, excels, median, ranked, rates, under

FEW = st.integers(0, 30)


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    due, closed, asked = draw(FEW), draw(FEW), draw(FEW)
    return Tally(
        asked=asked,
        answered=draw(st.integers(0, asked)),
        due=due,
        in_time=draw(st.integers(0, due)),
        closed=closed,
        reworked=draw(st.integers(0, closed)),
        satisfied=draw(FEW),
        dissatisfied=draw(FEW),
    )


UNITS = st.dictionaries(st.integers(1, 9), tallies())


def test_each_rate_with_its_n() -> None:
    tally = Tally(
        asked=20, answered=19, due=10, in_time=9, solved=3, unsolved=1, satisfied=2, dissatisfied=1, people=9,
        closed=8, reworked=2,
    )  # fmt: skip
    assert rates(tally) == {
        Rate.ANSWERED: Share(19, 20),
        Rate.ON_TIME: Share(9, 10),
        Rate.SOLVED: Share(3, 4),
        Rate.SATISFIED: Share(2, 3),
        Rate.REWORKED: Share(2, 8),
    }
    assert tally.late == 1
    assert Share(0, 0).percent is None


def test_one_case_fixed_in_four_minutes_does_not_top_the_table() -> None:
    lucky, steady, slow = Tally(due=1, in_time=1), Tally(due=40, in_time=38), Tally(due=40, in_time=20)
    assert ranked({"lucky": lucky, "slow": slow, "steady": steady}, 5) == ([(1, "steady"), (2, "slow")], ["lucky"])


def test_equals_share_a_place() -> None:
    same = Tally(due=10, in_time=9)
    places, _ = ranked({"a": same, "b": same, "c": Tally(due=10, in_time=8)}, 5)
    assert places == [(1, "a"), (1, "b"), (3, "c")]


@given(UNITS, st.integers(1, 20))
def test_everybody_stands_once_and_nobody_better_stands_behind(units: dict[int, Tally], least: int) -> None:
    places, rest = ranked(units, least)
    assert sorted([unit for _, unit in places] + rest) == sorted(units)
    assert all(units[unit].due < least for unit in rest) or (not places and len(rest) == len(units))
    assert len(places) != 1  # one alone is compared with nobody
    on_time = [units[unit].in_time / units[unit].due for _, unit in places]
    assert on_time == sorted(on_time, reverse=True)


@given(tallies(), st.integers(1, 20))
def test_nobody_is_praised_and_below_a_floor(tally: Tally, least: int) -> None:
    standards = Standards(least)
    low = under(tally, dict(standards.floors), least)
    assert not (low and excels(tally, standards))
    assert all(rates(tally)[rate].of >= least for rate in low)


def test_praise_needs_volume_and_nothing_overdue() -> None:
    standards = Standards()
    good = Tally(due=50, in_time=50, satisfied=20)
    assert excels(good, standards)
    assert not excels(good + Tally(overdue=1), standards)
    assert not excels(Tally(due=4, in_time=4, satisfied=4), standards)
    assert not excels(good + Tally(asked=50, answered=40), standards)
    assert not excels(good, Standards(red=()))


def test_the_median_and_the_sum() -> None:
    assert (median([]), median([3, 1, 2]), median([4, 1, 2, 3])) == (None, 2, 2.5)
    assert Tally(due=1) + Tally(due=2, open=3) == Tally(due=3, open=3)

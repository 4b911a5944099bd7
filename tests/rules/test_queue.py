"""Whose turn it is, and how long an offer holds: nobody overtakes in strict order, no seat is given twice or left."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.rules.queue import LONGEST, Waiting, offer_ends, seated_at_once, whose_turn

NOW = datetime(2026, 3, 3, 6, 5, tzinfo=UTC)
QUEUES = st.lists(st.integers(1, 4), max_size=30).map(
    lambda sizes: [Waiting(party, size) for party, size in enumerate(sizes)]
)
FREE = st.integers(0, 20)


@given(QUEUES, FREE)
def test_in_strict_order_nobody_overtakes(queue: list[Waiting], free: int) -> None:
    chosen = whose_turn(queue, free, strict=True)
    assert chosen == queue[: len(chosen)]
    left = free - sum(one.size for one in chosen)
    assert left >= 0
    assert len(chosen) == len(queue) or queue[len(chosen)].size > left


@given(QUEUES, FREE)
def test_otherwise_nobody_who_fits_is_left(queue: list[Waiting], free: int) -> None:
    chosen = whose_turn(queue, free, strict=False)
    left = free - sum(one.size for one in chosen)
    assert left >= 0
    assert [one for one in queue if one in chosen] == chosen
    assert all(one.size > left for one in queue if one not in chosen)


@given(QUEUES, FREE, st.integers(1, 4), st.booleans())
def test_a_newcomer_sits_only_if_nobody_before_them_could(
    queue: list[Waiting], free: int, size: int, strict: bool
) -> None:
    if seated_at_once(queue, free, size, strict=strict):
        assert size <= free
        assert not whose_turn(queue, free, strict=strict)


@given(st.integers(1, 60 * 24 * 30), st.integers(0, 60 * 12))
def test_an_offer_ends_before_the_start_and_sooner_as_it_nears(minutes: int, quiet: int) -> None:
    start, loud = NOW + timedelta(minutes=minutes), NOW + timedelta(minutes=quiet)
    until = offer_ends(NOW, start, loud)
    assert NOW < until <= start
    assert until - max(NOW, min(loud, start)) <= LONGEST
    assert offer_ends(NOW, start + timedelta(days=1), loud) >= until

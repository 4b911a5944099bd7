"""We write no faster than Telegram takes it, and the server of the tests knows what is too fast."""

from bisect import bisect_left

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateways.contract import RetryLater
from bot.gateways.telegram_pace import Pace
from tests.botapi.limits import Limits
from tests.botapi.rules import Refusal

CHATS = ("7", "8", "-1", "-2", *map(str, range(100, 160)))


class Clock:
    """Goes on when somebody pauses."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at

    async def pause(self, seconds: float) -> None:
        self.at += seconds


async def sent(pace: Pace, clock: Clock, chat: str) -> float:
    """When a message that waits as long as it must is sent."""
    while True:
        try:
            await pace.admit(chat)
        except RetryLater as later:
            clock.at += later.after
        else:
            return clock.at


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(CHATS), st.sampled_from((0.0, 0.0, 0.01, 0.5, 30.0))), max_size=150))
async def test_the_server_never_refuses_what_keeps_the_pace(writing: list[tuple[str, float]]) -> None:
    clock = Clock()
    pace, limits = Pace(clock, clock.pause), Limits(clock)
    for chat, idle in writing:
        clock.at += idle
        await sent(pace, clock, chat)
        limits.check("sendmessage", chat)
    assert limits.broken == 0


async def test_a_group_gets_its_share_of_a_minute_and_a_chat_its_burst() -> None:
    clock = Clock()
    pace = Pace(clock, clock.pause)
    group = [await sent(pace, clock, "-1") for _ in range(40)]
    assert group[2] == 0.0
    assert 1.0 < group[3] < 1.1
    assert all(bisect_left(group, at + 60) - place <= 20 for place, at in enumerate(group))
    began = clock.at
    assert [await sent(pace, clock, "7") for _ in range(3)] == [began] * 3


async def test_a_chat_that_must_wait_costs_the_others_nothing() -> None:
    clock = Clock()
    pace = Pace(clock, clock.pause)
    for _ in range(3):
        await pace.admit("7")
    for _ in range(100):
        with pytest.raises(RetryLater):
            await pace.admit("7")
    await pace.admit("8")
    assert clock.at == 0.0


async def test_no_pace_at_all() -> None:
    clock = Clock()
    pace = Pace(clock, clock.pause, overall=0)
    for _ in range(1000):
        await pace.admit("-1")
    assert clock.at == 0.0


async def test_chats_that_are_quiet_are_forgotten() -> None:
    clock = Clock()
    pace = Pace(clock, clock.pause)
    for number in range(2500):
        clock.at += 0.1
        await pace.admit(str(number))
    assert len(pace._chats) < 2100


@pytest.mark.parametrize(
    ("chats", "passes", "after"), [(["7"], 5, 1), (["-1"], 5, 1), ([str(number) for number in range(100)], 30, 1)]
)
def test_the_server_refuses_what_is_too_fast(chats: list[str], passes: int, after: int) -> None:
    limits = Limits(lambda: 0.0)
    for number in range(passes):
        limits.check("sendmessage", chats[number % len(chats)])
    with pytest.raises(Refusal) as refused:
        limits.check("editmessagetext", chats[passes % len(chats)])
    assert (refused.value.code, refused.value.parameters) == (429, {"retry_after": after})
    assert limits.broken == 1
    limits.check("getupdates", "")


def test_the_server_gives_a_group_twenty_a_minute() -> None:
    clock = Clock()
    limits = Limits(clock)
    for _ in range(20):
        clock.at += 1.0
        limits.check("sendmessage", "-1")
    clock.at += 1.0
    with pytest.raises(Refusal, match="retry after 40"):
        limits.check("sendmessage", "-1")


async def test_an_edit_that_needs_a_second_call_counts_as_two() -> None:
    clock = Clock()
    pace, limits = Pace(clock, clock.pause), Limits(clock)
    for chat in ("7", "-1") * 8:
        await sent(pace, clock, chat)
        limits.check("editmessagecaption", chat)
        pace.overdraw(chat)
        limits.check("editmessagetext", chat)
    assert limits.broken == 0

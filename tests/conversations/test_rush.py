"""Order is the order of arrival: many press within a second, on both databases, and it can be proved afterwards."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from models import Verb
from tests.conftest import NewDatabase
from tests.town import Town
from tests.town.building import web_town
from tests.town.rush import move_in, outcome, press, rush, taken, toasts

GROUP = "xinliu-volunteers"
PEOPLE, SEATS = 100, 50


@pytest.fixture
async def both(database_kind: str, database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    """The chat page on each of the databases."""
    async with web_town(database_url(database_kind, template="town"), tmp_path) as town:
        yield town


async def test_the_first_fifty_are_in_the_others_wait_in_order_and_each_is_told_once(both: Town) -> None:
    await both.says("li", f"活动 周六上午9点 春风广场清扫 需要{SEATS}人 2分")
    await both.presses("li", "发布")
    users = await move_in(both.app, PEOPLE, GROUP)
    await rush(both.app, 1, GROUP, users)
    found = await outcome(both.app, 1)
    assert [state for _, state, _ in found] == ["seated"] * SEATS + ["queued"] * (PEOPLE - SEATS)
    assert all(arrival == rank for arrival, _, rank in found)
    told = await toasts(both.app)
    expected = [f"seated {place}" for place in range(1, SEATS + 1)]
    expected += [f"queued {place}" for place in range(1, PEOPLE - SEATS + 1)]
    assert [told[arrival] for arrival, _, _ in found] == expected
    again = users[::5]
    await press(both.app, 1, GROUP, again)
    await both.app.inbox.drain()
    assert await outcome(both.app, 1) == found
    assert await taken(both.app, 1) == SEATS
    repeated = [words for event, words in (await toasts(both.app)).items() if event > found[-1][0]]
    assert len(repeated) == len(again)
    assert all(words.startswith("already-in") for words in repeated)
    leaving = users[:8]
    await press(both.app, 1, GROUP, leaving, Verb.SIGN_OFF)
    await press(both.app, 1, GROUP, leaving, Verb.SIGN_OFF)
    await both.app.inbox.drain()
    states = [state for _, state, _ in await outcome(both.app, 1)]
    assert states.count("left") == len(leaving)
    assert await taken(both.app, 1) == SEATS == states.count("seated") + states.count("offered")

"""The house falls down in the middle of a conversation, and goes on where it was."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.conftest import NewDatabase
from tests.town import Town
from tests.town.building import web_town
from web.samples import sample

LAMP = "3号楼2单元楼道灯坏了"
House = Callable[[], AbstractAsyncContextManager[Town]]


@pytest.fixture
def house(database_url: NewDatabase, tmp_path: Path) -> House:
    """Starts the application anew on the same database."""
    url = database_url("sqlite", template="town")
    return lambda: web_town(url, tmp_path)


async def test_a_photo_that_was_asked_for_before_lands_on_its_case(house: House) -> None:
    async with house() as town:
        await town.says("wang", LAMP)
        await town.presses("zhang", "办好了")
    async with house() as town:
        await town.says("zhang", "换好了", photos=[sample("lamp-lit")])
        assert (await town.case()).state == "handled"
        assert await town.cases() == 1


async def test_a_question_that_was_asked_before_is_answered_after(house: House) -> None:
    async with house() as town:
        await town.says("wang", "楼道灯坏了")
    async with house() as town:
        await town.presses("wang", "我家楼下")
        assert "3号楼2单元" in (await town.card("zhang", "我们来办")).text


async def test_what_was_stored_and_not_yet_handled_is_handled_once(house: House) -> None:
    async with house() as town:
        await town.street.post(town.person("wang"), town.chat("wang", "direct"), LAMP)
        assert await town.cases() == 0
    async with house() as town:
        await town.settle()
        assert await town.cases() == 1
        assert len(await town.cards("zhang")) == 1


async def test_nothing_is_said_twice(house: House) -> None:
    async with house() as town:
        await town.says("wang", LAMP)
        before = {who: await town.shown(who) for who in ("wang", "zhang", "yang")}
    async with house() as town:
        await town.settle()
        assert {who: await town.shown(who) for who in before} == before

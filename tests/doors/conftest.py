"""A town on the chat page, and two browsers before its doors."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import NewDatabase
from tests.doors.visitor import Browser
from tests.town import Town
from tests.town.building import web_town


@pytest.fixture
async def town(database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    async with web_town(database_url("sqlite", template="town"), tmp_path) as town:
        yield town


@pytest.fixture
async def browser(town: Town) -> AsyncIterator[Browser]:
    browser = Browser(town)
    yield browser
    await browser.session.close()


@pytest.fixture
async def other(town: Town) -> AsyncIterator[Browser]:
    browser = Browser(town)
    yield browser
    await browser.session.close()

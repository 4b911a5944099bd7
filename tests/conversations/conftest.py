"""The town of every conversation."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import NewDatabase
from tests.town import COMBINATIONS, Town
from tests.town.building import telegram_town, web_town


@pytest.fixture(params=COMBINATIONS)
async def town(request: pytest.FixtureRequest, database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    """The demo community on the chat page (both databases) and on Telegram."""
    platform, kind = str(request.param).split("-")
    make = web_town if platform == "web" else telegram_town
    async with make(database_url(kind, template="town"), tmp_path) as town:
        yield town


@pytest.fixture
async def one_town(database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    """The same on the chat page and SQLite only, where platform and database make no difference."""
    async with web_town(database_url("sqlite", template="town"), tmp_path) as town:
        yield town


@pytest.fixture(params=COMBINATIONS)
async def day_town(request: pytest.FixtureRequest, database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose people get the cards of the day, on the chat page (both databases) and on Telegram."""
    platform, kind = str(request.param).split("-")
    make = web_town if platform == "web" else telegram_town
    async with make(database_url(kind, template="town"), tmp_path, day=True) as town:
        yield town


@pytest.fixture
async def one_day_town(database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    """The same on the chat page and SQLite only."""
    async with web_town(database_url("sqlite", template="town"), tmp_path, day=True) as town:
        yield town


@pytest.fixture
async def telegram(database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    """The same on Telegram only."""
    async with telegram_town(database_url("sqlite", template="town"), tmp_path) as town:
        yield town

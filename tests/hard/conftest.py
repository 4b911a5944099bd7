"""A town on Telegram whose loops run, and a platform that can be told to misbehave."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import NewDatabase
from tests.town import Town
from tests.town.building import telegram_town, web_town


@pytest.fixture
async def telegram(database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    """The demo community on Telegram and SQLite."""
    async with telegram_town(database_url("sqlite", template="town"), tmp_path) as town:
        yield town


@pytest.fixture
async def page(database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    """The same on the chat page."""
    async with web_town(database_url("sqlite", template="town"), tmp_path) as town:
        yield town

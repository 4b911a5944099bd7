"""An open door."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.database import Database
from tests.chat.door import Door, opened


@pytest.fixture
async def door(sqlite_database: Database, tmp_path: Path) -> AsyncIterator[Door]:
    async with opened(sqlite_database, tmp_path) as door:
        yield door

"""The town of every conversation.

A conversation on ``town`` is held on one of the combinations of platform and database, so that a file of them
is spread over all; those marked ``everywhere``, and with ``--everywhere`` each one, are held on every combination.
"""

import zlib
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from tests.conftest import NewDatabase
from tests.town import COMBINATIONS, Town
from tests.town.building import telegram_town, web_town

SPREAD = ("town", "day_town")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Hold a conversation where it belongs."""
    for name in SPREAD:
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, grounds(metafunc.definition), indirect=True)


def grounds(test: pytest.Item) -> Sequence[str]:
    """The combinations for a conversation: one, which stays the same as long as the test keeps its name."""
    if test.config.getoption("everywhere") or test.get_closest_marker("everywhere"):
        return COMBINATIONS
    return [COMBINATIONS[zlib.crc32(test.nodeid.encode()) % len(COMBINATIONS)]]


@pytest.fixture
async def town(request: pytest.FixtureRequest, database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    """The demo community, on the chat page with one of the databases or on Telegram."""
    platform, kind = str(request.param).split("-")
    make = web_town if platform == "web" else telegram_town
    async with make(database_url(kind, template="town"), tmp_path) as town:
        yield town


@pytest.fixture
async def one_town(database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    """The same on the chat page and SQLite only, where platform and database make no difference."""
    async with web_town(database_url("sqlite", template="town"), tmp_path) as town:
        yield town


@pytest.fixture
async def day_town(request: pytest.FixtureRequest, database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    """The same, and people get the cards of the day."""
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

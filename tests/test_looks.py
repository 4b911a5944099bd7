"""What the house asks all the time it finds by an index: a second costs the same however long the past is."""

import sqlite3
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.app import App
from tests.conftest import NewDatabase
from tests.town.building import web_town

BY_INDEX = ("SCAN CONSTANT ROW", "SCAN (subquery", "USING COVERING INDEX", "USING INDEX")


@pytest.fixture
async def house(database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[App]:
    """A house on SQLite, in which nothing is left to do."""
    async with web_town(database_url("sqlite", template="town"), tmp_path) as town:
        await town.app.timekeeper.settle()
        yield town.app


async def test_no_look_for_work_goes_through_a_whole_table(house: App) -> None:
    asked: list[tuple[str, Sequence[Any]]] = []
    for engine in (house.database._look, house.database._read, house.database._write):
        event.listen(engine.sync_engine, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
    await house.timekeeper.tick()
    for drain in house.timekeeper.drains.values():
        await drain()
    assert len(asked) > len(house.timekeeper.drains)
    assert scans(house.database.url.partition("///")[2], asked) == []


def scans(file: str, asked: Sequence[tuple[str, Sequence[Any]]]) -> list[str]:
    """Each step of a plan that reads a table from its first row, with what was asked."""
    found: list[str] = []
    connection = sqlite3.connect(file)
    for statement, values in asked:
        if statement.startswith("SELECT"):
            plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", tuple(values)).fetchall()
            steps = [row[3] for row in plan if row[3].startswith("SCAN")]
            found += [f"{step}: {statement}" for step in steps if not any(index in step for index in BY_INDEX)]
    connection.close()
    return found

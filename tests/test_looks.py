"""What the house asks all the time it finds by an index: a second costs the same however long the past is."""

import sqlite3
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import col, select

from bot.app import App
from models import Medium, Person
from services.act import Act
from services.cases import note_fetched
from tests.conftest import NewDatabase
from tests.town.building import web_town

OPEN = {
    "SEARCH cases USING INDEX ix_cases_around (compound_id=?)",
    "SEARCH cases USING INDEX ix_cases_closed_at (closed_at=?)",
}
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
    """The steps that read a table from its first row."""
    return [one for one in plans(file, asked) if one.startswith("SCAN") and not any(index in one for index in BY_INDEX)]


def plans(file: str, asked: Sequence[tuple[str, Sequence[Any]]]) -> list[str]:
    """Each step of how SQLite finds what was asked: ``step: statement``."""
    found: list[str] = []
    connection = sqlite3.connect(file)
    for statement, values in asked:
        if statement.startswith("SELECT"):
            plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", tuple(values)).fetchall()
            found += [f"{row[3]}: {statement}" for row in plan]
    connection.close()
    return found


async def test_neither_a_report_nor_a_list_nor_a_photo_goes_through_the_past(
    database_url: NewDatabase, tmp_path: Path
) -> None:
    async with web_town(database_url("sqlite", template="town"), tmp_path) as town:
        await town.says("wang", "3号楼2单元楼道灯坏了")
        asked: list[tuple[str, Sequence[Any]]] = []
        engine = town.app.database._write.sync_engine
        event.listen(engine, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
        await town.says("chen", "5号楼1单元楼道灯坏了")
        for who in ("zhang", "li", "song"):
            await town.says(who, "待办")
        await town.says("li", "请转告")
        async with town.app.database.transaction() as session:
            person = (await session.execute(select(Person).where(col(Person.key) == "li"))).scalar_one()
            act = Act(session, town.app.town, town.app.clock.now(), person=person)
            await note_fetched(act, "0" * 64, Medium.PHOTO)
        steps = plans(town.app.database.url.partition("///")[2], asked)
        assert [step for step in steps if step.startswith(("SCAN cases", "SCAN photos"))] == []
        alike = {step.partition(": ")[0] for step in steps if "cases.id + " in step and step.startswith("SEARCH cases")}
        assert alike <= OPEN
        assert alike

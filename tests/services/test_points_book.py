"""``python -m bot ledger``: proved offline from a file or a database; the first entry that does not fit is named."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from bot.__main__ import main
from bot.database import Database
from models import Area, Person
from services.act import Act
from services.points import Award, record
from tests.conftest import NewDatabase
from tests.services.test_points import NOW, RULES, TODAY

BOOK = "points.jsonl"


@pytest.fixture
async def town(database_url: NewDatabase, tmp_path: Path) -> str:
    """A community with five entries; the config that leads to it."""
    url = database_url("sqlite", template="town")
    database = Database(url)
    async with database.transaction() as session:
        people = (await session.execute(select(Person).where(col(Person.key).in_(["xu", "wang"])))).scalars()
        xu, wang = sorted(people, key=lambda one: one.key == "wang")
        area = (await session.execute(select(Area.id).where(col(Area.key) == "chunfeng"))).scalar_one()
        await record(Act(session, RULES, NOW, xu), area, [Award(wang.id, f"a:{one}", TODAY, 2) for one in range(5)])
    await database.dispose()
    config = tmp_path / "config.toml"
    config.write_text(f'[database]\nurl = "{url}"\n')
    return str(config)


async def ledger(*words: str) -> int:
    return await asyncio.to_thread(main, ["ledger", *words])


def url_in(config: str) -> str:
    return Path(config).read_text("utf-8").split('"')[1]


def swap(file: Path, what: str, other: str, at: int) -> Path:
    """A copy whose line ``at`` says something else."""
    lines = file.read_text("utf-8").splitlines(keepends=True)
    lines[at] = lines[at].replace(what, other)
    copy = file.with_name(f"{what}.jsonl")
    copy.write_text("".join(lines), "utf-8")
    return copy


async def test_a_database_and_its_file_are_proved_against_what_was_posted(
    town: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / BOOK
    assert await ledger("verify", "--config", town) == 0
    head = capsys.readouterr().out.split("Head: ")[1].strip()
    assert head.startswith("5:")
    assert await ledger("export", str(file), "--config", town) == 0
    assert file.stat().st_mode & 0o077 == 0
    database = url_in(town).removeprefix("sqlite:///")
    for proved in (str(file), database):
        capsys.readouterr()
        assert await ledger("verify", proved, "--head", head[:24]) == 0
        assert f"all 5 entries fit. Head: {head}" in capsys.readouterr().out
        assert await ledger("verify", proved, "--head", f"5:{'0' * 64}") == 1
        assert "entry 5 does not fit: its hash is not the one that was posted" in capsys.readouterr().out
        assert await ledger("verify", proved, "--head", f"7:{'0' * 64}") == 1
        assert "entry 7 does not fit: it is not there" in capsys.readouterr().out
    short = file.with_name("short.jsonl")
    lines = file.read_text("utf-8").splitlines(keepends=True)
    short.write_text("".join(lines[:3] + lines[4:]), "utf-8")
    for changed, said in (
        (swap(file, "a:2", "a:9", 3), "entry 3 does not fit: its content"),
        (swap(file, "[", "{", 2), "entry 2 does not fit: it is not there"),
        (short, "entry 3 does not fit: it is not there"),
    ):
        capsys.readouterr()
        assert await ledger("verify", str(changed)) == 1
        assert said in capsys.readouterr().out


async def test_what_is_kept_is_checked_and_put_right(town: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert await ledger("rebuild", "--check", "--config", town) == 0
    database = Database(url_in(town))
    async with database.transaction() as session:
        await session.execute(text("UPDATE purses SET balance = 77"))
    await database.dispose()
    capsys.readouterr()
    assert await ledger("rebuild", "--check", "--config", town) == 1
    assert "to spend: 77 is kept, the entries say 10" in capsys.readouterr().out
    assert await ledger("rebuild", "--config", town) == 0
    assert await ledger("rebuild", "--check", "--config", town) == 0


async def test_what_is_wrong_is_said_in_one_sentence(
    town: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("hello\n", "utf-8")
    for words, said in (
        (("verify", str(tmp_path / "none")), "No such file"),
        (("verify", str(other)), "this is no exported ledger"),
        (("verify", str(other), "--head", "5:abc"), "write a head as NUMBER:HASH"),
        (("verify", "--head", "x", "--config", town), "write a head as NUMBER:HASH"),
        (("verify", "--community", "nowhere", "--config", town), "No community with points has the key nowhere"),
        (("export", str(other), "--config", town), "is there already"),
        (("export", str(tmp_path / "no" / BOOK), "--config", town), "No such file"),
    ):
        assert await ledger(*words) == 1
        assert said in capsys.readouterr().err

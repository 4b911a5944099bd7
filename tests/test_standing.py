"""What keeps a command from its database, or a house from its port, is one sentence for the operator."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.migrate import upgrade
from bot.standing import bring_up, need_town
from bot.stopped import Stopped
from tests.conftest import PostgreSQL


async def refused(url: str) -> str:
    """The sentence of both ways in, which is the same."""
    sentences = set()
    for way in (bring_up, need_town):
        with pytest.raises(Stopped) as stopped:
            await way(url)
        sentences.add(str(stopped.value))
    assert len(sentences) == 1
    return sentences.pop()


async def test_a_database_that_cannot_be_opened_is_named_without_its_password(tmp_path: Path) -> None:
    junk = tmp_path / "junk.db"
    junk.write_bytes(b"no database " * 100)
    assert f"{junk} can't be opened (file is not a database)" in await refused(f"sqlite:///{junk}")
    assert "can't be opened (unable to open database file)" in await refused(f"sqlite:///{tmp_path}")
    told = await refused("postgresql://linli:hush@127.0.0.1:1/town")
    assert "postgresql://linli:***@127.0.0.1:1/town can't be opened (Connection refused)" in told
    assert "hush" not in told


async def test_a_server_without_this_database_says_so(postgresql: PostgreSQL) -> None:
    assert 'database "nowhere" does not exist' in await refused(postgresql.url("nowhere"))


async def test_a_town_has_to_be_there_in_the_shape_of_this_program(tmp_path: Path) -> None:
    file = tmp_path / "linli.db"
    url = f"sqlite:///{file}"
    with pytest.raises(Stopped, match=r"There is no town in .* yet: start Linli once"):
        await need_town(url)
    assert not file.exists()
    await upgrade(url, "0001")
    with pytest.raises(Stopped, match=r"has shape 0001, this program wants \d{4}: start Linli once"):
        await need_town(url)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Stopped, match="has shape 9999"):
        await need_town(url)
    with pytest.raises(Stopped, match="is of a newer Linli: install that version"):
        await bring_up(url)


def test_commands_end_with_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for said, told in (
        (["link", "nobody"], "There is no town in sqlite:///data/linli.db yet"),
        (["export", "town.xlsx"], "There is no town in"),
        (["ledger", "verify"], "There is no town in"),
        (["template", "town.txt"], "town.txt: give it a name that ends with .xlsx."),
        (["run", "--config", str(tmp_path)], f"{tmp_path}: Is a directory."),
    ):
        assert main(said) == 1
        line = capsys.readouterr().err
        assert told in line
        assert line.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(SystemExit):
        main(["demo", "--port", "99999"])
    assert "99999 is no port: write a number from 0 to 65535" in capsys.readouterr().err

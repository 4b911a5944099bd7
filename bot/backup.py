"""``python -m bot backup FILE`` and ``restore FILE``: database, pictures and house secret in one archive.

The archive is a tar.gz: the database as of one moment (``linli.db`` by SQLite's online backup, ``linli.dump`` by
pg_dump), the pictures of that moment (they are named by their hash and never change, so copying them afterwards
misses none), the secret that signs, and at last ``manifest.json`` with the SHA-256 of each: an archive without it
is half. Restoring unpacks and checks everything beside the data folder before anything is put in place.
"""

import asyncio
import gzip
import json
import os
import re
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import URL, make_url

from bot import postgresql_tools
from bot.config import Config
from bot.lock import Locks
from bot.migrate import alembic_config, current, upgrade
from bot.stopped import Stopped
from services.media import KINDS

MANIFEST = "manifest.json"
SQLITE = "linli.db"
POSTGRESQL = "linli.dump"
LOCK = "linli.lock"
ASIDE = "before_"
"""What the name of a schema with an old town begins with."""
SECRET = "secret"  # noqa: S105  # the name of a file
_KEPT = "|".join(ending.removeprefix(".") for ending in KINDS)
MEMBERS = re.compile(rf"{MANIFEST}|{SQLITE}|{POSTGRESQL}|{SECRET}|media/[0-9a-f]{{2}}/[0-9a-f]{{64}}\.({_KEPT})")
ENDINGS = (".tar.gz", ".tgz")
BROKEN = (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, ValueError, KeyError, TypeError)
FORMAT = 1


@dataclass
class Manifest:
    """What an archive holds: ``members`` are SHA-256 by name, ``revision`` is the schema's, ``kind`` the database's."""

    kind: str
    revision: str
    made_at: str
    members: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def pictures(self) -> int:
        """How many pictures there are."""
        return sum(name.startswith("media/") for name in self.members)


async def back_up(config: Config, file: Path, now: datetime) -> Manifest:
    """Write the archive ``file``, whole or not at all, while the house may be running; raises ``Stopped``."""
    if not file.name.endswith(ENDINGS):
        raise Stopped(f"{file.name}: an archive's name ends with .tar.gz.")
    url = make_url(config.database.url.get_secret_value())
    await asyncio.to_thread(file.parent.mkdir, parents=True, exist_ok=True)
    with _scratch(file.parent) as folder:
        manifest = await _dump(url, folder, now)
        await asyncio.to_thread(_write_archive, config.data, folder, file, manifest)
    return manifest


async def _dump(url: URL, folder: Path, now: datetime) -> Manifest:
    if url.get_backend_name() == "sqlite":
        revision = await asyncio.to_thread(_copy_sqlite, Path(url.database or ""), folder / SQLITE)
        return Manifest("sqlite", revision, now.isoformat())
    revision = await current(url.render_as_string(hide_password=False)) or ""
    if not revision:
        raise Stopped("The database is empty: there is nothing to back up.")
    options = ("--format=custom", "--no-owner", "--no-privileges", f"--exclude-schema={ASIDE}*")
    await postgresql_tools.run("pg_dump", url, *options, f"--file={folder / POSTGRESQL}")
    return Manifest("postgresql", revision, now.isoformat())


def _copy_sqlite(source: Path, target: Path) -> str:
    """Copy a database that may be written to meanwhile, as of one moment; its revision."""
    if not source.exists():
        raise Stopped(f"There is no database at {source}: nothing to back up.")
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as here,
        closing(sqlite3.connect(target)) as there,
    ):
        here.backup(there)
        there.execute("PRAGMA journal_mode=DELETE")
        return _checked(there, source)


def _checked(connection: sqlite3.Connection, named: Path) -> str:
    """The schema's revision of a database that is whole."""
    try:
        if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise Stopped(f"{named} is damaged: SQLite's quick_check finds mistakes in it.")
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    except (sqlite3.DatabaseError, TypeError):
        raise Stopped(f"{named} is no database of Linli.") from None


def _write_archive(data: Path, folder: Path, file: Path, manifest: Manifest) -> None:
    part = folder / "archive"
    with part.open("wb") as raw:
        os.fchmod(raw.fileno(), 0o600)
        with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as archive:
            for name, path in _sources(data, folder):
                with path.open("rb") as content:
                    manifest.members[name] = file_digest(content, "sha256").hexdigest()
                archive.add(path, name, filter=_anonymous)
            (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), "utf-8")
            archive.add(folder / MANIFEST, MANIFEST, filter=_anonymous)
        raw.flush()
        os.fsync(raw.fileno())
    part.replace(file)


def _sources(data: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Name in the archive and file: the database first, so that every picture it knows is there afterwards."""
    yield from ((name, folder / name) for name in (SQLITE, POSTGRESQL) if (folder / name).exists())
    if (data / SECRET).exists():
        yield SECRET, data / SECRET
    media = data / "media"
    for path in sorted([*(path for ending in KINDS for path in media.glob(f"*/*{ending}"))]):
        yield f"media/{path.parent.name}/{path.name}", path


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


async def restore(config: Config, file: Path, now: datetime, *, force: bool = False) -> Manifest:
    """Put what ``file`` holds in place; with ``force`` what is there moves into a folder of its own first.

    Raises ``Stopped`` for an archive that is half, changed or of a newer version, for a place that is not empty,
    and while the house runs.
    """
    url = make_url(config.database.url.get_secret_value())
    locks = Locks()
    locks.take(config.data / LOCK, f"the data folder {config.data}")
    try:
        return await _restore(config, url, file, now, force=force)
    finally:
        locks.release()


async def _restore(config: Config, url: URL, file: Path, now: datetime, *, force: bool) -> Manifest:
    with _scratch(config.data) as folder:
        manifest = await asyncio.to_thread(_unpack, file, folder)
        if manifest.kind != url.get_backend_name():
            raise Stopped(f"{file.name} is of {manifest.kind}, and the settings say {url.get_backend_name()}.")
        there = await _has_tables(url)
        if not force and (there or _has_files(config.data, url)):
            raise Stopped("There is a town already: say --force to put the backup in its place.")
        if manifest.kind == "postgresql":
            await _put_tables(url, folder, f"{ASIDE}{now:%Y%m%d_%H%M%S}" if there else "")
        await asyncio.to_thread(_set_aside, config.data, url, config.data / f"before-{now:%Y%m%d-%H%M%S}")
        await asyncio.to_thread(_put, config.data, url, folder)
    await upgrade(url.render_as_string(hide_password=False))
    return manifest


def _unpack(file: Path, folder: Path) -> Manifest:
    try:
        with gzip.open(file) as plain, tarfile.open(fileobj=plain, mode="r:") as archive:
            found = {member.name: _unpack_one(archive, member, folder) for member in archive}
            while plain.read(1 << 20):  # to the very end: gzip's checksum stands there
                pass
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text("utf-8")))
    except FileNotFoundError as error:
        raise Stopped(f"There is no {file}." if error.filename == str(file) else _half(file)) from None
    except BROKEN:
        raise Stopped(_half(file)) from None
    found.pop(MANIFEST)
    _check(file, folder, manifest, found)
    return manifest


def _half(file: Path) -> str:
    return f"{file.name} is half or no backup of Linli: nothing was changed."


def _unpack_one(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> str:
    """Write one member into ``folder``; its SHA-256. ``ValueError`` for what no backup holds."""
    if not member.isreg() or not MEMBERS.fullmatch(member.name):
        raise ValueError(member.name)
    place = folder / member.name
    place.parent.mkdir(parents=True, exist_ok=True)
    content = archive.extractfile(member)
    assert content is not None
    with place.open("xb") as out:
        shutil.copyfileobj(content, out)
    with place.open("rb") as written:
        return file_digest(written, "sha256").hexdigest()


def _check(file: Path, folder: Path, manifest: Manifest, found: dict[str, str]) -> None:
    if manifest.format != FORMAT or manifest.revision not in _known_revisions():
        raise Stopped(
            f"{file.name} was made by a newer Linli (schema {manifest.revision}): install that version first."
        )
    if found != manifest.members:
        raise Stopped(f"{file.name} was changed after it was made: its content is not what its manifest says.")
    if (folder / SQLITE).exists():
        with closing(sqlite3.connect(folder / SQLITE)) as database:
            _checked(database, file)


def _known_revisions() -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()}


async def _has_tables(url: URL) -> bool:
    if url.get_backend_name() == "sqlite":
        return False
    return await current(url.render_as_string(hide_password=False)) is not None


def _has_files(data: Path, url: URL) -> bool:
    database = url.get_backend_name() == "sqlite" and Path(url.database or "").exists()
    return database or any((data / "media").glob("*/*.*"))


def _set_aside(data: Path, url: URL, aside: Path) -> None:
    """Move what is there into ``aside``: the database with its log, the pictures, the secret."""
    database = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
    places = [database.with_name(database.name + end) for end in ("", "-wal", "-shm")] if database else []
    for place in [*places, data / "media", data / SECRET]:
        if place.exists():
            aside.mkdir(exist_ok=True)
            shutil.move(place, aside / place.name)


async def _put_tables(url: URL, folder: Path, aside: str) -> None:
    """All of PostgreSQL's tables or none; those that were there stand in the schema ``aside`` afterwards."""
    options = ("--no-owner", "--no-privileges", "--single-transaction", str(folder / POSTGRESQL))
    if await postgresql_tools.houses_at_work(url):
        raise Stopped("A house works with this database: stop it first.")
    async with postgresql_tools.put_aside(url, aside) if aside else nullcontext():
        await postgresql_tools.run("pg_restore", url, *options)


def _put(data: Path, url: URL, folder: Path) -> None:
    if (folder / SQLITE).exists():
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
        shutil.move(folder / SQLITE, url.database or "")
    for name in ("media", SECRET):
        if (folder / name).exists():
            shutil.move(folder / name, data / name)


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    """A private folder on the same disk as ``beside``, gone afterwards."""
    with tempfile.TemporaryDirectory(dir=beside, prefix=".linli-") as name:
        yield Path(name)

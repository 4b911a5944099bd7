"""Brings a database to the shape of the models, and writes the next migration: ``python -m bot.migrate NAME``."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from bot.database import async_url, sqlite_engine
from models import migrations
from models.guards import set_guards
from models.tallying import set_tallying

FOLDER = Path(next(iter(migrations.__path__)))
LOCK = 0x6C696E6C69
"""PostgreSQL's advisory lock while a worker migrates: several may start at once."""

PRAGMAS = ("journal_mode=WAL", "foreign_keys=OFF", "busy_timeout=15000")
"""Foreign keys are off because SQLite changes a table by making it anew; they are checked before the commit."""


def alembic_config(connection: Connection | None = None, *, batch: bool = True) -> Config:
    """Alembic's configuration: no file, the scripts of ``models/migrations``, and the connection to work on.

    ``batch``: write changes of tables so that SQLite can make them too.
    """
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes.update(connection=connection, batch=batch)
    return config


def head() -> str:
    """The newest revision there is."""
    newest = ScriptDirectory.from_config(alembic_config()).get_current_head()
    if newest is None:
        raise LookupError("models/migrations holds no migration")
    return newest


async def upgrade(url: str, to: str = "head") -> None:
    """Make the database if it is a file, and bring it to revision ``to``: all or nothing, one worker at a time."""
    await _run(url, lambda connection: command.upgrade(alembic_config(connection), to))


async def downgrade(url: str, to: str) -> None:
    """Take the database back to revision ``to``; ``base`` leaves no table."""
    await _run(url, lambda connection: command.downgrade(alembic_config(connection), to))


async def current(url: str) -> str | None:
    """The revision the database has; ``None`` for a new one."""
    async with alone(url) as connection:
        return await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())


async def write(name: str) -> None:
    """Write the migration from the newest revision to what the models say now."""
    number = len(list((FOLDER / "versions").glob("[0-9]*.py"))) + 1
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/scratch.db"
        if number > 1:
            await upgrade(url)
        await _run(url, lambda connection: _revision(connection, name, f"{number:04}"))


def _revision(connection: Connection, name: str, number: str) -> None:
    config = alembic_config(connection, batch=number != "0001")
    command.revision(config, name, autogenerate=True, rev_id=number)


async def _run(url: str, step: Callable[[Connection], object]) -> None:
    async with alone(url) as connection:
        if connection.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        await connection.run_sync(step)
        await connection.run_sync(set_guards)
        await connection.run_sync(set_tallying)
        if connection.dialect.name == "sqlite":
            await _check_foreign_keys(connection)


async def _check_foreign_keys(connection: AsyncConnection) -> None:
    lost = (await connection.execute(text("PRAGMA foreign_key_check"))).first()
    if lost is not None:
        raise LookupError(f"after the migration a row of {lost[0]} would point to a row of {lost[2]} that is not there")


@asynccontextmanager
async def alone(url: str) -> AsyncIterator[AsyncConnection]:
    """One connection in one transaction, closed at the end."""
    url = async_url(url)
    if url.startswith("sqlite"):
        Path(make_url(url).database or "").parent.mkdir(parents=True, exist_ok=True)
        engine = sqlite_engine(url, begin="BEGIN IMMEDIATE", pragmas=PRAGMAS, connections=1)
    else:
        engine = create_async_engine(url, poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            yield connection
    finally:
        await engine.dispose()


if __name__ == "__main__":
    asyncio.run(write(" ".join(sys.argv[1:]) or "change"))

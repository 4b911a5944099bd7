"""PostgreSQL beside the house: its own programs, whether a house is at work there, an old town put aside."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import URL, text
from sqlalchemy.exc import DBAPIError

from bot.migrate import alone
from bot.stopped import Stopped
from bot.wire import CALLED

_AT_WORK = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = :wire")


async def run(program: str, url: URL, *options: str) -> None:
    """Run one of PostgreSQL's own tools; the password goes through the environment, where nobody else reads it."""
    found = shutil.which(program)
    if found is None:
        raise Stopped(f"{program} is not installed: install PostgreSQL's client tools of the server's version.")
    plain = url.set(drivername="postgresql", password=None).render_as_string()
    environment: dict[str, Any] = {**os.environ, **({"PGPASSWORD": url.password} if url.password else {})}
    process = await asyncio.create_subprocess_exec(
        found, f"--dbname={plain}", *options, env=environment, stderr=asyncio.subprocess.PIPE
    )
    _, said = await process.communicate()
    if process.returncode:
        raise Stopped(f"{program} failed: {said.decode(errors='replace').strip()[-500:]}")


async def houses_at_work(url: URL) -> int:
    """How many houses work with this database now."""
    async with alone(_open(url)) as connection:
        found: int = (await connection.execute(_AT_WORK, {"wire": CALLED})).scalar_one()
    return found


@asynccontextmanager
async def put_aside(url: URL, name: str) -> AsyncIterator[None]:
    """Give whoever restores an empty schema; what was there is kept as schema ``name``, or comes back on a failure."""
    await _say(url, f"ALTER SCHEMA public RENAME TO {name}", "CREATE SCHEMA public")
    try:
        yield
    except BaseException:
        await _say(url, "DROP SCHEMA public CASCADE", f"ALTER SCHEMA {name} RENAME TO public")
        raise


async def _say(url: URL, *statements: str) -> None:
    try:
        async with alone(_open(url)) as connection:
            for statement in statements:
                await connection.execute(text(statement))
    except DBAPIError as error:
        raise Stopped(f"PostgreSQL lets nobody put the old town aside: {error.orig}. Restore into a new one.") from None


def _open(url: URL) -> str:
    return url.render_as_string(hide_password=False)

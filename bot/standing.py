"""Whether a command can begin: the database answers and has the shape that the program wants, else one sentence."""

import os
from asyncio import to_thread
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.util import CommandError
from asyncpg import PostgresError
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from bot.migrate import current, head, upgrade
from bot.stopped import Stopped
from services.trouble import is_trouble

TROUBLES = (DBAPIError, PostgresError, OSError)
NO_DATABASE = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_PERM", "SQLITE_AUTH")
NOT_LET_IN = ("28", "3D", "42501")
"""States of PostgreSQL: who are you, no such database, not allowed."""


def why(error: BaseException) -> str:
    """The first line of what a database or the system says of itself, without what was asked of it."""
    if isinstance(error, OSError) and error.errno:
        return error.strerror if error.errno < 0 and error.strerror else os.strerror(error.errno)
    told = str(error.orig if isinstance(error, DBAPIError) else error).partition("\n")[0]
    return told.rpartition("'>: ")[2] or type(error).__name__


def _is_outside(error: BaseException) -> bool:
    """Whether the database or its place is to blame, and not the program."""
    if is_trouble(error):
        return True
    cause = error.orig if isinstance(error, DBAPIError) else error
    name, state = getattr(cause, "sqlite_errorname", ""), getattr(cause, "sqlstate", None) or ""
    return name.startswith(NO_DATABASE) or state.startswith(NOT_LET_IN)


@contextmanager
def told(url: str) -> Iterator[None]:
    """What keeps the database from being opened becomes ``Stopped``."""
    place = make_url(url).render_as_string(hide_password=True)
    try:
        yield
    except CommandError:
        raise Stopped(f"The database {place} is of a newer Linli: install that version.") from None
    except TROUBLES as error:
        if not _is_outside(error):
            raise
        raise Stopped(
            f"The database {place} can't be opened ({why(error)}): look at database.url (LINLI_DATABASE_URL), "
            "whether it runs, whether its file may be read and written."
        ) from None


async def bring_up(url: str) -> None:
    """Make the database if it is a file, and bring it to the newest shape; ``Stopped`` when it can't be had."""
    with told(url):
        await upgrade(url)


async def need_town(url: str) -> None:
    """For what only looks at a town, or changes little of it: ``Stopped`` unless one is there in the newest shape."""
    parsed = make_url(url)
    place = parsed.render_as_string(hide_password=True)
    file = Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" else None
    nothing = f"There is no town in {place} yet: start Linli once (python -m bot run), or correct database.url."
    if file and not await to_thread(file.exists):
        raise Stopped(nothing)
    with told(url):
        have = await current(url)
    if have is None:
        raise Stopped(nothing)
    if have != head():
        raise Stopped(
            f"The database {place} has shape {have}, this program wants {head()}: start Linli once (python -m bot "
            "run), or install the newer version."
        )

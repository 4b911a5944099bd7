"""When the database is to blame, not what was asked of it: locked, full, failing, away. It may be well again soon."""

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

TRANSIENT = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")
"""Of SQLite: locked by others, no room, a disk that fails."""
TRANSIENT_STATES = ("08", "40", "53", "57")
"""Of PostgreSQL: connection lost, deadlock, out of something, shut down."""


def is_trouble(error: BaseException) -> bool:
    """Whether nothing is to be counted against an event or a person; files and networks that fail are such, too."""
    return is_away(error) or isinstance(error, OSError)


def is_away(error: BaseException) -> bool:
    """Whether it is the database."""
    if isinstance(error, DBAPIError):
        name, state = getattr(error.orig, "sqlite_errorname", ""), getattr(error.orig, "sqlstate", None) or ""
        return error.connection_invalidated or name.startswith(TRANSIENT) or state.startswith(TRANSIENT_STATES)
    return isinstance(error, PoolTimeout | ConnectionError)


def kind_of(error: BaseException) -> str:
    """What kind of error it is, for the log: its text may quote what people wrote."""
    name = getattr(error.orig, "sqlite_errorname", "") if isinstance(error, DBAPIError) else ""
    return f"{type(error).__name__} {name}".strip()

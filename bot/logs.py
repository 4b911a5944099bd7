"""The house's own notes: one line per event, as text or JSON, with the ``trace`` of what caused it.

``trace`` is the id of the incoming row (or of the timetable step) that a line belongs to, from its arrival to
the last delivery. Secrets are masked in every string. What people write never goes into a line at INFO
or above: log ids, states and counts.
"""

import logging
import re
import sys
from typing import Any, Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from services.trouble import is_trouble, kind_of

MASK = "***"
SECRET = re.compile(
    r"(?P<token>\d{6,}:[A-Za-z0-9_-]{30,})"
    r"|(?P<bearer>(?<=bearer )[A-Za-z0-9._~+/=-]{8,})"
    r"|(?P<password>(?<=://)[^/\s:@]*:[^/\s@]+(?=@))"
    r"|(?P<query>(?<=token=)[^&\s#\"']+)",
    re.IGNORECASE,
)
NOISY = ("aiogram", "aiohttp", "aiosqlite", "alembic", "apscheduler", "asyncio", "sqlalchemy")


def masked(value: Any) -> Any:
    """``value`` with every secret in its strings replaced, at any depth; other objects as they are."""
    if isinstance(value, str):
        return SECRET.sub(MASK, value)
    if isinstance(value, dict):
        return {key: masked(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [masked(item) for item in value]
    return value


def mask_secrets(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """A structlog processor: the last one before a line is drawn."""
    return {key: masked(value) for key, value in event.items()}


def set_up_logs(level: str = "INFO", form: Literal["text", "json"] = "text", stream: TextIO | None = None) -> None:
    """Send structlog's and the standard library's lines to ``stream`` (standard error), from ``level`` up.

    Libraries speak from WARNING up.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_shared(),
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_drawn(form)],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _drawn(form: Literal["text", "json"]) -> list[Processor]:
    exceptions: Processor = structlog.processors.format_exc_info
    if form == "json":
        return [exceptions, mask_secrets, structlog.processors.JSONRenderer(ensure_ascii=False)]
    plain = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    return [exceptions, mask_secrets, plain]


def stumbled(log: Any, event: str, error: Exception, **where: Any) -> None:
    """What a loop stumbled over and goes on after: a database that is away in one line, a fault with its traceback."""
    if is_trouble(error):
        log.warning("database.away", during=event, error=kind_of(error), **where)
    else:
        log.error(event, exc_info=error, **where)

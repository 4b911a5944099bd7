"""Logs: one line per event with its trace, no secrets, libraries only when something is wrong."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.logs import masked, set_up_logs, stumbled

TOKEN = "123456789:" + "a" * 35


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield io.StringIO()
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_every_line_inside_has_the_trace(stream: io.StringIO) -> None:
    set_up_logs(form="json", stream=stream)
    log = structlog.get_logger("linli")
    with structlog.contextvars.bound_contextvars(trace=7):
        log.info("handled", case=128)
        logging.getLogger("linli.other").warning("late by %s", "3 s")
    log.info("idle")
    assert [(line["event"], line.get("trace")) for line in lines(stream)] == [
        ("handled", 7),
        ("late by 3 s", 7),
        ("idle", None),
    ]


@pytest.mark.parametrize("form", ["json", "text"])
def test_secrets_are_masked_wherever_they_stand(stream: io.StringIO, form: Any) -> None:
    set_up_logs(form=form, stream=stream)
    log = structlog.get_logger("linli")
    try:
        raise ValueError(f"POST https://api.example/bot{TOKEN}/getUpdates")
    except ValueError:
        log.exception("failed", url="postgresql://linli:word@host/name", headers={"Authorization": "Bearer abcdefgh12"})
    written = stream.getvalue()
    assert "ValueError" in written
    for secret in (TOKEN, "word", "abcdefgh12"):
        assert secret not in written


def test_libraries_speak_from_warning_up(stream: io.StringIO) -> None:
    set_up_logs(form="json", stream=stream)
    logging.getLogger("aiogram.event").info("update is handled")
    logging.getLogger("sqlalchemy.engine").info("SELECT")
    logging.getLogger("aiohttp.server").error("broken")
    assert [line["event"] for line in lines(stream)] == ["broken"]


def test_what_is_no_secret_stays() -> None:
    assert masked({"url": "http://127.0.0.1:8123/chat", "case": 128, "at": "12:30"}) == {
        "url": "http://127.0.0.1:8123/chat",
        "case": 128,
        "at": "12:30",
    }


def test_a_database_that_is_away_is_one_line_and_a_fault_has_its_traceback(stream: io.StringIO) -> None:
    set_up_logs(form="json", stream=stream)
    log = structlog.get_logger("linli")
    for error in (PoolTimeout("no connection"), ValueError("no number")):
        try:
            raise error
        except Exception as caught:
            stumbled(log, "loop.stumbled", caught, loop="Inbox.run")
    away, fault = lines(stream)
    assert (away["event"], away["during"], away["level"]) == ("database.away", "loop.stumbled", "warning")
    assert "exception" not in away
    assert (fault["event"], fault["loop"], fault["level"]) == ("loop.stumbled", "Inbox.run", "error")
    assert "no number" in fault["exception"]

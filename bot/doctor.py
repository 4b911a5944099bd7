"""``python -m bot doctor``: looks at everything that may ail a house; each line is ok, or says what to do.

Nothing is changed and no secret is shown. It may run beside the house.
"""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from bot.clock import load_ahead, real_now
from bot.config import Config, ConfigError
from bot.database import Database
from bot.gateways.contract import GatewayError, Unreachable
from bot.gateways.telegram_calls import BotApi, CallRefused, TokenRefused
from bot.gateways.telegram_claim import claim_of, host_of, remembered
from bot.migrate import current, head
from bot.readiness import free
from bot.standing import TROUBLES, why
from locales import say
from models import Chat, Media, Purpose
from services import health
from services.media import MediaStore
from services.rules.working_time import knows

LEAST_FREE = 500
"""Megabytes."""
SAMPLE = 50
MOST_NAMED = 5
MOST_SKEW = timedelta(seconds=30)
SOON = timedelta(days=60)
RECENT = timedelta(hours=1)
SECONDS = 10.0
CHECK_SECONDS = 20
"""So long a file is looked through; one of several gigabytes takes longer and is not looked through to its end."""
CHECK_STEPS = 10_000
"""After so many steps of SQLite's the time is looked at."""
HEARD = {"administrator", "creator"}
INSIDE = HEARD | {"member", "restricted"}


@dataclass(frozen=True)
class Finding:
    """One line: the key of its sentence, its facts, and whether it is well."""

    key: str
    well: bool = True
    facts: dict[str, Any] = field(default_factory=dict)


def _well(key: str, **facts: Any) -> Finding:
    return Finding(key, True, facts)


def _ill(key: str, **facts: Any) -> Finding:
    return Finding(key, False, facts)


async def examine_and_tell(load: Callable[[], Config], language: str) -> int:
    """Print every finding in ``language``; 1 when something needs doing, else 0."""
    try:
        config = load()
    except ConfigError as error:
        print("✗ " + say("doctor-config-bad", language, why=str(error)))
        return 1
    ill = 0
    async for finding in examine(config, real_now()):
        print(("✓ " if finding.well else "✗ ") + say(finding.key, language, **finding.facts))
        ill += not finding.well
    print(say("doctor-done-ill", language, count=ill) if ill else say("doctor-done-well", language))
    return 1 if ill else 0


async def examine(config: Config, now: datetime) -> AsyncIterator[Finding]:
    """Every finding about the house of these settings. ``now`` is real time."""
    yield _well("doctor-config-ok")
    bound: list[Chat] = []
    broken = await _opens(config)
    if broken is not None:
        yield broken
    else:
        yield _well("doctor-database-ok")
        async for finding in _of_database(config, now, bound):
            yield finding
    async for finding in _of_telegram(config, bound, now):
        yield finding
    yield _encrypted(config)
    yield await _clock(config, now)
    for line in (_writable(config.data / "media"), _disk(config.data), *_calendar(config, now)):
        if line is not None:
            yield line


async def _opens(config: Config) -> Finding | None:
    """What is wrong with the database; ``None`` when it answers."""
    url = config.database.url.get_secret_value()
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and not await asyncio.to_thread(Path(parsed.database or "").exists):
        return _ill("doctor-database-missing")
    try:
        have = await current(url)
    except TROUBLES as error:
        return _of_file(getattr(getattr(error, "orig", None), "sqlite_errorname", ""), why(error))
    if have is None:
        return _ill("doctor-database-missing")
    return (
        await asyncio.to_thread(_unwritable, parsed.database or "") if parsed.get_backend_name() == "sqlite" else None
    )


def _unwritable(file: str) -> Finding | None:
    """What keeps a SQLite file from being written."""
    try:
        with closing(sqlite3.connect(file, timeout=SECONDS / 2, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        return _of_file(getattr(error, "sqlite_errorname", ""), str(error))
    return None


def _whole(file: str) -> Finding:
    """Whether every page of a SQLite file is in order, looked at for a bounded time beside the house."""
    until = time.monotonic() + CHECK_SECONDS
    try:
        with closing(sqlite3.connect(f"{Path(file).absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.set_progress_handler(lambda: time.monotonic() > until, CHECK_STEPS)
            (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        if name == "SQLITE_INTERRUPT":
            return _well("doctor-check-long", seconds=CHECK_SECONDS)
        return _of_file(name, str(error))
    return _well("doctor-check-ok") if answer == "ok" else _ill("doctor-database-damaged")


def _of_file(name: str, why: str) -> Finding:
    """What to do about a database that can't be read or written; ``name`` is SQLite's for it."""
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return _ill("doctor-database-damaged")
    return _ill("doctor-database-locked") if name.startswith("SQLITE_BUSY") else _ill("doctor-database-bad", why=why)


async def _of_database(config: Config, now: datetime, bound: list[Chat]) -> AsyncIterator[Finding]:
    """What the rows tell; the groups that are bound are handed out in ``bound``."""
    url = config.database.url.get_secret_value()
    have, want = await current(url), head()
    if have != want:
        yield _ill("doctor-migrations-behind", have=have, want=want)
        return
    yield _well("doctor-migrations-ok", have=have)
    if make_url(url).get_backend_name() == "sqlite":
        checked = await asyncio.to_thread(_whole, make_url(url).database or "")
        yield checked
        if not checked.well:
            return
    database = Database(url)
    try:
        async with database.reading() as session:
            ahead = await load_ahead(session)
            if ahead:
                yield _ill("doctor-clock-ahead", hours=round(ahead / timedelta(hours=1)))
            yield await _aside(session)
            yield _late("inbox", await health.unhandled(session, now))
            yield _late("outbox", await health.unsent(session, now + ahead, now))
            yield await _pictures(session, config.data / "media")
            groups = select(Chat).where(col(Chat.platform) == "telegram", col(Chat.purpose).is_not(None))
            bound += (await session.execute(groups.where(col(Chat.purpose) != Purpose.DIRECT))).scalars()
    finally:
        await database.dispose()


async def _aside(session: AsyncSession) -> Finding:
    found = await health.set_aside(session)
    if not found:
        return _well("doctor-aside-ok")
    rows = ", ".join(f"{row} {error}" for row, error in found[-MOST_NAMED:])
    return _ill("doctor-aside-some", count=len(found), rows=rows)


def _late(box: str, waiting: health.Waiting | None) -> Finding:
    ok, late = (
        ("doctor-inbox-ok", "doctor-inbox-late") if box == "inbox" else ("doctor-outbox-ok", "doctor-outbox-late")
    )
    if waiting is None:
        return _well(ok)
    return _ill(late, count=waiting.count, minutes=int(waiting.oldest / timedelta(minutes=1)))


async def _pictures(session: AsyncSession, folder: Path) -> Finding:
    """The newest pictures and voices and as many others lie where their rows say."""
    newest = select(Media.sha, Media.mime).order_by(col(Media.at).desc()).limit(SAMPLE)
    others = select(Media.sha, Media.mime).order_by(col(Media.sha)).limit(SAMPLE)
    shas = {(row.sha, row.mime) for query in (newest, others) for row in (await session.execute(query)).all()}
    store = MediaStore(folder)
    missing = await asyncio.to_thread(lambda: sum(not store.path(*one).is_file() for one in shas))
    if missing:
        return _ill("doctor-media-missing", count=len(shas), missing=missing, folder=folder)
    return _well("doctor-media-ok", count=len(shas))


async def _of_telegram(config: Config, bound: list[Chat], now: datetime) -> AsyncIterator[Finding]:
    if not config.telegram.enabled:
        yield _well("doctor-telegram-off")
        return
    api = BotApi(config.telegram.token.get_secret_value(), config.telegram.base_url)
    try:
        me = await api.call("getMe", seconds=SECONDS)
        yield _well("doctor-token-ok", name=me.get("username", ""))
        hears = bool(me.get("can_read_all_group_messages"))
        yield _well("doctor-privacy-off" if hears else "doctor-privacy-on")
        for finding in await _groups(api, me["id"], bound, hears=hears):
            yield finding
        told = await api.call("getWebhookInfo", seconds=SECONDS)
        if config.telegram.webhook_url:
            yield _webhook(config.telegram.webhook_url, told, now)
        elif (there := told.get("url", "")) not in ("", remembered(claim_of(config.data))):
            yield _ill("doctor-webhook-foreign", host=host_of(there))
    except TokenRefused:
        yield _ill("doctor-token-bad")
    except GatewayError as error:
        yield _ill("doctor-token-away", why=str(error))
    finally:
        await api.close()


def _webhook(url: str, told: dict[str, Any], now: datetime) -> Finding:
    """Whether Telegram calls us, and gets through."""
    if told.get("url") != url:
        return _ill("doctor-webhook-unset", url=url)
    ago = now - datetime.fromtimestamp(told.get("last_error_date", 0), UTC)
    if ago > RECENT:
        return _well("doctor-webhook-ok", url=url)
    minutes, why = int(ago / timedelta(minutes=1)), told.get("last_error_message", "")
    return _ill("doctor-webhook-failing", url=url, why=why, minutes=minutes, count=told["pending_update_count"])


async def _groups(api: BotApi, me: int, bound: list[Chat], *, hears: bool) -> list[Finding]:
    found = [await _group(api, me, chat, hears=hears) for chat in bound]
    ill = [finding for finding in found if finding is not None]
    return ill or [_well("doctor-groups-ok", count=len(bound))]


async def _group(api: BotApi, me: int, chat: Chat, *, hears: bool) -> Finding | None:
    """What is wrong in one group."""
    try:
        member = await api.call("getChatMember", seconds=SECONDS, chat_id=int(chat.external_id), user_id=me)
    except (Unreachable, CallRefused):
        return _ill("doctor-group-lost", title=chat.title)
    status = member.get("status")
    if status not in INSIDE or member.get("can_send_messages") is False:
        return _ill("doctor-group-lost", title=chat.title)
    return None if hears or status in HEARD else _ill("doctor-group-deaf", title=chat.title)


def _encrypted(config: Config) -> Finding:
    """Browsers give microphone, camera and place to pages over HTTPS only, and to this very machine; over plain HTTP
    links, QR codes and cookies can be read on the way."""
    address = config.web.public_url or f"http://{_bracketed(config.web.host)}:{config.web.port}"
    parts = urlsplit(address)
    if not config.web.enabled or parts.scheme == "https" or _is_here(parts.hostname or ""):
        return _well("doctor-https-ok")
    return _ill("doctor-https-missing", address=address)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


async def _clock(config: Config, now: datetime) -> Finding:
    """This machine's clock against the one of the platform."""
    theirs = await _their_time(config.telegram.base_url) if config.telegram.enabled else None
    if theirs is None:
        return _well("doctor-clock-unchecked")
    skew = abs(theirs - now)
    if skew > MOST_SKEW:
        return _ill("doctor-clock-off", seconds=round(skew.total_seconds()))
    return _well("doctor-clock-ok")


async def _their_time(url: str) -> datetime | None:
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session, session.head(url) as answer:
            return parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, OSError, TimeoutError, KeyError, ValueError):
        return None


def _writable(folder: Path) -> Finding | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"doctor")
    except OSError:
        return _ill("doctor-media-unwritable", folder=folder)
    return None


def _disk(data: Path) -> Finding:
    left = free(data)
    if left < LEAST_FREE:
        return _ill("doctor-disk-full", free=left, least=LEAST_FREE)
    return _well("doctor-disk-ok", free=left)


def _calendar(config: Config, now: datetime) -> list[Finding]:
    told = {day.year for day in config.town.days_off | config.town.workdays}
    years = sorted({now.year, (now + SOON).year})
    return [
        _well("doctor-calendar-ok", year=year)
        if knows(year) or year in told
        else _ill("doctor-calendar-unknown", year=year)
        for year in years
    ]

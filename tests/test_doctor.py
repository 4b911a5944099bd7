"""The doctor's findings, one ailment at a time, and whether a running house is ready."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.clock import store_ahead
from bot.config import Config, ConfigError, DatabaseSection, TelegramSection, TownSection, WebSection
from bot.database import Database
from bot.doctor import Finding, examine, examine_and_tell
from bot.migrate import upgrade
from locales import say
from models import Chat, Incoming, Lane, Media, Outgoing, Purpose
from tests.botapi.server import BotApiServer
from tests.conftest import NewDatabase
from tests.town import Town
from tests.town.building import web_town
from tests.town.town import START

NOW = datetime(2026, 3, 3, 6, 5, tzinfo=UTC)


@pytest.fixture
async def config(database_url: NewDatabase, tmp_path: Path) -> Config:
    """A house in good health without Telegram."""
    known = TownSection(days_off=frozenset(date(year, 5, 1) for year in range(2026, 2045)))
    database = DatabaseSection(url=SecretStr(database_url("sqlite", template="town")))
    return Config(data=tmp_path, database=database, town=known)


async def found(config: Config, now: datetime = NOW) -> dict[str, Finding]:
    """Every finding by its key."""
    return {finding.key: finding async for finding in examine(config, now)}


async def ill(config: Config, now: datetime = NOW) -> list[str]:
    """The keys of what needs doing."""
    return [key.removeprefix("doctor-") for key, finding in (await found(config, now)).items() if not finding.well]


async def write(config: Config, *rows: object) -> None:
    """Rows into the database."""
    database = Database(config.database.url.get_secret_value())
    async with database.transaction() as session:
        session.add_all(rows)
    await database.dispose()


def event(**values: object) -> Incoming:
    return Incoming(
        **{"platform": "web", "external_id": "1", "lane": "web:1", "received_at": NOW - timedelta(hours=1)} | values
    )


def notice(**values: object) -> Outgoing:
    return Outgoing(chat_id=1, lane=Lane.NOTICES, notice="help", **{"send_after": NOW - timedelta(hours=1)} | values)


async def test_a_healthy_house_has_nothing_to_do(config: Config) -> None:
    assert await ill(config) == []


async def test_a_house_that_never_ran_is_told_so(tmp_path: Path) -> None:
    place = tmp_path / "linli.db"
    config = Config(data=tmp_path, database=DatabaseSection(url=SecretStr(f"sqlite:///{place}")))
    assert await ill(config) == ["database-missing"]
    assert not place.exists()


async def test_a_database_that_cannot_be_opened_is_named_without_its_password(tmp_path: Path) -> None:
    url = SecretStr(f"postgresql://linli:hush@/none?host={tmp_path}")
    findings = await found(Config(data=tmp_path, database=DatabaseSection(url=url)))
    assert not findings["doctor-database-bad"].well
    assert "hush" not in str(findings)


async def test_a_file_that_is_damaged_or_kept_by_others_is_named(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.doctor.SECONDS", 0.2)
    file = Path(config.database.url.get_secret_value().removeprefix("sqlite:///"))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert await ill(config) == ["database-locked"]
    await asyncio.to_thread(file.write_bytes, b"no database at all" * 1000)
    assert await ill(config) == ["database-damaged"]


async def test_a_page_that_is_damaged_is_found_and_a_large_file_is_not_waited_for(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await found(config))["doctor-check-ok"].well
    monkeypatch.setattr("bot.doctor.CHECK_STEPS", 1)
    monkeypatch.setattr("bot.doctor.CHECK_SECONDS", -1)
    assert (await found(config))["doctor-check-long"].well
    monkeypatch.undo()
    await asyncio.to_thread(damage, config.database.url.get_secret_value().removeprefix("sqlite:///"))
    assert await ill(config) == ["database-damaged"]


def damage(file: str) -> None:
    """Spoil one page in the middle, which no start of the house reads."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'case_events'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with Path(file).open("r+b") as spoilt:
        spoilt.seek((page - 1) * size)
        spoilt.write(b"\xff" * size)


async def test_an_old_schema_is_named(config: Config) -> None:
    database = Database(config.database.url.get_secret_value())
    async with database.transaction() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    await database.dispose()
    assert await ill(config) == ["migrations-behind"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (event, ["inbox-late"]),
        (lambda: event(received_at=NOW), []),
        (lambda: event(set_aside_at=NOW, error="KeyError"), ["aside-some"]),
        (lambda: event(handled_at=NOW), []),
        (notice, ["outbox-late"]),
        (lambda: notice(sent_at=NOW), []),
        (lambda: notice(send_after=NOW + timedelta(hours=8)), []),
        (lambda: Media(sha="a" * 64, mime="image/jpeg", width=1, height=1, size=1, at=NOW), ["media-missing"]),
    ],
)
async def test_each_ailment_has_its_line(config: Config, row: Callable[[], object], said: list[str]) -> None:
    await write(config, row())
    assert await ill(config) == said


async def test_a_demos_clock_is_noticed(config: Config) -> None:
    database = Database(config.database.url.get_secret_value())
    async with database.transaction() as session:
        await store_ahead(session, timedelta(hours=30))
    await database.dispose()
    finding = (await found(config))["doctor-clock-ahead"]
    assert (finding.well, finding.facts) == (False, {"hours": 30})


async def test_a_year_without_holidays_is_named_until_the_town_tells_them(config: Config) -> None:
    year = datetime(2050, 5, 1, tzinfo=UTC)
    assert await ill(config, year) == ["calendar-unknown"]
    told = config.model_copy(update={"town": TownSection(days_off=frozenset({year.date()}))})
    assert await ill(told, year) == []


async def test_a_media_folder_that_cannot_be_written_is_named(config: Config) -> None:
    (config.data / "media").write_text("a file where a folder should be")
    assert await ill(config) == ["media-unwritable"]


def on_telegram(config: Config, server: BotApiServer, token: str = "") -> Config:
    telegram = TelegramSection(enabled=True, token=SecretStr(token or server.token), base_url=server.url)
    return config.model_copy(update={"telegram": telegram})


async def test_groups_and_privacy_are_looked_at(config: Config) -> None:
    def group(number: int, title: str) -> Chat:
        purpose = Purpose.RESIDENTS
        return Chat(platform="telegram", external_id=str(number), title=title, purpose=purpose, area_id=1)

    async with BotApiServer() as server:
        server.add_group(-1, "春风里居民群")
        await write(config, group(-1, "春风里居民群"), group(-2, "没有机器人的群"))
        findings = [one async for one in examine(on_telegram(config, server), datetime.now(UTC))]  # noqa: TID251
    lines = [(one.key, one.facts.get("title")) for one in findings if not one.well]
    assert lines == [("doctor-group-deaf", "春风里居民群"), ("doctor-group-lost", "没有机器人的群")]
    assert {"doctor-token-ok", "doctor-privacy-on", "doctor-clock-ok"} <= {one.key for one in findings}


async def test_a_webhook_that_does_not_get_through_is_named(config: Config) -> None:
    now = datetime.now(UTC)  # noqa: TID251
    url = "https://linli.example/telegram"
    async with BotApiServer() as server:
        config = on_telegram(config, server)
        config = config.model_copy(update={"telegram": config.telegram.model_copy(update={"webhook_url": url})})
        assert await ill(config, now) == ["webhook-unset"]
        async with aiohttp.ClientSession() as session:
            hook = f"{server.url}/bot{server.token}/setWebhook"
            await session.post(hook, json={"url": url, "secret_token": "s"})
        assert await ill(config, now) == []
        server.could_not_call("Wrong response from the webhook: 502 Bad Gateway", int(now.timestamp()) - 300, pending=7)
        findings = await found(config, now)
        assert findings["doctor-webhook-failing"].facts["minutes"] == 5
        assert "502 Bad Gateway), 7 updates wait" in say(
            "doctor-webhook-failing", "en", **findings["doctor-webhook-failing"].facts
        )
        assert await ill(config, now + timedelta(hours=2)) == ["clock-off"]


async def test_a_bot_that_another_house_has_is_named(config: Config) -> None:
    async with BotApiServer() as server:
        config = on_telegram(config, server)
        async with aiohttp.ClientSession() as session:
            hook = f"{server.url}/bot{server.token}/setWebhook"
            await session.post(hook, json={"url": "https://elsewhere.example/s3cret", "secret_token": "s"})
        findings = await found(config)
        assert findings["doctor-webhook-foreign"].facts == {"host": "elsewhere.example"}
        (config.data / "telegram-webhook").write_text("https://elsewhere.example/s3cret")
        assert "webhook-foreign" not in await ill(config)


async def test_a_wrong_token_and_a_wrong_clock_are_named(config: Config) -> None:
    async with BotApiServer() as server:
        wrong = await found(on_telegram(config, server, "43:WRONG-token"))
    assert not wrong["doctor-token-bad"].well
    assert not wrong["doctor-clock-off"].well
    assert "WRONG" not in str(wrong)


@pytest.mark.parametrize(
    ("web", "well"),
    [
        (WebSection(), True),
        (WebSection(host="::1"), True),
        (WebSection(public_url="https://linli.example"), True),
        (WebSection(public_url="http://localhost:9000"), True),
        (WebSection(enabled=False, host="0.0.0.0"), True),
        (WebSection(host="0.0.0.0"), False),
        (WebSection(host="::"), False),
        (WebSection(public_url="http://linli.example"), False),
    ],
)
async def test_recording_and_place_need_https(config: Config, web: WebSection, well: bool) -> None:
    assert await ill(config.model_copy(update={"web": web})) == ([] if well else ["https-missing"])


@pytest.mark.parametrize(
    ("locale", "words"),
    [("zh_CN", ("录音", "定位", "拍照", "二维码", "链接", "cookie")), ("en", ("camera", "QR code", "link", "cookies"))],
)
def test_the_line_says_all_that_needs_https(locale: str, words: tuple[str, ...]) -> None:
    for key in ("doctor-https-ok", "doctor-https-missing"):
        told = say(key, locale, address="http://10.0.0.7:8000")
        assert all(word in told for word in words), told


async def test_a_platform_out_of_reach_is_named(config: Config) -> None:
    telegram = TelegramSection(enabled=True, token=SecretStr("42:TEST"), base_url="http://127.0.0.1:9")
    assert await ill(config.model_copy(update={"telegram": telegram})) == ["token-away"]


@pytest.mark.parametrize(("language", "said"), [("zh_CN", "设置没有问题"), ("en", "The settings are right")])
async def test_it_speaks_both_languages_and_its_code_tells(
    config: Config, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    telegram = TelegramSection(enabled=True, token=SecretStr("42:TEST-hush"), base_url="http://127.0.0.1:9")
    assert await examine_and_tell(lambda: config.model_copy(update={"telegram": telegram}), language) == 1
    out = capsys.readouterr().out
    assert said in out
    assert out.count("✗") == 1
    assert "hush" not in out


async def test_a_wrong_setting_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    def load() -> Config:
        raise ConfigError("web.port is wrong.")

    assert await examine_and_tell(load, "en") == 1
    assert "web.port" in capsys.readouterr().out


@pytest.fixture
async def one_town(database_url: NewDatabase, tmp_path: Path) -> AsyncIterator[Town]:
    """A running house."""
    async with web_town(database_url("sqlite", template="town"), tmp_path) as town:
        yield town


async def test_a_running_house_says_whether_it_is_ready(one_town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    async with aiohttp.ClientSession() as session:

        async def asked() -> tuple[int, list[str]]:
            async with session.get(f"{one_town.app.url}/readyz") as answer:
                return answer.status, (await answer.json())["reasons"]

        assert await asked() == (200, [])
        early = one_town.app.clock.real_now() - timedelta(hours=1)
        async with one_town.app.database.transaction() as rows:
            rows.add(event(received_at=early, platform="nobody"))
            rows.add(notice(send_after=START - timedelta(hours=1)))
        assert await asked() == (503, ["inbox-late", "outbox-late"])
        one_town.app._bots.clear()
        assert (await asked())[1][0] == "gateway-web"
        async with one_town.app.database.transaction() as rows:
            await rows.execute(text("UPDATE alembic_version SET version_num = '0000'"))
        assert (await asked())[1] == ["gateway-web", "migrations"]
        monkeypatch.setattr("bot.readiness.LEAST_FREE", 10**9)
        assert (await asked())[1] == ["gateway-web", "disk-full", "migrations"]


async def test_an_upgrade_makes_it_well(tmp_path: Path) -> None:
    config = Config(
        data=tmp_path, database=DatabaseSection(url=SecretStr(f"sqlite:///{tmp_path / 'a.db'}")), web=WebSection(port=0)
    )
    await upgrade(config.database.url.get_secret_value())
    assert await ill(config) == []

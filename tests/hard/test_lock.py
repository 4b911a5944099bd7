"""One town, one token, one process: the second one says so and stops."""

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config import Config, DatabaseSection, TelegramSection, WebSection
from bot.lock import take_locks, token_lock
from bot.stopped import Stopped
from tests.botapi import BotApiServer
from tests.conftest import NewDatabase
from tests.town.building import web_town

TOKEN = "42:a-token-of-these-tests"


def settings(data: Path, token: str = "") -> Config:
    """A house; with a token it polls Telegram."""
    telegram = TelegramSection(enabled=bool(token), token=SecretStr(token))
    return Config(data=data, telegram=telegram, web=WebSection(port=0))


def test_a_data_folder_has_one_process(tmp_path: Path) -> None:
    first = take_locks(settings(tmp_path), alone=True)
    with pytest.raises(Stopped, match=r"Another Linli \(process \d+\) is running with the data folder .*: stop it"):
        take_locks(settings(tmp_path), alone=True)
    first.release()
    take_locks(settings(tmp_path), alone=True).release()


def test_a_token_has_one_process_on_a_machine(tmp_path: Path) -> None:
    first = take_locks(settings(tmp_path / "one", TOKEN), alone=True)
    with pytest.raises(Stopped, match="with this Telegram token: stop it first"):
        take_locks(settings(tmp_path / "two", TOKEN), alone=True)
    take_locks(settings(tmp_path / "two"), alone=True).release()  # what it had taken before, it let go
    first.release()
    lock = token_lock(settings(tmp_path, TOKEN).telegram)
    assert TOKEN not in lock.read_text() + lock.name


def test_workers_on_postgresql_may_share_a_folder(tmp_path: Path) -> None:
    first, second = (take_locks(settings(tmp_path), alone=False) for _ in range(2))
    first.release()
    second.release()


def test_a_process_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    code = "import fcntl,sys\nlock=open(sys.argv[1],'w')\nfcntl.flock(lock,fcntl.LOCK_EX)\nprint(1,flush=True)\ninput()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "linli.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(Stopped):
            take_locks(settings(tmp_path), alone=True)
        other.kill()
        other.wait()
        take_locks(settings(tmp_path), alone=True).release()


async def test_a_running_house_holds_its_folder_until_it_is_closed(database_url: NewDatabase, tmp_path: Path) -> None:
    async with web_town(database_url("sqlite", template="town"), tmp_path):
        with (tmp_path / "linli.lock").open() as lock, pytest.raises(OSError, match="temporarily unavailable"):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    take_locks(settings(tmp_path), alone=True).release()


async def test_whoever_is_contested_three_times_says_so_and_ends(database_url: NewDatabase, tmp_path: Path) -> None:
    from bot.app import App
    from bot.clock import TownClock

    async with BotApiServer() as server:
        telegram = TelegramSection(enabled=True, token=SecretStr(server.token), base_url=server.url, poll_seconds=1)
        url = DatabaseSection(url=SecretStr(database_url("sqlite", template="town")))
        app = App(Config(data=tmp_path, database=url, telegram=telegram, web=WebSection(enabled=False)), TownClock())
        server.say_next("getUpdates", 409, "Conflict: terminated by other getUpdates request", times=3)
        await app.open()
        assert "another process polls with this token: stop it, start again" in await app.over()
        await app.close()

"""One process at a time: a lock file that the system lets go of when its process ends, however it ends."""

import fcntl
import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO, Any

from bot.config import Config, TelegramSection
from bot.stopped import Stopped


class Locks:
    """The lock files that this process holds."""

    def __init__(self) -> None:
        self._held: list[IO[Any]] = []

    def take(self, file: Path, what: str) -> None:
        """Hold ``file`` from now on; raises ``Stopped`` with one sentence when another process does."""
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            lock = file.open("a+")
        except PermissionError:
            raise Stopped(f"{what} is used by another account on this machine ({file}): run Linli as that.") from None
        except OSError as error:
            raise Stopped(f"{file}: {error.strerror}.") from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            other = lock.read().strip() or "?"
            lock.close()
            raise Stopped(f"Another Linli (process {other}) is running with {what}: stop it first.") from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        self._held.append(lock)

    def release(self) -> None:
        """Let all of them go. The files stay: removing one would let two processes hold it."""
        while self._held:
            self._held.pop().close()


def take_locks(config: Config, *, alone: bool) -> Locks:
    """Locks for what cannot be shared: a SQLite town (``alone``), and a token that is polled with."""
    locks = Locks()
    try:
        if alone:
            locks.take(config.data / "linli.lock", f"the data folder {config.data}")
        if config.telegram.enabled and not config.telegram.webhook_url:
            locks.take(token_lock(config.telegram), "this Telegram token")
    except Stopped:
        locks.release()
        raise
    return locks


def token_lock(telegram: TelegramSection) -> Path:
    """Where every process of this machine looks whether somebody polls with a token; it doesn't tell the token."""
    account = f"{telegram.base_url} {telegram.token.get_secret_value()}"
    return Path(tempfile.gettempdir()) / f"linli-{hashlib.sha256(account.encode()).hexdigest()[:16]}.lock"

"""What is tortured: the house in a process of its own, and a Bot API that can be aimed at."""

import asyncio
import os
import socket
import sys
from pathlib import Path

from aiohttp import web

from tests.botapi.server import BotApiServer


class AimingServer(BotApiServer):
    """Holds back the answer to a message when asked to, so that a kill can fall between its answer and our mark."""

    def __init__(self) -> None:
        super().__init__()
        self.armed = False
        self.shown_unanswered = asyncio.Event()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        answer = await super()._handle(request)
        if self.armed and request.path.rpartition("/")[2] in {"sendMessage", "editMessageText"}:
            self.shown_unanswered.set()
            await asyncio.sleep(1)
        return answer

    async def aim(self, seconds: float) -> None:
        """Come back when something was shown and not yet answered, or after so many seconds."""
        self.armed = True
        self.shown_unanswered.clear()
        try:
            await asyncio.wait_for(self.shown_unanswered.wait(), seconds)
        except TimeoutError:
            pass
        finally:
            self.armed = False


class Victim:
    """``python -m bot run`` in a process of its own."""

    def __init__(self, folder: Path, port: int, server: BotApiServer) -> None:
        self.port = port
        self._config = folder / "config.toml"
        self._log = (folder / "log").open("ab")
        self._config.write_text(
            f'data = "{folder}"\n[database]\nurl = "sqlite:///{folder / "linli.db"}"\n[web]\nport = {port}\n'
            f'[telegram]\nenabled = true\nbase_url = "{server.url}"\npoll_seconds = 5\n'
            "[limits]\nreports_per_10_minutes = 1000\n",
            "utf-8",
        )
        self._environ = {"LINLI_TELEGRAM_TOKEN": server.token}
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it; it is up when its page answers."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--config", str(self._config),
            env={**os.environ, **self._environ}, stdout=self._log, stderr=self._log,
        )  # fmt: skip

    async def kill(self) -> None:
        """SIGKILL, and nothing else."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()

    async def stop(self) -> int:
        """SIGTERM; the exit code."""
        assert self._process is not None
        self._process.terminate()
        code = await self._process.wait()
        self._log.close()
        return code


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

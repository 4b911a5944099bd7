"""Whose a bot's messages are: a house leaves a webhook that it did not set alone unless it is told to take over.

Polling ends a webhook, and a webhook replaces another, without a word to the house that loses it. What this house last
told Telegram to call stands in a file: changing from one to the other on one machine needs nothing, also after a crash.
"""

from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import structlog

from bot.gateways.telegram_calls import BotApi
from bot.stopped import Stopped

log = structlog.get_logger(__name__)


class Claim:
    """The right to a bot's messages. ``file`` remembers our webhook; ``take_over`` takes them from whoever has them."""

    def __init__(self, api: BotApi, file: Path, *, take_over: bool = False) -> None:
        self._api = api
        self._file = file
        self._take_over = take_over

    async def check(self, url: str = "") -> None:
        """Raise ``Stopped`` where another house is called; ``url`` is what is to be called from now on."""
        told = await self._api.call("getWebhookInfo")
        there = str(told.get("url") or "")
        if there in ("", url, remembered(self._file)):
            return
        host = host_of(there)
        if not self._take_over:
            raise Stopped(
                f"Telegram brings this bot's messages to {host}, where another house may run. Stop that one, "
                "or set telegram.take_over = true to have them come here."
            )
        log.warning("telegram.taken_over", host=host, told="that house gets no more messages")

    async def holds(self, url: str, *, seconds: float) -> bool:
        """Whether Telegram still calls us there: what another house has by now is not ours to end."""
        return bool((await self._api.call("getWebhookInfo", seconds=seconds)).get("url") == url)

    def remember(self, url: str) -> None:
        """Telegram is told to call us there."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(url)

    def forget(self) -> None:
        """Telegram calls us no longer."""
        with suppress(OSError):
            self._file.unlink()


def claim_of(data: Path) -> Path:
    """Where the house of a data folder remembers its webhook."""
    return data / "telegram-webhook"


def remembered(file: Path) -> str:
    """What the house of this file last told Telegram to call; "" when it is called no longer."""
    try:
        return file.read_text()
    except OSError:
        return ""


def host_of(url: str) -> str:
    """Where a webhook is; the rest of its address may be a secret."""
    return urlsplit(url).hostname or url

"""The webhook: Telegram posts an update, it is stored, and only then answered."""

import hmac
import json
import os
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from bot.gateways.telegram_calls import BotApi, CallRefused
from bot.gateways.telegram_claim import Claim
from bot.gateways.telegram_polling import KINDS, Raw
from bot.stopped import Stopped
from services.trouble import kind_of

HEADER = "X-Telegram-Bot-Api-Secret-Token"
BODY = 1_000_000
GOODBYE = 3.0
"""Seconds that a house that ends waits for Telegram: what comes to a hook that nobody answers is kept as well."""

log = structlog.get_logger(__name__)


class Webhook:
    """A listener on ``host:port`` for the path of ``url``, which is what Telegram is told to call."""

    def __init__(
        self,
        api: BotApi,
        claim: Claim,
        keep: Callable[[list[Raw]], Awaitable[None]],
        *,
        url: str,
        secret: str,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        self._api = api
        self._claim = claim
        self._keep = keep
        self._url = url
        self._secret = secret.encode()
        self._where = host, port
        app = web.Application(client_max_size=BODY)
        app.router.add_post(urlsplit(url).path or "/", self._take)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=3)

    @property
    def running(self) -> bool:
        """Whether updates are taken."""
        return bool(self._runner.addresses)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._runner.addresses[0][1])

    async def begin(self) -> None:
        """Listen, and have Telegram call; raises ``RetryLater`` when it is away, ``Stopped`` for wrong settings
        or another house."""
        await self._claim.check(self._url)
        if not self.running:
            await self._listen()
        self._claim.remember(self._url)
        secret = self._secret.decode()
        try:
            await self._api.call(
                "setWebhook", url=self._url, secret_token=secret, allowed_updates=KINDS, max_connections=40
            )
        except CallRefused as error:
            raise Stopped(f"Telegram refuses the webhook ({error}). Correct telegram.webhook_url.") from None

    async def _listen(self) -> None:
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, *self._where).start()
        except OSError as error:
            why, (host, port) = os.strerror(error.errno or 0), self._where
            raise Stopped(f"{host}:{port}: {why}. Choose another telegram.webhook_port.") from None

    async def end(self) -> None:
        """Have Telegram keep what comes, and answer what is being stored."""
        if self.running and await self._claim.holds(self._url, seconds=GOODBYE):
            await self._api.call("deleteWebhook", seconds=GOODBYE)
            self._claim.forget()
        await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        given = request.headers.get(HEADER, "").encode(errors="replace")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        update = _update(await request.read())
        if update is None:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        try:
            await self._keep([update])
        except Exception as error:
            log.error("telegram.not_stored", why=kind_of(error))  # its text may quote what people wrote
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response()


def _update(raw: bytes) -> Raw | None:
    try:
        found = json.loads(raw)
    except ValueError:
        return None
    return found if isinstance(found, dict) and type(found.get("update_id")) is int else None

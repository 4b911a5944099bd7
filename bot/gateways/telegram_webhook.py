"""The webhook: Telegram posts an update, it is stored, and only then answered."""

import hmac
import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from bot.gateways.telegram_calls import BotApi
from bot.gateways.telegram_polling import KINDS, Raw

HEADER = "X-Telegram-Bot-Api-Secret-Token"
BODY = 1_000_000

log = structlog.get_logger(__name__)


class Webhook:
    """A listener on ``host:port`` for the path of ``url``, which is what Telegram is told to call."""

    def __init__(
        self,
        api: BotApi,
        keep: Callable[[list[Raw]], Awaitable[None]],
        *,
        url: str,
        secret: str,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        self._api = api
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
        """Listen, and have Telegram call; raises ``GatewayError`` when Telegram is away."""
        if not self.running:
            await self._runner.setup()
            await web.TCPSite(self._runner, *self._where).start()
        await self._api.call(
            "setWebhook", url=self._url, secret_token=self._secret.decode(), allowed_updates=KINDS, max_connections=40
        )

    async def end(self) -> None:
        """Have Telegram keep what comes, and answer what is being stored."""
        if self.running:
            await self._api.call("deleteWebhook")
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
            log.error("telegram.not_stored", why=type(error).__name__)  # its text may quote what people wrote
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response()


def _update(raw: bytes) -> Raw | None:
    try:
        found = json.loads(raw)
    except ValueError:
        return None
    return found if isinstance(found, dict) and type(found.get("update_id")) is int else None

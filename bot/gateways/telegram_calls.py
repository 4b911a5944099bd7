"""Calls of Telegram's Bot API, and what its refusals mean to us. The token stays in here.

GatewayError
├── CallRefused(code, description)   this very call is wrong; the next one may be right
├── TokenRefused                     no call will be right until the token is
├── Contested                        somebody else polls with this token, or a webhook is set
├── RetryLater(after)
└── Unreachable
    └── Moved(to)                    the group became a supergroup with another id
"""

import io
import json
import re
from http import HTTPStatus
from pathlib import Path
from typing import Any

import aiohttp

from bot.gateways.contract import GatewayError, Moved, RetryLater, Unreachable

PUBLIC = "https://api.telegram.org"
CALL_SECONDS = 30.0
LONGEST_BACKOFF = 60.0
FILE_NAMES = {"voice": "voice.m4a", "audio": "voice.m4a"}
"""Telegram goes by the ending of a sound's name."""
GONE = re.compile(
    r"chat not found|group chat was upgraded|group chat was deleted|was kicked|was blocked|user is deactivated"
    r"|can't initiate conversation|peer_id_invalid|chat_write_forbidden|(?:not enough|no) rights to send",
    re.IGNORECASE,
)


class CallRefused(GatewayError):
    """Telegram refuses this call for what is in it."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(f"{code}: {description}")
        self.code = code
        self.description = description


class TokenRefused(GatewayError):
    """Telegram does not know our token."""


class Contested(GatewayError):
    """Our polling was ended in favour of another one."""


class BotApi:
    """One bot's calls, over one connection pool."""

    def __init__(self, token: str, base_url: str | None = None) -> None:
        self._token = token
        self._base = (base_url or PUBLIC).rstrip("/")
        self._session: aiohttp.ClientSession | None = None
        self._failures = 0

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(
        self,
        method: str,
        *,
        files: dict[str, bytes] | None = None,
        names: dict[str, str] = FILE_NAMES,
        seconds: float = CALL_SECONDS,
        **parameters: Any,
    ) -> Any:
        """The result of a method; ``files`` go as parts of that name, called by ``names``. Raises the errors above."""
        body = {"data": _form(parameters, files, names)} if files else {"json": parameters}
        url = f"{self._base}/bot{self._token}/{method}"
        status, raw = await self._exchange("POST", url, method, seconds=seconds, **body)
        answer = _object(raw)
        if answer is None:
            raise self._away(f"{method}: the answer {status} is not the Bot API's", doubtful=True)
        if answer.get("ok") is True and "result" in answer:
            self._failures = 0
            return answer["result"]
        raise self._meaning(method, status, answer)

    async def download(self, path: str, limit: int) -> bytes:
        """The bytes of a file at the ``file_path`` that ``getFile`` gave; ``Unreachable`` when over ``limit``."""
        url = f"{self._base}/file/bot{self._token}/{path}"
        status, raw = await self._exchange("GET", url, "download", seconds=2 * CALL_SECONDS, limit=limit)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
            raise self._away(f"download: {status}")
        if status != HTTPStatus.OK or len(raw) > limit:
            raise Unreachable(f"download: {status}" if status != HTTPStatus.OK else f"download: over {limit} bytes")
        return raw

    async def _exchange(
        self, verb: str, url: str, method: str, *, seconds: float, limit: int = 16_000_000, **body: Any
    ) -> tuple[int, bytes]:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        timeout = aiohttp.ClientTimeout(total=seconds)
        try:
            async with self._session.request(verb, url, timeout=timeout, allow_redirects=False, **body) as response:
                return response.status, await _bounded(response.content, limit)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            failed, unheard = type(error).__name__, isinstance(error, aiohttp.ClientConnectorError)
        raise self._away(
            f"{method}: {failed}", doubtful=not unheard
        )  # outside of the except: the error's text may hold the URL

    def _away(self, why: str, *, doubtful: bool = False) -> RetryLater:
        self._failures += 1
        return RetryLater(min(LONGEST_BACKOFF, 2.0 ** min(self._failures - 1, 10)), why, doubtful=doubtful)

    def _meaning(self, method: str, status: int, answer: dict[str, Any]) -> GatewayError:
        code = answer.get("error_code", status)
        why = str(answer.get("description", "")).replace(self._token, "***")
        parameters = answer.get("parameters") or {}
        if code == HTTPStatus.TOO_MANY_REQUESTS or parameters.get("retry_after"):
            after = parameters.get("retry_after")
            return RetryLater(float(after), f"{method}: {why}") if after else self._away(f"{method}: {why}")
        if parameters.get("migrate_to_chat_id"):
            return Moved(int(parameters["migrate_to_chat_id"]), f"{method}: {why}")
        if code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return self._away(f"{method}: {code} {why}", doubtful=True)
        return _refusal(method, code, why)


def _refusal(method: str, code: int, why: str) -> GatewayError:
    if code == HTTPStatus.UNAUTHORIZED or (code == HTTPStatus.NOT_FOUND and method == "getMe"):
        return TokenRefused("Telegram refuses the bot's token: copy it from @BotFather again")
    if code == HTTPStatus.CONFLICT:
        return Contested(why)
    if code == HTTPStatus.FORBIDDEN or GONE.search(why):
        return Unreachable(f"{method}: {why}")
    return CallRefused(code, why)


def _form(parameters: dict[str, Any], files: dict[str, bytes] | None, names: dict[str, str]) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in parameters.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, data in (files or {}).items():
        form.add_field(name, io.BytesIO(data), filename=names.get(name, name), content_type="application/octet-stream")
    return form


def _object(raw: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(raw)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


async def _bounded(stream: aiohttp.StreamReader, limit: int) -> bytes:
    """At most ``limit`` bytes and the first chunk beyond, so that the caller sees the excess."""
    kept = bytearray()
    async for chunk in stream.iter_chunked(65536):
        kept += chunk
        if len(kept) > limit:
            break
    return bytes(kept)


def read_local(path: Path, most: int) -> bytes:
    """A file on this machine: our own, or one that a Bot API server of one's own has laid down."""
    try:
        if path.stat().st_size > most:
            raise Unreachable(f"file: over {most} bytes")
        return path.read_bytes()
    except OSError as error:
        raise Unreachable(f"file: {type(error).__name__}") from None

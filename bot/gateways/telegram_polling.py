"""Long polling: raw updates are stored, and only then does the offset move."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog

from bot.gateways.contract import GatewayError, RetryLater
from bot.gateways.telegram_calls import BotApi, Contested, TokenRefused
from bot.unbroken import ended
from services.trouble import kind_of

Raw = dict[str, Any]

KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
GRACE = 10.0
"""Seconds that an answer may be late beyond the time it was asked to wait."""
CONTESTS = 3
LONGEST_PAUSE = 60.0

log = structlog.get_logger(__name__)


class Polling:
    """Asks for updates until it is ended; ``keep`` stores a batch in one transaction of its own."""

    def __init__(
        self,
        api: BotApi,
        keep: Callable[[list[Raw]], Awaitable[None]],
        *,
        seconds: int,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._api = api
        self._keep = keep
        self._seconds = seconds
        self._pause = pause
        self._offset: int | None = None
        self._contests = 0
        self._troubles = 0
        self._ending = False
        self._storing = False
        self.gave_up = ""
        """Why nobody asks any more, as a sentence for the operator."""
        self._task: asyncio.Task[None] | None = None

    @property
    def running(self) -> bool:
        """Whether updates are being asked for; false once it gave up."""
        return self._task is not None and not self._task.done()

    def begin(self) -> None:
        """Start asking."""
        self._ending = False
        self._task = asyncio.create_task(self._run(), name="telegram-polling")

    async def end(self) -> None:
        """Stop asking; a batch that is being stored is stored first."""
        self._ending = True
        if self._task is None:
            return
        if self._storing:
            await asyncio.wait([self._task])
        await ended([self._task])

    async def _run(self) -> None:
        while not self._ending:
            seconds = await self._round()
            if seconds is None:
                return
            if seconds and not self._ending:
                await self._pause(seconds)

    async def _round(self) -> float | None:
        """One batch; seconds to pause before the next, ``None`` to give up."""
        try:
            await self._store(await self._ask())
        except Contested as error:
            return await self._contest(str(error))
        except TokenRefused as error:
            self._give_up(str(error))
            return None
        except RetryLater as error:
            log.warning("telegram.waiting", why=str(error), seconds=error.after)
            return error.after
        except Exception as error:
            return self._trouble(error)
        self._contests = self._troubles = 0
        return 0.0

    async def _ask(self) -> list[Raw]:
        where: dict[str, Any] = {} if self._offset is None else {"offset": self._offset}
        answer = await self._api.call(
            "getUpdates", seconds=self._seconds + GRACE, timeout=self._seconds, allowed_updates=KINDS, **where
        )
        if not isinstance(answer, list):
            raise GatewayError("getUpdates: the answer is no list")
        batch = [update for update in answer if isinstance(update, dict) and type(update.get("update_id")) is int]
        if answer and not batch:
            raise GatewayError("getUpdates: no update has a number")
        return batch

    async def _store(self, batch: list[Raw]) -> None:
        if not batch:
            return
        self._storing = True
        try:
            await self._keep(batch)
        finally:
            self._storing = False
        self._offset = max(update["update_id"] for update in batch) + 1

    async def _contest(self, why: str) -> float | None:
        self._contests += 1
        if self._contests >= CONTESTS:
            what = "is called" if "webhook" in why.lower() else "polls"
            self._give_up(f"another process {what} with this token: stop it, start again ({why})")
            return None
        log.warning("telegram.contested", why=why)
        return float(self._contests)

    def _give_up(self, why: str) -> None:
        log.error("telegram.stopped", why=why)
        self.gave_up = f"Telegram: {why}."

    def _trouble(self, error: Exception) -> float:
        """Of an error that isn't ours only the kind is logged: its text may quote what people wrote."""
        why = str(error) if isinstance(error, GatewayError) else kind_of(error)
        seconds = min(LONGEST_PAUSE, 2.0 ** min(self._troubles, 10))
        self._troubles += 1
        log.error("telegram.trouble", why=why, seconds=seconds)
        return seconds


def lane_of(update: Raw) -> str:
    """The lane of whoever sent an update, whatever else is in it."""
    for kind in KINDS:
        event = update.get(kind)
        if isinstance(event, dict):
            found = (event.get(key) for key in ("sender_chat", "from", "chat"))
            ids = (sender["id"] for sender in found if isinstance(sender, dict) and type(sender.get("id")) is int)
            return f"telegram:{next(ids, 'nobody')}"
    return "telegram:nobody"

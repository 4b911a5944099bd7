"""The bot that handlers are given: it knows its own name and can say nothing."""

from collections.abc import AsyncGenerator
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import GetMe, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import User


class MuteSession(BaseSession):
    """Answers ``getMe`` and raises on every other method, so that nothing is said before it is committed."""

    def __init__(self, me: User) -> None:
        super().__init__()
        self.me = me

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        """The bot itself, for ``getMe``."""
        if isinstance(method, GetMe):
            return cast("TelegramType", self.me)
        raise _mute(method.__api_method__)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - aiogram's signature
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """Nothing is fetched inside a handler either."""
        raise _mute("download")
        yield b""

    async def close(self) -> None:
        """Nothing was opened."""


def _mute(method: str) -> RuntimeError:
    return RuntimeError(f"a handler may not call {method}: return an Answer, or tell() through a service")


def mute_bot(me: User) -> Bot:
    """A bot known as ``me`` whose every method but ``getMe`` raises ``RuntimeError``; it never holds a real token."""
    return Bot(f"{me.id}:mute", session=MuteSession(me))

"""The Bot API server of the tests with a stopwatch: how many messages arrived, when the last call was."""

import asyncio
import time
from collections import defaultdict
from typing import Any

from tests.botapi.limits import Limits
from tests.botapi.server import BOT, BotApiServer
from tests.botapi.wire import Parameters

SENDING = {"sendmessage", "sendphoto"}
CALM = {"getupdates", "getme"}


class Unlimited(Limits):
    """As fast as anybody likes: the bots are measured here, not Telegram's limits."""

    def check(self, method: str, chat: str) -> None:
        """Let every call pass."""


class Crowd(BotApiServer):
    """``sent`` counts messages of the bot; ``last`` is the moment of its last call that did something."""

    def __init__(self) -> None:
        super().__init__()
        self.limits = Unlimited(time.monotonic)
        self.sent = 0
        self.last = 0.0
        self._awaited: defaultdict[int, list[asyncio.Future[None]]] = defaultdict(list)

    def next_in(self, chat: int) -> asyncio.Future[None]:
        """Done once the bot has written to this chat."""
        answer: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._awaited[chat].append(answer)
        return answer

    def cards(self, label: str | None, number: int) -> list[tuple[int, int, str]]:
        """Chat, message and button's data of the bot's newest cards with this button, or of any message of its."""
        posts = [post for chat in list(self.world.posts.values()) for post in chat.values() if chat]
        found: list[tuple[int, int, str]] = []
        for post in sorted(posts, key=lambda one: -one.message_id):
            if post.sender["id"] != BOT["id"] or post.chat_id < 0:
                continue
            data = [key["callback_data"] for row in post.keyboard for key in row if key["text"] == label]
            if label is None or data:
                found.append((post.chat_id, post.message_id, data[0] if data else "press"))
        return found[:number]

    async def _call(self, method: str, given: Parameters) -> Any:
        result = await super()._call(method, given)
        self.calls.clear()
        if method.lower() not in CALM:
            self.last = time.perf_counter()
        if method.lower() in SENDING:
            self.sent += 1
            for answer in self._awaited.pop(int(given.text("chat_id")), ()):
                answer.set_result(None)
        return result

"""How fast Telegram may be written to: 30 messages a second, one a second in a chat, 20 a minute in a group."""

import math
from collections import defaultdict, deque
from collections.abc import Callable

from tests.botapi.rules import Refusal

COUNTED = frozenset({
    "sendmessage", "sendphoto", "sendvoice", "sendaudio", "sendmediagroup", "editmessagetext", "editmessagecaption",
    "editmessagemedia", "editmessagereplymarkup",
})  # fmt: skip
BURST = 5


class Sliding:
    """At most ``most`` in any ``span`` seconds."""

    def __init__(self, most: int, span: float) -> None:
        self.most = most
        self.span = span
        self.times: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Seconds until there is room."""
        while self.times and self.times[0] <= now - self.span:
            self.times.popleft()
        return self.times[0] + self.span - now if len(self.times) >= self.most else 0.0


class Tokens:
    """One a second, ``BURST`` at once."""

    def __init__(self, now: float) -> None:
        self.level = float(BURST)
        self.at = now

    def wait(self, now: float) -> float:
        """Seconds until there is room."""
        self.level = min(BURST, self.level + now - self.at)
        self.at = now
        return 0.0 if self.level >= 1 else 1 - self.level


class Limits:
    """Refuses with 429 what comes too fast by the clock ``seconds``, and counts it in ``broken``."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self.seconds = seconds
        self.broken = 0
        self._all = Sliding(30, 1.0)
        self._groups: defaultdict[str, Sliding] = defaultdict(lambda: Sliding(20, 60.0))
        self._chats: dict[str, Tokens] = {}

    def check(self, method: str, chat: str) -> None:
        """Let the call pass, or refuse it."""
        if method not in COUNTED:
            return
        now = self.seconds()
        tokens = self._chats.setdefault(chat, Tokens(now))
        windows = [self._all, self._groups[chat]] if chat.startswith("-") else [self._all]
        wait = max(tokens.wait(now), *(window.wait(now) for window in windows))
        if wait > 0:
            self.broken += 1
            after = math.ceil(wait)
            raise Refusal(429, f"Too Many Requests: retry after {after}", retry_after=after)
        tokens.level -= 1
        for window in windows:
            window.times.append(now)

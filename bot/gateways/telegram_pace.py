"""How fast Telegram may be written to: so many messages a second over all, and in each chat. Edits count too."""

from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.gateways.contract import RetryLater

OVERALL = 28
"""Messages a second, of Telegram's 30."""
BURST = 3
"""Messages that one chat takes at once, before it takes one a second."""
SECONDS_EACH = 1.05
GROUP = 19
"""Messages a minute in a group, of Telegram's 20."""
MINUTE = 61.0
FORGET_FROM = 2000


@dataclass
class Window:
    """At most ``most`` in any ``span`` seconds."""

    most: int
    span: float
    taken: deque[float] = field(default_factory=deque)

    def free_at(self, now: float) -> float:
        """When the next one may go."""
        while len(self.taken) > self.most:
            self.taken.popleft()
        return max(now, self.taken[-self.most] + self.span) if len(self.taken) >= self.most else now

    def take(self, at: float) -> None:
        """One goes at ``at``."""
        self.taken.append(at)


@dataclass
class Bucket:
    """Refills by one every ``each`` seconds, up to ``most``; may be overdrawn by what belongs together."""

    most: float
    each: float
    level: float
    at: float

    def free_at(self, now: float) -> float:
        """When the next one may go."""
        self.level = min(self.most, self.level + max(0.0, now - self.at) / self.each)
        self.at = now
        return now if self.level >= 1 else now + (1 - self.level) * self.each

    def take(self, count: int) -> None:
        """So many go now."""
        self.level -= count


@dataclass
class Pace:
    """``seconds`` is a steady clock; ``pause`` waits; ``overall`` messages a second, 0 for no pace at all."""

    seconds: Callable[[], float]
    pause: Callable[[float], Awaitable[None]]
    overall: int = OVERALL
    _all: Window = field(init=False)
    _chats: dict[str, Bucket] = field(default_factory=dict)
    _groups: dict[str, Window] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._all = Window(max(1, self.overall), 1.05)

    async def admit(self, chat: str, count: int = 1) -> None:
        """Come back when ``count`` messages may go to this chat; raises ``RetryLater`` when the chat has to wait."""
        if not self.overall:
            return
        now = self.seconds()
        self._forget(now)
        self._take_in_chat(chat, count, now)
        at = now
        for _ in range(count):
            at = self._all.free_at(now)
            self._all.take(at)
        if at > now:
            await self.pause(at - now)

    def overdraw(self, chat: str) -> None:
        """One more goes at once because it belongs to what was admitted: what comes behind it waits longer."""
        if not self.overall:
            return
        now = self.seconds()
        self._all.take(now)
        self._chats.setdefault(chat, Bucket(BURST, SECONDS_EACH, BURST, now)).take(1)
        if chat in self._groups:
            self._groups[chat].take(now)

    def _take_in_chat(self, chat: str, count: int, now: float) -> None:
        bucket = self._chats.setdefault(chat, Bucket(BURST, SECONDS_EACH, BURST, now))
        window = self._groups.setdefault(chat, Window(GROUP, MINUTE)) if chat.startswith("-") else None
        free = max(bucket.free_at(now), window.free_at(now) if window else now)
        if free > now:
            raise RetryLater(free - now, "our own pace")
        bucket.take(count)
        for _ in range(count if window else 0):
            window.take(now)  # type: ignore[union-attr]

    def _forget(self, now: float) -> None:
        """Chats that have been quiet for long are as new."""
        if len(self._chats) > FORGET_FROM:
            self._chats = {chat: bucket for chat, bucket in self._chats.items() if bucket.at > now - MINUTE}
            self._groups = {chat: window for chat, window in self._groups.items() if chat in self._chats}

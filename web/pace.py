"""How much one user may send a minute: enough for anybody's thumbs, too little for a flood."""

from collections import deque
from collections.abc import Hashable
from datetime import datetime, timedelta
from math import ceil

from models import Refusal, Refused

POSTS = 60
PRESSES = 120
_SPAN = timedelta(minutes=1)
_CROWD = 4096


class Pace:
    """Counts what each user did within the last minute, in this process's memory."""

    def __init__(self) -> None:
        self._done: dict[tuple[str, Hashable], deque[datetime]] = {}

    def count(self, what: str, who: Hashable, *, most: int, now: datetime) -> None:
        """Count one more of ``who`` (a user, an address, a link). ``now`` is real time.

        Raises ``Refused(TOO_FAST)`` with the ``seconds`` to wait.
        """
        done = self._done.setdefault((what, who), deque(maxlen=most))
        while done and done[0] <= now - _SPAN:
            done.popleft()
        if len(done) >= most:
            raise Refused(Refusal.TOO_FAST, seconds=max(1, ceil((done[0] + _SPAN - now).total_seconds())))
        done.append(now)
        if len(self._done) > _CROWD:
            self._forget(now - _SPAN)

    def _forget(self, since: datetime) -> None:
        self._done = {key: done for key, done in self._done.items() if done and done[-1] > since}

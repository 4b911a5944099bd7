"""The way to where pictures and voices are worked on: a child process, one job at a time, ended when it dawdles.

The other end is ``services.developing``. Nothing is unpickled, because the child opens what strangers send.
"""

import asyncio
import json
import os
import sys
from dataclasses import dataclass
from typing import Any

from models import Refusal, Refused
from services.developing import frame
from services.rules import pictures, sounds
from services.rules.pictures import Picture
from services.rules.sounds import Sound
from services.rules.unfit import Unfit

SECONDS = 20.0


class Darkroom:
    """The way to the child process; it is started by the first job and by the first one after it was ended."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._turn = asyncio.Lock()
        self._child: asyncio.subprocess.Process | None = None

    async def read(self, content: bytes) -> Picture:
        """See ``read_picture``. Raises ``Refused``; BROKEN_PHOTO as well when it takes over 20 seconds."""
        if len(content) > pictures.MOST_BYTES:
            raise _refused(pictures.too_large())
        return Picture(**await self._work("read", content))

    async def hear(self, content: bytes) -> Sound:
        """See ``read_sound``. Raises ``Refused``; BROKEN_VOICE as well when it takes over 20 seconds."""
        if len(content) > sounds.MOST_BYTES:
            raise _refused(sounds.too_large(content))
        return Sound(**await self._work("hear", content, otherwise=Refusal.BROKEN_VOICE))

    async def pair(self, before: bytes, after: bytes) -> Picture:
        """See ``before_and_after``."""
        return Picture(**await self._work("pair", before, after))

    async def draw(self, svg: str) -> Picture:
        """See ``draw_svg``."""
        return Picture(**await self._work("draw", svg.encode()))

    async def close(self) -> None:
        """End the child process, if there is one."""
        async with self._turn:
            await self._end()

    async def _work(self, job: str, *blobs: bytes, otherwise: Refusal = Refusal.BROKEN_PHOTO) -> dict[str, Any]:
        async with self._turn:
            try:
                async with asyncio.timeout(self._seconds):
                    answer = await self._ask(job, blobs)
            except (TimeoutError, asyncio.IncompleteReadError, OSError) as error:
                await self._end()
                raise Refused(otherwise) from error
            except BaseException:
                await self._end()  # half a question is on the line: nobody else may read its answer
                raise
        if answer.unfit:
            raise _refused(Unfit(answer.unfit, **answer.facts))
        return answer.made | {"content": answer.content}

    async def _ask(self, job: str, blobs: tuple[bytes, ...]) -> "_Answer":
        child = self._child = self._child or await _start()
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(frame({"job": job}, *blobs))
        await child.stdin.drain()
        head = json.loads(await child.stdout.readuntil(b"\n"))
        (size,) = head.pop("sizes")
        return _Answer(content=await child.stdout.readexactly(size), **head)

    async def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        if child.returncode is None:
            child.kill()
        assert child.stdin is not None
        child.stdin.close()
        await child.communicate()


def _refused(unfit: Unfit) -> Refused:
    return Refused(Refusal(unfit.why), **unfit.facts)


@dataclass(frozen=True)
class _Answer:
    content: bytes
    unfit: str
    facts: dict[str, Any]
    made: dict[str, Any]
    """Everything about what was made but its bytes."""


async def _start() -> asyncio.subprocess.Process:
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": paths}  # no secrets for a process that may fall
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "services.developing",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=environment,
        start_new_session=True,  # Ctrl-C is for the house, which then closes the darkroom itself
    )  # fmt: skip

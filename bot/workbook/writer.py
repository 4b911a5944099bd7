"""Where workbooks for the chat are written: in a child process, since it takes seconds. Both ends live here.

A line of JSON goes in (the community file and the language), the workbook comes out. The file is not checked as one
that comes in is: what is missing in the town, as somebody usual where a post has ended, is why the workbook is wanted.
"""

import asyncio
import json
import sys

from bot.workbook.child import SECONDS, bounded, start
from services.community import Community, reread_community, write_community


class Writer:
    """The way to the child process; one workbook after the other."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()

    async def book(self, community: Community, language: str) -> bytes:
        """The workbook with this community in it.

        Raises ``TimeoutError`` when it takes too long, ``OSError`` when it could not be written.
        """
        asked = json.dumps({"text": write_community(community), "language": language}).encode()
        async with self._turn:
            child = await start("bot.workbook.writer")
            try:
                async with asyncio.timeout(SECONDS):
                    out, _ = await child.communicate(asked)
                if child.returncode:
                    raise OSError("the workbook was not written")
            finally:
                if child.returncode is None:
                    child.kill()
                    await child.wait()
        return out


def _serve() -> None:
    from bot.workbook.writing import write_book

    asked = json.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(write_book(reread_community(asked["text"]), asked["language"]))


if __name__ == "__main__":
    bounded()
    _serve()

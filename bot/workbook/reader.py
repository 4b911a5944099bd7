"""Where workbooks are opened: a child process for each, with bounded memory and time. Both ends live here.

The workbook goes in as it is, a line of JSON comes out; nothing is unpickled, because the child opens what strangers
send.
"""

import asyncio
import json
import sys
from typing import Any, BinaryIO

from bot.workbook.child import SECONDS, bounded, start
from services.community import CommunityErrors, Place, Problem, Wrong, read_community, write_community
from services.rules.standards import as_tsv

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"


def is_book(content: bytes) -> bool:
    """Whether this is a workbook rather than text, of whatever age."""
    return content.startswith((ZIP, OLE))


class Reader:
    """The way to the child process; one workbook after the other."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._turn = asyncio.Lock()

    async def text(self, content: bytes) -> "Found":
        """The workbook as a community file, or as the table of standards that it holds.

        Raises ``CommunityErrors``, TOO_SLOW when time or memory ran out.
        """
        async with self._turn:
            child = await start("bot.workbook.reader")
            try:
                async with asyncio.timeout(self._seconds):
                    out, _ = await child.communicate(content)
                answer = json.loads(out)
            except (TimeoutError, ValueError, OSError):
                raise CommunityErrors([Problem("", "", "", Wrong.TOO_SLOW)]) from None
            finally:
                if child.returncode is None:
                    child.kill()
                    await child.wait()
        if answer["problems"]:
            raise CommunityErrors(map(_problem, answer["problems"]))
        return Found(answer["text"], answer["places"])


class Found:
    """A community file, and where in the workbook its entries stood."""

    def __init__(self, text: str, places: dict[str, Any]) -> None:
        self.text = text
        self._places = places

    def located(self, errors: CommunityErrors) -> CommunityErrors:
        """What only the database knew to be wrong, with its place."""
        from bot.workbook.places import Places

        return CommunityErrors(map(Places(**self._places).located, errors.problems))


def _problem(told: dict[str, Any]) -> Problem:
    place = Place(**told["place"]) if told["place"] else None
    return Problem(told["where"], "", "", Wrong(told["code"]), told["facts"], place)


def read(content: bytes) -> dict[str, Any]:
    """What the child answers. What passed is read once more as the file that it became: both ends must agree."""
    from bot.workbook.reading import read_book, read_standards

    try:
        table = read_standards(content)
        if table is not None:
            return {"problems": [], "text": as_tsv(table), "places": {}}
        community, places = read_book(content)
        text = write_community(community)
        assert read_community(text) == community
    except CommunityErrors as errors:
        return {"problems": [problem.told for problem in errors.problems]}
    return {"problems": [], "text": text, "places": places.as_json()}


def _serve(question: BinaryIO, answer: BinaryIO) -> None:
    answer.write(json.dumps(read(question.read()), default=str).encode())


if __name__ == "__main__":
    bounded()
    _serve(sys.stdin.buffer, sys.stdout.buffer)

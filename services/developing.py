"""The darkroom itself, the child process: opens what strangers send, with little memory, one job at a time.

A frame is a line of JSON (with the sizes of what follows) and then the bytes themselves. Nothing here knows the models:
they would take a second and a half to be imported.
"""

import json
import os
import resource
import sys
from typing import Any, BinaryIO

from services.rules.drawing import draw_svg
from services.rules.pictures import Picture, before_and_after, read_picture
from services.rules.sounds import Sound, read_sound
from services.rules.unfit import Unfit

MEMORY = 1536 * 1024 * 1024
JOBS = {"read": read_picture, "pair": before_and_after, "hear": read_sound, "draw": draw_svg}


def frame(head: dict[str, Any], *blobs: bytes) -> bytes:
    """What goes over the line."""
    line = json.dumps(head | {"sizes": [len(blob) for blob in blobs]}).encode()
    return b"\n".join([line, b"".join(blobs)])


def _answer(job: str, blobs: list[bytes]) -> bytes:
    head: dict[str, Any] = {"unfit": "", "facts": {}, "made": {}}
    try:
        made: Picture | Sound = JOBS[job](*blobs)  # type: ignore[operator]
    except Unfit as unfit:
        return frame(head | {"unfit": unfit.why, "facts": unfit.facts}, b"")
    about = {name: value for name, value in vars(made).items() if name != "content"}
    return frame(head | {"made": about}, made.content)


def _serve(questions: BinaryIO, answers: BinaryIO) -> None:
    while line := questions.readline():
        head = json.loads(line)
        blobs = [questions.read(size) for size in head["sizes"]]
        answers.write(_answer(head["job"], blobs))
        answers.flush()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)
    _serve(sys.stdin.buffer, sys.stdout.buffer)

"""Which conditions of a category a report may mean: those that it names, else all of them."""

import re
import unicodedata
from collections.abc import Sequence

_PAUSES = re.compile(r"[\s,.;:、。;:，；：()（）/]+|或者|或")
_TAIL = re.compile(r"[的等]+$")


def plausible(conditions: Sequence[str], words: str) -> list[int]:
    """Places of the conditions that may be meant.

    A part of a condition ("缺失", "破损") that stands in the words means whichever conditions have it, whole or
    within a longer part. Less would be guessing, and a wrong guess could make a dangerous place wait: where nothing
    is named, any may be meant.
    """
    said = _fold(words)
    named = {part for name in conditions for part in _parts(name) if part in said}
    meant = [at for at, name in enumerate(conditions) if any(part in _fold(name) for part in named)]
    return meant or list(range(len(conditions)))


def _parts(name: str) -> list[str]:
    parts = (_TAIL.sub("", part) for part in _PAUSES.split(_fold(name)))
    return [part for part in parts if len(part) > 1]


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()

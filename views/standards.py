"""What became of a city's table of standards: counts, then the rows that were not read, each with its reason."""

from collections.abc import Iterator, Mapping
from typing import Any

from locales import say

COUNTED = ("rows", "imported", "changed", "known", "categories")


def told_standards(told: Mapping[str, Any], locale: str) -> Iterator[str]:
    """One line each; ``others`` says how many rows were not read when not all of them are told."""
    unread = told["unread"]
    count = told.get("others", len(unread))
    yield say("standards-rows", locale, **{name: told[name] for name in COUNTED}, unread=count)
    for one in unread:
        why = say(f"unread-{one['why']}", locale)
        yield say("standards-unread", locale, row=one["row"], text=one["text"], why=why)
    if count > len(unread):
        yield say("standards-more", locale, count=count - len(unread))

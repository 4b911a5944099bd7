"""A mistake in a community file, in words: by table and entry, or by sheet, row and column of a workbook."""

from collections.abc import Mapping
from typing import Any

from locales import knows, say

FAMILIES = ("level", "role", "purpose", "first", "sensitivity", "language", "platform", "word")
"""Codes that a reader of workbooks knows by a word."""
CODES = frozenset({"level", "wants", "found", "role", "purpose", "choices"})

MOMENTS = frozenset({"start", "end"})
"""Moments of any week, as ``mon 06:00``."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def told_mistake(one: Mapping[str, Any], locale: str) -> str:
    """One line: where it is, what it is, how to put it right. ``one`` is as ``Problem.told`` makes it."""
    place = one.get("place")
    if place is None:
        said = say(f"import-{one['code']}", locale, **one["facts"])
        return f"{one['where']}: {said}" if one["where"] else said
    key = f"book-wrong-{one['code']}"
    facts = {name: _word(name, fact, locale) for name, fact in one["facts"].items()}
    said = say(key if knows(key) else f"import-{one['code']}", locale, **facts)
    return say("import-problem", locale, where=_where(place, locale), sentence=said)


def _where(place: Mapping[str, Any], locale: str) -> str:
    if place["column"] and place["row"]:
        return say("book-at-cell", locale, **place)
    if place["row"]:
        return say("book-at-row", locale, sheet=place["sheet"], row=place["row"])
    return say("book-at-sheet", locale, sheet=place["sheet"])


def _word(name: str, fact: Any, locale: str) -> Any:
    """A code in the reader's words; what somebody wrote stays as it is."""
    if name == "target":
        return say(f"book-target-{fact}", locale)
    if name in MOMENTS:
        day, _, time = str(fact).partition(" ")
        return say("when-weekday", locale, weekday=say("weekday", locale, day=DAYS.index(day) + 1), time=time)
    if name not in CODES:
        return fact
    between = "、" if locale == "zh_CN" else ", "
    return between.join(_code(part, locale) for part in str(fact).split(", "))


def _code(code: str, locale: str) -> str:
    keys = [f"book-{code}", *(f"book-{family}-{code}" for family in FAMILIES), f"book-chats-{code}"]
    known = next((key for key in keys if knows(key)), None)
    return say(known, locale).split(" | ")[0] if known else code

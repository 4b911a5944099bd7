"""What a stretch says: matters with place and kind, receipts, the rest. Without a database."""

from collections.abc import Generator
from datetime import date
from typing import Any

from models import Level
from services.rules.pasted import Said, Stretch, is_over, is_receipt, mark_of
from services.rules.words import clean
from services.understanding import Understanding, match_category

LOOKED_AT = 500


def sift(
    stretch: Stretch, known: Understanding, compound_id: int, today: date
) -> Generator[None, None, dict[str, Any]]:
    """What a stretch says, without a database: matters with place and kind, receipts, the rest.

    Yields after each thing that was said, so that whoever goes through it lets others go first.
    """
    receipts: list[Said] = []
    others: list[Said] = []
    for said in stretch.said:
        (receipts if is_receipt(said) else others).append(said)
    matters: list[dict[str, Any]] = []
    for said in others:
        matter = _matter(said, known, compound_id, today)
        matters += [matter] if matter is not None else []
        yield
    named = {said.who for said in receipts if said.who}
    return {
        "matters": _united(matters),
        "receipts": len(named) + sum(not said.who for said in receipts),
        "rest": len(others) - len(matters),
    }


def _matter(said: Said, known: Understanding, compound_id: int, today: date) -> dict[str, Any] | None:
    words = clean(said.text)[:1000]
    looked = words[:LOOKED_AT]
    if len(looked) < 3 or is_over(looked):
        return None
    match = match_category(known, looked)
    if not match.likely:
        return None
    area = home_in(looked, known, compound_id)
    if match.clear is None and area is None:
        return None
    return {
        "who": said.who,
        "words": words,
        "key": match.clear,
        "area": area,
        "off": False,
        "also": [],
        "marks": [[mark_of(said), (said.day or today).isoformat()]],
        "person": None,
        "called": None,
    }


def home_in(words: str, known: Understanding, compound_id: int) -> int | None:
    """The building or stair that the words name."""
    area = known.gazetteer.find(words, compound_hint=compound_id, home_area=None).area_id
    exact = area is not None and known.gazetteer.level(area) in (Level.BUILDING, Level.STAIR)
    return area if exact else None


def _united(matters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Neighbours who tell of the same thing in the same place told of one matter."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for matter in matters:
        sure = matter["key"] is not None and matter["area"] is not None
        mark = matter["marks"][0]
        same = found.setdefault((matter["key"], matter["area"]) if sure else (mark[0],), matter)
        if same is not matter:
            same["marks"] += [mark] if mark not in same["marks"] else []
            if matter["who"] and matter["who"] != same["who"]:
                same["also"] = list(dict.fromkeys([*same["also"], matter["who"]]))
    return list(found.values())

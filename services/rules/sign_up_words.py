"""How people sign up in words: 报名 3, 3 报名 +1 王奶奶, 替王奶奶报名 3, 取消报名 3; a reply needs no number."""

import re
from dataclasses import dataclass

from services.rules.called import looks_like_name
from services.rules.traditional import simplified
from services.rules.words import clean

_NUMBER = r"(?:活动|第|no\.?\s*|#)?\s*(?P<number>\d{1,9})?\s*(?:号|场)?"
_SIGN = r"(?:我?要?报名(?:参加)?|sign\s?-?up(?:\s+for)?)"
_LEAVE = r"(?:取消报名|不报了|cancel(?:\s+sign\s?-?up)?|sign\s?-?off)"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for kind, pattern in (
        ("other", rf"(?:替人报名|帮人报名|代人报名|sign\s?-?up somebody)[\s:：]*{_NUMBER}(?P<rest>(?:[\s+:：,，].*)?)"),
        ("other", rf"(?:替|帮|给|代)\s*(?P<rest>[^\d\n]{{1,40}}?)\s*报名[\s:：]*{_NUMBER}"),
        ("other", rf"{_SIGN}[\s:：#]*{_NUMBER}\s+for\s+(?P<rest>\D+)"),
        ("other", rf"sign\s?-?up\s+(?!for\b)(?P<rest>[^\d\n]{{2,40}}?)\s+for\s+{_NUMBER}"),
        ("sign", rf"{_SIGN}[\s:：#]*{_NUMBER}(?P<rest>(?:[\s+＋:：,，].*)?)"),
        ("sign", rf"(?:活动\s*)?#?(?P<number>\d{{1,9}})\s*(?:号|场)?\s*{_SIGN}(?P<rest>(?:[\s+＋:：,，].*)?)"),
        ("leave", rf"{_LEAVE}[\s:：#]*{_NUMBER}(?P<rest>(?:[\s:：,，].*)?)"),
        ("leave", rf"(?:活动\s*)?#?(?P<number>\d{{1,9}})\s*(?:号|场)?\s*{_LEAVE}(?P<rest>(?:[\s:：,，].*)?)"),
    )
)
_PLUS = re.compile(
    r"^[\s,，:：]*(?:[+＋]\s*(?P<n>\d{1,3})|(?:加|带|还有|和)\s*(?P<m>\d{1,3})?\s*(?:个人|位|人|个)?|with\b|and\b)",
    re.I,
)
_HAN = r"[\u4e00-\u9fff·]{1,8}"
_LATIN = r"[A-Za-z][A-Za-z.'-]*(?: (?!guardian\b|and\b)[A-Za-z][A-Za-z.'-]*){0,3}"
_GUEST = re.compile(
    rf"(?P<name>(?!监护人|家长){_HAN}|{_LATIN})"
    r"(?:\s*[(（]?\s*(?P<age>\d{1,3})\s*(?:周?岁|years? old|y\b)\s*[)）]?)?"
    rf"(?:\s*[,，]?\s*(?:监护人|家长|guardian)\s*(?:是|[:：])?\s*(?P<guardian>{_HAN}|{_LATIN}))?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s、,，;；+＋和与&。.!！]+")


@dataclass(frozen=True)
class Guest:
    """Somebody without an account: a name; of a child the age and who is responsible."""

    name: str
    age: int | None = None
    guardian: str = ""


@dataclass(frozen=True)
class Said:
    """``number`` is 0 where none was said. ``unread``: guests were announced, but no name of theirs was understood."""

    leaves: bool
    number: int
    guests: tuple[Guest, ...] = ()
    myself: bool = True
    unread: bool = False


def read_sign_up(text: str) -> Said | None:
    """What was said about signing up; ``None`` for anything else."""
    text = simplified(clean(text))
    if len(text) > 200:
        return None
    for kind, pattern in _FORMS:
        found = pattern.fullmatch(text)
        if found is not None:
            return _said(kind, int(found["number"] or 0), found["rest"] or "")
    return None


def _said(kind: str, number: int, rest: str) -> Said:
    if kind == "leave":
        guests = read_guests(rest)
        return Said(True, number, guests if all(looks_like_name(guest.name) for guest in guests) else ())
    plus = _PLUS.match(rest)
    behind = rest[plus.end() :] if plus else rest
    guests = read_guests(behind)
    if plus is None and kind == "sign":
        guests = tuple(guest for guest in guests if looks_like_name(guest.name) or guest.age is not None)
    wanted = int((plus["n"] or plus["m"] or 1) if plus else 0)
    unread = (plus is not None and wanted > len(guests)) or (kind == "other" and not guests)
    return Said(False, number, guests, myself=kind == "sign", unread=unread)


def read_guests(text: str) -> tuple[Guest, ...]:
    """The guests that are named, in order; each once."""
    found: dict[str, Guest] = {}
    for match in _GUEST.finditer(_BETWEEN.sub(_between, text)):
        name = " ".join(match["name"].split())
        age = int(match["age"]) if match["age"] else None
        found.setdefault(name, Guest(name, age, match["guardian"] or ""))
    return tuple(found.values())


def _between(found: re.Match[str]) -> str:
    """Spaces may stand inside what belongs to one guest; other signs part two."""
    return " " if found.group().isspace() else " ; "

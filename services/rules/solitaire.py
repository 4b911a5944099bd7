"""接龙 as plain WeChat groups write it: WeChat's own form, sent whole again and again, and free ones.

A line is a nickname and what stands behind it: a remark, +2, 代 王奶奶. Several may stand on one line.
"""

import re
from dataclasses import dataclass, field

from services.rules.words import clean

MOST = 300
_HEAD = re.compile(r"\s*(?:#\s*)?(?:接龙|solitaire|group note)(?P<rest>(?:[\s:：#,，].*)?)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[,，;；、]))(?P<n>\d{1,3})\s*(?:[.．、)）:：]|(?=\s))\s*(?=\S)")
_LINE = re.compile(r"\s*(?P<n>\d{1,3})\s*[.．、)）:：]\s*(?P<rest>.*)")
_ACTIVITY = re.compile(r"(?:活动|activity)\s*(?P<number>\d{1,9})", re.IGNORECASE)
_OFF = re.compile(r"取消|不去了|去不了|退出|来不了|can'?t come|cancel", re.IGNORECASE)
_PLUS = re.compile(r"[+＋]\s*(?P<n>\d{1,2})|(?:加|带)\s*(?P<m>\d{1,2}|[一两二三])\s*(?:个|位|人)")
_FOR = re.compile(
    r"(?:代|替|帮)\s*(?:报|报名)?\s*[:：]?\s*(?P<who>[\u4e00-\u9fff]{2,6}(?:[、,，和][\u4e00-\u9fff]{2,6})*)"
)
_NICK = re.compile(r"(?P<nick>[^\s(（+＋,，、:：]{1,32})(?P<rest>.*)", re.DOTALL)
_EDGES = " .。!！~～✅✔️👍🙋☑️"
_FEW = {"一": 1, "两": 2, "二": 2, "三": 3}


@dataclass(frozen=True)
class Entry:
    """One line: who, the names they bring, how many more without a name, whether it says that they don't come."""

    nickname: str
    whole: str
    guests: tuple[str, ...] = ()
    more: int = 0
    off: bool = False


@dataclass(frozen=True)
class Roster:
    """``number`` of the activity where the text names it, the words above the lines, the lines in their order."""

    number: int = 0
    title: str = ""
    entries: tuple[Entry, ...] = field(default=())


def is_roster(text: str) -> bool:
    """Whether the text says of itself that it is one: by WeChat's own mark, or by its word and a line of names."""
    found = _HEAD.match(text)
    return found is not None and (text.lstrip().startswith("#") or bool(read_roster(text).entries))


def asked_for(text: str) -> int | None:
    """The number in 接龙 3 with nothing behind it; ``None`` for anything else."""
    found = re.fullmatch(r"\s*[/#]?\s*(?:接龙|roster)\s*(?:活动)?\s*(\d{1,9})\s*号?\s*", text, re.IGNORECASE)
    return int(found[1]) if found else None


def read_roster(text: str) -> Roster:
    """What a pasted 接龙 says; each nickname once, in the order of its first appearance."""
    head = _HEAD.match(text)
    body = clean(text[head.start("rest") :] if head else text)
    lines = body.split("\n")
    first = next((at for at, line in enumerate(lines) if _LINE.match(line)), len(lines))
    title = " ".join(" ".join(lines[:first]).split())
    number = _ACTIVITY.search(title) or re.match(r"\s*(?P<number>\d{1,9})(?=\s|$)(?!\s*[.．、)）:：])", title)
    found: dict[str, Entry] = {}
    for line in lines[first:]:
        for part in _parts(line):
            entry = _entry(part)
            if entry is not None and len(found) < MOST:
                found.setdefault(entry.nickname, entry)
    return Roster(int(number["number"]) if number else 0, title, tuple(found.values()))


def _parts(line: str) -> list[str]:
    """The entries of one line: as many as there are numbers that count on."""
    cuts: list[re.Match[str]] = []
    for found in _NUMBER.finditer(line):
        if not cuts or int(found["n"]) == int(cuts[-1]["n"]) + 1:
            cuts.append(found)
    ends = [cut.start() for cut in cuts[1:]] + [len(line)] * bool(cuts)
    return [line[cut.end() : end] for cut, end in zip(cuts, ends, strict=True)]


def _entry(part: str) -> Entry | None:
    whole = part.strip(" ,，;；、")
    found = _NICK.match(whole)
    nickname = found["nick"].strip(_EDGES) if found else ""
    if found is None or not nickname:
        return None
    rest = found["rest"]
    nickname, rest = _without_for(nickname, rest)
    guests = _guests(rest, nickname)
    plus = _PLUS.search(rest)
    told = (plus["n"] or plus["m"]) if plus else "0"
    more = max(0, (_FEW[told] if told in _FEW else int(told)) - len(guests))
    return Entry(nickname, whole, guests, more, off=_OFF.search(rest) is not None)


def _without_for(nickname: str, rest: str) -> tuple[str, str]:
    """王五代王奶奶 without a space: the name in front signs up the one behind."""
    found = re.fullmatch(r"(?P<nick>[\u4e00-\u9fff]{2,4})(?P<rest>[代替][\u4e00-\u9fff]{2,6})", nickname)
    return (found["nick"], found["rest"] + rest) if found else (nickname, rest)


def _guests(rest: str, nickname: str) -> tuple[str, ...]:
    found = _FOR.search(rest)
    names = re.split(r"[、,，和]", found["who"]) if found else []
    return tuple(dict.fromkeys(name for name in names if name and name not in ("报", "报名", nickname)))

"""What the desk writes about a gift: 洗衣液 20分 30件 每人2件 12月1日到12月31日, in any order."""

import re
from dataclasses import dataclass
from datetime import date

from services.rules.until import read_day
from services.rules.words import one_line

LONGEST = 40
DIGITS = 6
MOST_POINTS = 10_000
MOST_PIECES = 100_000
_NUMBER = r"(?<![\d.])([-−]?\d+(?:\.\d+)?)"
_PIECE = r"(?:件|个|份|瓶|袋|桶|盒|张|只|把|条|台|提|pieces?\b|pcs?\b)"
_DAY = (
    r"(?:\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?"
    r"|\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|年底"
    r"|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?: \d{4})?)"
)
_SPAN = re.compile(rf"(?:从|from )?\s*(?P<first>{_DAY})\s*(?:起|到|至|-|–|~|to|until)+\s*(?P<last>{_DAY})", re.I)
_FROM = re.compile(rf"(?:从|from )\s*(?P<first>{_DAY})\s*起?|(?P<second>{_DAY})\s*起", re.I)
_UNTIL = re.compile(rf"(?:到|至|until |till )\s*(?P<last>{_DAY})", re.I)
_MOST = re.compile(
    rf"(?:每人|每家|一人)\s*(?:限|最多)?\s*{_NUMBER}\s*{_PIECE}?|{_NUMBER}\s*(?:each|per person)\b", re.I
)
_MORE = re.compile(rf"(?:进货?|补货?|加|\+)\s*{_NUMBER}\s*{_PIECE}|{_NUMBER}\s*more\b", re.I)
_STOCK = re.compile(rf"(?:库存|一?共|有)?\s*{_NUMBER}\s*{_PIECE}", re.I)
_POINTS = re.compile(rf"{_NUMBER}\s*(?:积分|分|points?\b|pts?\b)", re.I)


@dataclass(frozen=True)
class GiftWords:
    """What was said of a gift; null where nothing was. ``wrong``: a number or day that can't be meant, as written."""

    name: str
    points: int | None = None
    stock: int | None = None
    more: int | None = None
    """So many have come in besides."""
    most: int | None = None
    since: date | None = None
    until: date | None = None
    wrong: str = ""

    @property
    def changes(self) -> bool:
        """Whether anything but the name was said."""
        return any(one is not None for one in (self.points, self.stock, self.more, self.most, self.since, self.until))


class _Reader:
    """Cuts what it understands out of the text."""

    def __init__(self, text: str, today: date) -> None:
        self.text = one_line(text)
        self.today = today
        self.wrong = ""

    def days(self) -> tuple[date | None, date | None]:
        """From when until when."""
        found = self._cut(_SPAN)
        if found is not None:
            return self._day(found["first"]), self._day(found["last"])
        since = self._cut(_FROM)
        until = self._cut(_UNTIL)
        return (
            self._day(since["first"] or since["second"]) if since else None,
            self._day(until["last"]) if until else None,
        )

    def number(self, pattern: re.Pattern[str], most: int) -> int | None:
        """A whole number between one and ``most``."""
        found = self._cut(pattern)
        if found is None:
            return None
        said = next(one for one in found.groups() if one)
        if not said.isdecimal() or not 0 < int(said) <= most:
            self.wrong = self.wrong or found[0].strip()
            return None
        return int(said)

    def _day(self, said: str) -> date | None:
        day = read_day(said.strip(), self.today)
        if day is None:
            self.wrong = self.wrong or said.strip()
        return day

    def _cut(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.text)
        if found is not None:
            self.text = f"{self.text[: found.start()]} {self.text[found.end() :]}"
        return found


def read_gift(text: str, today: date) -> GiftWords:
    """The gift that is meant and what is said of it; the name is what is left."""
    reader = _Reader(text, today)
    since, until = reader.days()
    most = reader.number(_MOST, MOST_PIECES)
    more = reader.number(_MORE, MOST_PIECES)
    points = reader.number(_POINTS, MOST_POINTS)
    stock = reader.number(_STOCK, MOST_PIECES)
    name = " ".join(reader.text.split()).strip(" ,，、;；。.:：-")
    return GiftWords(name[:LONGEST], points, stock, more, most, since, until, reader.wrong)


def read_count(text: str) -> tuple[str, int | None]:
    """盘点 洗衣液 28: what was counted, and how many there are; zero is a count too."""
    found = re.fullmatch(rf"(?P<name>.*?[^\s:：.\-−\d])[\s:：]*(?P<n>\d+)\s*{_PIECE}?", one_line(text), re.I)
    if found is None or int(found["n"]) > MOST_PIECES:
        return one_line(text), None
    return found["name"].strip(), int(found["n"])


def read_code(text: str) -> str:
    """The six digits in what was typed or scanned, however they are written; "" when there are none."""
    digits = "".join(str(int(sign)) for sign in text if sign.isdecimal())
    return digits if len(digits) == DIGITS else ""

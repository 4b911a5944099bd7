"""Limits as cities write them in their tables: ``2紧急工作时``, ``4小时``, ``7天``, ``1个工作日``.

A bare 小时 is a working hour and a bare 天 a working day: that is how these tables count. 紧急 runs through nights and
holidays, as 自然日 does.
"""

import re
import unicodedata
from enum import StrEnum

from models import Measure

_MEASURES = {
    "紧急工作时": Measure.NATURAL_HOURS,
    "紧急工作小时": Measure.NATURAL_HOURS,
    "紧急小时": Measure.NATURAL_HOURS,
    "紧急工作日": Measure.NATURAL_DAYS,
    "自然小时": Measure.NATURAL_HOURS,
    "自然日": Measure.NATURAL_DAYS,
    "自然天": Measure.NATURAL_DAYS,
    "日历日": Measure.NATURAL_DAYS,
    "日历天": Measure.NATURAL_DAYS,
    "分钟": Measure.NATURAL_MINUTES,
    "分": Measure.NATURAL_MINUTES,
    "工作时": Measure.WORKING_HOURS,
    "工作小时": Measure.WORKING_HOURS,
    "小时": Measure.WORKING_HOURS,
    "时": Measure.WORKING_HOURS,
    "工作日": Measure.WORKING_DAYS,
    "工作天": Measure.WORKING_DAYS,
    "天": Measure.WORKING_DAYS,
    "日": Measure.WORKING_DAYS,
}
_LONGEST = {
    Measure.NATURAL_MINUTES: 60 * 24 * 30,
    Measure.NATURAL_HOURS: 24 * 366,
    Measure.NATURAL_DAYS: 366,
    Measure.WORKING_HOURS: 8 * 250,
    Measure.WORKING_DAYS: 250,
}
_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_WRITTEN = re.compile(r"([0-9]{1,9}|[〇零一二两三四五六七八九十]{1,3})个?(\D*?)(?:之?以?内)?")
_UNREADABLE = re.compile(r"[0-9〇零一二两三四五六七八九十]")
_KNOWN = tuple(sorted(_MEASURES, key=len, reverse=True))


class Unread(StrEnum):
    """Why a limit says nothing that a clock can count."""

    EMPTY = "empty"
    NO_NUMBER = "no-number"
    UNKNOWN_MEASURE = "unknown-measure"
    SAYS_MORE = "says-more"
    NOT_POSITIVE = "not-positive"
    TOO_LONG = "too-long"


def read_standard_limit(text: str) -> tuple[int, Measure] | Unread:
    """The amount and measure that ``text`` writes, or why it says none."""
    written = "".join(unicodedata.normalize("NFKC", text).split())
    if not written:
        return Unread.EMPTY
    found = _WRITTEN.fullmatch(written)
    amount = _number(found[1]) if found else None
    if found is None or amount is None:
        return Unread.SAYS_MORE if _UNREADABLE.search(written) else Unread.NO_NUMBER
    return _counted(amount, found[2])


def _counted(amount: int, word: str) -> tuple[int, Measure] | Unread:
    if word not in _MEASURES:
        return Unread.SAYS_MORE if word.startswith(_KNOWN) else Unread.UNKNOWN_MEASURE
    measure = _MEASURES[word]
    if amount <= 0:
        return Unread.NOT_POSITIVE
    return Unread.TOO_LONG if amount > _LONGEST[measure] else (amount, measure)


def _number(written: str) -> int | None:
    """``15`` or ``十五``."""
    if written.isascii():
        return int(written)
    tens, ten, ones = written.partition("十")
    if (ten and max(len(tens), len(ones)) > 1) or (not ten and len(written) > 1):
        return None
    if not ten:
        return _DIGITS[written]
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)

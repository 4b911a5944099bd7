"""What somebody asks of the ledger: 台账 3号楼 路灯 本月, 台账 超期, 台账 物业 9月, ledger lamp overdue last month.

Number, standing and period are understood by their words, a unit by a name that was handed in. What is left is a place
(the gazetteer's) and words to look for.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LONGEST = 200
MOST_TERMS = 4
_ASCII = str.maketrans({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20})


class Stand(StrEnum):
    """How the cases stand that are meant."""

    ALL = "all"
    OPEN = "open"
    LATE = "late"
    FILED = "filed"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    HANDLED = "handled"
    VERIFIED = "verified"
    PAUSED = "paused"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    SECOND = "second"
    """Handled a second time, because somebody was not satisfied."""


@dataclass(frozen=True)
class Wanted:
    """What was understood; ``rest`` is what may be a place or words, ``units`` are ids."""

    number: int | None = None
    stand: Stand = Stand.ALL
    units: tuple[int, ...] = ()
    first: date | None = None
    last: date | None = None
    rest: str = ""


_STANDS: tuple[tuple[Stand, str], ...] = (
    (Stand.LATE, "已?(?:超期|过期|逾期|超时)了?的?|overdue|late"),
    (Stand.OPEN, "没办完的?|未办[完结]的?|没办好的?|未办|在办的?|open|not done"),
    (Stand.CLOSED, "已办[完结好]的?|办结的?|办完的?|已销号|销号|closed|done"),
    (Stand.FILED, "待安排的?|待派的?|to be assigned"),
    (Stand.ASSIGNED, "待接办的?|待接的?|waiting to be taken"),
    (Stand.ACCEPTED, "办理中的?|正在办的?|in hand"),
    (Stand.HANDLED, "待核实的?|to be checked"),
    (Stand.VERIFIED, "已核实的?|checked"),
    (Stand.PAUSED, "已?挂账的?|paused"),
    (Stand.SECOND, "二次办理的?|不满意的?|second handling|not satisfied"),
    (Stand.CANCELLED, "已?撤销的?|withdrawn"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_NUMBER = re.compile(r"(?:编号|no\.?|#|№)?\s*(\d{1,9})\s*号?", re.IGNORECASE)
_FULL_DAY = re.compile(r"(?<!\d)(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?(?!\d)")
_DAY = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})[日号](?!楼|栋|院|\d)")
_FULL_MONTH = re.compile(r"(?<!\d)(\d{4})\s*(?:年|-|/)\s*(\d{1,2})(?:月份?)?(?![\d月])")
_MONTH_ALONE = re.compile(r"(?<!\d)(\d{1,2})月份?(?!\d)")
_YEAR = re.compile(r"(?<!\d)(20\d{2})年")
_ENGLISH_MONTH = re.compile(rf"(?<![A-Za-z])({_MONTH})(?:\s+(20\d{{2}}))?(?![A-Za-z])", re.IGNORECASE)
_LAST_DAYS = re.compile(r"(?:最近|近|过去)(\d{1,3})天|(?<![A-Za-z])last (\d{1,3}) days", re.IGNORECASE)
_SPANS: tuple[tuple[str, str], ...] = (
    ("today", "今天|今日|today"),
    ("yesterday", "昨天|昨日|yesterday"),
    ("week", "[本这]周|本星期|this week"),
    ("last-week", "上周|上个?星期|last week"),
    ("month", "[本这]个?月|当月|this month"),
    ("last-month", "上个?月|last month"),
    ("quarter", "[本这]季度?|this quarter"),
    ("last-quarter", "上个?季度?|last quarter"),
    ("year", "今年|本年|this year"),
    ("last-year", "去年|last year"),
)


def _words(pattern: str) -> re.Pattern[str]:
    """The words as words: in English not within another word, in Chinese not within a name."""
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)", re.IGNORECASE)


_STAND_WORDS = tuple((stand, _words(pattern)) for stand, pattern in _STANDS)
_SPAN_WORDS = tuple((name, _words(pattern)) for name, pattern in _SPANS)


def read_wanted(text: str, today: date, units: Mapping[str, int]) -> Wanted:
    """What ``text`` asks for; ``units`` are names in either language, small letters, and whose they are."""
    text = text[:LONGEST].translate(_ASCII).replace(",", " ").replace(",", " ").replace("、", " ").strip()
    alone = _NUMBER.fullmatch(text)
    if alone is not None:
        return Wanted(number=int(alone[1]))
    first, last, text = _period(text, today)
    stand, text = _stand(text)
    found, text = _units(text, units)
    return Wanted(None, stand, found, first, last, " ".join(text.split()))


def terms_in(rest: str, matched: str) -> tuple[str, ...]:
    """The words that are left to look for once those of the place are taken out."""
    for part in sorted(matched.split(), key=len, reverse=True):
        rest = rest.replace(part, " ", 1)
    return tuple(dict.fromkeys(rest.split()))[:MOST_TERMS]


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _stand(text: str) -> tuple[Stand, str]:
    for stand, words in _STAND_WORDS:
        found = words.search(text)
        if found is not None:
            return stand, _cut(text, found)
    return Stand.ALL, text


def _units(text: str, units: Mapping[str, int]) -> tuple[tuple[int, ...], str]:
    """A unit by its whole name, else every unit that a word is the end of: 物业, 城管中队."""
    lowered = text.lower()
    for name in sorted(units, key=len, reverse=True):
        start = lowered.find(name)
        if name and start >= 0:
            return (units[name],), text[:start] + " " + text[start + len(name) :]
    for word in lowered.split():
        found = tuple(sorted({unit for name, unit in units.items() if len(word) > 1 and name.endswith(word)}))
        if found:
            start = lowered.find(word)
            return found, text[:start] + " " + text[start + len(word) :]
    return (), text


def read_period(text: str, today: date) -> tuple[date | None, date | None, str]:
    """First and last day that are meant, and what else is said; no days where no period is named."""
    first, last, rest = _period(text[:LONGEST].translate(_ASCII), today)
    return first, last, rest.strip()


def _period(text: str, today: date) -> tuple[date | None, date | None, str]:
    for name, words in _SPAN_WORDS:
        found = words.search(text)
        if found is not None:
            return *span_of(name, today), _cut(text, found)
    for pattern, read in _PERIODS:
        found = pattern.search(text)
        told = read(found, today) if found is not None else None
        if found is not None and told is not None:
            return *told, _cut(text, found)
    return None, None, text


def span_of(name: str, today: date) -> tuple[date, date]:
    """First and last day of a span that has a name: today, week, last-month and so on."""
    monday, month = today - timedelta(days=today.weekday()), today.replace(day=1)
    before, day = month - timedelta(days=1), timedelta(days=1)
    quarter = month.replace(month=month.month - (month.month - 1) % 3)
    quarter_before = quarter - timedelta(days=1)
    spans = {
        "today": (today, today),
        "yesterday": (today - day, today - day),
        "week": (monday, today),
        "last-week": (monday - 7 * day, monday - day),
        "month": (month, today),
        "last-month": (before.replace(day=1), before),
        "quarter": (quarter, today),
        "last-quarter": (quarter_before.replace(month=quarter_before.month - 2, day=1), quarter_before),
        "year": (today.replace(month=1, day=1), today),
        "last-year": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }
    return spans[name]


Told = tuple[date, date] | None


def _month_of(year: int, month: int) -> Told:
    if not 1 <= month <= 12:
        return None
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)


def _day_of(year: int, month: int, day: int) -> Told:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found


def _full_day(found: re.Match[str], today: date) -> Told:
    return _day_of(int(found[1]), int(found[2]), int(found[3]))


def _day(found: re.Match[str], today: date) -> Told:
    """The last such day: nobody looks for what is still to come."""
    month, day = int(found[1]), int(found[2])
    year = today.year if (month, day) <= (today.month, today.day) else today.year - 1
    return _day_of(year, month, day)


def _last_days(found: re.Match[str], today: date) -> Told:
    return today - timedelta(days=max(int(found[1] or found[2]) - 1, 0)), today


def _full_month(found: re.Match[str], today: date) -> Told:
    return _month_of(int(found[1]), int(found[2]))


def _last_such(month: int, today: date) -> Told:
    return _month_of(today.year if month <= today.month else today.year - 1, month)


def _month_alone(found: re.Match[str], today: date) -> Told:
    return _last_such(int(found[1]), today)


def _english_month(found: re.Match[str], today: date) -> Told:
    month = _MONTHS.index(found[1][:3].lower()) + 1
    return _month_of(int(found[2]), month) if found[2] else _last_such(month, today)


def _year(found: re.Match[str], today: date) -> Told:
    return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)


_PERIODS = (
    (_FULL_DAY, _full_day),
    (_DAY, _day),
    (_LAST_DAYS, _last_days),
    (_FULL_MONTH, _full_month),
    (_MONTH_ALONE, _month_alone),
    (_ENGLISH_MONTH, _english_month),
    (_YEAR, _year),
)

"""What somebody writes to put a colleague on duty or to be away: 小李 周六, 3月5日到3月8日 小王代."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from models import Days
from models.roster import DAY
from services.rules.until import read_day

NIGHT, DAYTIME, WHOLE = (18 * 60, 8 * 60), (8 * 60, 18 * 60), (0, DAY)

_DAYS: tuple[tuple[str, tuple[Days, ...]], ...] = (
    ("周末|节假日|双休日|休息日|weekends?|holidays?", (Days.DAYS_OFF,)),
    ("工作日|平时|weekdays|workdays", (Days.WORKDAYS,)),
    ("每天|天天|every ?day|daily", (Days.EVERY_DAY,)),
    ("每?(?:周|星期|礼拜)一|mon(?:days?)?", (Days.MONDAY,)),
    ("每?(?:周|星期|礼拜)二|tue(?:s|sdays?)?", (Days.TUESDAY,)),
    ("每?(?:周|星期|礼拜)三|wed(?:nesdays?)?", (Days.WEDNESDAY,)),
    ("每?(?:周|星期|礼拜)四|thu(?:rs|rsdays?)?", (Days.THURSDAY,)),
    ("每?(?:周|星期|礼拜)五|fri(?:days?)?", (Days.FRIDAY,)),
    ("每?(?:周|星期|礼拜)六|sat(?:urdays?)?", (Days.SATURDAY,)),
    ("每?(?:周|星期|礼拜)[日天]|sun(?:days?)?", (Days.SUNDAY,)),
)
_WORDS = tuple((re.compile(rf"(?<![A-Za-z])(?:{words})(?![A-Za-z])", re.IGNORECASE), days) for words, days in _DAYS)
_NIGHTS = re.compile(r"每?晚上?|夜里|夜间|夜班|(?<![A-Za-z])(?:every )?nights?(?![A-Za-z])", re.IGNORECASE)
_DAYTIME = re.compile(r"白天|日班|(?<![A-Za-z])daytime(?![A-Za-z])", re.IGNORECASE)
_TO = r"\s*(?:到|至|~|~|–|—|-|(?<![A-Za-z])(?:to|until|till)(?![A-Za-z]))\s*"
_CLOCK = r"(\d{1,2})(?:[::](\d{2})|点(?:钟|整)?)"
_HOURS = re.compile(rf"{_CLOCK}{_TO}{_CLOCK}")
_DATE = (
    r"(?:\d{4}[-./年]\s*)?\d{1,2}\s*[月/.]\s*\d{1,2}\s*[日号]?|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s+[A-Za-z]{3,9}(?![A-Za-z])"
    r"|今天|明天|后天|年底|(?<![A-Za-z])(?:today|tomorrow)(?![A-Za-z])"
)
_SPAN = re.compile(rf"(?P<first>{_DATE}){_TO}(?P<last>{_DATE}|\d{{1,2}}\s*[日号]?(?!\d|[::点]))", re.IGNORECASE)
_UNTIL = re.compile(rf"(?:到|至|(?<![A-Za-z])(?:until|till)(?![A-Za-z]))\s*(?P<last>{_DATE})", re.IGNORECASE)
_ONE = re.compile(rf"(?P<first>{_DATE})", re.IGNORECASE)
_SOON = {"今天": 0, "today": 0, "明天": 1, "tomorrow": 1, "后天": 2}
_YEAR = re.compile(r"\d{4}")
_LONGEST = timedelta(days=183)
_AROUND = " \t\n,,、。.;;:的"
_STANDS_IN = re.compile(
    r"^(?:由|请|让)\s*|\s*(?:代班|代替|代我|代|替班|替我|替|顶班|顶|stands in|covers)[。.]?$", re.IGNORECASE
)


@dataclass(frozen=True)
class DutyWords:
    """Who, on which days, from and until which minute of the day, from and until which day."""

    name: str
    days: tuple[Days, ...]
    opens: int
    closes: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class LeaveWords:
    """From and until which day somebody is away, and who stands in ("" for nobody)."""

    first: date
    last: date
    stand_in: str


def read_duty(text: str, today: date) -> DutyWords | None:
    """What was written, or ``None`` where days, hours and dates all lack or make no sense."""
    rest, first, last = _without_dates(text, today)
    rest, hours = _without_hours(rest)
    rest, days = _without_days(rest)
    if first is not None and last is None:
        last = first
    if _is_wrong(first, last) or not (days or hours or first):
        return None
    opens, closes = hours or WHOLE
    return DutyWords(rest.strip(_AROUND), days or (Days.EVERY_DAY,), opens, closes, first, last)


def _is_wrong(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and last < first


def _without_dates(text: str, today: date) -> tuple[str, date | None, date | None]:
    """The text without its dates; the first lies behind the last where one of them is no day."""
    for pattern in (_SPAN, _UNTIL, _ONE):
        found = pattern.search(text)
        if found is None:
            continue
        parts = found.groupdict()
        first = _day(parts["first"], today) if "first" in parts else None
        last = _last(parts["last"], first, today) if "last" in parts else None
        if any(day is None for name, day in (("first", first), ("last", last)) if name in parts):
            return text, date.max, date.min
        if first is not None and last is not None and last - first > _LONGEST and not _YEAR.search(found.group()):
            return text, date.max, date.min  # the last day lies before the first one of the same year
        return text[: found.start()] + " " + text[found.end() :], first, last
    return text, None, None


def _day(text: str, today: date) -> date | None:
    soon = _SOON.get(text.lower())
    return today + timedelta(days=soon) if soon is not None else read_day(text.strip(), today)


def _last(text: str, first: date | None, today: date) -> date | None:
    number = text.strip().rstrip("日号").strip()
    if first is not None and number.isdecimal():
        try:
            return first.replace(day=int(number))
        except ValueError:
            return None
    return _day(text, first or today)


def _without_hours(text: str) -> tuple[str, tuple[int, int] | None]:
    found = _HOURS.search(text)
    if found is not None:
        opens, closes = (_minute(found[1], found[2]), _minute(found[3], found[4]))
        hours = (opens, closes) if opens is not None and closes is not None and opens < DAY else None
        return _cut(text, found), hours
    for pattern, hours in ((_NIGHTS, NIGHT), (_DAYTIME, DAYTIME)):
        found = pattern.search(text)
        if found is not None:
            return _cut(text, found), hours
    return text, None


def _minute(hour: str, minute: str | None) -> int | None:
    at = int(hour) * 60 + int(minute or 0)
    return at if at <= DAY and int(minute or 0) < 60 else None


def _without_days(text: str) -> tuple[str, tuple[Days, ...]]:
    found: list[Days] = []
    for pattern, days in _WORDS:
        while match := pattern.search(text):
            text = _cut(text, match)
            found += days
    return text, tuple(dict.fromkeys(found))


def _cut(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + " " + text[found.end() :]


def read_leave(text: str, today: date) -> LeaveWords | None:
    """What was written, or ``None`` where no day can be read or the last comes before the first."""
    rest, first, last = _without_dates(text, today)
    first = first or (today if last else None)
    if first is None or _is_wrong(first, last or first):
        return None
    return LeaveWords(first, last or first, _STANDS_IN.sub("", _STANDS_IN.sub("", rest.strip(_AROUND))).strip(_AROUND))


def hours_of(text: str) -> tuple[int, int] | None:
    """``18:00-08:00`` as minutes of the day; ``None`` for anything else. ``24:00`` ends a day."""
    found = _HOURS.fullmatch(text.strip())
    if found is None:
        return None
    return _without_hours(text.strip())[1]

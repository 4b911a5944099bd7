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
_WEEKDAY = (
    r"(?:下个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天]"
    r"|(?<![A-Za-z])(?:(?:next|this) )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?![A-Za-z])"
)
_IN_WORDS = re.compile(
    r"(?P<week>下个?|这个?|本|next |this )?(?:(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])|(?P<en>[a-z]{3})[a-z]*)",
    re.IGNORECASE,
)
_WEEK = {**dict(zip("一二三四五六日天", (0, 1, 2, 3, 4, 5, 6, 6), strict=True)), "mon": 0, "tue": 1, "wed": 2, "thu": 3}
_WEEK |= {"fri": 4, "sat": 5, "sun": 6}


def _patterns(date: str) -> tuple[re.Pattern[str], ...]:
    """From one day to another, until a day, on a day: with these forms of a day."""
    told = (
        rf"(?P<first>{date}){_TO}(?P<last>{date}|\d{{1,2}}\s*[日号]?(?!\d|[::点]))",
        rf"(?:到|至|(?<![A-Za-z])(?:until|till)(?![A-Za-z]))\s*(?P<last>{date})",
        rf"(?P<first>{date})",
    )
    return tuple(re.compile(one, re.IGNORECASE) for one in told)


_DATES, _DATES_OR_WEEKDAYS = _patterns(_DATE), _patterns(f"{_DATE}|{_WEEKDAY}")
"""周六 puts somebody on duty every Saturday, but somebody away on one is away on the next."""
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
    """From and until which day somebody is away, who stands in ("" for nobody), who it is ("" for whoever writes)."""

    first: date
    last: date
    stand_in: str
    who: str = ""


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
    before, after, first, last = _around_dates(text, today, _DATES)
    return f"{before} {after}", first, last


def _around_dates(
    text: str, today: date, patterns: tuple[re.Pattern[str], ...]
) -> tuple[str, str, date | None, date | None]:
    """What stands before and behind the dates, and the dates, as above; all of it before them where there are none."""
    for pattern in patterns:
        found = pattern.search(text)
        if found is None:
            continue
        before, after, parts = text[: found.start()], text[found.end() :], found.groupdict()
        first = _day(parts["first"], today) if "first" in parts else None
        last = _last(parts["last"], first, today) if "last" in parts else None
        if any(day is None for name, day in (("first", first), ("last", last)) if name in parts):
            return before, after, date.max, date.min
        if first is not None and last is not None and last - first > _LONGEST and not _YEAR.search(found.group()):
            return before, after, date.max, date.min  # the last day lies before the first one of the same year
        return before, after, first, last
    return text, "", None, None


def _day(text: str, today: date, since: date | None = None) -> date | None:
    """The day; a weekday without 下 or 这 is the first one from ``since`` (else from today) on."""
    soon = _SOON.get(text.lower())
    if soon is not None:
        return today + timedelta(days=soon)
    found = _IN_WORDS.fullmatch(text.strip())
    weekday = _WEEK.get((found["zh"] or found["en"]).lower()) if found else None
    if found is None or weekday is None:
        return read_day(text.strip(), since or today)
    if found["week"]:
        weeks = 1 if found["week"].lower().startswith(("下", "next")) else 0
        return today + timedelta(days=weekday - today.weekday() + 7 * weeks)
    begin = since or today
    return begin + timedelta(days=(weekday - begin.weekday()) % 7)


def _last(text: str, first: date | None, today: date) -> date | None:
    number = text.strip().rstrip("日号").strip()
    if first is not None and number.isdecimal():
        try:
            return first.replace(day=int(number))
        except ValueError:
            return None
    return _day(text, today, first)


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
    """What was written, or ``None`` where no day can be read or the last comes before the first.

    Whoever is named before the days is away, whoever is named behind them (or with 代) stands in.
    """
    before, after, first, last = _around_dates(text, today, _DATES_OR_WEEKDAYS)
    first = first or (today if last else None)
    before, after = before.strip(_AROUND), after.strip(_AROUND)
    if first is None or _is_wrong(first, last or first):
        return None
    if _is_stand_in(before):
        return None if after else LeaveWords(first, last or first, _stand_in(before))
    return LeaveWords(first, last or first, _stand_in(after), before)


def _is_stand_in(text: str) -> bool:
    return _stand_in(text) != text


def _stand_in(text: str) -> str:
    return _STANDS_IN.sub("", _STANDS_IN.sub("", text)).strip(_AROUND)


def hours_of(text: str) -> tuple[int, int] | None:
    """``18:00-08:00`` as minutes of the day; ``None`` for anything else. ``24:00`` ends a day."""
    found = _HOURS.fullmatch(text.strip())
    if found is None:
        return None
    return _without_hours(text.strip())[1]

"""When something takes place, as people write it: 周六上午9点, 12月5日 9:00-11:00, 每隔一周的周六下午两点, Sat 9am.

``read_when`` takes what it understands out of the text and gives back the rest. It works on town time without a zone.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_WEEK = "一二三四五六日"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RULE_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NEAR = {"前天": -2, "昨天": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3}
_NEAR |= {"yesterday": -1, "today": 0, "tomorrow": 1}
_LATELY = timedelta(days=60)
"""A date without a year that has passed by less is a mistake; by more it is meant for next year."""
USUAL = timedelta(hours=2)
"""How long something takes when nobody says so."""

_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_PART = r"凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|夜里|早|晚"
_LATE = frozenset({"下午", "傍晚", "晚上", "夜里", "晚"})
_CLOCK = (
    rf"(?:(?P<part>{_PART})\s*)?(?P<h>{_N})\s*"
    rf"(?:[点时](?:钟|整|(?P<half>半)|(?P<q>[一三])刻|(?P<m>{_N})分?)?|[:：](?P<m2>[0-5]\d))"
)
_CLOCK_EN = r"(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?\s*(?P<ap>[ap])\.?m\b\.?"
_TO = r"\s*(?:到|至|-|–|—|~|～|to|until|till)\s*"


def _second(pattern: str) -> str:
    return re.sub(r"\?P<(\w+)>", r"?P<\1_b>", pattern)


_SPANS = (
    re.compile(_CLOCK + _TO + _second(_CLOCK)),
    re.compile(
        r"(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?(?:\s*(?P<ap>[ap])\.?m\.?)?" + _TO + _second(_CLOCK_EN), re.IGNORECASE
    ),
    re.compile(_CLOCK_EN, re.IGNORECASE),
    re.compile(r"\b(?P<noon>noon)\b", re.IGNORECASE),
    re.compile(_CLOCK),
)
_LENGTH = re.compile(
    r"(?P<n>\d{1,2}(?:\.5)?|半|[一二两三四五六七八九十]{1,2})\s*"
    r"(?P<u>个?半?(?:小时|钟头)|分钟|hours?\b|hrs?\b|h\b|minutes?\b|min\b)",
    re.IGNORECASE,
)
_REPEATS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"每个?月的?第(?P<nth>[一二三四])个?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天])"), "MONTHLY"),
    (
        re.compile(r"(?:每隔一?个?|隔|每两个?|每二)(?:周|星期|礼拜)的?(?:周|星期|礼拜)?(?P<wd>[一二三四五六日天])"),
        "OTHER",
    ),
    (re.compile(r"每个?(?:周|星期|礼拜)的?(?:周|星期|礼拜)?(?P<wd>[一二三四五六日天])"), "WEEKLY"),
    (
        re.compile(
            r"\bevery\s+(?P<nth>first|1st|third|3rd|fourth|4th)\s+(?P<en>\w{3,9})\b|"
            r"\b(?P<nth_b>first|second|third|fourth)\s+(?P<en_b>\w{3,9})\s+of\s+(?:the|every|each)\s+month\b",
            re.IGNORECASE,
        ),
        "MONTHLY",
    ),
    (re.compile(r"\bevery\s+(?:second|other|2nd)\s+(?P<en>\w{3,9})\b", re.IGNORECASE), "OTHER"),
    (re.compile(r"\bevery\s+(?P<en>\w{3,9})\b", re.IGNORECASE), "WEEKLY"),
)
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_DAY_ZH = re.compile(r"大后天|前天|昨天|今天|今日|明天|明日|后天")
_WEEKDAY_ZH = re.compile(r"(?P<which>下下个?|下个?|这个?|本)?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天])")
_FULL = re.compile(r"(?P<y>20\d\d)\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*[日号]?")
_MONTH_DAY = re.compile(rf"(?P<m>{_N})\s*月\s*(?P<d>[二三]?十?[一二三四五六七八九十]|\d{{1,2}})\s*[日号]?")
_SLASH = re.compile(r"(?<![\d/])(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/])")
_DAY_ONLY = re.compile(r"(?<!\d)(?P<d>\d{1,2})\s*[号日](?![楼栋幢院门线])")
_DAY_EN = re.compile(r"\b(?:today|tomorrow|yesterday)\b", re.IGNORECASE)
_WEEKDAY_EN = re.compile(
    r"\b(?:(?P<which>next|this|coming)\s+)?(?P<en>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b\.?",
    re.IGNORECASE,
)
_DATE_EN = re.compile(
    r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?P<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s+(?P<y>20\d\d))?",
    re.IGNORECASE,
)
_DATE_EN_US = re.compile(
    r"\b(?P<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?P<y>20\d\d))?\b",
    re.IGNORECASE,
)
_SHORT = {"今晚": "今天晚上", "明晚": "明天晚上", "后晚": "后天晚上", "今早": "今天早上", "明早": "明天早上"}


@dataclass(frozen=True)
class When:
    """What was understood: a day, a time, an end, how often; ``passed``: the day that was named lies in the past."""

    day: date | None = None
    start: time | None = None
    end: time | None = None
    length: timedelta | None = None
    repeat: str = ""
    passed: bool = False

    def moments(self, now: datetime) -> tuple[datetime, datetime] | None:
        """Start and end in town time; a time alone is today's, or tomorrow's once it has passed."""
        if self.start is None:
            return None
        day = self.day or now.date()
        start = datetime.combine(day, self.start)
        if self.day is None and start <= now:
            start += timedelta(days=1)
        if self.end is not None:
            return start, datetime.combine(start.date(), self.end)
        return start, start + (self.length or USUAL)


def read_when(text: str, now: datetime) -> tuple[When, str]:
    """What the text says about when, and the text without it. ``now`` is town time without a zone."""
    for short, whole in _SHORT.items():
        text = text.replace(short, whole)
    repeat, weekday, text = _repeat(text)
    day, passed, text = _day(text, now)
    start, end, text = _clock(text)
    length, text = _length(text) if start is not None else (None, text)
    if weekday is not None and day is None:
        day = _first(repeat, weekday, now, start)
    return When(day, start, end, length, repeat, passed), text


def number(text: str) -> int:
    """12, 十二, 二十 and 两 as a number."""
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    return _DIGITS[text[0]]


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _weekday(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    if groups.get("wd"):
        return _WEEK.index(groups["wd"].replace("天", "日"))
    name = (groups.get("en") or groups.get("en_b") or "").lower()
    return next((number for number, day in enumerate(_DAYS) if len(name) >= 3 and day.startswith(name[:3])), None)


def _repeat(text: str) -> tuple[str, int | None, str]:
    """How often, as an RRULE, and on which day of the week."""
    for pattern, kind in _REPEATS:
        found = pattern.search(text)
        weekday = _weekday(found) if found else None
        if found is None or weekday is None:
            continue
        day = _RULE_DAYS[weekday]
        if kind == "MONTHLY":
            return f"FREQ=MONTHLY;BYDAY={_nth(found)}{day}", weekday, _cut(text, found)
        every = ";INTERVAL=2" if kind == "OTHER" else ""
        return f"FREQ=WEEKLY{every};BYDAY={day}", weekday, _cut(text, found)
    return "", None, text


def _nth(found: re.Match[str]) -> int:
    groups = found.groupdict()
    told = (groups.get("nth") or groups.get("nth_b") or "").lower()
    return _ORDINALS.get(told) or number(told)


def _first(repeat: str, weekday: int, now: datetime, start: time | None) -> date:
    """The first date of a rule: the next such day of the week, or of the month."""
    if repeat.startswith("FREQ=MONTHLY"):
        nth = int(repeat.partition("BYDAY=")[2][0])
        months = ((now.year + (now.month - 1 + ahead) // 12, (now.month - 1 + ahead) % 12 + 1) for ahead in range(3))
        days = (_nth_of_month(year, month, weekday, nth) for year, month in months)
        return next(day for day in days if _lies_ahead(day, start, now))
    return _next_weekday(weekday, now, start)


def _nth_of_month(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _lies_ahead(day: date, start: time | None, now: datetime) -> bool:
    return day > now.date() or (day == now.date() and (start is None or start > now.time()))


def _next_weekday(weekday: int, now: datetime, start: time | None) -> date:
    day = now.date() + timedelta(days=(weekday - now.weekday()) % 7)
    return day if _lies_ahead(day, start, now) else day + timedelta(days=7)


def _day(text: str, now: datetime) -> tuple[date | None, bool, str]:
    """The day that is named, whether it has passed, and the text without it."""
    for pattern in (_DAY_ZH, _DAY_EN):
        if found := pattern.search(text):
            days = _NEAR[found.group().lower()]
            return now.date() + timedelta(days=days), days < 0, _cut(text, found)
    for pattern in (_FULL, _MONTH_DAY, _DATE_EN, _DATE_EN_US, _SLASH):
        if found := pattern.search(text):
            day = _date(found, now.date())
            if day is not None:
                return day, day < now.date(), _cut(text, found)
    for pattern in (_WEEKDAY_ZH, _WEEKDAY_EN):
        if found := pattern.search(text):
            rest = _cut(text, found)
            day = _named_weekday(found, now, _clock(rest)[0])
            return day, day < now.date(), rest
    if found := _DAY_ONLY.search(text):
        day = _day_of_month(int(found["d"]), now.date())
        if day is not None:
            return day, False, _cut(text, found)
    return None, False, text


def _named_weekday(found: re.Match[str], now: datetime, start: time | None) -> date:
    weekday = _weekday(found)
    assert weekday is not None
    which = (found.groupdict().get("which") or "").lower().removesuffix("个")
    monday = now.date() - timedelta(days=now.weekday())
    weeks = {"下": 1, "下下": 2, "next": 1, "这": 0, "本": 0}
    if which in weeks:
        return monday + timedelta(weeks=weeks[which], days=weekday)
    return _next_weekday(weekday, now, start)


def _date(found: re.Match[str], today: date) -> date | None:
    parts = found.groupdict()
    named = (parts.get("mon") or "")[:3].lower()
    month = _MONTHS.index(named) + 1 if named else number(parts["m"] or "0")
    year = parts.get("y")
    try:
        day = date(int(year or today.year), month, number(parts["d"] or "0"))
        late = day < today - _LATELY
        return day.replace(year=day.year + 1) if not year and late else day
    except ValueError:
        return None


def _day_of_month(number_of_day: int, today: date) -> date | None:
    """The next day of this number; ``None`` for what no month has."""
    for ahead in range(13):
        year, month = today.year + (today.month - 1 + ahead) // 12, (today.month - 1 + ahead) % 12 + 1
        try:
            day = date(year, month, number_of_day)
        except ValueError:
            continue
        if day >= today:
            return day
    return None


def _clock(text: str) -> tuple[time | None, time | None, str]:
    """A time, perhaps with an end, and the text without them."""
    for pattern in _SPANS:
        found = pattern.search(text)
        groups = found.groupdict() if found else {}
        start = _time(groups, "")
        if found is None or start is None:
            continue
        end = _time(groups, "_b", after=start, part=groups.get("part")) if groups.get("h_b") else None
        return start, end, _cut(text, found)
    return None, None, text


def _time(
    groups: dict[str, str | None], mark: str, *, after: time | None = None, part: str | None = None
) -> time | None:
    if groups.get(f"noon{mark}"):
        return time(12)
    told = groups.get(f"h{mark}")
    if not told:
        return None
    hour, minute = number(told), _minute(groups, mark)
    own_part = groups.get(f"part{mark}")
    ap = groups.get(f"ap{mark}") or _shared_half(groups, hour)
    hour = _hour(hour, own_part or part, ap, guess=told.isdigit() is False or len(told) == 1)
    if after is not None and own_part is None and hour < 12 and after.hour - 12 <= hour <= after.hour - 6:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _shared_half(groups: dict[str, str | None], hour: int) -> str | None:
    """Of 9 to 11am both are in the morning, of 11 to 1pm only the end is after noon."""
    ap, end = groups.get("ap_b"), groups.get("h_b")
    if ap is None or end is None:
        return None
    return "a" if ap.lower() == "p" and hour != 12 and hour % 12 > int(end) % 12 else ap


def _hour(hour: int, part: str | None, ap: str | None, *, guess: bool) -> int:
    """The hour of the day; without a word for its part one to six is taken for the afternoon."""
    if ap is not None:
        return hour % 12 + (12 if ap.lower() == "p" else 0)
    if part in _LATE or (part == "中午" and hour < 3):
        return hour + 12 if hour < 12 else hour
    return hour + 12 if part is None and guess and 1 <= hour <= 6 else hour


def _minute(groups: dict[str, str | None], mark: str) -> int:
    if groups.get(f"half{mark}"):
        return 30
    quarter = groups.get(f"q{mark}")
    if quarter:
        return number(quarter) * 15
    told = groups.get(f"m{mark}") or groups.get(f"m2{mark}")
    return number(told) if told else 0


def _length(text: str) -> tuple[timedelta | None, str]:
    """How long it takes, and the text without that."""
    found = _LENGTH.search(text)
    if found is None:
        return None, text
    amount = 0.5 if found["n"] == "半" else float(found["n"]) if found["n"][0].isdigit() else number(found["n"])
    unit = found["u"].lower()
    if unit.startswith("min") or unit == "分钟":
        return timedelta(minutes=amount), _cut(text, found)
    return timedelta(hours=amount + (0.5 if "半" in unit else 0)), _cut(text, found)

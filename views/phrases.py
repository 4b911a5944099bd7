"""Phrases for moments, days, spans and names: town time and the reader's language in, text out."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil
from typing import Any
from zoneinfo import ZoneInfo

from locales import MOTHER_TONGUE, say

TOWN = ZoneInfo("Asia/Shanghai")
"""Where a town is unless its configuration says otherwise."""

_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_NAMED_DAYS = range(2, 7)
_PARTS = ((9, "early"), (12, "morning"), (14, "noon"))


def moment(value: str | datetime) -> datetime:
    """The aware moment that a fact holds."""
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


def when(value: str | datetime, locale: str, now: datetime, timezone: ZoneInfo) -> str:
    """Day and time of day: 今天 18:00, 明天 9:00, 周三 18:00, 12月5日 18:00."""
    at = moment(value).astimezone(timezone)
    time = f"{at.hour}:{at:%M}"
    days = _days_from(at, now, timezone)
    if days in _NEAR:
        return say(f"when-{_NEAR[days]}", locale, time=time)
    if days in _NAMED_DAYS:
        return say("when-weekday", locale, weekday=say("weekday", locale, day=at.isoweekday()), time=time)
    return say("when-date", locale, date=_date(at, locale, now, timezone), time=time)


def day(value: str | datetime, locale: str, now: datetime, timezone: ZoneInfo) -> str:
    """The day alone: 今天, 周三, 12月5日."""
    at = moment(value).astimezone(timezone)
    days = _days_from(at, now, timezone)
    if days in _NEAR:
        return say(f"day-{_NEAR[days]}", locale)
    if days in _NAMED_DAYS:
        return say("weekday-in-full", locale, day=at.isoweekday())
    return _date(at, locale, now, timezone)


def dated(value: str | datetime, locale: str, now: datetime, timezone: ZoneInfo) -> str:
    """Day and time of day as they are read on any other day: 12月5日 18:00."""
    at = moment(value).astimezone(timezone)
    return say("when-date", locale, date=_date(at, locale, now, timezone), time=f"{at.hour}:{at:%M}")


def dated_day(value: str | datetime, locale: str, now: datetime, timezone: ZoneInfo) -> str:
    """The day alone: 12月5日."""
    return _date(moment(value).astimezone(timezone), locale, now, timezone)


def by_when(value: str | datetime, locale: str, now: datetime, timezone: ZoneInfo) -> str:
    """As exact as a resident needs it: 今天下午, 周三下午, 12月5日."""
    at = moment(value).astimezone(timezone)
    days = _days_from(at, now, timezone)
    if days == 0:
        return say("part-of-today", locale, part=_part(at))
    if days == 1 or days in _NAMED_DAYS:
        return say("part-of-day", locale, day=day(at, locale, now, timezone), part=_part(at))
    return _date(at, locale, now, timezone)


def span(seconds: float, locale: str) -> str:
    """How long, rounded up: 25 分钟, 4 小时, 2 天 3 小时; whole days from ten days on."""
    minutes = max(1, ceil(seconds / 60))
    if minutes < 60:
        return say("span-minutes", locale, minutes=minutes)
    hours = ceil(minutes / 60)
    if hours < 48:
        return say("span-hours", locale, hours=hours)
    days, rest = divmod(hours, 24)
    if days >= 10 or rest == 0:
        return say("span-days", locale, days=ceil(hours / 24))
    return say("span-days-hours", locale, days=days, hours=rest)


def capital(text: str) -> str:
    """The text with its first letter large, as it stands at the beginning of a line or on a button."""
    return text[:1].upper() + text[1:]


def names(value: Mapping[str, Any] | None, locale: str) -> str:
    """The name in the reader's language, else in Chinese; "" when there is none."""
    if not value:
        return ""
    return str(value.get(locale) or value.get(MOTHER_TONGUE) or "")


def date(at: datetime, locale: str, timezone: ZoneInfo) -> str:
    """The date in town, whenever it is read: 12月5日."""
    return say("date", locale, month=at.astimezone(timezone).month, day=at.astimezone(timezone).day)


def in_full(value: str | datetime, locale: str, timezone: ZoneInfo) -> str:
    """Date, day of the week and time, whenever it is read: 3月7日 周六 9:00."""
    at = moment(value).astimezone(timezone)
    weekday = say("weekday", locale, day=at.isoweekday())
    return say("when-in-full", locale, date=date(at, locale, timezone), weekday=weekday, time=f"{at.hour}:{at:%M}")


def _days_from(at: datetime, now: datetime, timezone: ZoneInfo) -> int:
    return (at.date() - now.astimezone(timezone).date()) // timedelta(days=1)


def _date(at: datetime, locale: str, now: datetime, timezone: ZoneInfo) -> str:
    if at.year == now.astimezone(timezone).year:
        return say("date", locale, month=at.month, day=at.day)
    return say("date-with-year", locale, year=at.year, month=at.month, day=at.day)


def _part(at: datetime) -> str:
    """The part of the day that ``at`` falls in or ends: 18:00 is still the afternoon."""
    for hour, name in _PARTS:
        if at.hour < hour:
            return name
    return "afternoon" if (at.hour, at.minute) <= (18, 0) else "evening"

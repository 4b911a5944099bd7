"""How an operator writes a value: ``90s``, ``08:00-12:00``, ``03-31``; what is wrong with one is a sentence.

Annotated types: what a setting is declared as says how it is written.
"""

import re
from datetime import date, time, timedelta
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

from bot.database import async_url
from services.rules.maps import PLACES

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def _span(value: object) -> object:
    """``90s``, ``10m``, ``24h`` or ``7d`` as a time span."""
    if not isinstance(value, str):
        return value
    parts = re.fullmatch(r"(\d+)\s*([smhd])", value.strip())
    if parts is None:
        raise ValueError('write a span like "30m", "24h" or "7d"')
    return timedelta(**{UNITS[parts[2]]: int(parts[1])})


def _period(value: object) -> object:
    """``08:00-12:00`` as two times of day."""
    if not isinstance(value, str):
        return value
    try:
        start, end = (time.fromisoformat(moment.strip()) for moment in value.split("-"))
    except ValueError:
        raise ValueError('write a period like "08:00-12:00"') from None
    return start, end


def _listed(value: object) -> object:
    """A list as it comes from the environment: ``a, b``."""
    return [item.strip() for item in value.split(",") if item.strip()] if isinstance(value, str) else value


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError('write a time zone like "Asia/Shanghai"')
    return value


def _database(value: SecretStr) -> SecretStr:
    try:
        async_url(value.get_secret_value())
    except Exception:
        raise ValueError('write "sqlite:///data/linli.db" or "postgresql://user@host/name"') from None
    return value


def _webhook_secret(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", value.get_secret_value(), re.ASCII):
        raise ValueError("write at most 256 letters, digits, - and _")
    return value


def _positive(value: timedelta) -> timedelta:
    if value <= timedelta():
        raise ValueError("it must be longer than nothing")
    return value


def _month_day(value: object) -> object:
    """``03-31``."""
    if not isinstance(value, str):
        return value
    try:
        day = date.fromisoformat(f"2001-{value.strip()}")
    except ValueError:
        raise ValueError('write a month and a day like "03-31"') from None
    return day.month, day.day


def _map_link(value: str) -> str:
    if value and not (value.startswith("https://") and all(part in value for part in PLACES)):
        raise ValueError("write a link with {lat} and {lon} in it, or nothing")
    return value


MapLink = Annotated[str, AfterValidator(_map_link)]
MonthDay = Annotated[tuple[int, int], BeforeValidator(_month_day)]
Span = Annotated[timedelta, BeforeValidator(_span), AfterValidator(_positive)]
Period = Annotated[tuple[time, time], BeforeValidator(_period)]
Periods = Annotated[tuple[Period, ...], BeforeValidator(_listed)]
Days = Annotated[frozenset[date], BeforeValidator(_listed)]
Zone = Annotated[str, AfterValidator(_zone)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_webhook_secret)]
Percent = Annotated[float, Field(ge=0, le=100)]
DatabaseUrl = Annotated[SecretStr, AfterValidator(_database)]

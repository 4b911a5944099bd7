"""Which month somebody means: 10月, 上月, 2026年3月, last month; nothing at all is this one."""

from datetime import date

from models import Refusal, Refused
from services.rules.ledger_words import read_period


def month_meant(words: str, today: date) -> str:
    """``2026-10``; refuses what is no month, and one that is still to come."""
    first, last, rest = read_period(words, today) if words else (today.replace(day=1), today, "")
    if first is None or last is None or rest or first.day != 1 or (first.year, first.month) != (last.year, last.month):
        raise Refused(Refusal.MONTH_WHICH)
    if first > today:
        raise Refused(Refusal.MONTH_TO_COME)
    return f"{first:%Y-%m}"

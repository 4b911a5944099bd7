"""Until when a post is given: 到12月31日, 到2027-06-30, 到年底, until 31 December."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = re.compile(r"(?P<y>\d{4})\s*[-./年]\s*(?P<m>\d{1,2})\s*[-./月]\s*(?P<d>\d{1,2})\s*[日号]?")
_SHORT = re.compile(r"(?P<m>\d{1,2})\s*[月/.]\s*(?P<d>\d{1,2})\s*[日号]?")
_ENGLISH = re.compile(r"(?P<d>\d{1,2})\s+(?P<name>[A-Za-z]{3,9})(?:\s+(?P<y>\d{4}))?")
_PART = re.compile(r"(?:^|\s)(?:到|至|until|till)\s*(?P<when>\S.*)$", re.IGNORECASE)


def without_until(text: str) -> tuple[str, str]:
    """The text in front of the date, and the date as it was written ("" when there is none)."""
    found = _PART.search(text)
    return (text[: found.start()].strip(), found["when"].strip()) if found else (text.strip(), "")


def read_day(text: str, today: date) -> date | None:
    """The day that is meant, the next one of this date when no year is named; ``None`` for what is no day."""
    if text in ("年底", "今年底", "the end of the year"):
        return date(today.year, 12, 31)
    for pattern in (_FULL, _SHORT, _ENGLISH):
        found = pattern.fullmatch(text)
        if found is not None:
            return _day(found.groupdict(), today)
    return None


def _day(parts: dict[str, str | None], today: date) -> date | None:
    name, year = (parts.get("name") or "")[:3].lower(), parts.get("y")
    if name and name not in _MONTHS:
        return None
    month = _MONTHS.index(name) + 1 if name else int(parts["m"] or 0)
    try:
        day = date(int(year or today.year), month, int(parts["d"] or 0))
        return day if year or day >= today else day.replace(year=today.year + 1)
    except ValueError:
        return None

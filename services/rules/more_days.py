"""How many days more somebody asks for in words, and why: 3天,等配件; 等配件 三天; a week, waiting for a part."""

import re

_NAMED = {sign: value for value, sign in enumerate("一二三四五六七八九十", start=1)} | {"两": 2, "a": 1, "another": 1}
_NAMED |= {word: value for value, word in enumerate(("one", "two", "three", "four", "five", "six", "seven"), start=1)}
_MOST = 99
_DAYS = re.compile(
    r"(?<![A-Za-z\d.])(?P<n>\d{1,2}|[一二两三四五六七八九十]|one|two|three|four|five|six|seven|another|a)"
    r"\s*(?:more\s+)?(?:个)?(?P<unit>工作日|天|日|周|星期|礼拜|working days?\b|days?\b|weeks?\b)",
    re.IGNORECASE,
)
_WEEKS = ("周", "星期", "礼拜", "week")
_AROUND = r"\s,，。.;；:：、!！~～+\-"
_BEFORE = re.compile(
    rf"(?:[{_AROUND}]|再|还|要|得|晚|延|长|延期|需要|大概|请|给|宽限|i need|need|about|in)+$", re.IGNORECASE
)
_NEAR = 60
"""Signs before the days in which words around them are looked for."""
_BEHIND = re.compile(rf"^(?:[{_AROUND}]|吧|左右|行吗|可以吗|more\b|because\b|for\b)+", re.IGNORECASE)


def read_more_days(text: str) -> tuple[int, str] | None:
    """The days and the reason ("" when none is given); ``None`` for what names no days."""
    found = _DAYS.search(text)
    if found is None:
        return None
    named = found["n"].lower()
    days = int(named) if named.isdigit() else _NAMED[named]
    if found["unit"].lower().startswith(_WEEKS):
        days *= 7
    before, behind = text[: found.start()], _BEHIND.sub("", text[found.end() :])
    before = before[:-_NEAR] + _BEFORE.sub("", before[-_NEAR:])
    why = " ".join(part for part in (before.strip(), behind.strip()) if part)
    return (days, why) if 0 < days <= _MOST else None

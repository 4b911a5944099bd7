"""What somebody writes about a wrong entry: 记错了人, 改2分 只来了半天, to 2 points, only half a day."""

import re

from services.rules.words import one_line

_OTHERWISE = re.compile(
    r"(?:改(?:成|为)?\s*(?P<zh>[-−]?[\d.]+)\s*分?|(?:to|make it)\s+(?P<en>[-−]?[\d.]+)(?:\s*points?)?)"
    r"(?![\w])[\s,,。:：]*",
    re.I,
)
_VALUE = re.compile(r"[+]?(?P<value>[-−]?\d[\d.,]*)\s*(?:分|points?)?(?![\w])[\s,,。:：]*", re.I)


def read_value(text: str) -> tuple[str, str]:
    """A value in front of a reason, as it was written ("" for none), and the reason."""
    words = one_line(text)
    found = _VALUE.match(words)
    return (found["value"], words[found.end() :].strip()) if found else ("", words)


def read_correction(text: str) -> tuple[str, str]:
    """The value that would be right, as it was written ("" for none: it is taken back), and why."""
    words = one_line(text)
    found = _OTHERWISE.match(words)
    if found is None:
        return "", words
    return found["zh"] or found["en"], words[found.end() :].strip()

"""Identity and bank card numbers, taken out before anything is stored: nobody here needs them.

A star stands for each digit, so that the text keeps its length and what a platform says about parts of it holds.
"""

import re
from typing import Any

_RUN = re.compile("[0-9０-９](?:[ \u3000\\-—_.]?[0-9０-９])*[ \u3000\\-—_.]?[0-9０-９XxＸｘ]")
"""Digits, also in groups; which of them are such a number say its checksums."""
_NARROW = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789XX")
_SIGN = re.compile("[0-9０-９XxＸｘ]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CARDS = range(16, 20)
WORDS = frozenset({"text", "caption", "title", "address", "question", "first_name", "last_name"})
"""Where a platform's event holds what people wrote."""


def without_numbers(text: str) -> str:
    """The text with valid identity numbers (18 digits) and bank card numbers (16 to 19) starred out."""
    return _RUN.sub(_starred, text) if len(text) >= _CARDS.start else text


def without_numbers_inside(event: Any) -> Any:
    """The same for a platform's event: every text that people wrote, however deep it stands."""
    if isinstance(event, dict):
        return {key: _inside(key, value) for key, value in event.items()}
    return [without_numbers_inside(one) for one in event] if isinstance(event, list) else event


def _inside(key: str, value: Any) -> Any:
    if isinstance(value, str):
        return without_numbers(value) if key in WORDS else value
    return without_numbers_inside(value)


def _starred(found: re.Match[str]) -> str:
    run = found[0]
    if len(run) < _CARDS.start:
        return run
    places = [place for place, sign in enumerate(run) if _SIGN.match(sign)]
    digits = "".join(run[place] for place in places).translate(_NARROW).upper()
    begins = {index for index, place in enumerate(places) if index == 0 or place - places[index - 1] > 1}
    hidden = {places[index] for index in _secret(digits, begins)}
    return "".join("*" if place in hidden else sign for place, sign in enumerate(run))


def _secret(digits: str, begins: set[int]) -> set[int]:
    """The digits to hide: an identity number wherever it stands, a card number that begins and ends with a group."""
    ends = {*begins, len(digits)}
    hidden: set[int] = set()
    for start in range(len(digits) - _CARDS.start + 1):
        if _is_identity(digits[start : start + 18]):
            hidden.update(range(start, start + 18))
        if start in begins and not begins & {start + 1, start + 2}:
            for length in _CARDS:
                if start + length in ends and _is_card(digits[start : start + length]):
                    hidden.update(range(start, start + length))
    return hidden


def _is_identity(digits: str) -> bool:
    if len(digits) != 18 or not digits[:17].isdigit() or not _is_date(digits[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == digits[17]


def _is_date(digits: str) -> bool:
    return digits[:2] in {"18", "19", "20"} and 1 <= int(digits[4:6]) <= 12 and 1 <= int(digits[6:8]) <= 31


def _is_card(digits: str) -> bool:
    """By Luhn's sum."""
    if not digits.isdigit() or len(set(digits)) == 1:
        return False
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(int(digit) for digit in digits[-1::-2]) + sum(doubled)) % 10 == 0

"""From what stands in a cell to what a community file holds: widths, spaces, numbers that should be text."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from bot.workbook.layout import Column, Kind
from bot.workbook.words import choices, fold, measures, truths
from services.community import Wrong

SEPARATORS = "、,;,;\n"
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_LOST = re.compile(r"[0-9](\.[0-9]+)?e\+?[0-9]+", re.IGNORECASE)
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_LIMIT = re.compile(r"([+-]?[0-9]+)([^0-9]+)")
_MOST_EXACT = 10**15
"""Excel keeps fifteen digits of a number; whatever came after them is gone."""
_MOBILE, _AREA_CODE = 11, (9, 12)


class Misread(Exception):
    """A cell that does not mean anything here: a code and facts."""

    def __init__(self, code: Wrong, **facts: Any) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts = facts


def plain(value: Any) -> str:
    """The text of a cell without what nobody sees; whole numbers without their point."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < _MOST_EXACT:
        value = int(value)
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    text = str("" if value is None else value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_\n", "\n")
    return text.translate(_INVISIBLE).strip()


def narrow(value: Any) -> str:
    """The text with digits and letters of usual width: ``１３８`` is 138."""
    return unicodedata.normalize("NFKC", plain(value)).strip()


def read_cell(column: Column, value: Any, number_format: str = "") -> Any:
    """What the cell says; ``None`` for an empty one. Raises ``Misread``. References come back as they are written."""
    if not plain(value):
        return None
    return _READERS[column.kind](column, value, number_format)


def _among(known: Mapping[str, Any], value: Any, offered: str) -> Any:
    found = known.get(fold(plain(value)))
    if found is None:
        raise Misread(Wrong.NOT_ONE_OF, given=plain(value)[:60], choices=offered)
    return found


def _offered(column: Column) -> str:
    """Each code with its family: ``unit`` is who acts first in one column, and a group's purpose in another."""
    return ", ".join(f"{column.family}-{code}" for code in column.choices)


def split(value: Any) -> list[str]:
    """The parts of a list in one cell; a part in double quotes keeps the separators within it."""
    parts, part, quoted = [], "", False
    for char in plain(value):
        if char == '"':
            quoted = not quoted
            part += char
        elif char in SEPARATORS and not quoted:
            parts.append(part)
            part = ""
        else:
            part += char
    return [found for found in map(_unquoted, [*parts, part]) if found]


def _unquoted(part: str) -> str:
    text = part.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    return text


def join(parts: list[str], separator: str = "、") -> str:
    """One cell for a list, the way ``split`` reads it."""
    return separator.join(f'"{part.replace(chr(34), chr(34) * 2)}"' if _needs_quotes(part) else part for part in parts)


def _needs_quotes(part: str) -> bool:
    return any(char in part for char in SEPARATORS + '"\r')


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _phone(value: Any, number_format: str) -> str:
    if not _is_number(value):
        text = narrow(value)
        if _LOST.fullmatch(text):
            raise Misread(Wrong.LOST_DIGITS, given=text)
        return text.replace("—", "-").replace("–", "-")
    if not float(value).is_integer() or not 0 < value < _MOST_EXACT:
        raise Misread(Wrong.BAD_PHONE, given=plain(value))
    digits = str(int(value)).zfill(number_format.count("0") if set(number_format) <= set("0- ") else 0)
    if _lost_its_zero(digits):
        raise Misread(Wrong.LOST_ZERO, given=digits)
    return digits


def _phones(value: Any, number_format: str) -> list[str]:
    return [_phone(value, number_format)] if _is_number(value) else [_phone(one, "") for one in split(value)]


def _lost_its_zero(digits: str) -> bool:
    """A number as long as an area code with a telephone, that begins like neither a mobile nor a service number."""
    if len(digits) == _MOBILE and digits[0] == "1":
        return False
    return _AREA_CODE[0] <= len(digits) < _AREA_CODE[1] and digits[0] != "0" and digits[:3] not in {"400", "800"}


def _digits(value: Any) -> str:
    if _is_number(value):
        if not float(value).is_integer() or abs(value) >= _MOST_EXACT:
            raise Misread(Wrong.LOST_DIGITS, given=plain(value))
        return str(int(value))
    text = narrow(value)
    if _LOST.fullmatch(text):
        raise Misread(Wrong.LOST_DIGITS, given=text)
    return text


def _number(value: Any) -> float:
    try:
        found = float(value) if _is_number(value) else float(narrow(value))
    except ValueError:
        raise Misread(Wrong.WRONG_TYPE, given=plain(value)[:60], wants="number") from None
    if not math.isfinite(found):
        raise Misread(Wrong.OUT_OF_RANGE, given=plain(value)[:60])
    return found


def _day(value: Any) -> date:
    wrong = Misread(Wrong.BAD_DATE, given=plain(value)[:60])
    if isinstance(value, datetime):
        if value.hour or value.minute or value.second:
            raise wrong
        return value.date()
    written = narrow(value)
    try:
        if found := _DAY.fullmatch(written):
            return date(*map(int, found.groups()))
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise wrong from None
    if moment.tzinfo is None:
        raise wrong
    return moment


def _limit(value: Any) -> str:
    written = fold(plain(value))
    found = _LIMIT.fullmatch(written)
    measure = measures().get(found[2]) if found else None
    return f"{found[1]}{measure}" if found and measure else narrow(value)


_READERS: dict[Kind, Callable[[Column, Any, str], Any]] = {
    Kind.KEY: lambda _column, value, _shown: narrow(value),
    Kind.TEXT: lambda _column, value, _shown: plain(value),
    Kind.LIST: lambda _column, value, _shown: split(value),
    Kind.PHONE: lambda _column, value, shown: _phone(value, shown),
    Kind.PHONES: lambda _column, value, shown: _phones(value, shown),
    Kind.DIGITS: lambda _column, value, _shown: _digits(value),
    Kind.NUMBER: lambda _column, value, _shown: _number(value),
    Kind.YES_NO: lambda column, value, _shown: _among(truths(), value, "yes, no"),
    Kind.DATE: lambda _column, value, _shown: _day(value),
    Kind.LIMIT: lambda _column, value, _shown: _limit(value),
    Kind.CHOICE: lambda column, value, _shown: _among(choices(column), value, _offered(column)),
    Kind.REFERENCE: lambda _column, value, _shown: plain(value),
    Kind.REFERENCES: lambda _column, value, _shown: split(value),
}

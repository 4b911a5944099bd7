"""What people type: cleaned of invisible characters, and understood as a report or a question about a number."""

import re
import unicodedata
from functools import lru_cache

from services.rules.traditional import simplified

LONGEST = 4000

_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and symbols that show nothing."""
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_HIDDEN = {"Cc", "Cf", "Cs"}

_SEPARATORS = r"\s::,,、。.;;!!\~~—\-\|\]】」』\"”\#"
_KEYWORD = re.compile(
    rf"""
    [\s\[【「『"“\#]*
    (?:
        [//]report(?:@\w+)?(?![A-Za-z_])
      | (?:我[要想来])?(?P<word>上报|反映|报修|随手拍)
        (?:一下|[一这个]*(?:问题|情况))?
        (?!了|过|的|吗|呢|完|率|者|人|单|电话|时间|方式|流程|渠道|怎么|什么)
    )
    [{_SEPARATORS}]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMMAND = "/report"

_NUMBER = r"(?P<number>\d{1,9})"
_CASE_NUMBERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:[//]case(?:@\w+)?|查?询?一?下?进度|status|progress|编号|no\.?|№)?[\s::#]*{_NUMBER}\s*[。.!!??]*",
        rf"(?:[//]case(?:@\w+)?|查?询?一?下?进度|编号)[\s::#第]*{_NUMBER}\s*号?(?:进度)?[。.!!??]*",
        rf"#?{_NUMBER}\s*号?的?进度[。.!!??]*",
    )
)


@lru_cache(maxsize=64)  # every filter of every conversation asks for the same message
def clean(text: str) -> str:
    """The text in NFC without control, zero-width and direction characters, with at most one empty line in a row."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = "".join(sign for sign in text if sign == "\n" or not _hidden(sign))
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[^\S\n]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def one_line(name: str) -> str:
    """A name as a platform tells it, cleaned and on one line."""
    return " ".join(clean(name).split())


def is_nothing(text: str) -> bool:
    """Whether there is nothing to act on: only spaces, punctuation, emoji or a keyword."""
    _, rest = without_keyword(clean(text))
    return not any(unicodedata.category(sign)[0] in "LN" for sign in rest)


def without_keyword(text: str) -> tuple[str | None, str]:
    """The word that makes a message a report (上报, 反映, 报修, 随手拍, /report) or ``None``, and what follows it."""
    found = _KEYWORD.match(simplified(text))
    if found is None:
        return None, text.strip()
    return found["word"] or _COMMAND, text[found.end() :].strip()


def case_number(text: str) -> int | None:
    """The number somebody asks about (进度 128, 进度128, 128号进度, /case 128, 128), full-width digits too."""
    said = simplified(text.strip())
    found = next((match for pattern in _CASE_NUMBERS if (match := pattern.fullmatch(said))), None)
    number = int(found["number"]) if found else 0
    return number or None


def number_and_words(text: str) -> tuple[int | None, str]:
    """What stands behind a command about one matter: its number (``128号``), and the words after it."""
    head, _, words = text.partition(" ")
    return case_number(head.rstrip("号,，:： ")), words


def _hidden(sign: str) -> bool:
    return sign in _BLANK or unicodedata.category(sign) in _HIDDEN

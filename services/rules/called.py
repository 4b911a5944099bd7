"""代报 in one line: what the caller is called, how they are reached, and what it is about, in any order."""

import re
from dataclasses import dataclass

from services.rules.surnames import DOUBLE, FULL, TITLED

_NARROW = str.maketrans({code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), 0xFF0B, 0xFF0D)})
_PHONE = re.compile(
    r"(?:电话|手机|tel|phone)?[::\s]*"
    r"(?<![\d*-])("
    r"(?:(?:\+|00)?86[ -]?)?1[3-9]\d([ -]?)\d{4}\2\d{4}(?=\d{1,3}\s*(?:号|栋|幢|座|楼|单元|#)|(?![\d*-]))"
    r"|(?:0\d{2,3}[ -]?\d{7,8}|\d{3}-\d{4}-\d{4}|[48]00-?\d{3,4}-?\d{3,4}|[2-8]\d{6,7})(?![\d*-])"
    r")",
    re.IGNORECASE,
)
_HALF_A_PHONE = re.compile(r"(?<![\d*.])\d(?:[ -]?\d){6,}(?![\d*])")
_EDGES = " \n,,、;;::"
_BETWEEN = re.compile(rf"[{_EDGES}]+")
_TITLE = (
    r"(?:老?奶奶|爷爷|阿姨|大妈|大娘|大爷|大叔|大伯|大哥|大姐|大嫂|叔叔?|伯伯?|婆婆|老师|师傅|先生|女士|小姐|太太|老太|老伯|老人"
    r"|婶婶?|嫂子?|姐|哥|姨|爷|婆)"
)
_NAME = re.compile(
    rf"(?:{DOUBLE})[\u4e00-\u9fff]{{1,2}}|{FULL}|(?:{TITLED}|{FULL}){_TITLE}|[老小]{TITLED}{_TITLE}?"
    r"|(?:mrs?|ms|miss|aunt(?:ie|y)?|uncle|grandma|grandpa|dr)\.? [a-z][a-z'-]+",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"(?:for )?((?:mrs?|ms|miss|aunt(?:ie|y)?|uncle|grandma|grandpa|dr)\.? [a-z][a-z'-]+)", re.I)


@dataclass(frozen=True)
class Called:
    """Somebody who has no account here: a name and a phone, either may be missing."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Told:
    """``doubtful`` is set when digits stand there that look like a phone number and are none."""

    called: Called
    words: str
    doubtful: bool = False


def read_called(text: str) -> Told:
    """Take name and phone out of the line; a name is only what stands by itself and looks like one."""
    text = text.translate(_NARROW)
    phone = _PHONE.search(text)
    if phone is not None:
        text = f"{text[: phone.start()]} {text[phone.end() :]}"
    name, words = _name(text.strip(_EDGES))
    number = phone[1].replace(" ", "") if phone else ""
    return Told(Called(name, number), words, doubtful=_HALF_A_PHONE.search(words) is not None)


def looks_like_name(text: str) -> bool:
    """Whether the words are a name as people write one: 李秀英, 王奶奶, 小李, Mrs Wang."""
    return _NAME.fullmatch(text.strip()) is not None


def _name(text: str) -> tuple[str, str]:
    english = _ENGLISH.match(text)
    if english is not None:
        return english[1], text[english.end() :].strip(_EDGES)
    start = 0
    for part in _BETWEEN.split(text):
        found = text.index(part, start)
        if part and _NAME.fullmatch(part):
            rest = (text[:found].rstrip(_EDGES), text[found + len(part) :].lstrip(_EDGES))
            return part, " ".join(filter(None, rest))
        start = found + len(part)
    return "", text

"""A name as its owner wants it shown: its surname, or with its middle hidden."""

import re

from models.people import Shown
from services.rules.surnames import DOUBLE

_DOUBLE = re.compile(DOUBLE)


def is_chinese(name: str) -> bool:
    """Whether the name is written in Chinese characters."""
    return bool(name) and all("\u3400" <= sign <= "\u9fff" for sign in name)


def surname(name: str) -> str:
    """The surname: two characters where they are one, the first word of a name in letters."""
    if not is_chinese(name):
        return name.split(" ", maxsplit=1)[0]
    double = _DOUBLE.match(name)
    return double.group() if double and len(name) > 2 else name[:1]


def masked(name: str) -> str:
    """First and last stay, what is between is hidden: 王*芳; of two characters the last is."""
    if len(name) <= 1:
        return "*"
    if not is_chinese(name):
        return f"{name[0]}***"
    return f"{name[0]}*" if len(name) == 2 else f"{name[0]}*{name[-1]}"


_MASKED = re.compile(r"\S\*(?:\S|\*\*)?")


def is_masked(words: str) -> bool:
    """Whether the words are a name as ``masked`` writes it: ours, and nobody's own."""
    return _MASKED.fullmatch(words) is not None


def as_shown(name: str, shown: Shown | None) -> tuple[str, str]:
    """How somebody is to be called before others, and of their name only what that takes."""
    match shown:
        case Shown.FULL:
            return shown.value, name
        case Shown.AUNTIE | Shown.UNCLE:
            return shown.value, surname(name)
        case Shown.HIDDEN:
            return shown.value, ""
        case _:
            return Shown.MASKED.value, masked(name)


_TITLES = re.compile(
    "(?:阿姨|大妈|大娘|大爷|大叔|大伯|大哥|大姐|大嫂|叔叔|伯伯|爷爷|奶奶|婆婆|老师|师傅|先生|女士|小姐|太太"
    "|书记|主任|经理|站长|队长|姐|哥|叔|姨|婶|嫂|伯|爷)$"
)


def surname_called(words: str) -> str:
    """The surname in 王阿姨, 小王, 老王; "" when the words are a whole name, or no such name at all."""
    bare = _TITLES.sub("", words)
    if bare == words and len(words) == 2 and words[0] in "小老":
        bare = words[1]
    return bare if bare != words and bare and surname(bare + "某") == bare else ""

"""How people write places: building and stair numbers in all their shapes, and what only looks like one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.rules.traditional import simplified

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SIGNS = dict(zip("①②③④⑤⑥⑦⑧⑨壹贰叁肆伍陆柒捌玖拾", "123456789一二三四五六七八九十", strict=True))
_PLAIN = str.maketrans(_WIDE | {ord(sign): meant for sign, meant in _SIGNS.items()})
"""Narrow signs for wide ones, usual ones for circled and formal ones; each stays one sign long."""
_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九", start=1)}

_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_LETTER = r"[A-Za-z]"
_LABEL = rf"(?:{_NUMBER}|{_LETTER})"
_MANY = rf"{_LABEL}(?:\s?[、和及与到至~—-]\s?{_LABEL}){{0,8}}"
_ALONE = r"(?<![\d.A-Za-z一二三四五六七八九十月])"
_COUNTED = r"(?!\s*楼(?![下上道顶门梯前后里外内栋]))"
"""三栋楼 are three buildings; 三栋楼下 is below building 3."""

_NOISE = re.compile(
    r"\d{1,2}\s*月\s*\d{1,2}\s*[号日]"  # a date, also before 楼道: 3月2号楼道灯坏了
    r"|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}"
    r"|\d{1,2}[::]\d{2}"
    r"|1[3-9]\d(?:[ -]?\d){8}|\d{3,4}-\d{3,4}-\d{4}|0\d{2,3}-?\d{7,8}|\d{7,}"  # phone numbers
)
_BUILDING = re.compile(
    rf"""
    {_ALONE}(?<![这那整每哪另同有几])(?P<many>{_MANY})\s*
    (?:
        (?:[号好]|\#)\s*[楼搂] | 楼(?=\s*{_LABEL}\s*单元) | 号?\s*[栋幢]{_COUNTED} | \#
      | 号(?=\s*{_LABEL}\s*单元)
      | (?<=[A-Za-z\d])座(?![桥山塔城雕亭机便椅位谈])
    )
    | \bno\.?\s*(?P<ordinal>\d{{1,3}})\s*(?:building|block)\b
    | \b(?:building|bldg\.?|block)\s*(?:no\.?\s*)?(?P<english>\d{{1,3}}|{_LETTER})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STAIR = re.compile(
    rf"{_ALONE}(?P<many>{_MANY})\s*(?:单元|门洞|门(?=\s*[1-9]\d{{2,3}}(?!\d)))|\b(?:stair(?:case|well)?|entrance|unit)\s*(?P<english>\d{{1,2}}|{_LETTER})\b",
    re.IGNORECASE,
)
_MEASURES = "点天个月次米人周年小时分号日楼层元块岁度名户辆条位只台成倍公里%℃"
_DASHED = re.compile(
    rf"(?<![\d./:A-Za-z#-])(?P<first>\d{{1,2}})\s*[-—]\s*(?P<second>\d{{1,2}})"
    rf"(?:\s*[-—]\s*\d{{1,4}})?(?![\d./:-])(?!\s*[{_MEASURES}])"
)
_DASHED_DOOR = re.compile(r"(?<![\d./:A-Za-z#-])(?P<first>\d{1,2})\s*[-—]\s*\d{3,4}(?![\d./:-])(?!\s*[年元块米度%])")
_GRID = re.compile(rf"{_ALONE}(?P<label>{_NUMBER})\s*号?网格")
_SPOT = re.compile(
    r"(?:旁边?|边上?|附近|对面|门口|那[儿里边]|这[儿里边]|[里下上前后口处内外])[\s。.,,!!~]*$"
    r"|\b(?:next to|near|beside|behind|opposite|in front of|outside|by the)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\s*的?\s*楼?(?=前(?![天年几两])|后(?![天来年])|旁|边上|附近|对面|门口|门前|外[面边]|拐角|路口"
    r"|[东南西北]{1,2}[侧面边头角])"
)
_OWN = re.compile(
    r"(?:我|我们|咱|咱们|俺|自己)家?(?:住?的)?这?(?:楼下|楼上|楼道|楼栋|楼里|楼顶|楼门|楼|门口|单元|栋|幢)"
    r"|\bmy (?:building|stair(?:case|well)?|entrance|block)\b|outside my (?:door|home|flat)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """Labels (``3``, ``A``) that stand between ``start`` and ``end`` of the text."""

    labels: tuple[str, ...]
    start: int
    end: int


def plain(text: str) -> str:
    """The text with signs as people usually write them, and dates, times and phone numbers blotted out; same length."""
    return _NOISE.sub(lambda found: "|" * len(found[0]), simplified(text).translate(_PLAIN))


def label_of(written: str) -> str:
    """``3`` for 3, 03 and 三, ``21`` for 二十一, ``A`` for a."""
    if written.isdecimal():
        return str(int(written))
    if written.isascii():
        return written.upper()
    tens, ten, ones = written.rpartition("十")
    return str((_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0))


def buildings_in(text: str) -> list[Mention]:
    """Buildings by number or letter: 3号楼, 三栋, 3#, A座, 3、5号楼, Building 3."""
    return [_mention(found) for found in _BUILDING.finditer(text)]


def without_landmarks(text: str) -> str:
    """The words without buildings that only tell beside what it is: the lamp of 2号楼前路灯 is not in the building."""
    read = text
    for found in _BUILDING.finditer(plain(text)):
        if beside := _BESIDE.match(text, found.end()):
            read = read[: found.start()] + "|" * (beside.end() - found.start()) + read[beside.end() :]
    return read


def stairs_in(text: str) -> list[Mention]:
    """Stairs by number or letter: 2单元, 二单元, stair 2."""
    return [_mention(found) for found in _STAIR.finditer(text)]


def pairs_in(text: str) -> Iterator[Mention]:
    """Building and stair, or one of them before a door: 3-2 and 3-2-501 have two labels, 3-501 has one."""
    for found in _DASHED.finditer(text):
        yield Mention((label_of(found["first"]), label_of(found["second"])), found.start(), found.end())
    for found in _DASHED_DOOR.finditer(text):
        yield Mention((label_of(found["first"]),), found.start(), found.end())


def grids_in(text: str) -> list[Mention]:
    """Grids by number: 一网格, 第3网格."""
    return [Mention((label_of(found["label"]),), found.start(), found.end()) for found in _GRID.finditer(text)]


def names_a_spot(text: str) -> bool:
    """Whether it ends as people tell a place: 垃圾桶旁边, 电梯口, near the bins."""
    return _SPOT.search(text) is not None


def own_home_in(text: str) -> Mention | None:
    """我家楼下, 我们单元, my building: the place where the speaker lives."""
    found = _OWN.search(text)
    return Mention((), found.start(), found.end()) if found else None


def _mention(found: re.Match[str]) -> Mention:
    groups = found.groupdict()
    english = groups["english"] or groups.get("ordinal")
    written = [english] if english else re.findall(_LABEL, groups["many"])
    return Mention(tuple(dict.fromkeys(map(label_of, written))), found.start(), found.end())

"""A stretch of a WeChat group as phones and computers copy it: who said what on which day.

One pass over the lines, each looked at by rules that are anchored and bounded, so that the time grows with the length
only. No line is lost: it is a head (who and when), part of what somebody said, or a mark (a date, a separator).
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

from services.rules.surnames import FULL, NAMED, TITLED

LONGEST_HEAD = 64
_PART = "(?:凌晨|早上|上午|中午|下午|傍晚|晚上|AM|PM|am|pm)"
_CLOCK = rf"(?:{_PART} ?)?[0-2]?\d[:：][0-5]\d(?:[:：][0-5]\d)?(?: ?{_PART})?"
_ODD_CLOCK = rf"(?:{_PART} ?)?\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?(?: ?{_PART})?"
"""What has the shape of one, whether a day has that moment or not: 25:71."""
_DAY = (
    r"(?:(?P<y>\d{4})[-/.年] ?(?P<m>\d{1,2})[-/.月] ?(?P<d>\d{1,2})日?"
    r"|(?P<m2>[01]?\d)[月/-](?P<d2>[0-3]?\d)日?|\d{1,2}月\d{1,2}日"
    r"|(?P<near>今天|昨天|前天|明天)|(?:星期|周)(?P<week>[一二三四五六日天]))"
)
"""A day as it is written, whether the calendar has it or not: 2026-13-45 is no part of a name."""


def _moment(clock: str) -> str:
    return rf"(?:{_DAY}(?: {{0,2}}(?:星期|周)[一二三四五六日天])?(?: {{0,2}}{clock})?|{clock})"


def _heads(moment: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Who and when, and when and who, as whole lines."""
    return (
        re.compile(rf"(?P<who>\S.{{0,39}}?)[:：]? {{1,4}}[\[(（]?{moment}[\])）]?"),
        re.compile(rf"[\[(（]?{moment}[\])）]? {{1,4}}(?P<who>[^:：]{{1,39}}?)[:：]?"),
    )


_WHEN = _moment(_CLOCK)
_TIMED = _heads(_WHEN)
_ODD = _heads(_moment(_ODD_CLOCK))
_WHOLE = re.compile(
    rf"[\[(（]?{_DAY} {{1,2}}{_CLOCK}[\])）]? {{1,4}}(?P<who>[^:：，,。]{{1,24}})[:：] {{0,4}}(?P<text>.{{1,4000}})"
)
"""Day, time, name and words in one line."""
_MARK = re.compile(rf"[-—─–=_* ]{{0,40}}(?:{_WHEN})?[-—─–=_* ]{{0,40}}")
_NAMED = re.compile(
    r"(?P<who>[^\s:：，,。！!？?；;「」『』/][^:：，,。！!？?；;「」『』/]{0,23})[:：] {0,4}(?P<text>.{0,4000})"
)
_TITLES = (
    "阿姨|叔叔?|大爷|大妈|大姐|大哥|奶奶|爷爷|伯伯?|婶|嫂|姐|哥|妈妈?|爸爸?|师傅|老师|女士|先生|主任|书记|医生|网格员"
)
_AT_HOME = r"[\d\-#栋幢单元室号楼 ]{0,12}"
_PERSON = re.compile(rf"{_AT_HOME}(?:{FULL}|[老小阿]{NAMED}|{TITLED}.{{0,2}}(?:{_TITLES})){_AT_HOME}")
"""A name that is a person's by its looks, also with a door."""
_LABELS = frozenset(
    [
        "通知",
        "地点",
        "时间",
        "电话",
        "位置",
        "地址",
        "联系人",
        "备注",
        "注意",
        "提醒",
        "原因",
        "要求",
        "内容",
        "标题",
        "编号",
        "回复",
        "转发",
        "温馨提示",
        "紧急通知",
        "http",
        "https",
        "ps",
    ]
)
_RULE = re.compile(r"[-—─– ]{5,60}")
_ATTACHED = re.compile(
    r"\[(?:图片|语音|视频|动画表情|表情|文件|链接|位置|名片|聊天记录|红包|转账|小程序|Photo|Video|Sticker|Image)\]"
)
_FACE = re.compile(r"\[[^\[\]\n]{1,6}\]")
_DOOR = re.compile(r"[\d\-#—_ 栋幢单元室号楼]{0,16}")
_RECEIPT = re.compile(
    r"(?:已?收到|已阅|已读|知道|明白|了解|好的|好|嗯|行|可以|谢谢|辛苦|ok|okay|received|noted|thanks|1|了|您|你|老师|社区|大家){1,8}"
)
_OVER = re.compile(r"(?:修好|弄好|解决|清理|处理|好|亮|通)了|没事了|谢谢|感谢|辛苦")
_STILL = re.compile(r"又|还[没是不]|一直|没有?(?:修|弄|解决|清|处理)|坏|堵|漏")
AHEAD = timedelta(days=7)
"""A phone's clock may be ahead by so much: a day without a year that is nearer is still to come, else it has passed."""
_AGO = {"今天": 0, "昨天": 1, "前天": 2, "明天": -1}
_WEEK = "一二三四五六日"


@dataclass
class Said:
    """What somebody said: the nickname ("" when the form tells none), the day if it is told, the raw lines."""

    who: str
    day: date | None
    head: str = ""
    lines: list[str] = field(default_factory=list)
    named: bool = False
    """It began with the name and a colon, without a time."""

    @property
    def text(self) -> str:
        """The words alone: without what they quote, and without marks of pictures and the like."""
        kept = self.lines
        if kept and kept[0][:1] in "「『":
            rule = next((at for at, line in enumerate(kept) if _RULE.fullmatch(line)), None)
            kept = kept[rule + 1 :] if rule is not None else kept
        return _ATTACHED.sub("", "\n".join(kept)).strip()


@dataclass
class Stretch:
    """Everything that a paste holds, in its order."""

    said: list[Said] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)


def read_stretch(text: str, today: date, known: Collection[str] = ()) -> Stretch:
    """Who said what; ``today`` tells what yesterday and Tuesday mean, ``known`` are nicknames of this group."""
    lines = [line for raw in text.splitlines() if (line := " ".join(raw.split()))]
    heads = _heads_of(lines)
    speakers = frozenset(bare_name(head["who"]) for head in heads if head)
    speakers |= frozenset(known) if speakers else frozenset()
    found, day = Stretch(), None
    for line, head in zip(lines, heads, strict=True):
        if _is_mark(line, found):
            day = _day_of(_search(line), today) or day
            found.marks.append(line)
        elif (whole := _WHOLE.fullmatch(line)) and whole["who"].strip().lower() not in _LABELS:
            text = whole["text"].strip()
            found.said.append(Said(bare_name(whole["who"]), _day_of(whole, today) or day or today, line, [text]))
        elif head is not None:
            found.said.append(Said(bare_name(head["who"]), _day_of(head, today) or day or today, line))
        else:
            _take(found, line, day, speakers)
    return found


def _take(found: Stretch, line: str, day: date | None, speakers: frozenset[str]) -> None:
    """A line that is no head with a time: the beginning of what a named one says, or more of what is being said."""
    timed, named = bool(speakers), _NAMED.fullmatch(line)
    if named and _begins(found, named, speakers):
        text, day = named["text"].strip(), day or (found.said[-1].day if found.said else None)
        found.said.append(Said(bare_name(named["who"]), day, line, [text] if text else [], named=True))
    elif found.said and (timed or (found.said[-1].head and not _is_receipt(line))):
        found.said[-1].lines.append(line)
    else:
        found.said.append(Said("", day, "", [line]))


def _begins(found: Stretch, named: re.Match[str], speakers: frozenset[str]) -> bool:
    """Whether ``名字: 话`` is somebody's word and no part of another's.

    Among heads with times it is where nobody speaks yet, in a run of such lines or in what was passed on; behind
    somebody's words only when the name is that of a speaker, is known or looks like a person's: 时间: 8点 is part of a
    notice.
    """
    who = bare_name(named["who"])
    if named["who"].strip().lower() in _LABELS or named["text"].startswith("//"):
        return False
    if not speakers or not found.said or found.said[-1].named:
        return True
    words = found.said[-1].lines
    return bool(words) and ("聊天记录" in words[0] or who in speakers or _PERSON.fullmatch(who) is not None)


def _heads_of(lines: list[str]) -> list[re.Match[str] | None]:
    """Which lines are heads with a time; one whose clock no day has is one where others have its shape."""
    heads = [_timed(line, _TIMED) for line in lines]
    shapes = {_shape(head) for head in heads if head}
    odd = [None if head or not shapes else _timed(line, _ODD) for line, head in zip(lines, heads, strict=True)]
    return [head or (one if one and _shape(one) in shapes else None) for head, one in zip(heads, odd, strict=True)]


def _shape(head: re.Match[str]) -> tuple[bool, frozenset[str]]:
    """Whether the name comes first, and how the day is written."""
    told = head.groupdict()
    return head.start("who") == 0, frozenset(name for name in told if name != "who" and told[name])


def _timed(line: str, forms: tuple[re.Pattern[str], re.Pattern[str]]) -> re.Match[str] | None:
    if len(line) > LONGEST_HEAD or not any(map(str.isdigit, line[-8:] + line[:12])):
        return None
    found = forms[0].fullmatch(line) or forms[1].fullmatch(line)
    return found if found and (":" in line or "：" in line) and not _MARK.fullmatch(line) else None


def _is_mark(line: str, found: Stretch) -> bool:
    if len(line) > LONGEST_HEAD * 2 or not _MARK.fullmatch(line):
        return False
    quoting = bool(found.said and found.said[-1].lines and found.said[-1].lines[0][:1] in "「『")
    return not (quoting and _RULE.fullmatch(line))


def _search(line: str) -> re.Match[str] | None:
    return re.search(_DAY, line[: LONGEST_HEAD * 2])


def _day_of(found: re.Match[str] | None, today: date) -> date | None:
    if found is None:
        return None
    told = found.groupdict()
    if told.get("near"):
        return today - timedelta(days=_AGO[told["near"]])
    if told.get("week"):
        weekday = _WEEK.index(told["week"].replace("天", "日"))
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    month, day = told.get("m") or told.get("m2"), told.get("d") or told.get("d2")
    if not month or not day:
        return None
    if told.get("y"):
        return _date(int(told["y"]), int(month), int(day))
    dated = (_date(today.year + ago, int(month), int(day)) for ago in (1, 0, -1))
    return next((one for one in dated if one is not None and one <= today + AHEAD), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def bare_name(who: str) -> str:
    """A nickname without where it comes from."""
    return who.replace("@微信", "").replace("@WeChat", "").strip(" :：@[]")[:32]


def _is_receipt(text: str) -> bool:
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKC", _FACE.sub("ok", text)).lower() if sign.isalnum() or sign in "-#"
    )
    if not plain:
        return bool(text) and not _ATTACHED.search(text)
    if len(plain) > 40:
        return False
    door = _DOOR.match(plain)
    rest = plain[door.end() :] if door else plain
    return _RECEIPT.fullmatch(plain) is not None or (bool(rest) and _RECEIPT.fullmatch(rest) is not None)


def is_receipt(said: Said) -> bool:
    """Whether it only says that it was read: 收到, 收到👌, 1, 已阅, [OK], 3-2-501 收到."""
    return bool(said.text) and _is_receipt(said.text)


def is_over(text: str) -> bool:
    """Whether it thanks for, or tells of, something that is done."""
    return bool(_OVER.search(text)) and not _STILL.search(text)


def mark_of(said: Said) -> str:
    """Who said what, as a fingerprint: spaces, punctuation and width don't matter."""
    plain = unicodedata.normalize("NFKC", f"{said.who}\0{said.text}").lower()
    return sha256(
        "".join(sign for sign in plain if sign.isalnum() or sign == "\0").encode("utf-8", "replace")
    ).hexdigest()[:32]

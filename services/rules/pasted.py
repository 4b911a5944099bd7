"""A stretch of a WeChat group as phones and computers copy it: who said what on which day.

One pass over the lines, each looked at by rules that are anchored and bounded, so that the time grows with the length
only. No line is lost: it is a head (who and when), part of what somebody said, or a mark (a date, a separator).
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

LONGEST_HEAD = 64
_PART = "(?:凌晨|早上|上午|中午|下午|傍晚|晚上|AM|PM|am|pm)"
_CLOCK = rf"(?:{_PART} ?)?[0-2]?\d[:：][0-5]\d(?:[:：][0-5]\d)?(?: ?{_PART})?"
_DAY = (
    r"(?:(?P<y>\d{4})[-/.年] ?(?P<m>\d{1,2})[-/.月] ?(?P<d>\d{1,2})日?"
    r"|(?P<m2>[01]?\d)[月/-](?P<d2>[0-3]?\d)日?|\d{1,2}月\d{1,2}日"
    r"|(?P<near>今天|昨天|前天|明天)|(?:星期|周)(?P<week>[一二三四五六日天]))"
)
"""A day as it is written, whether the calendar has it or not: 2026-13-45 is no part of a name."""
_WHEN = rf"(?:{_DAY}(?: {{0,2}}(?:星期|周)[一二三四五六日天])?(?: {{0,2}}{_CLOCK})?|{_CLOCK})"
_TIMED = re.compile(rf"(?P<who>\S.{{0,39}}?)[:：]? {{1,4}}[\[(（]?{_WHEN}[\])）]?")
_TIMED_FIRST = re.compile(rf"[\[(（]?{_WHEN}[\])）]? {{1,4}}(?P<who>[^:：]{{1,39}}?)[:：]?")
_WHOLE = re.compile(
    rf"[\[(（]?{_DAY} {{1,2}}{_CLOCK}[\])）]? {{1,4}}(?P<who>[^:：，,。]{{1,24}})[:：] {{0,4}}(?P<text>.{{1,4000}})"
)
"""Day, time, name and words in one line."""
_MARK = re.compile(rf"[-—─–=_* ]{{0,40}}(?:{_WHEN})?[-—─–=_* ]{{0,40}}")
_NAMED = re.compile(
    r"(?P<who>[^\s:：，,。！!？?；;「」『』/][^:：，,。！!？?；;「」『』/]{0,23})[:：] {0,4}(?P<text>.{0,4000})"
)
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
_QUOTE = re.compile(r"[「『].{0,2000}[」』]?")
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


def read_stretch(text: str, today: date) -> Stretch:
    """Who said what; ``today`` tells what yesterday and Tuesday mean."""
    lines = [line for raw in text.splitlines() if (line := " ".join(raw.split()))]
    heads = [_timed(line) for line in lines]
    timed = any(heads)
    found, day = Stretch(), None
    for line, head in zip(lines, heads, strict=True):
        if _is_mark(line, found, timed=timed):
            day = _day_of(_search(line), today) or day
            found.marks.append(line)
        elif (whole := _WHOLE.fullmatch(line)) and whole["who"].strip().lower() not in _LABELS:
            text = whole["text"].strip()
            found.said.append(Said(bare_name(whole["who"]), _day_of(whole, today) or day or today, line, [text]))
        elif head is not None:
            found.said.append(Said(bare_name(head["who"]), _day_of(head, today) or day or today, line))
        else:
            _take(found, line, day, timed=timed)
    return found


def _take(found: Stretch, line: str, day: date | None, *, timed: bool) -> None:
    """A line that is no head with a time: the beginning of what a named one says, or more of what is being said."""
    inside = not timed or bool(found.said and found.said[-1].lines and "聊天记录" in found.said[-1].lines[0])
    named = _NAMED.fullmatch(line) if inside else None
    if named and named["who"].strip().lower() not in _LABELS and not named["text"].startswith("//"):
        text = named["text"].strip()
        found.said.append(Said(bare_name(named["who"]), day, line, [text] if text else []))
    elif found.said and (timed or (found.said[-1].head and not _is_receipt(line))):
        found.said[-1].lines.append(line)
    else:
        found.said.append(Said("", day, "", [line]))


def _timed(line: str) -> re.Match[str] | None:
    if len(line) > LONGEST_HEAD or not any(map(str.isdigit, line[-8:] + line[:12])):
        return None
    found = _TIMED.fullmatch(line) or _TIMED_FIRST.fullmatch(line)
    return found if found and (":" in line or "：" in line) and not _MARK.fullmatch(line) else None


def _is_mark(line: str, found: Stretch, *, timed: bool) -> bool:
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

"""An activity as somebody plans it: a value, read from one message, completed step by step, copied and repeated."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from models.activities import DEED_POINTS, Deed
from services.rules.when import number, read_when
from services.rules.words import clean

MOST_PEOPLE = 1000
MOST_POINTS = 20
LONGEST_TITLE = 60
LONGEST_TEXT = 400
OPENS_AT, CLOSES_AT = "8点", "18点"
"""When sign-up opens and closes on a day that is said without a time; the check shows it."""
TITLE, WHEN, COUNT, POINTS = "title", "when", "count", "points"
NEEDED = (TITLE, WHEN, COUNT, POINTS)
"""What must be known before an activity can be announced, in the order in which it is asked."""

_N = r"(?:\d{1,9}|[一二两三四五六七八九十]{1,3})"
_AT_LEAST = re.compile(
    rf"(?:至少|最少|不少于|at least)\s*(?P<n>{_N})\s*(?:个|名|位)?\s*(?:人|people|volunteers)?", re.IGNORECASE
)
_BETWEEN = re.compile(
    rf"(?:需要?|招募?|要)?\s*(?P<least>{_N})\s*(?:到|至|-|–|—|~|to)\s*(?P<n>{_N})\s*(?:个|名|位)?\s*(?:人|people|volunteers)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    rf"(?:需要?|招募?|要|限|名额|共|capacity|needs?|for)\s*[:：]?\s*(?P<n>{_N})\s*(?:个|名|位)?\s*(?:人|志愿者|people|volunteers|persons)?"
    rf"|(?P<n_b>{_N})\s*(?:个|名|位)?\s*(?:人|志愿者|people|volunteers|persons)",
    re.IGNORECASE,
)
_POINTS = re.compile(
    rf"(?:每人|积|记|各|得)?\s*(?P<n>{_N})\s*(?:个?积分|分(?![钟之享给工类头开])|points?\b|pts?\b)(?:\s*each)?",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:年满|满)\s*(?P<n>\d{1,2})\s*周?岁(?:及?以上)?|(?P<n_b>\d{1,2})\s*(?:周?岁(?:及?以上|起|或以上)|\+)"
    r"|\baged?\s*(?P<n_c>\d{1,2})|\b(?P<n_d>\d{1,2})\s*(?:and|or) (?:over|older|above)",
    re.IGNORECASE,
)
_GUARDIAN = re.compile(
    r"(?:孩子|儿童|小朋友|未成年人?)?(?:须|要|需|请)?(?:由)?(?:家长|监护人)(?:陪同|陪着|陪|带着?)"
    r"|children with (?:a )?(?:guardian|parent)",
    re.IGNORECASE,
)
_LOCALS = re.compile(r"(?:只限|仅限|限)本社区(?:居民|的?人)?|(?:only )?(?:our|this) community only", re.IGNORECASE)
_SKILL = re.compile(r"(?:要会|需会|须会)(?P<t>[^\s,，。;；]{1,12})|\bskill:?\s*(?P<t_b>[^\n,;.]{1,30})", re.IGNORECASE)
_FIT_FIRST = re.compile(r"能坐下的先上|先凑合适的|不按顺序候补|fit[- ]first", re.IGNORECASE)
_SOFT = re.compile(r"可与别的重叠|时间可以重叠|overlap(?:s)? (?:ok|allowed)", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:集合地点|地点|集合|地址|place|meet(?:ing)? at)\s*(?:在|[:：])?\s*"
    r"(?P<t>[^\s,，。;；](?:[^\s,，。;；]| (?=[A-Za-z])){0,39})",
    re.IGNORECASE,
)
_BRING = re.compile(
    r"(?:请自带|自带|请带好?|带上|携带|带\s*[:：]|\bbring)\s*[:：]?\s*"
    r"(?P<t>[^\s,，。;；](?:[^\s,，。;；]| (?=[A-Za-z])){0,59})",
    re.IGNORECASE,
)
_WHAT = re.compile(r"(?:内容|做什么|任务|\bwhat)\s*[:：]\s*(?P<t>[^\n]{1,400})", re.IGNORECASE)
_SAID = r"[^\n,，。;；]{2,30}"
_RIGHT_BEFORE = r"[^\s,，。;；]{2,30}?"
_DAY_AND_TIME = r"[^\s,，。;；]{2,20}(?: [^\s,，。;；]*\d(?:[点:：]|[ap]m\b)[^\s,，。;；]*)?"
_OPENS = re.compile(
    rf"(?:开放报名|开始报名|报名开始|sign-?up opens)\s*[:：]\s*(?P<t>{_SAID})"
    rf"|(?P<t_b>{_RIGHT_BEFORE})(?:开始|开放)报名",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    rf"(?:报名截止|截止报名|截止|sign-?up closes)\s*(?:[:：]|到)\s*(?P<t>{_SAID})"
    rf"|(?P<t_b>{_RIGHT_BEFORE})(?:报名)?截止(?:报名)?",
    re.IGNORECASE,
)
_LEAVE = re.compile(
    rf"(?:最晚取消(?:报名)?|取消报名截止|cancel by)\s*[:：]?\s*(?P<t>{_DAY_AND_TIME})"
    rf"|(?P<t_b>{_RIGHT_BEFORE})(?:之?前可以?|之?后不能?再?)取消(?:报名)?",
    re.IGNORECASE,
)
_EDGES = " \n,，。.;；:：、·-–—!！"
_FILLERS = re.compile(
    r"(?:(?<=^)|(?<=[\s,，。;；]))(?:招募|志愿者活动|时间|人数|积分|标题|title|when|points|people)\s*[:：]?(?=[\s,，。;；]|$)",
    re.IGNORECASE,
)

_DEEDS: tuple[tuple[Deed, str], ...] = (
    (Deed.CLEANING, r"清扫|打扫|扫除|扫雪|清洁|清理|捡垃圾|垃圾|卫生|擦|除草|铲|sweep|clean|litter"),
    (Deed.PATROL, r"巡逻|巡防|夜巡|patrol"),
    (Deed.HAZARDS, r"隐患|排查|消防检查|hazard|safety check"),
    (Deed.MEDIATION, r"调解|mediat"),
    (Deed.CARE, r"陪护|看望|探望|关爱|慰问|照看|陪伴|care|visit"),
    (Deed.YOUTH, r"青少年|孩子|儿童|四点半|课后|youth|children|homework"),
    (Deed.HARDSHIP, r"助困|助学|帮扶|hardship"),
    (Deed.MANNERS, r"劝导|文明|引导|manners|queue"),
    (Deed.POLICY, r"宣传|宣讲|政策|发传单|policy|leaflet"),
    (Deed.WELFARE, r"献血|演出|公益|义演|文艺|blood|perform"),
    (Deed.HOUSEHOLD, r"便民|理发|磨刀|义诊|修理|搬|代办|help|repair"),
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """Everything about an activity but who comes. Moments are aware; ``repeat`` is an RRULE or ""."""

    title: str = ""
    start: datetime | None = None
    end: datetime | None = None
    capacity: int | None = None
    points: int | None = None
    minimum: int = 0
    deed: Deed = Deed.OTHER
    what: str = ""
    bring: str = ""
    place: str = ""
    place_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    opens: datetime | None = None
    closes: datetime | None = None
    leave_until: datetime | None = None
    min_age: int = 0
    guardian: bool = False
    skill: str = ""
    locals_only: bool = False
    guests: int = 2
    strict: bool = True
    hard: bool = True
    checks_out: bool = False
    photo_sha: str | None = None
    length: int = 0
    """Minutes it takes, kept when only the start is said anew."""
    repeat: str = ""
    passed: bool = False
    """A day in the past was named: refused, whatever else it says."""

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Plan":
        """What ``as_dict`` gave."""
        known = {one.name for one in fields(cls)}
        return cls(**{name: _kept(name, value) for name, value in kept.items() if name in known})

    def having(self, **known: Any) -> "Plan":
        """The plan with other values."""
        return replace(self, **known)

    def missing(self) -> str:
        """The first thing that is still to be asked, "" when nothing is."""
        known = {TITLE: bool(self.title), WHEN: self.start is not None}
        known |= {COUNT: self.capacity is not None, POINTS: self.points is not None}
        return next((step for step in NEEDED if not known[step]), "")

    def shifted(self, start: datetime) -> "Plan":
        """The same at another time: everything that has a moment moves along."""
        assert self.start is not None
        by = start - self.start
        moved = {name: _later(getattr(self, name), by) for name in _MOMENTS}
        return self.having(**moved, passed=False)

    def undated(self) -> "Plan":
        """The same without any date, as a template keeps it: how long it takes stays known."""
        return self.having(**dict.fromkeys(_MOMENTS), length=self.minutes(), repeat="", passed=False)

    def minutes(self) -> int:
        """How long it takes."""
        if self.start is None or self.end is None:
            return self.length
        return (self.end - self.start) // timedelta(minutes=1)


_MOMENTS = ("start", "end", "opens", "closes", "leave_until")


def _later(at: datetime | None, by: timedelta) -> datetime | None:
    return at + by if at is not None else None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _kept(name: str, value: Any) -> Any:
    if name in _MOMENTS and value is not None:
        return datetime.fromisoformat(value)
    return Deed(value) if name == "deed" else value


def read_plan(text: str, now: datetime, zone: ZoneInfo) -> Plan:
    """What one message says: ``周六上午9点 春风广场清扫 需要12人 2分``. ``now`` is aware."""
    plan, text = _labelled(Plan(), clean(text), now, zone)
    plan, text = _timed(plan, text, now, zone)
    points, text = _take(_POINTS, text)
    plan, text = _counted(plan, text)
    title = _FILLERS.sub(" ", text)
    title = " ".join(title.split()).strip(_EDGES)[:LONGEST_TITLE]
    deed = deed_of(title)
    given = _number(points)
    return replace(plan, title=title, deed=deed, points=given if given is not None else _usual(title, deed))


def _usual(title: str, deed: Deed) -> int | None:
    """Points that the table gives; asked for where the title tells no kind of service."""
    return DEED_POINTS[deed] if title and deed is not Deed.OTHER else None


def deed_of(title: str) -> Deed:
    """The kind of service that a title tells."""
    return next((deed for deed, words in _DEEDS if re.search(words, title, re.IGNORECASE)), Deed.OTHER)


def answer(plan: Plan, step: str, words: str, now: datetime, zone: ZoneInfo) -> Plan:
    """The plan once a step is answered in words; what is not understood leaves the step open."""
    words = clean(words)
    if step in _ANSWERS:
        return _ANSWERS[step](plan, words, now, zone)
    return plan.having(**{step: words[:LONGEST_TEXT]})


def _titled(plan: Plan, words: str, _now: datetime, _zone: ZoneInfo) -> Plan:
    title = " ".join(words.split())[:LONGEST_TITLE]
    deed = deed_of(title)
    return replace(plan, title=title, deed=deed, points=plan.points if plan.points is not None else _usual(title, deed))


def _pointed(plan: Plan, words: str, _now: datetime, _zone: ZoneInfo) -> Plan:
    return replace(plan, points=_number(_take(_POINTS, f"{words}分" if words.isdecimal() else words)[0]))


def _how_many(plan: Plan, words: str, _now: datetime, _zone: ZoneInfo) -> Plan:
    return _counted(plan, f"{words}人" if words.isdecimal() else words)[0]


_ANSWERS: dict[str, Callable[[Plan, str, datetime, ZoneInfo], Plan]] = {
    TITLE: _titled,
    WHEN: lambda plan, words, now, zone: _timed(plan, words, now, zone)[0],
    COUNT: _how_many,
    POINTS: _pointed,
    "opens": lambda plan, words, now, zone: replace(plan, opens=_moment(words, now, zone, OPENS_AT)),
    "closes": lambda plan, words, now, zone: replace(plan, closes=_moment(words, now, zone)),
    "leave": lambda plan, words, now, zone: replace(plan, leave_until=_moment(words, now, zone)),
    "who": lambda plan, words, now, zone: _who(plan, words)[0],
}


def moved_by(plan: Plan, words: str, now: datetime, zone: ZoneInfo) -> tuple[Plan | None, str]:
    """The plan at another time, if the words say one, and what else they say."""
    found, rest = _timed(replace(plan, start=None, length=plan.minutes()), words, now, zone)
    if found.start is None or plan.start is None:
        return None, words
    moved = replace(plan.shifted(found.start), end=found.end, passed=found.passed, opens=plan.opens)
    return moved, rest.strip(_EDGES)


def _take(pattern: re.Pattern[str], text: str) -> tuple[str | None, str]:
    """What the pattern names in the text, and the text without it."""
    found = pattern.search(text)
    if found is None:
        return None, text
    told = next((value for name, value in found.groupdict().items() if value), found.group())
    return told.strip(), f"{text[: found.start()]} {text[found.end() :]}"


def _number(told: str | None) -> int | None:
    return number(told) if told else None


def _labelled(plan: Plan, text: str, now: datetime, zone: ZoneInfo) -> tuple[Plan, str]:
    """What stands behind a word that names it."""
    what, text = _take(_WHAT, text)
    opens, text = _take(_OPENS, text)
    leave, text = _take(_LEAVE, text)
    closes, text = _take(_CLOSES, text)
    bring, text = _take(_BRING, text)
    place, text = _take(_PLACE, text)
    plan, text = _who(plan, text)
    moments = {
        "opens": _moment(opens or "", now, zone, OPENS_AT),
        "closes": _moment(closes or "", now, zone),
        "leave_until": _moment(leave or "", now, zone),
    }
    return plan.having(what=what or "", place=place or "", bring=bring or "", **moments), text


def _who(plan: Plan, text: str) -> tuple[Plan, str]:
    """Who may come, and how the queue goes."""
    age, text = _take(_AGE, text)
    guardian, text = _take(_GUARDIAN, text)
    locals_only, text = _take(_LOCALS, text)
    skill, text = _take(_SKILL, text)
    fit_first, text = _take(_FIT_FIRST, text)
    soft, text = _take(_SOFT, text)
    return replace(
        plan,
        min_age=int(age) if age else plan.min_age,
        guardian=plan.guardian or guardian is not None,
        locals_only=plan.locals_only or locals_only is not None,
        skill=skill or plan.skill,
        strict=plan.strict and fit_first is None,
        hard=plan.hard and soft is None,
    ), text


def _moment(words: str, now: datetime, zone: ZoneInfo, usual: str = CLOSES_AT) -> datetime | None:
    """``usual``: the time of a day that is said without one."""
    local = now.astimezone(zone).replace(tzinfo=None)
    when = read_when(words, local)[0]
    if when.day is not None and when.moments(local) is None:
        when = read_when(f"{words}{usual}", local)[0]
    moments = when.moments(local)
    return _aware(moments[0], now, zone) if moments else None


def _aware(local: datetime, now: datetime, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone).astimezone(now.tzinfo)


def _timed(plan: Plan, text: str, now: datetime, zone: ZoneInfo) -> tuple[Plan, str]:
    local = now.astimezone(zone).replace(tzinfo=None)
    when, rest = read_when(text, local)
    moments = when.moments(local)
    if moments is None:
        return replace(plan, passed=when.passed), text if when.day is None else rest
    start, end = (_aware(moment, now, zone) for moment in moments)
    if when.end is None and when.length is None and plan.length:
        end = start + timedelta(minutes=plan.length)
    moved = _moved(plan, start) if plan.start is not None else {}
    found = {"start": start, "end": end, "repeat": when.repeat or plan.repeat, "passed": when.passed}
    return plan.having(**moved, **found), rest


def _moved(plan: Plan, start: datetime) -> dict[str, datetime | None]:
    """When sign-up closes, and until when one may leave, moves with the start."""
    assert plan.start is not None
    return {name: _later(getattr(plan, name), start - plan.start) for name in ("closes", "leave_until")}


def _counted(plan: Plan, text: str) -> tuple[Plan, str]:
    least, text = _take(_AT_LEAST, text)
    minimum = _number(least) or plan.minimum
    if found := _BETWEEN.search(text):
        minimum = _number(found["least"]) or minimum
        return replace(
            plan, capacity=_number(found["n"]), minimum=minimum
        ), f"{text[: found.start()]} {text[found.end() :]}"
    told, text = _take(_PEOPLE, text)
    return replace(plan, capacity=_number(told) if told else plan.capacity, minimum=minimum), text

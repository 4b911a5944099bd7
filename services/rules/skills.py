"""What neighbours can do for each other, and when: understood from words, matched by kind and by time."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from services.rules.when import read_when

_SKILLS: dict[str, tuple[str, str]] = {
    "haircut": ("理发|剪头|剪发|剃头", r"hair ?cuts?|cut(?:ting)? hair|barber"),
    "devices": ("手机|电脑|微信|上网|网络|路由|平板|电视", r"phones?|computers?|wi-?fi|tablets?"),
    "sewing": ("缝|裤脚|裤边|补衣|纽扣|扣子|针线", r"sew(?:ing)?|hem(?:ming)?"),
    "tutoring": ("辅导|作业|功课|补课|教英语|教数学|教画画", r"tutor\w*|homework|teach\w*"),
    "childcare": ("看孩子|照看孩子|照看小孩|看娃|带娃|接孩子|接送孩子|接小孩", r"babysit\w*|child ?care|school run"),
    "errands": ("代买|买菜|买米|买药|取药|快递|跑腿|代取|捎", "errands?|groceries|shopping|parcels?"),
    "carrying": ("搬|抬|扛|重物", "carry(?:ing)?|heavy|moving|furniture"),
    "writing": ("写信|代写|代笔|填表|读信|读报|写字|写春联|翻译", r"letters?|forms?|translat\w+"),
    "lending": ("借|梯子|电钻|工具|打气筒", "lend(?:ing)?|borrow|ladder|drill|tools?"),
    "repairs": (
        "水管|龙头|马桶|下水道|灯泡|换灯|修灯|修门|修锁|换锁|水电|电工|插座|维修|修理|小修|安装|组装",
        r"repairs?|plumb\w*|taps?|bulbs?|fix(?:ing)?|assembl\w+",
    ),
    "cooking": ("做饭|做菜|烧菜|包饺子|煲汤|炖汤", "cook(?:ing)?|dumplings?"),
    "cleaning": ("打扫|擦窗|擦玻璃|大扫除|收拾|清洁", "clean(?:ing)?|windows?"),
    "pets": ("遛狗|喂猫|喂狗|宠物|猫|狗", "pets?|dogs?|cats?"),
    "plants": ("浇花|花草|养花|绿植|种菜", r"plants?|garden\w*"),
    "company": ("陪|聊天|散步|下棋|说话", r"company|accompan\w+|chess|chat\w*|walks?"),
}
SKILLS: tuple[str, ...] = tuple(_SKILLS)
_WORDS = {
    key: re.compile(rf"{chinese}|\b(?:{english})\b", re.IGNORECASE) for key, (chinese, english) in _SKILLS.items()
}
RULE_OF = {"company": "care", "childcare": "youth", "tutoring": "youth"}
"""Which line of the table of points a skill falls under; the others are 便民服务."""
USUAL_RULE = "household"

SLOTS: tuple[str, ...] = ("workday-day", "workday-evening", "weekend-day", "weekend-evening")
_DAYS = {"workday": r"工作日|平时|平日|周一到周五|weekdays?", "weekend": r"周末|双休|休息日|weekends?"}
_PARTS = {
    "day": r"白天|上午|早上|下午|中午|daytime|mornings?|afternoons?",
    "evening": r"晚上|傍晚|下班后|夜里|evenings?|nights?",
}
EVENING = 18
WEEKEND = 5


def skills_in(text: str) -> list[str]:
    """The skills that the words name, in the order in which they are named."""
    found = {key: match.start() for key, pattern in _WORDS.items() if (match := pattern.search(text))}
    return sorted(found, key=lambda key: found[key])


def rule_of(skill: str) -> str:
    """The line of the table of points."""
    return RULE_OF.get(skill, USUAL_RULE)


def slots_in(text: str, now: datetime) -> list[str]:
    """When the words say it would suit; empty where they don't. ``now`` is town time without a zone."""
    named, _ = read_when(text, now)
    days = [key for key, words in _DAYS.items() if re.search(words, text, re.IGNORECASE)]
    parts = [key for key, words in _PARTS.items() if re.search(words, text, re.IGNORECASE)]
    if not days and named.day is not None:
        days = ["weekend" if named.day.weekday() >= WEEKEND else "workday"]
    if not parts and named.start is not None:
        parts = ["evening" if named.start.hour >= EVENING else "day"]
    if not days and not parts:
        return []
    return [f"{day}-{part}" for day in days or _DAYS for part in parts or _PARTS]


@dataclass(frozen=True)
class Able:
    """Somebody who can: how near they live (0 the same compound), when they have time, how often they were asked."""

    person: int
    distance: int
    slots: frozenset[str]
    asked: int


def next_able(people: Iterable[Able], slots: Collection[str]) -> Able | None:
    """Who is asked next: has time then, lives nearest, was asked least; ``None`` when nobody fits."""
    wanted = frozenset(slots)
    fitting = [one for one in people if not wanted or not one.slots or one.slots & wanted]
    return min(fitting, key=lambda one: (one.distance, one.asked, one.person), default=None)

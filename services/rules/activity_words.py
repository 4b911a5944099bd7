"""What stands behind 活动: a list, a number, something to be done with one, or a new one in one message."""

import re
from dataclasses import dataclass

_NUMBERED = re.compile(r"(?P<number>\d{1,9})\s*号?(?:\s+(?P<words>.+))?$", re.DOTALL)
_OPERATIONS: tuple[tuple[str, str], ...] = (
    ("when", r"改时间|时间改为|时间|time"),
    ("count", r"改人数|人数|名额|people|seats"),
    ("points", r"改积分|积分|points"),
    ("title", r"改标题|标题|title"),
    ("what", r"内容|做什么|what"),
    ("place", r"改地点|地点|place"),
    ("photo", r"换图|配图|图片|picture"),
    ("bring", r"带什么|bring"),
    ("opens", r"开放报名|开始报名|opens"),
    ("closes", r"截止报名|报名截止|closes"),
    ("leave", r"最晚取消|leave until"),
    ("who", r"谁能来|who may come"),
    ("cancel", r"取消|不办了|cancel"),
    ("postpone", r"延期|推迟|改期|postpone"),
    ("captain", r"带队|队长|captain"),
    ("move-up", r"提前|排到前面|move up"),
    ("remove", r"去掉|移除|remove"),
    ("add", r"加上|加|add"),
    ("copy", r"复制|再办一次|copy"),
    ("template", r"存模板|存为模板|save as template|template"),
    ("stop", r"停止重复|不再重复|stop repeating"),
    ("publish", r"发布|announce"),
    ("word", r"口令|签到口令|code word"),
    ("late", r"迟到|late"),
    ("excuse", r"请假|excused?"),
    ("stand-in", r"替班|顶替|stand[- ]in"),
    ("enter-late", r"补记|补登|enter late"),
    ("let-come", r"可以来|同意|let come"),
    ("call", r"招人|叫人|喊人|call for help"),
    ("manage", r"管理|设置|签到|名单|manage|check[- ]?in|list"),
)
_LISTS = {
    "": "list",
    "本周": "week", "这周": "week", "this week": "week",
    "下周": "next-week", "next week": "next-week",
    "我的": "mine", "mine": "mine",
    "模板": "templates", "templates": "templates",
    "系列": "series", "series": "series",
    "新建": "guided", "发起": "guided", "新活动": "guided", "一步一步": "guided", "new": "guided",
}  # fmt: skip

_HISTORY = re.compile(r"(?:历史|统计|总结|history|summary)(?:\s*[:：]?\s*(?P<when>.*))?$", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Order:
    """``kind``: a list, ``history``, ``show``, an operation, or ``new``; ``words`` is what follows."""

    kind: str
    number: int = 0
    words: str = ""


def read_order(text: str) -> Order:
    """The order in what follows 活动."""
    text = text.strip(" :：,，")
    if text.lower() in _LISTS:
        return Order(_LISTS[text.lower()])
    past = _HISTORY.match(text)
    if past is not None:
        return Order("history", words=(past["when"] or "").strip())
    found = _NUMBERED.match(text)
    if found is None:
        return Order("new", 0, text)
    if not found["words"]:
        return Order("show", int(found["number"]))
    return _operation(int(found["number"]), found["words"].strip()) or Order("new", 0, text)


def _operation(number: int, words: str) -> Order | None:
    for kind, pattern in _OPERATIONS:
        found = re.match(rf"(?:{pattern})(?:\s*[:：]\s*|\s+|$|(?=\d))", words, re.IGNORECASE)
        if found is not None:
            return Order(kind, number, words[found.end() :].strip())
    return None

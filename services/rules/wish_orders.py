"""What stands behind 心愿 or 求助 and a number: what is to be done with that one, written instead of pressed."""

import re
from dataclasses import dataclass

_NUMBERED = re.compile(r"(?P<number>\d{1,9})\s*号?(?:[\s:\uff1a,\uff0c]*(?P<words>.+))?", re.DOTALL)
_ORDERS: tuple[tuple[str, str], ...] = (
    ("claim", r"我?来?认领|claim|i'?ll do it"),
    ("yes", r"我来|我去|可以|yes|i'?ll help"),
    ("no", r"这次不行|不行|不方便|no|not this time"),
    ("post", r"发布|发到志愿者群|post"),
    ("reject", r"不发|不合适|reject"),
    ("words", r"改文字|改成|words"),
    ("count", r"改人数|人数|people"),
    ("arranged", r"约好了?|约好时间了?|date agreed"),
    ("did", r"办好了?|帮好了?|done"),
    ("back", r"来不了了?|退回|i can'?t come"),
    ("true", r"圆了|came true|it came true"),
    ("not-yet", r"还没有?|还没好|not yet"),
    ("withdraw", r"收回|撤回|take back"),
    ("thank", r"谢谢|感谢|thanks?"),
)


@dataclass(frozen=True)
class WishOrder:
    """``kind`` is "show" where nothing stands behind the number, "" where it is not understood."""

    kind: str
    number: int
    words: str = ""


def read_wish_order(text: str) -> WishOrder | None:
    """The order, ``None`` where no number stands in front: it is a wish."""
    found = _NUMBERED.fullmatch(text.strip())
    if found is None:
        return None
    number, words = int(found["number"]), (found["words"] or "").strip()
    if not words:
        return WishOrder("show", number)
    for kind, pattern in _ORDERS:
        order = re.match(rf"(?:{pattern})(?=[\s:\uff1a,\uff0c]|$)[\s:\uff1a,\uff0c]*(?P<rest>.*)", words, re.I | re.S)
        if order is not None:
            return WishOrder(kind, number, order["rest"].strip())
    return WishOrder("", number, words)

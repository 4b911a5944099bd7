"""代报 王奶奶 13800000000 3号楼2单元水管漏水: the desk or the grid files for somebody who called or came."""

import re
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from handlers.filters import longest_first, words_of
from handlers.talk import Talk
from models import Purpose, Refusal, Refused, Right
from services.access import require
from services.cases import Draft, file_case
from services.rules.called import read_called
from services.rules.words import clean, is_nothing

_TALKED_ABOUT = "了过的吗呢人表单名备"
"""What follows the word where somebody speaks about it."""


class ForSomebody(Filter):
    """代报 or /behalf and a line; hands on the line."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        line = line_for_somebody(message, talk)
        return False if line is None else {"line": line}


def line_for_somebody(message: Message, talk: Talk) -> str | None:
    """What follows 代报 or /behalf; ``None`` where neither stands in front."""
    text = clean(words_of(message))
    command = re.match(r"/behalf(?:@(\w+))?(?:\s+|$)", text, re.IGNORECASE)
    if command:
        ours = command[1] is None or command[1].lower() == talk.bot_name.lower()
        return text[command.end() :] if ours else None
    for word in longest_first("heard-behalf"):
        if text.lower().startswith(word) and not text[len(word) :].startswith(tuple(_TALKED_ABOUT)):
            return text[len(word) :]
    return None


def router() -> Router:
    """In front of reports, which any words would be."""
    here = Router(name="behalf")
    here.message.register(file_for, ForSomebody())
    return here


async def file_for(message: Message, talk: Talk, line: str) -> None:
    """Filed at once; the answer is the case's own card, to whoever wrote the line."""
    act = await talk.settled()
    try:
        await require(act, Right.PASTE)
    except Refused:
        raise Refused(Refusal.BEHALF_BY_STAFF) from None
    if not talk.direct and (act.chat is None or act.chat.purpose is not Purpose.WORK):
        raise Refused(Refusal.BEHALF_IN_PRIVATE)
    told = read_called(line)
    if told.doubtful:
        raise Refused(Refusal.HALF_A_PHONE)
    if is_nothing(told.words) and not talk.shots:
        raise Refused(Refusal.BEHALF_HOW)
    pin = (message.location.latitude, message.location.longitude) if message.location else None
    await file_case(act, Draft(told.words, talk.shots, pin, talk.area_id, talk.message, called=told.called))

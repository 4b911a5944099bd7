"""签到 and 签退 by words: the code word that the captain says on the spot."""

import re
from functools import cache
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from handlers.filters import Asked, Ordered, heard, longest_first, words_of
from handlers.talk import Talk
from locales import LOCALES, say
from models import Answer, Notice, Purpose, Refusal, Refused
from services.activities.checkin import HERE, check_in, check_out, number_behind, say_word, under_check_in
from services.codes import heard_at
from services.rules.words import clean

_NUMBERED = re.compile(r"(?:活动|no\.?|#)?\s*(?P<number>\d{1,9})\s*号?(?:\s+(?P<rest>.*))?", re.IGNORECASE | re.DOTALL)
_EDGES = " \n:：,，。.!！“”\"'"


class BareWord(Filter):
    """One of the house's own code words and nothing else, in a direct chat, while people may check in somewhere."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        said = clean(words_of(message)).strip(_EDGES)
        if not talk.direct or talk.shots or said.lower() not in heard("code-words"):
            return False
        return {"rest": said} if await under_check_in(talk.act) else False


class Glued(Filter):
    """签到银杏, without a space: only with one of the house's own words, for sentences may begin so, too."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        said = clean(words_of(message)).lower()
        for keyword in longest_first("heard-check-in"):
            rest = said.removeprefix(keyword).strip(_EDGES)
            if said.startswith(keyword) and rest in heard("code-words"):
                return {"rest": rest}
        return False


class ByCode(Filter):
    """/start with what stands behind the captain's code: scanned by somebody who is not signed in on the page."""

    def __init__(self) -> None:
        self._start = Asked("start")

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        asked = await self._start(message, talk)
        rest = asked["rest"] if isinstance(asked, dict) else ""
        return {"token": rest.removeprefix(f"{HERE}-")} if talk.direct and rest.startswith(f"{HERE}-") else False


class AmongVolunteers(Filter):
    """A direct chat or a volunteers' group: anywhere else 签到 is about something else."""

    async def __call__(self, message: Message, talk: Talk) -> bool:
        return talk.direct or (talk.act.chat is not None and talk.act.chat.purpose is Purpose.VOLUNTEERS)


def code_router() -> Router:
    """In front of what /start says to everybody."""
    here = Router(name="check-in by code")
    here.message.register(scanned, ByCode())
    return here


def router() -> Router:
    """By words; the code's page is another way."""
    here = Router(name="check-in")
    here.message.register(arrived, AmongVolunteers(), Ordered("check-in"))
    here.message.register(arrived, AmongVolunteers(), Glued())
    here.message.register(left, AmongVolunteers(), Ordered("check-out"))
    here.message.register(arrived, BareWord())
    return here


async def arrived(message: Message, talk: Talk, rest: str) -> Answer:
    """签到 银杏, 签到 3 银杏, 银杏. A wrong word is written down: it is answered, and not rolled back."""
    if not talk.direct:
        raise Refused(Refusal.CODE_WORD_ALOUD)
    number, said = _number_first(rest)
    facts = await say_word(await talk.settled(), _codes(said), number)
    if facts["result"] == "wrong":
        return Answer(Notice.REFUSAL, {"refusal": Refusal.CODE_WORD_WRONG.value})
    return Answer(Notice.CHECKED_IN, facts)


async def scanned(message: Message, talk: Talk, token: str) -> Answer:
    """They pressed Start behind the code: they are there."""
    act = await talk.settled()
    number = number_behind(act, token, await heard_at(act))
    return Answer(Notice.CHECKED_IN, await check_in(act, number))


async def left(message: Message, talk: Talk, rest: str) -> Answer:
    """签退, 签退 3."""
    return Answer(Notice.CHECKED_IN, await check_out(await talk.private(), _number_first(rest)[0]))


def _number_first(rest: str) -> tuple[int, str]:
    found = _NUMBERED.fullmatch(rest.strip(_EDGES))
    if found is None:
        return 0, rest.strip(_EDGES)
    return int(found["number"]), (found["rest"] or "").strip(_EDGES)


def _codes(said: str) -> frozenset[str]:
    """The ways in which a word may be written down: as it is, and by its place in any language's list."""
    word = said.lower()
    if not word:
        return frozenset()
    return frozenset({word, *(f"={place}" for known in _lists() for place, one in enumerate(known) if one == word)})


@cache
def _lists() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(one.strip().lower() for one in say("code-words", locale).split("|")) for locale in LOCALES)

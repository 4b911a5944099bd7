"""接龙: 接龙 3 prints the roster for a plain WeChat group; what was pasted from there is read; 快乐老家=李秀英."""

import re
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from handlers.filters import Direct, Pressed, words_of
from handlers.talk import Talk
from models import Answer, Notice, Press, Refusal, Refused, Right, Verb
from services.act import Act
from services.activities.loading import access_activity
from services.activities.solitaire import is_nickname, read_in, roster_facts, tell_who, the_activity_of
from services.rules.solitaire import asked_for, is_roster, read_roster
from views.activities import name_text, whose_name
from views.sheet import Sheet

_IS = re.compile(r"\s*(?P<nick>[^=＝\n]{1,32}?)\s*[=＝]\s*(?P<name>[^=＝\n]{1,32}?)\s*")


class Pasted(Filter):
    """A text that says of itself that it is a 接龙."""

    async def __call__(self, message: Message, talk: Talk) -> bool:
        return is_roster(words_of(message))


class AskedFor(Filter):
    """接龙 3."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        number = asked_for(words_of(message))
        return {"number": number} if number is not None else False


class Is(Filter):
    """快乐老家=李秀英, for a nickname that somebody is entered under."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        found = _IS.fullmatch(words_of(message))
        if found is None or not await is_nickname(talk.act, found["nick"]):
            return False
        return {"nickname": found["nick"], "name": found["name"]}


def router() -> Router:
    """In direct chats: a roster is an organiser's."""
    here = Router(name="solitaire")
    here.message.register(print_it, AskedFor(), Direct())
    here.message.register(read_it, Pasted(), Direct())
    here.message.register(is_somebody, Is(), Direct())
    here.callback_query.register(print_press, Pressed(Verb.ROSTER_TEXT))
    return here


async def print_it(message: Message, talk: Talk, number: int) -> Answer:
    """The roster as text."""
    return await _printed(await talk.known(), number)


async def print_press(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The same by button."""
    return await _printed(await talk.private(), press.id)


async def _printed(act: Act, number: int) -> Answer:
    activity = await access_activity(act, number, Right.LEAD)
    return Answer(Notice.ROSTER_TEXT, await roster_facts(act, activity))


async def read_it(message: Message, talk: Talk) -> Answer:
    """Whoever is new is entered; the answer is the whole roster, to be pasted back."""
    act = await talk.known()
    roster = read_roster(words_of(message))
    if not roster.entries:
        raise Refused(Refusal.NOT_A_ROSTER)
    number = await the_activity_of(act, roster)
    before = await roster_facts(act, await access_activity(act, number, Right.LEAD))
    facts = await read_in(act, number, roster, _names(act, before, talk.language))
    return Answer(Notice.ROSTER_READ, facts)


def _names(act: Act, facts: dict[str, Any], locale: str) -> dict[str, int]:
    """How those who are in already stand in the text that we print, and their rows."""
    sheet = Sheet(facts, locale, act.town.timezone)
    rows: dict[str, int] = {}
    for one in (*facts["seats"], *facts["queue"]):
        rows.setdefault(name_text(sheet, one), one["row"])
        rows.setdefault(one["guest"] or whose_name(sheet, one), one["row"])
    return rows


async def is_somebody(message: Message, talk: Talk, nickname: str, name: str) -> Answer:
    """Who a nickname is: remembered for every roster of the area."""
    told = await tell_who(await talk.known(), nickname, name)
    return Answer(Notice.ACTIVITY_DONE, {"what": "named", "number": 0, "name": f"{nickname} = {told}"})

"""One matter, many who report it: 我也遇到 and 不是同一件, and at the desk 合并 128 131 and 拆开 131."""

import re

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Ordered, Pressed
from handlers.say import done
from handlers.talk import Talk
from models import Answer, Audience, Notice, Press, Refusal, Refused, Verb
from services.cases import (
    how_many_reported,
    join_crowd,
    look_at_merging,
    look_at_parting,
    merge_cases,
    not_the_same,
    part_case,
    share_photos,
)
from services.facts import case_facts
from services.rules.words import case_number

_BETWEEN = re.compile(r"[\s,,、.和]+|到|号")


def router() -> Router:
    """The reporter's two buttons, the desk's two words."""
    here = Router(name="crowd")
    here.message.register(merge, Ordered("merge"))
    here.message.register(part, Ordered("part"))
    here.callback_query.register(same, Pressed(Verb.SAME))
    here.callback_query.register(not_same, Pressed(Verb.NOT_SAME))
    here.callback_query.register(share, Pressed(Verb.SHARE_PHOTO))
    here.callback_query.register(merged, Pressed(Verb.MERGE))
    here.callback_query.register(parted, Pressed(Verb.PART))
    return here


async def same(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is that one."""
    return done(Verb.SAME, await join_crowd(await talk.known(), press.id, press.version, press.number))


async def not_same(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is none of them."""
    return done(Verb.NOT_SAME, await not_the_same(await talk.known(), press.id, press.version))


async def share(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Neighbours may see the photo, or not any more."""
    case = await share_photos(await talk.known(), press.id, shared=press.argument == "on")
    return done(Verb.SHARE_PHOTO, case)


async def merge(message: Message, talk: Talk, rest: str) -> Answer:
    """What would be merged, before anything is."""
    act = await talk.private()
    whole, *others = await look_at_merging(act, _numbers(rest))
    facts = await case_facts(act, whole, Audience.DESK)
    lines = [await case_facts(act, case, Audience.DESK) for case in others]
    total = await how_many_reported(act, [whole, *others])
    return Answer(Notice.MERGE_SURE, {**facts, "others": lines, "total": total})


async def part(message: Message, talk: Talk, rest: str) -> Answer:
    """What would be taken out."""
    act = await talk.private()
    numbers = _numbers(rest)
    if len(numbers) != 1:
        raise Refused(Refusal.PART_HOW)
    return Answer(Notice.PART_SURE, await case_facts(act, await look_at_parting(act, *numbers), Audience.DESK))


async def merged(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """They are one."""
    numbers = _numbers(press.argument)
    return done(Verb.MERGE, await merge_cases(await talk.known(), press.id, press.version, numbers))


async def parted(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is one of its own."""
    return done(Verb.PART, await part_case(await talk.known(), press.id, press.version))


def _numbers(text: str) -> list[int]:
    """``128 131``, ``128、131号``, ``131 到 128``: every number in order; what is none is refused."""
    found = [case_number(word) for word in _BETWEEN.split(text) if word]
    if None in found:
        raise Refused(Refusal.NO_SUCH_CASE, number=0)
    return [number for number in found if number is not None]

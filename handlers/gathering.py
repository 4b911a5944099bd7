"""What belongs to a report of a moment ago: more photos, a place, words, a voice."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from handlers.filters import Polite, Pressed, words_of
from handlers.say import done, placed
from handlers.talk import Talk
from models import Answer, Case, Notice, Press, Refusal, Verb
from services.cases import More, asks_which, fits, gathering, join, picked, split_off
from services.cases.photos import MOST
from services.rules.words import is_nothing


class Joins(Filter):
    """A message that goes on with the report its sender has just told here; hands on the case and what came."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        if talk.act.person is None or talk.act.chat is None or words_of(message).startswith("/"):
            return False
        if await Polite()(message):
            return False
        case = await gathering(talk.act)
        if case is None:
            return False
        more = await more_of(message, talk, words_of(message))
        return {"case": case, "more": more} if await fits(talk.act, case, more) else False


async def more_of(message: Message, talk: Talk, words: str) -> More:
    """What a message says, with these words."""
    place = message.location
    where = await picked(talk.act, talk.area_id) if talk.area_id is not None else None
    return More(words, talk.shots, (place.latitude, place.longitude) if place else None, where)


def router() -> Router:
    """Behind answers, replies and keywords; in front of what a direct chat takes for a new report."""
    here = Router(name="gathering")
    here.message.register(more_of_it, Joins())
    here.callback_query.register(split, Pressed(Verb.SPLIT))
    return here


async def more_of_it(message: Message, talk: Talk, case: Case, more: More) -> Answer | None:
    """One more message of the same report."""
    return await go_on_telling(talk, case, more)


async def go_on_telling(talk: Talk, case: Case, more: More) -> Answer | None:
    """The live card shows it; words beside words, and whatever joins what was logged, are told their number, and too
    many photos are told once."""
    logged = case.logged_at is not None
    beside = talk.direct and (logged or (not is_nothing(case.words) and not is_nothing(more.words)))
    act = await talk.settled()
    if await join(act, case, more):
        facts = {"refusal": Refusal.PHOTOS_ENOUGH.value, "number": case.number if talk.direct else 0, "most": MOST}
        return Answer(Notice.REFUSAL, facts)
    if asks_which(case) and (more.pin or more.where):
        return await placed(act, talk, case)
    facts = {"number": case.number, "case": case.id, "joined": case.joined_id}
    return Answer(Notice.GOT_IT, facts) if beside else None


async def split(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """这是另一件事: a report of its own."""
    return done(Verb.SPLIT, await split_off(await talk.known(), press.id, press.number))

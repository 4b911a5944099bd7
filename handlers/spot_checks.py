"""The street checks activities: 都没问题 for the list, 有疑问 for one of them (有疑问 3 and why), 核对清楚 3."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import About, Pressed
from handlers.talk import Talk
from models import Activity, Answer, Notice, Press, Refusal, Refused, Verb
from services.activities.spot_checks import all_fine, clear, doubt


def router() -> Router:
    """By word and by button, in the work group too."""
    here = Router(name="spot checks")
    here.message.register(doubt_words, About("doubt"))
    here.message.register(clear_words, About("cleared"))
    here.callback_query.register(fine, Pressed(Verb.STREET_FINE))
    here.callback_query.register(doubt_press, Pressed(Verb.STREET_DOUBT))
    here.callback_query.register(clear_press, Pressed(Verb.STREET_CLEAR))
    return here


def _done(verb: Verb, found: Activity, *, toast: bool = False) -> Answer:
    return Answer(Notice.DONE_TOAST, {"verb": verb.value, "number": found.id}, toast=toast)


async def doubt_words(message: Message, talk: Talk, number: int | None, words: str) -> Answer:
    """有疑问 3 名单里有人重复."""
    if number is None:
        raise Refused(Refusal.DOUBT_HOW)
    return _done(Verb.STREET_DOUBT, await doubt(await talk.known(), number, words))


async def clear_words(message: Message, talk: Talk, number: int | None, words: str) -> Answer:
    """核对清楚 3."""
    if number is None:
        raise Refused(Refusal.DOUBT_HOW)
    return _done(Verb.STREET_CLEAR, await clear(await talk.known(), number))


async def fine(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """都没问题."""
    await all_fine(await talk.known(), press.id)
    return Answer(Notice.DONE_TOAST, {"verb": press.verb.value, "number": 0}, toast=True)


async def doubt_press(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """有疑问, why follows."""
    return _done(press.verb, await doubt(await talk.known(), press.id), toast=True)


async def clear_press(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """核对清楚了."""
    return _done(press.verb, await clear(await talk.known(), press.id), toast=True)

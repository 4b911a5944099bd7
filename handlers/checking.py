"""Is it done: the one who looks, and the one who reported."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import Pressed
from handlers.say import done
from handlers.talk import Talk
from models import Answer, Notice, Press, Satisfaction, Verb
from services.cases import cancel_case, confirm, not_solved, rate, send_back, verify_case


def router() -> Router:
    """Verification and the reporter's word."""
    here = Router(name="checking")
    here.callback_query.register(really_done, Pressed(Verb.REALLY_DONE))
    here.callback_query.register(not_done, Pressed(Verb.NOT_DONE))
    here.callback_query.register(solved, Pressed(Verb.SOLVED))
    here.callback_query.register(unsolved, Pressed(Verb.NOT_SOLVED))
    here.callback_query.register(content, Pressed(Verb.RATE))
    here.callback_query.register(cancel, Pressed(Verb.CANCEL))
    return here


async def really_done(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """I looked: it is done."""
    return done(Verb.REALLY_DONE, await verify_case(await talk.known(), press.id, press.version))


async def not_done(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """I looked: it is not."""
    return done(Verb.NOT_DONE, await send_back(await talk.known(), press.id, press.version))


async def solved(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The reporter is helped."""
    return done(Verb.SOLVED, await confirm(await talk.known(), press.id))


async def unsolved(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The reporter is not helped."""
    return done(Verb.NOT_SOLVED, await not_solved(await talk.known(), press.id))


async def content(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """How content the reporter is."""
    case = await rate(await talk.known(), press.id, press.argument)
    again = press.argument == Satisfaction.NOT_SATISFIED and case.satisfaction is None
    return Answer(Notice.DONE_TOAST, {"verb": Verb.RATE.value, "number": case.number, "again": again}, toast=True)


async def cancel(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """No longer needed."""
    return done(Verb.CANCEL, await cancel_case(await talk.known(), press.id, press.version))

"""Danger: 我已到场, and what the reporter says when it is not clear whether there is any."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import Pressed
from handlers.say import done
from handlers.talk import Talk
from models import Answer, Press, Right, Verb
from services.access import access_case
from services.cases import arrive, confirm_danger


def router() -> Router:
    """The buttons of an alert, and of the question."""
    here = Router(name="danger")
    here.callback_query.register(on_site, Pressed(Verb.ON_SITE))
    here.callback_query.register(now, Pressed(Verb.DANGER_NOW))
    here.callback_query.register(not_now, Pressed(Verb.DANGER_NOT))
    return here


async def on_site(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """I am there."""
    return done(Verb.ON_SITE, await arrive(await talk.known(), press.id))


async def now(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """There is danger now."""
    return done(Verb.DANGER_NOW, await confirm_danger(await talk.known(), press.id, press.argument))


async def not_now(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """There is none: it is handled as it was filed."""
    return done(Verb.DANGER_NOT, await access_case(await talk.known(), press.id, Right.ANSWER))

"""全到了, or who was missing: the captain's presses when an activity is over."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import Pressed
from handlers.talk import Talk
from models import Answer, Notice, Press, Verb
from services.activities.results import mark, settle


def router() -> Router:
    """By button."""
    here = Router(name="results")
    here.callback_query.register(missing, Pressed(Verb.MISSING))
    here.callback_query.register(all_came, Pressed(Verb.ALL_CAME))
    return here


async def missing(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """One of them was not there, or was."""
    return Answer(Notice.MISSING_TOAST, await mark(await talk.private(), press.id, press.number), toast=True)


async def all_came(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Everybody else was."""
    return Answer(Notice.RESULTS_IN, await settle(await talk.private(), press.id))

"""冲正 王秋月: an entry that is wrong, why, and the second person's word."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Ordered, Pressed, words_of
from handlers.talk import Talk
from handlers.waiting import Fits
from models import Answer, Notice, Press, Verb
from services.points.correcting import (
    correctable,
    correction_facts,
    decide,
    entries_called,
    entry_facts_of,
    propose,
)


class Correcting(StatesGroup):
    """What the desk is asked to write."""

    why = State()


def router() -> Router:
    """By word and by button."""
    here = Router(name="correcting")
    here.message.register(which, Ordered("reverse"))
    here.callback_query.register(chosen, Pressed(Verb.REVERSE))
    here.callback_query.register(agree, Pressed(Verb.CORRECTION_YES))
    here.callback_query.register(disagree, Pressed(Verb.CORRECTION_NO))
    return here


def answers_router() -> Router:
    """What the bot waits for."""
    here = Router(name="correcting answers")
    here.message.register(why, StateFilter(Correcting.why), Fits())
    return here


async def which(message: Message, talk: Talk, rest: str) -> Answer:
    """The last entries of whoever is called so."""
    return Answer(Notice.REVERSE_WHICH, await entries_called(await talk.private(), rest))


async def chosen(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for what is wrong with it."""
    act = await talk.private()
    entry = await correctable(act, press.id)
    await state.set_state(Correcting.why)
    await state.set_data({"entry": entry.id})
    return Answer(Notice.REVERSE_WHY, {"entry": await entry_facts_of(act, entry)})


async def why(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """Another person is asked."""
    act = await talk.private()
    correction = await propose(act, int((await state.get_data())["entry"]), words_of(message))
    await state.clear()
    return Answer(Notice.CORRECTION_ASKED, await correction_facts(act, correction))


async def agree(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is put right."""
    return Answer(Notice.CORRECTION_DONE, await decide(await talk.private(), press.id, agreed=True))


async def disagree(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It stays as it is."""
    return Answer(Notice.CORRECTION_DONE, await decide(await talk.private(), press.id, agreed=False))

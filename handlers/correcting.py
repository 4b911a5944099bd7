"""冲正 王秋月: an entry that is wrong, why, and the second person's word."""

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Ordered, Pressed, words_of
from handlers.talk import Talk
from handlers.waiting import Fits
from models import Answer, Notice, Press, Verb
from services.points.correcting import correctable, correction_facts, decide, entries_called, propose
from services.points.entries import entry_facts_of
from services.points.objections import to_answer, uphold_entry


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


async def which(message: Message, talk: Talk, rest: str, state: FSMContext) -> Answer:
    """The last entries of whoever is called so."""
    await state.clear()
    return Answer(Notice.REVERSE_WHICH, await entries_called(await talk.private(), rest))


async def chosen(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for what is wrong with it; the button says which objection that answers, if any."""
    act = await talk.private()
    entry = await correctable(act, press.id)
    if press.number:
        await to_answer(act, press.number)
    await wait_why(state, entry.id, press.number or None)
    return Answer(Notice.REVERSE_WHY, {"entry": await entry_facts_of(act, entry)})


async def wait_why(state: FSMContext, entry_id: int, objection_id: int | None) -> None:
    """The next message says what is wrong with the entry, in answer to an objection where there is one."""
    await state.set_state(Correcting.why)
    await state.set_data({"entry": entry_id, "objection": objection_id})


async def why(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """Another person is asked."""
    act = await talk.private()
    data: dict[str, Any] = await state.get_data()
    entry_id, objection_id, words = int(data["entry"]), data["objection"], words_of(message)
    if objection_id is None:
        correction = await propose(act, entry_id, words)
    else:
        correction = await uphold_entry(act, int(objection_id), entry_id, words)
    await state.clear()
    return Answer(Notice.CORRECTION_ASKED, await correction_facts(act, correction))


async def agree(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is put right."""
    return Answer(Notice.CORRECTION_DONE, await decide(await talk.private(), press.id, agreed=True))


async def disagree(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It stays as it is."""
    return Answer(Notice.CORRECTION_DONE, await decide(await talk.private(), press.id, agreed=False))

"""分数不对: which entry and why, by whoever it is about; what the desk answers."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.correcting import wait_why
from handlers.filters import Asked, Pressed, words_of
from handlers.talk import Talk
from handlers.waiting import Fits
from models import Answer, Doubt, Notice, Press, Refusal, Refused, Verb
from services.act import Act
from services.facts import iso
from services.points.asking import community_of, open_to_objections
from services.points.correcting import correctable, correction_facts, entries_called
from services.points.entries import entry_facts_of
from services.points.objections import ask_what, ask_why, object_to, to_answer, turn_down, uphold_missing

NO = "no"


class Objecting(StatesGroup):
    """What somebody is asked to write: what is wrong; the desk's answer, ``what`` in the data says which."""

    why = State()
    answer = State()


def router() -> Router:
    """By button, and by the same words."""
    here = Router(name="objecting")
    here.message.register(said, Asked("objection"))
    here.callback_query.register(which, Pressed(Verb.OBJECT))
    here.callback_query.register(chosen, Pressed(Verb.OBJECT_ENTRY))
    here.callback_query.register(it_is_wrong, Pressed(Verb.OBJECTION_YES))
    here.callback_query.register(it_is_right, Pressed(Verb.OBJECTION_NO))
    return here


def answers_router() -> Router:
    """What the bot waits for."""
    here = Router(name="objecting answers")
    here.message.register(why, StateFilter(Objecting.why), Fits())
    here.message.register(answer, StateFilter(Objecting.answer), Fits())
    return here


async def said(message: Message, talk: Talk) -> Answer:
    """分数不对: the list that is open to it, where there is one."""
    act = await talk.private()
    posted = await open_to_objections(act, await community_of(act, act.somebody))
    if not posted:
        raise Refused(Refusal.NO_OPEN_LIST)
    return Answer(Notice.OBJECT_WHICH, await ask_what(act, posted))


async def which(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """One's own entries of the month, to nobody else's eyes."""
    facts = await ask_what(await talk.known(), press.id)
    if talk.direct:
        return Answer(Notice.OBJECT_WHICH, facts)
    return Answer(Notice.DONE_TOAST, {"verb": Verb.OBJECT.value, "number": 0}, toast=True)


async def chosen(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for what is wrong with it."""
    facts = await ask_why(await talk.private(), press.id, press.argument)
    await state.set_state(Objecting.why)
    await state.set_data({"posted": press.id, "what": press.argument})
    return Answer(Notice.OBJECT_WHY, facts)


async def why(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """The desk hears it."""
    act = await talk.private()
    data: dict[str, Any] = await state.get_data()
    objection = await object_to(act, int(data["posted"]), str(data["what"]), words_of(message))
    await state.clear()
    return Answer(Notice.OBJECTION_TAKEN, {"answer_by": iso(objection.answer_by), "now": iso(act.now)})


async def it_is_wrong(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for what is right: of an entry, of one that is missing, of whoever's points it is about."""
    act = await talk.private()
    objection = await to_answer(act, press.id)
    if objection.entry_id is None:
        return await _wait(state, objection.id, objection.about.value)
    entry = await correctable(act, objection.entry_id)
    await wait_why(state, entry.id, objection.id)
    return Answer(Notice.REVERSE_WHY, {"entry": await entry_facts_of(act, entry)})


async def it_is_right(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for the reason that is told to whoever objected."""
    objection = await to_answer(await talk.private(), press.id)
    return await _wait(state, objection.id, NO)


async def _wait(state: FSMContext, objection_id: int, what: str) -> Answer:
    await state.set_state(Objecting.answer)
    await state.set_data({"objection": objection_id, "what": what})
    return Answer(Notice.OBJECTION_HOW, {"what": what})


async def answer(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """The desk's words."""
    data: dict[str, Any] = await state.get_data()
    act, objection_id = await talk.private(), int(data["objection"])
    return await _TAKES[str(data["what"])](act, objection_id, words_of(message), state)


async def _turned_down(act: Act, objection_id: int, words: str, state: FSMContext) -> Answer:
    await turn_down(act, objection_id, words)
    await state.clear()
    return Answer(Notice.DONE_TOAST, {"verb": Verb.OBJECTION_NO.value, "number": 0})


async def _missing(act: Act, objection_id: int, words: str, state: FSMContext) -> Answer:
    correction = await uphold_missing(act, objection_id, words)
    await state.clear()
    return Answer(Notice.CORRECTION_ASKED, await correction_facts(act, correction))


async def _whose(act: Act, objection_id: int, words: str, state: FSMContext) -> Answer:
    await to_answer(act, objection_id)
    facts = await entries_called(act, words)
    await state.clear()
    return Answer(Notice.REVERSE_WHICH, facts | {"objection": objection_id})


_TAKES: dict[str, Callable[[Act, int, str, FSMContext], Awaitable[Answer]]] = {
    NO: _turned_down,
    Doubt.MISSING.value: _missing,
    Doubt.OTHER.value: _whose,
}

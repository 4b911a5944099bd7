"""常用语, 答复 128 and the words, and the button of a kept text where one is asked for."""

from functools import cache

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import About, Ordered, Pressed
from handlers.say import done
from handlers.talk import Talk
from handlers.waiting import Waiting, ask_words, take_words
from locales import LOCALES, say
from models import Answer, Audience, Moment, Notice, Press, Refusal, Refused, Right, State, Verb
from models.moves import OPEN
from services.access import access_case, access_number
from services.act import Act
from services.canned import canned_words, drop_reply, keep_reply, kept
from services.cases import reply_to_reporter


def router() -> Router:
    """The desk's list, answers to those who reported, kept texts."""
    here = Router(name="canned")
    here.message.register(mine, Ordered("canned"))
    here.message.register(answer, About("reply"))
    here.callback_query.register(ask, Pressed(Verb.REPLY))
    here.callback_query.register(drop, Pressed(Verb.CANNED_DROP))
    here.callback_query.register(pressed, Pressed(Verb.CANNED))
    return here


@cache
def _moments() -> dict[str, Moment]:
    """What the moments are called, in every language."""
    return {say(f"moment-{moment}", locale).lower(): moment for moment in Moment for locale in LOCALES}


@cache
def _states() -> dict[str, State]:
    """What staff call the states in which something is still asked."""
    return {say(f"state-{state}", locale).lower(): state for state in OPEN | {State.CLOSED} for locale in LOCALES}


async def mine(message: Message, talk: Talk, rest: str) -> Answer:
    """What is kept; or one more."""
    act = await talk.private()
    if rest:
        await keep_reply(act, rest, _moments(), _states())
    return await _list(act)


async def _list(act: Act) -> Answer:
    return Answer(Notice.CANNED, {"replies": await kept(act)})


async def drop(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Not offered any more."""
    act = await talk.private()
    await drop_reply(act, press.id)
    return await _list(act)


async def answer(message: Message, talk: Talk, number: int | None, words: str, state: FSMContext) -> Answer:
    """By its number; the words may follow in a message of their own."""
    act = await talk.private()
    if number is None:
        raise Refused(Refusal.NOTHING_TO_REPLY)
    return await _reply(act, state, (await access_number(act, number)).id, words)


async def ask(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for the words."""
    return await _reply(await talk.private(), state, press.id, "")


async def _reply(act: Act, state: FSMContext, case_id: int, words: str) -> Answer:
    if not words:
        return await ask_words(act, state, await access_case(act, case_id, Right.REPLY), "reply", Audience.HOLDER)
    told = done(Verb.REPLY, await reply_to_reporter(act, case_id, words))
    return Answer(told.notice, told.facts)


async def pressed(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """A kept text in place of a written one, while it is waited for."""
    act = await talk.private()
    data = await state.get_data()
    if await state.get_state() != Waiting.said.state or data.get("case") != press.id:
        raise Refused(Refusal.STEP_OVER)
    case = await access_case(act, press.id, Right.SEE)
    return await take_words(act, state, await canned_words(act, case, data["what"], press.number))

"""The cards of the day: all taken at once, several put off, a page turned, a few drawn."""

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Pressed, words_of
from handlers.talk import Talk
from handlers.waiting import Fits, wait_for
from models import Answer, Audience, Notice, Press, Refusal, Refused, Verb
from services.cases.hard import proposals
from services.day import (
    AGREE,
    TOPICS,
    Taken,
    access_drawn,
    ask_for_ticked,
    begin_ticking,
    choose_days,
    draw_some,
    due_page,
    end_ticking,
    never_mind,
    say_of_drawn,
    take_all,
    tick,
    turn,
)
from services.facts import case_facts, iso


class Drawn(StatesGroup):
    """A leader is asked to write what is in doubt."""

    doubt = State()


def router() -> Router:
    """Buttons of the cards."""
    here = Router(name="day")
    here.callback_query.register(page, Pressed(Verb.TURN))
    here.callback_query.register(all_of_them, Pressed(Verb.TAKE_ALL))
    here.callback_query.register(not_today, Pressed(Verb.NOT_TODAY))
    here.callback_query.register(tick_one, Pressed(Verb.TICK))
    here.callback_query.register(ticked, Pressed(Verb.TICKED))
    here.callback_query.register(days, Pressed(Verb.TICKED_DAYS))
    here.callback_query.register(why, Pressed(Verb.TICKED_WHY))
    here.callback_query.register(after_all, Pressed(Verb.NEVER_MIND))
    here.callback_query.register(draw, Pressed(Verb.DRAW_LOGGED))
    here.callback_query.register(fine, Pressed(Verb.DRAWN_FINE))
    here.callback_query.register(doubt, Pressed(Verb.DRAWN_DOUBT))
    here.callback_query.register(due, Pressed(Verb.DUE))
    return here


def answers_router() -> Router:
    """What the bot waits for."""
    here = Router(name="day answers")
    here.message.register(doubt_words, StateFilter(Drawn.doubt), Fits())
    return here


def _toast(verb: Verb) -> Answer:
    return Answer(Notice.DONE_TOAST, {"verb": verb.value}, toast=True)


def _went(verb: Verb, taken: Taken) -> Answer:
    return Answer(Notice.WENT, {"verb": verb.value, **taken.facts()}, toast=True)


async def page(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Another page of the same card."""
    await turn(await talk.known(), press.id, press.number)
    return _toast(Verb.TURN)


async def all_of_them(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """都接了."""
    return _went(Verb.TAKE_ALL, await take_all(await talk.known(), press.id))


async def not_today(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """今天办不完."""
    await begin_ticking(await talk.known(), press.id)
    return _toast(Verb.NOT_TODAY)


async def tick_one(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """This one, or not this one after all."""
    await tick(await talk.known(), press.id, press.number)
    return _toast(Verb.TICK)


async def ticked(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Those it is."""
    await end_ticking(await talk.known(), press.id)
    return _toast(Verb.TICKED)


async def days(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """So many days."""
    await choose_days(await talk.known(), press.id, press.number)
    return _toast(Verb.TICKED_DAYS)


async def why(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """And the reason: the desk is asked for all of them."""
    return _went(Verb.TICKED_WHY, await ask_for_ticked(await talk.known(), press.id, press.argument))


async def after_all(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Nothing after all: back to the card, or (without one) nothing is waited for any more."""
    if press.id:
        await never_mind(await talk.known(), press.id)
    else:
        await state.clear()
    return _toast(Verb.NEVER_MIND)


async def draw(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """抽几件看看: they open one by one."""
    return Answer(Notice.DRAWN, await draw_some(await talk.private(), press.id))


async def fine(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Nothing wrong with it."""
    found = await say_of_drawn(await talk.private(), press.number, press.id)
    return Answer(Notice.DRAWN, found) if found else _toast(Verb.DRAWN_FINE)


async def doubt(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """A question: wait for the words."""
    act = await talk.private()
    _, _, case = await access_drawn(act, press.number, press.id)
    await wait_for(state, Drawn.doubt, case.id, card=press.number)
    return Answer(Notice.SEND_WORDS, {**await case_facts(act, case, Audience.LOGGER), "what": "drawn-doubt"})


async def doubt_words(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """The question itself."""
    data: dict[str, Any] = await state.get_data()
    found = await say_of_drawn(await talk.private(), int(data["card"]), int(data["case"]), words_of(message))
    await state.clear()
    return Answer(Notice.DRAWN, found) if found else Answer(Notice.DONE_TOAST, {"verb": Verb.DRAWN_DOUBT.value})


async def due(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The cases behind one line; in a direct chat only."""
    act = await talk.known()
    if press.argument not in TOPICS or not talk.direct:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    lines, number, pages, total = await due_page(act, press.argument, press.id)
    asked = await proposals(act, [line.case for line in lines]) if press.argument == AGREE else {}
    told = [line.facts(act) | asked.get(line.case.id, {}) for line in lines]
    facts = {"topic": press.argument, "lines": told, "page": number, "pages": pages, "total": total}
    return Answer(Notice.DUE, {**facts, "now": iso(act.now)})

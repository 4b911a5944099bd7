"""The cards of the day: all taken at once, several put off, a page turned, a photo in answer, a few drawn."""

import re
from dataclasses import asdict
from typing import Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Direct, Pressed, words_of
from handlers.say import done
from handlers.talk import Talk
from models import Answer, Case, Medium, Notice, Press, Refusal, Refused, Right, Shot, Verb
from services.access import access_number
from services.cases import hand_in
from services.cases.photos import seen
from services.day import (
    TOPICS,
    Taken,
    ask_for_ticked,
    begin_ticking,
    choose_days,
    day_card_of,
    draw_some,
    due_page,
    end_ticking,
    never_mind,
    open_lines,
    take_all,
    tick,
    turn,
)
from services.facts import iso
from services.rules.words import clean

MOST_ASKED = 12
"""So many lines are offered for a photo without a number; who has more writes the number."""
_NUMBERED = re.compile(r"(?:编号|no\.?|#)?\s*(\d{1,9})\s*号?(?:[\s,,、。.::;;]+|$)(.*)", re.I | re.S)


class Answering(StatesGroup):
    """A photo is here; of which case is it?"""

    which = State()


class Numbered(Filter):
    """A photo whose caption begins with the number of a case that this person has to hand in."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        found = _NUMBERED.fullmatch(clean(words_of(message))) if talk.shots else None
        if found is None or talk.act.person is None:
            return False
        try:
            case = await access_number(talk.act, int(found[1]), Right.HAND_IN)
        except Refused:
            return False
        return {"case": case, "words": found[2]}


class ToDayCard(Filter):
    """A reply with a photo to a card of the day."""

    async def __call__(self, message: Message, talk: Talk) -> bool:
        card = message.reply_to_message
        if card is None or not talk.shots or talk.act.chat is None or talk.act.person is None:
            return False
        return await day_card_of(talk.act, talk.act.chat, str(card.message_id)) is not None


def router() -> Router:
    """Buttons of the cards, and photos that answer them."""
    here = Router(name="day")
    here.message.register(numbered, Direct(), Numbered())
    here.message.register(photo, Direct(), ToDayCard())
    here.callback_query.register(which, StateFilter(Answering.which), Pressed(Verb.WHICH))
    here.callback_query.register(page, Pressed(Verb.TURN))
    here.callback_query.register(all_of_them, Pressed(Verb.TAKE_ALL))
    here.callback_query.register(not_today, Pressed(Verb.NOT_TODAY))
    here.callback_query.register(tick_one, Pressed(Verb.TICK))
    here.callback_query.register(ticked, Pressed(Verb.TICKED))
    here.callback_query.register(days, Pressed(Verb.TICKED_DAYS))
    here.callback_query.register(why, Pressed(Verb.TICKED_WHY))
    here.callback_query.register(after_all, Pressed(Verb.NEVER_MIND))
    here.callback_query.register(draw, Pressed(Verb.DRAW_LOGGED))
    here.callback_query.register(due, Pressed(Verb.DUE))
    return here


def _toast(verb: Verb) -> Answer:
    return Answer(Notice.DONE_TOAST, {"verb": verb.value}, toast=True)


def _went(verb: Verb, taken: Taken) -> Answer:
    return Answer(Notice.WENT, {"verb": verb.value, **taken.facts()}, toast=True)


async def numbered(message: Message, talk: Talk, case: Case, words: str) -> Answer:
    """128 and a photo: that one is done."""
    return await _hand_in(talk, case.id, words, talk.shots)


async def _hand_in(talk: Talk, case_id: int, words: str, shots: tuple[Shot, ...]) -> Answer:
    return _received(await hand_in(await talk.known(), case_id, words, shots))


def _received(case: Case) -> Answer:
    return Answer(Notice.DONE_TOAST, {"verb": Verb.DONE.value, "number": case.number})


async def photo(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """Only one line is open: it is that one. Else the person is asked, and the photo is kept until they say."""
    act = await talk.known()
    if not seen(talk.shots):
        raise Refused(Refusal.NEED_PHOTO)
    lines = await open_lines(act)
    if not lines:
        raise Refused(Refusal.CARD_OVER)
    if len(lines) == 1:
        return await _hand_in(talk, lines[0].case.id, words_of(message), talk.shots)
    await state.set_state(Answering.which)
    shots = [asdict(shot) | {"kind": shot.kind.value} for shot in talk.shots]
    await state.set_data({"words": words_of(message), "shots": shots})
    mine = sorted(lines, key=lambda line: line.case.officer_id != act.somebody.id)
    return Answer(Notice.WHICH_DONE, {"lines": [line.facts(act) for line in mine[:MOST_ASKED]]})


async def which(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """This one is done, and the photo that came shows it."""
    data = await state.get_data()
    shots = tuple(Shot(**shot | {"kind": Medium(shot["kind"])}) for shot in data["shots"])
    case = await hand_in(await talk.known(), press.id, str(data["words"]), shots)
    await state.clear()
    return done(Verb.WHICH, case)


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
    """抽几件看看."""
    await draw_some(await talk.known(), press.id)
    return _toast(Verb.DRAW_LOGGED)


async def due(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The cases behind one line; in a direct chat only."""
    act = await talk.known()
    if press.argument not in TOPICS or not talk.direct:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    lines, number, pages, total = await due_page(act, press.argument, press.id)
    told = [line.facts(act) for line in lines]
    facts = {"topic": press.argument, "lines": told, "page": number, "pages": pages, "total": total}
    return Answer(Notice.DUE, {**facts, "now": iso(act.now)})

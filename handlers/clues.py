"""线索: about a place it is told in a direct chat and nowhere else; about a person nothing of it is taken.

What was said is left out of the inbox and the room in the transaction that handles it, so a refusal here is an answer:
one that rolled back would keep the words.
"""

import re
from typing import Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Direct, Polite, Pressed, words_of
from handlers.patience import still_open, until
from handlers.talk import Talk
from locales import say
from models import Answer, ClueKind, Notice, Press, Refusal, Refused, Verb
from services import clues
from services.act import Act
from services.outbox import clue_of_card
from services.rules.clues import PERSON, UNCLEAR, clue_words, code_of, read_clue
from services.rules.words import is_nothing

DOOR = "clue"
"""What a link to the direct chat carries, so that it begins there at once."""


class Telling(StatesGroup):
    """The kind was chosen; the words come next."""

    words = State()


class Told(Filter):
    """线索 and what follows, as ``rest``; ``/start clue`` from the link that a group was given."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        text = words_of(message)
        if talk.direct and re.fullmatch(rf"/start(?:@\w+)?\s+{DOOR}", text.strip()):
            return {"rest": ""}
        other = re.match(r"\s*/clue@(\w+)", text, re.IGNORECASE)
        if other is not None and other[1].lower() != talk.bot_name.lower():
            return False
        said = clue_words(text, direct=talk.direct)
        return False if said is None else {"rest": said}


class Awaited(Filter):
    """Anything but a command or thanks, while a clue's words are waited for."""

    async def __call__(self, message: Message, talk: Talk, state: FSMContext) -> bool:
        if words_of(message).startswith("/") or await Polite()(message):
            return False
        return await still_open(talk, state)


class ToClue(Filter):
    """A reply to the card of a clue."""

    async def __call__(self, message: Message, talk: Talk) -> bool:
        card = message.reply_to_message
        if card is None or talk.act.chat is None or not talk.direct:
            return False
        return await clue_of_card(talk.act, talk.act.chat, str(card.message_id)) is not None


def router() -> Router:
    """In front of everything: what is told in confidence is nobody else's to read."""
    here = Router(name="clues")
    here.message.register(reply, ToClue())
    here.message.register(told, Told())
    here.edited_message.register(told, Told())
    here.callback_query.register(door, Pressed(Verb.CLUE))
    here.callback_query.register(kind, Pressed(Verb.CLUE_KIND))
    here.callback_query.register(person, Pressed(Verb.CLUE_PERSON))
    here.callback_query.register(stop, Pressed(Verb.CLUE_STOP))
    here.callback_query.register(open_it, Pressed(Verb.CLUE_OPEN))
    here.callback_query.register(take, Pressed(Verb.CLUE_TAKE))
    here.callback_query.register(found, Pressed(Verb.CLUE_TRUE, Verb.CLUE_UNTRUE))
    here.callback_query.register(erase, Pressed(Verb.CLUE_ERASE))
    here.callback_query.register(units, Pressed(Verb.CLUE_UNITS))
    here.callback_query.register(unit, Pressed(Verb.CLUE_UNIT))
    return here


def answers_router() -> Router:
    """The words of a clue whose kind was chosen: behind commands, before everything that files reports."""
    here = Router(name="clues' words")
    here.message.register(words, StateFilter(Telling.words), Direct(), Awaited())
    return here


async def told(message: Message, talk: Talk, state: FSMContext, rest: str) -> Answer:
    """线索 alone shows the door; with a code how it stands; with words it is told, if it is about a place."""
    if not talk.direct:
        await talk.settled()
        return Answer(Notice.CLUE_PRIVATELY, {"link": f"{talk.invitation}?start={DOOR}" if talk.invitation else ""})
    act = await talk.settled()
    if not rest:
        await state.clear()
        return await _door(act)
    return await _say(talk, act, state, rest, None)


async def words(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """What the open step waits for."""
    act = await talk.settled()
    chosen = ClueKind((await state.get_data())["kind"])
    said = words_of(message)
    if is_nothing(said):
        await clues.forget(act, _word(talk))
        return Answer(Notice.CLUE_WRITE, {"kind": chosen.value, "only_words": True})
    return await _say(talk, act, state, said, chosen)


async def _say(talk: Talk, act: Act, state: FSMContext, said: str, chosen: ClueKind | None) -> Answer:
    """Nothing of the message stays, whatever it was."""
    await clues.forget(act, _word(talk))
    try:
        if (code := code_of(said)) is not None:
            return await _follow(talk, act, code)
        read = read_clue(said)
        if read.person or said == PERSON:
            return Answer(Notice.CLUE_PERSON, await clues.whom_to_ring(act))
        about = chosen or read.kind
        if about is None or said == UNCLEAR:
            return await _door(act, unkept=True)
        code = await clues.file_clue(act, about, said)
    except Refused as refused:
        return Answer(Notice.REFUSAL, {"refusal": refused.refusal.value, **refused.facts})
    await state.clear()
    return Answer(Notice.CLUE_TAKEN, {"code": code})


async def _follow(talk: Talk, act: Act, code: str) -> Answer:
    facts = await clues.follow(act, code, f"{talk.sender.platform}:{talk.sender.external_id}")
    if facts is None:
        return Answer(Notice.REFUSAL, {"refusal": Refusal.CLUE_CODE_WRONG.value})
    return Answer(Notice.CLUE_FOLLOWED, facts)


def _word(talk: Talk) -> str:
    """What stays of a message that told one."""
    return say("clue-word", talk.language)


async def _door(act: Act, *, unkept: bool = False) -> Answer:
    """The way in; whoever hears clues reads what waits instead, and may tell one all the same."""
    facts = {**await clues.whom_to_ring(act), "unkept": unkept}
    lines = [] if unkept else await clues.open_clues(act)
    if lines or (not unkept and await clues.hears_clues(act)):
        return Answer(Notice.CLUES, {"lines": lines})
    return Answer(Notice.CLUE_DOOR, facts)


async def door(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """By button; ``new`` is somebody who hears clues and has one to tell."""
    act = await talk.private()
    if press.argument == "new":
        return Answer(Notice.CLUE_DOOR, {**await clues.whom_to_ring(act), "unkept": False})
    return await _door(act)


async def kind(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """This kind of place: please write."""
    act = await talk.private()
    if press.argument not in set(ClueKind):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    if not (await clues.whom_to_ring(act))["hearing"]:
        raise Refused(Refusal.CLUE_NOBODY)
    await state.set_state(Telling.words)
    await state.set_data({"kind": press.argument, "until": until(act)})
    return Answer(Notice.CLUE_WRITE, {"kind": press.argument, "only_words": False})


async def person(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """About somebody: whom to ring."""
    return Answer(Notice.CLUE_PERSON, await clues.whom_to_ring(await talk.private()))


async def stop(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """算了."""
    await state.clear()
    return Answer(Notice.DONE_TOAST, {"verb": press.verb.value, "number": 0}, toast=True)


async def open_it(query: CallbackQuery, talk: Talk, press: Press) -> None:
    """Its card."""
    await clues.open_one(await talk.private(), press.id)


async def take(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """我去核实."""
    await clues.take(await talk.private(), press.id, press.version)
    return _done(press)


async def found(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """属实 or 不属实."""
    await clues.say_found(await talk.private(), press.id, press.version, true=press.verb is Verb.CLUE_TRUE)
    return _done(press)


async def erase(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is about a person."""
    await clues.erase(await talk.private(), press.id, press.version)
    return _done(press)


async def units(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Which unit?"""
    return Answer(Notice.CLUE_UNITS, await clues.units_for(await talk.private(), press.id, press.number or 1))


async def unit(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """This unit."""
    await clues.give_to_unit(await talk.private(), press.id, press.version, press.number)
    return _done(press)


def _done(press: Press) -> Answer:
    return Answer(Notice.DONE_TOAST, {"verb": press.verb.value, "number": 0}, toast=True)


async def reply(message: Message, talk: Talk) -> Answer:
    """What is written under a clue's card is no report: its buttons say what there is to say."""
    await clues.forget(await talk.settled(), _word(talk))
    return Answer(Notice.REFUSAL, {"refusal": Refusal.CLUE_BY_BUTTON.value})

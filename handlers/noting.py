"""备注 128 and the words, in answer to a card, or by its button: for those who handle the case only."""

from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import About, Ordered, Pressed
from handlers.say import done
from handlers.talk import Talk
from handlers.waiting import ask_words
from models import Answer, Audience, Press, Refusal, Refused, Right, Verb
from services.access import access_case, access_number, may_anywhere
from services.cases import note
from services.outbox import case_of_card


class Noted(Ordered):
    """备注 and words without a number, from somebody who handles cases; of anybody else it is no command."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        found = await super().__call__(message, talk)
        return found if found and talk.direct and await may_anywhere(talk.act, Right.NOTE) else False


def router() -> Router:
    """By word and by button."""
    here = Router(name="noting")
    here.message.register(numbered, About("note"))
    here.message.register(answered, Noted("note"))
    here.callback_query.register(ask, Pressed(Verb.NOTE))
    return here


async def numbered(message: Message, talk: Talk, number: int | None, words: str, state: FSMContext) -> Answer:
    """By its number; the words may follow in a message of their own."""
    if number is None:
        return await answered(message, talk, words, state)
    act = await talk.private()
    case = await access_number(act, number)
    return await _note(talk, state, case.id, words)


async def answered(message: Message, talk: Talk, rest: str, state: FSMContext) -> Answer:
    """In answer to the card of a case."""
    act = await talk.private()
    card = message.reply_to_message
    found = await case_of_card(act, act.chat, str(card.message_id)) if card is not None and act.chat else None
    if found is None:
        raise Refused(Refusal.NOTE_HOW)
    return await _note(talk, state, found, rest)


async def ask(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for the words."""
    await talk.private()
    return await _note(talk, state, press.id, "")


async def _note(talk: Talk, state: FSMContext, case_id: int, words: str) -> Answer:
    act = await talk.private()
    if not words:
        return await ask_words(act, state, await access_case(act, case_id, Right.NOTE), "note", Audience.HOLDER)
    answer = done(Verb.NOTE, await note(act, case_id, words))
    return Answer(answer.notice, answer.facts)

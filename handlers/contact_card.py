"""My contact card: what stands on it, changed by its owner; as a page to print and as a picture to forward."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Pressed, words_of
from handlers.talk import Talk
from models import Answer, CardJobKind, Notice, Press, Refusal, Refused, Verb
from services.act import Act
from services.contact_cards import my_card, set_duties, set_portrait, show_phone, want


class Editing(StatesGroup):
    """What the card's owner is asked for."""

    duties = State()
    portrait = State()


class Duties(Filter):
    """Plain words without a picture."""

    async def __call__(self, message: Message, talk: Talk) -> bool:
        return bool(message.text) and not talk.shots and not words_of(message).startswith("/")


class Portrait(Filter):
    """A picture."""

    async def __call__(self, message: Message, talk: Talk) -> bool:
        return bool(talk.shots)


def router() -> Router:
    """In a direct chat."""
    here = Router(name="contact card")
    here.message.register(show, Asked("mycard"))
    here.message.register(duties, StateFilter(Editing.duties), Duties())
    here.message.register(portrait, StateFilter(Editing.portrait), Portrait())
    here.callback_query.register(phone, Pressed(Verb.CARD_PHONE))
    here.callback_query.register(ask_duties, Pressed(Verb.CARD_DUTIES))
    here.callback_query.register(ask_portrait, Pressed(Verb.CARD_PHOTO))
    here.callback_query.register(picture, Pressed(Verb.CARD_PICTURE))
    return here


async def _mine(talk: Talk) -> Act:
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)
    return await talk.known()


def _card(facts: dict[str, Any]) -> Answer:
    return Answer(Notice.MY_CARD, facts)


async def show(message: Message, talk: Talk, rest: str) -> Answer:
    """As it stands now."""
    return _card(await my_card(await _mine(talk)))


async def phone(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The phone number on it, or not; the argument says which."""
    return _card(await show_phone(await _mine(talk), shown=press.argument == "on"))


async def ask_duties(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for the words."""
    await my_card(await _mine(talk))
    await state.set_state(Editing.duties)
    return Answer(Notice.CARD_SEND, {"what": "duties"})


async def ask_portrait(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for the picture."""
    await my_card(await _mine(talk))
    await state.set_state(Editing.portrait)
    return Answer(Notice.CARD_SEND, {"what": "photo"})


async def duties(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """What one may come to me for."""
    facts = await set_duties(await _mine(talk), words_of(message))
    await state.clear()
    return _card(facts)


async def portrait(message: Message, talk: Talk, state: FSMContext) -> Answer | None:
    """My picture; on a platform that keeps it the card follows in a moment."""
    facts = await set_portrait(await _mine(talk), talk.shots)
    await state.clear()
    return _card(facts) if facts is not None else None


async def picture(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The whole card as a picture, drawn in a moment."""
    act = await _mine(talk)
    await my_card(act)
    await want(act, CardJobKind.CARD)
    return Answer(Notice.DONE_TOAST, {"verb": Verb.CARD_PICTURE.value, "number": 0}, toast=True)

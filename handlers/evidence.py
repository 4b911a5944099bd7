"""Photos of an activity: in answer to its card, with its number, after a press, or once they say what a photo is of."""

import re
from datetime import timedelta
from typing import Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import About, Pressed, words_of
from handlers.patience import still_open, until
from handlers.talk import Talk
from models import Answer, Lane, Notice, Press, Refusal, Refused, Verb
from services.activities.evidence import (
    activity_of_photos,
    closing,
    drop_photo,
    keep_photos,
    post_closing,
    posted_photos,
    take_out,
)
from services.activities.lists import activity_of_card, known_activity
from services.cases.photos import seen
from services.outbox import tell
from services.people import direct_chats
from services.rules.words import clean, is_nothing

PATIENCE = timedelta(minutes=10)
"""How long bare photos are taken for those that were asked for."""
_NUMBERED = re.compile(r"(?:活动|activity)\s*(?P<number>\d{1,9})\s*号?(?:的?照片)?", re.IGNORECASE)


class Photographing(StatesGroup):
    """Photos of an activity are waited for."""

    photos = State()


class OfCard(Filter):
    """Photos in answer to an activity's card, or with its number and nothing else."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        if not seen(talk.shots) or talk.act.person is None:
            return False
        found = _NUMBERED.fullmatch(clean(words_of(message)))
        if found is not None:
            return {"number": int(found["number"])}
        card = message.reply_to_message
        if card is None or talk.act.chat is None:
            return False
        number = await activity_of_card(talk.act, talk.act.chat, str(card.message_id))
        return {"number": number} if number is not None else False


class OfAlbum(Filter):
    """The further parts of an album whose words, or whose place in answer to a card, said what it is of."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        if message.media_group_id is None or talk.act.person is None or not is_nothing(words_of(message)):
            return False
        number = await activity_of_photos(talk.act, talk.shots)
        return {"number": number} if number is not None else False


class Awaited(Filter):
    """Bare photos while they are waited for."""

    async def __call__(self, message: Message, talk: Talk, state: FSMContext) -> bool | dict[str, Any]:
        if not seen(talk.shots) or not is_nothing(words_of(message)):
            return False
        if not await still_open(talk, state):
            return False
        return {"number": int((await state.get_data())["activity"])}


def router() -> Router:
    """In front of whatever else a photo may be."""
    here = Router(name="evidence")
    here.message.register(keep, OfCard())
    here.message.register(keep, OfAlbum())
    here.message.register(keep, StateFilter(Photographing.photos), Awaited())
    here.callback_query.register(ask, Pressed(Verb.ACTIVITY_PHOTO))
    here.callback_query.register(check, Pressed(Verb.CLOSING))
    here.callback_query.register(drop, Pressed(Verb.CLOSING_DROP))
    here.callback_query.register(out, Pressed(Verb.CLOSING_OUT))
    here.message.register(which_by_words, About("photo-out"))
    here.callback_query.register(which, Pressed(Verb.PHOTO_OUT))
    here.callback_query.register(gone, Pressed(Verb.PHOTO_GONE))
    return here


async def keep(message: Message, talk: Talk, number: int) -> Answer:
    """They belong to it."""
    return Answer(Notice.PHOTOS_KEPT, await keep_photos(await talk.known(), number, talk.shots))


async def ask(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for them."""
    act = await talk.private()
    found = await known_activity(act, press.id)
    await state.set_state(Photographing.photos)
    await state.set_data({"activity": found.id, "until": until(act, PATIENCE)})
    return Answer(Notice.PHOTOS_ASK, {"number": found.id, "title": found.title})


async def check(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The closing post, before anybody else reads it."""
    return Answer(Notice.CLOSING_CHECK, await closing(await talk.private(), press.id))


async def drop(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The same without one photo."""
    return Answer(Notice.CLOSING_CHECK, await drop_photo(await talk.private(), press.id, press.number))


async def out(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """发到志愿者群."""
    found = await post_closing(await talk.private(), press.id)
    return Answer(Notice.ACTIVITY_DONE, {"what": "closing", "number": found.id, "name": ""}, toast=True)


async def which_by_words(message: Message, talk: Talk, number: int | None, words: str) -> Answer:
    """撤照片 3, or in answer to the post; the photos are shown to whoever asks, alone."""
    card, chat = message.reply_to_message, talk.act.chat
    if number is None and card is not None and chat is not None:
        number = await activity_of_card(talk.act, chat, str(card.message_id))
    if number is None or not talk.direct:
        raise Refused(Refusal.PHOTO_OUT_ALONE, number=number or 0)
    return Answer(Notice.PHOTO_OUT, await posted_photos(await talk.known(), number))


async def which(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """照片里有我: which one is asked in the direct chat; who has none reads the words that do it."""
    act = await talk.settled()
    facts = await posted_photos(act, press.id)
    own = (await direct_chats(act.session, [act.somebody.id])).get(act.somebody.id)
    if own is None or own.platform != talk.sender.platform:
        raise Refused(Refusal.PHOTO_OUT_ALONE, number=press.id)
    await tell(act, [own], Notice.PHOTO_OUT, facts, lane=Lane.ANSWERS)
    return Answer(Notice.DONE_TOAST, {"verb": Verb.PHOTO_OUT.value, "number": press.id}, toast=True)


async def gone(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """That one."""
    found = await take_out(await talk.private(), press.id, press.number)
    return Answer(Notice.DONE_TOAST, {"verb": Verb.PHOTO_GONE.value, "number": found.id}, toast=True)

"""报名: by button, by words, in answer to a card; for somebody else; leaving; answering an offer."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Pressed, words_of
from handlers.patience import still_open, until
from handlers.talk import Talk
from models import Answer, Lane, Notice, Press, Purpose, Refusal, Refused, Verb
from services.act import Act
from services.activities.facts import plain_facts
from services.activities.lists import activity_of_card, known_activity, the_one
from services.activities.loading import refuse_not_taking
from services.activities.no_shows import ASK_CAPTAIN
from services.activities.signing import answer_offer, confirm_again, leave, sign_up
from services.outbox import tell
from services.people import direct_chats
from services.rules.sign_up_words import Said, read_guests, read_sign_up

PATIENCE = timedelta(minutes=10)
"""How long the next message is taken for a guest's name."""


class Signing(StatesGroup):
    """Waiting for the name of whom somebody signs up."""

    guest = State()


class SaidSignUp(Filter):
    """Words about signing up that say which activity: by number, by the card they answer, or there is only one."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        said = read_sign_up(words_of(message))
        if said is None:
            return False
        if said.number:
            return {"said": said}
        card = message.reply_to_message
        if card is not None and talk.act.chat is not None:
            found = await activity_of_card(talk.act, talk.act.chat, str(card.message_id))
            return {"said": replace(said, number=found)} if found is not None else False
        here = talk.direct or (talk.act.chat is not None and talk.act.chat.purpose is Purpose.VOLUNTEERS)
        return {"said": said} if here and not words_of(message).isascii() else False


class Named(Filter):
    """A short message while a guest's name is waited for; later it is a message like any other."""

    async def __call__(self, message: Message, talk: Talk, state: FSMContext) -> bool:
        said = words_of(message)
        if not 0 < len(said) <= 60 or said.startswith("/"):
            return False
        return await still_open(talk, state)


def router() -> Router:
    """By words and by button."""
    here = Router(name="signing")
    here.message.register(by_words, SaidSignUp())
    here.callback_query.register(sign_up_press, Pressed(Verb.SIGN_UP))
    here.callback_query.register(sign_off_press, Pressed(Verb.SIGN_OFF))
    here.callback_query.register(for_other, Pressed(Verb.SIGN_OTHER))
    here.callback_query.register(offer, Pressed(Verb.SEAT_TAKE, Verb.SEAT_PASS))
    here.callback_query.register(again, Pressed(Verb.STILL_COMING, Verb.NOT_COMING))
    return here


def answers_router() -> Router:
    """The guest's name."""
    here = Router(name="signing answers")
    here.message.register(guest_named, StateFilter(Signing.guest), Named())
    return here


def _signed(facts: dict[str, Any], *, toast: bool) -> Answer:
    return Answer(Notice.SIGNED, facts, toast=toast)


async def by_words(message: Message, talk: Talk, said: Said) -> Answer | None:
    """报名 3 +1 王奶奶, 取消报名 3."""
    act = await talk.settled()
    if said.unread:
        raise Refused(Refusal.GUEST_UNREAD)
    number = said.number or await the_one(act, leaving=said.leaves)
    if not said.leaves:
        return await _softly(talk, await sign_up(act, number, said.guests, myself=said.myself))
    if not said.guests:
        return _signed(await leave(act, number), toast=False)
    facts = [await leave(act, number, guest.name) for guest in said.guests]
    gone = [name for one in facts for name in one["names"]]
    return _signed(facts[-1] | {"names": gone}, toast=False)


async def _softly(talk: Talk, facts: dict[str, Any]) -> Answer | None:
    """Where a captain is to be asked first, nobody else reads it."""
    if facts["result"] != ASK_CAPTAIN or talk.direct:
        return _signed(facts, toast=False)
    act = await talk.settled()
    own = await direct_chats(act.session, [act.somebody.id])
    await tell(act, own.values(), Notice.SIGNED, facts, lane=Lane.ANSWERS)
    return None


async def sign_up_press(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """报名."""
    return _signed(await sign_up(await talk.settled(), press.id), toast=True)


async def sign_off_press(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """取消报名; while others wait, pressed twice."""
    return _signed(await leave(await talk.settled(), press.id), toast=True)


async def for_other(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """替人报名: asked in the direct chat of whoever pressed; without one, the words that do it."""
    act = await talk.settled()
    found = await known_activity(act, press.id)
    refuse_not_taking(found)
    if talk.direct:
        await _await_name(act, state, found.id)
        return Answer(Notice.GUEST_ASK, plain_facts(act, found))
    own = (await direct_chats(act.session, [act.somebody.id])).get(act.somebody.id)
    if own is None or own.platform != talk.sender.platform:
        raise Refused(Refusal.GUEST_BY_WORDS, number=found.id)
    there = FSMContext(state.storage, replace(state.key, chat_id=int(own.external_id), thread_id=None))
    await _await_name(act, there, found.id)
    await tell(act, [own], Notice.GUEST_ASK, plain_facts(act, found), lane=Lane.ANSWERS)
    return Answer(Notice.DONE_TOAST, {"verb": Verb.SIGN_OTHER.value, "number": found.id}, toast=True)


async def _await_name(act: Act, state: FSMContext, activity_id: int) -> None:
    await state.set_state(Signing.guest)
    await state.set_data({"activity": activity_id, "until": until(act, PATIENCE)})


async def guest_named(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """Whom they sign up."""
    act = await talk.settled()
    guests = read_guests(words_of(message))
    if not guests:
        raise Refused(Refusal.GUEST_UNREAD)
    facts = await sign_up(act, int((await state.get_data())["activity"]), guests, myself=False)
    await state.clear()
    return _signed(facts, toast=False)


async def offer(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """去 or 去不了: in a direct chat the answer stays to be read."""
    facts = await answer_offer(await talk.settled(), press.id, yes=press.verb is Verb.SEAT_TAKE)
    return _signed(facts, toast=not talk.direct)


async def again(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """还去 or 去不了, once the time has changed."""
    facts = await confirm_again(await talk.settled(), press.id, yes=press.verb is Verb.STILL_COMING)
    return _signed(facts, toast=not talk.direct)

"""催一下 128, and the button: whoever reported asks how it stands."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import About, Pressed
from handlers.say import done
from handlers.talk import Talk
from models import Answer, Press, Refusal, Refused, Verb
from services.access import access_number
from services.act import Act
from services.cases import nudge, only_open
from services.outbox import case_of_card


def router() -> Router:
    """By word and by button."""
    here = Router(name="nudging")
    here.message.register(ask, About("nudge"))
    here.callback_query.register(pressed, Pressed(Verb.NUDGE))
    return here


async def ask(message: Message, talk: Talk, number: int | None, words: str) -> Answer:
    """By its number, in answer to its card, or the only one that is open."""
    act = await talk.private()
    if number is not None:
        case_id = (await access_number(act, number)).id
    else:
        case_id = await _meant(message, act)
    answer = done(Verb.NUDGE, await nudge(act, case_id))
    return Answer(answer.notice, answer.facts)


async def _meant(message: Message, act: Act) -> int:
    card = message.reply_to_message
    answered = await case_of_card(act, act.chat, str(card.message_id)) if card is not None and act.chat else None
    found = answered or await only_open(act)
    if found is None:
        raise Refused(Refusal.NUDGE_WHICH)
    return found


async def pressed(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """By the button."""
    return done(Verb.NUDGE, await nudge(await talk.private(), press.id))

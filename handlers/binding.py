"""Tell the bot what a group is for: /bind, by the administrators of the area."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Pressed
from handlers.talk import Talk
from models import Answer, Notice, Press, Purpose, Refusal, Refused, Verb
from services.binding import bind_chat, choices_for, may_bind

PURPOSES = (Purpose.RESIDENTS, Purpose.VOLUNTEERS, Purpose.WORK, Purpose.UNIT)


def router() -> Router:
    """Purpose, then place."""
    here = Router(name="binding")
    here.message.register(bind, Asked("bind"))
    here.callback_query.register(purpose, Pressed(Verb.BIND_PURPOSE))
    here.callback_query.register(place, Pressed(Verb.BIND))
    return here


async def bind(message: Message, talk: Talk, rest: str) -> Answer:
    """Ask what the group is for."""
    act = await talk.known()
    if talk.direct:
        raise Refused(Refusal.NOT_HERE)
    await may_bind(act)
    options = [purpose.value for purpose in PURPOSES]
    return Answer(Notice.CHOOSE_BIND_PURPOSE, {"title": talk.chat_title, "options": options})


async def purpose(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Ask where it belongs."""
    act = await talk.known()
    if press.argument not in PURPOSES:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    options: list[dict[str, Any]] = await choices_for(act, Purpose(press.argument))
    return Answer(Notice.CHOOSE_BIND_AREA, {"title": talk.chat_title, "purpose": press.argument, "options": options})


async def place(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is settled; the argument is ``purpose.kind``, the id is the place's."""
    act = await talk.known()
    wanted, _, kind = press.argument.partition(".")
    if wanted not in PURPOSES or talk.direct:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    where = await bind_chat(act, Purpose(wanted), kind, press.id)
    return Answer(Notice.BOUND, {"title": talk.chat_title, "purpose": wanted, "where": where})

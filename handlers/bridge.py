"""复制到微信群 where a platform's button can't hold the text; 请转告 and 已转告."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Pressed
from handlers.say import done
from handlers.talk import Talk
from models import Answer, Lane, Notice, Press, Refusal, Refused, Verb
from services.bridge import copied_case, copied_day
from services.outbox import tell
from services.passing_on import passed_on, to_tell
from services.people import direct_chats


def router() -> Router:
    """Presses, and one list."""
    here = Router(name="bridge")
    here.callback_query.register(copy, Pressed(Verb.COPY))
    here.callback_query.register(copy_day, Pressed(Verb.COPY_DAY))
    here.message.register(list_to_tell, Asked("tell"))
    here.callback_query.register(page_to_tell, Pressed(Verb.TELL))
    here.callback_query.register(told, Pressed(Verb.TOLD))
    return here


async def copy(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """A case's text by itself."""
    act = await talk.settled()
    return await _given(talk, press.verb, await copied_case(act, press.id, talk.message))


async def copy_day(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """A day's text by itself; the argument is ``kind.day``."""
    act = await talk.settled()
    kind, _, day = press.argument.partition(".")
    return await _given(talk, press.verb, await copied_day(act, kind, press.id, day))


async def _given(talk: Talk, verb: Verb, facts: dict[str, Any]) -> Answer:
    """In the presser's own chat, so that no group is flooded with it; where there is none, here."""
    act = await talk.settled()
    own = (await direct_chats(act.session, [act.somebody.id])).get(act.somebody.id)
    if talk.direct or own is None:
        return Answer(Notice.COPY_TEXT, facts)
    await tell(act, [own], Notice.COPY_TEXT, facts, lane=Lane.ANSWERS)
    return Answer(Notice.DONE_TOAST, {"verb": verb.value, "number": 0}, toast=True)


async def _listed(talk: Talk, page: int) -> Answer:
    act = await talk.known()
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)
    return Answer(Notice.TO_TELL, await to_tell(act, page))


async def list_to_tell(message: Message, talk: Talk, rest: str) -> Answer:
    """Whom to tell a result."""
    return await _listed(talk, 1)


async def page_to_tell(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Another page of it."""
    return await _listed(talk, press.id)


async def told(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """One less."""
    return done(Verb.TOLD, await passed_on(await talk.known(), press.id))

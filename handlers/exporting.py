"""导出: the community as a workbook, by a link that is good for ten minutes."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Pressed
from handlers.talk import Talk
from models import Answer, Notice, Press, Verb
from services.codes import heard_at
from services.exporting import want_export


def router() -> Router:
    """By word, and with phones by button."""
    here = Router(name="exporting")
    here.message.register(export, Asked("export"))
    here.callback_query.register(with_phones, Pressed(Verb.EXPORT_PHONES))
    return here


async def export(message: Message, talk: Talk, rest: str) -> Answer:
    """Without phones."""
    return await _export(talk, phones=False)


async def with_phones(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """With everybody's, for whoever may have them."""
    return await _export(talk, phones=True)


async def _export(talk: Talk, *, phones: bool) -> Answer:
    act = await talk.private()
    return Answer(Notice.EXPORT, await want_export(act, await heard_at(act), phones=phones))

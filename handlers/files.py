"""A community file, workbook or map sent in a direct chat: read after the commit, brought in by a press."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Pressed
from handlers.talk import Talk
from locales import say
from models import Answer, Notice, Press, Verb
from services.uploads import MAPS, STANDARDS, TABLES, confirm, facts_of, want

ENDINGS = (".toml", STANDARDS, *MAPS, *TABLES)


class CommunityFile(Filter):
    """A document whose name ends like a community file's, a map's or a table's, in a direct chat."""

    async def __call__(self, message: Message, talk: Talk) -> bool:
        document = message.document
        return document is not None and talk.direct and (document.file_name or "").lower().endswith(ENDINGS)


def router() -> Router:
    """The file, and the press that brings it in."""
    here = Router(name="files")
    here.message.register(take, CommunityFile())
    here.callback_query.register(bring, Pressed(Verb.IMPORT))
    return here


async def take(message: Message, talk: Talk) -> Answer:
    """It is fetched and tried after the commit."""
    document = message.document
    assert document is not None
    await want(await talk.known(), document.file_id, document.file_name or "", document.file_size or 0)
    return Answer(Notice.FILE_TAKEN)


async def bring(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """All of it or nothing; the walk is over."""
    summary = await confirm(await talk.known(), press.id, say("bot-name", "zh_CN"))
    await state.clear()
    return Answer(Notice.FILE_APPLIED, facts_of(summary))

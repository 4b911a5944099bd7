"""台账 3号楼 路灯 本月: the ledger, its filters, its pages."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Ordered, Pressed, heard
from handlers.talk import Talk
from models import Answer, Ledger, Notice, Press, Verb
from services.act import Act
from services.codes import heard_at
from services.ledger import ask, ledger_facts, narrow, own_ledger, page_of_ledger
from services.ledger_files import want_file


def router() -> Router:
    """By word and by button."""
    here = Router(name="ledger")
    here.message.register(ledger, Ordered("ledger"))
    here.callback_query.register(turn, Pressed(Verb.LEDGER))
    here.callback_query.register(only, Pressed(Verb.LEDGER_ONLY))
    here.callback_query.register(export, Pressed(Verb.LEDGER_EXPORT))
    return here


async def ledger(message: Message, talk: Talk, rest: str) -> Answer:
    """What is asked for, the newest page of it."""
    act = await talk.private()
    words = rest.split()
    asked = [word for word in words if word.lower() not in heard("heard-ledger-export")]
    if len(asked) == len(words):
        return await _shown(act, await ask(act, rest))
    await want_file(act, await ask(act, " ".join(asked)), await heard_at(act), reporters=False)
    return Answer(Notice.LEDGER_WANTED)


async def export(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """What the question shows as a workbook; with the reporters for whoever asks for them and may know."""
    act = await talk.private()
    reporters = press.argument == "reporters"
    await want_file(act, await own_ledger(act, press.id), await heard_at(act), reporters=reporters)
    return Answer(Notice.LEDGER_WANTED, toast=True)


async def turn(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Another page: the button's version is the case that it begins above, its argument the one it begins below."""
    act = await talk.private()
    return await _shown(act, await own_ledger(act, press.id), below=press.number, above=press.version)


async def only(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Another standing or span of the same question."""
    act = await talk.private()
    return await _shown(act, await narrow(act, press.id, press.argument))


async def _shown(act: Act, row: Ledger, *, below: int = 0, above: int = 0) -> Answer:
    page = await page_of_ledger(act, row, below=below, above=above)
    return Answer(Notice.LEDGER, await ledger_facts(act, row, page))

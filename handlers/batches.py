"""批量 on the ledger's list: which ones, what with them, is it right so, done."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import Pressed
from handlers.talk import Talk
from models import Answer, Notice, Press, Verb
from services.act import Act
from services.batches import Batch, begin_batch, choose, look_at_batch, run_batch
from services.facts import names
from services.units import page_of_units


def router() -> Router:
    """By button, in a direct chat."""
    here = Router(name="batches")
    here.callback_query.register(begin, Pressed(Verb.BATCH))
    here.callback_query.register(tick, Pressed(Verb.BATCH_TICK))
    here.callback_query.register(sure, Pressed(Verb.BATCH_DO))
    here.callback_query.register(units, Pressed(Verb.BATCH_UNITS))
    here.callback_query.register(done, Pressed(Verb.BATCH_SURE))
    return here


async def _shown(act: Act, notice: Notice, batch: Batch) -> Answer:
    return Answer(notice, await batch.facts(act))


async def begin(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """All that are open, to begin with."""
    act = await talk.private()
    return await _shown(act, Notice.BATCH, await begin_batch(act, press.id))


async def tick(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Without this one, or with it again."""
    act = await talk.private()
    return await _shown(act, Notice.BATCH, await choose(act, press.id, press.number))


async def units(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """To which unit? The page stands in the argument."""
    act = await talk.private()
    rows, page, pages = await page_of_units(act, press.number)
    options = [{"id": row.id, "names": names(row)} for row in rows]
    return Answer(Notice.BATCH_UNIT, {"row": press.id, "options": options, "page": page, "pages": pages})


def _told(press: Press) -> tuple[str, int]:
    """``assign.7`` as a button carries it."""
    does, _, unit = press.argument.partition(".")
    return does, int(unit) if unit.isascii() and unit.isdecimal() and len(unit) < 10 else 0


async def sure(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """What would be done."""
    act = await talk.private()
    return await _shown(act, Notice.BATCH_SURE, await look_at_batch(act, press.id, *_told(press)))


async def done(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is done, as far as it can be."""
    act = await talk.private()
    return await _shown(act, Notice.BATCHED, await run_batch(act, press.id, *_told(press)))

"""考核 本月: how units and the desk did; 免考核 128 and why: what was late does not count."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import About, Ordered, Pressed
from handlers.talk import Talk
from models import Answer, Notice, Press, Refusal, Refused, Verb
from services.act import Act
from services.cases.exempting import exempt
from services.rating import SPANS, rates_facts, whose
from services.rules.ledger_words import read_period, span_of


def router() -> Router:
    """By word and by button."""
    here = Router(name="rates")
    here.message.register(rates, Ordered("rates"))
    here.message.register(spare, About("exempt"))
    here.callback_query.register(again, Pressed(Verb.RATES))
    return here


async def rates(message: Message, talk: Talk, rest: str) -> Answer:
    """Of the period that is named, else of this month."""
    act = await talk.private()
    of = await whose(act)
    first, last, more = read_period(rest, act.today)
    if more or (rest and first is None):
        raise Refused(Refusal.WHICH_PERIOD)
    if first is None or last is None:
        first, last = span_of("month", act.today)
    return Answer(Notice.RATES, await rates_facts(act, of, first, last))


async def again(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Of another period."""
    act = await talk.private()
    if press.argument not in SPANS:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return await _of_span(act, press.argument)


async def _of_span(act: Act, name: str) -> Answer:
    return Answer(Notice.RATES, await rates_facts(act, await whose(act), *span_of(name, act.today)))


async def spare(message: Message, talk: Talk, number: int | None, words: str) -> Answer:
    """Its being late does not count."""
    act = await talk.private()
    if number is None:
        raise Refused(Refusal.NO_SUCH_CASE, number=0)
    case, why = await exempt(act, number, words)
    return Answer(Notice.EXEMPTED, {"number": case.number, "case": case.id, "version": case.version, "why": why})

"""加项目 垃圾分类引导 2: a community's own rule for the table of points, and the street's word."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Ordered, Pressed
from handlers.talk import Talk
from models import Answer, Notice, Press, Verb
from services.points.proposing import decide_rule, propose_rule, rule_facts


def router() -> Router:
    """By word and by button."""
    here = Router(name="ruling")
    here.message.register(propose, Ordered("rule-new"))
    here.callback_query.register(agree, Pressed(Verb.RULE_YES))
    here.callback_query.register(disagree, Pressed(Verb.RULE_NO))
    return here


async def propose(message: Message, talk: Talk, rest: str) -> Answer:
    """The street is asked."""
    act = await talk.private()
    return Answer(Notice.RULE_ASKED, await rule_facts(act, await propose_rule(act, rest)))


async def agree(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It holds from today."""
    return Answer(Notice.RULE_DECIDED, await decide_rule(await talk.private(), press.id, agreed=True))


async def disagree(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It does not."""
    return Answer(Notice.RULE_DECIDED, await decide_rule(await talk.private(), press.id, agreed=False))

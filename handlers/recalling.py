"""撤回: a report that was a mistake, taken back by a word, in answer to its card or in the chat where it was said."""

from aiogram import Router
from aiogram.types import Message

from handlers.filters import Asked
from handlers.say import done
from handlers.talk import Talk
from models import Answer, Verb
from services.cases.recalling import recall
from services.outbox import case_of_card


def router() -> Router:
    """By word."""
    here = Router(name="recalling")
    here.message.register(take_back, Asked("recall"))
    return here


async def take_back(message: Message, talk: Talk, rest: str) -> Answer:
    """It is withdrawn; the live cards say so."""
    act = await talk.known()
    card = message.reply_to_message
    answered = await case_of_card(act, act.chat, str(card.message_id)) if card is not None and act.chat else None
    answer = done(Verb.CANCEL, await recall(act, answered))
    return Answer(answer.notice, answer.facts)

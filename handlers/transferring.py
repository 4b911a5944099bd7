"""移交 老张 小李: what somebody has in hand goes to a colleague, after one press that says what happens."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Ordered, Pressed
from handlers.talk import Talk
from models import Answer, Audience, Notice, Person, Press, Verb
from services.act import Act
from services.transferring import plan, read_handover, successors, transfer


def router() -> Router:
    """By word, by the button on the card that says who was dismissed, and the press that does it."""
    here = Router(name="transferring")
    here.message.register(ask, Ordered("transfer"))
    here.callback_query.register(chosen, Pressed(Verb.TRANSFER_TO))
    here.callback_query.register(settled, Pressed(Verb.TRANSFER))
    return here


async def ask(message: Message, talk: Talk, rest: str) -> Answer:
    """To whom? Or what would go, before anything does."""
    act = await talk.private()
    leaver, successor = await read_handover(act, rest)
    if successor is None:
        return await _whom(act, leaver)
    return await _sure(act, leaver.id, successor.id)


async def _whom(act: Act, leaver: Person) -> Answer:
    options = [{"id": one.id, "name": one.name} for one in await successors(act, leaver)]
    return Answer(Notice.TRANSFER_WHOM, {"person": leaver.id, "name": leaver.name, "options": options})


async def _sure(act: Act, leaver: int, successor: int) -> Answer:
    found = await plan(act, leaver, successor)
    return Answer(Notice.TRANSFER_SURE, await found.facts(act, Audience.DESK))


async def chosen(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """To this one: what would go?"""
    return await _sure(await talk.private(), press.id, press.number)


async def settled(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It goes."""
    act = await talk.private()
    found = await transfer(act, press.id, press.number)
    return Answer(Notice.TRANSFERRED, await found.facts(act, Audience.DESK))

"""签字办结: the press of the one person whose press closes such a matter."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import Pressed
from handlers.say import done
from handlers.talk import Talk
from models import Answer, Press, Verb
from services.cases import refuse_to_sign, sign_off


def router() -> Router:
    """Signed, or not yet."""
    here = Router(name="signatures")
    here.callback_query.register(signed, Pressed(Verb.SIGN))
    here.callback_query.register(not_yet, Pressed(Verb.SIGN_NOT))
    return here


async def signed(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is closed."""
    return done(Verb.SIGN, await sign_off(await talk.private(), press.id, press.version))


async def not_yet(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Back to whoever handled it."""
    return done(Verb.SIGN_NOT, await refuse_to_sign(await talk.private(), press.id, press.version))

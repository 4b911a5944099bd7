"""谁看过 128: who looked at what only staff may see."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Pressed
from handlers.talk import Talk
from models import Answer, Notice, Press, Refusal, Refused, Right, Verb
from services.access import access_case
from services.act import Act
from services.cases import looks_at
from services.facts import iso
from services.rules.words import case_number


def router() -> Router:
    """By word and by button."""
    here = Router(name="looks")
    here.message.register(who_looked, Asked("looks", rest=True))
    here.callback_query.register(who_looked_press, Pressed(Verb.LOOKS))
    return here


async def who_looked(message: Message, talk: Talk, rest: str) -> Answer:
    """The looks at the case with this number, in a direct chat only."""
    act = await talk.known()
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)
    number = case_number(rest) or _last_number(rest)
    if number is None:
        raise Refused(Refusal.WHICH_NUMBER)
    return await _told(act, number)


def _last_number(rest: str) -> int | None:
    """What stands behind the words that ask, spaces or not."""
    digits = "".join(sign for sign in rest if sign.isdecimal())
    return int(digits) if 0 < len(digits) <= 9 else None


async def who_looked_press(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The same from the card that says who reported."""
    act = await talk.known()
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)
    case = await access_case(act, press.id, Right.SEE)
    return await _told(act, case.number)


async def _told(act: Act, number: int) -> Answer:
    case, lines, more = await looks_at(act, number)
    return Answer(Notice.LOOKS, {"number": case.number, "lines": lines, "more": more, "now": iso(act.now)})

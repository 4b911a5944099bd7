"""兑换, and at the desk 礼品, 盘点 and 核销 482913: points become gifts."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Direct, Ordered, Pressed
from handlers.talk import Talk
from models import Answer, Notice, Press, Refusal, Refused, Right, Verb
from services.access import may_anywhere
from services.act import Act
from services.codes import heard_at
from services.gifts import (
    cancel,
    check_code,
    count_gift,
    end_gift,
    hand_over,
    keep_gift,
    my_gifts,
    one_gift,
    shelf,
    show_code,
    take,
    want_book,
)


def router() -> Router:
    """Everybody's exchange, then the desk's shelf."""
    here = Router(name="gifts")
    here.message.register(mine, Asked("gifts"))
    here.message.register(named, Ordered("gifts"), Direct())
    here.message.register(keep, Ordered("shelf"))
    here.message.register(count, Ordered("count"))
    here.message.register(check, Ordered("handover"))
    here.callback_query.register(mine_again, Pressed(Verb.GIFTS))
    here.callback_query.register(one, Pressed(Verb.GIFT))
    here.callback_query.register(taken, Pressed(Verb.GIFT_TAKE))
    here.callback_query.register(code, Pressed(Verb.GIFT_CODE))
    here.callback_query.register(cancelled, Pressed(Verb.GIFT_CANCEL))
    here.callback_query.register(handed, Pressed(Verb.GIFT_HAND))
    here.callback_query.register(ended, Pressed(Verb.GIFT_END))
    here.callback_query.register(book, Pressed(Verb.GIFT_BOOK))
    return here


async def mine(message: Message, talk: Talk) -> Answer:
    """What I can have."""
    return await _mine(await talk.private())


async def named(message: Message, talk: Talk, rest: str) -> Answer:
    """兑换 台历: this one, before it is taken."""
    act = await talk.private()
    gifts = (await my_gifts(act))["gifts"]
    found = [gift["id"] for gift in gifts if any(rest.lower() in name.lower() for name in gift["gift"].values())]
    if not found:
        raise Refused(Refusal.NO_SUCH_GIFT)
    return Answer(Notice.GIFT, await one_gift(act, found[0])) if len(found) == 1 else await _mine(act)


async def _mine(act: Act) -> Answer:
    return Answer(Notice.GIFTS, await my_gifts(act))


async def mine_again(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The same by button."""
    return await _mine(await talk.private())


async def one(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """One of them, before it is taken."""
    return Answer(Notice.GIFT, await one_gift(await talk.private(), press.id))


async def taken(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Reserved; pressed twice it is the same one."""
    return Answer(Notice.GIFT_CODE, await take(await talk.private(), press.id, press.number))


async def code(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """My code once more."""
    return Answer(Notice.GIFT_CODE, await show_code(await talk.private(), press.id))


async def cancelled(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Not wanted after all."""
    return Answer(Notice.GIFT_BACK, await cancel(await talk.private(), press.id))


async def keep(message: Message, talk: Talk, rest: str) -> Answer:
    """The desk's list, or one gift of it; anybody else means what they can have."""
    act = await talk.private()
    if rest or talk.shots:
        return Answer(Notice.GIFT_KEPT, await keep_gift(act, rest, talk.shots))
    if await may_anywhere(act, Right.GIFTS):
        return Answer(Notice.GIFT_SHELF, await shelf(act))
    return await _mine(act)


async def book(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Everything as a workbook, in a moment."""
    act = await talk.private()
    await want_book(act, await heard_at(act))
    return Answer(Notice.LEDGER_WANTED)


async def count(message: Message, talk: Talk, rest: str) -> Answer:
    """So many are there."""
    return Answer(Notice.GIFT_KEPT, await count_gift(await talk.private(), rest))


async def check(message: Message, talk: Talk, rest: str) -> Answer:
    """Whose code this is."""
    return Answer(Notice.GIFT_CHECK, await check_code(await talk.private(), rest))


async def handed(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is theirs now."""
    return Answer(Notice.GIFT_HANDED, await hand_over(await talk.private(), press.id))


async def ended(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Off the list."""
    return Answer(Notice.GIFT_KEPT, await end_gift(await talk.private(), press.id))

"""Who stands in: 值班, 值班 小李 周六, 请假 3月5日到3月8日 小王代, 请假 小李 周一到周三, 销假; buttons for the rest."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Ordered, Pressed
from handlers.talk import Talk
from models import Answer, Notice, Person, Press, Refusal, Refused, Verb
from services.act import Act
from services.duty import (
    Duty,
    code_of,
    colleagues,
    duty_board,
    duty_of,
    end_duty,
    ends_to_offer,
    name_of,
    post_of,
    posts_to_fill,
    put_on_duty,
    read_order,
    told_of,
)
from services.leaves import come_back, end_leave, enter, enter_for, plan_leave, sure_facts
from services.rules.roster import Post


def router() -> Router:
    """In direct chats only: who is away is nobody else's business."""
    here = Router(name="roster")
    here.message.register(duty, Ordered("duty"))
    here.message.register(leave, Ordered("leave"))
    here.message.register(back, Asked("back"))
    here.callback_query.register(whom, Pressed(Verb.DUTY))
    here.callback_query.register(which_days, Pressed(Verb.DUTY_WHO))
    here.callback_query.register(until, Pressed(Verb.DUTY_DAYS))
    here.callback_query.register(put, Pressed(Verb.DUTY_PUT))
    here.callback_query.register(off, Pressed(Verb.DUTY_OFF))
    here.callback_query.register(back_again, Pressed(Verb.BACK))
    here.callback_query.register(leave_for, Pressed(Verb.LEAVE_FOR))
    here.callback_query.register(leave_off, Pressed(Verb.LEAVE_OFF))
    return here


async def duty(message: Message, talk: Talk, rest: str) -> Answer:
    """Who is on; or put somebody on, asking which of several is meant."""
    act = await talk.private()
    if not rest:
        return Answer(Notice.DUTY_BOARD, await duty_board(act))
    wanted, meant = await read_order(act, rest)
    if len(meant) > 1:
        options = [await _option(act, post, person) for post, person in meant]
        return Answer(Notice.DUTY_WHO, {"options": options, "told": told_of(wanted)})
    ((post, person),) = meant
    return await _put(act, post, person.id, wanted)


async def _option(act: Act, post: Post, person: Person) -> dict[str, Any]:
    where = {"role": post.role.value, "where": await name_of(act, post)}
    return {"post": code_of(post), "person": person.id, "name": person.name, **where}


async def _put(act: Act, post: Post, person_id: int, wanted: Duty) -> Answer:
    return Answer(Notice.DUTY_SET, await put_on_duty(act, post, person_id, wanted))


async def whom(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Who may be put on duty here?"""
    act = await talk.private()
    post = await _post(act, press.argument)
    options = [await _option(act, post, person) for person in await colleagues(act, post)]
    return Answer(Notice.DUTY_WHO, {"options": options, "told": ""})


async def _post(act: Act, code: str) -> Post:
    post = post_of(code)
    if post not in await posts_to_fill(act):
        raise Refused(Refusal.NOT_YOURS)
    return post


async def which_days(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """On which days, or nights?"""
    act = await talk.private()
    return Answer(Notice.DUTY_DAYS, await _chosen(act, await _post(act, press.argument), press.id))


async def _chosen(act: Act, post: Post, person_id: int) -> dict[str, Any]:
    person = next((one for one in await colleagues(act, post) if one.id == person_id), None)
    if person is None:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return await _option(act, post, person)


async def until(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Until when?"""
    act = await talk.private()
    code, _, told = press.argument.partition(".")
    duty_of(told)
    chosen = await _chosen(act, await _post(act, code), press.id)
    return Answer(Notice.DUTY_UNTIL, {**chosen, "told": told, "options": ends_to_offer(act)})


async def put(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is settled; everything is looked at once more."""
    act = await talk.private()
    code, _, told = press.argument.partition(".")
    return await _put(act, await _post(act, code), press.id, duty_of(told))


async def off(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Off the roster again."""
    return Answer(Notice.DUTY_SET, await end_duty(await talk.private(), press.id))


async def leave(message: Message, talk: Talk, rest: str) -> Answer:
    """Away, with somebody in one's place; for somebody else it is asked once more."""
    act = await talk.private()
    absence = await plan_leave(act, rest)
    if absence.person.id != act.somebody.id:
        return Answer(Notice.LEAVE_SURE, await sure_facts(act, absence))
    return Answer(Notice.LEAVE, await enter(act, absence))


async def leave_for(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is settled that they are away."""
    return Answer(Notice.LEAVE, await enter_for(await talk.private(), press.id, press.argument))


async def leave_off(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """They are not away after all."""
    return Answer(Notice.LEAVE_ENDED, await end_leave(await talk.private(), press.id))


async def back(message: Message, talk: Talk, rest: str) -> Answer:
    """Back earlier."""
    return Answer(Notice.BACK, await come_back(await talk.private()))


async def back_again(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The same by button."""
    return Answer(Notice.BACK, await come_back(await talk.private()))

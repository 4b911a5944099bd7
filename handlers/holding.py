"""Whoever has to act: 我们来办, 我来, 不归我们, 今天办, 要晚几天, 办好了, 转责任单位, 往上报."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from handlers.filters import Pressed
from handlers.say import about, done
from handlers.talk import Talk
from handlers.waiting import Waiting, ask_words, time_why, wait_for
from models import Answer, Audience, Notice, Press, Refusal, Refused, Right, Verb
from models.moves import WAITING
from services.access import access_case
from services.cases import (
    DECLINE_REASONS,
    MORE_DAYS,
    OTHER,
    accept_case,
    ask_time,
    decline_case,
    hand_to_unit,
    promise_today,
)


def router() -> Router:
    """The holder's buttons."""
    here = Router(name="holding")
    here.callback_query.register(accept, Pressed(Verb.ACCEPT))
    here.callback_query.register(take, Pressed(Verb.TAKE))
    here.callback_query.register(decline, Pressed(Verb.DECLINE))
    here.callback_query.register(decline_why, Pressed(Verb.DECLINE_WHY))
    here.callback_query.register(today, Pressed(Verb.TODAY))
    here.callback_query.register(more_time, Pressed(Verb.MORE_TIME))
    here.callback_query.register(more_days, Pressed(Verb.MORE_TIME_DAYS))
    here.callback_query.register(more_why, Pressed(Verb.MORE_TIME_WHY))
    here.callback_query.register(show_proof, Pressed(Verb.DONE, Verb.SOLVED_HERE))
    here.callback_query.register(to_unit, Pressed(Verb.TO_UNIT))
    return here


async def accept(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Our unit does it."""
    return done(Verb.ACCEPT, await accept_case(await talk.known(), press.id, press.version))


async def take(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """I do it myself."""
    return done(Verb.TAKE, await accept_case(await talk.known(), press.id, press.version, myself=True))


async def decline(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Ask for the reason."""
    act = await talk.known()
    case = await access_case(act, press.id, Right.DECLINE)
    return await about(act, talk, case, Notice.CHOOSE_DECLINE_WHY, Audience.HOLDER, options=list(DECLINE_REASONS))


async def decline_why(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Back to the desk, for this reason; or for one that is written."""
    if press.argument == OTHER:
        act = await talk.private()
        case = await access_case(act, press.id, Right.DECLINE)
        return await ask_words(act, state, case, "return", Audience.HOLDER, version=press.version)
    return done(Verb.DECLINE, await decline_case(await talk.known(), press.id, press.version, press.argument))


async def today(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Done by tonight."""
    return done(Verb.TODAY, await promise_today(await talk.known(), press.id, press.version))


async def more_time(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Ask for how many days; they may be written, too."""
    act = await talk.known()
    case = await access_case(act, press.id, Right.ASK_TIME)
    if case.extensions >= act.town.extensions:
        raise Refused(Refusal.NO_MORE_TIME, number=case.number)
    if talk.direct:
        await wait_for(state, Waiting.days, case.id, version=press.version)
    return await about(act, talk, case, Notice.CHOOSE_DAYS, Audience.HOLDER, options=list(MORE_DAYS))


async def more_days(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Ask for the reason."""
    act = await talk.known()
    case = await access_case(act, press.id, Right.ASK_TIME)
    if press.number not in MORE_DAYS:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return await time_why(act, talk, state, case, press.version, press.number)


async def more_why(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """The request goes to the desk; the argument is ``days.reason``, and the reason may be written."""
    days, _, reason = press.argument.partition(".")
    wanted = {str(number): number for number in MORE_DAYS}.get(days, 0)
    if reason == OTHER and wanted:
        act = await talk.private()
        case = await access_case(act, press.id, Right.ASK_TIME)
        return await ask_words(act, state, case, "more-time", Audience.HOLDER, version=press.version, days=wanted)
    case = await ask_time(await talk.known(), press.id, press.version, wanted, reason)
    await state.clear()
    return done(Verb.MORE_TIME, case)


async def show_proof(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for a photo of the result."""
    act = await talk.known()
    case = await access_case(act, press.id, Right.HAND_IN)
    if case.state not in WAITING:
        raise Refused(Refusal.STALE, number=case.number)
    await wait_for(state, Waiting.proof, case.id)
    return await about(act, talk, case, Notice.SEND_PROOF, Audience.HOLDER)


async def to_unit(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """To the unit that answers for such matters."""
    return done(Verb.TO_UNIT, await hand_to_unit(await talk.known(), press.id, press.version))

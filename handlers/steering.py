"""Desk and street: name a unit, decide on more time, reword, pause, close, look who reported."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from handlers.filters import Pressed
from handlers.say import about, done, together
from handlers.talk import Talk
from handlers.waiting import Waiting, ask_words, wait_for
from models import Answer, Audience, Notice, Press, Refusal, Refused, Right, Verb
from services.access import access_case
from services.cases import (
    PAUSE_DAYS,
    access_voices,
    close_case,
    decide_time,
    designate,
    look_at_reporter,
    may_pause,
    resume_case,
)
from services.cases.hard import coordinates
from services.facts import case_facts, names
from services.units import page_of_units


def router() -> Router:
    """The buttons that steer."""
    here = Router(name="steering")
    here.callback_query.register(units, Pressed(Verb.UNITS))
    here.callback_query.register(unit, Pressed(Verb.UNIT))
    here.callback_query.register(decide, Pressed(Verb.GRANT, Verb.REFUSE))
    here.callback_query.register(pause, Pressed(Verb.PAUSE))
    here.callback_query.register(pause_for, Pressed(Verb.PAUSE_FOR))
    here.callback_query.register(resume, Pressed(Verb.RESUME))
    here.callback_query.register(close, Pressed(Verb.CLOSE))
    here.callback_query.register(reporter, Pressed(Verb.REPORTER))
    here.callback_query.register(words, Pressed(Verb.REWORD))
    here.callback_query.register(write, Pressed(Verb.WRITE_OUT))
    return here


async def units(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Units to choose from, a page at a time; the page stands in the argument."""
    act = await talk.known()
    case = await access_case(act, press.id, Right.DISPATCH)
    rows, page, pages = await page_of_units(act, press.number)
    options = [{"id": row.id, "names": names(row)} for row in rows]
    return await about(act, talk, case, Notice.CHOOSE_UNIT, Audience.DESK, options=options, page=page, pages=pages)


async def unit(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """This unit does it; with a hard case others may be asked to help, there and then."""
    act = await talk.known()
    case = await designate(act, press.id, press.version, press.number)
    hard = talk.direct and case.hard_at is not None and await coordinates(act, case)
    return await together(act, case) if hard else done(Verb.UNIT, case)


async def decide(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """More time: granted or not."""
    grant = press.verb is Verb.GRANT
    return done(press.verb, await decide_time(await talk.known(), press.id, press.version, grant=grant))


async def pause(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Can't be done for now: for how long?"""
    act = await talk.known()
    case = await may_pause(act, press.id, press.version)
    return await about(act, talk, case, Notice.CHOOSE_PAUSE, Audience.DESK, options=list(PAUSE_DAYS))


async def pause_for(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """For so long; and why?"""
    act = await talk.known()
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)
    case = await may_pause(act, press.id, press.version, press.number)
    return await ask_words(act, state, case, "pause", Audience.DESK, days=press.number)


async def resume(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It goes on."""
    return done(Verb.RESUME, await resume_case(await talk.known(), press.id, press.version))


async def close(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Struck off by the desk; checked only, where somebody else has to sign."""
    case = await close_case(await talk.known(), press.id, press.version)
    return done(Verb.CLOSE if case.closed_at else Verb.REALLY_DONE, case)


async def reporter(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Who reported it: in a direct chat only, and the look is logged."""
    act = await talk.known()
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)
    case, identity = await look_at_reporter(act, press.id)
    return Answer(Notice.IDENTITY, {**await case_facts(act, case, Audience.DESK), **identity})


async def words(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for the words that handlers shall read."""
    act = await talk.known()
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)
    case = await access_case(act, press.id, Right.REWORD)
    await wait_for(state, Waiting.words, case.id)
    return Answer(Notice.SEND_WORDS, {**await case_facts(act, case, Audience.DESK), "what": "reword"})


async def write(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for what the voices say."""
    act = await talk.known()
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)
    case, voices = await access_voices(act, press.id)
    if not voices:
        raise Refused(Refusal.STALE, number=case.number)
    await wait_for(state, Waiting.spoken, case.id, voices=voices)
    return Answer(Notice.SEND_WORDS, {**await case_facts(act, case, Audience.DESK), "what": "write-out"})

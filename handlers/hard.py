"""疑难: the list, 疑难 12 因为…, what the other side says, how the street coordinates; units that help another."""

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Ordered, Pressed, words_of
from handlers.say import about, done, together
from handlers.talk import Talk
from handlers.waiting import Fits, wait_for
from models import Answer, Audience, Case, Notice, Press, Refusal, Refused, Right, Verb
from services.access import access_case, access_number
from services.act import Act
from services.cases import pass_up
from services.cases.handing_in import do_part
from services.cases.hard import coordinates, hard_list, mark_hard, refuse_hard, send_down, tried
from services.cases.standing import audience_for
from services.cases.together import join_unit, may_call_units
from services.facts import case_facts, names
from services.rules.words import number_and_words
from services.together import parts_of
from services.units import page_of_units


class Hard(StatesGroup):
    """What somebody is asked to write: why it is hard, what the community shall do."""

    why = State()
    instruction = State()


def router() -> Router:
    """The list and the buttons."""
    here = Router(name="hard")
    here.message.register(hard, Ordered("hard"))
    here.callback_query.register(turn, Pressed(Verb.HARD_LIST))
    here.callback_query.register(agree, Pressed(Verb.HARD))
    here.callback_query.register(refuse, Pressed(Verb.NOT_HARD))
    here.callback_query.register(up, Pressed(Verb.PASS_UP))
    here.callback_query.register(units, Pressed(Verb.JOINTS))
    here.callback_query.register(unit, Pressed(Verb.JOINT))
    here.callback_query.register(part_done, Pressed(Verb.PART_DONE))
    here.callback_query.register(down, Pressed(Verb.SEND_DOWN))
    return here


def answers_router() -> Router:
    """What the bot waits for."""
    here = Router(name="hard answers")
    here.message.register(why, StateFilter(Hard.why), Fits())
    here.message.register(instruction, StateFilter(Hard.instruction), Fits())
    return here


async def hard(message: Message, talk: Talk, rest: str, state: FSMContext) -> Answer:
    """The list; or one case: to coordinate it, to say that it is hard."""
    act = await talk.private()
    if not rest:
        return await _listed(act, 1)
    number, words = number_and_words(rest)
    if number is None:
        raise Refused(Refusal.NO_SUCH_CASE, number=0)
    case = await access_number(act, number)
    if case.hard_at is not None and await coordinates(act, case):
        return await together(act, case)
    answer = await _or_why(act, state, case.id, lambda: mark_hard(act, case.id, None, words))
    return Answer(answer.notice, answer.facts)


async def _or_why(act: Act, state: FSMContext, case_id: int, mark: Any) -> Answer:
    """Done; or, where one alone has to say it, a question why."""
    try:
        case: Case = await mark()
    except Refused as refused:
        if refused.refusal is not Refusal.SAY_WHY:
            raise
        await wait_for(state, Hard.why, case_id)
        case = await access_case(act, case_id, Right.MARK_HARD)
        return Answer(Notice.SEND_WORDS, {**await case_facts(act, case, Audience.HOLDER), "what": "hard"})
    if case.hard_at is None and case.hard_by_id is not None:
        return Answer(Notice.HARD_PROPOSED, {"number": case.number}, toast=True)
    return done(Verb.HARD, case)


async def why(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """One alone says why; the words go up with it."""
    data: dict[str, Any] = await state.get_data()
    case = await mark_hard(await talk.private(), int(data["case"]), None, words_of(message))
    await state.clear()
    return Answer(Notice.DONE_TOAST, {"verb": Verb.HARD.value, "number": case.number})


async def turn(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Another page; or, with a case in the argument, that case to coordinate."""
    act = await talk.private()
    if press.number:
        return await together(act, await access_case(act, press.number, Right.COORDINATE))
    return await _listed(act, press.id)


async def _listed(act: Act, page: int) -> Answer:
    found = await hard_list(act, page)
    steps = await tried(act, found.cases)
    lines = [
        {
            **await case_facts(act, case, await audience_for(act, case)),
            "tried": steps[case.id],
            "coordinates": await coordinates(act, case),
        }
        for case in found.cases
    ]
    return Answer(Notice.HARD_LIST, {"lines": lines, "page": found.number, "pages": found.pages, "total": found.total})


async def agree(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """It is hard, say I as well; or I say it first."""
    act = await talk.known()
    return await _or_why(act, state, press.id, lambda: mark_hard(act, press.id, press.version))


async def refuse(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Not yet."""
    return done(Verb.NOT_HARD, await refuse_hard(await talk.known(), press.id, press.version))


async def up(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """One level up; from the desk to the street that takes two."""
    act = await talk.known()
    case = await access_case(act, press.id, Right.PASS_UP)
    before = case.held_by
    answer = await _or_why(act, state, case.id, lambda: pass_up(act, case.id, press.version))
    return done(Verb.PASS_UP, case) if case.held_by is not before else answer


async def units(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Units to choose from, a page at a time."""
    act = await talk.known()
    case = await may_call_units(act, press.id)
    rows, page, pages = await page_of_units(act, press.number)
    there = {case.unit_id, *(part.unit_id for part in await parts_of(act.session, case))}
    options = [{"id": row.id, "names": names(row)} for row in rows if row.id not in there]
    return await about(act, talk, case, Notice.CHOOSE_JOINT, Audience.DESK, options=options, page=page, pages=pages)


async def unit(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """This unit helps."""
    act = await talk.known()
    case = await join_unit(act, press.id, press.version, press.number)
    return await together(act, case) if talk.direct and case.hard_at else done(Verb.JOINT, case)


async def part_done(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Our part is done."""
    return done(Verb.PART_DONE, await do_part(await talk.known(), press.id))


async def down(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for the instruction."""
    act = await talk.private()
    case = await access_case(act, press.id, Right.COORDINATE)
    await wait_for(state, Hard.instruction, case.id)
    return Answer(Notice.SEND_WORDS, {**await case_facts(act, case, Audience.DESK), "what": "send-down"})


async def instruction(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """Back to the community, with these words."""
    data: dict[str, Any] = await state.get_data()
    case = await send_down(await talk.private(), int(data["case"]), words_of(message))
    await state.clear()
    return Answer(Notice.DONE_TOAST, {"verb": Verb.SEND_DOWN.value, "number": case.number})

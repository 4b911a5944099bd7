"""What the bot waits for: proof, a pin, new words. The next message of that kind answers it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from handlers.filters import words_of
from handlers.say import about, handed_in, placed
from handlers.talk import Talk
from models import Answer, Audience, Case, Notice, Question, Refusal, Refused, Right, Verb
from services.access import access_case
from services.act import Act
from services.canned import canned_for
from services.cases import (
    MORE_DAYS,
    OTHER,
    TIME_REASONS,
    ask_time,
    decline_case,
    hand_in,
    note,
    pause_case,
    picked,
    place_case,
    reply_to_reporter,
    reword,
    write_out,
)
from services.facts import case_facts
from services.rules.more_days import read_more_days
from services.rules.words import clean
from services.understanding import Where, find_place, understanding


class Waiting(StatesGroup):
    """One thing at a time; the case's id stands in the state's data."""

    proof = State()
    place = State()
    words = State()
    spoken = State()
    days = State()
    """How many days more; whoever says none meant something else."""
    said = State()
    """A sentence: ``what`` in the data says which."""


class Fits(Filter):
    """A message that answers what is waited for: a pin, a picked place or words for a place; anything for the rest."""

    async def __call__(self, message: Message, talk: Talk) -> bool:
        talk.answering = not words_of(message).startswith("/")
        return talk.answering


class Days(Filter):
    """A message that names days, and perhaps why; a new report is none."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        asked = None if talk.shots else read_more_days(clean(words_of(message)))
        talk.answering = asked is not None
        return False if asked is None else {"asked": asked}


def router() -> Router:
    """Stands behind commands and presses, before new reports."""
    here = Router(name="waiting")
    here.message.register(proof, StateFilter(Waiting.proof), Fits())
    here.message.register(place, StateFilter(Waiting.place), Fits())
    here.message.register(new_words, StateFilter(Waiting.words), Fits())
    here.message.register(written, StateFilter(Waiting.spoken), Fits())
    here.message.register(days_said, StateFilter(Waiting.days), Days())
    here.message.register(said, StateFilter(Waiting.said), Fits())
    return here


async def wait_for(state: FSMContext, step: State, case_id: int, **more: Any) -> None:
    """Take the next message of this person in this chat as the answer."""
    await state.set_state(step)
    await state.set_data({"case": case_id, **more})


async def _case_id(state: FSMContext) -> int:
    data: dict[str, Any] = await state.get_data()
    return int(data["case"])


async def proof(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """A photo of the result; from the grid a sentence is enough."""
    before = str((await state.get_data()).get("words", ""))
    words = "\n".join(filter(None, [before, words_of(message)]))
    case = await hand_in(await talk.known(), await _case_id(state), words, talk.shots)
    await state.clear()
    return Answer(Notice.DONE_TOAST, {"verb": handed_in(case).value, "number": case.number})


async def place(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """A pin, a picked place, or words that name one."""
    act = await talk.known()
    case = await access_case(act, await _case_id(state), Right.ANSWER)
    where = await where_said(message, talk, asked=case.question is Question.PLACE)
    if where is None:
        raise Refused(Refusal.UNKNOWN_PLACE)
    pin = (message.location.latitude, message.location.longitude) if message.location else None
    await place_case(act, case, where, pin=pin)
    await state.clear()
    return await placed(act, talk, case)


async def where_said(message: Message, talk: Talk, *, asked: bool = True) -> Where | None:
    """The place that a message names, or those that it may mean, for somebody who is being asked which.

    A pin far from everything still says where it is.
    """
    act = await talk.known()
    pin = (message.location.latitude, message.location.longitude) if message.location else None
    if talk.area_id is not None:
        return await picked(act, talk.area_id)
    known = await understanding(act.session)
    found = await find_place(act.session, known, words_of(message), chat=act.chat, person=act.somebody, pin=pin)
    if found is None or (found.spots and (asked or pin is not None)):
        return found
    return replace(found, placed=True) if found.placed or pin is not None else None


async def new_words(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """The desk's words in place of the reporter's."""
    case = await reword(await talk.known(), await _case_id(state), words_of(message))
    await state.clear()
    return Answer(Notice.DONE_TOAST, {"verb": Verb.REWORD.value, "number": case.number})


async def written(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """What the voices say that the desk had heard when it pressed."""
    voices: list[int] = (await state.get_data())["voices"]
    case = await write_out(await talk.known(), await _case_id(state), voices, words_of(message))
    await state.clear()
    return Answer(Notice.DONE_TOAST, {"verb": Verb.WRITE_OUT.value, "number": case.number})


async def ask_words(act: Act, state: FSMContext, case: Case, what: str, audience: Audience, **more: Any) -> Answer:
    """Wait for a sentence about the case; the desk's canned ones are offered as buttons."""
    await wait_for(state, Waiting.said, case.id, what=what, **more)
    canned = await canned_for(act, case, what)
    return Answer(Notice.SEND_WORDS, {**await case_facts(act, case, audience), "what": what, "canned": canned})


async def time_why(act: Act, talk: Talk, state: FSMContext, case: Case, version: int, days: int) -> Answer:
    """Ask why it takes longer; in a direct chat the reason may be written at once."""
    if talk.direct:
        await wait_for(state, Waiting.said, case.id, what="more-time", version=version, days=days)
    options = list(TIME_REASONS)
    return await about(act, talk, case, Notice.CHOOSE_TIME_WHY, Audience.HOLDER, days=days, options=options)


async def days_said(message: Message, talk: Talk, state: FSMContext, asked: tuple[int, str]) -> Answer:
    """3天,等配件: the request; without a reason it is asked for."""
    (days, why), data = asked, await state.get_data()
    if days not in MORE_DAYS:
        raise Refused(Refusal.OTHER_DAYS)
    act = await talk.known()
    case = await access_case(act, data["case"], Right.ASK_TIME)
    if not why:
        return await time_why(act, talk, state, case, data["version"], days)
    case = await ask_time(act, case.id, data["version"], days, OTHER, why)
    await state.clear()
    return Answer(Notice.DONE_TOAST, {"verb": Verb.MORE_TIME.value, "number": case.number})


async def said(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """The sentence, written."""
    return await take_words(await talk.known(), state, words_of(message))


async def take_words(act: Act, state: FSMContext, words: str) -> Answer:
    """The sentence that was waited for, written or pressed."""
    data: dict[str, Any] = await state.get_data()
    verb, takes = _TAKES[data["what"]]
    case = await takes(act, data, words)
    await state.clear()
    return Answer(Notice.DONE_TOAST, {"verb": verb.value, "number": case.number})


async def _pause(act: Act, data: dict[str, Any], words: str) -> Case:
    return await pause_case(act, data["case"], data["days"], words)


async def _note(act: Act, data: dict[str, Any], words: str) -> Case:
    return await note(act, data["case"], words)


async def _reply(act: Act, data: dict[str, Any], words: str) -> Case:
    return await reply_to_reporter(act, data["case"], words)


async def _return(act: Act, data: dict[str, Any], words: str) -> Case:
    return await decline_case(act, data["case"], data["version"], OTHER, words)


async def _more_time(act: Act, data: dict[str, Any], words: str) -> Case:
    return await ask_time(act, data["case"], data["version"], data["days"], OTHER, words)


_TAKES: dict[str, tuple[Verb, Callable[[Act, dict[str, Any], str], Awaitable[Case]]]] = {
    "pause": (Verb.PAUSE, _pause),
    "note": (Verb.NOTE, _note),
    "reply": (Verb.REPLY, _reply),
    "return": (Verb.DECLINE, _return),
    "more-time": (Verb.MORE_TIME, _more_time),
}

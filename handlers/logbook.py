"""已办,记一笔: solved on the spot, a photo or a sentence, recorded and closed at once."""

import re
from datetime import timedelta
from typing import Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Pressed, longest_first, words_of
from handlers.patience import still_open, until
from handlers.replies import ToCard
from handlers.talk import Talk
from handlers.waiting import Waiting
from models import Answer, Notice, Press, Refusal, Refused, Right, Verb
from services.access import require
from services.cases import Draft, log_case
from services.rules.words import clean, is_nothing

PATIENCE = timedelta(minutes=30)
"""How long the next message is taken for what was solved: a report of tomorrow must not be logged as done."""
_BETWEEN = r"[\s::,,、。.;;!!\-—|]+"


class Logging(StatesGroup):
    """Waits for what was solved."""

    it = State()


class Logged(Filter):
    """已办 or /log and what was solved, as words or as the caption of a photo; hands on the ``words``.

    Proof that is waited for, and a reply to a case's card, are no new find; from who may not log it is just talk, and
    so is the bare word in a group.
    """

    async def __call__(self, message: Message, talk: Talk, state: FSMContext) -> bool | dict[str, Any]:
        text = clean(words_of(message))
        words = _behind_the_keyword(text, talk.bot_name)
        if words is None or await state.get_state() == Waiting.proof.state or await ToCard()(message, talk):
            return False
        if text.startswith("/"):
            return {"words": words}
        bare = is_nothing(words) and not talk.shots
        return {"words": words} if (talk.direct or not bare) and await _may_log(talk) else False


async def _may_log(talk: Talk) -> bool:
    try:
        await require(talk.act, Right.LOG)
    except Refused:
        return False
    return True


def _behind_the_keyword(text: str, bot_name: str) -> str | None:
    """What follows 已办, 记一笔 or /log; ``None`` where none of them stands in front."""
    command = re.match(r"/log(?:@(\w+))?(?:\s+|$)", text, re.IGNORECASE)
    if command:
        ours = command[1] is None or command[1].lower() == bot_name.lower()
        return text[command.end() :] if ours else None
    lowered = text.lower()
    for word in longest_first("heard-log"):
        if lowered.startswith(word):
            rest = text[len(word) :]
            behind = re.match(rf"{_BETWEEN}|(?=\d)|$", rest)
            return rest[behind.end() :] if behind else None
    return None


class Awaited(Filter):
    """What was asked for a moment ago; not a command, and not a reply to a case's own card."""

    async def __call__(self, message: Message, talk: Talk, state: FSMContext) -> bool:
        if words_of(message).startswith("/") or await ToCard()(message, talk):
            return False
        return await still_open(talk, state)


def router() -> Router:
    """By keyword, by button; in front of reports, which any words would be."""
    here = Router(name="logbook")
    here.message.register(log, Logged())
    here.message.register(log_it, StateFilter(Logging.it), Awaited())
    here.callback_query.register(ask, Pressed(Verb.LOG))
    return here


async def ask(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for a photo or a sentence."""
    return await _ask(talk, state)


async def _ask(talk: Talk, state: FSMContext) -> Answer:
    act = await talk.known()
    await require(act, Right.LOG)
    await state.set_state(Logging.it)
    await state.set_data({"until": until(act, PATIENCE)})
    return Answer(Notice.SEND_LOG, {})


async def log(message: Message, talk: Talk, words: str, state: FSMContext) -> Answer | None:
    """Logged at once when there is something to log; else asked for."""
    if is_nothing(words) and not talk.shots:
        return await _ask(talk, state)
    await _log(message, talk, words, state)
    return None


async def log_it(message: Message, talk: Talk, state: FSMContext) -> None:
    """What was asked for."""
    await _log(message, talk, words_of(message), state)


async def _log(message: Message, talk: Talk, words: str, state: FSMContext) -> None:
    if not talk.shots and (message.document or message.video or message.animation):
        raise Refused(Refusal.NOT_A_PHOTO)
    pin = (message.location.latitude, message.location.longitude) if message.location else None
    await log_case(await talk.known(), Draft(words, talk.shots, pin, talk.area_id, talk.message))
    await state.clear()

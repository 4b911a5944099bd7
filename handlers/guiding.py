"""引导上报: one question at a time, each with buttons; a photo, a voice or a few words do as well."""

import re
from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Direct, Polite, Pressed, words_of
from handlers.patience import still_open, until
from handlers.replies import ToCard
from handlers.talk import Talk
from models import Answer, Case, Lane, Notice, Press, Refusal, Refused, Verb
from services.act import Act
from services.guided import (
    CHECK,
    PHOTOS,
    PLACES,
    WHAT,
    WHERE,
    Walk,
    add,
    choose_kind,
    choose_place,
    say_what,
    say_where,
    send,
    walk_facts,
)
from services.outbox import tell
from services.people import direct_chats
from services.rules.words import is_nothing, without_keyword
from services.understanding import understanding

DOOR = "guide"
"""What a link to the direct chat carries, so that it begins there at once."""


class Guided(StatesGroup):
    """On the way."""

    walk = State()


class FromGroup(Filter):
    """``/start guide``: the link that a group was given."""

    async def __call__(self, message: Message, talk: Talk) -> bool:
        return talk.direct and re.fullmatch(rf"/start(?:@\w+)?\s+{DOOR}", words_of(message).strip()) is not None


class Answers(Filter):
    """Words, photos, a voice or a place while a step is open; no command, no thanks, no reply to a case's card."""

    async def __call__(self, message: Message, talk: Talk, state: FSMContext) -> bool:
        if words_of(message).startswith("/") or await Polite()(message) or await ToCard()(message, talk):
            return False
        return await still_open(talk, state)


def router() -> Router:
    """The way in, and its buttons."""
    here = Router(name="guiding")
    here.message.register(begin_from_group, FromGroup())
    here.message.register(begin_by_word, Asked("guide"))
    here.callback_query.register(begin, Pressed(Verb.GUIDE))
    here.callback_query.register(kinds, Pressed(Verb.GUIDE_KINDS))
    here.callback_query.register(kind, Pressed(Verb.GUIDE_KIND))
    here.callback_query.register(place, Pressed(Verb.GUIDE_PLACE, Verb.GUIDE_PIN))
    here.callback_query.register(photo, Pressed(Verb.GUIDE_PHOTO))
    here.callback_query.register(enough, Pressed(Verb.GUIDE_NEXT))
    here.callback_query.register(change, Pressed(Verb.GUIDE_CHANGE))
    here.callback_query.register(send_it, Pressed(Verb.GUIDE_SEND))
    here.callback_query.register(stop, Pressed(Verb.GUIDE_STOP))
    return here


def answers_router() -> Router:
    """What is said on the way, behind commands; an answer to an open step comes before keywords."""
    here = Router(name="guiding answers")
    here.message.register(answer, StateFilter(Guided.walk), Direct(), Answers())
    return here


async def begin_from_group(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """By the link."""
    return await _begin(talk, state)


async def begin_by_word(message: Message, talk: Talk, state: FSMContext, rest: str) -> Answer:
    """引导上报."""
    return await _begin(talk, state)


async def begin(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """By button."""
    return await _begin(talk, state)


async def _begin(talk: Talk, state: FSMContext) -> Answer:
    """In a direct chat; from a group it leads there."""
    act = await talk.settled()
    if talk.direct:
        return await _show(act, state, Walk())
    own = (await direct_chats(act.session, [act.somebody.id])).get(act.somebody.id)
    if own is not None:
        await tell(act, [own], Notice.GUIDE_DOOR, {"link": ""}, lane=Lane.ANSWERS)
    link = f"{talk.invitation}?start={DOOR}" if talk.invitation and own is None else ""
    return Answer(Notice.GUIDE_LEADS, {"link": link})


async def _show(act: Act, state: FSMContext, walk: Walk) -> Answer:
    """Keep how far it is, and show the step."""
    await _keep(act, state, walk)
    return Answer(Notice.GUIDE, await walk_facts(act, walk))


async def _keep(act: Act, state: FSMContext, walk: Walk) -> None:
    await state.set_state(Guided.walk)
    await state.set_data({"walk": walk.as_dict(), "until": until(act)})


async def _walk(talk: Talk, state: FSMContext, press: Press | None = None) -> tuple[Act, Walk]:
    """How far it is; the button of a step that is over is refused."""
    kept: dict[str, Any] = await state.get_data() if await state.get_state() == Guided.walk.state else {}
    if not talk.direct or not kept:
        raise Refused(Refusal.STEP_OVER)
    walk = Walk.of(kept["walk"])
    if press is not None and press.version != walk.turn:
        raise Refused(Refusal.STEP_OVER)
    return await talk.settled(), walk


async def kinds(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Another page of the common kinds; those on the pages before can still be chosen."""
    act, walk = await _walk(talk, state, press)
    return await _show(act, state, replace(walk, page=press.number))


async def kind(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """This kind, or 说不准."""
    act, walk = await _walk(talk, state, press)
    return await _show(act, state, choose_kind(await understanding(act.session), walk, press.argument))


async def place(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """My building, a compound, a building, a stair, a pin, 说不准."""
    act, walk = await _walk(talk, state, press)
    if walk.step not in PLACES:
        raise Refused(Refusal.STEP_OVER)
    chosen = "pin" if press.verb is Verb.GUIDE_PIN else press.argument
    return await _show(act, state, await choose_place(act, walk, chosen))


async def photo(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """The page opens the camera or the album by itself; elsewhere a sentence says what to do."""
    await _walk(talk, state, press)
    return Answer(Notice.DONE_TOAST, {"verb": press.verb.value, "number": 0}, toast=True)


async def enough(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """没有照片, or no more of them."""
    act, walk = await _walk(talk, state, press)
    return await _show(act, state, walk.to(CHECK))


async def change(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """One of the steps once more; what was said there before is asked for anew."""
    act, walk = await _walk(talk, state, press)
    afresh: dict[str, dict[str, Any]] = {
        WHAT: {"key": "", "words": "", "page": 1},
        WHERE: {"area": None, "pin": None},
        PHOTOS: {"shots": ()},
    }
    if press.argument not in afresh:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return await _show(act, state, walk.to(press.argument, **afresh[press.argument]))


async def send_it(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """提交."""
    act, walk = await _walk(talk, state, press)
    if walk.step != CHECK:
        raise Refused(Refusal.STEP_OVER)
    return _sent(await _send(act, state, walk))


async def _send(act: Act, state: FSMContext, walk: Walk) -> Case:
    case = await send(act, walk)
    await state.clear()
    return case


def _sent(case: Case) -> Answer:
    return Answer(Notice.DONE_TOAST, {"verb": Verb.GUIDE_SEND.value, "number": case.number}, toast=True)


async def stop(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """取消, at any step: nothing is kept."""
    await _walk(talk, state, press)
    await state.clear()
    return Answer(Notice.DONE_TOAST, {"verb": press.verb.value, "number": 0})


async def answer(message: Message, talk: Talk, state: FSMContext) -> Answer | None:
    """What the step asks for; photos and words of another step are kept, too."""
    act, walk = await _walk(talk, state)
    if not talk.shots and (message.document or message.video or message.animation):
        raise Refused(Refusal.NOT_A_PHOTO)
    words = without_keyword(words_of(message))[1]
    pin = (message.location.latitude, message.location.longitude) if message.location else None
    if pin is not None or talk.area_id is not None or (walk.step in PLACES and not talk.shots):
        return await _show(act, state, await say_where(act, walk, words, talk.area_id, pin))
    if walk.step == WHAT:
        return await _said_what(act, state, walk, words, talk)
    return await _added(act, state, walk, words, talk)


async def _said_what(act: Act, state: FSMContext, walk: Walk, words: str, talk: Talk) -> Answer | None:
    if is_nothing(words) and not talk.shots:
        raise Refused(Refusal.NOTHING_SAID)
    gone = await say_what(act, walk, words, talk.shots)
    if isinstance(gone, Walk):
        return await _show(act, state, gone)
    await state.clear()
    return None


async def _added(act: Act, state: FSMContext, walk: Walk, words: str, talk: Talk) -> Answer | None:
    """The first photo is answered; those after it are kept without a word, so that an album is no flood."""
    more = add(walk, words, talk.shots)
    if walk.shots and is_nothing(words):
        await _keep(act, state, more)
        return None
    return await _show(act, state, more.to(walk.step))

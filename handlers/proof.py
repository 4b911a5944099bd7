"""A photo from whoever has work in hand: its number says what it shows, else they are asked, also when their words may
be about that work; it may be a new report."""

import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Direct, Polite, Pressed, words_of
from handlers.patience import still_open, until
from handlers.say import about, done, handed_in
from handlers.talk import Talk
from handlers.waiting import Waiting, wait_for
from models import Answer, Audience, Case, Medium, Notice, Press, Refusal, Refused, Right, Shot, Verb
from services.access import access_number
from services.activities.evidence import keep_photos, photographed
from services.cases import Draft, file_case, hand_in
from services.cases.photos import MOST, seen
from services.day import day_card_of, in_hand, open_lines
from services.day.lines import Line
from services.rules.done_words import tells_done
from services.rules.words import clean, is_nothing
from services.understanding import match_category, tells_danger, understanding

MOST_ASKED = 12
"""So many lines are offered for a photo without a number; who has more writes the number."""
PATIENCE = timedelta(minutes=30)
"""How long words and further photos are taken for the one that was asked about."""
_NUMBERED = re.compile(r"(?:编号|no\.?|#)?\s*(\d{1,9})\s*号?(?:[\s,,、。.::;;]+|$)(.*)", re.I | re.S)


class Answering(StatesGroup):
    """A photo is here; of which case is it?"""

    which = State()


class Numbered(Filter):
    """A photo whose caption begins with the number of a case that this person has to hand in."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        return await _numbered(message, talk) if talk.shots else False


async def _numbered(message: Message, talk: Talk) -> bool | dict[str, Any]:
    found = _NUMBERED.fullmatch(clean(words_of(message)))
    if found is None or talk.act.person is None:
        return False
    try:
        case = await access_number(talk.act, int(found[1]), Right.HAND_IN)
    except Refused:
        return False
    return {"case": case, "words": found[2]}


async def _to_day_card(message: Message, talk: Talk) -> bool:
    card = message.reply_to_message
    if card is None or talk.act.chat is None or talk.act.person is None:
        return False
    return await day_card_of(talk.act, talk.act.chat, str(card.message_id)) is not None


class ToDayCard(Filter):
    """A reply with a photo to a card of the day."""

    async def __call__(self, message: Message, talk: Talk) -> bool:
        return bool(talk.shots) and await _to_day_card(message, talk)


class WordsToDayCard(Filter):
    """A reply in words to a card of the day, from somebody who has work in hand; no command and no thanks."""

    async def __call__(self, message: Message, talk: Talk) -> bool:
        if talk.shots or words_of(message).startswith("/") or await Polite()(message):
            return False
        return await _to_day_card(message, talk) and bool(await open_lines(talk.act))


class Bare(Filter):
    """Photos from somebody who has work in hand or is in an activity today, with no words or with words that may be
    about that work; hands on the lines."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        if talk.act.person is None or not _only_pictures(talk.shots):
            return False
        words = clean(words_of(message))
        if words.startswith("/") or not (is_nothing(words) or await _about_work(talk, words)):
            return False
        lines = await in_hand(talk.act)
        return {"lines": lines} if lines or (is_nothing(words) and await photographed(talk.act)) else False


async def _about_work(talk: Talk, words: str) -> bool:
    """换好了井盖, 现在这样了: it says that something is done, or names no kind of matter. Danger is always reported."""
    known = await understanding(talk.act.session)
    return not tells_danger(known, words) and (tells_done(words) or not match_category(known, words).likely)


def _only_pictures(shots: tuple[Shot, ...]) -> bool:
    return bool(shots) and len(seen(shots)) == len(shots)


class StillAsked(Filter):
    """Words or photos while the question is open; not a command. What nobody answered in time is let go."""

    async def __call__(self, message: Message, talk: Talk, state: FSMContext) -> bool:
        if words_of(message).startswith("/") or not (words_of(message) or _only_pictures(talk.shots)):
            return False
        return await still_open(talk, state)


class NamesCase(Filter):
    """Words that begin with the number of one of this person's cases."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        return await _numbered(message, talk)


def router() -> Router:
    """Numbers and answers to a card, in front of what is waited for."""
    here = Router(name="proof")
    here.message.register(numbered, Direct(), Numbered())
    here.message.register(photo, Direct(), ToDayCard())
    here.message.register(photo_awaited, Direct(), WordsToDayCard())
    here.callback_query.register(which, StateFilter(Answering.which), Pressed(Verb.WHICH))
    here.callback_query.register(which_activity, StateFilter(Answering.which), Pressed(Verb.WHICH_ACTIVITY))
    here.callback_query.register(new_report, StateFilter(Answering.which), Pressed(Verb.WHICH_NEW))
    return here


def answers_router() -> Router:
    """More of what is asked about, behind commands and keywords."""
    here = Router(name="proof answers")
    here.message.register(this_one, StateFilter(Answering.which), StillAsked(), NamesCase())
    here.message.register(more, StateFilter(Answering.which), StillAsked())
    return here


def bare_router() -> Router:
    """Behind the gathering: a photo that belongs to a report of a moment ago is no proof."""
    here = Router(name="bare photos")
    here.message.register(bare, Direct(), Bare())
    return here


async def numbered(message: Message, talk: Talk, case: Case, words: str) -> Answer:
    """128 and a photo: that one is done."""
    return await _hand_in(talk, case.id, words, talk.shots)


async def _hand_in(talk: Talk, case_id: int, words: str, shots: tuple[Shot, ...]) -> Answer:
    case = await hand_in(await talk.known(), case_id, words, shots)
    return Answer(Notice.DONE_TOAST, {"verb": handed_in(case).value, "number": case.number})


async def photo(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """In answer to the card of the day. Only one line is open: it is that one."""
    act = await talk.known()
    if not seen(talk.shots):
        raise Refused(Refusal.NEED_PHOTO)
    lines = await open_lines(act)
    if not lines:
        raise Refused(Refusal.CARD_OVER)
    if len(lines) == 1:
        return await _hand_in(talk, lines[0].case.id, words_of(message), talk.shots)
    return await _ask(talk, state, lines, words_of(message), talk.shots)


async def photo_awaited(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """The number comes first, as WeChat has taught everybody: the photo is waited for."""
    named = await _numbered(message, talk)
    if not isinstance(named, dict):
        raise Refused(Refusal.NEED_PHOTO)
    await wait_for(state, Waiting.proof, named["case"].id, words=named["words"])
    return await about(await talk.known(), talk, named["case"], Notice.SEND_PROOF, Audience.HOLDER)


async def bare(message: Message, talk: Talk, state: FSMContext, lines: list[Line]) -> Answer:
    """办好了 128 / 131 / 140 / 新的反映: nobody guesses."""
    return await _ask(talk, state, lines, clean(words_of(message)), talk.shots)


async def _ask(talk: Talk, state: FSMContext, lines: list[Line], words: str, shots: Iterable[Shot]) -> Answer:
    """The photo is kept until they say."""
    act = await talk.known()
    await state.set_state(Answering.which)
    kept = [asdict(shot) | {"kind": shot.kind.value} for shot in shots]
    await state.set_data({"words": words, "shots": kept[:MOST], "until": until(act, PATIENCE)})
    mine = sorted(lines, key=lambda line: line.case.officer_id != act.somebody.id)
    today = [{"activity": one.id, "title": one.title} for one in await photographed(act)]
    return Answer(Notice.WHICH_DONE, {"lines": [line.facts(act) for line in mine[:MOST_ASKED]], "activities": today})


async def _kept(state: FSMContext) -> tuple[str, tuple[Shot, ...]]:
    data = await state.get_data()
    return str(data["words"]), tuple(Shot(**shot | {"kind": Medium(shot["kind"])}) for shot in data["shots"])


async def more(message: Message, talk: Talk, state: FSMContext) -> Answer | None:
    """A further photo is kept without a word; words are kept, and the question is asked once more."""
    words, shots = await _kept(state)
    together = dict.fromkeys((*shots, *talk.shots))
    said = clean(words_of(message))
    asked = await _ask(talk, state, await in_hand(talk.act), "\n".join(filter(None, [words, said])), together)
    return asked if said else None


async def this_one(message: Message, talk: Talk, state: FSMContext, case: Case, words: str) -> Answer:
    """The number, written."""
    before, shots = await _kept(state)
    await state.clear()
    return await _hand_in(talk, case.id, "\n".join(filter(None, [before, words])), (*shots, *talk.shots)[:MOST])


async def which(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """This one is done, and the photo that came shows it."""
    words, shots = await _kept(state)
    case = await hand_in(await talk.known(), press.id, words, shots)
    await state.clear()
    return done(handed_in(case, Verb.WHICH), case)


async def which_activity(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """It shows an activity of today."""
    _, shots = await _kept(state)
    facts = await keep_photos(await talk.known(), press.id, shots)
    await state.clear()
    return Answer(Notice.PHOTOS_KEPT, facts)


async def new_report(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """新的反映: something else that they saw on the way."""
    words, shots = await _kept(state)
    case = await file_case(await talk.known(), Draft(words, shots))
    await state.clear()
    return done(Verb.WHICH_NEW, case)

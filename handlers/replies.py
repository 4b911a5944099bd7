"""A reply to a card says something about its case: proof from whoever holds it, an addition from the reporter."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from handlers.filters import About, Direct, words_of
from handlers.reporting import report
from handlers.say import handed_in, placed
from handlers.talk import Talk
from handlers.waiting import where_said
from models import Answer, Audience, Case, Notice, Question, Refused, Right
from services.access import access_case, access_number
from services.act import Act
from services.cases import add_to_case, asked_for_place, gathering, hand_in, place_case
from services.cases.standing import audience_for
from services.cases.together import report_part
from services.outbox import case_of_card
from services.rules.place_words import names_a_spot
from services.rules.words import is_nothing
from services.understanding import Where, match_category, tells_danger, understanding


class ToCard(Filter):
    """A reply to one of our cards that is about a case; hands on the case's id."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        card = message.reply_to_message
        if card is None or talk.act.chat is None or talk.act.person is None:
            return False
        found = await case_of_card(talk.act, talk.act.chat, str(card.message_id))
        return {"case_id": found} if found is not None else False


class Adds(About):
    """补充 128 开关冒火花: more about a matter, by its number. Without number or words it is meant otherwise."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        said = await super().__call__(message, talk)
        return said if isinstance(said, dict) and said["number"] and (said["words"] or talk.shots) else False


class AnswersPlace(Filter):
    """Words, a pin or a picked place while the bot asks this person in this chat where it is; never danger or plainly
    another matter, which are reports of their own."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        if talk.act.person is None or talk.act.chat is None:
            return False
        case_id = await asked_for_place(talk.act)
        if case_id is None or talk.shots:
            return False
        if talk.direct and await _has_no_words(talk, case_id):
            return False  # these are its first words: the gathering takes them whole, place and matter
        if await _another_matter(talk, case_id, words_of(message)):
            return False
        where = await where_said(message, talk)
        return {"case_id": case_id, "where": where} if where is not None else False


async def _another_danger(act: Act, case_id: int, words: str) -> bool:
    case = await act.session.get(Case, case_id)
    known = await understanding(act.session)
    return tells_danger(known, words, besides=case.category_id if case else None)


async def _another_matter(talk: Talk, case_id: int, words: str) -> bool:
    """Danger, or in a direct chat words that tell of another kind of matter and don't end as places do (垃圾桶旁边)."""
    if await _another_danger(talk.act, case_id, words):
        return True
    case = await talk.act.session.get(Case, case_id)
    if not talk.direct or case is None or case.category_id is None or names_a_spot(words):
        return False
    known = await understanding(talk.act.session)
    told = known.categories.get(match_category(known, words).clear or "")
    return told is not None and told.id != case.category_id


async def _has_no_words(talk: Talk, case_id: int) -> bool:
    case = await gathering(talk.act)
    return case is not None and case.id == case_id and is_nothing(case.words)


def router() -> Router:
    """Replies first, then an answer to the open question of place."""
    here = Router(name="replies")
    here.message.register(reply, ToCard())
    here.message.register(add, Direct(), Adds("add"))
    here.message.register(place, AnswersPlace())
    return here


async def reply(message: Message, talk: Talk, case_id: int) -> Answer | None:
    """Proof, if it is this person's turn; else an addition to their own report."""
    act = await talk.known()
    try:
        await access_case(act, case_id, Right.HAND_IN)
    except Refused:
        danger = talk.direct and await _another_danger(act, case_id, words_of(message))
        return await (report(message, talk) if danger else _add(message, talk, act, case_id, words_of(message)))
    case = await hand_in(act, case_id, words_of(message), talk.shots)
    return Answer(Notice.DONE_TOAST, {"verb": handed_in(case).value, "number": case.number})


async def add(message: Message, talk: Talk, number: int, words: str) -> Answer | None:
    """More of one's own report, whenever; danger is a report of its own."""
    act = await talk.known()
    case = await access_number(act, number)
    if await _another_danger(act, case.id, words):
        return await report(message, talk, words)
    return await _add(message, talk, act, case.id, words)


async def _add(message: Message, talk: Talk, act: Act, case_id: int, words: str) -> Answer | None:
    try:
        case = await access_case(act, case_id, Right.ADD)
    except Refused:
        if talk.direct:
            raise
        return None  # what a neighbour says under a group's card is just chat
    if await audience_for(act, case) is Audience.JOINT:
        await report_part(act, case_id, words, talk.shots)
        return Answer(Notice.GOT_IT, {"number": case.number})
    where = await where_said(message, talk) if case.question is Question.PLACE else None
    if where is not None:
        await place_case(act, case, where)
        return await placed(act, talk, case)
    await add_to_case(act, case_id, words, talk.shots)
    return Answer(Notice.GOT_IT, {"number": case.number})


async def place(message: Message, talk: Talk, case_id: int, where: Where) -> Answer:
    """The answer to the question where it is."""
    act = await talk.known()
    case = await access_case(act, case_id, Right.ANSWER)
    pin = (message.location.latitude, message.location.longitude) if message.location else None
    await place_case(act, case, where, pin=pin)
    return await placed(act, talk, case)

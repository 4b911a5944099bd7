"""Somebody reports something: by keyword, mention or caption in a group, by anything at all in a direct chat."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from handlers.filters import Direct, Polite, Pressed, Reported, heard, longest_first, spoken, words_of
from handlers.gathering import go_on_telling, more_of
from handlers.talk import Talk
from models import Answer, Notice, Press, Refusal, Refused, Verb
from services.cases import Draft, file_case, gathering
from services.chats import invite
from services.rules.words import clean, is_nothing
from services.understanding import match_category, understanding

MOST_THANKS = 40
"""Characters; a longer word of thanks has something else to say as well."""


class Thanks(Filter):
    """谢谢你们,窗帘真好看: a sentence of thanks that names no matter, asks and wants nothing and counts nothing.

    In doubt it is a report: one too many costs the desk a press, one too few a neighbour's trust.
    """

    async def __call__(self, message: Message, talk: Talk) -> bool:
        said = spoken(clean(words_of(message)))
        if talk.shots or not said.startswith(longest_first("heard-thanks")) or len(said) > MOST_THANKS:
            return False
        besides = any(word in said for word in heard("heard-besides"))
        if besides or any(sign.isdigit() or sign in "?？" for sign in said):
            return False
        return not match_category(await understanding(talk.act.session), said).likely


def router() -> Router:
    """Keywords everywhere; in a direct chat whatever nobody else understood."""
    here = Router(name="reporting")
    here.message.register(report, Reported())
    here.callback_query.register(how_to_report, Pressed(Verb.START_REPORT))
    return here


def last_router() -> Router:
    """What remains of a direct chat: thanks get a kind word, everything else is a report."""
    here = Router(name="direct")
    here.message.register(greet, Direct(), Polite())
    here.message.register(thanked, Direct(), Thanks())
    here.message.register(report, Direct())
    return here


def _pin(message: Message) -> tuple[float, float] | None:
    place = message.location
    return (place.latitude, place.longitude) if place else None


async def report(message: Message, talk: Talk, words: str | None = None) -> Answer | None:
    """File it; the answer is the case's own card. A file that is neither photo nor voice: whoever sent it reads so."""
    act = await talk.settled()
    said = words_of(message) if words is None else words
    odd = not talk.shots and _is_file(message)
    if odd and is_nothing(said):
        raise Refused(Refusal.NOT_A_PHOTO)
    begun = await gathering(act)
    if begun is not None and begun.logged_at is None and is_nothing(begun.words) and not is_nothing(said):
        return await go_on_telling(talk, begun, await more_of(message, talk, said))
    shots = await talk.shots_with_earlier()
    await file_case(act, Draft(said, shots, _pin(message), talk.area_id, talk.message))
    await invite(act, talk.invitation, reply_to=talk.message)
    return Answer(Notice.REFUSAL, {"refusal": Refusal.NOT_A_PHOTO.value}) if odd else None


def _is_file(message: Message) -> bool:
    return bool(message.document or message.video or message.animation)


async def greet(message: Message, talk: Talk) -> Answer:
    """Thanks and 好的 get a kind word back; whoever says hello reads how to report."""
    await talk.settled()
    said = spoken(clean(words_of(message)))
    thanks = any(word in said for word in heard("heard-thanks"))
    if not thanks and any(word in said for word in heard("heard-hello")):
        return Answer(Notice.NO_CASE_YET, {})
    return Answer(Notice.THANKED, {"what": "thanks" if thanks else "fine"})


async def thanked(message: Message, talk: Talk) -> Answer:
    """A kind word for a kind word."""
    await talk.settled()
    return Answer(Notice.THANKED, {"what": "thanks"})


async def how_to_report(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Say how to report."""
    await talk.settled()
    return Answer(Notice.NO_CASE_YET, {})

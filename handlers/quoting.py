"""上报 in answer to what a neighbour said in a group: it is reported for them, with their words and photos."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from handlers.filters import Reported, words_of
from handlers.talk import Talk
from models import Answer, Notice, Refusal, Refused
from services.cases import Draft, Earlier, Quoted, report_quoted
from services.cases.photos import MOST
from services.chats import invite
from services.people import person_of
from services.rules.words import clean, is_nothing, without_keyword


class Quoting(Filter):
    """A report keyword in answer to somebody's message in a group; hands on what the answer says besides.

    An answer to a bot, a channel or an anonymous administrator is a report of its own words; without any it is refused.
    """

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        said = message.reply_to_message
        if talk.direct or said is None or _is_topics_own(message, said):
            return False
        found = await Reported()(message, talk)
        if not isinstance(found, dict):
            return False
        if _by_a_neighbour(said):
            return {"besides": str(found["words"])}
        if is_nothing(str(found["words"])) and not talk.shots:
            raise Refused(Refusal.NOT_A_NEIGHBOUR)
        return False


def _is_topics_own(message: Message, said: Message) -> bool:
    """In a forum everything that answers nothing answers the message that opened the topic."""
    return bool(message.is_topic_message) and said.message_id == message.message_thread_id


def _by_a_neighbour(said: Message) -> bool:
    return said.from_user is not None and not said.from_user.is_bot and said.sender_chat is None


def router() -> Router:
    """In front of reports in general."""
    here = Router(name="quoting")
    here.message.register(report_for, Quoting())
    return here


async def report_for(message: Message, talk: Talk, besides: str) -> Answer | None:
    """The message's own words and photos, then what the answer adds."""
    act = await talk.settled()
    said = message.reply_to_message
    assert said is not None
    assert said.from_user is not None
    author = await person_of(act.session, talk.sender.platform, str(said.from_user.id))
    rows = await talk.past.quoted() if talk.past else []
    case, known = await report_quoted(
        act, Quoted(str(said.message_id), author, rows), _draft(said, talk, besides, rows)
    )
    if case.reporter_id == act.somebody.id:
        await invite(act, talk.invitation, reply_to=talk.message)
    facts = {"how": "yours", "number": case.number, "by": "", "title": talk.chat_title}
    return None if known else Answer(Notice.FILED_FOR, facts)


def _draft(said: Message, talk: Talk, besides: str, rows: list[Earlier]) -> Draft:
    words = without_keyword(clean(words_of(said)))[1]
    shots = (*(shot for row in rows for shot in row.shots), *talk.shots)[:MOST]
    pin = (said.location.latitude, said.location.longitude) if said.location else None
    said_words = [part for part in (words, besides) if not is_nothing(part)]
    return Draft("\n".join(said_words), shots, pin, None, talk.message)

"""What belongs to a message of a moment ago: the other pictures of an album, and words that were edited."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from handlers.behalf import line_for_somebody
from handlers.filters import Reported, words_of
from handlers.talk import Talk
from models import Answer, CaseEvent, Notice
from services.cases import add_part, correct_called, retell
from services.rules.called import read_called


class Told(Filter):
    """A message that belongs to one that already told something; hands on what it told."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, CaseEvent]:
        return {"told": talk.told} if talk.told is not None else False


def router() -> Router:
    """Stands in front of everything: an album is one report, and an edit of one is none of its own."""
    here = Router(name="again")
    here.message.register(part, Told())
    here.edited_message.register(edited, Told())
    return here


async def _words(message: Message, talk: Talk) -> str:
    line = line_for_somebody(message, talk)
    if line is not None:
        return read_called(line).words
    found = await Reported()(message, talk)
    return str(found["words"]) if isinstance(found, dict) else words_of(message)


async def part(message: Message, talk: Talk, told: CaseEvent) -> None:
    """One more of an album: attached without a word."""
    await add_part(await talk.settled(), told, await _words(message, talk), talk.shots)


async def edited(message: Message, talk: Talk, told: CaseEvent) -> Answer | None:
    """Other words: the live card shows them; once somebody is on it, they are added and the reporter reads so."""
    act = await talk.settled()
    line = line_for_somebody(message, talk)
    if line is not None:
        await correct_called(act, told.case_id, read_called(line).called)
    case = await retell(act, told, await _words(message, talk))
    return Answer(Notice.GOT_IT, {"number": case.number}) if case else None

"""A button's words, written instead of pressed: they report nothing, and whoever wrote them reads where to press."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from handlers.filters import BEHIND_THANKS, Direct, heard, spoken, words_of
from handlers.talk import Talk
from models import Refusal, Refused
from services.rules.words import clean


class ButtonWords(Filter):
    """没解决 and nothing else, without a photo."""

    async def __call__(self, message: Message, talk: Talk) -> bool:
        return not talk.shots and spoken(clean(words_of(message))).rstrip(BEHIND_THANKS) in heard("heard-button")


def router() -> Router:
    """Behind everything that waits for words, in front of what makes words a report."""
    here = Router(name="button_words")
    here.message.register(press_it, Direct(), ButtonWords())
    return here


async def press_it(message: Message, talk: Talk) -> None:
    """Say where the button is."""
    await talk.settled()
    raise Refused(Refusal.PRESS_IT)

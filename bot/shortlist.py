"""Which handlers an event may be meant for: aiogram asks each in turn, and most of a hundred and forty can't be meant.

A press says its verb, a command and a spoken word their first sign, and who is asked nothing answers nothing. The order
of precedence stays, and so does the last word of each filter.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers.filters import Pressed, Worded, words_of
from models import Press, Verb
from services.rules.traditional import simplified
from services.rules.words import clean


class Clue(NamedTuple):
    """What is seen of an event at once."""

    verb: Verb | None = None
    sign: str = ""
    """The first sign of its words, where some handler's word begins with it."""
    asked: bool = False
    """Whether an answer of its sender is waited for."""


class Shortlist(TelegramEventObserver):
    """The handlers of one kind of event. What it has seen once it doesn't look for again."""

    def __init__(self, router: Router, event_name: str, handlers: Iterable[HandlerObject]) -> None:
        super().__init__(router, event_name)
        self.handlers = list(handlers)
        self._signs = frozenset[str]().union(*(_signs(one) or () for one in self.handlers))
        self._shorter: dict[Clue, TelegramEventObserver] = {}

    async def trigger(self, event: TelegramObject, **kwargs: Any) -> Any:
        """The first handler that is meant, or ``UNHANDLED``."""
        return await self._of(self._clue(event, kwargs)).trigger(event, **kwargs)

    def _clue(self, event: TelegramObject, data: dict[str, Any]) -> Clue:
        asked = data.get("raw_state") is not None
        if isinstance(event, CallbackQuery):
            press = Press.parse(event.data or "")
            return Clue(None if press is None else press.verb, asked=asked)
        sign = simplified(clean(words_of(event)).lower()[:1]) if isinstance(event, Message) else ""
        return Clue(sign=sign if sign in self._signs else "", asked=asked)

    def _of(self, clue: Clue) -> TelegramEventObserver:
        if clue not in self._shorter:
            shorter = TelegramEventObserver(self.router, self.event_name)
            shorter.handlers = [one for one in self.handlers if _may_be_meant(one, clue)]
            self._shorter[clue] = shorter
        return self._shorter[clue]


def _may_be_meant(handler: HandlerObject, clue: Clue) -> bool:
    signs, verbs = _signs(handler), _verbs(handler)
    return (
        (signs is None or clue.sign in signs)
        and (verbs is None or clue.verb in verbs)
        and (clue.asked or not _answers(handler))
    )


def _signs(handler: HandlerObject) -> frozenset[str] | None:
    """What the words may begin with that this handler is meant by; ``None``: with anything."""
    return next((one.callback.signs for one in handler.filters or () if isinstance(one.callback, Worded)), None)


def _verbs(handler: HandlerObject) -> frozenset[Verb] | None:
    return next((one.callback.verbs for one in handler.filters or () if isinstance(one.callback, Pressed)), None)


def _answers(handler: HandlerObject) -> bool:
    """Whether it is asked only while something is waited for."""
    return any(
        isinstance(one.callback, StateFilter) and not {None, "*"} & set(one.callback.states)
        for one in handler.filters or ()
    )

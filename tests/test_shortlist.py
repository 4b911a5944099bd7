"""The shortlist leaves nobody out who may be meant, keeps the order, and is short."""

from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.filters import StateFilter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Chat, Message, User

from bot.dispatcher import _handlers
from bot.shortlist import Shortlist
from handlers.filters import Asked, Ordered, Pressed, Worded, heard
from models import Press, Verb

SOMEBODY = User(id=1, is_bot=False, first_name="Somebody")


def said(text: str) -> Message:
    return Message(
        message_id=1,
        date=datetime(2026, 3, 2, tzinfo=UTC),
        chat=Chat(id=1, type="private"),
        from_user=SOMEBODY,
        text=text,
    )


def pressed(data: str) -> CallbackQuery:
    return CallbackQuery(id="1", from_user=SOMEBODY, chat_instance="1", data=data)


@pytest.fixture(scope="module")
def messages() -> Shortlist:
    return Shortlist(Router(), "message", _handlers()["message"])


@pytest.fixture(scope="module")
def presses() -> Shortlist:
    return Shortlist(Router(), "callback_query", _handlers()["callback_query"])


def asked_for(shortlist: Shortlist, event: Message | CallbackQuery, state: str | None = None) -> list[Any]:
    return shortlist._of(shortlist._clue(event, {"raw_state": state})).handlers


def test_whatever_people_write_for_a_command_finds_its_handlers(messages: Shortlist) -> None:
    for handler in messages.handlers:
        for name in {one.callback.name for one in handler.filters or () if isinstance(one.callback, Worded)}:
            for words in (*heard(f"heard-{name}"), f"/{name}@some_bot 2"):
                for spoken in (words, f"  {words.upper()} 12 ", f"\u200b{words}"):
                    assert handler in asked_for(messages, said(spoken), state="anything"), (name, spoken)


def test_each_press_finds_its_handlers_and_nobody_elses(presses: Shortlist) -> None:
    for verb in Verb:
        press = pressed(Press(verb, 1, 1, "").pack())
        meant = [
            one
            for one in presses.handlers
            if all(verb in part.callback.verbs for part in one.filters or () if isinstance(part.callback, Pressed))
        ]
        assert asked_for(presses, press, "anything") == meant
        assert len(meant) < 4


def test_a_plain_sentence_is_asked_of_few_and_in_their_order(messages: Shortlist) -> None:
    few = asked_for(messages, said("3号楼2单元楼道灯坏了"))
    assert len(few) < len(messages.handlers) / 3
    assert few == [one for one in messages.handlers if one in few]


async def test_answers_are_looked_for_only_while_something_is_asked() -> None:
    router = Router()

    async def answer(message: Message) -> str:
        return "answer"

    async def order(message: Message) -> str:
        return "order"

    async def free(message: Message) -> str:
        return "free"

    router.message.register(answer, StateFilter(State("step", "asking")))
    router.message.register(order, Asked("todo"))
    router.message.register(free, StateFilter(None), Ordered("restore"))
    shortlist = Shortlist(router, "message", router.message.handlers)
    talk: Any = type("Spoken", (), {"bot_name": "linli_bot"})()

    async def answered(text: str, state: str | None) -> Any:
        return await shortlist.trigger(said(text), talk=talk, raw_state=state)

    assert await answered("anything", "asking:step") == "answer"
    assert await answered("anything", None) is UNHANDLED
    assert await answered("/todo", None) == "order"
    assert await answered("找回 王阿姨", None) == "free"
    assert await answered("找回 王阿姨", "other") is UNHANDLED

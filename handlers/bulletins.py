"""周报, 月报, 季报: the draft, what desk and street decide about it, what a unit says of its line."""

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Pressed, words_of
from handlers.talk import Talk
from handlers.waiting import Fits
from models import Answer, Bulletin, BulletinKind, Lane, Notice, Press, Verb
from services.act import Act
from services.bulletins import (
    approve,
    decides,
    drop,
    leave_out,
    newest,
    object_to,
    our_bulletin,
    put_words,
    show_draft,
)
from services.bulletins.deciding import may_object, undecided


class Writing(StatesGroup):
    """What somebody is asked to write: words in front, what is wrong with a line."""

    words = State()
    objection = State()


def router() -> Router:
    """By word and by button."""
    here = Router(name="bulletins")
    here.message.register(week, Asked("weekly"))
    here.message.register(month, Asked("monthly"))
    here.message.register(quarter, Asked("quarterly"))
    here.callback_query.register(again, Pressed(Verb.BULLETIN))
    here.callback_query.register(send, Pressed(Verb.BULLETIN_SEND))
    here.callback_query.register(not_this, Pressed(Verb.BULLETIN_DROP))
    here.callback_query.register(out, Pressed(Verb.BULLETIN_OUT))
    here.callback_query.register(ask_words, Pressed(Verb.BULLETIN_WORDS))
    here.callback_query.register(ask_objection, Pressed(Verb.BULLETIN_OBJECT))
    return here


def answers_router() -> Router:
    """What the bot waits for."""
    here = Router(name="bulletin answers")
    here.message.register(words, StateFilter(Writing.words), Fits())
    here.message.register(objection, StateFilter(Writing.objection), Fits())
    return here


async def _show(act: Act, bulletin: Bulletin) -> None:
    assert act.chat is not None
    await show_draft(act, [act.chat], bulletin, lane=Lane.ANSWERS)


def _done(verb: Verb) -> Answer:
    """The card that was pressed is drawn again."""
    return Answer(Notice.DONE_TOAST, {"verb": verb.value, "number": 0}, toast=True)


async def week(message: Message, talk: Talk, rest: str) -> None:
    """The newest weekly one."""
    await _newest(talk, BulletinKind.WEEK)


async def month(message: Message, talk: Talk, rest: str) -> None:
    """The newest monthly one."""
    await _newest(talk, BulletinKind.MONTH)


async def quarter(message: Message, talk: Talk, rest: str) -> None:
    """The newest quarterly one."""
    await _newest(talk, BulletinKind.QUARTER)


async def _newest(talk: Talk, kind: BulletinKind) -> None:
    act = await talk.private()
    await _show(act, await newest(act, kind))


async def again(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """As it stands now."""
    act = await talk.private()
    await _show(act, await our_bulletin(act, press.id))
    return _done(Verb.BULLETIN)


async def send(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is published, at its time."""
    await approve(await talk.private(), press.id)
    return _done(Verb.BULLETIN_SEND)


async def not_this(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is not published."""
    await drop(await talk.private(), press.id)
    return _done(Verb.BULLETIN_DROP)


async def out(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """A unit's line out, or in again; the new picture comes by itself."""
    await leave_out(await talk.private(), press.id, press.number)
    return _done(Verb.BULLETIN_OUT)


async def ask_words(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for the words in front."""
    act = await talk.private()
    bulletin = await undecided(act, press.id)
    await _wait(state, Writing.words, bulletin.id)
    return Answer(Notice.BULLETIN_WRITE, {"what": "words", "decides": await decides(act, bulletin)})


async def words(message: Message, talk: Talk, state: FSMContext) -> None:
    """These stand in front."""
    act = await talk.private()
    bulletin = await put_words(act, int((await state.get_data())["bulletin"]), words_of(message))
    await state.clear()
    await _show(act, bulletin)


async def ask_objection(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for what is wrong with the line."""
    act = await talk.private()
    bulletin = await may_object(act, press.id, press.number)
    await _wait(state, Writing.objection, bulletin.id, unit=press.number)
    return Answer(Notice.BULLETIN_WRITE, {"what": "objection", "decides": await decides(act, bulletin)})


async def objection(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """The desk hears it."""
    data: dict[str, Any] = await state.get_data()
    await object_to(await talk.private(), int(data["bulletin"]), int(data["unit"]), words_of(message))
    await state.clear()
    return Answer(Notice.DONE_TOAST, {"verb": Verb.BULLETIN_OBJECT.value, "number": 0})


async def _wait(state: FSMContext, what: State, bulletin_id: int, **more: int) -> None:
    await state.set_state(what)
    await state.set_data({"bulletin": bulletin_id, **more})

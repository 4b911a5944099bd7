"""Who are you, asked once and kindly: name, home, how to be shown; everything may be left out."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlmodel import col, select

from handlers.filters import Asked, Direct, Pressed, words_of
from handlers.setup import Words
from handlers.talk import Talk
from models import Answer, Compound, Notice, Press, Refusal, Refused, Verb
from services.act import Act
from services.introducing import intro_facts, set_home, set_name, set_shown
from services.places import buildings_of


class Intro(StatesGroup):
    """Only after a press: what is said next is a name."""

    name = State()


def router() -> Router:
    """By word at any time, by the card that is sent once."""
    here = Router(name="introducing")
    here.message.register(profile, Asked("profile"), Direct())
    here.message.register(name, StateFilter(Intro.name), Direct(), Words())
    here.callback_query.register(ask_name, Pressed(Verb.INTRO_NAME))
    here.callback_query.register(yards, Pressed(Verb.INTRO_HOME))
    here.callback_query.register(buildings, Pressed(Verb.INTRO_YARD))
    here.callback_query.register(home, Pressed(Verb.INTRO_BUILDING))
    here.callback_query.register(ways, Pressed(Verb.INTRO_HOW))
    here.callback_query.register(shown, Pressed(Verb.INTRO_SHOWN))
    return here


async def _mine(talk: Talk) -> Act:
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)
    return await talk.settled()


async def profile(message: Message, talk: Talk, rest: str) -> Answer:
    """What we know, and the buttons that change it."""
    return Answer(Notice.INTRODUCE, await intro_facts(await _mine(talk)))


async def ask_name(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for the name."""
    await _mine(talk)
    await state.set_state(Intro.name)
    return Answer(Notice.INTRO_ASK, {"what": "name", "options": [], "verb": ""})


async def name(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """The name."""
    facts = await set_name(await _mine(talk), words_of(message))
    await state.clear()
    return Answer(Notice.INTRODUCE, facts)


async def yards(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Which compound?"""
    act = await _mine(talk)
    rows = (await act.session.execute(select(Compound).order_by(col(Compound.id)))).scalars()
    options = [{"id": yard.id, "name": yard.name} for yard in rows]
    return Answer(Notice.INTRO_ASK, {"what": "yard", "options": options, "verb": Verb.INTRO_YARD.value})


async def buildings(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Which building?"""
    found = await buildings_of(await _mine(talk), press.id)
    options = [{"id": area.id, "name": area.name} for area in found]
    return Answer(Notice.INTRO_ASK, {"what": "building", "options": options, "verb": Verb.INTRO_BUILDING.value})


async def home(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """This one."""
    return Answer(Notice.INTRODUCE, await set_home(await _mine(talk), press.id))


async def ways(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """How shall the name be shown?"""
    return Answer(Notice.INTRO_SHOWN, await intro_facts(await _mine(talk)))


async def shown(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """So."""
    return Answer(Notice.INTRODUCE, await set_shown(await _mine(talk), press.argument))

"""Where is it, and what kind of matter: the open question's buttons, and 转错了."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from handlers.filters import Pressed
from handlers.say import about, done
from handlers.talk import Talk
from handlers.waiting import Waiting, wait_for
from models import Answer, Audience, Case, Category, Notice, Press, Right, Verb
from services.access import access_case
from services.act import Act
from services.cases import (
    choose_category,
    choose_condition,
    choose_place,
    conditions_for,
    not_sure,
    place_at_home,
    wrong_place,
)
from services.facts import names
from services.places import buildings_of, compounds_near, stairs_of
from services.understanding import understanding

PAGE = 8
Row = TypeVar("Row")


def router() -> Router:
    """Answers by button."""
    here = Router(name="questions")
    here.callback_query.register(home, Pressed(Verb.HOME))
    here.callback_query.register(compounds, Pressed(Verb.COMPOUNDS))
    here.callback_query.register(buildings, Pressed(Verb.COMPOUND))
    here.callback_query.register(area, Pressed(Verb.AREA))
    here.callback_query.register(pin, Pressed(Verb.PIN))
    here.callback_query.register(categories, Pressed(Verb.CATEGORIES))
    here.callback_query.register(category, Pressed(Verb.CATEGORY))
    here.callback_query.register(unsure, Pressed(Verb.UNSURE))
    here.callback_query.register(conditions, Pressed(Verb.CONDITIONS))
    here.callback_query.register(condition, Pressed(Verb.CONDITION))
    here.callback_query.register(wrong, Pressed(Verb.WRONG))
    return here


async def home(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """At my own building."""
    return done(Verb.HOME, await place_at_home(await talk.known(), press.id, press.version))


async def compounds(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Choose a compound; where there is one only, its buildings at once."""
    act = await talk.known()
    case = await access_case(act, press.id, Right.ANSWER)
    found = await compounds_near(act, case)
    if len(found) == 1:
        return await _buildings(act, talk, case, found[0].id)
    options = [{"id": yard.id, "name": yard.name} for yard in found]
    return await about(act, talk, case, Notice.CHOOSE_COMPOUND, Audience.TEAM, options=options)


async def buildings(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Choose a building of the compound in the argument."""
    act = await talk.known()
    case = await access_case(act, press.id, Right.ANSWER)
    return await _buildings(act, talk, case, press.number)


async def _buildings(act: Act, talk: Talk, case: Case, compound_id: int) -> Answer:
    options = [{"id": area.id, "name": area.name} for area in await buildings_of(act, compound_id)]
    return await about(act, talk, case, Notice.CHOOSE_AREA, Audience.TEAM, options=options, level="building", whole=0)


async def area(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """A building, which then asks for the stair; or a stair, or the building as a whole (``=`` before the id)."""
    act = await talk.known()
    whole = press.argument.startswith("=")
    chosen = press.argument.removeprefix("=")
    area_id = replace(press, argument=chosen).number
    case = await access_case(act, press.id, Right.ANSWER)
    stairs = [] if whole else await stairs_of(act, area_id)
    if not stairs:
        return done(Verb.AREA, await choose_place(act, press.id, press.version, area_id))
    options = [{"id": stair.id, "name": stair.name} for stair in stairs]
    return await about(
        act, talk, case, Notice.CHOOSE_AREA, Audience.TEAM, options=options, level="stair", whole=area_id
    )


async def pin(query: CallbackQuery, talk: Talk, press: Press, state: FSMContext) -> Answer:
    """Wait for a place on the map."""
    act = await talk.known()
    case = await access_case(act, press.id, Right.ANSWER)
    await wait_for(state, Waiting.place, case.id)
    return await about(act, talk, case, Notice.SEND_PIN, Audience.TEAM)


async def category(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is this kind of matter."""
    return done(Verb.CATEGORY, await choose_category(await talk.known(), press.id, press.version, press.argument))


async def unsure(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The desk shall decide."""
    return done(Verb.UNSURE, await not_sure(await talk.known(), press.id, press.version))


async def categories(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The whole list, a page at a time; the page stands in the argument."""
    act = await talk.known()
    case = await access_case(act, press.id, Right.CORRECT)
    known = await understanding(act.session)
    return await _choose(act, talk, case, list(known.categories.values()), press.number)


async def wrong(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It went to the wrong people: the likeliest others first."""
    act = await talk.known()
    case = await wrong_place(act, press.id)
    known = await understanding(act.session)
    likely = [known.categories[key] for key in case.candidates if key in known.categories]
    others = [row for row in likely if row.id != case.category_id]
    return await _choose(act, talk, case, others or list(known.categories.values()), 1)


async def conditions(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """What exactly was found, a page at a time, each with its limit."""
    act = await talk.known()
    case, found = await conditions_for(act, press.id)
    shown, page, pages = _page(found, press.number)
    options = [
        {
            "id": row.id,
            "name": row.name,
            "limit": {"amount": limit.handle_amount, "measure": limit.handle_measure.value},
        }
        for row, limit in shown
    ]
    return await about(act, talk, case, Notice.CHOOSE_CONDITION, Audience.TEAM, options=options, page=page, pages=pages)


async def condition(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is this."""
    return done(Verb.CONDITION, await choose_condition(await talk.known(), press.id, press.version, press.number))


def _page(rows: Sequence[Row], page: int) -> tuple[Sequence[Row], int, int]:
    pages = max(1, -(-len(rows) // PAGE))
    number = min(max(page, 1), pages)
    return rows[(number - 1) * PAGE : number * PAGE], number, pages


async def _choose(act: Act, talk: Talk, case: Case, rows: Sequence[Category], page: int) -> Answer:
    fitting = [row for row in rows if row.may_be_logged or case.logged_at is None]
    shown, number, pages = _page(fitting, page)
    options = [{"key": row.key, "names": names(row)} for row in shown]
    return await about(
        act, talk, case, Notice.CHOOSE_CATEGORY, Audience.TEAM, options=options, page=number, pages=pages
    )

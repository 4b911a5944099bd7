"""The front door: start, help, who am I, my grid member, which language."""

from functools import partial
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Direct, Pressed
from handlers.talk import Talk
from locales import LOCALES
from models import Answer, Notice, Press, Refusal, Refused, Verb
from services.act import Act
from services.introducing import introduce
from services.own_times import own_times
from services.profile import grid_contacts, rights_of, roles_of, speak

OUR_OWN = "web"
"""The platform on which an account's number is of no use to anybody."""


def router() -> Router:
    """Commands that everybody has."""
    here = Router(name="commands")
    here.message.register(start, Asked("start"))
    here.message.register(help_, Asked("help"))
    here.message.register(me, Asked("me"))
    here.message.register(me, Asked("me-short"), Direct())
    here.message.register(my_grid, Asked("grid"))
    here.message.register(language, Asked("lang"))
    for code in LOCALES:
        here.message.register(partial(language_named, code), Asked(f"speak-{code}"), Direct())
    here.callback_query.register(help_page, Pressed(Verb.HELP_PAGE))
    here.callback_query.register(my_grid_press, Pressed(Verb.MY_GRID))
    here.callback_query.register(choose_language, Pressed(Verb.LANGUAGE))
    return here


async def _standing(act: Act) -> dict[str, Any]:
    return {
        "name": act.somebody.name,
        "roles": [role["role"] for role in await roles_of(act)],
        "rights": await rights_of(act),
    }


async def start(message: Message, talk: Talk, rest: str) -> Answer:
    """The front door of a direct chat; help in a group."""
    act = await talk.settled()
    if not talk.direct:
        return await help_(message, talk, rest)
    contacts = await grid_contacts(act)
    await introduce(act)
    return Answer(Notice.START, {**await _standing(act), "contact": contacts["contact"]})


async def help_(message: Message, talk: Talk, rest: str) -> Answer:
    """What this person can do here."""
    return Answer(Notice.HELP, {**await _standing(await talk.settled()), "group": not talk.direct})


async def help_page(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Another page of it."""
    act = await talk.settled()
    return Answer(Notice.HELP, {**await _standing(act), "group": not talk.direct, "page": max(press.id, 1)})


async def me(message: Message, talk: Talk, rest: str) -> Answer:
    """What the bot knows about this person; never in a group."""
    act = await talk.settled()
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)
    facts = {
        "name": act.somebody.name,
        "roles": await roles_of(act),
        "home": (await grid_contacts(act))["home"],
        "shown": act.somebody.shown.value if act.somebody.shown else "",
        "language": talk.language,
        "account": "" if talk.sender.platform == OUR_OWN else talk.sender.external_id,
        **await own_times(act),
    }
    return Answer(Notice.ME, facts)


async def _my_grid(talk: Talk) -> Answer:
    contacts = await grid_contacts(await talk.settled())
    return Answer(Notice.MY_GRID, {key: contacts[key] for key in ("contact", "grid", "leader", "card")})


async def my_grid(message: Message, talk: Talk, rest: str) -> Answer:
    """Who looks after where I live, with a phone number to dial."""
    return await _my_grid(talk)


async def my_grid_press(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """The same by button."""
    return await _my_grid(talk)


async def language(message: Message, talk: Talk, rest: str) -> Answer:
    """Switch to the other language, or to the one named."""
    act = await talk.settled()
    other = next(code for code in LOCALES if code != act.somebody.language)
    return await _speak(act, rest if rest in LOCALES else other)


async def language_named(code: str, message: Message, talk: Talk, rest: str) -> Answer:
    """Whoever writes the name of a language wants to read it."""
    return await _speak(await talk.settled(), code)


async def choose_language(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Switch to the language on the button."""
    return await _speak(await talk.settled(), press.argument)


async def _speak(act: Act, code: str) -> Answer:
    if code not in LOCALES:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    await speak(act, code)
    return Answer(Notice.LANGUAGE, {"language": code})

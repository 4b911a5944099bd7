"""Posts given and ended: 任命 小李 网格员 春风一网格 到12月31日, 免去 小李; buttons ask for what is missing."""

from functools import cache
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import Ordered, Pressed
from handlers.setup import appoint_by_reply
from handlers.talk import Talk
from locales import LOCALES, say
from models import Answer, Audience, Notice, Person, Press, Refusal, Refused, Role, Verb
from services.act import Act
from services.facts import case_facts
from services.posts import access_post, end_post, give_post, in_hand, posts_to_end, read_order, sure
from services.setup import places_for, roles_to_give
from services.transferring import leaver_of, offers


def router() -> Router:
    """Guided by buttons where words are missing; done only by the last press."""
    here = Router(name="posts")
    here.message.register(appoint, Ordered("appoint"))
    here.message.register(dismiss, Ordered("dismiss"))
    here.callback_query.register(whom, Pressed(Verb.APPOINT_WHOM))
    here.callback_query.register(role, Pressed(Verb.APPOINT_ROLE))
    here.callback_query.register(place, Pressed(Verb.APPOINT_PLACE))
    here.callback_query.register(given, Pressed(Verb.APPOINT))
    here.callback_query.register(which, Pressed(Verb.DISMISS_WHICH))
    here.callback_query.register(ended, Pressed(Verb.DISMISS))
    return here


@cache
def _names() -> dict[str, Role]:
    """What posts are called, in every language."""
    given = {say(f"role-{role}", locale).lower(): role for role in Role for locale in LOCALES}
    also = (one.split("=") for locale in LOCALES for one in say("post-names", locale).split("|"))
    return {name: role for name, role in given.items() if role is not Role.RESIDENT} | {
        name.strip(): Role(code.strip()) for name, code in also
    }


def _private(talk: Talk) -> None:
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)


async def appoint(message: Message, talk: Talk, rest: str) -> Answer | None:
    """As far as the words go; the next question, or the card that asks whether it is right."""
    act = await talk.known()
    if not rest or not talk.direct:
        return await appoint_by_reply(message, talk)
    order = await read_order(act, rest, _names())
    if len(order.people) > 1:
        options = [{"id": one.id, "name": one.name} for one in order.people]
        told = f"{order.role.value if order.role else ''}.{order.place['id'] if order.place else ''}.{order.until}"
        return Answer(Notice.APPOINT_WHOM, {"options": options, "told": told})
    if not order.people:
        raise Refused(Refusal.NOBODY_CALLED)
    place_id = int(order.place["id"]) if order.place else 0
    return await _next(act, order.people[0], order.role, place_id, order.until)


async def _next(act: Act, person: Person, role: Role | None, place_id: int, day: str) -> Answer:
    if role is None:
        options = [one.value for one in await roles_to_give(act)]
        return Answer(Notice.APPOINT_ROLE, {"person": person.id, "name": person.name, "options": options, "day": day})
    if not place_id:
        facts: dict[str, Any] = {"person": person.id, "name": person.name, "role": role.value, "day": day}
        return Answer(Notice.APPOINT_PLACE, {**facts, "options": await places_for(act, role)})
    return Answer(Notice.APPOINT_SURE, await sure(act, person.id, role, place_id, day))


def _told(argument: str) -> tuple[Role | None, int, str]:
    """``grid_member.7.20261231`` as a button carries it; parts may be missing."""
    role, place, day = [*argument.split("."), "", ""][:3]
    if (role and role not in set(Role)) or not (f"0{place}{day}".isascii() and f"0{place}{day}".isdecimal()):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return Role(role) if role else None, int(place or 0), day


async def _person(act: Act, press: Press) -> Person:
    person = await act.session.get(Person, press.id)
    if person is None:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    await roles_to_give(act)
    return person


async def whom(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """This one of several."""
    _private(talk)
    act = await talk.known()
    return await _next(act, await _person(act, press), *_told(press.argument))


async def role(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """And where?"""
    return await whom(query, talk, press)


async def place(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Is it right so?"""
    return await whom(query, talk, press)


async def given(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is settled; everything is looked at once more."""
    _private(talk)
    wanted, place_id, day = _told(press.argument)
    if wanted is None:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return Answer(Notice.APPOINTED, await give_post(await talk.known(), press.id, wanted, place_id, day))


async def dismiss(message: Message, talk: Talk, rest: str) -> Answer:
    """Which post? Is it right so?"""
    act = await talk.known()
    _private(talk)
    posts = await posts_to_end(act, rest, _names())
    return Answer(
        Notice.DISMISS_SURE if len(posts) == 1 else Notice.DISMISS_WHICH,
        posts[0] if len(posts) == 1 else {"options": posts},
    )


async def which(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Is it right so?"""
    _private(talk)
    _, facts = await access_post(await talk.known(), press.id)
    return Answer(Notice.DISMISS_SURE, facts)


async def ended(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It is ended, and what was in hand is shown."""
    _private(talk)
    act = await talk.known()
    facts = await end_post(act, press.id)
    lines = [{**await case_facts(act, case, Audience.DESK), "why": ""} for case in await in_hand(act, press.id)]
    leaver = await leaver_of(act, press.id)
    options = [{"id": one.id, "name": one.name} for one in await offers(act, leaver)]
    return Answer(Notice.DISMISSED, {**facts, "person": leaver.id, "lines": lines, "options": options})

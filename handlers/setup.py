"""The first administrator's walk, and appointments by button."""

from hmac import compare_digest
from typing import Any

from aiogram import Router
from aiogram.enums import MessageOriginType
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from aiogram.types import User as PlatformUser

from handlers.filters import Asked, Direct, words_of
from handlers.talk import Talk
from locales import language_of
from models import Answer, Notice, Person, Refusal, Refused
from services.act import Act
from services.community import Community
from services.outbox import tell
from services.people import Sender, direct_chats, meet
from services.setup import claim, is_new, name_communities, name_street, roles_to_give


class Walk(StatesGroup):
    """What the administrator is asked."""

    street = State()
    communities = State()


class Claims(Filter):
    """``/start CODE`` in a direct chat of a house that nobody looks after yet; the code is enough."""

    async def __call__(self, message: Message, talk: Talk, setup_code: str) -> bool:
        code = next(reversed(words_of(message).split()), "")
        right = bool(setup_code) and compare_digest(code.upper().encode(), setup_code.encode())
        return right and talk.direct and await is_new(talk.act)


class Unclaimed(Filter):
    """``/start`` without the right code while nobody looks after the house."""

    def __init__(self) -> None:
        self._start = Asked("start")

    async def __call__(self, message: Message, talk: Talk) -> bool:
        return talk.direct and bool(await self._start(message, talk)) and await is_new(talk.act)


class Words(Filter):
    """Plain words without a command."""

    async def __call__(self, message: Message) -> bool:
        return bool(message.text) and not words_of(message).startswith("/")


class NamesSomebody(Filter):
    """A forwarded message or a contact in a direct chat, sent by somebody who may appoint."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        if not talk.direct or talk.act.person is None or not (message.contact or message.forward_origin):
            return False
        if talk.shots:
            return False  # a photo that is passed on is a report
        try:
            await roles_to_give(talk.act)
        except Refused:
            return False
        return {"named": _named(message, talk)}


def router() -> Router:
    """Before the commands: ``/start`` with the code is not just a greeting."""
    here = Router(name="setup")
    here.message.register(claimed, Claims())
    here.message.register(unclaimed, Unclaimed())
    here.message.register(street, StateFilter(Walk.street), Direct(), Words())
    here.message.register(communities, StateFilter(Walk.communities), Direct(), Words())
    here.message.register(who, NamesSomebody())
    return here


async def claimed(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """The first one with the code looks after the house."""
    await claim(await talk.settled())
    await state.set_state(Walk.street)
    return Answer(Notice.SETUP, {"step": "street", "street": ""})


async def unclaimed(message: Message, talk: Talk) -> Answer:
    """Nothing can be done for anybody before somebody has come with the code."""
    raise Refused(Refusal.NOT_CLAIMED)


async def street(message: Message, talk: Talk, state: FSMContext, starter: Community) -> Answer:
    """The street's name."""
    made = await name_street(await talk.known(), words_of(message), starter)
    await state.set_state(Walk.communities)
    return Answer(Notice.SETUP, {"step": "communities", "street": made.name})


async def communities(message: Message, talk: Talk, state: FSMContext) -> Answer:
    """The communities' names, one a line."""
    around = await name_communities(await talk.known(), words_of(message))
    await state.clear()
    return Answer(Notice.SETUP, {"step": "ready", "street": around.name})


def _named(message: Message, talk: Talk) -> Sender | None:
    contact, origin = message.contact, message.forward_origin
    if contact is not None and contact.user_id is not None:
        name = " ".join(filter(None, (contact.first_name, contact.last_name)))
        return Sender(talk.sender.platform, str(contact.user_id), name, talk.language)
    if origin is not None and origin.type == MessageOriginType.USER:
        return _sender(origin.sender_user, talk)
    return None


def _sender(user: PlatformUser, talk: Talk) -> Sender | None:
    if user.is_bot:
        return None
    return Sender(talk.sender.platform, str(user.id), user.full_name, language_of(user.language_code))


async def who(message: Message, talk: Talk, named: Sender | None) -> Answer:
    """Somebody was forwarded: what are they?"""
    if named is None:
        raise Refused(Refusal.NOBODY_NAMED)
    act = await talk.known()
    return Answer(Notice.APPOINT_ROLE, await _question(act, await meet(act.session, named, act.now)))


async def appoint_by_reply(message: Message, talk: Talk) -> Answer | None:
    """A reply to somebody in a group: the question goes to the administrator's direct chat."""
    act = await talk.known()
    await roles_to_give(act)
    said = message.reply_to_message
    named = _sender(said.from_user, talk) if said and said.from_user and not said.sender_chat else None
    if named is None:
        raise Refused(Refusal.NOBODY_NAMED)
    facts = await _question(act, await meet(act.session, named, act.now))
    chats = await direct_chats(act.session, [act.somebody.id])
    await tell(act, chats.values(), Notice.APPOINT_ROLE, facts)
    return None


async def _question(act: Act, person: Person) -> dict[str, Any]:
    options = [role.value for role in await roles_to_give(act)]
    return {"person": person.id, "name": person.name, "options": options, "day": ""}

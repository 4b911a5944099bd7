"""Ways in: my own link, a group's link, the code for somebody who lost theirs, one person with two accounts."""

import re
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from handlers.filters import Asked, Ordered, Pressed, words_of
from handlers.talk import Talk
from models import Answer, CardJobKind, Chat, Notice, Press, Purpose, Refusal, Refused, Right, Verb
from services.access import may_anywhere, require
from services.accounts import code_for_me, link_account
from services.act import Act
from services.codes import heard_at
from services.contact_cards import want
from services.joining import (
    JOIN,
    access_join_link,
    group_of,
    groups_to_invite,
    join_facts,
    link_into,
    may_invite,
    my_link,
    renew_link,
    way_for_neighbours,
)
from services.links import end_link, link_of, links_into
from services.profile import grid_contacts
from services.restoring import code_for, people_called
from services.web_people import WEB

_JOIN = re.compile(rf"/{JOIN}/(\d{{1,9}}-[a-z2-7]{{24}})")


class JoinLinkTold(Filter):
    """A group's link sent in a direct chat: somebody wants in, and reports nothing. Hands on its token."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        found = _JOIN.search(words_of(message)) if talk.direct else None
        return {"token": found[1]} if found else False


def router() -> Router:
    """By word and by button."""
    here = Router(name="doors")
    here.message.register(own_link, Asked("mylink"))
    here.message.register(group_link, Asked("joinlink"))
    here.message.register(told_link, JoinLinkTold())
    here.message.register(links, Ordered("links"))
    here.message.register(restore, Ordered("restore"))
    here.message.register(link_code, Asked("linkup"))
    here.message.register(link, Ordered("link"))
    here.callback_query.register(new_link, Pressed(Verb.LINK_RENEW))
    here.callback_query.register(show_group_link, Pressed(Verb.JOIN_SHOW))
    here.callback_query.register(renew_group_link, Pressed(Verb.JOIN_RENEW))
    here.callback_query.register(end_group_link, Pressed(Verb.JOIN_REVOKE))
    here.callback_query.register(restore_this, Pressed(Verb.RESTORE))
    here.callback_query.register(show_link_of, Pressed(Verb.LINK_OF))
    here.callback_query.register(end_link_of, Pressed(Verb.LINK_END))
    return here


async def own_link(message: Message, talk: Talk, rest: str) -> Answer:
    """My own way into the chat page."""
    return Answer(Notice.MY_LINK, await my_link(await talk.settled()))


async def new_link(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Another one; the one before ends."""
    return Answer(Notice.MY_LINK, await renew_link(await talk.known()))


async def group_link(message: Message, talk: Talk, rest: str) -> Answer:
    """The link into this group; in a direct chat of one that is chosen."""
    act = await talk.settled()
    if not await _invites(act):
        return await _help_to_invite(act, talk)
    if not talk.direct:
        return await _show(act, talk, await may_invite(act, act.chat))
    groups = await groups_to_invite(act)
    if len(groups) == 1:
        return await _show(act, talk, groups[0])
    return Answer(Notice.CHOOSE_JOIN, {"options": [{"id": group.id, "name": group.title} for group in groups]})


async def _invites(act: Act) -> bool:
    """Whether this person may make links, and the group is one that has them."""
    elsewhere = act.chat is not None and act.chat.purpose is not Purpose.DIRECT and act.chat.platform != WEB
    return not elsewhere and await may_anywhere(act, Right.INVITE)


async def _help_to_invite(act: Act, talk: Talk) -> Answer:
    """What a neighbour who wants to bring a neighbour needs: the link that stands, or whom to ask."""
    contacts = await grid_contacts(act)
    facts = {"contact": contacts["contact"], "group": not talk.direct, "bot": talk.invitation}
    return Answer(Notice.JOIN_HELP, {**await way_for_neighbours(act), **facts})


async def told_link(message: Message, talk: Talk, token: str) -> Answer:
    """Where that link leads; an old one is refused with what to do."""
    act = await talk.settled()
    found, chat = await group_of(act, token)
    facts = {"title": chat.title, "link": join_facts(act, found, chat)["link"]}
    return Answer(Notice.JOIN_HELP, {**facts, "contact": None, "group": False, "bot": ""})


async def _show(act: Act, talk: Talk, chat: Chat, *, renew: bool = False) -> Answer:
    found = await link_into(act, chat, await heard_at(act), renew=renew)
    await want(act, CardJobKind.JOIN, link=found)
    return Answer(Notice.JOIN_LINK, {**join_facts(act, found, chat), "manage": talk.direct})


async def show_group_link(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """This group's."""
    act = await talk.known()
    return await _show(act, talk, await may_invite(act, await act.session.get(Chat, press.id)))


async def renew_group_link(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Another one; the one before ends."""
    act = await talk.known()
    _, chat = await access_join_link(act, press.id)
    return await _show(act, talk, chat, renew=True)


async def end_group_link(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """Nobody comes in by it any more."""
    act = await talk.known()
    found, chat = await access_join_link(act, press.id)
    found.revoked_at = await heard_at(act)
    return Answer(Notice.JOIN_REVOKED, {"title": chat.title})


async def links(message: Message, talk: Talk, rest: str) -> Answer:
    """The links that stand; or the one of somebody who is named."""
    act = await talk.known()
    _only_direct(talk)
    if not rest:
        await require(act, Right.END_LINK)
        return Answer(Notice.LINKS, {"groups": await links_into(act), "options": [], "now": act.now.isoformat()})
    people = await people_called(act, rest, Right.END_LINK)
    if len(people) == 1:
        return Answer(Notice.LINK_OF, await link_of(act, people[0].id))
    options = [{"id": one.id, "name": one.name} for one in people]
    return Answer(Notice.LINKS, {"groups": [], "options": options})


async def show_link_of(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """This one's."""
    _only_direct(talk)
    return Answer(Notice.LINK_OF, await link_of(await talk.known(), press.id))


async def end_link_of(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """It leads nowhere any more."""
    _only_direct(talk)
    return Answer(Notice.LINK_ENDED, {"name": await end_link(await talk.known(), press.id), "by": ""})


async def restore(message: Message, talk: Talk, rest: str) -> Answer:
    """Somebody rang up who cannot come in any more."""
    act = await talk.known()
    _only_direct(talk)
    if not rest:
        return Answer(Notice.RESTORE_WHO, {"options": []})
    people = await people_called(act, rest)
    if len(people) == 1:
        return await _code(act, people[0].id)
    return Answer(Notice.RESTORE_WHO, {"options": [{"id": one.id, "name": one.name} for one in people]})


def _only_direct(talk: Talk) -> None:
    if not talk.direct:
        raise Refused(Refusal.NOT_HERE)


async def restore_this(query: CallbackQuery, talk: Talk, press: Press) -> Answer:
    """This one."""
    _only_direct(talk)
    return await _code(await talk.known(), press.id)


async def _code(act: Act, person_id: int) -> Answer:
    facts: dict[str, Any] = await code_for(act, person_id, await heard_at(act))
    return Answer(Notice.RESTORE_CODE, facts)


async def link_code(message: Message, talk: Talk, rest: str) -> Answer:
    """Six digits for my other account."""
    act = await talk.settled()
    _only_direct(talk)
    return Answer(Notice.LINK_CODE, {"code": await code_for_me(act, await heard_at(act))})


async def link(message: Message, talk: Talk, rest: str) -> Answer:
    """The digits, in the other account; a wrong try is written down, so it is no refusal that takes everything back."""
    _only_direct(talk)
    if not rest:
        return await link_code(message, talk, rest)
    if not await link_account(talk.act, talk.sender, rest):
        return Answer(Notice.REFUSAL, {"refusal": Refusal.CODE_WRONG.value})
    return Answer(Notice.LINKED)

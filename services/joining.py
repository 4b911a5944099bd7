"""Coming in by a group's link or QR code, and by the personal link that is a person's way back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, select, update

from models import (
    Area,
    Chat,
    Incoming,
    JoinLink,
    Level,
    Notice,
    Person,
    Purpose,
    Refusal,
    Refused,
    Right,
    RoomUser,
    Shown,
)
from services import rooms
from services.access import Standing, require
from services.act import Act
from services.outbox import tell
from services.people import direct_chats, person_of
from services.rules.words import one_line
from services.sessions import end_sessions
from services.web_people import WEB, give_page, web_user

JOIN, ME = "join", "me"
LONGEST = 32
MOST_JOINED = 2000
"""How many people may come by one link."""
OPEN_TO_ALL = (Purpose.RESIDENTS, Purpose.VOLUNTEERS)


@dataclass(frozen=True)
class Newcomer:
    """What somebody writes on the way in."""

    name: str
    language: str
    home_id: int | None = None
    shown: Shown = Shown.HIDDEN


async def group_of(act: Act, token: str) -> tuple[JoinLink, Chat]:
    """The link behind a token and its group; refuses what was revoked, renewed, or never made."""
    numbers = act.town.doors.opened(JOIN, token)
    link = await act.session.get(JoinLink, numbers[0]) if numbers and len(numbers) == 1 else None
    chat = await act.session.get(Chat, link.chat_id) if link else None
    if link is None or chat is None or link.revoked_at is not None or not _may_be_joined(chat):
        raise Refused(Refusal.LINK_GONE)
    return link, chat


def _may_be_joined(chat: Chat) -> bool:
    return chat.platform == WEB and chat.purpose in OPEN_TO_ALL


async def homes_of(act: Act, chat: Chat) -> list[tuple[int, str]]:
    """The buildings that somebody of this group may live in, as (id, name)."""
    if chat.compound_id is not None:
        inside = col(Area.compound_id) == chat.compound_id
    else:
        area = await act.session.get(Area, chat.area_id or 0)
        inside = col(Area.path).startswith(area.path if area else "-")
    query = select(Area).where(inside, col(Area.level) == Level.BUILDING).order_by(col(Area.id))
    return [(area.id, area.name) for area in (await act.session.execute(query)).scalars()]


async def join_as_stranger(act: Act, token: str, newcomer: Newcomer) -> RoomUser:
    """Somebody new comes in: person, account, rooms; their personal link waits in their direct room."""
    link, chat = await group_of(act, token)
    person = Person(
        name=name_of(newcomer.name),
        language=newcomer.language,
        met_at=act.now,
        asked_at=act.now,
        shown=newcomer.shown,
        home_area_id=await _home(act, chat, newcomer.home_id),
    )
    act.session.add(person)
    await act.session.flush()
    user = await give_page(act, person)
    await _enter(act, link, chat, user)
    await tell(
        act, (await direct_chats(act.session, [person.id])).values(), Notice.MY_LINK, link_facts(act, user, new=True)
    )
    return user


def name_of(text: str) -> str:
    """A name as somebody wrote it, on one line; refuses none at all and one that is too long."""
    name = one_line(text)
    if not any(map(str.isalnum, name)):
        raise Refused(Refusal.NO_NAME)
    if len(name) > LONGEST:
        raise Refused(Refusal.WRITE_SHORTER, most=LONGEST)
    return name


async def _home(act: Act, chat: Chat, home_id: int | None) -> int | None:
    if home_id is not None and home_id not in dict(await homes_of(act, chat)):
        raise Refused(Refusal.UNKNOWN_PLACE)
    return home_id


async def join_as_known(act: Act, token: str, user_id: int) -> None:
    """Somebody who is signed in comes into one more group."""
    link, chat = await group_of(act, token)
    await _enter(act, link, chat, await act.session.get_one(RoomUser, user_id))


async def _enter(act: Act, link: JoinLink, chat: Chat, user: RoomUser) -> None:
    if not await rooms.join(act.session, int(chat.external_id), user.id):
        return
    room = col(JoinLink.joined) < MOST_JOINED, col(JoinLink.id) == link.id
    count = update(JoinLink).where(*room).values(joined=col(JoinLink.joined) + 1).returning(col(JoinLink.id))
    if await act.session.scalar(count.execution_options(synchronize_session=False)) is None:
        raise Refused(Refusal.LINK_FULL)


async def may_invite(act: Act, chat: Chat | None) -> Chat:
    """The group, for somebody who may let people into it; refuses work groups and groups of other platforms."""
    found = await require(act, Right.INVITE)
    if chat is None or chat.purpose is Purpose.DIRECT or not act.town.doors.front:
        raise Refused(Refusal.NOT_HERE)
    if not _may_be_joined(chat):
        raise Refused(Refusal.NO_LINK_FOR_GROUP)
    if not await _looks_after(act, chat, found):
        raise Refused(Refusal.NOT_YOURS)
    return chat


async def _looks_after(act: Act, chat: Chat, found: list[Standing]) -> bool:
    """Whether one of these standings is over the group's place, or over a part of its compound."""
    if chat.compound_id is not None:
        query = select(Area.path).where(col(Area.compound_id) == chat.compound_id)
        paths = list((await act.session.execute(query)).scalars())
    else:
        area = await act.session.get(Area, chat.area_id or 0)
        paths = [area.path] if area else []
    return any(held.covers(path) for held in found for path in paths)


async def groups_to_invite(act: Act) -> list[Chat]:
    """The groups that the acting person may let people into."""
    found = await require(act, Right.INVITE)
    query = select(Chat).where(col(Chat.platform) == WEB, col(Chat.purpose).in_(OPEN_TO_ALL)).order_by(col(Chat.id))
    return [chat for chat in (await act.session.execute(query)).scalars() if await _looks_after(act, chat, found)]


async def way_for_neighbours(act: Act) -> dict[str, Any]:
    """For somebody who may make no links: the one that stands into this group, or its sister on the chat page, or the
    group of where they live. Empty where there is none."""
    here = act.chat if act.chat is not None and act.chat.purpose is not Purpose.DIRECT else None
    for chat in await _sisters(act, here):
        standing = select(JoinLink).where(col(JoinLink.chat_id) == chat.id, col(JoinLink.revoked_at).is_(None))
        link = (await act.session.execute(standing.order_by(col(JoinLink.id).desc()).limit(1))).scalar_one_or_none()
        if link is not None and act.town.doors.front:
            return {"title": chat.title, "link": act.town.doors.link(JOIN, link.id)}
    return {"title": "", "link": ""}


async def _sisters(act: Act, here: Chat | None) -> list[Chat]:
    """The residents' groups of the chat page for the same compound or area as this group, or as the person's home."""
    home = await act.session.get(Area, act.somebody.home_area_id or 0)
    compound = here.compound_id if here else home.compound_id if home else None
    area = here.area_id if here else None
    if compound is None and area is None:
        return []
    same = col(Chat.compound_id) == compound if compound is not None else col(Chat.area_id) == area
    query = select(Chat).where(col(Chat.platform) == WEB, col(Chat.purpose) == Purpose.RESIDENTS, same)
    return list((await act.session.execute(query.order_by(col(Chat.id)))).scalars())


async def link_into(act: Act, chat: Chat, real_now: datetime, *, renew: bool = False) -> JoinLink:
    """The group's link; made when there is none, and made anew (the one before ends) on ``renew``."""
    query = select(JoinLink).where(col(JoinLink.chat_id) == chat.id, col(JoinLink.revoked_at).is_(None))
    for link in (await act.session.execute(query.order_by(col(JoinLink.id).desc()))).scalars():
        if not renew:
            return link
        link.revoked_at = real_now
    link = JoinLink(chat_id=chat.id, person_id=act.somebody.id, made_at=real_now)
    act.session.add(link)
    await act.session.flush()
    return link


async def access_join_link(act: Act, link_id: int) -> tuple[JoinLink, Chat]:
    """A link that stands, for somebody who may let people into its group."""
    link = await act.session.get(JoinLink, link_id)
    chat = await act.session.get(Chat, link.chat_id) if link else None
    if link is None or chat is None:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    await may_invite(act, chat)
    if link.revoked_at is not None:
        raise Refused(Refusal.STALE)
    return link, chat


def join_facts(act: Act, link: JoinLink, chat: Chat) -> dict[str, Any]:
    """What a card about a join link shows."""
    return {"row": link.id, "title": chat.title, "link": act.town.doors.link(JOIN, link.id), "joined": link.joined}


def link_facts(act: Act, user: RoomUser, *, new: bool = False) -> dict[str, Any]:
    """What a card about a personal link shows."""
    return {"link": act.town.doors.link(ME, user.id, user.link_version), "new": new, "row": user.id}


async def my_link(act: Act) -> dict[str, Any]:
    """The acting person's own link to the chat page, in a direct chat only; who has no page yet gets one."""
    if act.chat is None or act.chat.purpose is not Purpose.DIRECT:
        raise Refused(Refusal.NOT_HERE)
    if not act.town.doors.front:
        raise Refused(Refusal.NO_PAGE)
    return link_facts(act, await give_page(act, act.somebody))


async def renew_link(act: Act) -> dict[str, Any]:
    """A new personal link: the old ones and everybody signed in with them end, but for whoever asks here."""
    await my_link(act)
    user = await web_user(act.session, act.somebody)
    assert user is not None
    row = await act.session.get(Incoming, act.incoming_id) if act.incoming_id else None
    here = row.payload.get("session") if row is not None and row.platform == WEB else None
    await revoke(act, user, but=here)
    return link_facts(act, user, new=True)


async def revoke(act: Act, user: RoomUser, *, but: int | None = None) -> None:
    """End a user's links, and their sessions except one. Everybody may be everybody in a demo: its tokens stay."""
    user.link_version += 1
    if not act.town.doors.demo:
        user.token_hash = None
    await end_sessions(act.session, user.id, but=but)
    await act.session.flush()


async def user_of(act: Act, token: str) -> RoomUser:
    """Whose personal link this is; refuses one that was renewed or never made."""
    numbers = act.town.doors.opened(ME, token)
    user = await act.session.get(RoomUser, numbers[0]) if numbers and len(numbers) == 2 else None
    if user is None or numbers is None or user.is_bot or user.link_version != numbers[1]:
        raise Refused(Refusal.MY_LINK_GONE)
    return user


async def person_of_user(act: Act, user_id: int) -> Person | None:
    """Who a user of the chat page is."""
    return await person_of(act.session, WEB, str(user_id))

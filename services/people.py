"""People and their chats: met, found, appointed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, or_
from sqlalchemy import select as choose
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Account, Appointment, Area, Chat, Level, Person, Purpose
from services.directory import VERSIONS, directory, note_versions
from services.once import insert_once
from services.rules.words import one_line
from services.same_person import whoever


@dataclass(frozen=True)
class Sender:
    """Who spoke, as the platform tells it."""

    platform: str
    external_id: str
    name: str
    language: str


_OF_ACCOUNT = (
    select(Person)
    .join(Account, col(Account.person_id) == col(Person.id))
    .where(col(Account.platform) == bindparam("platform"), col(Account.external_id) == bindparam("external_id"))
)
_CHAT = select(Chat).where(
    col(Chat.platform) == bindparam("platform"), col(Chat.external_id) == bindparam("external_id")
)


async def person_of(session: AsyncSession, platform: str, external_id: str) -> Person | None:
    """The person behind an account, if we have met them."""
    account = {"platform": platform, "external_id": external_id}
    person = (await session.execute(_OF_ACCOUNT, account)).scalar_one_or_none()
    if person is not None and person.merged_into_id is not None:
        return await whoever(session, person.id)
    return person


_BOTH = (
    choose(Person, Chat, *VERSIONS)
    .select_from(Account)
    .join(Person, col(Person.id) == col(Account.person_id))
    .outerjoin(Chat, and_(col(Chat.platform) == bindparam("platform"), col(Chat.external_id) == bindparam("chat")))
    .where(col(Account.platform) == bindparam("platform"), col(Account.external_id) == bindparam("account"))
)


async def who_and_where(
    session: AsyncSession, platform: str, account: str, chat: str
) -> tuple[Person | None, Chat | None]:
    """The person behind an account and the chat they speak in, as far as we have written them down."""
    asked = {"platform": platform, "account": account, "chat": chat}
    found: Any = (await session.execute(_BOTH, asked)).one_or_none()
    if found is None:
        return None, await chat_of(session, platform, chat)
    person, here, *versions = found
    note_versions(session, versions)
    return person if person.merged_into_id is None else await whoever(session, person.id), here


async def meet(session: AsyncSession, sender: Sender, now: datetime) -> Person:
    """The person behind ``sender``, written down on the first meeting."""
    known = await person_of(session, sender.platform, sender.external_id)
    if known is not None:
        return known
    person = Person(name=one_line(sender.name)[:64], language=sender.language, met_at=now)
    session.add(person)
    await session.flush()
    session.add(Account(platform=sender.platform, external_id=sender.external_id, person_id=person.id))
    await session.flush()
    return person


async def chat_of(session: AsyncSession, platform: str, external_id: str) -> Chat | None:
    """The chat, if we have written it down."""
    chat = {"platform": platform, "external_id": external_id}
    return (await session.execute(_CHAT, chat)).scalar_one_or_none()


async def enter_chat(
    session: AsyncSession, platform: str, external_id: str, *, direct_to: Person | None, title: str, language: str
) -> Chat:
    """The chat, written down when it is new: a direct chat of ``direct_to``, or a group that nobody bound yet."""
    await insert_once(
        session,
        Chat,
        platform=platform,
        external_id=external_id,
        purpose=Purpose.DIRECT if direct_to else None,
        person_id=direct_to.id if direct_to else None,
        title=one_line(title)[:128],
        language=language,
    )
    chat = await chat_of(session, platform, external_id)
    assert chat is not None
    return chat


_DIRECT = (
    select(Chat)
    .where(
        col(Chat.person_id).in_(bindparam("people", expanding=True)),
        col(Chat.purpose) == Purpose.DIRECT,
        col(Chat.unreachable_at).is_(None),
    )
    .order_by(col(Chat.id))
)


async def direct_chats(session: AsyncSession, people: Collection[int]) -> dict[int, Chat]:
    """Person id → the direct chat to reach them in, the newest of theirs; who has none is left out.

    Who turned out to be somebody else is reached, and named, as who they are today.
    """
    if not people:
        return {}
    known = await directory(session)
    chats = (await session.execute(_DIRECT, {"people": known.same(people)})).scalars()
    return {known.today(chat.person_id): chat for chat in chats if chat.person_id}


async def every_chat(session: AsyncSession, people: Iterable[int]) -> list[Chat]:
    """Every direct chat in which these people can be reached, on whatever platform: for what must not be missed."""
    known = await directory(session)
    chats = await session.execute(_DIRECT, {"people": known.same(people)})
    return list(chats.scalars())


def active(now: datetime) -> tuple[object, object]:
    """The two conditions under which an appointment holds at ``now``."""
    return col(Appointment.since) <= now, or_(col(Appointment.until).is_(None), col(Appointment.until) > now)


async def around(session: AsyncSession, area: Area) -> dict[Level, Area]:
    """Level → the area of that level that ``area`` is or lies in."""
    return (await directory(session)).around(area)

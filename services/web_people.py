"""People on the chat page: their user, their account, their direct room."""

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Account, Chat, Person, Purpose, RoomUser
from services import rooms
from services.act import Act
from services.people import direct_chats
from services.same_person import own

WEB = "web"


async def web_users(session: AsyncSession, person: Person) -> list[RoomUser]:
    """The person's users on the chat page, the newest first: who joined two accounts may have two."""
    query = (
        select(col(Account.external_id))
        .where(col(Account.platform) == WEB, own(Account.person_id, person.id))
        .order_by(col(Account.id).desc())
    )
    return [await session.get_one(RoomUser, int(found)) for found in (await session.execute(query)).scalars()]


async def web_user(session: AsyncSession, person: Person) -> RoomUser | None:
    """The person's newest user on the chat page."""
    return next(iter(await web_users(session, person)), None)


async def give_page(act: Act, person: Person) -> RoomUser:
    """The person's user on the chat page; made, with a direct room, when they have none.

    Whoever talks with us elsewhere is not reached in that room before they say something there.
    """
    session = act.session
    known = await web_user(session, person)
    if known is not None:
        return known
    elsewhere = await direct_chats(session, [person.id])
    user = await rooms.add_user(session, person.name, language=person.language)
    session.add(Account(platform=WEB, external_id=str(user.id), person_id=person.id))
    bot = await rooms.bot_user(session)
    room = await rooms.open_room(session, bot.name, Purpose.DIRECT.value, (user.id, bot.id))
    session.add(
        Chat(
            platform=WEB,
            external_id=str(room.id),
            purpose=Purpose.DIRECT,
            title=bot.name,
            language=person.language,
            person_id=person.id,
            unreachable_at=act.now if elsewhere else None,
        )
    )
    await session.flush()
    return user

"""The chat page as a platform: events come from ``rooms``, and sending is an insert in the same transaction."""

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram.types import Update
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.gateways.contract import Received, Unreachable
from models import Area, Card, Chat, Incoming, Media, Medium, Purpose, Room, RoomMessage, RoomUser, Shot
from services import rooms
from services.cases import Earlier
from services.cases.gathering import WINDOW
from services.memo import once

PLATFORM = "web"
_TAGS = {"zh_CN": "zh-hans", "en": "en"}


class WebGateway:
    """See ``LocalGateway``. ``now`` tells town time, ``reading`` leads to the files that people sent."""

    platform = PLATFORM

    def __init__(
        self,
        now: Callable[[], datetime],
        reading: Callable[[], AbstractAsyncContextManager[AsyncSession]] | None = None,
    ) -> None:
        self._now = now
        self._reading = reading

    async def start(self) -> None:
        """Nothing to begin: the web floor stores the events itself."""

    async def stop(self) -> None:
        """Nothing to end."""

    async def decode(self, session: AsyncSession, incoming: Incoming) -> Received | None:
        """The update that a stored message or press means; ``None`` for the bot's own words and what is gone."""
        spoken = await _spoken(session, incoming.payload["message"])
        if spoken is None:
            return None
        if incoming.payload["kind"] == "press":
            return await _press(session, incoming, spoken)
        return await _message(session, incoming, spoken)

    async def post(self, session: AsyncSession, chat: Chat, card: Card, *, reply_to: str) -> str:
        """Show ``card`` in the room; the message's id. Raises ``Unreachable`` when the room is gone."""
        bot = await once(session, "bot user", lambda: rooms.bot_user(session))
        try:
            message_id, _ = await rooms.post(
                session,
                room_id=int(chat.external_id),
                sender_id=bot.id,
                now=self._now(),
                card=card.as_dict(),
                reply_to_id=int(reply_to) if reply_to.isdecimal() else None,
            )
        except rooms.NotInRoom as error:
            raise Unreachable("there is no such room") from error
        return str(message_id)

    async def fetch(self, file_id: str) -> bytes:
        """The file that came with the message of this id. Raises ``Unreachable`` once it is gone."""
        if self._reading is None:
            raise Unreachable("nobody keeps files here")
        async with self._reading() as session:
            content = await rooms.file_of(session, int(file_id))
        if content is None:
            raise Unreachable("the file is gone")
        return content

    async def redraw(self, session: AsyncSession, chat: Chat, message: str, card: Card) -> None:
        """Show ``card`` in place of what ``message`` showed."""
        await rooms.redraw(session, int(message), card.as_dict(), self._now())

    async def unbutton(self, session: AsyncSession, message: str) -> None:
        """The question is answered: the card has no buttons any more."""
        shown = await session.get(RoomMessage, int(message))
        if shown is not None and shown.card is not None:
            await rooms.redraw(session, shown.id, {**shown.card, "buttons": []}, self._now())


@dataclass(frozen=True)
class _Spoken:
    """A message with all that its update tells: the room, the sender, what it answers to and by whom that was."""

    room: Room
    message: RoomMessage
    sender: RoomUser
    answered: RoomMessage | None
    answered_by: RoomUser | None


async def _spoken(session: AsyncSession, message_id: int) -> _Spoken | None:
    answered, answered_by = aliased(RoomMessage), aliased(RoomUser)
    query = (
        select(Room, RoomMessage, RoomUser, answered, answered_by)
        .join(RoomMessage, col(RoomMessage.room_id) == col(Room.id))
        .join(RoomUser, col(RoomUser.id) == col(RoomMessage.sender_id))
        .outerjoin(answered, col(answered.id) == col(RoomMessage.reply_to_id))
        .outerjoin(answered_by, col(answered_by.id) == col(answered.sender_id))
        .where(col(RoomMessage.id) == message_id)
    )
    row = (await session.execute(query)).one_or_none()
    return _Spoken(*row) if row else None


async def _message(session: AsyncSession, incoming: Incoming, spoken: _Spoken) -> Received | None:
    if spoken.sender.is_bot:
        return None
    message = spoken.message
    told = _told(spoken) | _words(message) | await _place(session, message)
    if message.photos:
        told["photo"] = [await _size(session, sha) for sha in message.photos[:1]]
    elif message.voice:
        told["voice"] = _spoken_file(message.voice)
    elif message.file:
        told["document"] = _document(message)
    if spoken.answered and spoken.answered_by:
        told["reply_to_message"] = _answered(spoken.room, spoken.answered, spoken.answered_by)
    return Received(_update(incoming, message=told), tuple(_shots(message)), past=_WebPast(session, incoming, spoken))


def _answered(room: Room, answered: RoomMessage, by: RoomUser) -> dict[str, Any]:
    """What is answered: who said it, its words, and where it points to; what came with it is found when asked for."""
    pin = {"latitude": answered.lat, "longitude": answered.lon}
    told = _head(room, answered, by) | _words(answered)
    return told if None in pin.values() else told | {"location": pin}


class _WebPast:
    """See ``Past``."""

    def __init__(self, session: AsyncSession, incoming: Incoming, spoken: _Spoken) -> None:
        self._session = session
        self._incoming = incoming
        self._spoken = spoken

    async def photos(self) -> list[Earlier]:
        """Bare photos of the same user in the same room."""
        lately = select(Incoming).where(
            col(Incoming.lane) == self._incoming.lane,
            col(Incoming.received_at) >= self._incoming.received_at - WINDOW,
            col(Incoming.id) < self._incoming.id,
        )
        found = list((await self._session.execute(lately.order_by(col(Incoming.id)))).scalars())
        rows = {row.payload["message"]: row.id for row in found if row.payload["kind"] == "message"}
        query = select(RoomMessage).where(
            col(RoomMessage.id).in_(rows), col(RoomMessage.room_id) == self._spoken.room.id, col(RoomMessage.text) == ""
        )
        said = (await self._session.execute(query.order_by(col(RoomMessage.id)))).scalars() if rows else ()
        return [Earlier(rows[message.id], tuple(_shots(message))) for message in said if message.photos]

    async def quoted(self) -> list[Earlier]:
        """By the message's own event."""
        answered = self._spoken.answered
        if answered is None:
            return []
        event = col(Incoming.external_id) == f"message:{answered.id}"
        query = select(col(Incoming.id)).where(col(Incoming.platform) == PLATFORM, event)
        row = (await self._session.execute(query)).scalar_one_or_none()
        return [Earlier(row or 0, tuple(_shots(answered)))]


def _shots(message: RoomMessage) -> Iterator[Shot]:
    yield from (Shot(PLATFORM, sha=sha) for sha in message.photos)
    if message.voice:
        yield Shot(PLATFORM, sha=message.voice["sha"], kind=Medium.VOICE)


def _spoken_file(voice: dict[str, Any]) -> dict[str, Any]:
    return {"file_id": voice["sha"], "file_unique_id": voice["sha"], "duration": voice["seconds"]}


def _document(message: RoomMessage) -> dict[str, Any]:
    assert message.file is not None
    name = str(message.id)
    return {"file_id": name, "file_unique_id": name} | {f"file_{key}": value for key, value in message.file.items()}


async def _press(session: AsyncSession, incoming: Incoming, spoken: _Spoken) -> Received | None:
    presser = await session.get(RoomUser, incoming.payload["user"])
    if presser is None:
        return None
    press = {
        "id": str(incoming.id),
        "from": _user(presser),
        "message": _told(spoken),
        "data": incoming.payload["button"],
        "chat_instance": PLATFORM,
    }
    return Received(_update(incoming, callback_query=press))


def _update(incoming: Incoming, **told: Any) -> Update:
    return Update.model_validate({"update_id": incoming.id, **told})


def _told(spoken: _Spoken) -> dict[str, Any]:
    return _head(spoken.room, spoken.message, spoken.sender)


def _head(room: Room, message: RoomMessage, sender: RoomUser) -> dict[str, Any]:
    direct = room.kind == Purpose.DIRECT
    chat = {"id": room.id, "type": "private", "first_name": room.title} if direct else _group(room)
    return {"message_id": message.id, "date": message.at, "chat": chat, "from": _user(sender)}


def _group(room: Room) -> dict[str, Any]:
    return {"id": room.id, "type": "group", "title": room.title}


def _user(user: RoomUser) -> dict[str, Any]:
    tag = _TAGS.get(user.language, user.language)
    return {"id": user.id, "is_bot": user.is_bot, "first_name": user.name, "language_code": tag}


def _words(message: RoomMessage) -> dict[str, Any]:
    if not message.text:
        return {}
    return {"caption" if message.photos or message.voice or message.file else "text": message.text}


async def _place(session: AsyncSession, message: RoomMessage) -> dict[str, Any]:
    """A sent place is a location, a picked one a venue whose id names the area."""
    if message.place_id is None:
        if message.lat is None or message.lon is None:
            return {}
        return {"location": {"latitude": message.lat, "longitude": message.lon}}
    area = await session.get(Area, message.place_id)
    where = {"latitude": (area and area.lat) or 0.0, "longitude": (area and area.lon) or 0.0}
    name = message.place
    return {"venue": {"location": where, "title": name, "address": name, "foursquare_id": f"area:{message.place_id}"}}


async def _size(session: AsyncSession, sha: str) -> dict[str, Any]:
    media = await session.get(Media, sha)
    width, height = (media.width, media.height) if media else (0, 0)
    return {"file_id": sha, "file_unique_id": sha, "width": width, "height": height}

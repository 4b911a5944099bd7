"""The chat API: rooms, messages, presses. Every row is loaded through its room's members."""

import secrets
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from models import Incoming, Medium, Purpose, Refusal, Refused, Room, RoomMessage, RoomUser
from models.presses import LONGEST
from services import inbox, rooms
from services.cases import note_fetched
from services.lanes import lane_of_press, lane_of_words
from services.media import JPEG, KINDS, remember
from services.people import person_of
from services.picker import place_name, place_tree
from services.profile import is_staff
from services.room_news import Spoken
from services.rules import sounds
from services.rules.clues import at_the_door
from services.uploads import may_send
from web.forms import Draft, json_body, number, read_draft
from web.house import House
from web.keys import HOUSE, LINKS, PACE, STORE, VISITOR, Visitor
from web.pace import POSTS, PRESSES
from web.reader import language
from web.shown import places, shown
from web.visitors import perhaps

_ROOM_DIGITS = 9
_KEPT_CACHE = "private, max-age=86400, immutable"


async def me(request: web.Request) -> web.Response:
    """Who the visitor is."""
    visitor = request[VISITOR]
    house = request.app[HOUSE]
    who = {"id": str(visitor.id), "name": visitor.name, "language": visitor.language}
    async with house.reading() as session:
        files = await _may_send_files(session, house, visitor)
        staff = await is_staff(session, "web", str(visitor.id), house.now())
    known = {"demo": house.demo is not None, "timezone": house.timezone, "files": files, "staff": staff}
    known["now"] = house.now().isoformat()
    return web.json_response(who | known)


async def _may_send_files(session: AsyncSession, house: House, visitor: Visitor) -> bool:
    if house.town is None:
        return False
    person = await person_of(session, "web", str(visitor.id))
    return await may_send(replace(house.act(session), person=person))


async def list_rooms(request: web.Request) -> web.Response:
    """The visitor's rooms."""
    async with request.app[HOUSE].reading() as session:
        entrances = await rooms.rooms_of(session, request[VISITOR].id)
    draw = shown(request)
    return web.json_response([draw.room(entrance) for entrance in entrances])


async def list_messages(request: web.Request) -> web.Response:
    """A page of a room."""
    after, before = (number(request.query[key]) if key in request.query else None for key in ("after", "before"))
    async with request.app[HOUSE].reading() as session:
        room = await rooms.access_room(session, request[VISITOR].id, _room_id(request))
        page = await rooms.messages(session, room.id, after=after, before=before)
    draw = shown(request)
    return web.json_response([draw.message(spoken) for spoken in page])


def _room_id(request: web.Request) -> int:
    return number(request.match_info["room"], _ROOM_DIGITS)


async def read(request: web.Request) -> web.Response:
    """Move the visitor's read mark."""
    body = await json_body(request) if request.can_read_body else {}
    upto = number(str(body["message"])) if body.get("message") is not None else None
    house, visitor = request.app[HOUSE], request[VISITOR]
    async with house.transaction() as session:
        room = await rooms.access_room(session, visitor.id, _room_id(request))
        mark = await rooms.mark_read(session, user_id=visitor.id, room_id=room.id, upto=upto, now=house.now())
        left = await rooms.unread(session, visitor.id, room.id)
    return web.json_response({"read": str(mark), "unread": left})


async def post(request: web.Request) -> web.Response:
    """Say something: stored and acknowledged here, handled afterwards."""
    house, visitor, room_id, key = request.app[HOUSE], request[VISITOR], _room_id(request), _key(request)
    request.app[PACE].count("post", visitor.id, most=POSTS, now=house.real_now())
    client_key = f"{room_id}:{key}" if key else None
    async with house.reading() as session:
        await rooms.access_room(session, visitor.id, room_id)
        said = await rooms.posted_before(session, visitor.id, client_key) if client_key else None
    if said is None:
        draft = await read_draft(request)
        async with house.transaction() as session:
            said = await _say(session, house, visitor, room_id, draft, client_key=client_key)
    return web.json_response(shown(request).message(said), status=201)


def _key(request: web.Request) -> str:
    key = request.headers.get("Idempotency-Key", "")
    if len(key) > 128 or not (key.isascii() and key.isprintable()):
        raise web.HTTPBadRequest
    return key


async def _say(
    session: AsyncSession, house: House, visitor: Visitor, room_id: int, draft: Draft, *, client_key: str | None
) -> Spoken:
    """The message, and the inbox row that makes the bot hear it: both or neither."""
    room = await rooms.access_room(session, visitor.id, room_id)
    if draft.sent.file is not None:
        await _check_file(session, house, visitor, room)
    if draft.reply_to is not None:
        await _answered(session, visitor, room_id, draft.reply_to)
    draft = _let_in(draft, direct=room.kind == Purpose.DIRECT)
    for sha, made in draft.sent.all():
        await remember(session, made, sha, house.real_now())
    message_id, fresh = await rooms.post(
        session,
        room_id=room_id,
        sender_id=visitor.id,
        now=house.now(),
        text=draft.text,
        photos=[sha for sha, _ in draft.sent.photos],
        voice=_voice(draft),
        file=draft.sent.file,
        lat=draft.lat,
        lon=draft.lon,
        place_id=draft.place,
        place=await _place(session, draft.place),
        reply_to_id=draft.reply_to,
        client_key=client_key,
    )
    if fresh:
        await _hear(session, house, visitor, room_id, draft, message_id)
    return Spoken(await session.get_one(RoomMessage, message_id), await session.get_one(RoomUser, visitor.id))


async def _hear(
    session: AsyncSession, house: House, visitor: Visitor, room_id: int, draft: Draft, message_id: int
) -> None:
    payload = {"kind": "message", "message": message_id, "user": visitor.id, "room": room_id, "place": draft.place}
    reply_to = str(draft.reply_to or "")
    own = _own_lane(visitor)
    lane = await lane_of_words(session, draft.text, own, platform="web", chat=str(room_id), reply_to=reply_to)
    await _receive(session, house, f"message:{message_id}", payload, lane)


def _let_in(draft: Draft, *, direct: bool) -> Draft:
    """What was posted as it may be stored: of a clue that may not stay only the word."""
    text = at_the_door(draft.text, direct=direct)
    return draft if text == draft.text else Draft(text)


async def _check_file(session: AsyncSession, house: House, visitor: Visitor, room: Room) -> None:
    """Only for whoever may set the town up, and not before a group's eyes: phones stand in it."""
    if not await _may_send_files(session, house, visitor):
        raise Refused(Refusal.NOT_YOURS)
    if room.kind != Purpose.DIRECT:
        raise Refused(Refusal.FILE_IN_DIRECT)


def _voice(draft: Draft) -> dict[str, Any] | None:
    if draft.sent.voice is None:
        return None
    sha, sound = draft.sent.voice
    return {"sha": sha, "seconds": sound.seconds}


async def _answered(session: AsyncSession, visitor: Visitor, room_id: int, message_id: int) -> None:
    answered = await rooms.access_message(session, visitor.id, message_id)
    if answered.message.room_id != room_id:
        raise rooms.NotInRoom(message_id)


async def _place(session: AsyncSession, area_id: int | None) -> str:
    if area_id is None:
        return ""
    name = await place_name(session, area_id)
    if name is None:
        raise Refused(Refusal.UNKNOWN_PLACE)
    return name


def _own_lane(visitor: Visitor) -> str:
    return f"web:{visitor.id}"


async def _receive(
    session: AsyncSession, house: House, external_id: str, payload: dict[str, Any], lane: str
) -> int | None:
    return await inbox.receive(
        session, platform="web", external_id=external_id, lane=lane, payload=payload, now=house.real_now()
    )


async def press(request: web.Request) -> web.Response:
    """Press a button: stored, handled, and the toast answered; the same key again answers the same toast."""
    house, visitor = request.app[HOUSE], request[VISITOR]
    message_id, key = number(request.match_info["message"]), _key(request) or secrets.token_urlsafe(16)
    request.app[PACE].count("press", visitor.id, most=PRESSES, now=house.real_now())
    button = _button(await json_body(request))
    async with house.transaction() as session:
        incoming_id = await _press(session, house, visitor, message_id, button=button, key=key)
    await house.handled(incoming_id)
    async with house.reading() as session:
        incoming = await session.get(Incoming, incoming_id)
    return web.json_response({"toast": _toast(incoming, language(request), request.app[HOUSE].timezone)})


def _button(body: dict[str, Any]) -> str:
    button = body.get("button")
    if not (isinstance(button, str) and button.isprintable() and 0 < len(button.encode()) <= LONGEST):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return button


async def _press(
    session: AsyncSession, house: House, visitor: Visitor, message_id: int, *, button: str, key: str
) -> int:
    pressed = (await rooms.access_message(session, visitor.id, message_id)).message
    if pressed.card is None:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    place = {"message": pressed.id, "room": pressed.room_id, "user": visitor.id}
    if visitor.session is not None:
        place["session"] = visitor.session
    external_id = f"press:{visitor.id}:{key}"
    lane = await lane_of_press(session, button, _own_lane(visitor))
    incoming_id = await _receive(session, house, external_id, {"kind": "press", "button": button} | place, lane)
    if incoming_id is not None:
        return incoming_id
    before = await inbox.stored_before(session, "web", external_id)
    assert before is not None
    return before.id


def _toast(incoming: Incoming | None, locale: str, timezone: str) -> str:
    if incoming is None or not incoming.toast:
        return ""
    from views import toast_text

    toast = incoming.toast
    spoken = toast.get("language") or locale
    return toast_text(toast["notice"], toast["facts"], spoken, timezone=ZoneInfo(timezone))


async def list_places(request: web.Request) -> web.Response:
    """What the place picker offers."""
    async with request.app[HOUSE].reading() as session:
        compounds = await place_tree(session)
    return web.json_response(places(compounds))


async def photo(request: web.Request) -> web.StreamResponse:
    """The photo behind a signed address; ``?look`` says that it is opened large."""
    return await _kept(request, JPEG, Medium.PHOTO if "look" in request.query else None)


async def voice(request: web.Request) -> web.StreamResponse:
    """The voice behind a signed address; players ask for a part of it at a time."""
    return await _kept(request, sounds.MIME, Medium.VOICE)


async def _kept(request: web.Request, mime: str, looked: Medium | None) -> web.FileResponse:
    sha = request.app[LINKS].sha(request.match_info["token"], request.app[HOUSE].real_now())
    path = request.app[STORE].kept(sha, mime) if sha else None
    if path is None or not path.is_file():
        raise web.HTTPNotFound
    if looked is not None and sha:
        await _note(request, sha, looked)
    return web.FileResponse(path, headers={"Content-Type": KINDS[path.suffix], "Cache-Control": _KEPT_CACHE})


async def _note(request: web.Request, sha: str, looked: Medium) -> None:
    """Write down who plays or opens it, when the browser says who that is."""
    house, visitor = request.app[HOUSE], await perhaps(request)
    if visitor is None or house.town is None:
        return
    async with house.transaction() as session:
        person = await person_of(session, "web", str(visitor.id))
        if person is not None:
            await note_fetched(house.act(session).by(person, None), sha, looked)

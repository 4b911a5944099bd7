"""The chat API over real HTTP: who gets in, what is stored, what bad input gets, and streams that lose nothing."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientError, ClientResponse, FormData
from aiohttp.test_utils import TestClient, TestServer
from PIL import Image
from sqlmodel import select

from bot.bell import Bell
from bot.database import Database
from bot.gateways.contract import Unreachable
from bot.gateways.web import WebGateway
from models import (
    Account,
    Appointment,
    Area,
    Button,
    Card,
    Chat,
    Compound,
    Incoming,
    Level,
    Media,
    Person,
    Role,
    RoomMessage,
    Shot,
)  # fmt: skip
from services import rooms
from services.darkroom import Darkroom
from tests.sounds import tone
from web.app import HEADERS, build_app
from web.events import close_streams
from web.house import House

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
SECRET = "not a secret"
CARD = Card("Assignment 1", (("Where", "Building 3"),), buttons=((Button("accept:1:1:", "We'll do it"),),))


class Clock:
    """Town time and real time, and a demo clock that only moves the former."""

    def __init__(self) -> None:
        self.town = self.real = NOW

    async def advance(self, by: timedelta) -> datetime:
        self.town += by
        return self.town

    async def advance_to_next(self) -> datetime:
        return await self.advance(timedelta(minutes=7))

    async def next_due(self) -> datetime | None:
        return self.town + timedelta(minutes=7)


@dataclass
class Door:
    """The app under test, its people, and somebody who speaks HTTP for them."""

    database: Database
    client: TestClient[Any, Any]
    clock: Clock
    room: int
    other: int
    ids: dict[str, int]
    media: Path
    handled: list[int] = field(default_factory=list)

    def headers(self, who: str, **more: str) -> dict[str, str]:
        return {"Authorization": f"Bearer token-{who}"} | {
            name.replace("_", "-"): value for name, value in more.items()
        }

    async def get(self, who: str, path: str) -> Any:
        async with self.client.get(f"/chat/api/{path}", headers=self.headers(who)) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def post(self, who: str, data: Any = None, *, room: int | None = None, **headers: str) -> tuple[int, Any]:
        body = {"json": data} if isinstance(data, dict) else {"data": data}
        path = f"/chat/api/rooms/{room or self.room}/messages"
        async with self.client.post(path, headers=self.headers(who, **headers), **body) as response:
            return response.status, await response.json()

    async def says(self, who: str, text: str) -> dict[str, Any]:
        status, message = await self.post(who, {"text": text})
        assert status == 201
        return dict(message)

    async def press(self, who: str, message: str | int, button: Any = "accept:1:1:", **headers: str) -> tuple[int, Any]:
        path = f"/chat/api/messages/{message}/press"
        async with self.client.post(path, json={"button": button}, headers=self.headers(who, **headers)) as response:
            return response.status, await response.json()

    async def shows(self, card: Card, room: int | None = None) -> int:
        async with self.database.transaction() as session:
            chat = Chat(platform="web", external_id=str(room or self.room))
            return int(await WebGateway(lambda: self.clock.town).post(session, chat, card, reply_to=""))

    async def incoming(self) -> list[Incoming]:
        async with self.database.reading() as session:
            return list((await session.execute(select(Incoming).order_by("id"))).scalars())

    async def handle(self, incoming_id: int) -> None:
        """Stands for the inbox: every press gets the same toast."""
        self.handled.append(incoming_id)
        async with self.database.transaction() as session:
            row = await session.get_one(Incoming, incoming_id)
            row.toast = {"notice": "refusal", "facts": {"refusal": "stale"}, "language": "en"}

    @asynccontextmanager
    async def stream(self, who: str, path: str = "chat/api/events", **headers: str) -> AsyncIterator["Stream"]:
        async with self.client.get(f"/{path}", headers=self.headers(who, **headers)) as response:
            assert response.status == 200
            yield Stream(response)


class Stream:
    """Reads server-sent events."""

    def __init__(self, response: ClientResponse) -> None:
        self._response = response

    async def next(self) -> tuple[str, str, dict[str, Any]]:
        fields: dict[str, str] = {}
        async with asyncio.timeout(5):
            while (line := (await self._response.content.readuntil(b"\n")).decode().strip()) or not fields:
                name, _, value = line.partition(": ")
                fields |= {name: value} if name else {}
        return fields["id"], fields["event"], json.loads(fields["data"])


def picture(size: tuple[int, int] = (320, 240), kind: str = "JPEG") -> bytes:
    out = BytesIO()
    Image.new("RGB", size, (200, 120, 40)).save(out, kind)
    return out.getvalue()


def form(*photos: bytes, **fields: str) -> FormData:
    made = FormData()
    for name, value in fields.items():
        made.add_field(name, value)
    for n, photo in enumerate(photos):
        made.add_field("photo", BytesIO(photo), filename=f"{n}.jpg", content_type="image/jpeg")
    return made


def voices(*sent: bytes) -> FormData:
    made = FormData()
    for voice in sent:
        made.add_field("voice", BytesIO(voice), filename="holiday.jpg", content_type="image/jpeg")
    return made


async def settle(database: Database) -> tuple[int, int, dict[str, int]]:
    """Two rooms; li and wang share the first, zhao lives in the second."""
    async with database.transaction() as session:
        people = {
            name: await rooms.add_user(session, name, language="en", token=f"token-{name}")
            for name in ("li", "wang", "zhao")
        }
        bot, ids = await rooms.bot_user(session), {name: user.id for name, user in people.items()}
        room = await rooms.open_room(session, "The yard", "residents", [ids["li"], ids["wang"], bot.id])
        other = await rooms.open_room(session, "Zhao", "direct", [ids["zhao"], bot.id])
    return room.id, other.id, ids


@asynccontextmanager
async def opened(database: Database, folder: Path, *, demo: bool = False, url: str = "") -> AsyncIterator[Door]:
    clock, bell, darkroom = Clock(), Bell(), Darkroom()
    database.on_commit = bell.ring
    room, other, ids = await settle(database)

    async def handled(incoming_id: int) -> None:
        await door.handle(incoming_id)

    house = House(
        transaction=database.transaction,
        reading=database.reading,
        now=lambda: clock.town,
        real_now=lambda: clock.real,
        handled=handled,
        bell=bell,
        darkroom=darkroom,
        media_folder=str(folder / "media"),
        secret=SECRET,
        public_url=url,
        demo=clock if demo else None,
    )
    async with TestClient(TestServer(build_app(house))) as client:
        door = Door(database, client, clock, room, other, ids, folder / "media")
        yield door
    await darkroom.close()


@pytest.fixture
async def door(sqlite_database: Database, tmp_path: Path) -> AsyncIterator[Door]:
    async with opened(sqlite_database, tmp_path) as door:
        yield door


# What is said


async def test_a_message_is_stored_for_the_bot_and_shown_to_everybody(door: Door) -> None:
    said = await door.says("li", "hello")
    assert said == {
        "id": said["id"], "room": str(door.room), "from": {"id": str(door.ids["li"]), "name": "li", "bot": False},
        "at": NOW.isoformat(), "text": "hello", "photos": [], "voice": None, "file": None,
            "place": None, "lat": None, "lon": None,
        "reply_to": None, "card": None,
    }  # fmt: skip
    assert await door.get("wang", f"rooms/{door.room}/messages") == [said]
    (row,) = await door.incoming()
    assert (row.platform, row.external_id, row.lane) == ("web", f"message:{said['id']}", f"web:{door.ids['li']}")
    assert row.payload == {
        "kind": "message", "message": int(said["id"]), "user": door.ids["li"], "room": door.room, "place": None,
    }  # fmt: skip


async def test_rooms_show_unread_counts_until_they_are_read(door: Door) -> None:
    said = [await door.says("li", str(n)) for n in range(3)]
    (room,) = await door.get("wang", "rooms")
    assert (room["id"], room["title"], room["kind"], room["unread"]) == (str(door.room), "The yard", "residents", 3)
    assert room["last"] == said[2]
    path, headers = f"/chat/api/rooms/{door.room}/read", door.headers("wang")
    async with door.client.post(path, json={"message": said[1]["id"]}, headers=headers) as response:
        assert await response.json() == {"read": said[1]["id"], "unread": 1}
    async with door.client.post(path, headers=headers) as response:
        assert await response.json() == {"read": said[2]["id"], "unread": 0}
    assert [room["unread"] for room in await door.get("wang", "rooms")] == [0]


async def test_pages_of_fifty_oldest_first(door: Door) -> None:
    async with door.database.transaction() as session:
        for n in range(120):
            await rooms.post(session, room_id=door.room, sender_id=door.ids["li"], text=str(n), now=NOW)
    page = await door.get("wang", f"rooms/{door.room}/messages")
    assert [message["text"] for message in page] == [str(n) for n in range(70, 120)]
    older = await door.get("wang", f"rooms/{door.room}/messages?before={page[0]['id']}")
    assert [message["text"] for message in older] == [str(n) for n in range(20, 70)]
    newer = await door.get("wang", f"rooms/{door.room}/messages?after={older[-1]['id']}")
    assert newer == page


async def test_photos_are_kept_stripped_and_served_by_signed_addresses(door: Door) -> None:
    status, said = await door.post(
        "li", form(picture(), picture((400, 300), "PNG"), text="look", lat="31.5", lon="121")
    )
    assert (status, said["text"], said["lat"], said["lon"], len(said["photos"])) == (201, "look", 31.5, 121.0, 2)
    async with door.client.get(said["photos"][1]) as response:
        assert (response.status, response.content_type) == (200, "image/jpeg")
        assert response.headers["Cache-Control"] == "private, max-age=86400, immutable"
        assert Image.open(BytesIO(await response.read())).size == (400, 300)
    async with door.database.reading() as session:
        assert {media.width for media in (await session.execute(select(Media))).scalars()} == {320, 400}


async def test_a_photo_address_is_stable_for_a_day_and_dies_after_two(door: Door) -> None:
    _, said = await door.post("li", form(picture()))
    (url,) = said["photos"]
    door.clock.real += timedelta(hours=14)
    assert (await door.get("li", f"rooms/{door.room}/messages"))[0]["photos"] == [url]
    door.clock.real += timedelta(hours=24)
    (fresh,) = (await door.get("li", f"rooms/{door.room}/messages"))[0]["photos"]
    assert (fresh != url, (await door.client.get(url)).status) == (True, 200)
    door.clock.real += timedelta(hours=24)
    assert ((await door.client.get(url)).status, (await door.client.get(fresh)).status) == (404, 200)


async def test_a_voice_is_kept_and_played_in_parts_and_is_no_photo(door: Door) -> None:
    status, said = await door.post("li", voices(tone(2, "webm")))
    assert (status, said["voice"]["seconds"], said["text"]) == (201, 2, "")
    url = said["voice"]["url"]
    async with door.client.get(url, headers={"Range": "bytes=4-10"}) as response:
        assert (response.status, response.content_type) == (206, "audio/mp4")
        assert await response.read() == b"ftypM4A"
    assert (await door.client.get(url.replace("voices", "photos"))).status == 404
    async with door.database.reading() as session:
        assert [media.seconds for media in (await session.execute(select(Media))).scalars()] == [2]


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ([b""], 400, "not-a-voice"),
        ([picture()], 400, "not-a-voice"),
        ([tone(2)[:300]], 400, "broken-voice"),
        ([tone(1, loud=0.0)], 400, "silent-voice"),
        ([tone(1), tone(1)], 400, "one-voice"),
        ([tone(61)], 413, "voice-too-long"),
        ([b"OggS" + b"\0" * 9_000_000], 413, "voice-too-long"),
    ],
    ids=("empty", "jpeg", "truncated", "silence", "two", "long", "large"),
)
async def test_bad_voices_change_nothing(door: Door, sent: list[bytes], status: int, code: str) -> None:
    answered, told = await door.post("li", voices(*sent))
    assert (answered, told["error"]) == (status, code)
    assert told["message"]
    assert await door.get("wang", f"rooms/{door.room}/messages") == await door.incoming() == []


async def test_forged_photo_addresses_lead_nowhere(door: Door) -> None:
    _, said = await door.post("li", form(picture()))
    token = said["photos"][0].rpartition("/")[2]
    sha, day, mark = token.split(".")
    for forged in (
        sha,
        f"{sha}.{day}",
        f"{sha}.{int(day) + 1}.{mark}",
        f"{'0' * 64}.{day}.{mark}",
        token[:-1],
        "..%2f..",
        "%00",
    ):
        assert (await door.client.get(f"/chat/api/photos/{forged}")).status == 404


@pytest.mark.parametrize("kind", ["json", "urlencoded", "multipart"])
async def test_scripts_may_post_in_three_ways(door: Door, kind: str) -> None:
    data = {"json": {"text": "x", "lat": 1, "lon": 2.5}, "multipart": form(text="x", lat="1", lon="2.5", unknown="y"),
            "urlencoded": "text=x&lat=1&lon=2.5"}[kind]  # fmt: skip
    more = {"Content_Type": "application/x-www-form-urlencoded"} if kind == "urlencoded" else {}
    status, said = await door.post("li", data, **more)
    assert (status, said["text"], said["lat"], said["lon"]) == (201, "x", 1.0, 2.5)


async def test_invisible_and_broken_characters_are_cleaned(door: Door) -> None:
    _, said = await door.post("li", {"text": " a\x00b\r\nc\ud800\x1b[0m<b>\u202e "})
    assert said["text"] == "ab\nc[0m<b>\u202e"
    for nothing in ("", " \n", "\u200b\u200d\ufeff", "\u202e \x00"):
        assert await door.post("li", {"text": nothing}) == (
            400,
            {"error": "nothing-said", "message": door_says("nothing-said")},
        )


def door_says(code: str, language: str = "en", **facts: Any) -> str:
    from locales import say

    return say(f"refusal-{code}", language, **facts)


async def test_refusals_speak_the_readers_language(door: Door) -> None:
    long = {"text": "好" * 20_001}
    said = {"error": "message-too-long", "message": door_says("message-too-long", most=20_000)}
    assert await door.post("li", long) == (400, said)
    _, told = await door.post("li", long, Accept_Language="zh-CN,zh;q=0.9,en;q=0.8")
    assert told["message"] == door_says("message-too-long", "zh_CN", most=20_000)
    assert (await door.post("li", {"text": "好" * 20_000}))[0] == 201


@pytest.mark.parametrize(
    ("photos", "status", "code"),
    [
        ([picture()] * 10, 400, "too-many-photos"),
        ([b"%PDF-1.7"], 400, "not-a-photo"),
        ([picture()[:300]], 400, "broken-photo"),
        ([b"\xff\xd8\xff" + b"\0" * 15 * 1024 * 1024], 413, "photo-too-large"),
    ],
    ids=("ten", "pdf", "truncated", "large"),
)
async def test_bad_photos_change_nothing(door: Door, photos: list[bytes], status: int, code: str) -> None:
    answered, told = await door.post("li", form(*photos, text="look"))
    assert (answered, told["error"]) == (status, code)
    assert told["message"]
    assert await door.get("wang", f"rooms/{door.room}/messages") == await door.incoming() == []


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"not json", 400),
        (b"[]", 400),
        (b'{"text":' + b"[" * 100_000, 400),
        (b'{"text": "x", "reply_to": "12x"}', 404),
        (b'{"text": "x", "reply_to": "999"}', 404),
        (b'{"lat": "91", "lon": "0"}', 400),
        (b'{"lat": "nan", "lon": "0"}', 400),
        (b'{"lat": "3"}', 400),
        (b'{"place": "777"}', 400),
        (b'{"place": "x"}', 400),
        (b'{"text": "' + b"x" * 300_000 + b'"}', 413),
    ],
    ids=lambda value: str(value)[:24],
)
async def test_malformed_posts_are_turned_away(door: Door, data: bytes, status: int) -> None:
    answered, told = await door.post("li", data, Content_Type="application/json")
    assert (answered, set(told)) == (status, {"error", "message"})
    assert await door.incoming() == []


@pytest.mark.parametrize(
    "kind", ["text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "multipart/mixed"]
)
async def test_what_is_no_form_is_turned_away(door: Door, kind: str) -> None:
    status, _ = await door.post("li", b"--y\r\nnonsense", Content_Type=kind)
    assert status in {400, 415}


async def test_a_picked_place_goes_to_the_bot_by_its_id(door: Door) -> None:
    async with door.database.transaction() as session:
        compound = Compound(key="c", name="Spring Court")
        session.add(compound)
        await session.flush()
        building = Area(key="b", level=Level.BUILDING, name="No. 3", compound_id=compound.id, lat=1.5, lon=2.5)
        session.add(building)
        await session.flush()
        stair = Area(key="s", level=Level.STAIR, name="Stair 2", compound_id=compound.id, parent_id=building.id)
        session.add(stair)
    assert await door.get("li", "places") == {
        "compounds": [{"id": "1", "name": "Spring Court", "buildings": [
            {"id": "1", "name": "No. 3", "stairs": [{"id": "2", "name": "Stair 2"}]}]}]
    }  # fmt: skip
    _, said = await door.post("li", {"place": "2"})
    assert said["place"] == "Spring Court No. 3 Stair 2"
    assert (await door.incoming())[0].payload["place"] == 2
    venue = (await update_of(door)).message.venue
    assert (venue.title, venue.foursquare_id) == ("Spring Court No. 3 Stair 2", "area:2")


# Once only


async def test_the_same_key_is_the_same_message(door: Door) -> None:
    first = await door.post("li", form(picture(), text="x"), Idempotency_Key="k1")
    assert await door.post("li", form(picture(), text="x"), Idempotency_Key="k1") == first
    assert (await door.post("wang", {"text": "x"}, Idempotency_Key="k1"))[1]["id"] != first[1]["id"]
    assert len(await door.incoming()) == 2


async def test_a_key_sent_twice_at_once_is_one_message(door: Door) -> None:
    answers = await asyncio.gather(*(door.post("li", {"text": "x"}, Idempotency_Key="k") for _ in range(5)))
    assert {(status, message["id"]) for status, message in answers} == {(201, answers[0][1]["id"])}
    assert len(await door.incoming()) == 1


@pytest.mark.parametrize("key", ["x" * 129, "ключ"])
async def test_a_strange_key_is_turned_away(door: Door, key: str) -> None:
    assert (await door.post("li", {"text": "x"}, Idempotency_Key=key))[0] == 400


async def test_a_press_is_stored_handled_and_answered_with_its_toast(door: Door) -> None:
    card = await door.shows(CARD)
    first = await door.press("li", card, Idempotency_Key="k")
    assert first == (200, {"toast": door_says("stale")})
    assert await door.press("li", card, Idempotency_Key="k") == first
    (row,) = await door.incoming()
    assert row.external_id == f"press:{door.ids['li']}:k"
    assert row.payload == {
        "kind": "press", "message": card, "room": door.room, "user": door.ids["li"], "button": "accept:1:1:",
    }  # fmt: skip
    await door.press("li", card)
    assert len(await door.incoming()) == 2


@pytest.mark.parametrize("button", ["", "x" * 65, "好" * 22, 7, None, ["a"], "a\x00", "\ud800"])
async def test_a_forged_button_is_refused_kindly(door: Door, button: Any) -> None:
    status, told = await door.press("li", await door.shows(CARD), button)
    assert (status, told["error"]) == (400, "unknown-button")
    assert await door.incoming() == []


async def test_only_cards_have_buttons(door: Door) -> None:
    assert (await door.press("wang", (await door.says("li", "x"))["id"]))[0] == 400


# Who gets in


async def test_strangers_and_wrong_tokens_stay_outside(door: Door) -> None:
    for headers in (
        {},
        {"Authorization": "Bearer nonsense"},
        {"Authorization": "Basic token-li"},
        {"Cookie": "linli=x"},
    ):
        for path in ("rooms", "me", "events", f"rooms/{door.room}/messages"):
            async with door.client.get(f"/chat/api/{path}", headers=headers) as response:
                assert (response.status, (await response.json())["error"]) == (401, "unauthorized")


async def test_a_foreign_room_is_not_there(door: Door) -> None:
    theirs = await door.shows(CARD, room=door.other)
    assert (await door.post("li", {"text": "x"}, room=door.other))[0] == 404
    assert (await door.post("li", {"text": "x", "reply_to": theirs}))[0] == 404
    assert (await door.press("li", theirs))[0] == 404
    for path in (f"rooms/{door.other}/messages", "rooms/999/messages"):
        assert (await door.client.get(f"/chat/api/{path}", headers=door.headers("li"))).status == 404
    async with door.client.post(f"/chat/api/rooms/{door.other}/read", json={}, headers=door.headers("li")) as response:
        assert response.status == 404
    assert await door.incoming() == []


@pytest.mark.parametrize("room", ["x", "-1", "1e3", "99999999999", "9" * 40, "%F0%9F", "１"])
async def test_a_malformed_id_is_not_there(door: Door, room: str) -> None:
    for path in (f"rooms/{room}/messages", f"rooms/{door.room}/messages?before={room}x", f"photos/{room}"):
        assert (await door.client.get(f"/chat/api/{path}", headers=door.headers("li"))).status == 404
    assert (await door.press("li", f"{room}x"))[0] == 404


async def test_a_personal_link_becomes_a_cookie_that_only_our_page_may_use(door: Door) -> None:
    ours = str(door.client.make_url("/")).rstrip("/")
    async with door.client.post("/chat/api/session", json={"token": "token-li"}, headers={"Origin": ours}) as response:
        cookie = response.headers["Set-Cookie"]
        assert (response.status, await response.json()) == (
            200,
            {"id": str(door.ids["li"]), "name": "li", "language": "en"},
        )
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/"))
    assert "Secure" not in cookie
    headers = {"Cookie": cookie.partition(";")[0]}
    assert (await door.client.get("/chat/api/me", headers=headers)).status == 200
    path = f"/chat/api/rooms/{door.room}/messages"
    for more, status in [
        ({}, 403), ({"Origin": "https://elsewhere.example"}, 403), ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403), ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.example"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 201), ({"Origin": ours}, 201),
    ]:  # fmt: skip
        assert (await door.client.post(path, json={"text": "x"}, headers=headers | more)).status == status


async def test_a_cookie_ends_with_its_token_and_cannot_be_forged(door: Door) -> None:
    async with door.client.post("/chat/api/session", json={"token": "token-li"}) as response:
        cookie = response.cookies["linli"].value
    door.client.session.cookie_jar.clear()
    for value in (cookie[:-2], cookie.replace("W", "X", 1), "W10.x.y", '"'):
        assert (await door.client.get("/chat/api/me", headers={"Cookie": f"linli={value}"})).status == 401
    assert (await door.client.get("/chat/api/me", headers={"Cookie": f"linli={cookie}"})).status == 200
    async with door.database.transaction() as session:
        await rooms.give_token(session, door.ids["li"], "another")
    assert (await door.client.get("/chat/api/me", headers={"Cookie": f"linli={cookie}"})).status == 401


async def test_a_session_needs_a_good_token_from_our_own_page(door: Door) -> None:
    for body, headers, status in [
        ({"token": "nonsense"}, {}, 401), ({"token": 7}, {}, 401), ({}, {}, 401), ({"token": ""}, {}, 401),
        ({"token": "token-li"}, {"Origin": "https://elsewhere.example"}, 403),
    ]:  # fmt: skip
        assert (await door.client.post("/chat/api/session", json=body, headers=headers)).status == status


async def test_behind_https_the_cookie_is_secure(sqlite_database: Database, tmp_path: Path) -> None:
    async with opened(sqlite_database, tmp_path, url="https://town.example") as door:
        headers = {"Origin": "https://town.example"}
        async with door.client.post("/chat/api/session", json={"token": "token-li"}, headers=headers) as response:
            assert "Secure" in response.headers["Set-Cookie"]


async def test_a_flood_is_slowed_down_and_told_when_to_go_on(door: Door) -> None:
    for _ in range(60):
        door.clock.real += timedelta(seconds=0.5)
        await door.says("li", "x")
    path = f"/chat/api/rooms/{door.room}/messages"
    async with door.client.post(path, json={"text": "x"}, headers=door.headers("li")) as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "31")
        assert (await response.json()) == {"error": "too-fast", "message": door_says("too-fast")}
    await door.says("wang", "others may")
    door.clock.real += timedelta(seconds=31)
    await door.says("li", "again")


# News


async def test_news_comes_numbered_and_resumes_without_loss_or_doubles(door: Door) -> None:
    async with door.stream("wang") as stream:
        assert await stream.next() == ("0", "hello", {"number": 0, "missed": False})
        said = await door.says("li", "one")
        number, kind, data = await stream.next()
        assert (number, kind, data["message"]) == ("1", "message", said)
    await door.says("li", "two")
    card = await door.shows(CARD)
    async with door.stream("wang", Last_Event_ID="1") as stream:
        assert (await stream.next())[:2] == ("1", "hello")
        assert [(await stream.next())[:2] for _ in range(2)] == [("2", "message"), ("3", "message")]
        async with door.database.transaction() as session:
            await WebGateway(lambda: NOW).redraw(
                session, Chat(platform="web", external_id="1"), str(card), Card("Taken")
            )
        number, kind, data = await stream.next()
        assert (number, kind, data["message"]["id"], data["message"]["card"]["title"]) == (
            "4",
            "card",
            str(card),
            "Taken",
        )
        async with door.client.post(f"/chat/api/rooms/{door.room}/read", headers=door.headers("wang")):
            number, kind, data = await stream.next()
        assert (number, kind, data["read"], data["unread"]) == ("5", "read", str(card), 0)


async def test_a_busy_room_reaches_a_slow_reader_whole(door: Door) -> None:
    async with door.stream("wang", path="chat/api/events?after=0") as stream:
        await stream.next()
        await asyncio.gather(*(door.says(("li", "wang")[n % 2], str(n)) for n in range(40)))
        heard = [await stream.next() for _ in range(40)]
    assert [number for number, _, _ in heard] == [str(n) for n in range(1, 41)]
    assert {data["message"]["text"] for _, _, data in heard} == {str(n) for n in range(40)}


async def test_whoever_was_away_too_long_is_told_so(door: Door) -> None:
    async with door.stream("wang", Last_Event_ID="99") as stream:
        assert await stream.next() == ("0", "hello", {"number": 0, "missed": True})
    async with door.stream("wang", Last_Event_ID="nonsense") as stream:
        assert await stream.next() == ("0", "hello", {"number": 0, "missed": False})


async def test_a_closing_house_ends_its_streams(door: Door) -> None:
    async with door.stream("wang") as stream:
        await stream.next()
        await close_streams(door.client.app)
        with pytest.raises((asyncio.IncompleteReadError, ClientError)):
            await stream.next()


# The rest of the house


async def test_an_upload_that_breaks_off_is_nobodys_fault(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    server = door.client.server
    _, writer = await asyncio.open_connection(server.host, server.port)
    writer.write(
        f"POST /chat/api/rooms/{door.room}/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer token-li\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 9999\r\n\r\n"
        '--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nhalf a sen'.encode()
    )
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.close()
    await writer.wait_closed()
    await asyncio.sleep(0.1)
    assert await door.incoming() == []
    assert not caplog.records


async def test_every_answer_is_guarded(door: Door) -> None:
    for path in ("/chat", "/healthz", "/chat/api/rooms", "/nowhere", "/static/chat.js"):
        async with door.client.get(path) as response:
            assert {name: response.headers[name] for name in HEADERS} == HEADERS
    async with door.client.get("/healthz") as response:
        assert (response.status, await response.json()) == (200, {"ok": True})
    assert (await door.client.get("/", allow_redirects=False)).headers["Location"] == "/chat"


async def test_an_unforeseen_error_tells_nothing(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    async with door.database.transaction() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("ALTER TABLE room_members RENAME TO gone")
    async with door.client.get("/chat/api/rooms", headers=door.headers("li")) as response:
        assert (response.status, await response.json()) == (500, {"error": "server-error", "message": ""})
    assert "a request failed: GET" in caplog.text


@pytest.mark.parametrize("path", ["/demo", "/demo/people", "/demo/events", "/demo/clock", "/demo/samples"])
async def test_outside_the_demo_its_routes_do_not_exist(door: Door, path: str) -> None:
    assert (await door.client.get(path)).status == 404


@pytest.fixture
async def demo(sqlite_database: Database, tmp_path: Path) -> AsyncIterator[Door]:
    async with opened(sqlite_database, tmp_path, demo=True) as door:
        async with sqlite_database.transaction() as session:
            grid = Area(key="g", level=Level.GRID, name="Grid 1")
            session.add(grid)
            await session.flush()
            for name, home in (("li", grid.id), ("wang", None), ("zhao", None)):
                person = Person(key=name, name=name.title(), met_at=NOW, home_area_id=home)
                session.add(person)
                await session.flush()
                session.add(Account(platform="web", external_id=str(door.ids[name]), person_id=person.id))
                past = NOW - timedelta(days=9)
                if name != "zhao":
                    session.add(Appointment(person_id=person.id, role=Role.GRID_MEMBER, area_id=grid.id, since=past))
                else:
                    session.add(
                        Appointment(person_id=person.id, role=Role.DESK, area_id=grid.id, since=past, until=past)
                    )
        yield door


async def test_the_demo_tells_who_can_be_played(demo: Door) -> None:
    async with demo.client.get("/demo/people") as response:
        assert await response.json() == [
            {"id": "1", "name": "Li", "roles": ["resident", "grid_member"], "token": "demo-li"},
            {"id": "2", "name": "Wang", "roles": ["grid_member"], "token": "demo-wang"},
            {"id": "3", "name": "Zhao", "roles": [], "token": "demo-zhao"},
        ]
    assert (await demo.get("li", "me"))["demo"] is True


async def test_one_stream_serves_all_panes_and_resumes(demo: Door) -> None:
    async with demo.stream("li", path="demo/events") as stream:
        mark, kind, hello = await stream.next()
        assert (mark, kind, hello) == ("1-0.2-0.3-0", "hello", {"users": ["1", "2", "3"]})
        await demo.says("li", "one")
        told = [await stream.next() for _ in range(2)]
        assert [(mark, data["user"]) for mark, _, data in told] == [("1-1.2-0.3-0", "1"), ("1-1.2-1.3-0", "2")]
    async with demo.stream("li", path="demo/events", Last_Event_ID="1-1.2-0.3-0") as stream:
        await stream.next()
        assert (await stream.next())[2]["user"] == "2"


async def test_the_demo_clock_moves(demo: Door) -> None:
    async with demo.client.get("/demo/clock") as response:
        face = await response.json()
        assert face == {
            "now": NOW.isoformat(),
            "next": (NOW + timedelta(minutes=7)).isoformat(),
            "timezone": "Asia/Shanghai",
        }
    for body, later in [({"advance": "PT43H"}, timedelta(hours=43)), ({"to": "next"}, timedelta(minutes=7)),
                        ({"advance": "P1DT2H3M4S"}, timedelta(days=1, hours=2, minutes=3, seconds=4))]:  # fmt: skip
        before = demo.clock.town
        async with demo.client.post("/demo/clock", json=body) as response:
            assert (response.status, (await response.json())["now"]) == (200, (before + later).isoformat())
    for bad in (
        {"advance": "PT"},
        {"advance": "P"},
        {"advance": "-PT1H"},
        {"advance": "PT0H"},
        {"advance": "P999W"},
        {"advance": 7},
        {"to": "past"},
        {},
    ):
        assert (await demo.client.post("/demo/clock", json=bad)).status == 400
    headers = {"Origin": "https://elsewhere.example"}
    assert (await demo.client.post("/demo/clock", json={"to": "next"}, headers=headers)).status == 403


async def test_the_demo_has_pictures_to_attach(demo: Door) -> None:
    async with demo.client.get("/demo/samples") as response:
        samples = await response.json()
    assert len(samples) == 14
    async with demo.client.get(samples[0]["url"]) as response:
        assert response.content_type == "image/jpeg"
        assert (await demo.post("li", form(await response.read())))[0] == 201
    assert (await demo.client.get("/demo/samples/nothing.jpg")).status == 404


# As the bot hears it


async def update_of(door: Door, nth: int = -1) -> Any:
    incoming = (await door.incoming())[nth]
    async with door.database.reading() as session:
        received = await WebGateway(lambda: NOW).decode(session, incoming)
    assert received is not None
    return received.update


async def test_a_message_becomes_an_update(door: Door) -> None:
    card = await door.shows(CARD)
    await door.post("li", form(picture(), picture((99, 99)), text="done", reply_to=str(card)))
    incoming = (await door.incoming())[0]
    async with door.database.reading() as session:
        received = await WebGateway(lambda: NOW).decode(session, incoming)
        message = (await session.execute(select(RoomMessage).order_by("id"))).scalars().all()[-1]
    assert received is not None
    heard = received.update.message
    assert heard is not None
    assert (heard.chat.id, heard.chat.type, heard.chat.title) == (door.room, "group", "The yard")
    assert (heard.from_user.id, heard.from_user.language_code, heard.from_user.is_bot) == (door.ids["li"], "en", False)
    assert (heard.text, heard.caption, heard.photo[0].width) == (None, "done", 320)
    assert (heard.reply_to_message.message_id, heard.reply_to_message.from_user.is_bot) == (card, True)
    assert received.shots == tuple(Shot("web", sha=sha) for sha in message.photos)


async def test_a_direct_room_is_a_private_chat_and_a_pin_a_location(door: Door) -> None:
    await door.post("zhao", {"lat": 31.25, "lon": 121.5}, room=door.other)
    heard = (await update_of(door)).message
    assert (heard.chat.type, heard.location.latitude, heard.location.longitude) == ("private", 31.25, 121.5)


async def test_a_press_becomes_a_callback(door: Door) -> None:
    card = await door.shows(CARD)
    await door.press("wang", card)
    query = (await update_of(door)).callback_query
    assert (query.data, query.from_user.id, query.message.message_id) == ("accept:1:1:", door.ids["wang"], card)
    assert (query.message.chat.id, query.message.from_user.is_bot) == (door.room, True)


async def test_the_bot_posts_cards_and_answers_to_messages(door: Door) -> None:
    said = await door.says("li", "hello")
    async with door.database.transaction() as session:
        chat = Chat(platform="web", external_id=str(door.room))
        await WebGateway(lambda: NOW).post(session, chat, CARD, reply_to=said["id"])
        with pytest.raises(Unreachable):
            await WebGateway(lambda: NOW).post(session, Chat(platform="web", external_id="77"), CARD, reply_to="")
    shown = (await door.get("li", f"rooms/{door.room}/messages"))[-1]
    assert (shown["reply_to"], shown["from"]["bot"]) == (said["id"], True)
    assert shown["card"] == {
        "title": "Assignment 1", "fields": [["Where", "Building 3"]], "body": "", "block": "",
        "photos": [], "voices": [], "tone": "plain", "poster": False,
        "buttons": [
            {"id": "accept:1:1:", "label": "We'll do it", "kind": "press", "value": "", "primary": False, "row": 0},
        ],
    }  # fmt: skip
    assert len(await door.incoming()) == 1

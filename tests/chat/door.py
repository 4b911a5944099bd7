"""The chat API over real HTTP: the app, its people, and somebody who speaks for them."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from aiohttp import ClientResponse, FormData
from aiohttp.test_utils import TestClient, TestServer
from PIL import Image
from sqlmodel import select

from bot.bell import Bell
from bot.database import Database
from bot.gateways.web import WebGateway
from models import (
    Button,
    Card,
    Chat,
    Incoming,
)  # fmt: skip
from services import rooms
from services.darkroom import Darkroom
from web.app import build_app
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


def door_says(code: str, language: str = "en", **facts: Any) -> str:
    from locales import say

    return say(f"refusal-{code}", language, **facts)

"""The ways in over real HTTP: somebody's browser, and what it finds."""

import json
import re
from typing import Any

import aiohttp
from sqlmodel import select

from models import Account, Code, Person, RoomMember, RoomSession, RoomUser
from tests.town import Town

GROUP = "chunfengli-residents"


class Browser:
    """Somebody's browser: keeps cookies, follows nothing by itself, says where it comes from."""

    def __init__(self, town: Town, **headers: str) -> None:
        self.town = town
        self.ours = {"Origin": town.app.url, "Accept-Language": "zh-CN"} | headers
        self.session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def get(self, path: str, **headers: str) -> tuple[int, str]:
        told = {"Accept-Language": "zh-CN"} | headers
        async with self.session.get(self.town.app.url + path, headers=told, allow_redirects=False) as answer:
            return answer.status, await answer.text()

    async def post(self, path: str, headers: dict[str, str] | None = None, **form: str) -> tuple[int, str]:
        told = self.ours if headers is None else headers
        url = self.town.app.url + path
        async with self.session.post(url, data=form or {"x": ""}, headers=told, allow_redirects=False) as answer:
            return answer.status, await answer.text()

    async def me(self) -> Any:
        status, body = await self.get("/chat/api/me")
        return json.loads(body)["name"] if status == 200 else status

    @property
    def cookie(self) -> str:
        return next((one.value for one in self.session.cookie_jar if one.key == "linli"), "")


def path_in(text: str, kind: str) -> str:
    found = re.search(rf"/{kind}/[\w-]+", text)
    assert found, text
    return found.group()


async def rows(town: Town, table: Any, *where: Any) -> list[Any]:
    async with town.app.database.reading() as session:
        return list((await session.execute(select(table).where(*where).order_by(table.id))).scalars())


async def counts(town: Town) -> tuple[int, ...]:
    return tuple([len(await rows(town, table)) for table in (Person, Account, RoomUser, RoomMember, RoomSession, Code)])


async def join_path(town: Town, who: str = "xu") -> str:
    """The link into the residents' group, as its desk shows it."""
    await town.says(who, "入群码")
    if who == "xu":
        await town.presses(who, "春风里邻里群")
    return path_in((await town.card(who, "停用")).text, "join")


async def came_in(town: Town, browser: Browser, path: str, name: str = "王阿姨", **more: str) -> str:
    """Join as somebody new; the personal link that waits for them."""
    status, _ = await browser.post(path, name=name, shown="auntie", **more)
    assert status == 303
    await town.settle()
    async with browser.session.get(f"{town.app.url}/chat/api/rooms") as answer:
        room = next(room for room in await answer.json() if room["kind"] == "direct")
    (link,) = [button["value"] for button in room["last"]["card"]["buttons"] if button["kind"] == "link"]
    return path_in(link, "me")


async def direct_room(town: Town, browser: Browser) -> str:
    async with browser.session.get(f"{town.app.url}/chat/api/rooms") as answer:
        return next(str(room["id"]) for room in await answer.json() if room["kind"] == "direct")


async def say(town: Town, browser: Browser, room: str, text: str) -> None:
    url = f"{town.app.url}/chat/api/rooms/{room}/messages"
    async with browser.session.post(url, json={"text": text}, headers=browser.ours) as answer:
        assert answer.status == 201
    await town.settle()


async def newest(town: Town, browser: Browser, room: str) -> dict[str, Any]:
    async with browser.session.get(f"{town.app.url}/chat/api/rooms/{room}/messages") as answer:
        return dict((await answer.json())[-1])


async def press(town: Town, browser: Browser, room: str, label: str) -> Any:
    message = await newest(town, browser, room)
    (button,) = [one["id"] for one in message["card"]["buttons"] if one["label"] == label]
    url = f"{town.app.url}/chat/api/messages/{message['id']}/press"
    async with browser.session.post(url, json={"button": button}, headers=browser.ours) as answer:
        body = await answer.json()
    await town.settle()
    return body


async def links(town: Town, browser: Browser, room: str) -> list[str]:
    card = (await newest(town, browser, room))["card"]
    return [button["value"] for button in card["buttons"] if button["kind"] == "link"]

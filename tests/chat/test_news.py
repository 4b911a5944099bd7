"""Streams of news that lose nothing."""

import asyncio

import pytest
from aiohttp import ClientError

from bot.gateways.web import WebGateway
from models import (
    Card,
    Chat,
)  # fmt: skip
from tests.chat.door import CARD, NOW, Door
from web.events import close_streams


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

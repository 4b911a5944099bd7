"""News as server-sent events: numbered for each user, so that a page that was away goes on where it stopped."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from aiohttp import hdrs, web
from sqlalchemy.ext.asyncio import AsyncSession

from services import rooms
from services.room_news import News, events_after, last_numbers, oldest_number
from web.house import House
from web.keys import HOUSE, STREAMS, VISITOR
from web.shown import Shown, shown

HEARTBEAT = 15.0
_LOOK_AGAIN = 1.0
_HEADERS = {hdrs.CONTENT_TYPE: "text/event-stream", hdrs.CACHE_CONTROL: "no-store", "X-Accel-Buffering": "no"}

Seen = dict[int, int]
"""User id → number of the last event told."""


async def events(request: web.Request) -> web.StreamResponse:
    """The visitor's own stream."""
    visitor = request[VISITOR]
    number, missed = await _where_to_start(request.app[HOUSE], visitor.id, _asked(request))
    stream = Stream(request, f"events:{visitor.id}", {visitor.id: number}, lambda news, _seen: str(news.number))
    return await stream.run(str(number), {"number": number, "missed": missed})


def _asked(request: web.Request) -> int | None:
    text = request.headers.get("Last-Event-ID") or request.query.get("after", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


async def _where_to_start(house: House, user_id: int, asked: int | None) -> tuple[int, bool]:
    """The number to go on after, and whether something in between is gone for good."""
    async with house.reading() as session:
        last = (await last_numbers(session, [user_id])).get(user_id, 0)
        oldest = await oldest_number(session, user_id)
    if asked is None:
        return last, False
    if asked > last or asked + 1 < (oldest or last + 1):
        return last, True
    return asked, False


class Stream:
    """Tells what happens to the users in ``seen`` until the page leaves or the house closes.

    ``mark`` gives the id to resume from after an event, from the event and from what was seen by then.
    """

    def __init__(self, request: web.Request, topic: str, seen: Seen, mark: Callable[[News, Seen], str]) -> None:
        self._request = request
        self._house = request.app[HOUSE]
        self._topic = topic
        self._seen = seen
        self._mark = mark
        self._response = web.StreamResponse(headers=_HEADERS)
        self._wrote = 0.0

    async def run(self, mark: str, hello: dict[str, Any]) -> web.StreamResponse:
        """Say hello, then follow."""
        with _listed(self._request), suppress(ConnectionError):  # they left
            await self._response.prepare(self._request)
            await self._write(_event(mark, "hello", hello))
            await self._follow()
        return self._response

    async def _follow(self) -> None:
        while True:
            ticket = self._house.bell.ticket(self._topic)
            fresh = await self._fresh()
            if fresh:
                await self._write(fresh)
            else:
                await self._rest(ticket)

    async def _rest(self, ticket: int) -> None:
        """Sleep until there is news; a comment now and then shows both ends that the line is alive."""
        seconds = HEARTBEAT if self._house.alone else _LOOK_AGAIN
        await self._house.bell.wait(self._topic, seconds=seconds, since=ticket)
        if asyncio.get_running_loop().time() - self._wrote >= HEARTBEAT:
            await self._write(b":\n\n")

    async def _write(self, content: bytes) -> None:
        await self._response.write(content)
        self._wrote = asyncio.get_running_loop().time()

    async def _fresh(self) -> bytes:
        draw, lines, before = shown(self._request), [], dict(self._seen)
        async with self._house.reading() as session:
            for news in await events_after(session, before):
                self._seen[news.user_id] = news.number
                data = await _data(session, draw, news)
                if data is not None:
                    mark = self._mark(news, self._seen)
                    lines.append(_event(mark, news.kind, data | {"user": str(news.user_id)}))
        return b"".join(lines)


@contextmanager
def _listed(request: web.Request) -> Iterator[None]:
    task = asyncio.current_task()
    assert task is not None
    request.app[STREAMS].add(task)
    try:
        yield
    finally:
        request.app[STREAMS].discard(task)


async def _data(session: AsyncSession, draw: Shown, news: News) -> dict[str, Any] | None:
    if news.kind == "read":
        left = await rooms.unread(session, news.user_id, news.room_id)
        return {"room": str(news.room_id), "read": str(news.message_id or 0), "unread": left}
    return {"message": draw.message(news.spoken)} if news.spoken else None


def _event(mark: str, kind: str, data: dict[str, Any]) -> bytes:
    return f"id: {mark}\nevent: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


async def close_streams(app: web.Application) -> None:
    """End every stream: a closing house waits for nobody who only listens."""
    streams = app[STREAMS]
    for task in tuple(streams):
        task.cancel()

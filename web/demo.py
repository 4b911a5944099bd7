"""The demo's own routes: everybody can be played, all panes share one stream, the clock can be moved.

They are registered in the demo only.
"""

import asyncio
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from services.cast import Player, cast_of
from services.room_news import News, last_numbers
from web import samples
from web.events import Seen, Stream
from web.forms import json_body
from web.house import DemoClock
from web.keys import HOUSE

FARTHEST = timedelta(days=366)
_DURATION = re.compile(
    r"P(?=.)(?:(?P<weeks>\d{1,3})W)?(?:(?P<days>\d{1,3})D)?"
    r"(?:T(?=.)(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,5})M)?(?:(?P<seconds>\d{1,7})S)?)?"
)


def demo_token(key: str) -> str:
    """The token of a person of the demo: no secret, because everybody may be everybody there."""
    return f"demo-{key}"


def duration(text: str) -> timedelta:
    """An ISO 8601 duration of weeks, days, hours, minutes, seconds; 400 for anything else."""
    found = _DURATION.fullmatch(text)
    if found is None:
        raise web.HTTPBadRequest
    span = timedelta(**{unit: int(count) for unit, count in found.groupdict().items() if count})
    if not timedelta() < span <= FARTHEST:
        raise web.HTTPBadRequest
    return span


async def _cast(request: web.Request) -> list[Player]:
    house = request.app[HOUSE]
    async with house.reading() as session:
        return await cast_of(session, house.now())


async def people(request: web.Request) -> web.Response:
    """Everybody who can be played, with their roles and tokens."""
    return web.json_response([_person(player) for player in await _cast(request)])


def _person(player: Player) -> dict[str, Any]:
    roles = [role.value for role in player.roles]
    return {"id": str(player.user_id), "name": player.name, "roles": roles, "token": demo_token(player.key)}


async def events(request: web.Request) -> web.StreamResponse:
    """What happens to everybody, over one stream; ids carry everybody's numbers."""
    user_ids = [player.user_id for player in await _cast(request)]
    async with request.app[HOUSE].reading() as session:
        last = await last_numbers(session, user_ids)
    asked = _asked(request.headers.get("Last-Event-ID", ""))
    seen = {user_id: min(asked.get(user_id, number), number) for user_id, number in last.items()}
    return await Stream(request, "events", seen, _mark).run(_vector(seen), {"users": [str(user) for user in seen]})


def _mark(_news: News, seen: Seen) -> str:
    return _vector(seen)


def _vector(seen: Seen) -> str:
    return ".".join(f"{user_id}-{number}" for user_id, number in seen.items())


def _asked(vector: str) -> Seen:
    pairs: Iterable[str] = re.findall(r"[0-9]{1,9}-[0-9]{1,9}", vector)
    return {int(user_id): int(number) for user_id, number in (pair.split("-") for pair in pairs)}


async def clock(request: web.Request) -> web.Response:
    """What time it is in town, and when something is next due."""
    return await _clock_face(request)


async def move_clock(request: web.Request) -> web.Response:
    """Let time pass; answers when all that fell due is delivered."""
    demo, body = _demo(request), await json_body(request)
    if isinstance(body.get("advance"), str):
        await demo.advance(duration(body["advance"]))
    elif body.get("to") == "next":
        await demo.advance_to_next()
    else:
        raise web.HTTPBadRequest
    return await _clock_face(request)


def _demo(request: web.Request) -> DemoClock:
    demo = request.app[HOUSE].demo
    assert demo is not None
    return demo


async def _clock_face(request: web.Request) -> web.Response:
    house, upcoming = request.app[HOUSE], await _demo(request).next_due()
    return web.json_response({"now": _iso(house.now()), "next": _iso(upcoming), "timezone": house.timezone})


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


async def list_samples(request: web.Request) -> web.Response:
    """Pictures to attach."""
    return web.json_response([{"name": name, "url": f"/demo/samples/{name}.jpg"} for name in samples.NAMES])


async def sample(request: web.Request) -> web.Response:
    """One of them."""
    name = request.match_info["name"]
    if name not in samples.NAMES:
        raise web.HTTPNotFound
    content = await asyncio.to_thread(samples.sample, name)
    return web.Response(body=content, content_type="image/jpeg", headers={"Cache-Control": "private, max-age=86400"})


def routes() -> list[web.RouteDef]:
    """What exists in the demo only, besides its page."""
    return [
        web.get("/demo/people", people),
        web.get("/demo/events", events),
        web.get("/demo/clock", clock),
        web.post("/demo/clock", move_clock),
        web.get("/demo/samples", list_samples),
        web.get("/demo/samples/{name}.jpg", sample),
    ]

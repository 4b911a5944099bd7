"""The web floor put together: routes, middlewares, headers."""

from pathlib import Path

from aiohttp import hdrs, web
from sqlalchemy import text

from services.media import MediaStore
from web import activities, card, chat, check_in, demo, doors, events, export, gifts, paper, points, visitors
from web.errors import told_kindly
from web.forms import MOST_BODY
from web.house import House
from web.keys import HOUSE, LINKS, PACE, STORE, STREAMS
from web.pace import Pace
from web.photo_links import PhotoLinks

STATIC = Path(__file__).parent / "static"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "media-src 'self' blob:; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(self), microphone=(self)",
}


def build_app(house: House) -> web.Application:
    """The pages and the chat API of one house; the demo's routes only in a demo."""
    app = web.Application(middlewares=[told_kindly, visitors.let_in], client_max_size=MOST_BODY)
    app[HOUSE] = house
    app[STORE] = MediaStore(house.media_folder)
    app[LINKS] = PhotoLinks(house.secret)
    app[PACE] = Pace()
    app[STREAMS] = set()
    app.on_response_prepare.append(_guard)
    app.on_shutdown.append(events.close_streams)
    app.add_routes(_routes())
    if house.demo is not None:
        app.add_routes([web.get("/demo", _demo_page), *demo.routes()])
    return app


def _routes() -> list[web.AbstractRouteDef]:
    return [
        web.get("/", _front_door),
        web.get("/chat", _chat_page),
        web.get("/healthz", _health),
        web.get("/readyz", _ready),
        web.static("/static", STATIC),
        web.post("/chat/api/session", visitors.open_session_by_token),
        web.delete("/chat/api/session", visitors.close_session),
        web.get("/chat/api/me", chat.me),
        web.get("/chat/api/places", chat.list_places),
        web.get("/chat/api/rooms", chat.list_rooms),
        web.get("/chat/api/rooms/{room}/messages", chat.list_messages),
        web.post("/chat/api/rooms/{room}/messages", chat.post),
        web.post("/chat/api/rooms/{room}/read", chat.read),
        web.post("/chat/api/messages/{message}/press", chat.press),
        web.get("/chat/api/events", events.events),
        web.get("/chat/api/photos/{token}", chat.photo),
        web.get("/chat/api/voices/{token}", chat.voice),
        *doors.routes(),
        *card.routes(),
        *export.routes(),
        *paper.routes(),
        *points.routes(),
        *activities.routes(),
        *check_in.routes(),
        *gifts.routes(),
    ]


async def _guard(request: web.Request, response: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    fresh = (
        "no-cache" if request.path.startswith("/static/") or not request.path.startswith("/chat/api/") else "no-store"
    )
    response.headers.setdefault(hdrs.CACHE_CONTROL, fresh)


async def _front_door(request: web.Request) -> web.Response:
    raise web.HTTPFound("/demo" if request.app[HOUSE].demo is not None else "/chat")


async def _chat_page(_request: web.Request) -> web.FileResponse:
    return web.FileResponse(STATIC / "chat.html")


async def _demo_page(_request: web.Request) -> web.FileResponse:
    return web.FileResponse(STATIC / "demo.html")


async def _health(request: web.Request) -> web.Response:
    async with request.app[HOUSE].reading() as session:
        await session.execute(text("SELECT 1"))
    return web.json_response({"ok": True})


async def _ready(request: web.Request) -> web.Response:
    """503 with its reasons while the house can't do its work; asked by whatever watches over it."""
    reasons = await request.app[HOUSE].unready()
    return web.json_response({"ok": not reasons, "reasons": reasons}, status=503 if reasons else 200)

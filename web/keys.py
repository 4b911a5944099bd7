"""What the app and a request carry for their handlers."""

import asyncio
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from services.media import MediaStore
from services.sessions import Ticket
from web.house import House
from web.pace import Pace
from web.photo_links import PhotoLinks


@dataclass(frozen=True)
class Visitor:
    """Who sends a request: a user of the chat platform. ``by_cookie`` requests must come from our own page."""

    id: int
    name: str
    language: str
    by_cookie: bool
    session: int | None = None
    """The session behind the cookie."""


HOUSE = web.AppKey("house", House)
STORE = web.AppKey("store", MediaStore)
LINKS = web.AppKey("links", PhotoLinks)
PACE = web.AppKey("pace", Pace)
STREAMS = web.AppKey("streams", set[asyncio.Task[Any]])
TURN = web.RequestKey("turn", Ticket)
"""A cookie that is to be looked after once the request is answered."""
VISITOR = web.RequestKey("visitor", Visitor)

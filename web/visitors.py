"""Who is at the door: a bearer token, or the signed cookie that a personal link was exchanged for.

Browsers send cookies along by themselves, so what a cookie asks to change must come from our own page.
"""

import hmac
from hashlib import sha256
from urllib.parse import urlsplit

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy.ext.asyncio import AsyncSession

from models import RoomUser
from services.rooms import user_by_token
from web.forms import json_body
from web.house import House
from web.keys import HOUSE, VISITOR, Visitor

COOKIE = "linli"
SESSION_DAYS = 180
_SAFE = frozenset({hdrs.METH_GET, hdrs.METH_HEAD})
_OPEN = ("/chat/api/session", "/chat/api/photos/", "/chat/api/voices/")


@web.middleware
async def let_in(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Find the visitor of an API request; 401 for strangers, 403 for a cookie used from another site."""
    if request.method not in _SAFE and comes_from_elsewhere(request):
        raise web.HTTPForbidden
    if request.path.startswith("/chat/api/") and not request.path.startswith(_OPEN):
        request[VISITOR] = visitor = await _visitor(request)
        if visitor.by_cookie and request.method not in _SAFE and not comes_from_our_page(request):
            raise web.HTTPForbidden
    return await handler(request)


async def _visitor(request: web.Request) -> Visitor:
    async with request.app[HOUSE].reading() as session:
        token = bearer(request)
        user = await user_by_token(session, token) if token else await _by_cookie(request, session)
    if user is None or user.is_bot:
        raise web.HTTPUnauthorized
    return Visitor(user.id, user.name, user.language, by_cookie=not token)


def bearer(request: web.Request) -> str:
    """The token of the Authorization header, or nothing."""
    kind, _, token = request.headers.get(hdrs.AUTHORIZATION, "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


async def _by_cookie(request: web.Request, session: AsyncSession) -> RoomUser | None:
    try:
        user_id, mark = _serializer(request.app[HOUSE]).loads(
            request.cookies.get(COOKIE, ""), max_age=SESSION_DAYS * 86400
        )
    except (BadSignature, ValueError, TypeError):
        return None
    user = await session.get(RoomUser, user_id)
    return user if user is not None and hmac.compare_digest(_mark(user), str(mark)) else None


def _mark(user: RoomUser) -> str:
    """Changes with the token: a new token ends every session."""
    return (user.token_hash or "")[:16]


def _serializer(house: House) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(house.secret, salt="linli.session", signer_kwargs={"digest_method": sha256})


def _our_host(request: web.Request) -> str:
    return urlsplit(request.app[HOUSE].public_url).netloc or request.host


def _origin_is_ours(request: web.Request) -> bool:
    return urlsplit(request.headers.get(hdrs.ORIGIN, "")).netloc in {_our_host(request), request.host} - {""}


def comes_from_our_page(request: web.Request) -> bool:
    """Whether the browser vouches for it."""
    if hdrs.ORIGIN in request.headers:
        return _origin_is_ours(request)
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def comes_from_elsewhere(request: web.Request) -> bool:
    """Whether the browser says so; a script, which says nothing, does not."""
    if hdrs.ORIGIN in request.headers:
        return not _origin_is_ours(request)
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}


async def open_session(request: web.Request) -> web.Response:
    """Exchange the token of a personal link for a cookie."""
    token = (await json_body(request)).get("token")
    house = request.app[HOUSE]
    async with house.reading() as session:
        user = await user_by_token(session, token) if isinstance(token, str) and token else None
    if user is None or user.is_bot:
        raise web.HTTPUnauthorized
    response = web.json_response({"id": str(user.id), "name": user.name, "language": user.language})
    secure = request.secure or house.public_url.startswith("https:")
    response.set_cookie(
        COOKIE, _serializer(house).dumps([user.id, _mark(user)]),
        max_age=SESSION_DAYS * 86400, path="/chat", httponly=True, samesite="Strict", secure=secure,
    )  # fmt: skip
    return response


async def close_session(request: web.Request) -> web.Response:
    """Forget the cookie."""
    response = web.json_response({})
    response.del_cookie(COOKIE, path="/chat")
    return response

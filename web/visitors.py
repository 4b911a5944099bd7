"""Who is at the door: a bearer token, or the signed cookie of a session that a link or a code opened.

Browsers send cookies along by themselves, so what a cookie asks to change must come from our own page; so must
whatever opens a session: nobody may sign somebody else's browser in.
"""

from collections.abc import Awaitable, Callable
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy.ext.asyncio import AsyncSession

from models import Refused, RoomUser
from services.joining import user_of
from services.rooms import user_by_token
from services.sessions import DAYS, Entry, Ticket, end_session, entry, look_after, open_session
from web.forms import json_body
from web.house import House
from web.keys import HOUSE, TURN, VISITOR, Visitor

COOKIE = "linli"
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
    response = await handler(request)
    if TURN in request and not response.prepared:
        await _turn(request, response, request[TURN])
    return response


async def _visitor(request: web.Request) -> Visitor:
    token = bearer(request)
    if not token:
        known = await signed_in(request)
        if known is None:
            raise web.HTTPUnauthorized
        return Visitor(known.user.id, known.user.name, known.user.language, by_cookie=True, session=known.session)
    async with request.app[HOUSE].reading() as session:
        user = await _by_token(request.app[HOUSE], session, token)
    if user is None:
        raise web.HTTPUnauthorized
    return Visitor(user.id, user.name, user.language, by_cookie=False)


async def perhaps(request: web.Request) -> Visitor | None:
    """Whoever asks, where nobody has to say who they are: a browser says it by its cookie."""
    try:
        return await _visitor(request)
    except web.HTTPUnauthorized:
        return None


def bearer(request: web.Request) -> str:
    """The token of the Authorization header, or nothing."""
    kind, _, token = request.headers.get(hdrs.AUTHORIZATION, "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


async def _by_token(house: House, session: AsyncSession, token: str) -> RoomUser | None:
    """Whoever holds a token: that of their personal link, or one that was given to a script."""
    user = await user_by_token(session, token)
    if user is None and house.town is not None:
        try:
            user = await user_of(house.act(session), token)
        except Refused:
            return None
    return user if user is not None and not user.is_bot else None


async def signed_in(request: web.Request) -> Entry | None:
    """The session behind the request's cookie, if there is a good one."""
    house = request.app[HOUSE]
    ticket = _ticket(request)
    if ticket is None:
        return None
    async with house.reading() as session:
        found = await entry(session, ticket, house.real_now())
    if found is not None and found.due:
        request[TURN] = ticket
    return found


def _ticket(request: web.Request) -> Ticket | None:
    try:
        number, mark, turn = _serializer(request.app[HOUSE]).loads(
            request.cookies.get(COOKIE, ""), max_age=DAYS * 86400
        )
        return Ticket(int(number), str(mark), int(turn))
    except (BadSignature, ValueError, TypeError):
        return None


def _serializer(house: House) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(house.secret, salt="linli.session", signer_kwargs={"digest_method": sha256})


async def _turn(request: web.Request, response: web.StreamResponse, ticket: Ticket) -> None:
    """Give the browser its next cookie; the one before ends once this one was seen."""
    house = request.app[HOUSE]
    async with house.transaction() as session:
        fresh = await look_after(session, ticket, house.real_now())
    if fresh is not None:
        give_cookie(request, response, fresh)


def give_cookie(request: web.Request, response: web.StreamResponse, ticket: Ticket) -> None:
    """Hand the session's cookie over: signed, and out of reach for scripts and other sites."""
    house = request.app[HOUSE]
    response.set_cookie(
        COOKIE, _serializer(house).dumps([ticket.session, ticket.mark, ticket.turn]), max_age=DAYS * 86400, path="/",
        httponly=True, samesite="Strict", secure=request.secure or house.public_url.startswith("https:"),
    )  # fmt: skip


async def sign_in(request: web.Request, who: Callable[[AsyncSession], Awaitable[RoomUser | None]]) -> Ticket | None:
    """Sign this browser in as ``who`` finds; what it had before ends, and no number that it brought along is kept."""
    house, before = request.app[HOUSE], await signed_in(request)
    request.pop(TURN, None)
    async with house.transaction() as session:
        user = await who(session)
        if user is None:
            return None
        instead_of = before.session if before else None
        return await open_session(session, user.id, house.real_now(), instead_of=instead_of)


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


def address_of(request: web.Request) -> str:
    """Where a request comes from: what the proxy says of it, where one stands in front of us on this machine."""
    remote = request.remote or ""
    told = request.headers.get(hdrs.X_FORWARDED_FOR, "").rpartition(",")[2].strip()
    try:
        behind = bool(request.app[HOUSE].public_url) and ip_address(remote).is_private
        return str(ip_address(told)) if behind and told else remote
    except ValueError:
        return remote


async def open_session_by_token(request: web.Request) -> web.Response:
    """Exchange the token of a personal link for a cookie."""
    token = (await json_body(request)).get("token")
    found: list[RoomUser | None] = []

    async def holder(session: AsyncSession) -> RoomUser | None:
        found.append(await _by_token(request.app[HOUSE], session, token) if isinstance(token, str) and token else None)
        return found[0]

    ticket = await sign_in(request, holder)
    user = found[0]
    if user is None or ticket is None:
        raise web.HTTPUnauthorized
    response = web.json_response({"id": str(user.id), "name": user.name, "language": user.language})
    give_cookie(request, response, ticket)
    return response


async def close_session(request: web.Request) -> web.Response:
    """Forget the cookie, and end the session behind it."""
    known = await signed_in(request)
    request.pop(TURN, None)
    if known is not None:
        async with request.app[HOUSE].transaction() as session:
            await end_session(session, known.session)
    response = web.json_response({})
    response.del_cookie(COOKIE, path="/")
    return response

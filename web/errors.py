"""What somebody is told when it didn't work: a code, and one kind sentence in their language."""

import logging

from aiohttp import web
from aiohttp.typedefs import Handler

from models import Refusal, Refused
from services.rooms import NotInRoom
from services.trouble import is_away, kind_of
from web import pages
from web.reader import language, sentence

log = logging.getLogger("linli.web")

_STATUS = {Refusal.TOO_FAST: 429, Refusal.PHOTO_TOO_LARGE: 413, Refusal.VOICE_TOO_LONG: 413}
_CODES = {400: "bad-request", 401: "unauthorized", 403: "forbidden", 404: "not-found", 405: "not-allowed",
          408: "too-slow", 413: "too-large", 415: "unknown-content", 503: "busy"}  # fmt: skip
TRY_AGAIN = 2
"""Seconds after which somebody whom the database kept may ask again; the page does it by itself."""


@web.middleware
async def told_kindly(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Every failure of the API becomes JSON, and of a door a page; nothing of its inside gets out."""
    failed = pages.failed if request.path.startswith(pages.DOORS) else failure
    try:
        return await handler(request)
    except Refused as refused:
        return pages.refused(request, refused) if failed is pages.failed else _refusal(request, refused)
    except NotInRoom:
        return failed(request, 404)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        return failed(request, error.status)
    except (ConnectionResetError, BrokenPipeError):  # they are gone
        raise
    except Exception as error:
        return failed(request, _status_of(request, error))


def _status_of(request: web.Request, error: Exception) -> int:
    """503 while the database is to blame, in one line of the log; anything else is a fault of ours."""
    route = request.match_info.route.name or "?"
    if is_away(error):
        log.warning("the database is away: %s %s: %s", request.method, route, kind_of(error))
        return 503
    log.error("a request failed: %s %s", request.method, route, exc_info=error)
    return 500


def failure(_request: web.Request, status: int) -> web.Response:
    """A failure that has no sentence of its own: pages say it in their own words."""
    headers = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": str(TRY_AGAIN)}}.get(status, {})
    return web.json_response(
        {"error": _CODES.get(status, "server-error"), "message": ""}, status=status, headers=headers
    )


def _refusal(request: web.Request, refused: Refused) -> web.Response:
    body = {"error": refused.refusal.value, "message": sentence(refused, language(request))}
    seconds = refused.facts.get("seconds")
    headers = {"Retry-After": str(seconds)} if seconds else {}
    return web.json_response(body, status=_STATUS.get(refused.refusal, 400), headers=headers)

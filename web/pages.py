"""Pages that need no script: the ways in, what they say when one is closed, and the card for the stairwell.

Everything that comes from somebody is escaped: only ``h`` writes markup.
"""

from html import escape
from typing import Any

from aiohttp import hdrs, web

from locales import say
from models import Refusal, Refused
from web.reader import language, sentence

DOORS = (
    "/join/",
    "/me/",
    "/restore",
    "/card/",
    "/export/",
    "/ledger/",
    "/months-work/",
    "/paper/",
    "/ics/",
    "/feed/",
    "/roster/",
    "/points/",
    "/quarter/",
    "/year/",
    "/qr/",
    "/here/",
    "/gift/",
)
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_STATUS = {
    Refusal.LINK_GONE: 410, Refusal.MY_LINK_GONE: 410, Refusal.CARD_GONE: 410, Refusal.EXPORT_GONE: 410,
    Refusal.PAPER_GONE: 410, Refusal.FEED_GONE: 410, Refusal.NO_SUCH_ACTIVITY: 410, Refusal.ACTIVITY_CANCELLED: 410,
    Refusal.NO_CHECK_IN: 410, Refusal.CODE_OLD: 410, Refusal.LIST_GONE: 410,
    Refusal.EXPORT_SIGN_IN: 403, Refusal.LINK_FULL: 409,
    Refusal.TOO_FAST: 429, Refusal.TOO_MANY_CODES: 429,
}  # fmt: skip
_NEXT = {
    Refusal.MY_LINK_GONE: ("/restore", "door-to-restore"),
    Refusal.LINK_GONE: ("/chat", "door-to-chat"),
    Refusal.EXPORT_SIGN_IN: ("/chat", "door-to-chat"),
}
_EMPTY = frozenset({"input", "img", "meta", "link"})


class Html(str):
    """Markup that is safe to write as it is."""

    __slots__ = ()


def h(tag: str, *children: str, **attributes: str | bool) -> Html:
    """An element; its texts and attributes are escaped, an attribute that is ``False`` is left out."""
    names = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value is not False}
    told = "".join(f" {name}" if value is True else f' {name}="{escape(str(value))}"' for name, value in names.items())
    return Html(f"<{tag}{told}>" if tag in _EMPTY else f"<{tag}{told}>{joined(*children)}</{tag}>")


def joined(*children: str) -> Html:
    """Several elements or texts, one after the other."""
    return Html("".join(child if isinstance(child, Html) else escape(child) for child in children))


def page(request: web.Request, title: str, *body: str, status: int = 200, kind: str = "door") -> web.Response:
    """A whole page in the reader's language, that looks like the others."""
    locale = language(request)
    head = h(
        "head",
        h("meta", charset="utf-8"),
        h("meta", name="viewport", content="width=device-width, initial-scale=1, viewport-fit=cover"),
        h("meta", name="robots", content="noindex"),
        h("meta", name="format-detection", content="telephone=no"),
        h("title", title),
        h("link", rel="icon", href="/static/icons/logo.svg", type="image/svg+xml"),
        h("link", rel="stylesheet", href="/static/base.css"),
        h("link", rel="stylesheet", href="/static/door.css"),
    )
    whole = h("html", head, h("body", *body, class_=f"{kind}-page"), lang=locale.replace("zh_CN", "zh-CN"))
    headers = {
        "Content-Security-Policy": _POLICY,
        hdrs.REFERRER_POLICY: "same-origin",  # with none at all a form would not say where it comes from
        hdrs.CACHE_CONTROL: "no-store",
    }
    text = f"<!doctype html>{whole}"
    return web.Response(text=text, content_type="text/html", status=status, headers=headers)


def door(request: web.Request, title: str, *body: str, status: int = 200) -> web.Response:
    """A page with the logo, one matter, and the other language."""
    logo = h("img", class_="logo", src="/static/icons/logo.svg", alt="", width="64", height="64")
    return page(
        request, title, h("main", logo, h("h1", title), *body, class_="door"), _other_language(request), status=status
    )


def _other_language(request: web.Request) -> Html:
    other = "en" if language(request) == "zh_CN" else "zh_CN"
    return h(
        "p", h("a", say(f"language-{other}", other), href=f"?lang={other}", rel="nofollow"), class_="door-language"
    )


def form(request: web.Request, *fields: str, button: str) -> Html:
    """A form that asks this same address to do it; ``button`` is what it is sent with."""
    query = f"?lang={language(request)}" if "lang" in request.query else ""
    send = h("button", button, type="submit", class_="big-link")
    return h("form", *fields, send, method="post", action=request.path + query, accept_charset="utf-8")


def refused(request: web.Request, refusal: Refused, *more: str) -> web.Response:
    """Why it didn't work, and what to do."""
    locale = language(request)
    way = _NEXT.get(refusal.refusal)
    link = h("a", say(way[1], locale), href=way[0], class_="big-link") if way else ""
    body = h("p", sentence(refusal, locale), role="alert")
    status = _STATUS.get(refusal.refusal, 400)
    return door(request, say("door-closed", locale), body, *more, link, status=status)


def failed(request: web.Request, status: int) -> web.Response:
    """Something that has no reason of its own."""
    locale = language(request)
    key = {403: "door-forbidden", 404: "door-nowhere"}.get(status, "door-trouble")
    return door(request, say("door-closed", locale), h("p", say(key, locale), role="alert"), status=status)


async def fields_of(request: web.Request) -> dict[str, Any]:
    """The texts of a form that was sent."""
    if request.content_type != "application/x-www-form-urlencoded":
        raise web.HTTPUnsupportedMediaType
    return {name: value for name, value in (await request.post()).items() if isinstance(value, str)}

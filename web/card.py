"""The contact card as a page for everybody, and on A4 for the stairwell: to be read from two metres."""

from aiohttp import hdrs, web

from locales import say
from services.contact_cards import card_behind, card_of, groups_on
from views.phrases import capital
from views.posters import qr_svg
from web.keys import HOUSE, LINKS
from web.pages import Html, h, page
from web.reader import language

MOST = 6
"""One sheet for each group that one may join by it."""


def routes() -> list[web.AbstractRouteDef]:
    """The page and the QR codes on it."""
    return [web.get("/card/{token}", card_page), web.get("/card/{token}/{number:[0-5]}.svg", card_code)]


async def card_page(request: web.Request) -> web.Response:
    """Name, phone, duties, face, and the way into the group."""
    token, locale = request.match_info["token"], language(request)
    async with request.app[HOUSE].reading() as session:
        act = request.app[HOUSE].act(session)
        person = await card_behind(act, token)
        card, groups = await card_of(act, person), (await groups_on(act, person))[:MOST]
    face = h("img", class_="card-face", src=_photo(request, card["photo"]), alt=card["name"]) if card["photo"] else ""
    who = _who(card, locale)
    sheets = [
        _sheet(face, who, _way_in(token, number, title, locale), locale) for number, (title, _) in enumerate(groups)
    ]
    script = h("script", src="/static/card.js")
    title = say("card-picture-title", locale, name=card["name"])
    return page(request, title, *(sheets or [_sheet(face, who, Html(""), locale)]), _print(locale), script, kind="card")


def _photo(request: web.Request, sha: str) -> str:
    return f"/chat/api/photos/{request.app[LINKS].token(sha, request.app[HOUSE].real_now())}"


def _who(card: dict[str, str], locale: str) -> Html:
    phone = h("a", card["phone"], href=f"tel:{card['phone']}", class_="card-phone") if card["phone"] else ""
    duties = h("p", card["duties"], class_="card-duties") if card["duties"] else ""
    role = capital(say(f"role-{card['role']}", locale))
    post = f"{card['where']} · {role}"
    return h("div", h("p", post, class_="card-post"), h("h1", card["name"]), phone, duties, class_="card-who")


def _way_in(token: str, number: int, title: str, locale: str) -> Html:
    scan = say("card-scan", locale, title=title)
    return h(
        "div", h("img", class_="card-code", src=f"/card/{token}/{number}.svg", alt=scan), h("p", scan), class_="card-in"
    )


def _sheet(face: str, who: Html, way_in: Html, locale: str) -> Html:
    head = h("p", say("card-paper-title", locale), class_="card-head")
    hint = h("p", say("card-paper-hint", locale), class_="card-hint")
    return h("main", head, h("div", face, who, class_="card-top"), way_in, hint, class_="card-sheet")


def _print(locale: str) -> Html:
    button = h("button", say("card-save", locale), type="button", id="print", class_="big-link")
    return h("p", button, class_="card-print")


async def card_code(request: web.Request) -> web.Response:
    """One of the QR codes."""
    number = int(request.match_info["number"])
    async with request.app[HOUSE].reading() as session:
        act = request.app[HOUSE].act(session)
        groups = await groups_on(act, await card_behind(act, request.match_info["token"]))
    if number >= len(groups):
        raise web.HTTPNotFound
    headers = {hdrs.CACHE_CONTROL: "no-store"}
    return web.Response(text=qr_svg(groups[number][1]), content_type="image/svg+xml", headers=headers)

"""A reserved gift as a page: its owner shows the QR code, the desk that scans it hands the gift over."""

import base64

from aiohttp import web

from locales import say
from services.gifts import code_behind, hand_over_behind
from services.joining import person_of_user
from views.gifts import code_title, fetch_by
from views.phrases import names
from views.posters import qr_svg
from views.sheet import Sheet
from web.keys import HOUSE, PACE
from web.pages import Html, door, form, h
from web.reader import language
from web.visitors import address_of, comes_from_our_page, signed_in

FROM_ADDRESS = 30
"""A minute: a desk hands over one after the other."""


def routes() -> list[web.AbstractRouteDef]:
    """Looking, which changes nothing, and handing over."""
    return [web.get("/gift/{token}", gift), web.post("/gift/{token}", handed)]


async def gift(request: web.Request) -> web.Response:
    """The QR code; to the desk whose it is, and a button."""
    house, token = request.app[HOUSE], request.match_info["token"]
    known = await signed_in(request)
    async with house.reading() as session:
        act = house.act(session)
        visitor = await person_of_user(act, known.user.id) if known else None
        facts = await code_behind(act, token, visitor)
    sheet = Sheet(facts, language(request), act.town.timezone)
    if facts["name"]:
        return _to_the_desk(request, sheet)
    mark = base64.b64encode(qr_svg(facts["link"]).encode()).decode()
    picture = h("img", src=f"data:image/svg+xml;base64,{mark}", alt=code_title(sheet), width="280", height="280")
    return door(request, code_title(sheet), _what(sheet), picture, h("p", fetch_by(sheet)))


def _what(sheet: Sheet) -> Html:
    return h("p", sheet.say("gift-line", gift=names(sheet["gift"], sheet.locale), points=sheet["points"]))


def _to_the_desk(request: web.Request, sheet: Sheet) -> web.Response:
    title = sheet.say("gift-check", name=sheet["name"], gift=names(sheet["gift"], sheet.locale))
    ask = h("p", sheet.say("gift-check-how", name=sheet["name"]))
    return door(request, title, ask, form(request, button=sheet.say("button-gift-hand")))


async def handed(request: web.Request) -> web.Response:
    """It is theirs now."""
    if not comes_from_our_page(request):
        raise web.HTTPForbidden
    house = request.app[HOUSE]
    request.app[PACE].count("gift", address_of(request), most=FROM_ADDRESS, now=house.real_now())
    known = await signed_in(request)
    async with house.transaction() as session:
        act = house.act(session)
        visitor = await person_of_user(act, known.user.id) if known else None
        facts = await hand_over_behind(act, request.match_info["token"], visitor)
    locale = language(request)
    title = say("gift-handed", locale, name=facts["name"], gift=names(facts["gift"], locale))
    left = say("gift-handed-left", locale, points=facts["points"], left=facts["left"])
    return door(request, title, h("p", left))

"""Check-in by QR code: a page for the captain's phone whose code changes, and the page behind the code.

A code is good for a few minutes, so a picture of it sent home helps nobody for long. Looking uses nothing up:
whoever is signed in here presses, and is there.
"""

import io

import segno
from aiohttp import hdrs, web

from locales import say
from models import Activity, Refusal, Refused
from services.act import Act
from services.activities.calendar import activity_behind
from services.activities.checkin import EVERY, HERE, check_in, number_behind, slot_of
from services.activities.facts import QR
from services.activities.phases import lets_in
from services.joining import person_of_user
from views.activities import word_of
from views.on_the_day import checked_words
from views.sheet import Sheet
from web.keys import HOUSE, PACE
from web.pages import Html, door, form, h
from web.reader import language
from web.visitors import address_of, comes_from_our_page, signed_in

FROM_ADDRESS = 120
"""Looks and presses a minute: a whole activity may stand behind one router."""


def routes() -> list[web.AbstractRouteDef]:
    """The captain's page and its picture; the page behind the code, and its press."""
    return [
        web.get(r"/qr/{token:[\w-]+}", captains_page),
        web.get(r"/qr/{token:[\w-]+}.png", picture),
        web.get("/here/{token}", here),
        web.post("/here/{token}", press),
    ]


def _count(request: web.Request) -> None:
    request.app[PACE].count("check-in", address_of(request), most=FROM_ADDRESS, now=request.app[HOUSE].real_now())


def _slot(request: web.Request) -> int:
    return slot_of(request.app[HOUSE].real_now())


async def _captains(request: web.Request, act: Act) -> Activity:
    """The activity whose page this is, while people may check in."""
    activity = await activity_behind(act, QR, request.match_info["token"])
    if not lets_in(act, activity):
        raise Refused(Refusal.NO_CHECK_IN)
    return activity


async def captains_page(request: web.Request) -> web.Response:
    """The code, the word, and it renews itself."""
    _count(request)
    house, locale = request.app[HOUSE], language(request)
    async with house.reading() as session:
        activity = await _captains(request, house.act(session))
    word = word_of(Sheet({}, locale, house.act(session).town.timezone), activity.code_word)
    path = f"{request.path}.png?{_slot(request)}"
    response = door(
        request,
        say("activity-title", locale, number=activity.id, title=activity.title),
        h("img", class_="check-in-code", src=path, alt=say("check-in-code", locale), width="320", height="320"),
        h("p", say("check-in-word", locale, word=word), class_="check-in-word"),
        h("p", say("check-in-how", locale)),
    )
    response.headers["Refresh"] = str(EVERY)
    return response


async def picture(request: web.Request) -> web.Response:
    """The code of this half minute, as PNG."""
    _count(request)
    house = request.app[HOUSE]
    async with house.reading() as session:
        activity = await _captains(request, house.act(session))
    out = io.BytesIO()
    segno.make(house.doors.link(HERE, activity.id, _slot(request)), error="m", micro=False).save(
        out, kind="png", scale=8, border=4
    )
    return web.Response(body=out.getvalue(), content_type="image/png", headers={hdrs.CACHE_CONTROL: "no-store"})


async def here(request: web.Request) -> web.Response:
    """One button for whoever is signed in; anybody else reads the other way."""
    _count(request)
    house, locale, known = request.app[HOUSE], language(request), await signed_in(request)
    token = request.match_info["token"]
    async with house.reading() as session:
        number = number_behind(house.act(session), token, house.real_now())
        activity = await session.get(Activity, number)
    if activity is None:
        raise Refused(Refusal.CODE_OLD)
    title = say("activity-title", locale, number=activity.id, title=activity.title)
    if known is None:
        bot = house.start_link(f"{HERE}-{token}")
        telegram = h("a", say("check-in-telegram", locale), href=bot, class_="big-link") if bot else ""
        link = h("a", say("door-to-chat", locale), href="/chat", class_="big-link")
        return door(request, title, telegram, h("p", say("check-in-stranger", locale)), link)
    return door(request, title, _press(request, known.user.name))


def _press(request: web.Request, name: str) -> Html:
    locale = language(request)
    return form(request, h("p", say("check-in-as", locale, name=name)), button=say("check-in-button", locale))


async def press(request: web.Request) -> web.Response:
    """They are there."""
    if not comes_from_our_page(request):
        raise web.HTTPForbidden
    _count(request)
    house, locale, known = request.app[HOUSE], language(request), await signed_in(request)
    async with house.transaction() as session:
        act = house.act(session)
        number = number_behind(act, request.match_info["token"], house.real_now())
        person = await person_of_user(act, known.user.id) if known else None
        if person is None:
            raise Refused(Refusal.NOT_FOR_STRANGERS)
        facts = await check_in(act.by(person, None), number)
    told = checked_words(Sheet(facts, locale, act.town.timezone))
    link = h("a", say("door-to-chat", locale), href="/chat", class_="big-link")
    return door(request, say("activity-title", locale, number=number, title=facts["title"]), h("p", told), link)

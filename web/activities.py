"""Activities on the open web: a calendar file, one's own calendar behind a secret address, the whole list of names."""

from aiohttp import hdrs, web

from locales import say
from services.activities.calendar import event_behind, feed_behind, roster_behind
from services.joining import person_of_user
from views.activities import name_text, span
from views.calendars import calendar
from views.sheet import Sheet
from web.keys import HOUSE, PACE
from web.pages import Html, h, page
from web.reader import language
from web.visitors import address_of, signed_in

CALENDAR = "text/calendar"
FROM_ADDRESS = 60
"""Calendar files a minute; programs come by themselves, every few hours."""


def routes() -> list[web.AbstractRouteDef]:
    """Looking only."""
    return [
        web.get("/ics/{token}", event),
        web.get("/feed/{token}", feed),
        web.get("/roster/{token}", roster),
    ]


def _count(request: web.Request) -> None:
    request.app[PACE].count("calendar", address_of(request), most=FROM_ADDRESS, now=request.app[HOUSE].real_now())


async def event(request: web.Request) -> web.Response:
    """One activity, to be put into a calendar."""
    _count(request)
    house = request.app[HOUSE]
    async with house.reading() as session:
        found = await event_behind(house.act(session), request.match_info["token"])
    name = f'attachment; filename="activity-{found["activity"]}.ics"'
    return _calendar(calendar([found], language(request)), name)


async def feed(request: web.Request) -> web.Response:
    """All that somebody is in; programs ask again and again."""
    _count(request)
    house = request.app[HOUSE]
    async with house.reading() as session:
        events, locale = await feed_behind(house.act(session), request.match_info["token"])
    return _calendar(calendar(events, locale, feed=True), 'inline; filename="linli.ics"')


def _calendar(content: bytes, disposition: str) -> web.Response:
    headers = {hdrs.CONTENT_DISPOSITION: disposition, hdrs.CACHE_CONTROL: "no-store"}
    return web.Response(body=content, content_type=CALENDAR, charset="utf-8", headers=headers)


async def roster(request: web.Request) -> web.Response:
    """Who is in and who waits, in order."""
    house, locale = request.app[HOUSE], language(request)
    known = await signed_in(request)
    async with house.reading() as session:
        act = house.act(session)
        visitor = await person_of_user(act, known.user.id) if known else None
        facts = await roster_behind(act, request.match_info["token"], visitor)
    sheet = Sheet(facts, locale, act.town.timezone)
    title = sheet.say("activity-title", number=sheet["activity"], title=sheet["title"])
    queue = [h("h2", say("roster-queue", locale)), _names(sheet, "queue")] if sheet["queue"] else []
    taken = sheet.say("activity-count", taken=sheet["taken"], capacity=sheet["capacity"])
    body = h(
        "main", h("h1", title), h("p", span(sheet)), h("p", taken), _names(sheet, "seats"), *queue, class_="roster"
    )
    return page(request, title, body, kind="roster")


def _names(sheet: Sheet, which: str) -> Html:
    return h("ol", *(h("li", name_text(sheet, one)) for one in sheet[which]))

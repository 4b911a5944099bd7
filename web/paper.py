"""限期整改通知单 and 催办单 as a page: one A4 sheet with number, basis, limit and lines to sign."""

from aiohttp import web

from locales import say
from services.cases.papers import paper_behind
from views.papers import label, title
from views.phrases import moment, names
from views.sheet import Sheet
from web.keys import HOUSE
from web.pages import Html, h, page
from web.reader import language

SIGNED = ("issuer", "receiver", "stamp")


def routes() -> list[web.AbstractRouteDef]:
    """The page."""
    return [web.get("/paper/{token}", paper_page)]


async def paper_page(request: web.Request) -> web.Response:
    """For the screen and for paper; looking changes nothing."""
    house = request.app[HOUSE]
    async with house.reading() as session:
        act = house.act(session)
        facts = await paper_behind(act, request.match_info["token"])
    sheet = Sheet({**facts, "now": act.now}, language(request), act.town.timezone)
    button = h("button", say("card-save", sheet.locale), type="button", id="print", class_="big-link")
    script = h("script", src="/static/card.js")
    return page(request, title(sheet), _sheet(sheet), h("p", button, class_="card-print"), script, kind="paper")


def _sheet(sheet: Sheet) -> Html:
    to = sheet.say("paper-dear", unit=names(sheet["to"], sheet.locale))
    return h(
        "main",
        h("h1", title(sheet)),
        h("p", label(sheet), class_="paper-label"),
        h("p", to, class_="paper-to"),
        *(h("p", text) for text in _text(sheet) if text),
        h("div", *(_line(sheet, one) for one in SIGNED), class_="paper-signed"),
        h("p", sheet.say("paper-foot"), class_="paper-foot"),
        class_="paper-sheet",
    )


def _text(sheet: Sheet) -> list[str]:
    until = _day(sheet, "until")
    found = sheet.say("paper-found", place=sheet.text("paper_place"), matter=sheet.text("matter") or "nothing")
    return [
        found,
        sheet.say("paper-said", words=sheet["said"]) if sheet["said"] else "",
        sheet.say("paper-ground", basis=sheet["basis"]) if sheet["basis"] else "",
        sheet.say(f"paper-ask-{sheet['kind']}", until=until) if until else sheet.say("paper-ask-soon"),
        sheet.say("paper-otherwise"),
    ]


def _day(sheet: Sheet, name: str) -> str:
    """Day and hour in full: paper is read later."""
    if not sheet.get(name):
        return ""
    at = moment(sheet[name]).astimezone(sheet.timezone)
    return sheet.say("paper-moment", year=str(at.year), month=str(at.month), day=str(at.day), time=f"{at:%H:%M}")


def _line(sheet: Sheet, name: str) -> Html:
    value = f"{sheet['issuer']}  {_day(sheet, 'issued_at')}" if name == "issuer" else ""
    return h("p", h("span", sheet.say(f"paper-sign-{name}")), h("span", value, class_="paper-line"))

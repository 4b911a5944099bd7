"""Lists of points to be read, printed on A4, and as workbooks: a month's notice, a quarter to be stamped."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aiohttp import hdrs, web

from services.joining import person_of_user
from services.points.lists import month_behind, quarter_behind
from services.points.ranking import year_behind
from views.months import grouped, held_back, month_name, quarter_name, year_rule, year_title
from views.naming import called
from views.sheet import Sheet
from views.tables import Table
from web.export import FROM_ADDRESS, SPREADSHEET
from web.keys import HOUSE, PACE
from web.pages import Html, h, page
from web.reader import language
from web.visitors import address_of, signed_in

Headings = Sequence[tuple[str, int]]
ROWS = 24
"""Lines on one sheet of the table that is stamped."""


def routes() -> list[web.AbstractRouteDef]:
    """Looking only."""
    return [
        web.get("/points/{token}", month_page),
        web.get("/points/{token}/xlsx", month_book),
        web.get("/quarter/{token}", quarter_page),
        web.get("/quarter/{token}/xlsx", quarter_book),
        web.get("/year/{token}", year_page),
        web.get("/year/{token}/xlsx", year_book),
    ]


async def _month(request: web.Request) -> Sheet:
    house = request.app[HOUSE]
    known = await signed_in(request)
    async with house.reading() as session:
        act = house.act(session)
        visitor = await person_of_user(act, known.user.id) if known else None
        facts = await month_behind(act, request.match_info["token"], visitor)
    return Sheet(facts, language(request), act.town.timezone, dated=True)


async def _quarter(request: web.Request) -> Sheet:
    house = request.app[HOUSE]
    async with house.reading() as session:
        act = house.act(session)
        facts = await quarter_behind(act, request.match_info["token"])
    return Sheet(facts, language(request), act.town.timezone, dated=True)


async def month_page(request: web.Request) -> web.Response:
    """The notice for the board; with ``?each=1`` one more for each building."""
    sheet = await _month(request)
    where = [sheet.say("month-board"), *(sheet["buildings"] if "each" in request.query else ())]
    title = sheet.say("month-posted", area=sheet["area"], month=month_name(sheet))
    each = h("a", sheet.say("month-each", count=len(sheet["buildings"])), href="?each=1", class_="big-link")
    sheets = [_notice(sheet, title, place) for place in where]
    return page(
        request, title, *sheets, _tools(request, sheet, each if len(where) == 1 else ""), _script(), kind="paper"
    )


def _tools(request: web.Request, sheet: Sheet, *more: str) -> Html:
    button = h("button", sheet.say("card-save"), type="button", id="print", class_="big-link")
    book = h("a", sheet.say("list-xlsx"), href=f"{request.path}/xlsx", class_="big-link", download=True)
    return h("p", button, book, *more, class_="card-print list-tools")


def _script() -> Html:
    return h("script", src="/static/card.js")


def _notice(sheet: Sheet, title: str, place: str) -> Html:
    key = "month-is-closed" if sheet["closed"] else "month-until-paper"
    hidden = sheet.say("month-hidden", count=sheet["hidden"], points=sheet["hidden_points"]) if sheet["hidden"] else ""
    return h(
        "main",
        h("h1", title),
        h("p", sheet.say(key, until=sheet.when("until")), class_="paper-label"),
        h("p", sheet.say("month-sum", people=sheet["people"], points=sheet["points"])),
        h("ol", *(h("li", _line(sheet, row)) for row in sheet["rows"]), class_="list-names"),
        h("p", hidden) if hidden else "",
        h("p", sheet.say("month-head", number=str(sheet["number"]), hash=grouped(sheet["hash"])), class_="list-proof"),
        h("p", sheet.say("month-place", place=place), class_="paper-foot"),
        class_="paper-sheet",
    )


def _name(sheet: Sheet, row: Mapping[str, Any]) -> str:
    number = f" {row['n']}" if row["n"] else ""
    return called(row["name"], sheet.locale) + number


def _line(sheet: Sheet, row: Mapping[str, Any]) -> str:
    return f"{_name(sheet, row)} {row['points']}"


async def month_book(request: web.Request) -> web.Response:
    """The same as a workbook."""
    sheet = await _month(request)
    title = sheet.say("month-posted", area=sheet["area"], month=month_name(sheet))
    headings = ("list-place", 8), ("list-name", 20), ("list-points", 10)
    rows = [[row["place"], _name(sheet, row), row["points"]] for row in sheet["rows"]]
    if sheet["hidden"]:
        rows.append(["", sheet.say("list-hidden", count=sheet["hidden"]), sheet["hidden_points"]])
    return await _book(request, sheet, title, headings, rows, _proof(sheet))


async def _book(
    request: web.Request, sheet: Sheet, title: str, headings: Headings, rows: list[list[Any]], foot: list[str]
) -> web.Response:
    house = request.app[HOUSE]
    request.app[PACE].count("export", address_of(request), most=FROM_ADDRESS, now=house.real_now())
    columns = [(_heading(sheet, heading), width) for heading, width in headings]
    content = await house.table(Table(title=title, columns=columns, rows=rows, foot=foot))
    headers = {hdrs.CONTENT_DISPOSITION: 'attachment; filename="points.xlsx"', hdrs.CACHE_CONTROL: "no-store"}
    return web.Response(body=content, content_type=SPREADSHEET, headers=headers)


def _heading(sheet: Sheet, heading: str) -> str:
    """A month stands for itself."""
    return heading if heading[:2] == "20" else sheet.say(heading)


def _proof(sheet: Sheet) -> list[str]:
    return [sheet.say("month-head", number=str(sheet["number"]), hash=sheet["hash"]), _verify(sheet)]


def _verify(sheet: Sheet) -> str:
    return sheet.say("list-verify", number=str(sheet["number"]), hash=sheet["hash"])


async def quarter_page(request: web.Request) -> web.Response:
    """The table that is stamped: sheets of so many lines, each with its number."""
    sheet = await _quarter(request)
    title = sheet.say("quarter-title", area=sheet["area"], quarter=quarter_name(sheet))
    parts = list(_parts(sheet["rows"]))
    sheets = [_table(sheet, title, part, at, len(parts)) for at, part in enumerate(parts, start=1)]
    return page(request, title, *sheets, _tools(request, sheet), _script(), kind="paper")


def _parts(rows: list[Any]) -> Iterator[list[tuple[int, Any]]]:
    numbered = list(enumerate(rows, start=1))
    for at in range(0, max(len(numbered), 1), ROWS):
        yield numbered[at : at + ROWS]


def _headings(sheet: Sheet) -> Headings:
    months = [(month, 12) for month in sheet["months"]]
    return [("list-number", 8), ("list-name", 18), ("list-grid", 22), *months, ("list-sum", 10)]


def _table(sheet: Sheet, title: str, part: list[tuple[int, Any]], at: int, of: int) -> Html:
    heads = [_heading(sheet, heading) for heading, _ in _headings(sheet)]
    rows = [
        h("tr", *(h("td", str(value)) for value in (number, row["name"], row["home"], *row["months"], row["points"])))
        for number, row in part
    ]
    signed = [h("p", h("span", sheet.say(key)), h("span", "", class_="paper-line")) for key in SIGNED]
    last = at == of
    total = sheet.say("month-sum", people=sheet["people"], points=sheet["points"])
    return h(
        "main",
        h("h1", title),
        h("table", h("thead", h("tr", *(h("th", head) for head in heads))), h("tbody", *rows), class_="list-table"),
        h("p", total) if last else "",
        h("div", *signed, class_="paper-signed list-signed") if last else "",
        h("p", sheet.say("month-head", number=str(sheet["number"]), hash=grouped(sheet["hash"])), class_="list-proof"),
        h("p", _verify(sheet), class_="list-proof"),
        h("p", sheet.say("list-page", page=str(at), pages=str(of)), class_="paper-foot list-page"),
        class_="paper-sheet list-sheet",
    )


SIGNED = ("list-made-by", "list-checked-by", "paper-sign-stamp")


async def quarter_book(request: web.Request) -> web.Response:
    """The same as a workbook."""
    sheet = await _quarter(request)
    title = sheet.say("quarter-title", area=sheet["area"], quarter=quarter_name(sheet))
    rows = [
        [number, row["name"], row["home"], *row["months"], row["points"]]
        for number, row in enumerate(sheet["rows"], start=1)
    ]
    return await _book(request, sheet, title, _headings(sheet), rows, _proof(sheet))


async def _year(request: web.Request) -> Sheet:
    house = request.app[HOUSE]
    async with house.reading() as session:
        act = house.act(session)
        facts = await year_behind(act, request.match_info["token"])
    return Sheet(facts, language(request), act.town.timezone, dated=True)


async def year_page(request: web.Request) -> web.Response:
    """The ranking to be stamped, sheet by sheet; with ``?certificates=1`` one for each who is named."""
    sheet = await _year(request)
    title = year_title(sheet)
    if "certificates" in request.query:
        named = [row for row in sheet["rows"] if _honours(sheet, row)]
        sheets = [_certificate(sheet, row) for row in named]
        return page(request, title, *sheets, _tools(request, sheet), _script(), kind="paper")
    parts = list(_parts(sheet["rows"]))
    sheets = [
        _ranking(sheet, title, [row for _, row in part], at, len(parts)) for at, part in enumerate(parts, start=1)
    ]
    more = h("a", sheet.say("year-certificates"), href="?certificates=1", class_="big-link")
    beside = [h("p", note, class_="card-print")] if (note := held_back(sheet)) else []
    return page(request, title, *sheets, *beside, _tools(request, sheet, more), _script(), kind="paper")


HONOURS = ("leader", "top")


def _honours(sheet: Sheet, row: Mapping[str, Any]) -> str:
    return sheet.say("and").join(sheet.say(f"honour-{what}") for what in HONOURS if row[what])


RANKING = (("list-place", 8), ("list-name", 18), ("list-community", 22), ("list-points", 10), ("list-named", 30))


def _ranked(sheet: Sheet, row: Mapping[str, Any]) -> list[Any]:
    return [row["place"], row["name"], row["community"], row["points"], _honours(sheet, row)]


def _ranking(sheet: Sheet, title: str, rows: list[Any], at: int, of: int) -> Html:
    cells = [h("tr", *(h("td", str(value)) for value in _ranked(sheet, row))) for row in rows]
    heads = h("tr", *(h("th", sheet.say(heading)) for heading, _ in RANKING))
    signed = [h("p", h("span", sheet.say(key)), h("span", "", class_="paper-line")) for key in SIGNED]
    return h(
        "main",
        h("h1", title),
        h("table", h("thead", heads), h("tbody", *cells), class_="list-table"),
        *(h("p", line) for line in year_rule(sheet).split("\n") if at == of),
        h("div", *signed, class_="paper-signed list-signed") if at == of else "",
        h("p", sheet.say("list-page", page=str(at), pages=str(of)), class_="paper-foot list-page"),
        class_="paper-sheet list-sheet",
    )


def _certificate(sheet: Sheet, row: Mapping[str, Any]) -> Html:
    told = {name: row[name] for name in ("name", "points", "place")}
    honours = [what for what in HONOURS if row[what]]
    told["honours"] = sheet.say(f"certificate-{'both' if honours == list(HONOURS) else honours[0]}")
    words = sheet.say("certificate-text", area=sheet["area"], year=str(sheet["year"]), **told)
    stamp = h("p", h("span", sheet.say("paper-sign-stamp")), h("span", "", class_="paper-line"))
    year, month, day = (int(part) for part in sheet["day"].split("-"))
    given = sheet.say("certificate-day", area=sheet["area"], year=str(year), month=month, day=day)
    return h(
        "main", h("h1", sheet.say("certificate")), h("p", words), h("div", stamp, class_="paper-signed"),
        h("p", given, class_="certificate-day"), class_="paper-sheet certificate",
    )  # fmt: skip


async def year_book(request: web.Request) -> web.Response:
    """The same as a workbook."""
    sheet = await _year(request)
    rows = [_ranked(sheet, row) for row in sheet["rows"]]
    return await _book(request, sheet, year_title(sheet), RANKING, rows, year_rule(sheet).split("\n"))

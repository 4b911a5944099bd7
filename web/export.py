"""Workbooks of the community and of the ledger, for whoever was given a link to one in the chat."""

from aiohttp import hdrs, web

from models import Refusal, Refused
from services.activities.history import book_behind
from services.exporting import export_behind
from services.joining import person_of_user
from services.ledger_files import file_behind
from views.history import workbook
from views.sheet import Sheet
from web.keys import HOUSE, PACE
from web.visitors import address_of, signed_in

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FROM_ADDRESS = 10
"""A minute: each of them is written anew."""


def routes() -> list[web.AbstractRouteDef]:
    """The downloads."""
    return [
        web.get("/export/{token}", export),
        web.get("/ledger/{token}", ledger),
        web.get("/months-work/{token}", month),
    ]


async def export(request: web.Request) -> web.Response:
    """The workbook as it is now; looking changes nothing, that it was asked for stands there already."""
    house = request.app[HOUSE]
    request.app[PACE].count("export", address_of(request), most=FROM_ADDRESS, now=house.real_now())
    known = await signed_in(request)
    async with house.reading() as session:
        act = house.act(session)
        visitor = await person_of_user(act, known.user.id) if known else None
        community, asked = await export_behind(act, request.match_info["token"], visitor, house.real_now())
    content = await house.workbook(community, asked.language)
    headers = {hdrs.CONTENT_DISPOSITION: 'attachment; filename="linli.xlsx"', hdrs.CACHE_CONTROL: "no-store"}
    return web.Response(body=content, content_type=SPREADSHEET, headers=headers)


async def ledger(request: web.Request) -> web.FileResponse:
    """The file as it was written when it was asked for; the looks stand there already."""
    house = request.app[HOUSE]
    request.app[PACE].count("export", address_of(request), most=FROM_ADDRESS, now=house.real_now())
    known = await signed_in(request)
    async with house.reading() as session:
        act = house.act(session)
        visitor = await person_of_user(act, known.user.id) if known else None
        file = await file_behind(act, request.match_info["token"], visitor, house.real_now())
    place = house.ledger_file(file.id)
    if not place.is_file():
        raise Refused(Refusal.EXPORT_GONE)
    headers = {hdrs.CONTENT_DISPOSITION: 'attachment; filename="ledger.xlsx"', hdrs.CACHE_CONTROL: "no-store"}
    return web.FileResponse(place, headers=headers | {hdrs.CONTENT_TYPE: SPREADSHEET})


async def month(request: web.Request) -> web.Response:
    """A month's activities as they are known now, for who ran them."""
    house = request.app[HOUSE]
    request.app[PACE].count("export", address_of(request), most=FROM_ADDRESS, now=house.real_now())
    async with house.reading() as session:
        act = house.act(session)
        facts, asked = await book_behind(act, request.match_info["token"], house.real_now())
    content = await house.table(*workbook(Sheet(facts, asked.language, act.town.timezone)))
    headers = {hdrs.CONTENT_DISPOSITION: 'attachment; filename="activities.xlsx"', hdrs.CACHE_CONTROL: "no-store"}
    return web.Response(body=content, content_type=SPREADSHEET, headers=headers)

"""The picture of a month of activities: four numbers, what was done, and photos that the groups have seen.

Dark text on light, large enough for a phone; every number says what it is.
"""

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from views.canvas import INNER, JADE, MARGIN, SOFT, TILE, WIDTH, Canvas
from views.history import hours, month_name
from views.phrases import TOWN
from views.sheet import Sheet

PAPER = "#fbf8f1"
_WHITE, _MINT = "#ffffff", "#cfe8e1"
_BAND = 236
_GAP = 20
_TILE_HEIGHT = 168
_PHOTO_HEIGHT = 340


def month_poster(facts: Mapping[str, Any], photos: Sequence[bytes], locale: str, timezone: Any = TOWN) -> str:
    """The SVG, from ``drawn_month``'s facts and the photos' bytes (JPEG)."""
    sheet, page = Sheet(facts, locale, timezone), Canvas(PAPER)
    _head(page, sheet)
    _numbers(page, sheet)
    if photos:
        _photos(page, photos)
    if sheet["lines"]:
        _lines(page, sheet)
    page.y += 96
    page.text(WIDTH / 2, page.y, 40, sheet.say("history-poster-thanks"), fill=JADE, bold=True, anchor="middle")
    return page.svg()


def _head(page: Canvas, sheet: Sheet) -> None:
    page.box(0, 0, WIDTH, _BAND, JADE)
    page.text(MARGIN, 116, 66, sheet.say("history-poster", area=sheet["area"]), fill=_WHITE, bold=True)
    page.text(MARGIN, 182, 40, month_name(sheet, sheet["month"]), fill=_MINT)
    page.y = _BAND + 40


def _numbers(page: Canvas, sheet: Sheet) -> None:
    """Two and two, each with what it counts."""
    told = {"count": sheet["count"], "heads": sheet["heads"], "came": sheet["came"], "hours": hours(sheet["minutes"])}
    width = (INNER - _GAP) / 2
    for at, (name, number) in enumerate(told.items()):
        x, y = MARGIN + (width + _GAP) * (at % 2), page.y + (_TILE_HEIGHT + _GAP) * (at // 2)
        page.box(x, y, width, _TILE_HEIGHT, TILE, round_=18)
        page.text(x + 32, y + 92, 76, str(number), fill=JADE, bold=True, widest=width - 64)
        page.text(x + 32, y + 142, 34, sheet.say(f"history-poster-{name}"), fill=SOFT, widest=width - 64)
    page.y += 2 * _TILE_HEIGHT + _GAP


def _photos(page: Canvas, photos: Sequence[bytes]) -> None:
    """One across, or two in a row."""
    page.y += _GAP
    alone = len(photos) == 1
    width = INNER if alone else (INNER - _GAP) / 2
    for at, photo in enumerate(photos):
        across = alone or (at == len(photos) - 1 and at % 2 == 0)
        x = MARGIN + (0 if across else (width + _GAP) * (at % 2))
        _photo(page, at, photo, x, page.y + (_PHOTO_HEIGHT + _GAP) * (at // 2), INNER if across else width)
    page.y += (_PHOTO_HEIGHT + _GAP) * ((len(photos) + 1) // 2) - _GAP


def _photo(page: Canvas, number: int, photo: bytes, x: float, y: float, width: float) -> None:
    place = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{_PHOTO_HEIGHT}"'
    data = base64.b64encode(photo).decode()
    page.parts.append(
        f'<clipPath id="photo{number}"><rect {place} rx="18"/></clipPath>'
        f'<image {place} preserveAspectRatio="xMidYMid slice" clip-path="url(#photo{number})" '
        f'href="data:image/jpeg;base64,{data}"/>'
    )


def _lines(page: Canvas, sheet: Sheet) -> None:
    """What most people came to."""
    page.heading(sheet.say("history-poster-done"))
    for one in sheet["lines"]:
        page.y += 20
        page.rule()
        page.y += 52
        told = sheet.say("history-poster-line", came=one["came"], hours=hours(one["minutes"]))
        page.text(MARGIN, page.y, 38, one["title"], bold=True, widest=INNER - 330)
        page.text(WIDTH - MARGIN, page.y, 34, told, fill=SOFT, anchor="end", widest=310)

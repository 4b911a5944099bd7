"""The picture of a week's leaderboard: the first three on a podium, the next as bars, and what all did together.

Dark text on light, large enough for a phone. A medal has its number, a movement its arrow.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from models.areas import Level
from models.points import Span
from views.canvas import CLAY, INNER, JADE, MARGIN, SOFT, WIDTH, Canvas, wide, wrapped
from views.naming import called
from views.phrases import TOWN
from views.sheet import Sheet

PAPER = "#fbf8f1"
_PALE, _TRACK, _THANKS, _WHITE, _MINT, _GLOW = "#d3e7e1", "#eee9dd", "#fdeecb", "#ffffff", "#cfe8e1", "#1a766b"
_BAND = 236
_SHINE = (
    '<linearGradient id="gold" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f9d976"/>'
    '<stop offset="1" stop-color="#f6e7b8"/></linearGradient>'
    '<linearGradient id="silver" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#cfd8dc"/>'
    '<stop offset="1" stop-color="#e9edee"/></linearGradient>'
    '<linearGradient id="bronze" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#e7b48a"/>'
    '<stop offset="1" stop-color="#f3dcc8"/></linearGradient>'
)
_MEDALS = {1: ("url(#gold)", "#f2b632", 256), 2: ("url(#silver)", "#c3ced3", 196), 3: ("url(#bronze)", "#dc9a66", 152)}
"""Place → the block, the disc, how high it stands."""
_COLUMNS = (540, 212, 868)
"""Where the first, second and third of the list stand."""
_COLUMN = 304
_BASE = 812
ROW = 58
MOST_GRIDS = 8
_LINE_OF = 26
"""So many characters of a thanked line fit."""


def board_poster(facts: Mapping[str, Any], locale: str, timezone: Any = TOWN) -> str:
    """The SVG of a week's or a month's board, from the facts of ``Notice.BOARD_WEEK`` or ``Notice.MONTH_POSTED``."""
    sheet, page = Sheet(facts, locale, timezone), Canvas(PAPER, _SHINE)
    _head(page, sheet)
    _podium(page, sheet, sheet["lines"][:3])
    _bars(page, sheet, sheet["lines"][3:])
    _together(page, sheet)
    if len(sheet["grids"]) > 1:
        _grids(page, sheet)
    if sheet["newcomers"]["count"]:
        _newcomers(page, sheet)
    _foot(page, sheet)
    return page.svg()


def _head(page: Canvas, sheet: Sheet) -> None:
    page.box(0, 0, WIDTH, _BAND, JADE)
    for x, radius in ((930, 190), (1060, 120), (740, 64)):
        page.disc(x, 40, radius, _GLOW)
    page.text(MARGIN, 116, 66, sheet.say("board-poster", area=sheet["area"]), fill=_WHITE, bold=True)
    key = "board-days" if _of_week(sheet) else "board-month-days"
    days = sheet.say(key, first=_day(sheet, "first"), last=_day(sheet, "last"))
    page.text(MARGIN, 182, 40, days, fill=_MINT)


def _of_week(sheet: Sheet) -> bool:
    return bool(sheet["span"] == Span.WEEK)


def _day(sheet: Sheet, which: str) -> str:
    _, month, day = sheet[which].split("-")
    return sheet.say("date", month=int(month), day=int(day))


def _podium(page: Canvas, sheet: Sheet, first: Sequence[Mapping[str, Any]]) -> None:
    """Each on a block as high as the place; two of one place stand equally high."""
    for x, line in zip(_COLUMNS, first, strict=False):
        block, disc, height = _MEDALS[min(line["place"], 3)]
        top = _BASE - height
        left, right = x - _COLUMN / 2, x + _COLUMN / 2
        page.path(f"M{left} {_BASE}V{top + 20}q0-20 20-20H{right - 20}q20 0 20 20V{_BASE}z", block)
        page.disc(x, top - 186, 58, disc, line=_WHITE)
        if line["place"] == 1:
            page.path(f"M{x - 44} {top - 248}l-8-46 28 20 24-34 24 34 28-20-8 46z", disc)
        page.text(x, top - 163, 64, str(line["place"]), bold=True, anchor="middle")
        name = called(line["name"], sheet.locale)
        up = 20 if line["tag"] else 0
        page.text(x, top - 52 - up, 48, name, bold=True, anchor="middle", widest=_COLUMN - 8)
        if line["tag"]:
            page.text(x, top - 26, 30, line["tag"], fill=SOFT, anchor="middle", widest=_COLUMN - 8)
        page.text(x, top + 84, 72, str(line["points"]), bold=True, anchor="middle")
        page.text(x, top + 126, 32, sheet.say("board-points"), fill=SOFT, anchor="middle")
        _moved(page, sheet, line, right - 20, top + 48)
    page.box(MARGIN, _BASE, INNER, 6, JADE, round_=3)
    page.y = _BASE + 30


def _bars(page: Canvas, sheet: Sheet, rest: Sequence[Mapping[str, Any]]) -> None:
    """A row for each: place, name, a bar against the first one's points, points, movement."""
    most = max((line["points"] for line in sheet["lines"]), default=1)
    left, width = 452, 380
    for line in rest:
        page.y += ROW
        y = page.y
        page.text(118, y, 38, str(line["place"]), fill=SOFT, anchor="end", widest=70)
        name = called(line["name"], sheet.locale)
        tag = sheet.say("board-tag", tag=line["tag"]) if line["tag"] else ""
        page.text(142, y, 38, name + tag, widest=left - 162)
        page.box(left, y - 31, width, 38, _TRACK, round_=10)
        page.box(left, y - 31, max(12.0, width * line["points"] / most), 38, JADE, round_=10)
        page.text(left + width + 96, y, 38, str(line["points"]), bold=True, anchor="end", widest=88)
        _moved(page, sheet, line, WIDTH - MARGIN, y)


def _moved(page: Canvas, sheet: Sheet, line: Mapping[str, Any], x: float, y: float) -> None:
    """Against the week before: so many up or down, the same, or new on the list."""
    moved = line["moved"]
    if moved is None:
        text = sheet.say("board-new")
        broad = wide(text) * 30 + 24
        page.box(x - broad, y - 32, broad, 42, _THANKS, round_=12)
        page.text(x - broad / 2, y - 1, 28, text, anchor="middle", bold=True)
    elif moved > 0:
        page.text(x, y, 32, f"▲{moved}", fill=JADE, bold=True, anchor="end", widest=96)
    elif moved < 0:
        page.text(x, y, 32, f"▼{-moved}", fill=CLAY, bold=True, anchor="end", widest=96)
    else:
        page.text(x - 12, y, 32, "–", fill=SOFT, anchor="end")


def _together(page: Canvas, sheet: Sheet) -> None:
    """What all did: points, against the week before, how many people."""
    page.y += 52
    gap = 20
    width = (INNER - 2 * gap) / 3
    more = sheet["sum"] - sheet["before"]
    told = (
        (str(sheet["sum"]), "board-together"),
        (f"{more:+}".replace("-", "−"), "board-against" if _of_week(sheet) else "board-against-month"),
        (str(sheet["everybody"]), "board-everybody"),
    )
    for at, (figure, key) in enumerate(told):
        x = MARGIN + (width + gap) * at
        page.box(x, page.y, width, 148, _WHITE, round_=20, line=_PALE)
        page.text(x + width / 2, page.y + 74, 60, figure, bold=True, anchor="middle", fill=JADE, widest=width - 24)
        page.text(x + width / 2, page.y + 122, 32, sheet.say(key), anchor="middle", fill=SOFT, widest=width - 24)
    page.y += 148


def _grids(page: Canvas, sheet: Sheet) -> None:
    page.heading(sheet.say("board-grids", of=parts_of(sheet)))
    most = max(grid["points"] for grid in sheet["grids"]) or 1
    left, width = 382, 380
    for grid in sheet["grids"][:MOST_GRIDS]:
        page.y += ROW - 4
        page.text(MARGIN, page.y, 36, grid["name"], widest=left - MARGIN - 20)
        page.box(left, page.y - 29, width, 34, _TRACK, round_=10)
        page.box(left, page.y - 29, max(12.0, width * grid["points"] / most), 34, "#5aa898", round_=10)
        told = sheet.say("board-grid", points=grid["points"], people=grid["people"])
        page.text(WIDTH - MARGIN, page.y, 34, told, anchor="end", widest=WIDTH - MARGIN - left - width - 16)


def parts_of(sheet: Sheet) -> str:
    """Whether its parts are grids or, of a street, communities."""
    return str(sheet.get("of") or Level.GRID.value)


def _newcomers(page: Canvas, sheet: Sheet) -> None:
    """Thanked by name as each chose; who chose no list is in the number."""
    lines = wrapped(newcomers_line(sheet), _LINE_OF)
    page.y += 48
    height = 50 + 52 * len(lines)
    page.box(MARGIN, page.y, INNER, height, _THANKS, round_=20)
    for at, line in enumerate(lines):
        page.text(MARGIN + 30, page.y + 66 + 52 * at, 36, line, widest=INNER - 60)
    page.y += height


def newcomers_line(sheet: Sheet) -> str:
    """第一次参加:李*梅、赵叔叔,还有 1 位,谢谢你们!"""
    told = sheet["newcomers"]
    names = [called(one, sheet.locale) for one in told["names"]]
    if not names:
        return sheet.say("board-newcomers-unnamed", count=told["count"])
    return sheet.say("board-newcomers", names=sheet.say("and").join(names), more=told["count"] - len(names))


def _foot(page: Canvas, sheet: Sheet) -> None:
    page.y += 66
    page.text(WIDTH / 2, page.y, 30, sheet.say("board-foot"), fill=SOFT, anchor="middle")
    page.y -= 8

"""The picture of a bulletin: one SVG, 1080 wide, to be read on a phone without zooming.

Dark text on light. What a colour says stands beside it in words or in another shape: a bar has its figure, what is
below its floor is hatched and says so, and the floor is a line across the bar.
"""

from collections.abc import Mapping
from typing import Any

from views.bulletins import compared, enough, few, low_text, oldest_line, title
from views.canvas import CLAY, INK, INNER, JADE, LINE, MARGIN, PAPER, SOFT, TILE, WIDTH, Canvas
from views.phrases import TOWN, names
from views.rates import percent
from views.sheet import Sheet, joined

_TILES = ("received", "closed", "open", "overdue")
MOST_UNITS = 12
_HATCH = (
    '<pattern id="low" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="14" height="14" fill="#f6ddd0"/><rect width="6" height="14" fill="{CLAY}"/></pattern>'
)
"""What is below its floor."""


def bulletin_poster(facts: Mapping[str, Any], locale: str, timezone: Any = TOWN) -> str:
    """The SVG of a bulletin, without anything that is only for whoever decides."""
    sheet, page = Sheet(facts, locale, timezone), Canvas(defs=_HATCH)
    _head(page, sheet)
    _tiles(page, sheet)
    if sheet["units"]:
        _units(page, sheet)
    if sheet["kinds"]:
        _kinds(page, sheet)
    if sheet["oldest"]:
        _oldest(page, sheet)
    _foot(page, sheet)
    return page.svg()


def _head(page: Canvas, sheet: Sheet) -> None:
    name, _, period = title(sheet).partition(" · ")
    page.box(0, 0, WIDTH, 14, JADE)
    page.text(MARGIN, 104, 58, name, bold=True)
    page.text(MARGIN, 164, 36, period, fill=SOFT)
    page.y = 196


def _tiles(page: Canvas, sheet: Sheet) -> None:
    """Four numbers, each with what it is and how it was."""
    gap = 20
    width = (INNER - gap) / 2
    for at, name in enumerate(_TILES):
        x, y = MARGIN + (width + gap) * (at % 2), page.y + (150 + gap) * (at // 2)
        page.box(x, y, width, 150, TILE, round_=16)
        page.text(x + 28, y + 58, 34, sheet.say(f"bulletin-{name}"), fill=SOFT, widest=width - 190)
        page.text(x + 28, y + 120, 36, compared(sheet, name), bold=True, widest=width - 56)
    page.y += 2 * 150 + gap


def _units(page: Canvas, sheet: Sheet) -> None:
    """A row for each: name and mark, two bars."""
    page.heading(sheet.say("bulletin-units"))
    for unit in sheet["units"][:MOST_UNITS]:
        _unit(page, sheet, unit)
    more = len(sheet["units"]) - MOST_UNITS
    if more > 0:
        page.y += 48
        page.text(MARGIN, page.y, 30, sheet.say("bulletin-more", count=more), fill=SOFT)


def _unit(page: Canvas, sheet: Sheet, unit: Mapping[str, Any]) -> None:
    page.y += 14
    page.rule()
    name = names(unit["names"], sheet.locale)
    named = sheet.say("rates-place" if unit["place"] else "rates-unplaced", place=unit["place"], name=name)
    mark = _mark(sheet, unit)
    page.y += 54
    page.text(MARGIN, page.y, 36, named, bold=True, widest=INNER - (300 if mark else 0))
    if mark:
        page.text(WIDTH - MARGIN, page.y, 32, mark, bold=True, anchor="end", fill=CLAY if unit["low"] else JADE)
    page.y += 10
    for code in enough(sheet, unit):
        _bar(page, sheet, unit, code)
    for text, fill in ((joined(*few(sheet, unit)), INK), (low_text(sheet, unit), CLAY), (_late(sheet, unit), INK)):
        if text:
            page.y += 46
            page.text(MARGIN, page.y, 30, text, fill=fill)
    page.y += 12


def _late(sheet: Sheet, unit: Mapping[str, Any]) -> str:
    """What is late now; and what was excused, which is late all the same."""
    overdue, exempt = unit["tally"]["overdue"], unit["tally"]["exempt"]
    return joined(
        sheet.say("bulletin-still-late", overdue=overdue) if overdue else "",
        sheet.say("rates-exempt", exempt=exempt) if exempt else "",
    )


def _mark(sheet: Sheet, unit: Mapping[str, Any]) -> str:
    if unit["low"]:
        return "▲ " + sheet.say("bulletin-improve")
    return "★ " + sheet.say("bulletin-red") if unit["red"] else ""


def _bar(page: Canvas, sheet: Sheet, unit: Mapping[str, Any], code: str) -> None:
    """What it is, a bar with the floor as a line, the figure and what it is made of."""
    part, of = unit["rates"][code]
    page.y += 50
    page.text(MARGIN, page.y, 30, sheet.say(f"rate-{code}"), fill=SOFT, widest=190)
    x, width, top = MARGIN + 200, 430, page.y - 25
    page.box(x, top, width, 28, "#f3f5f4", line=LINE)
    if of:
        page.box(x, top, max(2.0, width * part / of), 28, "url(#low)" if code in unit["low"] else JADE)
    floor = sheet["floors"].get(code)
    if floor:
        page.box(x + width * floor / 100 - 4, top - 6, 8, 40, PAPER)
        page.box(x + width * floor / 100 - 2, top - 6, 4, 40, INK)
    figure = f"{percent(part, of)}  ({part}/{of})"
    page.text(x + width + 24, page.y, 32, figure, bold=True, widest=WIDTH - MARGIN - x - width - 24)


def _kinds(page: Canvas, sheet: Sheet) -> None:
    page.heading(sheet.say("bulletin-kinds"))
    most = max(one["count"] for one in sheet["kinds"])
    for one in sheet["kinds"]:
        page.y += 50
        page.text(MARGIN, page.y, 32, names(one["names"], sheet.locale), widest=330)
        x, width = MARGIN + 350, 470
        page.box(x, page.y - 25, width * one["count"] / most, 28, SOFT)
        page.text(WIDTH - MARGIN, page.y, 32, sheet.say("bulletin-count", count=one["count"]), bold=True, anchor="end")


def _oldest(page: Canvas, sheet: Sheet) -> None:
    page.heading(sheet.say("bulletin-oldest"))
    for one in sheet["oldest"]:
        page.y += 52
        page.text(MARGIN, page.y, 32, oldest_line(sheet, one))


def _foot(page: Canvas, sheet: Sheet) -> None:
    page.y += 70
    page.rule()
    page.y += 50
    for line in sheet.say("bulletin-foot", least=sheet["least"]).split("|"):
        page.text(MARGIN, page.y, 28, line.strip(), fill=SOFT)
        page.y += 42

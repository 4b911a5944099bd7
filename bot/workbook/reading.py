"""From a workbook to the community it describes, or to everything that is wrong with it, each with its place."""

import warnings
import zipfile
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.utils.cell import coordinate_from_string

from bot.workbook.cells import plain
from bot.workbook.layout import NAMED, NOTES
from bot.workbook.package import MOST_ROWS, Scan, check_markup, is_sheet, open_package, refused, scan_sheet
from bot.workbook.places import Places
from bot.workbook.rows import MOST_COLUMNS, Row, assemble, read_rows
from bot.workbook.words import fold, sheet_label, titles
from services.community import Community, CommunityErrors, Place, Problem, Wrong, check_community
from services.rules.standards import is_table

_HEAD = 10
"""The headings of a table of standards stand within so many rows: titles may stand above."""
_SAID = 5
"""Of one kind and sheet: whoever has a hundred merged cells needs no hundred sentences."""


def read_book(content: bytes) -> tuple[Community, Places]:
    """The community of a workbook. Raises ``CommunityErrors`` with everything that is wrong, each with its place."""
    package = open_package(content)
    check_markup(package)
    scans = {name: scan_sheet(package, name) for name in package.namelist() if is_sheet(name)}
    book = _opened(content)
    places = Places(language=_language(book.sheetnames))
    sheets = _sheets(book, scans, places)
    rows: list[Row] = []
    problems: list[Problem] = []
    for name, (sheet, _) in sheets.items():
        for found in read_rows(NAMED[name], sheet, places):
            (problems if isinstance(found, Problem) else rows).append(found)  # type: ignore[arg-type]
    return _checked(rows, problems, places)


def read_standards(content: bytes) -> list[list[str]] | None:
    """The rows of the first sheet that holds a city's table of standards; ``None`` when none does."""
    package = open_package(content)
    check_markup(package)
    rows = sum(scan_sheet(package, name).rows for name in package.namelist() if is_sheet(name))
    if rows > MOST_ROWS:
        raise refused(Wrong.TOO_MANY_ROWS, given=rows, most=MOST_ROWS)
    for sheet in _opened(content).worksheets:
        sheet.reset_dimensions()
        head = [_cells(row) for row in sheet.iter_rows(max_row=_HEAD, max_col=MOST_COLUMNS)]
        if any(map(is_table, head)):
            return [_cells(row) for row in sheet.iter_rows(max_col=MOST_COLUMNS)]
    return None


def _cells(row: Iterable[Any]) -> list[str]:
    return [plain(cell.value) for cell in row]


def _checked(rows: list[Row], problems: list[Problem], places: Places) -> tuple[Community, Places]:
    raw, unresolved = assemble(rows, places)
    problems += unresolved
    if problems:
        raise CommunityErrors(problems)
    try:
        return check_community(raw), places
    except CommunityErrors as errors:
        raise CommunityErrors(map(places.located, errors.problems)) from None


def _opened(content: bytes) -> Any:
    """What openpyxl makes of it; it reads XML by defusedxml, and only what was scanned before."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, zipfile.BadZipFile, SyntaxError, OSError):
        raise refused(Wrong.NOT_A_BOOK) from None


def _language(found: Iterable[str]) -> str:
    english = {fold(sheet_label(name, "en").heading) for name in (*NAMED, NOTES)}
    return "en" if any(fold(title) in english for title in found) else "zh_CN"


def _sheets(book: Any, scans: dict[str, Scan], places: Places) -> dict[str, tuple[Any, Scan]]:
    """The sheets that hold tables, by name. Raises ``CommunityErrors`` for what must be put right before reading."""
    found: dict[str, tuple[Any, Scan]] = {}
    problems: list[Problem] = []
    for sheet in book.worksheets:
        scan = scans.get(sheet._worksheet_path, Scan())
        name = titles().get(fold(sheet.title))
        if name is None:
            problems += _unknown(sheet.title, places) if scan.rows else []
        elif name in found:
            problems.append(_about(Wrong.SHEET_TWICE, sheet.title, given=sheet.title))
        elif name != NOTES:
            found[name] = sheet, scan
            places.titles[name] = sheet.title
            problems += _hidden_things(name, sheet, scan, places)
    rows = sum(scan.rows for _, scan in found.values())
    if rows > MOST_ROWS:
        raise refused(Wrong.TOO_MANY_ROWS, given=rows, most=MOST_ROWS)
    if problems:
        raise CommunityErrors(problems)
    if not found:
        raise refused(Wrong.NO_SHEETS, choices="、".join(places.all_titles()))
    return found


def _unknown(title: str, places: Places) -> list[Problem]:
    near = next(iter(get_close_matches(title, places.all_titles(), n=1, cutoff=0.5)), "none")
    return [_about(Wrong.UNKNOWN_SHEET, title, given=title, near=near, choices="、".join(places.all_titles()))]


def _about(code: Wrong, sheet: str, **facts: Any) -> Problem:
    return Problem(sheet, "", "", code, facts, Place(sheet))


def _hidden_things(name: str, sheet: Any, scan: Scan, places: Places) -> Iterator[Problem]:
    """What would be read, or not read, without anybody seeing it."""
    if sheet.sheet_state != "visible" and scan.rows:
        yield _about(Wrong.HIDDEN_SHEET, sheet.title, given=sheet.title)
    for merged in scan.merged[:_SAID]:
        yield _about(Wrong.MERGED, sheet.title, given=merged)
    for cell in scan.formulas[:_SAID]:
        row = coordinate_from_string(cell)[1] if cell else 0
        yield Problem(name, "", "", Wrong.FORMULA, {"given": cell}, places.place(name, row))
    for row in scan.hidden_rows[:_SAID]:
        yield Problem(name, "", "", Wrong.HIDDEN_ROW, {"given": row}, places.place(name, row))
    for column in scan.hidden_filled()[:_SAID]:
        yield _about(Wrong.HIDDEN_COLUMN, sheet.title, given=column)

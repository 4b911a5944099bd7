"""A workbook for people to fill in, empty or with a community in it: notes, examples, drop-downs, one sheet a table."""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from bot.workbook.cells import join
from bot.workbook.layout import NOTES, SHEETS, Column, Kind, Sheet
from bot.workbook.words import choice, examples, label, options, sheet_label
from locales import say
from services.community import Community
from services.community.limits import Limit
from services.community.writing import written_limit

FIRST_ROW = 3
"""Below the headings and the example."""
SPARE = 300
"""Empty rows that are ready to be filled in, drop-downs included."""
INK, NEEDED, OPTIONAL, LINE = "FFFFFF", "1F6F54", "6B8F82", "D5DED9"
_THIN = Side(style="thin", color=LINE)
_EDGE = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = Font(bold=True, color=INK)
_EXAMPLE = Font(italic=True, color="808080")
_WRAP = Alignment(vertical="top", wrap_text=True)
_KEEP = "".maketrans(dict.fromkeys((*range(9), 11, 12, *range(13, 32))))


def write_book(community: Community, language: str) -> bytes:
    """The workbook with ``community`` in it, in one language; an empty community makes the template."""
    book = Workbook()
    notes = book.active
    notes.title = sheet_label(NOTES, language).heading
    _write_notes(notes, language)
    rows = rows_of(community)
    last = {sheet.name: FIRST_ROW + len(rows[sheet.name]) + SPARE for sheet in SHEETS}
    for sheet in SHEETS:
        page = book.create_sheet(sheet_label(sheet.name, language).heading)
        _write_headings(page, sheet, language)
        for number, row in enumerate(rows[sheet.name], start=FIRST_ROW):
            _write_row(page, sheet, number, row, language)
        _make_ready(page, sheet, last, language)
    book.active = 0
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def rows_of(community: Community) -> dict[str, list[dict[str, Any]]]:
    """The rows of every sheet, field by field."""
    rows: dict[str, list[dict[str, Any]]] = {sheet.name: [] for sheet in SHEETS}
    levels = {sheet.level: sheet.name for sheet in SHEETS if sheet.level}
    for area in community.areas:
        rows[levels.get(area.level, "areas")].append(dict(area))
    for table in (
        "compounds",
        "units",
        "people",
        "chats",
        "categories",
        "conditions",
        "responsibilities",
        "point_rules",
        "gifts",
        "openings",
    ):
        rows[table] += [dict(entry) for entry in getattr(community, table)]
    for person in community.people:
        rows["appointments"] += [{"person": person.key, **dict(post)} for post in person.appointments]
    rows["roster"] = [{**dict(entry), "days": one} for entry in community.roster for one in entry.days]
    return rows


def _write_notes(page: Any, language: str) -> None:
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 22, 86
    page["A1"] = say("book-title", language)
    page["A1"].font = Font(bold=True, size=18, color=NEEDED)
    row = 3
    for line in say("book-notes", language).splitlines():
        page.cell(row, 1, line.strip()).alignment = Alignment(vertical="top", wrap_text=True)
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        page.row_dimensions[row].height = 34
        row += 1
    for sheet in SHEETS:
        row += 1
        title, note, _ = (*sheet_label(sheet.name, language), "")[:3]
        link = page.cell(row, 1, title)
        link.hyperlink = f"#{quote_sheetname(title)}!A1"
        link.font = Font(bold=True, underline="single", color=NEEDED)
        page.cell(row, 2, note).alignment = _WRAP
    page.sheet_view.showGridLines = False
    _make_printable(page, landscape=False)


def _write_headings(page: Any, sheet: Sheet, language: str) -> None:
    shown = examples(sheet, language)
    for at, column in enumerate(sheet.columns, start=1):
        about = label(sheet.name, column.field, language)
        head = page.cell(1, at, about.heading + ("*" if column.needed else ""))
        head.font, head.border = _HEAD, _EDGE
        head.fill = PatternFill("solid", fgColor=NEEDED if column.needed else OPTIONAL)
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        head.comment = Comment(about.note, "Linli", height=110, width=260)
        example = page.cell(2, at, shown[at - 1])
        example.data_type, example.number_format = "s", "@"
        example.font, example.alignment, example.border = _EXAMPLE, _WRAP, _EDGE
        page.column_dimensions[get_column_letter(at)].width = column.width
    page.row_dimensions[1].height = 30
    page.freeze_panes = "C2"


def _write_row(page: Any, sheet: Sheet, number: int, row: dict[str, Any], language: str) -> None:
    for at, column in enumerate(sheet.columns, start=1):
        value = _shown(column, row.get(column.field), language)
        if value is None or value == "":
            continue
        cell = page.cell(number, at, value)
        if isinstance(value, str):
            cell.data_type = "s"  # a name that begins with = is a name
        cell.alignment, cell.border, cell.number_format = _WRAP, _EDGE, _format(column)


def _format(column: Column) -> str:
    if column.kind is Kind.NUMBER:
        return "General"
    return "yyyy-mm-dd" if column.kind is Kind.DATE else "@"


def _shown(column: Column, value: Any, language: str) -> Any:
    """What stands in the cell: words of the language for codes, one text for a list."""
    if value is None or value == []:
        return None
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value
    if isinstance(value, float):
        return value if float(f"{value:.15g}") == value else repr(value)  # spreadsheets keep fifteen digits
    return _text(_said(column, value, language))


def _said(column: Column, value: Any, language: str) -> str:
    if column.kind is Kind.YES_NO:
        return choice("word", "yes", language) if value else ""
    if isinstance(value, Limit):
        return _limit(value, language)
    if isinstance(value, list):
        return join(list(map(str, value)), "、" if language == "zh_CN" else ", ")
    if column.family:
        return choice(column.family, str(value), language)
    return choice("word", column.word, language) if column.word and column.word == value else str(value)


def _limit(limit: Limit, language: str) -> str:
    written = written_limit(limit)
    measure = written.removeprefix(str(limit.amount))
    return f"{limit.amount}{'' if language == 'zh_CN' else ' '}{choice('measure', measure, language)}"


def _text(text: str) -> str:
    return text.translate(_KEEP)


def _make_ready(page: Any, sheet: Sheet, last: dict[str, int], language: str) -> None:
    """Empty rows keep text as text; cells with choices offer them."""
    for at, column in enumerate(sheet.columns, start=1):
        for number in range(page.max_row + 1, last[sheet.name] + 1):
            page.cell(number, at).number_format = _format(column)
        for offered in _offers(column, last, language):
            offered.add(f"{get_column_letter(at)}2:{get_column_letter(at)}{last[sheet.name]}")
            page.add_data_validation(offered)
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{page.max_row}"
    page.print_title_rows = "1:1"
    _make_printable(page, landscape=True)


def _offers(column: Column, last: dict[str, int], language: str) -> Iterator[DataValidation]:
    """A drop-down: strict where only these words are understood, a suggestion where keys are named."""
    if column.choices or column.kind is Kind.YES_NO:
        listed = ",".join(options(column, language))
        yield DataValidation(
            type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=True, errorStyle="warning"
        )
    elif column.targets:
        target = column.targets[0]
        title = quote_sheetname(sheet_label(target, language).heading)
        formula = f"{title}!$A${FIRST_ROW}:$A${last[target]}"
        yield DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)


def _make_printable(page: Any, *, landscape: bool) -> None:
    page.page_setup.orientation = "landscape" if landscape else "portrait"
    page.page_setup.paperSize = 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True

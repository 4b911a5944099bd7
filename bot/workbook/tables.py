"""Lists as workbooks: a sheet each, written in a child process. Both ends live here; a line of JSON goes in."""

import asyncio
import json
import sys
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from bot.workbook.child import SECONDS, bounded, start

if TYPE_CHECKING:  # the views would take the child a second to import
    from views.tables import Table

HEAD = "1F6F54"
_KEEP = dict.fromkeys((*range(9), 11, 12, *range(14, 32)))


class Tables:
    """The way to the child process; one workbook after the other."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()

    async def book(self, *tables: "Table") -> bytes:
        """The workbook with these lists in it.

        Raises ``TimeoutError`` when it takes too long, ``OSError`` when it could not be written.
        """
        async with self._turn:
            child = await start("bot.workbook.tables")
            try:
                async with asyncio.timeout(SECONDS):
                    out, _ = await child.communicate(json.dumps(tables).encode())
                if child.returncode:
                    raise OSError("the workbook was not written")
            finally:
                if child.returncode is None:
                    child.kill()
                    await child.wait()
        return out


def write_tables(tables: Sequence["Table"]) -> bytes:
    """In the child."""
    from openpyxl import Workbook

    book = Workbook()
    for at, table in enumerate(tables):
        _write(book.create_sheet() if at else book.worksheets[0], table)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write(page: Any, table: "Table") -> None:
    """Title, heading, rows, and what stands below them."""
    from openpyxl.styles import Font

    page.title = table["title"][:31].translate(dict.fromkeys(map(ord, r"[]:*?/\\"), "-"))
    page.append([_word(table["title"])])
    page.append([_word(heading) for heading, _ in table["columns"]])
    foot = [[], *([line] for line in table["foot"])] if table["foot"] else []
    for row in [*table["rows"], *foot]:
        page.append([_word(value) if isinstance(value, str) else value for value in row])
    for row in page.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type, cell.quotePrefix = "s", True
    page.cell(1, 1).font = Font(bold=True, size=14)
    _dress(page, table)


def _dress(page: Any, table: "Table") -> None:
    """Headings that stand out and come again on each sheet of paper."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for at, (_, width) in enumerate(table["columns"], start=1):
        page.column_dimensions[get_column_letter(at)].width = width
        head = page.cell(2, at)
        head.font, head.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor=HEAD)
        head.alignment = Alignment(horizontal="center")
    page.freeze_panes = "A3"
    page.print_title_rows = "1:2"
    page.page_setup.paperSize, page.page_setup.fitToWidth, page.page_setup.fitToHeight = 9, 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.center.text = "&P / &N"


def _word(text: str) -> str:
    return text.translate(_KEEP)[:32_000]


if __name__ == "__main__":
    bounded()
    sys.stdout.buffer.write(write_tables(json.loads(sys.stdin.buffer.read())))

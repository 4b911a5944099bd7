"""Plain tables as a workbook, written in a child process: nobody's message waits for it.

Both ends live here. One line of JSON goes in: the path and the sheets, each with its columns (heading, width) and rows.
"""

import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bot.workbook.reader import bounded, start

SECONDS = 300.0


class Table(NamedTuple):
    """One sheet."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Any]]


async def write_tables(path: Path, tables: Sequence[Table]) -> None:
    """Write them to ``path``. Raises ``TimeoutError``, or ``OSError`` when there is no file afterwards."""
    child = await start("bot.table_book")
    try:
        async with asyncio.timeout(SECONDS):
            await child.communicate(json.dumps({"path": str(path), "tables": tables}).encode() + b"\n")
        if child.returncode:
            raise OSError("the workbook was not written")
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()


def save(path: str, tables: Sequence[Sequence[Any]]) -> None:
    """In the child: text stays text, so that no cell is a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    for name, columns, rows in tables:
        page = book.create_sheet(name)
        page.freeze_panes = "A2"
        for at, (_, width) in enumerate(columns):
            page.column_dimensions[chr(ord("A") + at)].width = width
        head = [WriteOnlyCell(page, heading) for heading, _ in columns]
        for cell in head:
            cell.font = Font(bold=True)
        page.append(head)
        for row in rows:
            cells = [WriteOnlyCell(page, value) for value in row]
            for cell, value in zip(cells, row, strict=True):
                if isinstance(value, str):
                    cell.data_type = "s"
            page.append(cells)
    book.save(f"{path}.part")
    Path(f"{path}.part").replace(path)


if __name__ == "__main__":
    bounded()
    _told = json.loads(sys.stdin.buffer.readline())
    save(_told["path"], _told["tables"])

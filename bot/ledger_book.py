"""Where the ledger's workbook is written: a child process, row by row, so that no size holds up the house.

Both ends live here. Lines of JSON go in, a chunk of cases each; the file is complete when the child says so.
"""

import asyncio
import json
import os
import sys
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any

from bot.workbook.child import bounded, start
from locales import LOCALES, knows, say

SECONDS = 900.0
"""For the whole of it; a hundred thousand cases take a few minutes."""
THUMB = 96
"""The longer side of a photo in its cell, in pixels."""
MOST_ROWS = 1_000_000
"""A sheet of Excel's holds few more."""
_KEEP = dict.fromkeys((*range(9), 11, 12, *range(14, 32)))

CASES = (
    ("number", 9), ("filed_at", 17), ("state", 11), ("category", 16), ("place", 24), ("grid", 16), ("words", 44),
    ("unit", 20), ("officer", 12), ("assigned_at", 17), ("due_at", 17), ("handled_at", 17), ("closed_at", 17),
    ("late", 12), ("satisfaction", 12), ("reopened", 9), ("second_at", 17), ("before", 16), ("after", 16),
)  # fmt: skip
REPORTERS = (("name", 12), ("phone", 16), ("home", 22), ("own_words", 44))
TIMELINE = (("number", 9), ("at", 17), ("move", 18), ("from", 11), ("to", 11), ("who", 14), ("why", 26), ("said", 44))
_TIMES = frozenset({"filed_at", "assigned_at", "due_at", "handled_at", "closed_at", "second_at", "at"})
_PHOTOS = tuple((place, field) for place, (field, _) in enumerate(CASES) if field in {"before", "after"})
_OF_REPORTER = frozenset(field for field, _ in REPORTERS)
_REASONS = ("decline", "time", "routed", "satisfaction")


class Book:
    """The way to the child process of one file. Left without ``save`` there is no file."""

    def __init__(self, path: Path, language: str, *, reporters: bool) -> None:
        self._path = path
        self._part = Path(f"{path}.part")
        self._head = {"path": str(self._part), "language": language, "reporters": reporters}
        self._child: asyncio.subprocess.Process | None = None
        self.kilobytes = 0
        """What the child had of memory at most, once it is done."""

    async def __aenter__(self) -> "Book":
        self._child = await start("bot.ledger_book")
        await self._put(self._head)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        child = self._child
        assert child is not None
        if child.returncode is None:
            child.kill()
        await child.wait()
        self._part.unlink(missing_ok=True)

    async def add(self, cases: list[dict[str, Any]]) -> None:
        """Some more cases. Raises ``OSError`` when the child has gone."""
        await self._put(cases)

    async def save(self) -> None:
        """Complete the file. Raises ``TimeoutError``, or ``OSError`` when there is none."""
        child = self._child
        assert child is not None
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.close()
        async with asyncio.timeout(SECONDS):
            told = await child.stdout.read()
            await child.wait()
        if not told.isdigit():
            raise OSError("the ledger's workbook was not written")
        self.kilobytes = int(told)
        self._part.replace(self._path)

    async def _put(self, value: Any) -> None:
        child = self._child
        assert child is not None
        assert child.stdin is not None
        child.stdin.write(json.dumps(value).encode() + b"\n")
        async with asyncio.timeout(SECONDS):
            await child.stdin.drain()


class Writing:
    """In the child: two sheets that grow row by row and go to the disk as they do."""

    def __init__(self, language: str, *, reporters: bool) -> None:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment

        self._plain, self._wrapped = (Alignment(vertical="top", wrap_text=wrap) for wrap in (False, True))
        self._language = language
        self._columns = CASES + (REPORTERS if reporters else ())
        self._book = Workbook(write_only=True)
        self._cases = self._sheet("cases", self._columns)
        self._timeline = self._sheet("timeline", TIMELINE)
        self._rows = self._events = 1

    def _sheet(self, name: str, columns: tuple[tuple[str, int], ...]) -> Any:
        from openpyxl.styles import Alignment, Font, PatternFill
        from openpyxl.utils import get_column_letter

        page = self._book.create_sheet(say(f"ledger-sheet-{name}", self._language))
        page.freeze_panes = "B2"
        for at, (_, width) in enumerate(columns, start=1):
            page.column_dimensions[get_column_letter(at)].width = width
        page.row_dimensions[1].height = 34
        head = []
        for field, _ in columns:
            cell = self._cell(page, _heading(field, self._language))
            cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F6F54")
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            head.append(cell)
        page.append(head)
        page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}1"
        return page

    def _cell(self, page: Any, value: Any) -> Any:
        """Words are words, whatever they begin with: no cell of ours is a formula."""
        from openpyxl.cell import WriteOnlyCell

        text = isinstance(value, str)
        cell = WriteOnlyCell(page, value=value.translate(_KEEP)[:32_000] if text else value)
        if text:
            cell.data_type, cell.quotePrefix = "s", True
        if isinstance(value, datetime):
            cell.number_format = "yyyy-mm-dd hh:mm"
        cell.alignment = self._wrapped if text else self._plain
        return cell

    def add(self, case: dict[str, Any]) -> None:
        """A case and its timeline."""
        self._rows += 1
        row = [self._cell(self._cases, self._value(field, case)) for field, _ in self._columns]
        for place, stage in _PHOTOS:
            photos = case["photos"].get(stage, [])
            if photos and case["small"]:
                self._picture(photos, place)
            elif photos and case["links"]:
                row[place].hyperlink = case["links"][stage]
        if case["small"] and any(case["photos"].values()):
            self._cases.row_dimensions[self._rows].height = THUMB * 0.78
        self._cases.append(row)
        for event in case["events"]:
            self._add_event(case["number"], event)

    def _picture(self, photos: list[str], place: int) -> None:
        from openpyxl.drawing.image import Image
        from openpyxl.utils import get_column_letter

        small = _thumb(photos[0])
        if small is not None:
            self._cases.add_image(Image(small), f"{get_column_letter(place + 1)}{self._rows}")

    def _add_event(self, number: int, event: dict[str, Any]) -> None:
        self._events += 1
        if self._events > MOST_ROWS:
            self._timeline, self._events = self._sheet("timeline", TIMELINE), 2
        told = event | {"number": number, "said": event["words"]}
        self._timeline.append([self._cell(self._timeline, self._value(field, told)) for field, _ in TIMELINE])

    def _value(self, field: str, row: dict[str, Any]) -> Any:
        given = row.get(field)
        if field in _TIMES:
            return datetime.fromisoformat(given) if given else None
        if field in _OF_REPORTER:
            return (row["reporter"] or {}).get(field, "")
        said = _SAID.get(field)
        return said(row, field, self._language) if said else given

    def save(self, path: str) -> None:
        """Write it out, for its owner's eyes only."""
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            self._book.save(out)


def _heading(field: str, language: str) -> str:
    """In the reader's language, the other one below."""
    other = next(locale for locale in LOCALES if locale != language)
    return "\n".join(say(f"ledger-column-{field.replace('_', '-')}", locale) for locale in (language, other))


def _state(row: dict[str, Any], field: str, language: str) -> str:
    return say(f"state-{row[field]}", language) if row[field] else ""


def _name(row: dict[str, Any], field: str, language: str) -> str:
    return str((row[field] or {}).get(language, ""))


def _late(row: dict[str, Any], field: str, language: str) -> str:
    if not row[field]:
        return ""
    return say("ledger-late-exempt" if row["exempt"] else "ledger-late", language)


def _satisfied(row: dict[str, Any], field: str, language: str) -> str:
    return say(f"satisfaction-{row[field]}", language) if row[field] else ""


def _photos(row: dict[str, Any], field: str, language: str) -> str:
    """How many there are, where they do not all stand in the cell."""
    count = len(row["photos"].get(field, []))
    return say("ledger-photos", language, count=count) if count > row["small"] else ""


def _who(row: dict[str, Any], field: str, language: str) -> str:
    return say("ledger-reporter", language) if row[field] == "*" else str(row[field])


def _move(row: dict[str, Any], field: str, language: str) -> str:
    told = say(f"move-{row[field]}", language)
    return say("status-missed", language, line=told) if row["missed"] else told


def _why(row: dict[str, Any], field: str, language: str) -> str:
    code = row["reason"]
    key = next((f"{family}-{code}" for family in _REASONS if code and knows(f"{family}-{code}")), "")
    return say(key, language) if key else ""


_SAID: dict[str, Callable[[dict[str, Any], str, str], str]] = {
    "state": _state, "from": _state, "to": _state, "category": _name, "unit": _name, "late": _late,
    "satisfaction": _satisfied, "before": _photos, "after": _photos, "who": _who, "move": _move, "why": _why,
}  # fmt: skip


def _thumb(path: str) -> BytesIO | None:
    """A small one; nothing for a photo whose file is lost."""
    from PIL import Image

    try:
        with Image.open(path) as photo:
            photo.thumbnail((THUMB, THUMB))
            small = photo.convert("RGB")
    except OSError:
        return None
    out = BytesIO()
    small.save(out, "JPEG", quality=70)
    out.seek(0)
    return out


def _most_memory() -> int:
    """Kilobytes that this process had at most, since it is one of its own."""
    status = Path("/proc/self/status").read_text() if Path("/proc/self/status").exists() else ""
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _serve() -> None:
    head = json.loads(sys.stdin.buffer.readline())
    writing = Writing(head["language"], reporters=head["reporters"])
    for line in sys.stdin.buffer:
        for case in json.loads(line):
            writing.add(case)
    writing.save(head["path"])
    sys.stdout.write(str(_most_memory()))


if __name__ == "__main__":
    bounded()
    _serve()

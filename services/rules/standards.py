"""A city's table of standards as it is published: one condition a row, with its limit and its units.

The rows come as cells, whatever file they stood in. Every row is either read or listed with the reason why not.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models import Measure
from services.rules.standard_limits import Unread, read_standard_limit

HEADINGS = {
    "kind": ("类型", "管理类型", "类别"),
    "class_code": ("大类代码", "大类编码"),
    "class_name": ("大类名称", "大类"),
    "matter_code": ("小类代码", "小类编码"),
    "matter": ("小类名称", "小类"),
    "condition": ("立案条件", "立案标准", "具体情形"),
    "closing": ("结案条件", "结案标准", "办结标准"),
    "limit": ("处置时限", "处理时限", "办结时限", "时限"),
    "units": ("处置单位", "责任单位", "处理单位"),
    "national": ("国标代码",),
    "national_before": ("旧国标代码",),
}
NEEDED = ("class_code", "matter_code", "matter", "condition", "limit")
LONGEST = {"matter": 64, "condition": 200, "closing": 200, "units": 200, "code": 32}
_BETWEEN_UNITS = re.compile(r"[、,，;；\s]+")
_INITIALS = {"部件": "b", "管理部件": "b", "事件": "s", "事项": "s", "管理事项": "s"}
_CODE = re.compile(r"[0-9A-Za-z]{1,8}")


@dataclass(frozen=True)
class Standard:
    """One row that was read; ``row`` counts as the file does, headings included."""

    row: int
    kind: str
    class_code: str
    matter_code: str
    matter: str
    condition: str
    closing: str
    limit: tuple[int, Measure]
    units: str
    national: str = ""
    national_before: str = ""

    @property
    def code(self) -> str:
        """The city's code of the matter, as its table has it."""
        return "-".join(part for part in (self.kind, self.class_code, self.matter_code) if part)

    @property
    def key(self) -> str:
        """A key for a category of a community file."""
        return f"{_INITIALS.get(self.kind, 'm')}{self.class_code}{self.matter_code}".lower()

    @property
    def named_units(self) -> list[str]:
        """The units that the row names, one by one."""
        return [name for name in _BETWEEN_UNITS.split(self.units) if name]


@dataclass(frozen=True)
class NotRead:
    """One row that says nothing we can use: its number, what stands there, and why it was not read."""

    row: int
    text: str
    why: str


def is_table(cells: Sequence[str]) -> bool:
    """Whether this row holds the headings of such a table."""
    return set(NEEDED) <= _columns(cells).keys()


def read_table(rows: Iterable[Sequence[str]]) -> Iterator[Standard | NotRead]:
    """Every row below the headings; empty ones count and say nothing."""
    columns: dict[str, int] = {}
    seen: set[tuple[str, str]] = set()
    for number, cells in enumerate(rows, start=1):
        if not columns:
            columns = _columns(cells) if is_table(cells) else {}
        elif any(cell.strip() for cell in cells):
            yield _read_row(number, {name: _cell(cells, at) for name, at in columns.items()}, seen)


def tsv_rows(text: str) -> list[list[str]]:
    """The cells of a table whose columns are parted by tabs."""
    return [line.split("\t") for line in text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n").split("\n")]


def table_text(content: bytes) -> str:
    """The text of a file: UTF-8, or for a table also what spreadsheet programs save it as. ``UnicodeDecodeError``."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "gb18030")
        if not looks_like_table(text):
            raise
        return text


def as_tsv(rows: Iterable[Sequence[str]]) -> str:
    """The same table as text; what would break a line becomes a space."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in cells) for cells in rows)


def looks_like_table(text: str) -> bool:
    """Whether text is such a table: its headings stand in one of the first lines."""
    return any(is_table(cells) for cells in tsv_rows("\n".join(text.splitlines()[:10])))


def _columns(cells: Sequence[str]) -> dict[str, int]:
    known = {name: heading for heading, names in HEADINGS.items() for name in names}
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        heading = known.get("".join(unicodedata.normalize("NFKC", cell.removeprefix("\ufeff")).split()).strip("*"))
        if heading and heading not in found:
            found[heading] = at
    return found


def _cell(cells: Sequence[str], at: int) -> str:
    return " ".join(cells[at].split()) if at < len(cells) else ""


def _read_row(row: int, said: dict[str, str], seen: set[tuple[str, str]]) -> Standard | NotRead:
    why = next((f"no-{name.replace('_', '-')}" for name in NEEDED if not said[name]), "")
    limit = read_standard_limit(said["limit"])
    codes = (said["class_code"], said["matter_code"])
    if why:
        return NotRead(row, _shown(said), why)
    if isinstance(limit, Unread):
        return NotRead(row, said["limit"], limit.value)
    if not all(_CODE.fullmatch(code) for code in codes):
        return NotRead(row, " ".join(codes), "bad-code")
    made = Standard(row=row, limit=limit, **{name: said.get(name, "") for name in _TEXTS})
    if too_long := _too_long(made):
        return NotRead(row, too_long[:60], "too-long-text")
    if (made.code, made.condition) in seen:
        return NotRead(row, made.condition, "twice")
    seen.add((made.code, made.condition))
    return made


_TEXTS = ("kind", "class_code", "matter_code", "matter", "condition", "closing", "units", "national", "national_before")


def _too_long(made: Standard) -> str:
    """The text that is longer than anybody reads; "" when all fit."""
    texts = {"matter": made.matter, "condition": made.condition, "closing": made.closing, "units": made.units}
    long = (text for name, text in (texts | {"code": made.code}).items() if len(text) > LONGEST[name])
    return next(long, "")


def _shown(said: dict[str, str]) -> str:
    return " ".join(text for text in said.values() if text)[:60]

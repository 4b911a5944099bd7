"""A workbook before anybody opens it: how large it would become, what it hides, what it would run or fetch.

A workbook is a zip of XML. Everything here reads it as a stream, with bounds, and refuses declarations and entities;
openpyxl sees only what passed.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from services.community import CommunityErrors, Problem, Wrong

MOST_BYTES = 5_000_000
MOST_UNPACKED = 64_000_000
MOST_RATIO = 200
FROM_RATIO = 4_000_000
"""Below this many unpacked bytes nobody minds how well they were packed."""
MOST_PARTS = 400
MOST_ROWS = 10_000
MOST_CELLS = 400_000
LAST_ROW = 1_048_576
OLD = b"\xd0\xcf\x11\xe0"
"""How an .xls begins, and an .xlsx behind a password."""
RUNS = re.compile(r"vbaproject|macrosheets|activex|ctrlprops|embeddings", re.IGNORECASE)
FETCHES = re.compile(r"externallinks|connections\.xml|querytables", re.IGNORECASE)
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_CHUNK = 1 << 16


@dataclass
class Scan:
    """What one sheet holds that a reader of its cells would not notice."""

    rows: int = 0
    cells: int = 0
    merged: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    filled_columns: set[int] = field(default_factory=set)

    def hidden_filled(self) -> list[str]:
        """Letters of the hidden columns that hold something."""
        return [
            get_column_letter(column)
            for column in sorted(self.filled_columns)
            if any(first <= column <= last for first, last in self.hidden_columns)
        ]


class Unsafe(Exception):
    """A part declares what no workbook needs, or is larger than anybody fills in."""


def open_package(content: bytes) -> zipfile.ZipFile:
    """The zip, once its sizes and names are sound. Raises ``CommunityErrors``."""
    if len(content) > MOST_BYTES:
        raise refused(Wrong.BOOK_TOO_LARGE, most=MOST_BYTES // 1_000_000)
    if content.startswith(OLD):
        raise refused(Wrong.OLD_BOOK)
    try:
        package = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OSError):
        raise refused(Wrong.NOT_A_BOOK) from None
    _check_parts(package, len(content))
    return package


def refused(code: Wrong, **facts: object) -> CommunityErrors:
    """One sentence about the whole file."""
    return CommunityErrors([Problem("", "", "", code, facts)])


def _check_parts(package: zipfile.ZipFile, size: int) -> None:
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or (unpacked > FROM_RATIO and unpacked > MOST_RATIO * size):
        raise refused(Wrong.BOMB, most=MOST_UNPACKED // 1_000_000)
    names = [part.filename for part in parts]
    if any(RUNS.search(name) for name in names):
        raise refused(Wrong.MACROS)
    if any(FETCHES.search(name) for name in names):
        raise refused(Wrong.OUTSIDE_LINKS)
    sound = len(set(names)) == len(names) and "xl/workbook.xml" in names and "[Content_Types].xml" in names
    if not sound or any(part.flag_bits & _ENCRYPTED or part.compress_type not in _PACKED for part in parts):
        raise refused(Wrong.NOT_A_BOOK)


def check_markup(package: zipfile.ZipFile) -> None:
    """Read every part of XML once: nothing is declared, nothing is cut short. Raises ``CommunityErrors``."""
    for name in package.namelist():
        if name.lower().endswith((".xml", ".rels", ".vml")) and not is_sheet(name):
            _parse(package, name, _strict())


def is_sheet(name: str) -> bool:
    """Whether a part of the package is a sheet of cells."""
    return name.lower().startswith("xl/worksheets/") and name.lower().endswith(".xml")


def scan_sheet(package: zipfile.ZipFile, path: str) -> Scan:
    """What the sheet at ``path`` holds. Raises ``CommunityErrors`` when it is broken or beyond all bounds."""
    scan = Scan()
    parser = _strict()
    _Reader(scan).listen(parser)
    _parse(package, path, parser)
    return scan


def _strict() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        raise Unsafe

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse  # type: ignore[assignment]
    return parser


def _parse(package: zipfile.ZipFile, path: str, parser: expat.XMLParserType) -> None:
    try:
        for chunk in _chunks(package, path):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except Unsafe:
        raise refused(Wrong.BOMB, most=MOST_UNPACKED // 1_000_000) from None
    except (expat.ExpatError, zipfile.BadZipFile, ValueError, KeyError, EOFError, OSError, NotImplementedError):
        raise refused(Wrong.NOT_A_BOOK) from None
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise refused(Wrong.NOT_A_BOOK) from None
        raise


def _chunks(package: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    with package.open(path) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


class _Reader:
    """Hears the elements of a sheet."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.row = 0
        self.column = 0
        self.hidden = False
        self.filled = False
        self.cell = ""

    def listen(self, parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end

    def start(self, name: str, given: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag in {"v", "is"}:
            self._fill()
        elif tag == "c":
            self._begin_cell(given)
        elif tag == "row":
            self._begin_row(given)
        elif tag == "f":
            self._fill()
            self.scan.formulas.append(self.cell)
        elif tag == "mergeCell":
            self.scan.merged.append(given.get("ref", ""))
        elif tag == "col" and given.get("hidden") in {"1", "true"}:
            self.scan.hidden_columns.append((int(given["min"]), int(given["max"])))

    def end(self, name: str) -> None:
        if name.rpartition(" ")[2] == "row" and self.filled:
            self.scan.rows += 1
            if self.hidden:
                self.scan.hidden_rows.append(self.row)

    def _begin_row(self, given: dict[str, str]) -> None:
        self.row = int(given.get("r", self.row + 1))
        if not 0 < self.row <= LAST_ROW:
            raise Unsafe
        self.column, self.filled, self.hidden = 0, False, given.get("hidden") in {"1", "true"}

    def _begin_cell(self, given: dict[str, str]) -> None:
        self.scan.cells += 1
        if self.scan.cells > MOST_CELLS:
            raise Unsafe
        self.cell = given.get("r", "")
        letters = coordinate_from_string(self.cell)[0] if self.cell else ""
        self.column = column_index_from_string(letters) if letters else self.column + 1

    def _fill(self) -> None:
        self.filled = True
        self.scan.filled_columns.add(self.column)

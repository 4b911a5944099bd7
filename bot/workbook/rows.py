"""The rows of a sheet: headings understood, cells read, names of other sheets' entries found; and the way back."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from openpyxl.utils import get_column_letter

from bot.workbook.cells import Misread, narrow, plain, read_cell
from bot.workbook.layout import NAMED, Column, Kind, Sheet
from bot.workbook.places import Places
from bot.workbook.words import choices, example_mark, examples, fold, headings
from locales import LOCALES
from services.community import Problem, Wrong

MOST_COLUMNS = 60
AMBIGUOUS = ""
"""Stands for the key of a name that several entries have: no entry has an empty key."""


@dataclass
class Row:
    """One row that says something."""

    sheet: Sheet
    number: int
    values: dict[str, Any] = field(default_factory=dict)


def read_rows(sheet: Sheet, cells: Any, places: Places) -> Iterator[Row | Problem]:
    """The rows of a sheet below its headings, and what is wrong with headings and cells."""
    fields: dict[int, Column] | None = None
    nameless: set[int] = set()
    cells.reset_dimensions()
    for number, row in enumerate(cells.iter_rows(min_row=1, max_col=MOST_COLUMNS), start=1):
        if all(not plain(cell.value) for cell in row):
            continue
        if fields is None:
            fields, problems = _columns(sheet, row, places)
            yield from problems
            if problems:
                return
        elif (found := _read_row(sheet, number, row, fields, places)) is not None:
            yield from _without_heading(sheet, row, fields, nameless, places)
            yield from found


def _columns(sheet: Sheet, row: Any, places: Places) -> tuple[dict[int, Column], list[Problem]]:
    """Which column holds which field. Places learn the headings as they are written."""
    fields: dict[int, Column] = {}
    problems: list[Problem] = []
    known = places.columns.setdefault(sheet.name, {})
    for at, cell in enumerate(row):
        heading, name = plain(cell.value).rstrip("*").strip(), headings(sheet).get(fold(plain(cell.value)))
        if not heading:
            continue
        if name is None:
            problems.append(_unknown_column(sheet, heading, get_column_letter(at + 1), places))
        elif name in known:
            problems.append(_of_sheet(sheet, places, Wrong.COLUMN_TWICE, given=heading))
        else:
            known[name] = get_column_letter(at + 1), heading
            fields[at] = sheet.column(name)
    for column in sheet.columns:
        if column.needed and column.field not in known:
            heading = places.heading(sheet.name, column.field)
            problems.append(_of_sheet(sheet, places, Wrong.MISSING_COLUMN, given=heading))
    return fields, problems


def _unknown_column(sheet: Sheet, heading: str, letter: str, places: Places) -> Problem:
    offered = places.all_headings(sheet.name)
    near = next(iter(get_close_matches(heading, offered, n=1, cutoff=0.4)), "none")
    facts = {"given": heading, "column": letter, "near": near, "choices": "、".join(offered)}
    return _of_sheet(sheet, places, Wrong.UNKNOWN_COLUMN, **facts)


def _of_sheet(sheet: Sheet, places: Places, code: Wrong, **facts: Any) -> Problem:
    return Problem(sheet.name, "", "", code, facts, places.place(sheet.name))


def _without_heading(
    sheet: Sheet, row: Any, fields: dict[int, Column], told: set[int], places: Places
) -> Iterator[Problem]:
    for at, cell in enumerate(row):
        if at not in fields and at not in told and plain(cell.value):
            told.add(at)
            yield _unknown_column(sheet, plain(cell.value)[:30], get_column_letter(at + 1), places)


def _read_row(
    sheet: Sheet, number: int, row: Any, fields: dict[int, Column], places: Places
) -> list[Row | Problem] | None:
    """The row and its mistakes; ``None`` for the example that came with the template."""
    written = {column.field: plain(row[at].value) for at, column in fields.items()}
    if _is_marked(written.get(sheet.columns[0].field, "")):
        if _is_example(sheet, written):
            return None
        place = places.place(sheet.name, number, sheet.columns[0].field)
        return [Problem(sheet.name, f"#{number}", "", Wrong.EXAMPLE_CHANGED, {}, place)]
    made, problems = Row(sheet, number), []
    for at, column in fields.items():
        try:
            value = _value(column, row[at])
        except Misread as wrong:
            place = places.place(sheet.name, number, column.field)
            problems.append(Problem(sheet.name, f"#{number}", column.field, wrong.code, wrong.facts, place))
        else:
            if value is not None:
                made.values[column.field] = value
    return [*problems] if problems else [made]


def _value(column: Column, cell: Any) -> Any:
    if cell.data_type == "e":
        raise Misread(Wrong.ERROR_CELL, given=plain(cell.value))
    return read_cell(column, cell.value, cell.number_format or "" if plain(cell.value) else "")


def _is_marked(first: str) -> bool:
    return any(fold(first).startswith(fold(example_mark(language))) for language in LOCALES)


def _is_example(sheet: Sheet, written: dict[str, str]) -> bool:
    said = {name: fold(text) for name, text in written.items()}
    for language in LOCALES:
        shown = zip(sheet.columns, examples(sheet, language), strict=True)
        offered = {column.field: fold(example) for column, example in shown}
        if all(offered[name] == text for name, text in said.items()):
            return True
    return False


class _Names:
    """What the entries of every sheet are called: key and name → key."""

    def __init__(self, rows: list[Row]) -> None:
        self._known: dict[str, dict[str, str]] = defaultdict(dict)
        self._keys: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            key, name = row.values.get("key"), row.values.get("name")
            if key:
                self._keys[row.sheet.name].add(key)
                known = self._known[row.sheet.name]
                known[str(name)] = AMBIGUOUS if name in known else key

    def key(self, column: Column, written: str) -> str:
        """The key that ``written`` means. Raises ``Misread``."""
        if word := choices(column).get(fold(written)):
            return word
        if any(narrow(written) in self._keys[target] for target in column.targets):
            return narrow(written)
        found = {self._known[target][written] for target in column.targets if written in self._known[target]}
        if len(found) == 1 and AMBIGUOUS not in found:
            return found.pop()
        if found:
            raise Misread(Wrong.SAME_NAMES, given=written)
        raise Misread(Wrong.UNKNOWN_REFERENCE, **self._unknown(column, written))

    def _unknown(self, column: Column, written: str) -> dict[str, Any]:
        offered = [said for target in column.targets for said in (*self._keys[target], *self._known[target]) if said]
        near = next(iter(get_close_matches(written, offered, n=1, cutoff=0.5)), "none")
        return {"given": written[:60], "target": NAMED[column.targets[0]].table, "near": near}


def assemble(rows: list[Row], places: Places) -> tuple[dict[str, Any], list[Problem]]:
    """The tables of a community file from all rows, appointments with their people."""
    names = _Names(rows)
    raw: dict[str, list[dict[str, Any]]] = defaultdict(list)
    problems: list[Problem] = []
    for row in rows:
        wrong = list(_resolve(row, names, places))
        problems += wrong
        if not wrong and row.sheet.table != "appointments":
            _add(raw[row.sheet.table], row, places)
    people = {entry["key"]: entry for entry in raw["people"] if "key" in entry}
    for row in rows:
        if row.sheet.table == "appointments" and row.values.get("person") in people:
            person = row.values.pop("person")
            people[person].setdefault("appointments", []).append(row.values)
            places.posts.setdefault(person, []).append(row.number)
        elif row.sheet.table == "appointments" and "person" not in row.values:
            place = places.place(row.sheet.name, row.number, "person")
            facts = {"given": places.heading(row.sheet.name, "person")}
            problems.append(Problem(row.sheet.name, "", "person", Wrong.MISSING_FIELD, facts, place))
    return dict(raw), problems


def _add(entries: list[dict[str, Any]], row: Row, places: Places) -> None:
    if row.sheet.level is not None:
        row.values["level"] = row.sheet.level.value
    entries.append(row.values)
    places.remember(row.sheet.table, len(entries), row.values.get("key"), (row.sheet.name, row.number))


def _resolve(row: Row, names: _Names, places: Places) -> Iterator[Problem]:
    """Put keys in place of whatever names were written."""
    for name, written in list(row.values.items()):
        column = NAMED[row.sheet.name].column(name) if name != "level" or row.sheet.level is None else None
        if column is None or column.kind not in {Kind.REFERENCE, Kind.REFERENCES}:
            continue
        try:
            row.values[name] = _keys(column, written, names)
        except Misread as wrong:
            place = places.place(row.sheet.name, row.number, name)
            yield Problem(row.sheet.name, f"#{row.number}", name, wrong.code, wrong.facts, place)
    if row.values.get("members") == ["auto"]:
        del row.values["members"]


def _keys(column: Column, written: Any, names: _Names) -> Any:
    if column.kind is Kind.REFERENCE:
        return names.key(column, written)
    return [names.key(column, one) for one in written]

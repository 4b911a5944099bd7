"""Where everything stood in a workbook, so that a mistake can be named by sheet, row and column."""

import re
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from bot.workbook.layout import NAMED, SHEETS
from bot.workbook.words import label, sheet_label
from services.community import Place, Problem, Wrong

_FIELD = re.compile(r"(?P<root>[a-z_]+)(?:\[(?P<n>[0-9]+)\])?(?:\.(?P<inner>[a-z_]+))?")


@dataclass
class Places:
    """Titles and columns as they stand in the file, and the row of every entry by its key and by its number."""

    language: str = "zh_CN"
    titles: dict[str, str] = field(default_factory=dict)
    columns: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    entries: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)
    posts: dict[str, list[int]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Plain values, for the way between two processes."""
        return asdict(self)

    def remember(self, table: str, number: int, key: Any, where: tuple[str, int]) -> None:
        """Entry ``number`` of ``table`` came from this sheet and row."""
        known = self.entries.setdefault(table, {})
        known[f"#{number}"] = where
        if isinstance(key, str):
            known[key] = where

    def place(self, sheet: str, row: int = 0, field: str = "") -> Place:
        """The place of a field, as far as the file has it."""
        letter, heading = self.columns.get(sheet, {}).get(field, ("", ""))
        return Place(self.titles.get(sheet) or sheet_label(sheet, self.language).heading, row, letter, heading)

    def located(self, problem: Problem) -> Problem:
        """The same problem, with its place in the workbook."""
        if problem.place is not None:
            return problem
        sheet, row, field = self._where(problem)
        place = self.place(sheet, row, field) if sheet in NAMED else None
        return replace(problem, place=place, facts=self._facts(problem, sheet, field))

    def _where(self, problem: Problem) -> tuple[str, int, str]:
        found = _FIELD.match(problem.field)
        root = found["root"] if found else ""
        if problem.table == "people" and found and root == "appointments":
            return "appointments", self._post(problem.entry, int(found["n"] or 1)), found["inner"] or "person"
        sheet, row = self.entries.get(problem.table, {}).get(problem.entry, (problem.table, 0))
        return sheet, row, root

    def _post(self, person: str, number: int) -> int:
        rows = self.posts.get(person, [])
        return rows[number - 1] if number <= len(rows) else 0

    def _facts(self, problem: Problem, sheet: str, field: str) -> dict[str, Any]:
        facts = dict(problem.facts)
        if problem.code is Wrong.MISSING_FIELD and sheet in NAMED:
            facts["given"] = self.heading(sheet, field)
        if problem.code is Wrong.TWO_RESPONSIBILITIES:
            facts["other"] = self.entries["responsibilities"][facts["other"]][1]
        return facts

    def heading(self, sheet: str, field: str) -> str:
        """The heading of a field as it stands in the file, else as the template has it."""
        if field in self.columns.get(sheet, {}):
            return self.columns[sheet][field][1]
        return label(sheet, field, self.language).heading

    def all_headings(self, sheet: str) -> list[str]:
        """Every heading that this sheet may have."""
        return [label(sheet, column.field, self.language).heading for column in NAMED[sheet].columns]

    def all_titles(self) -> list[str]:
        """Every title that a sheet may have."""
        return [sheet_label(sheet.name, self.language).heading for sheet in SHEETS]

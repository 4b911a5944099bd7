"""Lists as a workbook holds them: a sheet each, in words."""

from collections.abc import Sequence
from typing import Any, TypedDict


class Table(TypedDict):
    """One sheet: its title, the columns (heading, width in characters), rows of words and numbers, lines below them."""

    title: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Any]]
    foot: Sequence[str]

"""礼品 导出: who exchanged what, what is on the shelf, every count of it, as sheets in the reader's language."""

from collections.abc import Mapping
from typing import Any

from locales import say
from views.phrases import names
from views.tables import Table

REDEMPTIONS = (
    ("number", 9), ("at", 17), ("gift", 20), ("person", 12), ("points", 8), ("state", 12), ("ended", 17), ("by", 12),
)  # fmt: skip
SHELF = (("gift", 20), ("points", 8), ("stocked", 12), ("left", 10), ("reserved", 10), ("handed", 10), ("listed", 10))
COUNTS = (("at", 17), ("gift", 20), ("expected", 10), ("counted", 10), ("off", 8), ("by", 12))
SHEETS = {"redemptions": REDEMPTIONS, "shelf": SHELF, "counts": COUNTS}


def gift_tables(facts: Mapping[str, Any], locale: str) -> list[Table]:
    """The sheets; codes become words here."""
    return [
        Table(
            title=say(f"gift-sheet-{sheet}", locale),
            columns=[(say(f"gift-column-{field}", locale), width) for field, width in columns],
            rows=[[_cell(row[field], field, locale) for field, _ in columns] for row in facts[sheet]],
            foot=[],
        )
        for sheet, columns in SHEETS.items()
    ]


def _cell(value: Any, field: str, locale: str) -> Any:
    if field == "gift":
        return names(value, locale)
    if field == "state":
        return say(f"exchange-{value}", locale)
    return say("gift-listed" if value else "gift-unlisted", locale) if field == "listed" else value

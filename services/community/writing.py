"""From a community back to a community file in TOML."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from services.community.limits import MEASURES, Limit
from services.community.schema import TABLES, Community, Entry

_WRITTEN = {measure: written for written, measure in MEASURES.items()}


def write_community(community: Community) -> str:
    """The file that ``read_community`` reads as ``community``: one entry a line, only what is not as usual anyway."""
    parts = (_table(table, getattr(community, table)) for table in TABLES if getattr(community, table))
    return "\n".join(parts)


def written_limit(limit: Limit) -> str:
    """A limit as the file writes it: ``2wd``."""
    return f"{limit.amount}{_WRITTEN[limit.measure]}"


def _table(table: str, entries: tuple[Entry, ...]) -> str:
    lines = "".join(f"  {_value(entry)},\n" for entry in entries)
    return f"{table} = [\n{lines}]\n"


def _value(value: Any) -> str:
    if isinstance(value, Entry):
        return f"{{ {', '.join(_fields(value))} }}"
    if isinstance(value, Limit):
        return _text(written_limit(value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return repr(value) if isinstance(value, int | float) else _text(str(value))


def _fields(entry: Entry) -> Iterator[str]:
    for name, about in type(entry).model_fields.items():
        value = getattr(entry, name)
        if about.is_required() or value != about.get_default(call_default_factory=True):
            yield f"{name} = {_value(value)}"


def _text(text: str) -> str:
    """JSON escapes as TOML does, but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

"""From text to a community: TOML, then each entry's shape, then what the entries say of each other."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from services.community.checks import problems_of
from services.community.problems import CommunityErrors, Problem, Wrong, nearest
from services.community.schema import TABLES, AppointmentEntry, Community, Entry

_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")
_TYPES = {
    "string_type": "text",
    "bool_type": "truth",
    "float_type": "number",
    "float_parsing": "number",
    "list_type": "list",
    "model_type": "table",
    "model_attributes_type": "table",
}
_CODES = {
    "enum": Wrong.NOT_ONE_OF,
    "string_too_short": Wrong.EMPTY,
    "too_short": Wrong.EMPTY,
    "string_too_long": Wrong.TOO_LONG,
    "greater_than_equal": Wrong.OUT_OF_RANGE,
    "less_than_equal": Wrong.OUT_OF_RANGE,
    "finite_number": Wrong.OUT_OF_RANGE,
}
_PHONES = frozenset({"phone", "emergency"})


def read_community(text: str) -> Community:
    """The community that ``text`` (TOML) describes. Raises ``CommunityErrors`` with everything that is wrong."""
    return check_community(_parsed(text))


def reread_community(text: str) -> Community:
    """The community that ``write_community`` wrote: as the town is, whatever is missing in it."""
    return _entries(_parsed(text))


def check_community(raw: Mapping[str, Any]) -> Community:
    """The community of these tables. Raises ``CommunityErrors`` with everything that is wrong."""
    community = _entries(raw)
    if wrong := tuple(problems_of(community)):
        raise CommunityErrors(wrong)
    return community


def _entries(raw: Mapping[str, Any]) -> Community:
    found: dict[str, list[Entry]] = {table: [] for table in TABLES}
    problems = list(_unknown_tables(raw))
    for table in TABLES:
        for entry in _read_table(table, raw.get(table, [])):
            if isinstance(entry, Problem):
                problems.append(entry)
            else:
                found[table].append(entry)
    if problems:
        raise CommunityErrors(problems)
    return Community.model_validate({table: tuple(entries) for table, entries in found.items()})


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        where = _POSITION.search(said)
        line, column = (int(where[1]), int(where[2])) if where else (text.count("\n") + 1, 1)
        facts = {"line": str(line), "column": str(column), "why": _POSITION.sub("", said).strip()}
        raise CommunityErrors([Problem("", "", "", Wrong.SYNTAX, facts)]) from None


def _unknown_tables(raw: Mapping[str, Any]) -> Iterator[Problem]:
    for table in sorted(raw.keys() - TABLES.keys()):
        facts = {"given": table, "near": nearest(table, TABLES), "choices": ", ".join(TABLES)}
        yield Problem(table, "", "", Wrong.UNKNOWN_TABLE, facts)


def _read_table(table: str, rows: Any) -> Iterator[Entry | Problem]:
    if not isinstance(rows, list):
        yield Problem(table, "", "", Wrong.NOT_A_LIST, {"given": table})
        return
    for place, row in enumerate(rows, start=1):
        try:
            yield TABLES[table].model_validate(row)
        except ValidationError as error:
            entry = _entry_name(row, place)
            for detail in error.errors(include_url=False):
                yield _problem(table, entry, detail)


def _entry_name(row: Any, place: int) -> str:
    key = row.get("key") if isinstance(row, dict) else None
    return key if isinstance(key, str) and key else f"#{place}"


def _problem(table: str, entry: str, detail: ErrorDetails) -> Problem:
    code, facts = _code(table, detail)
    return Problem(table, entry, _field_name(detail["loc"]), code, facts)


def _field_name(location: tuple[int | str, ...]) -> str:
    """``appointments[2].role``: places in lists count from one, as people do."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location]
    return "".join(parts).removeprefix(".")


def _code(table: str, detail: ErrorDetails) -> tuple[Wrong, dict[str, Any]]:
    kind, facts = detail["type"], {"given": str(detail["input"])[:60]}
    if kind in set(Wrong):
        return Wrong(kind), dict(detail.get("ctx", {}))
    if kind == "extra_forbidden":
        return Wrong.UNKNOWN_FIELD, _field_facts(table, detail["loc"])
    if kind == "missing":
        return Wrong.MISSING_FIELD, {"given": str(detail["loc"][-1])}
    return _value_code(kind, detail), facts | _value_facts(kind, detail)


def _value_code(kind: str, detail: ErrorDetails) -> Wrong:
    if kind == "string_pattern_mismatch":
        return _pattern(detail["loc"])
    return _CODES.get(kind, Wrong.WRONG_TYPE)


def _value_facts(kind: str, detail: ErrorDetails) -> dict[str, Any]:
    context = detail.get("ctx", {})
    if kind == "enum":
        return {"choices": str(context["expected"]).replace("'", "").replace(" or ", ", ")}
    return {"wants": _TYPES.get(kind, "other"), "most": str(context.get("max_length", ""))}


def _pattern(location: tuple[int | str, ...]) -> Wrong:
    if "telegram" in location:
        return Wrong.BAD_ACCOUNT
    return Wrong.BAD_PHONE if _PHONES & set(location) else Wrong.BAD_KEY


def _field_facts(table: str, location: tuple[int | str, ...]) -> dict[str, Any]:
    model: type[BaseModel] = AppointmentEntry if "appointments" in location[:-1] else TABLES[table]
    given = str(location[-1])
    return {"given": given, "near": nearest(given, model.model_fields), "choices": ", ".join(model.model_fields)}

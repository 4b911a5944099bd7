"""A city's table of standards into categories with conditions: every row accounted for, twice the same is once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from models import Category, Condition, First, TimeLimit, Unit
from services.community.limits import Limit, limit_of
from services.community.matters import SIGNER, Limits, put_category, put_condition
from services.community.schema import CategoryEntry, ConditionEntry
from services.community.work import Tally, Work
from services.community.writing import written_limit
from services.rules.standards import NotRead, Standard, read_table

ACCEPT = limit_of("4wh")
"""How long a unit may take to answer: the table does not say, and it is never longer than the limit itself."""


@dataclass
class Outcome:
    """What became of the rows: how many are new, changed, there already; and those not read."""

    imported: int = 0
    changed: int = 0
    known: int = 0
    categories: Tally = field(default_factory=Tally)
    unread: list[NotRead] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """All rows that say something."""
        return self.imported + self.changed + self.known + len(self.unread)

    @property
    def quiet(self) -> bool:
        """True when nothing was changed."""
        return not (self.imported or self.changed or self.categories.created or self.categories.changed)

    @property
    def told(self) -> dict[str, Any]:
        """Plain values, for a notice."""
        return {
            "rows": self.rows,
            "imported": self.imported,
            "changed": self.changed,
            "known": self.known,
            "categories": self.categories.created,
            "unread": [{"row": one.row, "text": one.text, "why": one.why} for one in self.unread],
        }


async def apply_standards(
    session: AsyncSession, rows: Iterable[Sequence[str]], *, now: datetime, timezone: ZoneInfo
) -> Outcome:
    """Bring the table in, in the caller's transaction. Nothing that is not in the table is changed."""
    work, outcome = Work(session, now, timezone), Outcome()
    read: list[Standard] = []
    for one in read_table(rows):
        if isinstance(one, NotRead):
            outcome.unread.append(one)
        else:
            read.append(one)
    limits = Limits(await work.all(TimeLimit))
    categories = await _put_categories(work, read, limits)
    outcome.categories = work.summary.of("categories")
    await _put_rows(work, read, categories, limits, outcome)
    return outcome


async def _put_categories(work: Work, read: list[Standard], limits: Limits) -> dict[str, Category]:
    """Code → category: the one that has the code, else one in use of that name, else a new one."""
    every = await work.all(Category)
    coded = {row.code: row for row in every if row.code}
    named = {row.name: row for row in every if row.retired_at is None and not row.code}
    keys = {row.key for row in every}
    words = {word for row in every if row.retired_at is None for word in row.words}
    found: dict[str, Category] = {}
    first = {one.code: one for one in reversed(read)}
    for code, one in sorted(first.items(), key=lambda pair: pair[1].row):
        row = coded.get(code) or named.pop(one.matter, None)
        entry = _entry(one, row, keys, words)
        found[code] = put_category(work, entry, row, signed=False)
        keys.add(entry.key)
        words.update(entry.words)
    await work.session.flush()
    for code, row in found.items():
        if not limits.knows(row.id):
            limits.put(work, row.id, None, ACCEPT, Limit(*first[code].limit))
    return found


def _entry(one: Standard, row: Category | None, keys: set[str], words: set[str]) -> CategoryEntry:
    codes = {"code": one.code, "national": one.national, "national_before": one.national_before}
    limits = {"accept": written_limit(ACCEPT), "handle": written_limit(Limit(*one.limit))}
    if row is not None:
        kept = row.model_dump(include=set(CategoryEntry.model_fields) - set(codes) - SIGNER)
        return CategoryEntry.model_validate(kept | codes | limits)
    key = next(key for key in _keys(one.key) if key not in keys)
    said = [one.code] if one.matter in words or len(one.matter) > _LONGEST_WORD else [one.matter, one.code]
    names = {"name": one.matter, "name_en": one.matter}
    return CategoryEntry.model_validate(
        {"key": key, "first": First.UNIT.value, "words": said, **names, **codes, **limits}
    )


_LONGEST_WORD = 32


def _keys(key: str) -> Iterable[str]:
    """The key, or where somebody else has it the key with a number."""
    yield key
    yield from (f"{key}-{number}" for number in range(2, 10_000))


async def _put_rows(
    work: Work, read: list[Standard], categories: dict[str, Category], limits: Limits, outcome: Outcome
) -> None:
    conditions = {(row.category_id, row.name): row for row in await work.all(Condition)}
    units = {row.name: row.id for row in await work.all(Unit)}
    put: list[tuple[Standard, Condition, str]] = []
    for one in read:
        category = categories[one.code]
        row = conditions.get((category.id, one.condition))
        unit_id = next((units[name] for name in one.named_units if name in units), None)
        made, what = _put_condition(work, one, category, unit_id, row)
        put.append((one, made, what))
    await work.session.flush()
    for one, made, what in put:
        accept = limits.accept_of(made.category_id)
        moved = limits.put(work, made.category_id, made.id, accept, Limit(*one.limit))
        _count(outcome, what if what != "known" or not moved else "changed")


def _put_condition(
    work: Work, one: Standard, category: Category, unit_id: int | None, row: Condition | None
) -> tuple[Condition, str]:
    """The row, and whether it is imported, changed or known. A unit that somebody has chosen since stays."""
    tally = work.summary.of("conditions")
    before = tally.created, tally.changed
    kept = row.unit_id if row is not None and row.unit_id is not None else unit_id
    entry = ConditionEntry(
        category=category.key,
        name=one.condition,
        handle=written_limit(Limit(*one.limit)),
        closing=one.closing,
        units=one.units,
    )
    made = put_condition(work, entry, category.id, kept, row, signed=False)
    return made, _WHAT[tally.created - before[0], tally.changed - before[1]]


_WHAT = {(1, 0): "imported", (0, 1): "changed", (0, 0): "known"}


def _count(outcome: Outcome, what: str) -> None:
    setattr(outcome, what, getattr(outcome, what) + 1)

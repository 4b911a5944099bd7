"""One import under way: the session, the moment, the rows by key, and the count of what was done."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col, select

from models import Area, Category, Compound, Person, Unit

Row = TypeVar("Row", bound=SQLModel)
Keyed = TypeVar("Keyed", Area, Category, Compound, Person, Unit)


@dataclass
class Tally:
    """How many rows of one table an import touched, and how."""

    created: int = 0
    changed: int = 0
    ended: int = 0
    unchanged: int = 0


@dataclass
class Summary:
    """What an import did, table by table."""

    tables: dict[str, Tally] = field(default_factory=dict)

    def of(self, table: str) -> Tally:
        """The tally of ``table``."""
        return self.tables.setdefault(table, Tally())

    @property
    def quiet(self) -> bool:
        """True when the import changed nothing."""
        return not any(tally.created or tally.changed or tally.ended for tally in self.tables.values())


@dataclass
class Work:
    """Handed from step to step; each step fills the rows that the next ones refer to."""

    session: AsyncSession
    now: datetime
    timezone: ZoneInfo
    summary: Summary = field(default_factory=Summary)
    units: dict[str, Unit] = field(default_factory=dict)
    compounds: dict[str, Compound] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)

    async def keyed(self, table: type[Keyed]) -> dict[str, Keyed]:
        """Key → row, for every row of ``table`` that a file has named."""
        return {row.key: row for row in await self.all(table) if row.key is not None}

    async def all(self, table: type[Row], *conditions: Any) -> Sequence[Row]:
        """The rows of ``table`` that fulfil the conditions, in id order."""
        query = select(table).where(*conditions).order_by(col(table.id))  # type: ignore[attr-defined]
        return (await self.session.execute(query)).scalars().all()

    def put(self, counted: str, table: type[Row], row: Row | None, /, **values: Any) -> Row:
        """The row with these values: made, changed, or left alone when it has them already."""
        tally = self.summary.of(counted)
        if row is None:
            tally.created += 1
            made = table(**values)
            self.session.add(made)
            return made
        different = {name: value for name, value in values.items() if getattr(row, name) != value}
        for name, value in different.items():
            setattr(row, name, value)
        tally.changed += bool(different)
        tally.unchanged += not different
        return row

    def first_moment(self, since: date | None) -> datetime | None:
        """The moment at which something that holds ``since`` begins: a day at its midnight, in the town's time."""
        if since is None or isinstance(since, datetime):
            return since
        return datetime.combine(since, time(), self.timezone)

    def moment(self, until: date | None) -> datetime | None:
        """The moment at which something that holds ``until`` ends: a day is its last, in the town's time."""
        if until is None or isinstance(until, datetime):
            return until
        return datetime.combine(until + timedelta(days=1), time(), self.timezone)


def id_of(rows: dict[str, Keyed], key: str | None) -> int | None:
    """The id of the row with ``key``; null for no key."""
    return None if key is None else rows[key].id


def day_of(until: datetime | None, timezone: ZoneInfo) -> date | None:
    """The last day of something that ends at a midnight in town, else the moment."""
    if until is None:
        return None
    local = until.astimezone(timezone)
    return local.date() - timedelta(days=1) if local.time() == time() else local

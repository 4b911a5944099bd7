"""The community in memory: areas, compounds, units, categories, limits, responsibilities, appointments, duties.

They change seldom and are asked for with every message. Two counters number their state, ``community`` and, since
people come and go more often than streets, ``appointments``: whoever changes one of these rows, by an object or by a
statement, moves them in the same transaction without knowing (``MindfulSession``). Each transaction reads the numbers
once and trusts what is kept under them; a transaction that has changed something reads for itself alone. The rows are
shared by all and belong to no session: nobody changes them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar, cast

from sqlalchemy import event, inspect
from sqlalchemy import select as choose
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import ORMExecuteState, Session
from sqlmodel import SQLModel, col, select

from models import (
    Appointment,
    Area,
    Category,
    Compound,
    Condition,
    Counter,
    Leave,
    Level,
    Outline,
    Person,
    Responsibility,
    Role,
    Standby,
    TimeLimit,
    Unit,
)
from services.rules.roster import Away, Post, Shift

COMMUNITY, APPOINTMENTS = "community", "appointments"
COUNTED: dict[type[SQLModel], str] = {
    **dict.fromkeys((Area, Outline, Compound, Unit, Category, Condition, TimeLimit, Responsibility), COMMUNITY),
    **dict.fromkeys((Appointment, Standby, Leave), APPOINTMENTS),
    Person: APPOINTMENTS,
}
"""Kind of row → the counter that moves when one changes; of a person only when they turn out to be somebody else."""
TIMERS = frozenset({"texts_at"})
"""Columns of these rows that say when something is due: they move often, and nobody asks the directory for them."""
_TABLES = {cast("Any", kind).__table__: counter for kind, counter in COUNTED.items()}
_HERE, _SEEN, _STALE, _MOVED = "directory", "directory versions", "directory stale", "counters moved"

Versions = tuple[int, int]

Row = TypeVar("Row", bound=SQLModel)


@dataclass(frozen=True)
class Directory:
    """All of it as it was at these versions, found by what it is asked for."""

    versions: Versions
    areas: dict[int, Area] = field(default_factory=dict)
    compounds: dict[int, Compound] = field(default_factory=dict)
    units: dict[int, Unit] = field(default_factory=dict)
    categories: dict[int, Category] = field(default_factory=dict)
    conditions: dict[int, Condition] = field(default_factory=dict)
    limits: dict[int, TimeLimit] = field(default_factory=dict)
    responsibilities: Sequence[Responsibility] = ()
    appointments: Sequence[Appointment] = ()
    standbys: Sequence[Standby] = ()
    leaves: Sequence[Leave] = ()
    merged: Mapping[int, int] = field(default_factory=dict)
    """Whoever turned out to be somebody we knew → that person."""
    made: dict[str, Any] = field(default_factory=dict)
    """What others have made of the places and matters, kept as long as these."""

    def path_of(self, area_id: int | None) -> str:
        """The path of an area; empty for none."""
        return self.areas[area_id].path if area_id in self.areas else ""

    def around(self, area: Area) -> dict[Level, Area]:
        """Level → the area of that level that ``area`` is or lies in."""
        return {found.level: found for found in map(self.areas.get, ids_of(area)) if found}

    def responsibility(self, category_id: int | None, area: Area) -> Responsibility | None:
        """Who answers for a category at a place: the most specific row."""
        for area_id in reversed(ids_of(area)):
            if (category_id, area_id) in self._answering:
                return self._answering[category_id, area_id]
        return None

    def limit_of(self, category_id: int) -> TimeLimit | None:
        """The newest limit of a category where no condition holds."""
        return self._newest_limits.get((category_id, None))

    def limit_at(self, category_id: int, condition_id: int | None, at: datetime) -> TimeLimit | None:
        """The limit that held at a moment, else the first there was: who files keeps what held then."""
        versions = self._versions.get((category_id, condition_id), [])
        return next((row for row in reversed(versions) if row.since <= at), versions[0] if versions else None)

    def conditions_of(self, category_id: int | None) -> Sequence[Condition]:
        """The conditions of a category that are in use."""
        return self._conditions.get(category_id, ())

    def category(self, key: str) -> Category | None:
        """A category in use, by its key."""
        return self._by_key.get(key)

    def of_unit(self, unit_id: int, roles: Iterable[Role], now: datetime) -> list[int]:
        """Ids of the people who hold one of ``roles`` in the unit, in order of appointment."""
        wanted = frozenset(roles)
        held = (row for row in self._by_unit.get(unit_id, ()) if row.role in wanted and holds_at(row, now))
        return self._each(row.person_id for row in held)

    def anybody_of_unit(self, unit_id: int) -> list[int]:
        """Ids of everybody who holds, held or will hold a role in the unit."""
        return self._each(row.person_id for row in self._by_unit.get(unit_id, ()))

    def of_area(self, area: Area, role: Role, now: datetime) -> list[int]:
        """Ids of the people who hold ``role`` over ``area`` or over an area around it, nearest first."""
        rows = (row for area_id in reversed(ids_of(area)) for row in self._by_area.get((area_id, role), ()))
        return self._each(row.person_id for row in rows if holds_at(row, now))

    def of_post(self, post: Post, now: datetime) -> list[int]:
        """Ids of the people who hold exactly this post."""
        if post.unit_id is not None:
            return self.of_unit(post.unit_id, (post.role,), now)
        rows = self._by_area.get((post.area_id, post.role), ())
        return self._each(row.person_id for row in rows if holds_at(row, now))

    @cached_property
    def has_roster(self) -> bool:
        """Whether anybody was put on duty or is away, ever."""
        return bool(self.standbys or self.leaves)

    @cached_property
    def lines(self) -> dict[Post, list[Shift]]:
        """The roster by post."""
        return _grouped((Post(row.role, row.area_id, row.unit_id), self._shift(row)) for row in self.standbys)

    def _shift(self, row: Standby) -> Shift:
        return Shift(self.today(row.person_id), row.days, row.opens, row.closes, row.since, row.until, row.id)

    @cached_property
    def away(self) -> list[Away]:
        """Who is, was or will be on leave."""
        return [
            Away(self.today(row.person_id), row.stand_in_id and self.today(row.stand_in_id), row.since, row.until)
            for row in self.leaves
        ]

    def _each(self, people: Iterable[int]) -> list[int]:
        return list(dict.fromkeys(map(self.today, people)))

    def today(self, person_id: int) -> int:
        """Whom a row that names this person stands for."""
        return self.merged.get(person_id, person_id)

    def same(self, people: Iterable[int]) -> list[int]:
        """Every id under which rows may name these people."""
        now = {self.today(person) for person in people}
        return [*now, *(other for other, person in self.merged.items() if person in now)] if self.merged else [*now]

    def of_person(self, person_id: int) -> Sequence[Appointment]:
        """Everything that somebody is, was or will be appointed to."""
        return self._by_person.get(person_id, ())

    def grounds_of(self, person_id: int) -> set[int]:
        """Where somebody works: the areas they look after, and the buildings whose property company they are of."""
        held = self.of_person(person_id)
        units = {row.unit_id for row in held if row.unit_id}
        looked_after = {area for unit in units for area in self._of_property.get(unit, ())}
        return looked_after | {row.area_id for row in held if row.area_id}

    @cached_property
    def _by_key(self) -> dict[str, Category]:
        return {row.key: row for row in self.categories.values() if row.retired_at is None}

    @cached_property
    def _answering(self) -> dict[tuple[int | None, int], Responsibility]:
        return {(row.category_id, row.area_id): row for row in self.responsibilities}

    @cached_property
    def _versions(self) -> dict[tuple[int, int | None], list[TimeLimit]]:
        ordered = sorted(self.limits.values(), key=lambda row: row.version)
        return _grouped(((row.category_id, row.condition_id), row) for row in ordered)

    @cached_property
    def _newest_limits(self) -> dict[tuple[int, int | None], TimeLimit]:
        return {of: versions[-1] for of, versions in self._versions.items()}

    @cached_property
    def _conditions(self) -> dict[int | None, list[Condition]]:
        return _grouped((row.category_id, row) for row in self.conditions.values() if row.retired_at is None)

    @cached_property
    def _by_unit(self) -> dict[int | None, list[Appointment]]:
        return _grouped((row.unit_id, row) for row in self.appointments)

    @cached_property
    def _by_area(self) -> dict[tuple[int | None, Role], list[Appointment]]:
        return _grouped(((row.area_id, row.role), row) for row in self.appointments)

    @cached_property
    def _of_property(self) -> dict[int | None, list[int]]:
        companies = {row.id: row.property_unit_id for row in self.compounds.values()}
        return _grouped((companies.get(row.compound_id or 0), row.id) for row in self.areas.values())

    @cached_property
    def _by_person(self) -> dict[int, list[Appointment]]:
        return _grouped((row.person_id, row) for row in self.appointments)


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = {}
    for key, row in pairs:
        groups.setdefault(key, []).append(row)
    return groups


def holds_at(row: Appointment, now: datetime) -> bool:
    """Whether an appointment holds at ``now``."""
    return row.since <= now and (row.until is None or row.until > now)


def ids_of(area: Area) -> list[int]:
    """The ids of ``area`` and of everything around it, from the root down."""
    return [int(part) for part in area.path.strip("/").split("/") if part]


_kept: dict[str, Directory] = {}
"""Address of the database → what is kept of it."""


def forget(address: str) -> None:
    """Keep nothing of a database that this process has closed."""
    _kept.pop(address, None)


async def directory(session: AsyncSession) -> Directory:
    """The directory as this transaction sees it."""
    info = session.info
    if info.get(_STALE):
        await session.flush()
        info[_STALE] = False
        info[_HERE] = await _read(session, (0, 0))
    found: Directory | None = info.get(_HERE)
    if found is None:
        found = info[_HERE] = await _kept_or_read(session)
    return found


async def _kept_or_read(session: AsyncSession) -> Directory:
    versions = await _versions(session)
    database = str(session.get_bind().engine.url)
    kept = _kept.get(database)
    if kept is not None and kept.versions == versions:
        return kept
    if kept is not None and kept.versions[0] == versions[0]:
        found = replace(kept, versions=versions, **await _people(session))
    else:
        found = await _read(session, versions)
    _kept[database] = found
    return found


def note_versions(session: AsyncSession, versions: Sequence[int | None]) -> None:
    """``VERSIONS`` came along with what a transaction read first: they are not asked for once more."""
    community, appointments = versions
    session.info[_SEEN] = community or 0, appointments or 0


async def _versions(session: AsyncSession) -> Versions:
    if _SEEN not in session.info:
        note_versions(session, (await session.execute(choose(*VERSIONS))).one())
    found: Versions = session.info[_SEEN]
    return found


def _version(counter: str) -> Any:
    return choose(col(Counter.value)).where(col(Counter.name) == counter).scalar_subquery()


VERSIONS = _version(COMMUNITY), _version(APPOINTMENTS)
"""The two numbers as columns of a statement."""


async def _read(session: AsyncSession, versions: Versions) -> Directory:
    return Directory(
        versions,
        areas=_by_id(await _all(session, Area)),
        compounds=_by_id(await _all(session, Compound)),
        units=_by_id(await _all(session, Unit)),
        categories=_by_id(await _all(session, Category)),
        conditions=_by_id(await _all(session, Condition)),
        limits=_by_id(await _all(session, TimeLimit)),
        responsibilities=await _all(session, Responsibility),
        **await _people(session),
    )


async def _people(session: AsyncSession) -> dict[str, Any]:
    merged = select(Person.id, Person.merged_into_id).where(col(Person.merged_into_id).is_not(None))
    return {
        "appointments": await _all(session, Appointment),
        "standbys": await _all(session, Standby),
        "leaves": await _all(session, Leave),
        "merged": dict(list((await session.execute(merged)).all())),
    }


async def _all(session: AsyncSession, kind: type[Row]) -> list[Row]:
    """Copies of a table's rows that no session knows: what a verb changes afterwards does not show in them."""
    table = cast("Any", kind).__table__
    rows = (await session.execute(table.select().order_by(table.c.id))).mappings()
    return [kind(**row) for row in rows]


def _by_id(rows: Iterable[Row]) -> dict[int, Row]:
    return {cast("Any", row).id: row for row in rows}


class MindfulSession(Session):
    """A session that notices when the community's own rows change, and moves their counter before it commits."""


@event.listens_for(MindfulSession, "before_flush")
def _notice_rows(session: Session, _context: object, _instances: object) -> None:
    for row in (*session.new, *session.dirty, *session.deleted):
        if type(row) in COUNTED and _counts(session, row):
            _moved(session, COUNTED[type(row)])


def _counts(session: Session, row: object) -> bool:
    if isinstance(row, Person):
        return row not in session.new and bool(inspect(row).attrs.merged_into_id.history.has_changes())
    return row not in session.dirty or any(
        one.key not in TIMERS and one.history.has_changes() for one in inspect(row).attrs
    )


@event.listens_for(MindfulSession, "do_orm_execute")
def _notice_statements(state: ORMExecuteState) -> None:
    if not state.is_select and (counter := _TABLES.get(getattr(state.statement, "table", None))):
        _moved(state.session, counter)


def _moved(session: Session, counter: str) -> None:
    session.info[_STALE] = True
    session.info.setdefault(_MOVED, set()).add(counter)


@event.listens_for(MindfulSession, "before_commit")
def _move_counters(session: Session) -> None:
    session.flush()
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    table = cast("Any", Counter).__table__
    for counter in sorted(session.info.pop(_MOVED, ())):
        first = insert(table).values(name=counter, value=1)
        session.execute(first.on_conflict_do_update(index_elements=["name"], set_={"value": table.c.value + 1}))

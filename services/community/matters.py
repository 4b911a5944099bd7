"""Categories, their conditions and limits, and which unit answers for what."""

from typing import Any

from sqlmodel import col

from models import Category, Condition, Responsibility, TimeLimit
from services.community.limits import Limit
from services.community.schema import PROPERTY, CategoryEntry, Community, ConditionEntry
from services.community.work import Work, id_of

LIMITS = {"accept", "handle"}
SIGNER = {"sign_role", "sign_person"}
CODES = {"code", "national", "national_before"}


async def put_categories(work: Work, community: Community) -> None:
    """Write the categories with their conditions and limits; what left the file is retired.

    A file that knows no code of a table of standards says nothing about what such a table brought in.
    """
    found = await work.keyed(Category)
    knows_codes = any(entry.code for entry in community.categories)
    for entry in community.categories:
        work.categories[entry.key] = put_category(work, entry, found.get(entry.key))
    for key, row in found.items():
        if key not in work.categories and row.retired_at is None and (knows_codes or not row.code):
            row.retired_at = work.now
            work.summary.of("categories").ended += 1
    await work.session.flush()
    limits = Limits(await work.all(TimeLimit))
    for entry in community.categories:
        limits.put(work, work.categories[entry.key].id, None, entry.accept, entry.handle)
    await _put_conditions(work, community, limits, knows_codes=knows_codes)
    await work.session.flush()


def put_category(work: Work, entry: CategoryEntry, row: Category | None, *, signed: bool = True) -> Category:
    """The row of a category; an empty code leaves the one that is known. ``signed``: whether it says who signs."""
    unsaid = {name for name in CODES if row is not None and not getattr(entry, name)}
    values = entry.model_dump(exclude=LIMITS | SIGNER | unsaid)
    return work.put("categories", Category, row, **values, **(_signer(work, entry) if signed else {}), retired_at=None)


def _signer(work: Work, entry: CategoryEntry | ConditionEntry) -> dict[str, Any]:
    return {
        "sign_role": entry.sign_role.value if entry.sign_role else "",
        "sign_person_id": id_of(work.people, entry.sign_person),
    }


async def _put_conditions(work: Work, community: Community, limits: "Limits", *, knows_codes: bool) -> None:
    found = {(row.category_id, row.name): row for row in await work.all(Condition)}
    accepts = {entry.key: entry.accept for entry in community.categories}
    coded = {row.id for row in await work.all(Category, col(Category.code) != "")}
    rows: dict[tuple[int, str], Condition] = {}
    for entry in community.conditions:
        pair = work.categories[entry.category].id, entry.name
        rows[pair] = put_condition(work, entry, pair[0], id_of(work.units, entry.unit), found.get(pair))
    await work.session.flush()
    for entry, row in zip(community.conditions, rows.values(), strict=True):
        limits.put(work, row.category_id, row.id, accepts[entry.category], entry.handle)
    for pair, row in found.items():
        if pair not in rows and row.retired_at is None and (knows_codes or pair[0] not in coded):
            row.retired_at = work.now
            work.summary.of("conditions").ended += 1


def put_condition(
    work: Work,
    entry: ConditionEntry,
    category_id: int,
    unit_id: int | None,
    row: Condition | None,
    *,
    signed: bool = True,
) -> Condition:
    """The row of a condition. ``signed``: whether the entry says who signs."""
    values = {"category_id": category_id, "name": entry.name, "closing": entry.closing, "units": entry.units}
    values |= _signer(work, entry) if signed else {}
    return work.put("conditions", Condition, row, **values, unit_id=unit_id, retired_at=None)


class Limits:
    """The limits there are. A changed one is a new version: cases keep the one that held when they were filed."""

    def __init__(self, rows: Any) -> None:
        self._newest: dict[tuple[int, int | None], TimeLimit] = {}
        self._versions: dict[int, int] = {}
        for row in sorted(rows, key=lambda row: row.version):
            self._newest[row.category_id, row.condition_id] = row
            self._versions[row.category_id] = row.version

    def put(self, work: Work, category_id: int, condition_id: int | None, accept: Limit, handle: Limit) -> bool:
        """These limits hold from now on; whether they did not before."""
        row = self._newest.get((category_id, condition_id))
        if row and (row.accept_amount, row.accept_measure, row.handle_amount, row.handle_measure) == (*accept, *handle):
            work.summary.of("limits").unchanged += 1
            return False
        version = self._versions[category_id] = self._versions.get(category_id, 0) + 1
        self._newest[category_id, condition_id] = work.put(
            "limits",
            TimeLimit,
            None,
            category_id=category_id,
            condition_id=condition_id,
            version=version,
            accept_amount=accept.amount,
            accept_measure=accept.measure,
            handle_amount=handle.amount,
            handle_measure=handle.measure,
            since=work.now,
        )
        return True

    def knows(self, category_id: int) -> bool:
        """Whether a category has a limit of its own."""
        return (category_id, None) in self._newest

    def accept_of(self, category_id: int) -> Limit:
        """How long accepting may take in a category that has a limit."""
        row = self._newest[category_id, None]
        return Limit(row.accept_amount, row.accept_measure)


async def put_responsibilities(work: Work, community: Community) -> None:
    """Write who answers for what; a pair that left the file is taken away."""
    found = {(row.category_id, row.area_id): row for row in await work.all(Responsibility)}
    wanted = {
        (work.categories[category].id, work.areas[entry.area].id): entry.unit
        for entry in community.responsibilities
        for category in entry.category
    }
    for pair, unit in wanted.items():
        values = {"category_id": pair[0], "area_id": pair[1]}
        unit_id = None if unit == PROPERTY else id_of(work.units, unit)
        work.put("responsibilities", Responsibility, found.get(pair), **values, unit_id=unit_id)
    for pair, row in found.items():
        if pair not in wanted:
            await work.session.delete(row)
            work.summary.of("responsibilities").ended += 1
    await work.session.flush()

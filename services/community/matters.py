"""Categories, their limits, and which unit answers for what."""

from models import Category, Responsibility, TimeLimit
from services.community.schema import PROPERTY, CategoryEntry, Community
from services.community.work import Work, id_of


async def put_categories(work: Work, community: Community) -> None:
    """Write the categories with their limits; those that left the file are retired."""
    found = await work.keyed(Category)
    for entry in community.categories:
        values = entry.model_dump(exclude={"accept", "handle"})
        work.categories[entry.key] = work.put("categories", Category, found.get(entry.key), **values, retired_at=None)
    for key, row in found.items():
        if key not in work.categories and row.retired_at is None:
            row.retired_at = work.now
            work.summary.of("categories").ended += 1
    await work.session.flush()
    await _put_limits(work, community)


async def _put_limits(work: Work, community: Community) -> None:
    """A changed limit is a new version: cases keep the one that held when they were filed."""
    latest: dict[int, TimeLimit] = {}
    for row in await work.all(TimeLimit):
        if row.version > (latest[row.category_id].version if row.category_id in latest else 0):
            latest[row.category_id] = row
    for entry in community.categories:
        _put_limit(work, entry, latest.get(work.categories[entry.key].id))
    await work.session.flush()


def _put_limit(work: Work, entry: CategoryEntry, row: TimeLimit | None) -> None:
    holds = row and (row.accept_amount, row.accept_measure, row.handle_amount, row.handle_measure)
    if holds == (*entry.accept, *entry.handle):
        work.summary.of("limits").unchanged += 1
        return
    work.put(
        "limits",
        TimeLimit,
        None,
        category_id=work.categories[entry.key].id,
        version=row.version + 1 if row else 1,
        accept_amount=entry.accept.amount,
        accept_measure=entry.accept.measure,
        handle_amount=entry.handle.amount,
        handle_measure=entry.handle.measure,
        since=work.now,
    )


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

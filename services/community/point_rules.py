"""The table of points of a community file: a changed line is a new version, what left the file ends today."""

from collections.abc import Iterator
from typing import Any

from sqlmodel import col

from models import PointRule
from services.community.schema import Community, PointRuleEntry
from services.community.work import Work

SAID = ("name", "name_en", "group", "points", "daily_cap")


async def put_point_rules(work: Work, community: Community) -> None:
    """Write the table. Entries keep the version under which they were made."""
    newest = {(row.area_id, row.key): row for row in await work.all(PointRule)}
    today = work.now.astimezone(work.timezone).date()
    named = set()
    for entry in community.point_rules:
        place = work.areas[entry.area].id, entry.key
        named.add(place)
        row = newest.get(place)
        if row is not None and row.until is None and _said(row) == _said(entry):
            work.summary.of("point_rules").unchanged += 1
            continue
        if row is not None:
            row.until = row.until or today
        _add(work, entry, place[0], row.version + 1 if row else 1, today)
        work.summary.of("point_rules").created += row is None
        work.summary.of("point_rules").changed += row is not None
    for place, row in newest.items():
        if place not in named and row.until is None and row.proposed_by_id is None:
            row.until = today
            work.summary.of("point_rules").ended += 1


def _add(work: Work, entry: PointRuleEntry, area_id: int, version: int, today: Any) -> None:
    since = entry.since or today
    values = {name: getattr(entry, name) for name in SAID}
    rule = PointRule(
        area_id=area_id,
        key=entry.key,
        version=version,
        since=since if version == 1 else max(since, today),
        approved_at=work.now,
        **values,
    )
    work.session.add(rule)


def _said(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in SAID)


async def present_point_rules(work: Work) -> list[PointRuleEntry]:
    """The lines that hold, as a file would say them; what a community proposed itself is not the file's."""
    areas = {row.id: key for key, row in work.areas.items()}
    found = await work.all(PointRule, col(PointRule.until).is_(None), col(PointRule.proposed_by_id).is_(None))
    return list(_entries(found, areas))


def _entries(rows: Any, areas: dict[int, str]) -> Iterator[PointRuleEntry]:
    for row in rows:
        if row.area_id in areas:
            values = {name: getattr(row, name) for name in SAID}
            yield PointRuleEntry(key=row.key, area=areas[row.area_id], since=row.since, **values)

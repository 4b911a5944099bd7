"""Gifts of a community file, and what people had earned before Linli came."""

from collections.abc import Iterator
from typing import Any

from sqlmodel import col

from models import Entry, EntryKind, Gift
from services.community.problems import CommunityErrors, Problem, Wrong
from services.community.schema import Community, GiftEntry, OpeningEntry
from services.community.work import Work
from services.points.openings import bring_openings, opening_of

SAID = ("name", "name_en", "points", "most", "since", "until")


async def put_gifts(work: Work, community: Community) -> None:
    """Write the list. ``stock`` is how many have come in, in all: a larger number adds, and counts in the chat stay."""
    there = {(row.community_id, row.key): row for row in await work.all(Gift, col(Gift.key).is_not(None))}
    named = set()
    for entry in community.gifts:
        place = work.areas[entry.area].id, entry.key
        named.add(place)
        row = there.get(place)
        if row is None:
            values = {name: getattr(entry, name) for name in SAID}
            row = Gift(community_id=place[0], key=entry.key, made_at=work.now, stocked=entry.stock, **values)
            row.filed = entry.stock
            work.session.add(row)
            work.summary.of("gifts").created += 1
        elif row.ended_at is None and (*_said(row), row.filed) == (*_said(entry), entry.stock):
            work.summary.of("gifts").unchanged += 1
        else:
            _change(row, entry)
            work.summary.of("gifts").changed += 1
    for known, gift in there.items():
        if known not in named and gift.ended_at is None:
            gift.ended_at = work.now
            work.summary.of("gifts").ended += 1
    await work.session.flush()


def _change(row: Gift, entry: GiftEntry) -> None:
    for name in SAID:
        setattr(row, name, getattr(entry, name))
    row.stocked += entry.stock - row.filed
    row.filed, row.ended_at = entry.stock, None
    row.version += 1


def _said(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in SAID)


async def present_gifts(work: Work) -> list[GiftEntry]:
    """The list as a file would say it; what the desk put up in the chat is not the file's."""
    areas = {row.id: key for key, row in work.areas.items()}
    rows = await work.all(Gift, col(Gift.key).is_not(None), col(Gift.ended_at).is_(None))
    return [
        GiftEntry(
            key=row.key, area=areas[row.community_id], stock=row.filed, **{name: getattr(row, name) for name in SAID}
        )
        for row in rows
        if row.key and row.community_id in areas
    ]


async def put_openings(work: Work, community: Community) -> None:
    """What people had before, once each. Raises ``CommunityErrors`` where the ledger says otherwise already."""
    there = {(row.community_id, row.person_id): row.points for row in await _openings(work)}
    new: dict[int, dict[int, int]] = {}
    for place, entry in enumerate(community.openings, start=1):
        area, person = work.areas[entry.area].id, work.people[entry.person].id
        had = there.get((area, person))
        if had is None:
            new.setdefault(area, {})[person] = entry.points
        elif had != entry.points:
            facts = {"given": entry.points, "other": had}
            raise CommunityErrors([Problem("openings", f"#{place}", "points", Wrong.OPENING_OTHERWISE, facts)])
        work.summary.of("openings").created += had is None
        work.summary.of("openings").unchanged += had is not None
    today = work.now.astimezone(work.timezone).date()
    for area, points in new.items():
        await bring_openings(work.session, area, points, today, work.now)


async def _openings(work: Work) -> list[Entry]:
    rows = await work.all(Entry, col(Entry.kind) == EntryKind.OPENING)
    return [row for row in rows if row.person_id and row.deed == opening_of(row.person_id)]


async def present_openings(work: Work) -> list[OpeningEntry]:
    """What was brought in, as a file would say it."""
    areas = {row.id: key for key, row in work.areas.items()}
    people = {row.id: key for key, row in work.people.items()}
    return list(_entries(await _openings(work), areas, people))


def _entries(rows: list[Entry], areas: dict[int, str], people: dict[int, str]) -> Iterator[OpeningEntry]:
    for row in rows:
        if row.community_id in areas and row.person_id in people:
            yield OpeningEntry(person=people[row.person_id], points=row.points, area=areas[row.community_id])

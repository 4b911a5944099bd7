"""Who stands for a role at a moment: the roster and the leaves meet the appointments, all of it in memory.

Where nobody was put on duty and nobody is away, everything is as appointed and nothing is computed.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from models import Area, Role
from services.directory import Directory, directory, holds_at, ids_of
from services.rules.roster import Post, Shift, covers, stands_in, told
from services.rules.working_time import Calendar

_CHINA = Calendar(ZoneInfo("Asia/Shanghai"))


def calendar_of(session: AsyncSession) -> Calendar:
    """The town's working time, as the act of this transaction knows it."""
    found: Calendar = session.info.get("calendar", _CHINA)
    return found


async def of_unit(
    session: AsyncSession, unit_id: int, roles: Iterable[Role], now: datetime, *, wide: bool = False
) -> list[int]:
    """Who stands for one of ``roles`` in the unit now; in danger (``wide``) whoever is on duty and the usual ones."""
    known, wanted = await directory(session), tuple(roles)
    if not known.has_roster:
        return known.of_unit(unit_id, wanted, now)
    posts = [Post(role, unit_id=unit_id) for role in wanted]
    usual = [known.of_unit(unit_id, (role,), now) for role in wanted]
    return _each(known, calendar_of(session), zip(posts, usual, strict=True), now, wide=wide)


async def of_area(session: AsyncSession, area: Area, role: Role, now: datetime, *, wide: bool = False) -> list[int]:
    """Who stands for ``role`` over ``area`` or around it, nearest first."""
    known = await directory(session)
    if not known.has_roster:
        return known.of_area(area, role, now)
    posts = [Post(role, area_id=area_id) for area_id in reversed(ids_of(area))]
    usual = [known.of_post(post, now) for post in posts]
    return _each(known, calendar_of(session), zip(posts, usual, strict=True), now, wide=wide)


def _each(
    known: Directory,
    calendar: Calendar,
    posts: Iterable[tuple[Post, Sequence[int]]],
    now: datetime,
    *,
    wide: bool,
) -> list[int]:
    found: list[int] = []
    for post, usual in posts:
        found += told(usual, known.lines.get(post, ()), known.away, now, calendar, wide=wide)
    return list(dict.fromkeys(found))


def acts_for(known: Directory, people: Collection[int], now: datetime) -> list[int]:
    """Everybody on leave for whom these people stand in at this moment."""
    absent = {one.person for one in known.away if one.since <= now < one.until}
    return [one for one in sorted(absent) if stands_in(one, known.away, now) in people and one not in people]


async def stands_as(session: AsyncSession, people: Collection[int], now: datetime) -> list[tuple[Post, bool]]:
    """What the roster makes of these people: each post, and whether that is so at this moment."""
    known = await directory(session)
    if not known.has_roster:
        return []
    calendar, absent = calendar_of(session), acts_for(known, people, now)
    by_leave = [
        (Post(row.role, row.area_id, row.unit_id), True)
        for one in absent
        for row in known.of_person(one)
        if holds_at(row, now)
    ]
    return by_leave + [
        (post, covers(shift, now, calendar))
        for post, shift in _lines_of(known, {*people, *absent})
        if shift.since <= now
    ]


def _lines_of(known: Directory, people: Collection[int]) -> list[tuple[Post, Shift]]:
    return [(post, shift) for post, shifts in known.lines.items() for shift in shifts if shift.person in people]

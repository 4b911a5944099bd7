"""The duty roster of a community file: what its lines must agree on, and how they become rows."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import col

from models import Level, Role, Standby
from services.community.posts import FOR_UNITS, REACH
from services.community.problems import Problem, Wrong
from services.community.schema import Community, RosterEntry
from services.community.work import Work, day_of, id_of
from services.rules.duty_words import WHOLE, hours_of
from services.rules.roster import Shift, clash, stretches
from services.rules.working_time import Calendar

Place = tuple[Role, str | None, str | None]
"""role, area, unit"""
_BY_LEVEL = {Level.STREET: Role.STREET, Level.COMMUNITY: Role.DESK, Level.GRID: Role.GRID_MEMBER}
_DUTIES = frozenset({Role.GRID_MEMBER, Role.GRID_LEADER, Role.DESK, Role.STREET, Role.OFFICER})
_MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
"""A week without holidays, in which a roster is looked through for empty hours."""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def roster_problems(community: Community) -> Iterator[Problem]:
    """Lines for no place, the same person twice in the same hours, and hours in which nobody at all is there."""
    levels = {area.key: area.level for area in community.areas}
    lines: dict[Place, list[Shift]] = {}
    for number, entry in enumerate(community.roster, start=1):
        wrong = _place_problem(entry, levels, f"#{number}")
        if wrong is not None:
            yield wrong
            continue
        place = _place(entry, levels)
        for shift in _shifts(entry, community):
            if clash(shift, lines.get(place, ())) is not None:
                yield Problem("roster", f"#{number}", "person", Wrong.ROSTER_TWICE, {"given": entry.person})
                break
            lines.setdefault(place, []).append(shift)
    yield from _gaps(community, lines)


def _place_problem(entry: RosterEntry, levels: dict[str, Level], name: str) -> Problem | None:
    if (entry.area is None) is (entry.unit is None):
        return Problem("roster", name, "", Wrong.ROSTER_PLACE)
    if entry.area is not None and entry.area not in levels:
        return None if entry.role is None else Problem("roster", name, "area", Wrong.ROSTER_PLACE)
    role = _place(entry, levels)[0]
    if role not in _DUTIES or (role in FOR_UNITS) is (entry.unit is None):
        return Problem("roster", name, "role", Wrong.ROSTER_PLACE)
    if entry.area is not None and levels[entry.area] not in REACH[role]:
        facts = {"role": role, "level": levels[entry.area], "choices": ", ".join(REACH[role])}
        return Problem("roster", name, "area", Wrong.ROLE_LEVEL, facts)
    return None


def _place(entry: RosterEntry, levels: dict[str, Level]) -> Place:
    usual = Role.OFFICER if entry.unit is not None else _BY_LEVEL.get(levels.get(entry.area or "", Level.STAIR))
    return entry.role or usual or Role.RESIDENT, entry.area, entry.unit


def _shifts(entry: RosterEntry, community: Community) -> list[Shift]:
    """The lines of an entry as if they held for ever: a file is looked through for every week at once."""
    number = next((n for n, person in enumerate(community.people) if person.key == entry.person), -1)
    opens, closes = hours_of(entry.hours) or WHOLE
    return [Shift(number, days, opens, closes, _MONDAY - timedelta(days=2)) for days in entry.days]


def _gaps(community: Community, lines: dict[Place, list[Shift]]) -> Iterator[Problem]:
    """A roster may leave hours to the usual ones; where nobody is appointed it may not."""
    staffed = {(held.role, held.area, held.unit) for person in community.people for held in person.appointments}
    calendar = Calendar(ZoneInfo("UTC"))
    for place, shifts in lines.items():
        if place in staffed:
            continue
        week = stretches(shifts, _MONDAY, _MONDAY + timedelta(days=7), calendar)
        empty = next((one for one in week if not one.people), None)
        if empty is not None:
            facts = {"place": place[1] or place[2], "start": _when(empty.start), "end": _when(empty.end)}
            yield Problem("roster", str(place[1] or place[2]), "", Wrong.ROSTER_GAP, facts)


def _when(at: datetime) -> str:
    return f"{_WEEKDAYS[at.weekday()]} {at:%H:%M}"


async def present_roster(work: Work) -> list[RosterEntry]:
    """The lines that a file has written and that still hold, as a file writes them."""
    people, areas, units = (
        {row.id: key for key, row in rows.items()} for rows in (work.people, work.areas, work.units)
    )
    found: dict[tuple[object, ...], list[Standby]] = {}
    for row in await work.all(Standby, col(Standby.from_file).is_(True)):
        if row.person_id in people and (row.until is None or row.until > work.now):
            alike = (row.person_id, row.role, row.area_id, row.unit_id, row.opens, row.closes, row.since, row.until)
            found.setdefault(alike, []).append(row)
    return [
        RosterEntry(
            person=people[row.person_id],
            area=areas.get(row.area_id or 0),
            unit=units.get(row.unit_id or 0),
            role=row.role,
            days=[line.days for line in alike],
            hours=f"{_clock(row.opens)}-{_clock(row.closes)}",
            since=_first_day(work, row.since),
            until=day_of(row.until, work.timezone),
        )
        for alike in found.values()
        for row in alike[:1]
    ]


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _first_day(work: Work, since: datetime) -> date | None:
    """The day on which a line begins, where it says so: others began with an import."""
    local = since.astimezone(work.timezone)
    return local.date() if local.time() == time() else None


async def put_roster(work: Work, community: Community) -> None:
    """Write the lines; those that left the file go, what somebody wrote in a chat stays."""
    levels = {area.key: area.level for area in community.areas}
    found = {_key(row): row for row in await work.all(Standby, col(Standby.from_file).is_(True))}
    wanted = [row for entry in community.roster for row in _rows(work, entry, levels)]
    kept = {_key(row) for row in wanted}
    for row in wanted:
        old = found.get(_key(row))
        values = {"until": row.until} if old else row.model_dump(exclude={"id"})
        work.put("roster", Standby, old, **values)
    for key, row in found.items():
        if key not in kept:
            await work.session.delete(row)
            work.summary.of("roster").ended += 1
    await work.session.flush()


def _rows(work: Work, entry: RosterEntry, levels: dict[str, Level]) -> list[Standby]:
    role = _place(entry, levels)[0]
    since = work.first_moment(entry.since) or work.now
    opens, closes = hours_of(entry.hours) or WHOLE
    return [
        Standby(
            person_id=work.people[entry.person].id,
            role=role,
            area_id=id_of(work.areas, entry.area),
            unit_id=id_of(work.units, entry.unit),
            days=days,
            opens=opens,
            closes=closes,
            since=since,
            until=work.moment(entry.until),
            from_file=True,
        )
        for days in entry.days
    ]


def _key(row: Standby) -> tuple[object, ...]:
    return row.person_id, row.role, row.area_id, row.unit_id, row.days, row.opens, row.closes

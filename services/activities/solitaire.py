"""接龙 both ways: the roster as text for plain WeChat groups, and what comes back from there.

Many pastes are one roster: a line that is missing is no withdrawal, the order of first appearance counts, nicknames are
remembered. Whom we don't know is entered under the nickname, and the organiser says who it is whenever they like.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlmodel import col, select

from models import (
    Activity,
    ActivityMove,
    Area,
    Nickname,
    Person,
    Refusal,
    Refused,
    Right,
    RosterName,
    SeatState,
    SignUp,
)
from models.activities import LIVING
from models.sign_ups import IN_IT
from services.act import Act
from services.activities.changing import standing_rows
from services.activities.crew import people_called
from services.activities.facts import ROSTER, names_of, plain_facts
from services.activities.loading import access_activity, move_activity, organising
from services.activities.signing import Head, enrol, rows_of
from services.activities.telling import redraw_activity
from services.directory import directory
from services.once import insert_each_once
from services.rules.naming import is_masked
from services.rules.sign_up_words import Guest
from services.rules.solitaire import Entry, Roster
from services.rules.words import one_line
from services.same_person import everybody, whoever


async def roster_facts(act: Act, activity: Activity) -> dict[str, Any]:
    """The roster as everybody may read it, with the way to sign up."""
    rows = await standing_rows(act, activity)
    names = await _as_they_wrote(act, activity, rows, await names_of(act, rows))
    both = list(zip(rows, names, strict=True))
    return plain_facts(act, activity) | {
        "audience": "group",
        "seats": [name for row, name in both if row.state is not SeatState.QUEUED],
        "queue": [name for row, name in both if row.state is SeatState.QUEUED],
        "link": act.town.doors.link(ROSTER, activity.id),
    }


async def _as_they_wrote(
    act: Act, activity: Activity, rows: Sequence[SignUp], names: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Whoever has a nickname in the area's WeChat groups stands under it, as they wrote it there."""
    query = select(RosterName).where(col(RosterName.area_id) == activity.area_id).order_by(col(RosterName.id).desc())
    known = list((await act.session.execute(query)).scalars())
    people = {one.person_id: one.nickname for one in known if one.person_id}
    guests = {name: one.nickname for one in known for name in (one.name, one.nickname)}
    return [_nicknamed(row, name, people, guests) for row, name in zip(rows, names, strict=True)]


def _nicknamed(
    row: SignUp, name: dict[str, Any], people: Mapping[int, str], guests: Mapping[str, str]
) -> dict[str, Any]:
    guest, plus, more = row.guest.partition("+")
    nickname = guests.get(guest) if row.guest else people.get(row.person_id)
    return name | {"how": "full", "name": f"{nickname}{plus}{more}", "guest": "", "n": 0} if nickname else name


async def the_activity_of(act: Act, roster: Roster) -> int:
    """Which activity a pasted roster is of: by number, by its title, or there is only one."""
    if roster.number:
        return roster.number
    area = await organising(act)
    query = (
        select(Activity)
        .join(Area, col(Area.id) == col(Activity.area_id))
        .where(col(Activity.state).in_(LIVING), col(Activity.ends_at) > act.now, col(Area.path).startswith(area.path))
    )
    rows = list((await act.session.execute(query)).scalars())
    titled = [row for row in rows if row.title in roster.title]
    found = titled or rows
    if len(found) != 1:
        raise Refused(Refusal.WHICH_ACTIVITY)
    return found[0].id


async def read_in(act: Act, activity_id: int, roster: Roster, printed: Mapping[str, int]) -> dict[str, Any]:
    """Enter whoever is new in a pasted roster; ``printed``: how we write those who are in already, and their row.

    ``fresh`` and ``known`` are counts, ``queued`` how many of the fresh wait, ``unknown`` the nicknames nobody has told
    yet, ``off`` who says they don't come.
    """
    activity = await access_activity(act, activity_id, Right.LEAD)
    move_activity(act, activity, ActivityMove.ADD, pasted=len(roster.entries))
    told: dict[str, list[str]] = {"fresh": [], "known": [], "unknown": [], "off": [], "queued": []}
    for nth, entry in enumerate(roster.entries):
        if entry.off:
            told["off"].append(entry.nickname)
        elif entry.whole in printed or (is_masked(entry.nickname) and entry.nickname not in printed):
            told["known"].append(entry.nickname)
        else:
            await _enter(act, activity, entry, nth, told, printed.get(entry.nickname))
    redraw_activity(act, activity)
    counts = {name: len(told[name]) for name in ("fresh", "queued", "known")}
    return await roster_facts(act, activity) | counts | {"unknown": told["unknown"], "off": told["off"]}


async def _enter(
    act: Act, activity: Activity, entry: Entry, nth: int, told: dict[str, list[str]], row_id: int | None
) -> None:
    """A line: who it is, and whom they bring; those who are not in yet sit or wait together."""
    heads = await _heads(act, activity, entry, told, row_id)
    there = {(row.person_id, row.guest) for row in await standing_rows(act, activity)}
    guests = {guest for _, guest in there if guest}
    fresh = [
        head for head in heads if (head.person.id, head.name) not in there and not (head.guest and head.name in guests)
    ]
    if fresh:
        entered = await enrol(act, activity, fresh, by=act.somebody, nth=nth)
        told["queued"] += [entry.nickname] * (entered["result"] == SeatState.QUEUED)
    told["fresh" if fresh else "known"].append(entry.nickname)


async def _heads(
    act: Act, activity: Activity, entry: Entry, told: dict[str, list[str]], row_id: int | None
) -> list[Head]:
    """``row_id``: the line says whose name we printed; then it is theirs, whatever it looks like."""
    row = await act.session.get_one(SignUp, row_id) if row_id else None
    if row is not None:
        whose = await whoever(act.session, row.person_id)
        first = Head(whose, Guest(row.guest) if row.guest else None)
        person, label = (None if row.guest else whose), row.guest or whose.name
    else:
        person, name, fresh = await _who(act, activity, entry.nickname)
        told["unknown"] += [entry.nickname] * fresh
        first, label = Head(person) if person is not None else Head(act.somebody, Guest(name)), entry.nickname
    names = [*entry.guests, *(f"{label}+{one}" for one in range(1, entry.more + 1))]
    return [first, *(Head(person or act.somebody, Guest(one)) for one in names)]


async def _who(act: Act, activity: Activity, nickname: str) -> tuple[Person | None, str, bool]:
    """Whom a nickname means here: as it was told before, as it is known from pasted talk, or the name itself.

    The last says that it is asked about: the first time that nobody knows.
    """
    same = col(RosterName.area_id) == activity.area_id, col(RosterName.nickname) == nickname
    known = (await act.session.execute(select(RosterName).where(*same))).scalar_one_or_none()
    if known is not None:
        person = await whoever(act.session, known.person_id) if known.person_id else None
        return person, known.name or nickname, False
    people = await people_called(act, activity, nickname) or await _from_pastes(act, activity, nickname)
    person = people[0] if len(people) == 1 else None
    if person is None:
        row = {"area_id": activity.area_id, "nickname": nickname, "person_id": None, "name": nickname}
        await insert_each_once(act.session, RosterName, [row])
    return person, nickname, person is None


async def _from_pastes(act: Act, activity: Activity, nickname: str) -> list[Person]:
    """Whom this nickname means in the groups of the compounds around."""
    known = await directory(act.session)
    path = known.path_of(activity.area_id)
    yards = {area.compound_id for area in known.areas.values() if area.path.startswith(path) and area.compound_id}
    query = select(Nickname.person_id).where(
        col(Nickname.nickname) == nickname, col(Nickname.person_id).is_not(None), col(Nickname.compound_id).in_(yards)
    )
    found = {one for one in (await act.session.execute(query)).scalars() if one is not None}
    return await everybody(act.session, found)


async def is_nickname(act: Act, nickname: str) -> bool:
    """Whether somebody is entered under this nickname in the acting person's area."""
    if act.person is None:
        return False
    return bool(await _remembered(act, nickname))


async def _remembered(act: Act, nickname: str) -> list[RosterName]:
    query = select(RosterName).where(col(RosterName.nickname) == nickname)
    rows = list((await act.session.execute(query)).scalars())
    if not rows:
        return []
    try:
        area = await organising(act)
    except Refused:
        return []
    known = await directory(act.session)
    return [row for row in rows if known.path_of(row.area_id).startswith(area.path)]


async def tell_who(act: Act, nickname: str, words: str) -> str:
    """快乐老家=李秀英: remembered, and whoever stands under the nickname stands there as who they are."""
    name = one_line(words)[:32]
    for row in await _remembered(act, nickname):
        row.name = name
        for activity, entered in await _entered(act, row):
            people = await people_called(act, activity, name)
            row.person_id = people[0].id if len(people) == 1 else None
            await _become(act, activity, entered, people[0] if len(people) == 1 else None, name)
    return name


async def _entered(act: Act, row: RosterName) -> Iterable[tuple[Activity, SignUp]]:
    query = (
        select(Activity, SignUp)
        .join(SignUp, col(SignUp.activity_id) == col(Activity.id))
        .where(
            col(Activity.area_id) == row.area_id,
            col(Activity.state).in_(LIVING),
            col(SignUp.guest) == row.nickname,
            col(SignUp.state).in_(IN_IT),
        )
    )
    return [(found[0], found[1]) for found in (await act.session.execute(query)).all()]


async def _become(act: Act, activity: Activity, entered: SignUp, person: Person | None, name: str) -> None:
    """The place stays the same; whoever is in already keeps their own, and this line stays a guest."""
    if person is None or any(not row.guest for row in await rows_of(act, activity, person)):
        entered.guest = name
    else:
        entered.person_id, entered.guest = person.id, ""
    redraw_activity(act, activity)

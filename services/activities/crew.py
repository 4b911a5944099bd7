"""What an organiser does with the list: add, move up, take off. Whom it concerns reads who did it, and why."""

from sqlalchemy import func
from sqlmodel import col, select

from models import Activity, ActivityMove, Area, Attendance, Notice, Person, Refusal, Refused, Right, SeatState, SignUp
from models.activities import TAKING
from models.sign_ups import CAME
from services.act import Act
from services.activities.changing import LONGEST_REASON, standing_rows
from services.activities.facts import plain_facts
from services.activities.loading import access_activity, move_activity
from services.activities.no_shows import forgive
from services.activities.offers import promote
from services.activities.phases import Phase, phase_of
from services.activities.seats import claim_seats, fit_seats
from services.activities.signing import (
    Head,
    check_guest,
    enrol,
    give_back,
    refuse_already_in,
    rows_of,
    seat_now,
)
from services.activities.telling import ORGANISER, redraw_activity, show_activity, tell_people
from services.calling import MOST
from services.directory import directory, ids_of
from services.people import direct_chats
from services.rules.sign_up_words import Guest, read_guests
from services.rules.words import one_line
from services.same_person import whoever


async def people_called(act: Act, activity: Activity, words: str) -> list[Person]:
    """Whom we know by this whole name around the activity: people of its street, or with no home that we know."""
    known = await directory(act.session)
    root = known.areas[ids_of(known.areas[activity.area_id])[0]]
    homes = select(col(Area.id)).where(col(Area.path).startswith(root.path))
    near = col(Person.home_area_id).in_(homes) | col(Person.home_area_id).is_(None)
    name = one_line(words)
    living = select(Person).where(near, col(Person.merged_into_id).is_(None)).order_by(col(Person.id)).limit(MOST)
    return list((await act.session.execute(living.where(col(Person.name) == name))).scalars()) if name else []


def only(people: list[Person]) -> Person:
    """The one who is meant; refuses nobody and several."""
    if not people:
        raise Refused(Refusal.NOBODY_CALLED)
    if len(people) > 1:
        raise Refused(Refusal.SEVERAL_COLLEAGUES, names=[person.name for person in people])
    return people[0]


async def add(act: Act, activity_id: int, words: str) -> Activity:
    """Enter somebody: a person we know by this name, else a name that the organiser answers for."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    guests = read_guests(words)
    if not guests:
        raise Refused(Refusal.GUEST_UNREAD)
    for nth, guest in enumerate(guests):
        await enter_named(act, activity, guest, nth)
    return activity


async def enter_named(act: Act, activity: Activity, guest: Guest, nth: int) -> None:
    """One of them; a person whom we know is told."""
    people = await people_called(act, activity, guest.name)
    if len(people) > 1:
        raise Refused(Refusal.SEVERAL_COLLEAGUES, names=[person.name for person in people])
    check_guest(activity, guest)
    head = Head(people[0]) if people else Head(act.somebody, guest)
    if phase_of(act, activity) is not Phase.BEFORE:
        await on_the_spot(act, activity, head, nth)
        move_activity(act, activity, ActivityMove.ADD, guest.name)
        return
    standing = [row for row in await rows_of(act, activity, head.person) if row.guest == head.name]
    if standing:
        await refuse_already_in(act, activity, standing[0])
    move_activity(act, activity, ActivityMove.ADD, guest.name)
    if people:
        await forgive(act, head.person)
    await _enter_and_tell(act, activity, head, nth)


async def _enter_and_tell(act: Act, activity: Activity, head: Head, nth: int) -> None:
    facts = await enrol(act, activity, [head], by=act.somebody, nth=nth)
    if not head.guest:
        row = next(row for row in await rows_of(act, activity, head.person) if not row.guest)
        told = facts | {"by": act.somebody.name, "what": "added", "why": ""}
        await tell_people(act, Notice.ENTERED, told, [row])


async def let_come(act: Act, activity_id: int, words: str) -> Activity:
    """One word of the captain about whoever is to ask first: they are in, and what they missed counts no more."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    return await _let_in(act, activity, only(await people_called(act, activity, words)))


async def let_person_come(act: Act, activity_id: int, person_id: int) -> Activity:
    """The same by the press on the card that asks."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    if await act.session.get(Person, person_id) is None:
        raise Refused(Refusal.NOBODY_CALLED)
    return await _let_in(act, activity, await whoever(act.session, person_id))


async def _let_in(act: Act, activity: Activity, person: Person) -> Activity:
    if not await forgive(act, person):
        raise Refused(Refusal.NOTHING_TO_ALLOW, name=person.name)
    move_activity(act, activity, ActivityMove.LET_COME, person=person.id)
    own = [row for row in await rows_of(act, activity, person) if not row.guest]
    if activity.state in TAKING and not own:
        await _enter_and_tell(act, activity, Head(person), 0)
    return activity


async def on_the_spot(act: Act, activity: Activity, head: Head, nth: int) -> SignUp:
    """Somebody is there, on the list or not: while it lasts a seat is found, afterwards that of who did not come."""
    standing = [row for row in await rows_of(act, activity, head.person) if row.guest == head.name]
    row = standing[0] if standing else None
    if row is None or row.state is SeatState.QUEUED:
        await _seat_for(act, activity)
    if row is None:
        row = await seat_now(act, activity, head, by=act.somebody, nth=nth)
    row.state, row.offered_until = SeatState.SEATED, None
    row.attendance, row.came_at = row.attendance or Attendance.ATTENDED, row.came_at or act.now
    redraw_activity(act, activity, at_once=True)
    return row


async def _seat_for(act: Act, activity: Activity) -> None:
    if phase_of(act, activity) is Phase.ON:
        await fit_seats(act, activity, 1)
    elif not await claim_seats(act, activity, 1) and await _expected(act, activity) >= activity.capacity:
        raise Refused(Refusal.FULL_BY_HAND, number=activity.id, most=activity.capacity)


async def _expected(act: Act, activity: Activity) -> int:
    """How many came, or may have come: nobody has said that they did not."""
    came = col(SignUp.attendance).is_(None) | col(SignUp.attendance).in_(CAME)
    seated = col(SignUp.activity_id) == activity.id, col(SignUp.state) == SeatState.SEATED
    return int((await act.session.execute(select(func.count()).select_from(SignUp).where(*seated, came))).scalar_one())


async def move_up(act: Act, activity_id: int, words: str) -> Activity:
    """Let somebody who waits be the next, with a reason."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    row, why = await meant(act, activity, words)
    if row.state is not SeatState.QUEUED:
        raise Refused(Refusal.NOT_WAITING, number=activity.id)
    move_activity(act, activity, ActivityMove.MOVE_UP, why, sign_up=row.id)
    rows = await standing_rows(act, activity)
    first = min(one.rank for one in rows if one.state is SeatState.QUEUED)
    party = [one for one in rows if one.party == row.party and one.state is SeatState.QUEUED]
    for one in party:
        one.rank = first - 1
    await act.session.flush()
    facts = plain_facts(act, activity) | {"by": act.somebody.name, "what": "moved", "why": why}
    await tell_people(act, Notice.ENTERED, facts, [row])
    await promote(act, activity)
    return activity


async def remove(act: Act, activity_id: int, words: str) -> Activity:
    """Take somebody off the list, with a reason that they read."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    row, why = await meant(act, activity, words)
    move_activity(act, activity, ActivityMove.REMOVE, why, sign_up=row.id)
    facts = plain_facts(act, activity) | {"by": act.somebody.name, "what": "removed", "why": why}
    await tell_people(act, Notice.ENTERED, facts, [row])
    await give_back(act, activity, [row], SeatState.REMOVED, why)
    redraw_activity(act, activity)
    return activity


async def meant(act: Act, activity: Activity, words: str, *, why: bool = True) -> tuple[SignUp, str]:
    """Who on the list is meant by the first words, and what stands behind them; a reason has to, unless not ``why``."""
    rows = await standing_rows(act, activity)
    text = one_line(words)
    named = [(await _names(act, row), row) for row in rows]
    found = [(name, row) for names, row in named for name in names if name and text.startswith(name)]
    if not found:
        raise Refused(Refusal.NOBODY_ON_LIST, number=activity.id)
    longest = max(len(name) for name, _ in found)
    alike = {row.id: row for name, row in found if len(name) == longest}
    if len(alike) > 1:
        raise Refused(Refusal.SEVERAL_COLLEAGUES, names=[name for name, _ in found])
    behind = text[longest:].strip(" :：,，")[:LONGEST_REASON]
    if why and not behind:
        raise Refused(Refusal.SAY_REASON)
    return next(iter(alike.values())), behind


async def _names(act: Act, row: SignUp) -> list[str]:
    if row.guest:
        return [row.guest]
    return [(await whoever(act.session, row.person_id)).name]


async def hand_over(act: Act, activity_id: int, words: str) -> Activity:
    """Somebody else is the captain: whom people call, and who may do what the maker may."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    captain = only(await people_called(act, activity, words))
    move_activity(act, activity, ActivityMove.LEAD, person=captain.id)
    activity.leader_id = captain.id
    await act.session.flush()
    redraw_activity(act, activity)
    chats = (await direct_chats(act.session, [captain.id])).values()
    await show_activity(act, chats, activity, audience=ORGANISER)
    return activity

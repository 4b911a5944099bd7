"""Signing up: oneself, an elder or a child without an account; leaving; answering an offer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from models import (
    Activity,
    Area,
    Level,
    Person,
    Refusal,
    Refused,
    Right,
    SeatState,
    SignUp,
    Volunteer,
)
from models.activities import COMING, LIVING
from models.sign_ups import HOLDING, IN_IT
from services.act import Act
from services.activities.facts import leader_facts, plain_facts
from services.activities.loading import access_activity, refuse_not_taking
from services.activities.no_shows import ask_captain, asks_first
from services.activities.offers import offered_to, parties_waiting, promote
from services.activities.seats import claim_seats, heads_waiting, release_seats
from services.activities.telling import redraw_activity
from services.activities.volunteers import has_skill
from services.directory import directory
from services.once import insert_once
from services.rules.queue import Waiting, seated_at_once
from services.rules.sign_up_words import Guest
from services.same_person import ids_of_person

CHILD = 14
"""Under this age somebody else is responsible, by name."""
GROWN = 18
SURE_WITHIN = timedelta(seconds=60)
"""A second word within this time means that they really want to leave."""
EACH_EVENT = 1000


@dataclass(frozen=True)
class Head:
    """One who is to come: the person themselves, or their guest."""

    person: Person
    guest: Guest | None = None

    @property
    def name(self) -> str:
        """The guest's name, "" for the person."""
        return self.guest.name if self.guest else ""


async def sign_up(act: Act, activity_id: int, guests: Sequence[Guest] = (), *, myself: bool = True) -> dict[str, Any]:
    """Give whoever acts, and their guests, seats; or a place in the queue once the seats are gone.

    What became of it, as facts: ``result`` (seated, queued), ``place``, ``count``, ``warn``; or ``ask-captain``, where
    nothing has become of it before the ``captain`` has said a word.
    """
    activity = await access_activity(act, activity_id, Right.SIGN_UP)
    refuse_not_taking(activity)
    person = act.somebody
    standing = await rows_of(act, activity, person)
    heads = await _who_comes(act, activity, person, standing, guests, myself=myself)
    await check_who(act, activity, person)
    if any(not head.guest for head in heads) and asks_first(act, await act.session.get(Volunteer, person.id)):
        return await ask_captain(act, activity, person)
    warn = await _overlap(act, activity, person) if any(not head.guest for head in heads) else ""
    return await enrol(act, activity, heads) | {"warn": warn}


async def rows_of(act: Act, activity: Activity, person: Person) -> list[SignUp]:
    """What somebody has of an activity: their own place and their guests'."""
    query = select(SignUp).where(
        col(SignUp.activity_id) == activity.id,
        col(SignUp.state).in_(IN_IT),
        col(SignUp.person_id).in_(await ids_of_person(act.session, person)),
    )
    return list((await act.session.execute(query.order_by(col(SignUp.rank), col(SignUp.id)))).scalars())


async def _who_comes(
    act: Act,
    activity: Activity,
    person: Person,
    standing: Sequence[SignUp],
    guests: Sequence[Guest],
    *,
    myself: bool,
) -> list[Head]:
    """Whoever is not in yet; refuses when nobody is left, and more guests than each may bring."""
    known = {row.guest for row in standing}
    fresh = [guest for guest in guests if guest.name not in known]
    own = [Head(person)] if myself and "" not in known else []
    if not own and not fresh:
        row = next((row for row in standing if not row.guest), standing[0])
        await refuse_already_in(act, activity, row)
    if len([name for name in known if name]) + len(fresh) > activity.guests:
        raise Refused(Refusal.TOO_MANY_GUESTS, number=activity.id, most=activity.guests)
    for guest in fresh:
        check_guest(activity, guest)
    return [*own, *(Head(person, guest) for guest in fresh)]


async def refuse_already_in(act: Act, activity: Activity, row: SignUp) -> None:
    """Say which place they have."""
    raise Refused(
        Refusal.ALREADY_IN, number=activity.id, place=await place_of(act, activity, row), queued=_queued_word(row)
    )


def _queued_word(row: SignUp) -> str:
    return "yes" if row.state is SeatState.QUEUED else "no"


async def place_of(act: Act, activity: Activity, row: SignUp) -> int:
    """The place among those who are in, or among those who wait."""
    states = [SeatState.QUEUED] if row.state is SeatState.QUEUED else list(HOLDING)
    same = select(col(SignUp.rank), col(SignUp.id)).where(
        col(SignUp.activity_id) == activity.id, col(SignUp.state).in_(states), col(SignUp.rank) <= row.rank
    )
    before = [(rank, number) for rank, number in (await act.session.execute(same)).all()]
    return sum(1 for one in before if one <= (row.rank, row.id))


def check_guest(activity: Activity, guest: Guest) -> None:
    """Refuse a child without a guardian, and whoever is too young."""
    if guest.age is None:
        return
    if guest.age < activity.min_age:
        raise Refused(Refusal.TOO_YOUNG, number=activity.id, age=activity.min_age)
    young = guest.age < CHILD or (activity.guardian and guest.age < GROWN)
    if young and not guest.guardian:
        raise Refused(Refusal.GUARDIAN_NEEDED, name=guest.name, number=activity.id)


async def check_who(act: Act, activity: Activity, person: Person) -> None:
    """Refuse who may not come: from another community, too young, without the skill."""
    if activity.locals_only and not await _is_local(act, activity, person):
        raise Refused(Refusal.NOT_YOUR_COMMUNITY, number=activity.id)
    volunteer = await act.session.get(Volunteer, person.id)
    born = volunteer.born_year if volunteer else None
    if born is not None and activity.starts_at.year - born < activity.min_age:
        raise Refused(Refusal.TOO_YOUNG, number=activity.id, age=activity.min_age)
    if activity.skill and not has_skill(volunteer.skills if volunteer else (), activity.skill):
        raise Refused(Refusal.SKILL_NEEDED, number=activity.id, name=activity.skill)


async def _is_local(act: Act, activity: Activity, person: Person) -> bool:
    """Whether they live in the activity's community, or it is the whole street's."""
    known = await directory(act.session)
    around = known.around(known.areas[activity.area_id])
    community: Area = around.get(Level.COMMUNITY) or known.areas[activity.area_id]
    return known.path_of(person.home_area_id).startswith(community.path)


async def _overlap(act: Act, activity: Activity, person: Person) -> str:
    """The title of another activity at that time that they are in: refused if this one is strict about it."""
    query = (
        select(Activity)
        .join(SignUp, col(SignUp.activity_id) == col(Activity.id))
        .where(
            col(SignUp.person_id).in_(await ids_of_person(act.session, person)),
            col(SignUp.guest) == "",
            col(SignUp.state).in_(IN_IT),
            col(Activity.id) != activity.id,
            col(Activity.state).in_(LIVING),
            col(Activity.starts_at) < activity.ends_at,
            col(Activity.ends_at) > activity.starts_at,
        )
        .limit(1)
    )
    other = (await act.session.execute(query)).scalar_one_or_none()
    if other is None:
        return ""
    if activity.hard:
        raise Refused(Refusal.OVERLAPS, number=other.id, name=other.title)
    return other.title


async def enrol(
    act: Act, activity: Activity, heads: Sequence[Head], *, by: Person | None = None, nth: int = 0
) -> dict[str, Any]:
    """Seats for all of them together, or places in the queue; twice is refused by the database."""
    size = len(heads)
    if size > activity.capacity:
        raise Refused(Refusal.PARTY_TOO_LARGE, number=activity.id, most=activity.capacity, size=size)
    seated = await _may_sit(act, activity, size) and await claim_seats(act, activity, size)
    waiting = 0 if seated else await heads_waiting(act, activity)
    for head in heads:
        await _enter(act, activity, head, SeatState.SEATED if seated else SeatState.QUEUED, by, nth)
    redraw_activity(act, activity)
    return plain_facts(act, activity) | {
        "result": (SeatState.SEATED if seated else SeatState.QUEUED).value,
        "place": activity.taken - size + 1 if seated else waiting + 1,
        "count": size,
    }


async def _may_sit(act: Act, activity: Activity, size: int) -> bool:
    """Whether there are seats for them, and nobody waits who comes first."""
    free = activity.capacity - activity.taken
    if size > free:
        return False
    parties = await parties_waiting(act, activity)
    queue = [Waiting(party[0].party, len(party)) for party in parties]
    return seated_at_once(queue, free, size, strict=activity.strict)


async def _enter(act: Act, activity: Activity, head: Head, state: SeatState, by: Person | None, nth: int) -> None:
    arrival = act.incoming_id or 0
    entered = await insert_once(
        act.session,
        SignUp,
        activity_id=activity.id,
        person_id=head.person.id,
        guest=head.name,
        age=head.guest.age if head.guest else None,
        guardian=head.guest.guardian if head.guest else "",
        state=state,
        party=arrival * EACH_EVENT + nth,
        arrival=arrival,
        rank=arrival,
        by_id=by.id if by else None,
        chat_id=act.chat.id if act.chat else None,
        at=act.now,
        to_confirm=False,
        reason="",
    )
    if entered is None:
        raise Refused(Refusal.ALREADY_IN, number=activity.id, place=0, queued="no")


async def seat_now(act: Act, activity: Activity, head: Head, *, by: Person | None = None, nth: int = 0) -> SignUp:
    """A row for somebody who is there already, and has a seat."""
    await _enter(act, activity, head, SeatState.SEATED, by, nth)
    return next(row for row in await rows_of(act, activity, head.person) if row.guest == head.name)


async def leave(act: Act, activity_id: int, guest: str = "") -> dict[str, Any]:
    """Give the places back: all of one's own, or one guest's. While others wait it takes a second word.

    ``result``: asked (``waiting`` wait; say it again) or left; ``names``: the guests, ``guests_only``: nobody else.
    """
    activity = await access_activity(act, activity_id, Right.SIGN_UP)
    rows = [row for row in await rows_of(act, activity, act.somebody) if not guest or row.guest == guest]
    if not rows:
        raise Refused(Refusal.NOT_IN, number=activity.id)
    await _check_leaving(act, activity, rows)
    waiting = await heads_waiting(act, activity)
    holding = [row for row in rows if row.state in HOLDING]
    names = [row.guest for row in rows if row.guest]
    only = len(names) == len(rows)
    facts = plain_facts(act, activity) | {"waiting": waiting, "names": names, "guests_only": only}
    if waiting and holding and not _is_sure(act, holding):
        for row in holding:
            row.leave_asked_at = act.heard
        return facts | {"result": "asked"}
    await give_back(act, activity, rows)
    return facts | {"result": SeatState.LEFT.value}


def _is_sure(act: Act, rows: Sequence[SignUp]) -> bool:
    return any(row.leave_asked_at is not None and act.heard - row.leave_asked_at <= SURE_WITHIN for row in rows)


async def _check_leaving(act: Act, activity: Activity, rows: Sequence[SignUp]) -> None:
    """After the cut-off, and once it has begun, leaving is the organiser's."""
    if not any(row.state is SeatState.SEATED for row in rows):
        return
    late = activity.leave_until is not None and act.now > activity.leave_until
    if late or activity.starts_at <= act.now:
        leader = await leader_facts(act, activity)
        raise Refused(Refusal.LEAVE_LATE, number=activity.id, name=leader["name"], phone=leader["phone"] or "no")


async def give_back(
    act: Act, activity: Activity, rows: Sequence[SignUp], state: SeatState = SeatState.LEFT, reason: str = ""
) -> None:
    """End these sign-ups; their seats go to whoever waits."""
    held = sum(row.state in HOLDING for row in rows)
    for row in rows:
        row.state, row.offered_until, row.ended_at, row.reason = state, None, act.now, reason
        row.to_confirm = False
    await release_seats(act, activity, held)
    await promote(act, activity)


async def answer_offer(act: Act, activity_id: int, *, yes: bool) -> dict[str, Any]:
    """Take the seat that was offered, or let the next one have it."""
    activity = await access_activity(act, activity_id, Right.SIGN_UP)
    rows = await offered_to(act, activity, list(await ids_of_person(act.session, act.somebody)))
    if not rows or activity.state not in COMING:
        raise Refused(Refusal.OFFER_GONE, number=activity.id)
    if not yes:
        await give_back(act, activity, rows)
        return plain_facts(act, activity) | {"result": SeatState.LEFT.value, "names": [], "waiting": 0}
    for row in rows:
        row.state, row.offered_until = SeatState.SEATED, None
    redraw_activity(act, activity)
    place = await place_of(act, activity, rows[0])
    return plain_facts(act, activity) | {"result": "seated", "place": place, "count": len(rows), "warn": ""}


async def confirm_again(act: Act, activity_id: int, *, yes: bool) -> dict[str, Any]:
    """The time has changed: they still come, or they don't, and no cut-off holds for that."""
    activity = await access_activity(act, activity_id, Right.SIGN_UP)
    rows = [row for row in await rows_of(act, activity, act.somebody) if row.to_confirm]
    if not rows:
        raise Refused(Refusal.OFFER_GONE, number=activity.id)
    if not yes:
        await give_back(act, activity, rows)
        return plain_facts(act, activity) | {"result": SeatState.LEFT.value, "names": [], "waiting": 0}
    for row in rows:
        row.to_confirm = False
    redraw_activity(act, activity)
    return plain_facts(act, activity) | {"result": "confirmed"}

"""Who signed up and was missing, without a word, twice in a season: a captain is asked first, until one lets them come.

It is said to them alone, and softly. One word of a captain ends it, and so does the next season.
"""

from collections.abc import Collection
from typing import Any

from sqlmodel import col, select

from models import Activity, Attendance, Notice, Person, SignUp, Volunteer
from services.act import Act
from services.activities.facts import leader_facts, plain_facts
from services.activities.telling import tell_people
from services.activities.volunteers import volunteer_of
from services.directory import directory
from services.facts import iso
from services.outbox import tell
from services.people import direct_chats
from services.rules.seasons import season_begins
from services.same_person import ids_of_person, whoever

ASK_CAPTAIN = "ask-captain"
"""What becomes of a sign-up for which a captain is to say a word first."""


async def count_no_shows(act: Act, activity: Activity, seats: Collection[SignUp]) -> None:
    """After the results: whoever has been missing too often in this season is to ask a captain first, and reads it."""
    if not act.town.no_shows:
        return
    known = await directory(act.session)
    missed = {known.today(seat.person_id): seat for seat in seats if _is_no_show(seat)}
    for person_id, seat in sorted(missed.items()):
        person = await whoever(act.session, person_id)
        volunteer = await volunteer_of(act, person)
        times = await no_shows_of(act, person, volunteer)
        if times >= act.town.no_shows and not asks_first(act, volunteer):
            volunteer.ask_captain_since = act.now
            await tell_people(
                act, Notice.MISSED, plain_facts(act, activity) | {"times": times}, [seat], in_groups=False
            )


def _is_no_show(seat: SignUp) -> bool:
    """Missing without a word; not who has not answered since the time was changed."""
    return seat.attendance is Attendance.ABSENT and not seat.guest and not seat.to_confirm


async def no_shows_of(act: Act, person: Person, volunteer: Volunteer) -> int:
    """How often somebody was missing in this season, since a captain last let them come."""
    since = season_begins(act.now, act.town.timezone)
    if volunteer.forgiven_at is not None:
        since = max(since, volunteer.forgiven_at)
    query = (
        select(SignUp.id)
        .join(Activity, col(Activity.id) == col(SignUp.activity_id))
        .where(
            col(SignUp.person_id).in_(await ids_of_person(act.session, person)),
            col(SignUp.guest) == "",
            col(SignUp.attendance) == Attendance.ABSENT,
            col(SignUp.to_confirm).is_(False),
            col(Activity.starts_at) >= since,
        )
    )
    return len((await act.session.execute(query)).all())


def asks_first(act: Act, volunteer: Volunteer | None) -> bool:
    """Whether a captain is asked before they are in: until the season ends, or the town no longer wants it."""
    since = volunteer.ask_captain_since if volunteer is not None else None
    return since is not None and bool(act.town.no_shows) and since >= season_begins(act.now, act.town.timezone)


async def ask_captain(act: Act, activity: Activity, person: Person) -> dict[str, Any]:
    """Ask the captain, once for an activity; what whoever wants to come reads."""
    volunteer = await act.session.get_one(Volunteer, person.id)
    leader = await direct_chats(act.session, [activity.leader_id])
    facts = plain_facts(act, activity) | {"name": person.name, "person": person.id}
    once = f"let-come:{activity.id}:{person.id}:{iso(volunteer.ask_captain_since)}"
    await tell(act, leader.values(), Notice.LET_COME, facts, dedupe=once)
    captain = (await leader_facts(act, activity))["name"]
    return plain_facts(act, activity) | {"result": ASK_CAPTAIN, "captain": captain}


async def forgive(act: Act, person: Person) -> bool:
    """A captain's word: what was missed counts no more. Whether there was anything to forgive."""
    volunteer = await act.session.get(Volunteer, person.id)
    if volunteer is None or volunteer.ask_captain_since is None:
        return False
    volunteer.ask_captain_since, volunteer.forgiven_at = None, act.now
    return True


async def recount(act: Act, person: Person) -> None:
    """One who was said to be missing had been there: they ask nobody first if too little is left."""
    volunteer = await act.session.get(Volunteer, person.id)
    if volunteer is not None and volunteer.ask_captain_since is not None:
        await act.session.flush()
        if await no_shows_of(act, person, volunteer) < act.town.no_shows:
            volunteer.ask_captain_since = None

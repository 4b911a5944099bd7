"""Activities for calendars: one behind the link on its card, one's own behind a secret address that can be renewed."""

from datetime import timedelta
from typing import Any

from sqlmodel import col, select

from models import Activity, ActivityState, Person, Refusal, Refused, SeatState, SignUp, Volunteer
from models.sign_ups import IN_IT
from services.act import Act
from services.activities.facts import CALENDAR, ROSTER, leader_facts, names_of, plain_facts
from services.activities.lists import known_activity
from services.activities.loading import knows_names
from services.activities.volunteers import volunteer_of
from services.same_person import ids_of_person, whoever

FEED = "feed"
SHOWN_FOR = timedelta(days=60)
"""How long what is over stays in one's own calendar."""


async def feed_link(act: Act, *, renew: bool = False) -> str:
    """The secret address of the acting person's calendar; renewed, the one before is good for nothing."""
    if not act.town.doors.front:
        raise Refused(Refusal.NO_PAGE)
    volunteer = await volunteer_of(act, act.somebody)
    if renew:
        volunteer.feed += 1
        await act.session.flush()
    return act.town.doors.link(FEED, act.somebody.id, volunteer.feed)


async def activity_behind(act: Act, kind: str, token: str) -> Activity:
    """The activity that a link to its calendar file or its list leads to."""
    numbers = act.town.doors.opened(kind, token)
    if numbers is None or len(numbers) != 1:
        raise Refused(Refusal.FEED_GONE)
    return await known_activity(act, numbers[0])


async def event_behind(act: Act, token: str) -> dict[str, Any]:
    """One activity as a calendar takes it."""
    return await _event(act, await activity_behind(act, CALENDAR, token), "")


async def _event(act: Act, activity: Activity, mine: str) -> dict[str, Any]:
    place = {"lat": activity.lat, "lon": activity.lon}
    return plain_facts(act, activity) | place | {"leader": await leader_facts(act, activity), "mine": mine}


async def feed_behind(act: Act, token: str) -> tuple[list[dict[str, Any]], str]:
    """Everything that whoever has this address is in, also what was called off; and their language."""
    numbers = act.town.doors.opened(FEED, token)
    person = await act.session.get(Person, numbers[0]) if numbers and len(numbers) == 2 else None
    volunteer = await act.session.get(Volunteer, person.id) if person is not None else None
    if numbers is None or person is None or volunteer is None or volunteer.feed != numbers[1]:
        raise Refused(Refusal.FEED_GONE)
    today = await whoever(act.session, person.id)
    query = (
        select(Activity, SignUp.state)
        .join(SignUp, col(SignUp.activity_id) == col(Activity.id))
        .where(
            col(SignUp.person_id).in_(await ids_of_person(act.session, today)),
            col(SignUp.guest) == "",
            col(SignUp.state).in_(IN_IT),
            col(Activity.ends_at) > act.now - SHOWN_FOR,
        )
        .order_by(col(Activity.starts_at), col(Activity.id))
    )
    rows = (await act.session.execute(query)).all()
    return [await _event(act, row[0], SeatState(row[1]).value) for row in rows], today.language


async def roster_behind(act: Act, token: str, visitor: Person | None) -> dict[str, Any]:
    """The whole list: masked on the open web, as people chose for whoever is signed in here, real names for staff."""
    activity = await activity_behind(act, ROSTER, token)
    if activity.state is ActivityState.CANCELLED:
        raise Refused(Refusal.ACTIVITY_CANCELLED, number=activity.id)
    query = select(SignUp).where(col(SignUp.activity_id) == activity.id, col(SignUp.state).in_(IN_IT))
    rows = list((await act.session.execute(query.order_by(col(SignUp.rank), col(SignUp.id)))).scalars())
    whole = visitor is not None and await knows_names(act.by(visitor, None), activity)
    names = [name | {"phone": ""} for name in await names_of(act, rows, whole=whole, open_web=visitor is None)]
    both = list(zip(rows, names, strict=True))
    return plain_facts(act, activity) | {
        "seats": [name for row, name in both if row.state is not SeatState.QUEUED],
        "queue": [name for row, name in both if row.state is SeatState.QUEUED],
    }

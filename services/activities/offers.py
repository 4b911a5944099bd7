"""Seats that come free are offered to whoever waits: several together, each with an end, then to the next."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import Activity, Notice, SeatState, SignUp
from models.activities import COMING
from services.act import Act
from services.activities.facts import plain_facts
from services.activities.seats import claim_seats, release_seats
from services.activities.telling import redraw_activity, tell_people
from services.earliest import earliest
from services.facts import iso
from services.rules.queue import Waiting, offer_ends, whose_turn

LOOKED_THROUGH = 500


async def parties_waiting(act: Act, activity: Activity) -> list[list[SignUp]]:
    """The queue in order, each party its rows."""
    waits = col(SignUp.activity_id) == activity.id, col(SignUp.state) == SeatState.QUEUED
    query = select(SignUp).where(*waits).order_by(col(SignUp.rank), col(SignUp.id)).limit(LOOKED_THROUGH)
    rows = list((await act.session.execute(query)).scalars())
    return [list(party) for _, party in groupby(rows, key=lambda row: row.party)]


async def promote(act: Act, activity: Activity) -> None:
    """Offer what is free to those whose turn it is, all of it at once."""
    redraw_activity(act, activity)
    free = activity.capacity - activity.taken
    if free <= 0 or activity.state not in COMING or activity.starts_at <= act.now:
        return
    parties = await parties_waiting(act, activity)
    queue = [Waiting(party[0].party, len(party)) for party in parties]
    chosen = {waiting.party for waiting in whose_turn(queue, free, strict=activity.strict)}
    for party in parties:
        if party[0].party in chosen and await claim_seats(act, activity, len(party)):
            await _offer(act, activity, party)


async def _offer(act: Act, activity: Activity, party: Sequence[SignUp]) -> None:
    loud = act.town.quiet.next_loud(act.now)
    until = offer_ends(act.now, activity.starts_at, loud)
    for row in party:
        row.state, row.offered_until = SeatState.OFFERED, until
    facts = plain_facts(act, activity) | {"until": iso(until), "count": len(party)}
    await tell_people(act, Notice.SEAT_OFFERED, facts, party)


async def offered_to(act: Act, activity: Activity, people: Sequence[int]) -> list[SignUp]:
    """The seats that are offered to somebody."""
    query = select(SignUp).where(
        col(SignUp.activity_id) == activity.id,
        col(SignUp.state) == SeatState.OFFERED,
        col(SignUp.person_id).in_(people),
    )
    return list((await act.session.execute(query)).scalars())


def next_lapse() -> ColumnElement[datetime]:
    """When the next offer ends."""
    return earliest(SignUp.offered_until)


async def lapse_one(act: Act, skip: int = 0) -> bool:
    """End the offers of one activity that nobody answered, and offer the seats to the next; ``False`` for none."""
    due = col(SignUp.offered_until) <= act.now
    first = select(SignUp.activity_id).where(due).order_by(col(SignUp.offered_until)).offset(skip).limit(1)
    found = (await act.session.execute(first)).scalar_one_or_none()
    if found is None:
        return False
    activity = (
        await act.session.execute(select(Activity).where(col(Activity.id) == found).with_for_update())
    ).scalar_one()
    query = select(SignUp).where(due, col(SignUp.activity_id) == activity.id).order_by(col(SignUp.rank))
    rows = list((await act.session.execute(query)).scalars())
    for row in rows:
        row.state, row.offered_until, row.ended_at = SeatState.LAPSED, None, act.now
    await release_seats(act, activity, len(rows))
    await tell_people(act, Notice.SEAT_LAPSED, plain_facts(act, activity), rows)
    await promote(act, activity)
    return True

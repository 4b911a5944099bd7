"""Check-in on the spot: by the captain's code word, by the code on the captain's phone, by the captain's ticks.

Whoever is there without having signed up fits in: nobody who came is sent away from a list.
"""

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from models import Activity, Attendance, Refusal, Refused, Right, SeatState, SignUp
from models.activities import CODE_WORDS
from models.sign_ups import CAME
from services.act import Act
from services.activities.facts import plain_facts
from services.activities.loading import access_activity
from services.activities.phases import AFTERWARDS, EARLY, GRACE, ON_THE_DAY, lets_in
from services.activities.seats import fit_seats
from services.activities.signing import Head, check_who, place_of, rows_of, seat_now
from services.activities.telling import redraw_activity
from services.codes import SPOKEN, guess_again, heard_at, note_guess
from services.rules.hours import minutes_there
from services.same_person import ids_of_person


def ensure_word(activity: Activity) -> None:
    """Every activity has a word that its captain may say; one of their own stays."""
    if not activity.code_word:
        activity.code_word = f"={secrets.randbelow(CODE_WORDS)}"


async def under_check_in(act: Act, number: int = 0) -> list[Activity]:
    """The activities at which people may check in now, or the one that was named."""
    query = select(Activity).where(
        col(Activity.starts_at) <= act.now + EARLY,
        col(Activity.ends_at) >= act.now - AFTERWARDS,
        col(Activity.state).in_(ON_THE_DAY),
    )
    if number:
        query = query.where(col(Activity.id) == number)
    return list((await act.session.execute(query.order_by(col(Activity.starts_at), col(Activity.id)))).scalars())


async def say_word(act: Act, words: Collection[str], number: int = 0) -> dict[str, Any]:
    """Check in by a code word: ``words`` are the ways in which what was said may be written down.

    ``result`` is ``wrong`` for a guess, which is counted: five in ten minutes, then the captain has to tick.
    """
    source, real_now = f"{SPOKEN}{act.somebody.id}", await heard_at(act)
    found = await under_check_in(act, number)
    if not found:
        raise Refused(Refusal.NO_CHECK_IN)
    if not words:
        raise Refused(Refusal.CODE_WORD_MISSING)
    await guess_again(act, source, real_now, Refusal.CODE_WORD_OFTEN)
    meant = [activity for activity in found if activity.code_word in words]
    if not meant:
        await note_guess(act, source, real_now)
        return {"result": "wrong"}
    return await check_in(act, (await _likeliest(act, meant)).id)


async def _likeliest(act: Act, meant: Sequence[Activity]) -> Activity:
    """Of several with the same word the one that they are in."""
    if len(meant) == 1:
        return meant[0]
    mine = await _own(act, [activity.id for activity in meant])
    if len(mine) != 1:
        raise Refused(Refusal.WHICH_ACTIVITY)
    return next(activity for activity in meant if activity.id in mine)


async def _own(act: Act, activities: Collection[int]) -> set[int]:
    """Those of these activities in which the acting person has a seat."""
    query = select(SignUp.activity_id).where(
        col(SignUp.activity_id).in_(activities),
        col(SignUp.person_id).in_(await ids_of_person(act.session, act.somebody)),
        col(SignUp.state) == SeatState.SEATED,
    )
    return set((await act.session.execute(query)).scalars())


HERE = "here"
EVERY = 30
"""Seconds after which the captain's phone shows another code."""
GOOD_FOR = 6
"""So many codes back are still taken: time to open the page and press."""


def slot_of(real_now: datetime) -> int:
    """The number of this half minute."""
    return int(real_now.timestamp()) // EVERY


def number_behind(act: Act, token: str, real_now: datetime) -> int:
    """The activity that a code is about; refuses one that is forged or too old."""
    numbers = act.town.doors.opened(HERE, token)
    if numbers is None or len(numbers) != 2 or not 0 <= slot_of(real_now) - numbers[1] <= GOOD_FOR:
        raise Refused(Refusal.CODE_OLD)
    return numbers[0]


async def check_in(act: Act, activity_id: int) -> dict[str, Any]:
    """Whoever acts is there, and whom they signed up with them; without a seat they get one.

    ``result``: came, late, or again for somebody who had checked in.
    """
    activity = await access_activity(act, activity_id, Right.SIGN_UP)
    if not lets_in(act, activity):
        raise Refused(Refusal.NO_CHECK_IN)
    rows = await rows_of(act, activity, act.somebody)
    own = next((row for row in rows if not row.guest), None)
    if own is not None and own.attendance in CAME:
        return await _checked(act, activity, own, "again")
    if own is None or own.state is not SeatState.SEATED:
        own = await _walk_in(act, activity, own)
    for row in (own, *(row for row in rows if row.guest and row.state is SeatState.SEATED)):
        arrive(act, activity, row)
    redraw_activity(act, activity)
    return await _checked(act, activity, own, "late" if own.attendance is Attendance.LATE else "came")


async def _walk_in(act: Act, activity: Activity, waiting: SignUp | None) -> SignUp:
    """A seat for somebody who is there: one that is free, else one more."""
    await check_who(act, activity, act.somebody)
    if waiting is not None and waiting.state is SeatState.OFFERED:
        waiting.state, waiting.offered_until = SeatState.SEATED, None
        return waiting
    await fit_seats(act, activity, 1)
    if waiting is not None:
        waiting.state = SeatState.SEATED
        return waiting
    return await seat_now(act, activity, Head(act.somebody))


def arrive(act: Act, activity: Activity, row: SignUp) -> None:
    """They are there, in time or late."""
    row.came_at = act.now
    row.attendance = Attendance.LATE if act.now > activity.starts_at + GRACE else Attendance.ATTENDED


async def _checked(act: Act, activity: Activity, row: SignUp, result: str) -> dict[str, Any]:
    place = await place_of(act, activity, row)
    return plain_facts(act, activity) | {"result": result, "place": place, "minutes": 0}


async def check_out(act: Act, number: int = 0) -> dict[str, Any]:
    """Whoever acts goes: how long they stayed is known, where that matters."""
    found = {activity.id: activity for activity in await under_check_in(act, number)}
    for one in sorted(await _own(act, found)):
        activity = await access_activity(act, one, Right.SIGN_UP)
        row = next(row for row in await rows_of(act, activity, act.somebody) if not row.guest)
        if activity.checks_out and row.attendance in CAME and row.came_at is not None:
            row.left_at = act.now
            redraw_activity(act, activity)
            facts = await _checked(act, activity, row, "left")
            return facts | {"minutes": minutes_there(activity, row)}
    raise Refused(Refusal.NO_CHECK_OUT)

"""Seats: nothing but guarded updates moves ``taken``, so that no two people get one, whoever reads what and when."""

from sqlalchemy import CursorResult, case, func, update
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import col, select

from models import Activity, ActivityState, SeatState, SignUp
from models.activities import TAKING
from services.act import Act


async def claim_seats(act: Act, activity: Activity, size: int) -> bool:
    """Take ``size`` seats, all or none."""
    return await _shift(act, activity, size)


async def fit_seats(act: Act, activity: Activity, size: int) -> None:
    """Take seats for people who are there: those that are free, else so many more."""
    lacking = activity.taken + size - activity.capacity
    if lacking > 0:
        activity.capacity += lacking
    await _shift(act, activity, size)


async def release_seats(act: Act, activity: Activity, size: int) -> None:
    """Give seats back."""
    if size:
        await _shift(act, activity, -size)


async def _shift(act: Act, activity: Activity, by: int) -> bool:
    taken = col(Activity.taken) + by
    statement = (
        update(Activity)
        .where(col(Activity.id) == activity.id, taken <= col(Activity.capacity), taken >= 0)
        .values(taken=taken, state=_state(taken))
        .execution_options(synchronize_session=False)
    )
    await act.session.flush()
    found = await act.session.execute(statement)
    assert isinstance(found, CursorResult)
    if found.rowcount != 1:
        return False
    set_committed_value(activity, "taken", activity.taken + by)
    settle_state(activity, activity.taken)
    return True


def _state(taken: object) -> object:
    """Open while a seat is free, full while none is; anything else stays."""
    return case(
        (col(Activity.state).not_in(TAKING), col(Activity.state)),
        (taken >= col(Activity.capacity), ActivityState.FULL.value),
        else_=ActivityState.OPEN.value,
    )


def settle_state(activity: Activity, taken: int) -> None:
    """The same for the object in hand."""
    if activity.state in TAKING:
        full = taken >= activity.capacity
        set_committed_value(activity, "state", ActivityState.FULL if full else ActivityState.OPEN)


async def heads_waiting(act: Act, activity: Activity) -> int:
    """How many people wait in the queue."""
    waits = col(SignUp.activity_id) == activity.id, col(SignUp.state) == SeatState.QUEUED
    return int((await act.session.execute(select(func.count()).select_from(SignUp).where(*waits))).scalar_one())

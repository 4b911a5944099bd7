"""After an activity: the captain says who came, each who did has their points, and whoever was missing is told kindly.

Asked on the captain's own card when it is over, that evening and three days later. From the next morning on it stands
on the desk's card of the day as well, and only there once the captain was asked three times; a captain of the desk has
it there already, and is asked twice.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import or_
from sqlmodel import col, select

from models import (
    Activity,
    ActivityMove,
    ActivityState,
    Area,
    Attendance,
    Level,
    PointRule,
    Refusal,
    Refused,
    Right,
    Role,
    SeatState,
    SignUp,
)
from models.sign_ups import CAME
from services.access import Standing
from services.act import Act
from services.activities.loading import access_activity, move_activity
from services.activities.no_shows import count_no_shows
from services.activities.phases import Phase, is_over, phase_of, ticks_as
from services.activities.telling import ORGANISER, redraw_activity, show_activity
from services.directory import directory
from services.people import direct_chats
from services.points import Award, record
from services.points.table import rules_at
from services.roster import of_area
from services.rules.posts import next_post

SAME_DAY = timedelta(days=1)
"""What is said by hand later than this is marked as such."""
EVENING = time(18, 30)
"""When the captain is asked again: in time for the points of the day."""
APART = timedelta(hours=2)
"""The evening is the next one where it would follow sooner."""
ONCE_MORE = timedelta(days=3)


async def ask_results(act: Act, activity: Activity) -> datetime | None:
    """Show the captain who was expected; when to ask again, if at all. Presses on names now say who was missing."""
    loud = act.town.quiet.next_loud(act.now)
    if loud > act.now:
        return loud
    activity.ticks_as, activity.page = None, 0
    chats = await direct_chats(act.session, [activity.leader_id])
    await show_activity(act, chats.values(), activity, audience=ORGANISER)
    first = act.town.quiet.next_loud(activity.ends_at)
    evening = next_post(first + APART, act.town.timezone, EVENING)
    again = () if await _reads_it_in_the_morning(act, activity) else (evening + ONCE_MORE,)
    return next((moment for moment in (evening, *again) if moment > act.now), None)


async def _reads_it_in_the_morning(act: Act, activity: Activity) -> bool:
    """Whether its captain is of the desk whose card of the day it stands on."""
    desk = await of_area(act.session, await community_of_activity(act, activity), Role.DESK, act.now)
    return act.town.day.cards and activity.leader_id in desk


async def without_results(act: Act, found: Sequence[Standing]) -> Sequence[Activity]:
    """What was over yesterday or before, and nobody has said who came: the desk's, and a street's own."""
    posts = [(one.path, one.role) for one in found if one.role in (Role.DESK, Role.STREET)]
    inside = [col(Area.path).startswith(path) for path, role in posts if role is Role.DESK]
    own = col(Area.path).in_([path for path, role in posts if role is Role.STREET])
    query = select(Activity).join(Area, col(Area.id) == col(Activity.area_id))
    over = col(Activity.state) == ActivityState.UNDER_WAY, col(Activity.ends_at) < act.midnight(act.today)
    theirs = query.where(*over, or_(own, *inside)).order_by(col(Activity.ends_at))
    return (await act.session.execute(theirs)).scalars().all()


async def mark_as(act: Act, activity_id: int, attendance: Attendance) -> Activity:
    """Let the next presses on names say this."""
    activity = await on_the_day(act, activity_id)
    activity.ticks_as = attendance
    redraw_activity(act, activity, at_once=True)
    return activity


async def turn_names(act: Act, activity_id: int, page: int) -> Activity:
    """Show other names on the captain's card."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    activity.page = page
    redraw_activity(act, activity, at_once=True)
    return activity


async def mark(act: Act, activity_id: int, seat_id: int) -> dict[str, Any]:
    """Somebody was there, late or missing; pressed again, nothing is said of them."""
    activity = await on_the_day(act, activity_id)
    seat = await act.session.get(SignUp, seat_id)
    if seat is None or seat.activity_id != activity.id or seat.state is not SeatState.SEATED:
        raise Refused(Refusal.STALE, number=activity.id)
    said = ticks_as(act, activity)
    seat.attendance = None if seat.attendance is said else said
    seat.came_at = (seat.came_at or act.now) if seat.attendance in CAME else None
    redraw_activity(act, activity, at_once=True)
    return {"number": activity.id, "attendance": seat.attendance.value if seat.attendance else ""}


async def settle(act: Act, activity_id: int, *, checked_only: bool = False) -> dict[str, Any]:
    """The results are in: whoever was not marked came (or, ``checked_only``, did not); who came has the points.

    While the street doubts the activity, its points wait.
    """
    activity = await _over(act, activity_id)
    query = select(SignUp).where(col(SignUp.activity_id) == activity.id, col(SignUp.state) == SeatState.SEATED)
    seats = list((await act.session.execute(query.order_by(col(SignUp.id)))).scalars())
    for seat in seats:
        seat.late_entry = seat.attendance is None and act.now > activity.ends_at + SAME_DAY
        seat.attendance = seat.attendance or (Attendance.ABSENT if checked_only else Attendance.ATTENDED)
    came = [seat for seat in seats if seat.attendance in CAME]
    missing = [seat for seat in seats if seat.attendance is Attendance.ABSENT]
    move_activity(act, activity, ActivityMove.ENTER_RESULTS, came=len(came), missing=len(missing))
    held = activity.doubted_at is not None
    own = await give_points(act, activity, came)
    await count_no_shows(act, activity, missing)
    if not held:
        move_activity(act, activity, ActivityMove.SETTLE)
    activity.results_at = activity.turn_at = None
    redraw_activity(act, activity)
    counts = {"came": len(came), "missing": len(missing), "excused": len(seats) - len(came) - len(missing)}
    return {"number": activity.id, **counts, "own": own, "held": held}


async def on_the_day(act: Act, activity_id: int) -> Activity:
    """An activity whose names may be ticked now, for whoever runs it."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    if activity.state in (ActivityState.RESULTS_IN, ActivityState.SETTLED):
        raise Refused(Refusal.RESULTS_ARE_IN, number=activity.id)
    if phase_of(act, activity) is Phase.BEFORE:
        raise Refused(Refusal.NOT_ON_YET, number=activity.id)
    return activity


async def _over(act: Act, activity_id: int) -> Activity:
    activity = await access_activity(act, activity_id, Right.LEAD)
    if activity.state in (ActivityState.RESULTS_IN, ActivityState.SETTLED):
        raise Refused(Refusal.RESULTS_ARE_IN, number=activity.id)
    if not is_over(act, activity):
        raise Refused(Refusal.NOT_OVER_YET, number=activity.id)
    return activity


async def give_points(act: Act, activity: Activity, came: list[SignUp]) -> bool:
    """An award for each who came with an account; whether the acting person did, who has to ask the desk for theirs."""
    if activity.doubted_at is not None and activity.state is ActivityState.RESULTS_IN:
        return False
    known = await directory(act.session)
    area = await community_of_activity(act, activity)
    day = activity.starts_at.astimezone(act.town.timezone).date()
    people = dict.fromkeys(known.today(seat.person_id) for seat in came if not seat.guest)
    rules = {rule.key: rule for rule in await rules_at(act.session, area.id, day)}
    rule: PointRule | None = rules.get(activity.deed.value)
    own = act.person is not None and act.person.id in people
    awards = [
        Award(one, f"activity:{activity.id}:{one}", day, activity.points, rule, activity.title)
        for one in people
        if act.person is None or one != act.person.id
    ]
    if awards and activity.points:
        await record(act, area.id, awards)
    return own


async def community_of_activity(act: Act, activity: Activity) -> Area:
    """In whose ledger its points stand; a street's activity has its own area's."""
    known = await directory(act.session)
    return known.around(known.areas[activity.area_id]).get(Level.COMMUNITY) or known.areas[activity.area_id]

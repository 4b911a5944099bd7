"""How somebody was there, in the captain's words: late, excused, somebody else for them; the code word."""

from models import Activity, ActivityMove, Attendance, Refusal, Refused, Right, SeatState, SignUp
from models.sign_ups import CAME
from services.act import Act
from services.activities.crew import meant, on_the_spot, only, people_called
from services.activities.loading import access_activity, move_activity
from services.activities.no_shows import recount
from services.activities.results import give_points, on_the_day
from services.activities.signing import Head, check_guest, rows_of
from services.activities.telling import redraw_activity
from services.rules.sign_up_words import Guest, read_guests
from services.rules.words import one_line

LONGEST_WORD = 12


async def set_word(act: Act, activity_id: int, words: str) -> Activity:
    """A code word of the captain's own."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    word = one_line(words).lower()
    if not word.isalnum() or len(word) > LONGEST_WORD:
        raise Refused(Refusal.WORD_UNFIT, most=LONGEST_WORD)
    move_activity(act, activity, ActivityMove.CHANGE, changed=["code_word"])
    activity.code_word = word
    redraw_activity(act, activity, at_once=True)
    return activity


async def late(act: Act, activity_id: int, words: str) -> Activity:
    """Somebody came late."""
    activity = await on_the_day(act, activity_id)
    row, _ = await meant(act, activity, words, why=False)
    return _said(act, activity, row, Attendance.LATE)


async def excuse(act: Act, activity_id: int, words: str) -> Activity:
    """Somebody could not come and said why: nothing is held against them."""
    activity = await on_the_day(act, activity_id)
    row, why = await meant(act, activity, words)
    return _said(act, activity, row, Attendance.EXCUSED, why)


async def stand_in(act: Act, activity_id: int, words: str) -> Activity:
    """唐春分 谢小暑: the first could not come, the second came for them, whether or not they had signed up."""
    activity = await on_the_day(act, activity_id)
    row, other = await meant(act, activity, words)
    guests = read_guests(other)
    if len(guests) != 1:
        raise Refused(Refusal.GUEST_UNREAD)
    _said(act, activity, row, Attendance.EXCUSED, guests[0].name)
    came = await _came_for(act, activity, guests[0])
    return _said(act, activity, came, Attendance.STOOD_IN)


async def _came_for(act: Act, activity: Activity, guest: Guest) -> SignUp:
    people = await people_called(act, activity, guest.name)
    check_guest(activity, guest)
    head = Head(only(people)) if people else Head(act.somebody, guest)
    return await on_the_spot(act, activity, head, 0)


async def enter_late(act: Act, activity_id: int, words: str) -> Activity:
    """Who was forgotten, or said to be missing, had come: entered once the results are in, and marked as such."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    guests = read_guests(words)
    if not guests:
        raise Refused(Refusal.GUEST_UNREAD)
    for nth, guest in enumerate(guests):
        move_activity(act, activity, ActivityMove.ENTER_LATE, guest.name)
        people = await people_called(act, activity, guest.name)
        check_guest(activity, guest)
        await _late_entry(act, activity, Head(only(people)) if people else Head(act.somebody, guest), nth)
    redraw_activity(act, activity)
    return activity


async def _late_entry(act: Act, activity: Activity, head: Head, nth: int) -> None:
    standing = [row for row in await rows_of(act, activity, head.person) if row.guest == head.name]
    if standing and standing[0].attendance in CAME:
        raise Refused(Refusal.NOTED_BEFORE, name=head.name or head.person.name)
    row = await on_the_spot(act, activity, head, nth)
    row.attendance, row.late_entry = Attendance.ATTENDED, True
    if not head.guest:
        await recount(act, head.person)
        await give_points(act, activity, [row])


def _said(act: Act, activity: Activity, row: SignUp, attendance: Attendance, why: str = "") -> Activity:
    if row.state is not SeatState.SEATED:
        raise Refused(Refusal.NOBODY_ON_LIST, number=activity.id)
    move_activity(act, activity, ActivityMove.TICK, why, sign_up=row.id, attendance=attendance.value)
    row.attendance, row.reason = attendance, why
    row.came_at = (row.came_at or act.now) if attendance in CAME else None
    redraw_activity(act, activity, at_once=True)
    return activity

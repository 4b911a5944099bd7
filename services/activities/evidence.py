"""Photos of an activity: sent by its captain or by who is in it, and posted by one press of the captain's.

None goes to a group by itself: children are pictured only where their guardians agreed, and that the captain knows.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import func, or_
from sqlmodel import col, select

from models import (
    Activity,
    ActivityMove,
    ActivityPhoto,
    ActivityState,
    CardJob,
    CardJobKind,
    Notice,
    Refusal,
    Refused,
    Right,
    SeatState,
    Shot,
    Shown,
    SignUp,
)
from models.sign_ups import CAME
from services.act import Act
from services.activities.facts import plain_facts
from services.activities.lists import known_activity
from services.activities.loading import access_activity, leads, move_activity
from services.activities.phases import EARLY, ON_THE_DAY, Phase, phase_of
from services.activities.signing import GROWN
from services.activities.telling import CLOSING_POST, redraw_activity, show_activity, volunteers_groups
from services.cases.photos import seen
from services.contact_cards import want
from services.outbox import tell
from services.people import direct_chats
from services.rules.hours import minutes_there
from services.same_person import everybody, ids_of_person

MOST_KEPT = 30
MOST_POSTED = 9
AFTERWARDS = timedelta(days=1)
"""So long after its end a bare photo may still be one of it."""
ENDED = frozenset({ActivityState.RESULTS_IN, ActivityState.SETTLED})


async def photographed(act: Act) -> list[Activity]:
    """The activities that a photo from the acting person may be of: those they lead or are in, today."""
    people = await ids_of_person(act.session, act.somebody)
    mine = select(SignUp.activity_id).where(col(SignUp.person_id).in_(people), col(SignUp.state) == SeatState.SEATED)
    query = select(Activity).where(
        col(Activity.starts_at) <= act.now + EARLY,
        col(Activity.ends_at) >= act.now - AFTERWARDS,
        col(Activity.state).in_(ON_THE_DAY | ENDED),
        or_(col(Activity.leader_id).in_(people), col(Activity.id).in_(mine)),
    )
    return list((await act.session.execute(query.order_by(col(Activity.id)))).scalars())


async def keep_photos(act: Act, activity_id: int, shots: Sequence[Shot]) -> dict[str, Any]:
    """These photos are of the activity; those that a platform still has come in a moment.

    ``count`` came now, ``all`` is how many it has.
    """
    activity = await known_activity(act, activity_id)
    pictures = seen(shots)
    if activity.state not in ENDED and phase_of(act, activity) is Phase.BEFORE:
        raise Refused(Refusal.NO_PHOTOS_YET, number=activity.id)
    if not await _may_send(act, activity):
        raise Refused(Refusal.PHOTOS_OF_OTHERS, number=activity.id)
    if not pictures:
        raise Refused(Refusal.NOT_A_PHOTO)
    there = await _how_many(act, activity)
    fresh = await _fresh(act, activity, pictures)
    if there + len(fresh) > MOST_KEPT:
        raise Refused(Refusal.ACTIVITY_PHOTOS_ENOUGH, number=activity.id, most=MOST_KEPT)
    for shot in fresh:
        if shot.sha:
            await add_photo(act, activity.id, act.somebody.id, shot.sha)
        else:
            await want(act, CardJobKind.EVIDENCE, source=shot.file_id, activity=activity)
    redraw_activity(act, activity)
    return {"number": activity.id, "title": activity.title, "count": len(fresh), "all": there + len(fresh)}


async def _fresh(act: Act, activity: Activity, shots: Sequence[Shot]) -> list[Shot]:
    """Those that are not kept yet: each part of an album comes with the parts before it."""
    before = select(CardJob.source).where(
        col(CardJob.kind) == CardJobKind.EVIDENCE,
        col(CardJob.activity_id) == activity.id,
        col(CardJob.source).in_([shot.file_id for shot in shots if not shot.sha]),
    )
    known = set((await act.session.execute(before)).scalars())
    return [shot for shot in shots if shot.sha or shot.file_id not in known]


async def activity_of_photos(act: Act, shots: Sequence[Shot]) -> int | None:
    """The activity that the acting person's photos, still with their platform when they came, were kept for."""
    query = select(CardJob.activity_id).where(
        col(CardJob.kind) == CardJobKind.EVIDENCE,
        col(CardJob.person_id) == act.somebody.id,
        col(CardJob.source).in_([shot.file_id for shot in shots if not shot.sha]),
    )
    return (await act.session.execute(query.limit(1))).scalar_one_or_none()


async def add_photo(act: Act, activity_id: int, person_id: int, sha: str) -> None:
    """One photo whose bytes are here."""
    act.session.add(ActivityPhoto(activity_id=activity_id, person_id=person_id, sha=sha, at=act.now))
    await act.session.flush()


async def take_picture(act: Act, job: CardJob, sha: str) -> None:
    """What a platform had kept is here: a photo of an activity, or the one that its card shows."""
    activity = await act.session.get_one(Activity, job.activity_id)
    if job.kind is CardJobKind.TITLE:
        activity.photo_sha = sha
    else:
        await add_photo(act, activity.id, job.person_id, sha)
    redraw_activity(act, activity)


async def set_title(act: Act, activity_id: int, shots: Sequence[Shot]) -> Activity:
    """The photo that its card shows; one that a platform still has comes in a moment."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    pictures = seen(shots)
    if not pictures:
        raise Refused(Refusal.NOT_A_PHOTO)
    move_activity(act, activity, ActivityMove.CHANGE, changed=["photo_sha"])
    if pictures[0].sha:
        activity.photo_sha = pictures[0].sha
    else:
        await want(act, CardJobKind.TITLE, source=pictures[0].file_id, activity=activity)
    await act.session.flush()
    redraw_activity(act, activity, at_once=True)
    return activity


async def _may_send(act: Act, activity: Activity) -> bool:
    if await leads(act, activity):
        return True
    seat = col(SignUp.activity_id) == activity.id, col(SignUp.state) == SeatState.SEATED
    mine = col(SignUp.person_id).in_(await ids_of_person(act.session, act.somebody))
    return (await act.session.execute(select(SignUp.id).where(*seat, mine).limit(1))).first() is not None


def _of(activity: Activity) -> tuple[Any, Any]:
    return col(ActivityPhoto.activity_id) == activity.id, col(ActivityPhoto.dropped_at).is_(None)


async def _how_many(act: Act, activity: Activity) -> int:
    """Those that are here, and those that a platform still has."""
    here = select(func.count()).select_from(ActivityPhoto).where(*_of(activity))
    coming = (
        select(func.count())
        .select_from(CardJob)
        .where(
            col(CardJob.kind) == CardJobKind.EVIDENCE,
            col(CardJob.activity_id) == activity.id,
            col(CardJob.done_at).is_(None),
        )
    )
    return sum([int((await act.session.execute(query)).scalar_one()) for query in (here, coming)])


async def closing(act: Act, activity_id: int) -> dict[str, Any]:
    """What the closing post would say, for the captain alone: sums, photos, and which children were there."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    if activity.state not in ENDED:
        raise Refused(Refusal.NOT_OVER_YET, number=activity.id)
    return await _closing_facts(act, activity)


async def _closing_facts(act: Act, activity: Activity) -> dict[str, Any]:
    photos = await _for_the_post(act, activity)
    came = col(SignUp.activity_id) == activity.id, col(SignUp.attendance).in_(CAME)
    seats = list((await act.session.execute(select(SignUp).where(*came).order_by(col(SignUp.id)))).scalars())
    minutes = sum(minutes_there(activity, seat) for seat in seats)
    return plain_facts(act, activity) | {
        "photos": [{"id": photo.id, "sha": photo.sha} for photo in photos],
        "came": len(seats),
        "hours": round(minutes / 60, 1),
        "children": [seat.guest for seat in seats if _is_child(seat)],
        "ask": [seat.guest for seat in seats if seat.guest and not _is_child(seat)] + await _unseen(act, seats),
        "posted": activity.posted_at is not None,
    }


async def _for_the_post(act: Act, activity: Activity) -> list[ActivityPhoto]:
    """The photos that would be posted; once it is out, those that still stand in it."""
    there = (*_of(activity), col(ActivityPhoto.shown_at).is_not(None)) if activity.posted_at else _of(activity)
    query = select(ActivityPhoto).where(*there).order_by(col(ActivityPhoto.id)).limit(MOST_POSTED)
    return list((await act.session.execute(query)).scalars())


def _is_child(seat: SignUp) -> bool:
    return bool(seat.guardian) or (seat.age is not None and seat.age < GROWN)


async def _unseen(act: Act, seats: Sequence[SignUp]) -> list[str]:
    """Those who came and want to stand on no list: they may not want to be pictured either."""
    people = await everybody(act.session, [seat.person_id for seat in seats if not seat.guest])
    return [person.name for person in people if person.shown is Shown.HIDDEN]


async def drop_photo(act: Act, activity_id: int, photo_id: int) -> dict[str, Any]:
    """A photo that is not to be posted, or is to leave the post."""
    activity = await access_activity(act, activity_id, Right.LEAD)
    await _drop(act, activity, photo_id)
    return await closing(act, activity_id)


async def _drop(act: Act, activity: Activity, photo_id: int) -> ActivityPhoto:
    photo = await act.session.get(ActivityPhoto, photo_id)
    if photo is None or photo.activity_id != activity.id or photo.dropped_at is not None:
        raise Refused(Refusal.STALE, number=activity.id)
    photo.dropped_at = act.now
    await act.session.flush()
    redraw_activity(act, activity)
    return photo


async def post_closing(act: Act, activity_id: int) -> Activity:
    """Into the volunteers' groups, once."""
    facts = await closing(act, activity_id)
    activity = await act.session.get_one(Activity, activity_id)
    if facts["posted"]:
        raise Refused(Refusal.CLOSING_OUT, number=activity.id)
    for photo in await _for_the_post(act, activity):
        photo.shown_at = act.now
    activity.posted_at = act.now
    await show_activity(act, await volunteers_groups(act, activity.area_id), activity, audience=CLOSING_POST)
    redraw_activity(act, activity)
    return activity


async def post_facts(act: Act, activity: Activity) -> dict[str, Any]:
    """The closing post as it is now: nobody's name, and the photos that nobody has had taken out."""
    facts = await _closing_facts(act, activity)
    return facts | {"photos": [photo["sha"] for photo in facts["photos"]], "children": [], "ask": []}


async def posted_photos(act: Act, activity_id: int) -> dict[str, Any]:
    """The photos that stand in the closing post, for whoever is to be seen on one and would rather not."""
    activity = await access_activity(act, activity_id, Right.SIGN_UP)
    photos = await _for_the_post(act, activity) if activity.posted_at else []
    if not photos:
        raise Refused(Refusal.NO_PHOTO_OUT, number=activity.id)
    return plain_facts(act, activity) | {"photos": [{"id": photo.id, "sha": photo.sha} for photo in photos]}


async def take_out(act: Act, activity_id: int, photo_id: int) -> Activity:
    """Take a photo out of the closing post. Whoever says that they are on it is believed: a face is its owner's.

    Its captain hears that it is gone, not who asked.
    """
    activity = await access_activity(act, activity_id, Right.SIGN_UP)
    photo = await _drop(act, activity, photo_id)
    if photo.shown_at is None:
        raise Refused(Refusal.STALE, number=activity.id)
    if activity.leader_id not in await ids_of_person(act.session, act.somebody):
        captain = await direct_chats(act.session, [activity.leader_id])
        facts = {"what": "photo-out", "number": activity.id, "name": ""}
        await tell(act, captain.values(), Notice.ACTIVITY_DONE, facts)
    return activity

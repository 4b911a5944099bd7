"""What is coming, in the reader's street: all of it, this week's, one's own."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import col, select

from models import Activity, Area, Chat, Posting, Refusal, Refused, Right, SignUp
from models.activities import LIVING, TAKING
from models.sign_ups import IN_IT
from services.access import may_anywhere
from services.act import Act
from services.activities.facts import plain_facts
from services.activities.loading import was_announced
from services.activities.signing import place_of
from services.directory import directory, ids_of
from services.same_person import ids_of_person

MOST = 12


async def coming(act: Act, span: str) -> dict[str, Any]:
    """The list as ``models.notices`` tells it: ``span`` is list, week, next-week or mine."""
    rows = await _mine(act) if span == "mine" else await _near(act, span)
    own = await _own_rows(act, rows)
    lines = [plain_facts(act, row) | await _my_part(act, row, own.get(row.id)) for row in rows]
    return {
        "span": span,
        "lines": lines,
        "organises": await may_anywhere(act, Right.ORGANISE),
        "feed": "",
        "now": act.now.isoformat(),
    }


async def _my_part(act: Act, activity: Activity, row: SignUp | None) -> dict[str, Any]:
    if row is None:
        return {"mine": "", "place_of": 0}
    return {"mine": row.state.value, "place_of": await place_of(act, activity, row)}


async def _near(act: Act, span: str) -> list[Activity]:
    """What is coming in the street of whoever asks, or of the group in which it is asked."""
    first, last = _bounds(act, span)
    query = (
        select(Activity)
        .join(Area, col(Area.id) == col(Activity.area_id))
        .where(
            col(Activity.state).in_(LIVING),
            col(Activity.ends_at) > act.now,
            col(Activity.starts_at) >= first,
            col(Area.path).startswith(await _root(act)),
        )
    )
    if last is not None:
        query = query.where(col(Activity.starts_at) < last)
    found = await act.session.execute(query.order_by(col(Activity.starts_at), col(Activity.id)).limit(MOST))
    return list(found.scalars())


def _bounds(act: Act, span: str) -> tuple[datetime, datetime | None]:
    """A week begins on Monday at midnight, in town."""
    local = act.now.astimezone(act.town.timezone)
    monday = local.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=local.weekday())
    weeks = {"week": monday, "next-week": monday + timedelta(weeks=1)}
    if span not in weeks:
        return act.now - timedelta(days=1), None
    return weeks[span].astimezone(act.now.tzinfo), (weeks[span] + timedelta(weeks=1)).astimezone(act.now.tzinfo)


async def _root(act: Act) -> str:
    """The path of the street that is meant; "" where nothing tells which."""
    known = await directory(act.session)
    group = act.chat.area_id if act.chat is not None else None
    home = act.person.home_area_id if act.person is not None else None
    posts = known.of_person(act.person.id) if act.person is not None else ()
    places = (group, home, *(post.area_id for post in posts))
    place = next((known.areas[one] for one in places if one in known.areas), None)
    return known.areas[ids_of(place)[0]].path if place else ""


async def _mine(act: Act) -> list[Activity]:
    """What one has signed up for and is not over."""
    ids = select(SignUp.activity_id).where(
        col(SignUp.person_id).in_(await ids_of_person(act.session, act.somebody)), col(SignUp.state).in_(IN_IT)
    )
    query = select(Activity).where(
        col(Activity.id).in_(ids), col(Activity.state).in_(LIVING), col(Activity.ends_at) > act.now
    )
    return list((await act.session.execute(query.order_by(col(Activity.starts_at)).limit(MOST))).scalars())


async def _own_rows(act: Act, rows: list[Activity]) -> dict[int, SignUp]:
    """Activity → one's own place in it."""
    if act.person is None or not rows:
        return {}
    query = select(SignUp).where(
        col(SignUp.activity_id).in_([row.id for row in rows]),
        col(SignUp.person_id).in_(await ids_of_person(act.session, act.person)),
        col(SignUp.state).in_(IN_IT),
        col(SignUp.guest) == "",
    )
    return {row.activity_id: row for row in (await act.session.execute(query)).scalars()}


async def activity_of_card(act: Act, chat: Chat, message: str) -> int | None:
    """The activity that a card in this chat is about."""
    query = select(Posting.activity_id).where(col(Posting.chat_id) == chat.id, col(Posting.message) == message)
    found: int | None = (await act.session.execute(query)).scalar_one_or_none()
    return found


async def the_one(act: Act, *, leaving: bool) -> int:
    """The one activity that can be meant without a number: refuses none and several."""
    rows = await _mine(act) if leaving else [row for row in await _near(act, "list") if row.state in TAKING]
    if len(rows) != 1:
        raise Refused(Refusal.WHICH_ACTIVITY)
    return rows[0].id


async def known_activity(act: Act, number: int) -> Activity:
    """An activity that was announced, for anybody."""
    activity = await act.session.get(Activity, number)
    if activity is None or not was_announced(activity):
        raise Refused(Refusal.NO_SUCH_ACTIVITY, number=number)
    return activity

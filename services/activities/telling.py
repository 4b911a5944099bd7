"""Whom an activity is shown and told to: the volunteers' groups, the street's work group, the people who are in."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, or_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Activity, Area, Chat, Lane, Level, Notice, Posting, Purpose, SignUp
from services.act import Act
from services.activities.loading import around_or_inside
from services.directory import directory, ids_of
from services.endings import at_the_end
from services.outbox import Live, tell
from services.people import direct_chats
from services.rules.naming import as_shown
from services.same_person import whoever
from services.wakes import wake

ORGANISER = "organiser"
"""The audience of the card with real names and the buttons that steer; any other card goes by its chat's purpose."""
CLOSING_POST = "closing"
"""The audience of what was done together, as it was posted: its photos are those that stand there still."""
REDRAW_AFTER = timedelta(seconds=5)
"""However many press, a card is drawn again twelve times a minute at most: a group of Telegram's takes twenty."""

_POSTINGS: Any = Posting.__table__  # type: ignore[attr-defined]
_REDRAW = (
    update(_POSTINGS)
    .where(
        _POSTINGS.c.activity_id == bindparam("activity"),
        or_(_POSTINGS.c.redraw_at.is_(None), _POSTINGS.c.redraw_at <= bindparam("now")),
    )
    .values(redraw_at=bindparam("soon"))
)
_REDRAW_HERE = (
    update(_POSTINGS)
    .where(_POSTINGS.c.activity_id == bindparam("activity"), _POSTINGS.c.chat_id == bindparam("chat"))
    .values(redraw_at=bindparam("soon"))
)


async def show_activity(
    act: Act,
    chats: Iterable[Chat],
    activity: Activity,
    *,
    audience: str = "",
    lane: Lane = Lane.NOTICES,
    reply_to: str = "",
) -> None:
    """Owe the activity's live card."""
    live = Live(audience, activity_id=activity.id)
    await tell(act, chats, Notice.ACTIVITY, {}, live=live, lane=lane, reply_to=reply_to)


def redraw_activity(act: Act, activity: Activity, *, at_once: bool = False) -> None:
    """Let every card of the activity be drawn again soon; ``at_once``: the one here, for whoever ticks names on it."""

    async def mark(session: AsyncSession) -> None:
        asked = {"activity": activity.id, "now": act.now, "soon": act.now + REDRAW_AFTER}
        await session.execute(_REDRAW, asked)

    async def mark_here(session: AsyncSession) -> None:
        here = {"activity": activity.id, "chat": act.chat.id if act.chat else 0, "soon": act.now}
        await session.execute(_REDRAW_HERE, here)

    at_the_end(act.session, ("redraw activity", activity.id), mark)
    if at_once:
        at_the_end(act.session, ("redraw activity here", activity.id), mark_here)
    wake(act.session, "outgoing")


async def volunteers_groups(act: Act, area_id: int) -> list[Chat]:
    """The volunteers' groups of the areas around this one and inside it."""
    query = (
        select(Chat)
        .join(Area, col(Area.id) == col(Chat.area_id))
        .where(
            col(Chat.purpose) == Purpose.VOLUNTEERS,
            col(Chat.unreachable_at).is_(None),
            await around_or_inside(act, area_id),
        )
        .order_by(col(Chat.id))
    )
    return list((await act.session.execute(query)).scalars())


async def street_groups(act: Act, area_id: int) -> list[Chat]:
    """The street's work group, where it can check; where the street has none, the nearest one there is."""
    known = await directory(act.session)
    around = ids_of(known.areas[area_id])
    query = select(Chat).where(
        col(Chat.purpose) == Purpose.WORK, col(Chat.unreachable_at).is_(None), col(Chat.area_id).in_(around)
    )
    found = list((await act.session.execute(query.order_by(col(Chat.id)))).scalars())
    streets = [chat for chat in found if known.areas[chat.area_id or 0].level is Level.STREET]
    nearest = max(found, key=lambda chat: around.index(chat.area_id or 0), default=None)
    return streets or ([nearest] if nearest else [])


async def tell_people(
    act: Act, notice: Notice, facts: dict[str, Any], rows: Sequence[SignUp], *, in_groups: bool = True
) -> None:
    """Tell everybody behind these sign-ups, each once: in private, else in the group where they signed up, by name."""
    known = await directory(act.session)
    people = {known.today(row.person_id): row for row in rows}
    direct = await direct_chats(act.session, list(people))
    own = [direct[one] for one in people if one in direct]
    await tell(act, own, notice, {**facts, "to": []})
    if in_groups:
        await _tell_in_groups(act, notice, facts, [row for one, row in people.items() if one not in direct])


async def _tell_in_groups(act: Act, notice: Notice, facts: dict[str, Any], rows: Sequence[SignUp]) -> None:
    by_chat: dict[int, list[SignUp]] = {}
    for row in rows:
        if row.chat_id is not None:
            by_chat.setdefault(row.chat_id, []).append(row)
    for chat_id, here in by_chat.items():
        names = [await called(act, row) for row in here]
        await tell(act, [await act.session.get_one(Chat, chat_id)], notice, {**facts, "to": names})


async def called(act: Act, row: SignUp) -> dict[str, str]:
    """How the person behind a sign-up is called before others."""
    person = await whoever(act.session, row.person_id)
    how, name = as_shown(person.name, person.shown)
    return {"how": how, "name": name}

"""The residents' groups' one post a day: what changed since the last one, and nothing where nothing did."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import Area, Audience, Case, Chat, Lane, Notice, Purpose, Sensitivity
from services.act import Act
from services.bridge import day_facts, schedule_texts
from services.earliest import earliest
from services.facts import case_facts
from services.outbox import tell
from services.rules.posts import next_post

MOST = 10


async def post_daily_one(act: Act, skip: int = 0) -> bool:
    """Post to one residents' group that is due; ``False`` when none is."""
    query = (
        select(Chat)
        .where(col(Chat.digest_at) <= act.now)
        .order_by(col(Chat.digest_at), col(Chat.id))
        .offset(skip)
        .limit(1)
    )
    chat = (await act.session.execute(query.with_for_update(skip_locked=True))).scalar_one_or_none()
    if chat is None:
        return False
    until = chat.digest_at or act.now
    since = until - timedelta(days=1)
    chat.digest_at = next_post(act.now, act.town.timezone, act.town.daily_post)
    lines = [await case_facts(act, case, Audience.GROUP) for case in await _changed(act, chat, since)]
    if lines and not chat.unreachable_at:
        await tell(act, [chat], Notice.DAILY, {"lines": lines, **await _to_copy(act, chat, until)}, lane=Lane.BULK)
    return True


async def _changed(act: Act, chat: Chat, since: datetime) -> list[Case]:
    where = (
        col(Case.compound_id) == chat.compound_id if chat.compound_id else col(Area.path).contains(f"/{chat.area_id}/")
    )
    query = (
        select(Case)
        .join(Area, col(Area.id) == col(Case.area_id))
        .where(
            where,
            col(Case.changed_at) > since,
            col(Case.sensitivity) == Sensitivity.OPEN,
            col(Case.logged_at).is_(None),
        )
        .order_by(col(Case.changed_at).desc())
        .limit(MOST)
    )
    return list((await act.session.execute(query)).scalars())


async def _to_copy(act: Act, chat: Chat, until: datetime) -> dict[str, Any]:
    """The same day for the group's sister on WeChat."""
    if chat.compound_id:
        return await day_facts(act, "compound", chat.compound_id, until)
    return await day_facts(act, "area", chat.area_id, until) if chat.area_id else {}


async def schedule_posts(act: Act) -> None:
    """Give every residents' group that has no date for its daily post one."""
    query = select(Chat).where(col(Chat.purpose) == Purpose.RESIDENTS, col(Chat.digest_at).is_(None))
    for chat in (await act.session.execute(query)).scalars():
        chat.digest_at = next_post(act.now, act.town.timezone, act.town.daily_post)
    await schedule_texts(act, next_post(act.now, act.town.timezone, act.town.daily_post))


def next_post_due() -> ColumnElement[datetime]:
    """When the next group is due."""
    return earliest(Chat.digest_at)

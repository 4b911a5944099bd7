"""The turn of the year: what of the old year's points can still be spent, as the town says; the lifetime stays."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlmodel import col, select

from models import ChainHead, Entry, EntryKind, PointTotal, Purse, SealedCredit, Span, YearEnd
from services.act import Act
from services.earliest import earliest
from services.markers import has_come, next_marked
from services.once import insert_each_once
from services.points.chain import locked_head
from services.points.recording import expire
from services.rules.point_settings import expiry_of, next_expiry

MARKER = "points of the year"
PEOPLE = 200
"""So many purses are looked at in one step: nobody's message waits longer than that takes."""


def next_dealing() -> ColumnElement[datetime]:
    """When old points next expire; long ago in a house that has no date for it yet."""
    return next_marked([MARKER])


async def deal_one(act: Act, skip: int = 0) -> bool:
    """When the day has come: every community's old points are to expire, unless they are carried over."""
    if not await has_come(act, MARKER, next_expiry(act.town.points, act.now, act.town.timezone)):
        return False
    day = expiry_of(act.town.points, act.today.year)
    if day is None or act.today < day:
        return True
    communities = (await act.session.execute(select(ChainHead.community_id))).scalars().all()
    rows = [{"community_id": one, "year": day.year, "after": 0, "due_at": act.now} for one in communities]
    await insert_each_once(act.session, YearEnd, rows)
    return True


def next_turn() -> ColumnElement[datetime]:
    """When some more purses are looked at."""
    return earliest(YearEnd.due_at)


async def turn_one(act: Act, skip: int = 0) -> bool:
    """Let some people's old points expire; ``False`` when no community is due."""
    query = select(YearEnd).where(col(YearEnd.due_at) <= act.now).order_by(col(YearEnd.community_id)).offset(skip)
    fresh = query.limit(1).with_for_update(skip_locked=True).execution_options(populate_existing=True)
    turn = (await act.session.execute(fresh)).scalar_one_or_none()
    if turn is None:
        return False
    await locked_head(act.session, turn.community_id)
    people = await _purses(act, turn)
    await expire(act, turn.community_id, turn.year, await _old(act, turn, people))
    turn.after, turn.due_at = (max(people), act.now) if len(people) == PEOPLE else (turn.after, None)
    return True


async def _purses(act: Act, turn: YearEnd) -> dict[int, int]:
    query = select(Purse.person_id, Purse.balance).where(
        col(Purse.community_id) == turn.community_id, col(Purse.person_id) > turn.after
    )
    rows = await act.session.execute(query.order_by(col(Purse.person_id)).limit(PEOPLE))
    return {one.person_id: one.balance for one in rows}


async def _old(act: Act, turn: YearEnd, purses: dict[int, int]) -> dict[int, int]:
    """Person → what is left of the years before: what was spent since was theirs first.

    What clues were credited with does not expire: an entry about it would be seen by whoever reads the ledger.
    """
    new = await _by_person(
        act,
        select(PointTotal.person_id, PointTotal.points).where(
            col(PointTotal.area_id) == turn.community_id,
            col(PointTotal.span) == Span.YEAR,
            col(PointTotal.key) == str(turn.year),
            col(PointTotal.person_id).in_(purses),
        ),
    )
    sealed = await _by_person(
        act,
        select(SealedCredit.person_id, func.sum(SealedCredit.points))
        .join(Entry, col(Entry.id) == col(SealedCredit.entry_id))
        .where(
            col(Entry.community_id) == turn.community_id,
            col(Entry.kind) == EntryKind.SEALED,
            col(SealedCredit.person_id).in_(purses),
        )
        .group_by(col(SealedCredit.person_id)),
    )
    left = {one: balance - sealed.get(one, 0) - max(new.get(one, 0), 0) for one, balance in purses.items()}
    return {one: points for one, points in left.items() if points > 0}


async def _by_person(act: Act, query: Any) -> dict[int, int]:
    return {person_id: int(points) for person_id, points in await act.session.execute(query)}

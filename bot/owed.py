"""The statements of the delivery, built once: what is due, what arrived, what a card still waits for."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, delete, insert, or_, union_all, update
from sqlalchemy import case as sql_case
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from bot.parcels import BATCH
from models import Case, Chat, Lane, Outgoing, Photo, PhotoState, Posting

_OUTGOING: Any = Outgoing.__table__  # type: ignore[attr-defined]


def _due(*wanted: Any) -> Any:
    """Of what is due at ``now`` (town time) and may be sent at ``real`` (real time)."""
    order = sql_case({lane.value: place for place, lane in enumerate(Lane)}, value=col(Outgoing.lane))
    real: Any = bindparam("real")
    return (
        select(*wanted)
        .join(Chat, col(Chat.id) == col(Outgoing.chat_id))
        .where(
            col(Outgoing.sent_at).is_(None),
            col(Outgoing.failed_at).is_(None),
            col(Outgoing.send_after) <= bindparam("now"),
            or_(col(Outgoing.claimed_until).is_(None), col(Outgoing.claimed_until) <= real),
            or_(col(Outgoing.try_at).is_(None), col(Outgoing.try_at) <= real),
            or_(col(Chat.quiet_until).is_(None), col(Chat.quiet_until) <= real),
        )
        .order_by(order, col(Outgoing.id))
    )


CHATS_DUE = (
    _due(col(Outgoing.chat_id)).where(col(Outgoing.chat_id).not_in(bindparam("sending", expanding=True))).limit(BATCH)
)
ROWS_DUE = (
    _due(Outgoing, Chat)
    .where(col(Outgoing.chat_id).in_(bindparam("chats", expanding=True)))
    .limit(4 * BATCH)
    .with_for_update(of=Outgoing, skip_locked=True)
)
LEASE = (  # a row whose lease ran out was perhaps shown already
    update(_OUTGOING)
    .where(_OUTGOING.c.id.in_(bindparam("rows", expanding=True)))
    .values(
        claimed_until=bindparam("until"), doubtful=or_(_OUTGOING.c.doubtful, _OUTGOING.c.claimed_until.is_not(None))
    )
)
DONE = (
    update(_OUTGOING)
    .where(_OUTGOING.c.id.in_(bindparam("rows", expanding=True)))
    .values(sent_at=bindparam("now"), claimed_until=None)
)
FORGET = delete(_OUTGOING).where(_OUTGOING.c.id.in_(bindparam("rows", expanding=True)))
STANDS = insert(Posting.__table__)  # type: ignore[attr-defined]


async def pictures_come(session: AsyncSession, case_ids: Sequence[int | None]) -> frozenset[int]:
    """Those of the cases that have a photo on its first way to us, or a pair to be drawn."""
    return frozenset((await session.execute(_PICTURES_COME, {"cases": list(case_ids)})).scalars())


_PICTURES_COME = union_all(
    select(Photo.case_id).where(
        col(Photo.case_id).in_(bindparam("cases", expanding=True)),
        col(Photo.state) == PhotoState.WANTED,
        col(Photo.attempts) == 0,
    ),
    select(Case.id).where(col(Case.id).in_(bindparam("cases", expanding=True)), col(Case.pair_wanted)),
)

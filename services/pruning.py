"""Old rows that nobody reads any more leave, a batch at a time: the house does not grow with its past."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, func, literal
from sqlmodel import UTCDateTime, col, select

from models import (
    CardJob,
    Conversation,
    DayCard,
    Incoming,
    Ledger,
    Marker,
    Outgoing,
    Paste,
    PastedLine,
    QuotedMessage,
    RoomEvent,
    RoomFile,
    Upload,
)
from services.act import Act
from services.earliest import earliest

EVERY = timedelta(hours=6)
KEEP = timedelta(days=14)
BATCH = 500
_NAME = "pruning"
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def next_pruning() -> ColumnElement[datetime]:
    """When the next sweep is due; long ago in a new house, where the first one only sets the date."""
    return func.coalesce(earliest(Marker.next_due, col(Marker.name) == _NAME), literal(_LONG_AGO, type_=UTCDateTime()))


async def prune_one(act: Act, skip: int = 0) -> bool:
    """Drop what was settled two weeks ago; ``False`` when it is not time yet."""
    marker = await act.session.get(Marker, _NAME)
    if marker is None:
        act.session.add(Marker(name=_NAME, next_due=act.now + EVERY))
        return False
    if marker.next_due > act.now:
        return False
    more = await _prune(act)
    if not more:
        marker.next_due = act.now + EVERY
    return more


async def _prune(act: Act) -> bool:
    """Drop one batch of each kind; whether there may be more."""
    before = act.now - KEEP
    dropped = 0
    for table, column in _SETTLED:
        old = select(table.id).where(col(column) < before).limit(BATCH)
        gone = await act.session.execute(delete(table).where(col(table.id).in_(old)).returning(col(table.id)))
        dropped = max(dropped, len(gone.scalars().all()))
    await act.session.execute(delete(Conversation).where(col(Conversation.touched_at) < before))
    await _prune_days(act, before)
    await act.session.execute(delete(CardJob).where(col(CardJob.done_at) < before))
    await act.session.execute(delete(Upload).where(col(Upload.at) < before))
    await act.session.execute(delete(Ledger).where(col(Ledger.at) < before))
    await act.session.execute(delete(Paste).where(col(Paste.at) < before))
    await act.session.execute(delete(PastedLine).where(col(PastedLine.at) < before))
    await act.session.execute(delete(QuotedMessage).where(col(QuotedMessage.at) < before))
    await act.session.execute(delete(RoomFile).where(col(RoomFile.at) < before))
    await act.session.execute(delete(RoomEvent).where(col(RoomEvent.at) < before))
    return dropped == BATCH


_SETTLED: tuple[tuple[type[Incoming] | type[Outgoing], Any], ...] = (
    (Incoming, Incoming.handled_at),
    (Outgoing, Outgoing.sent_at),
    (Outgoing, Outgoing.failed_at),
)


async def _prune_days(act: Act, before: datetime) -> None:
    """Cards of days long past, and what of them was never sent: nobody could draw it any more."""
    past = col(DayCard.until) < before, col(DayCard.due_at).is_(None)
    days = select(DayCard.id).where(*past)
    await act.session.execute(
        delete(Outgoing).where(col(Outgoing.day_card_id).in_(days), col(Outgoing.sent_at).is_(None))
    )
    await act.session.execute(delete(DayCard).where(*past))

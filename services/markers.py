"""Work that time does at dates of its own: a ``Marker`` for each says when it is next due."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, case, func, literal
from sqlmodel import UTCDateTime, col, select

from models import Marker
from services.act import Act
from services.earliest import earliest
from services.once import insert_each_once

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def next_marked(names: Sequence[str]) -> ColumnElement[datetime]:
    """When the first of these is due; long ago in a house that has no date for one of them yet."""
    known = select(func.count()).where(col(Marker.name).in_(names)).scalar_subquery()
    soon = earliest(Marker.next_due, col(Marker.name).in_(names))
    return case((known < len(names), literal(_LONG_AGO, type_=UTCDateTime())), else_=soon)


async def has_come(act: Act, name: str, then: datetime) -> bool:
    """Whether it is due; it is next due ``then``. A house that has no date for it yet only notes that."""
    marker = await act.session.get(Marker, name, with_for_update=True)
    if marker is not None and marker.next_due > act.now:
        return False
    if marker is None:
        await insert_each_once(act.session, Marker, [{"name": name, "next_due": then}])
        return False
    marker.next_due = then
    return True

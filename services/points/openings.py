"""What people had earned before their community came to Linli: one opening entry each, part of the lifetime only."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models import EntryKind
from services.points.chain import lengthen, locked_head
from services.points.totals import keep
from services.rules.points import month_of


def opening_of(person_id: int) -> str:
    """The deed of an opening entry: one for a person in a community."""
    return f"opening:{person_id}"


async def bring_openings(
    session: AsyncSession, community_id: int, points: Mapping[int, int], today: date, now: datetime
) -> None:
    """Write one entry each (person → points). The caller has looked that there is none yet."""
    await locked_head(session, community_id)
    entries = [
        {
            "kind": EntryKind.OPENING,
            "person_id": person,
            "points": value,
            "rule_id": None,
            "deed": opening_of(person),
            "on": today,
            "month": month_of(today),
            "late": False,
            "at": now,
            "recorded_by_id": None,
            "checked_by_id": None,
            "reverses_id": None,
            "why": "",
            "commitment": "",
        }
        for person, value in points.items()
    ]
    written = await lengthen(session, community_id, entries)
    await keep(session, community_id, written, today)

"""What is due and what comes next, read in one statement: the truth stands in columns, and a look costs little."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import CardJob, Case, Incoming, Outgoing, Photo, PhotoState, Posting, Upload, UploadState
from scheduler.timetable import DEALING, TIMETABLE
from services.earliest import earliest

REDRAW = "next live cards"
UNNOTICED = frozenset({REDRAW, DEALING})


@dataclass(frozen=True)
class Agenda:
    """``due``: names of what has something to do now; ``upcoming``: the next moment at which more falls due.

    ``next_thing`` is the next of those moments that people notice: not a card that is merely drawn again, or dealing.
    """

    due: frozenset[str]
    upcoming: datetime | None
    next_thing: datetime | None


async def read_agenda(session: AsyncSession, now: datetime) -> Agenda:
    """The agenda at ``now`` (town time)."""
    timed = {step.name: step.next_due() for step in TIMETABLE}
    waiting = _waiting(now)
    coming = {f"next {name}": moment for name, moment in _coming(now).items()}
    columns = {**timed, **waiting, **coming}
    row = (await session.execute(select(*[column.label(name) for name, column in columns.items()]))).one()._mapping
    moments = {name: row[name] for name in (*timed, *coming) if row[name] is not None and row[name] > now}
    fallen = {name for name in timed if row[name] is not None and row[name] <= now}
    return Agenda(
        due=frozenset(fallen | {name for name in waiting if row[name]}),
        upcoming=min(moments.values(), default=None),
        next_thing=min((moment for name, moment in moments.items() if name not in UNNOTICED), default=None),
    )


def _unsent() -> tuple[Any, Any]:
    return col(Outgoing.sent_at).is_(None), col(Outgoing.failed_at).is_(None)


def _waiting(now: datetime) -> dict[str, Any]:
    """Whether each of the house's loops has work now."""
    unhandled = col(Incoming.handled_at).is_(None), col(Incoming.set_aside_at).is_(None)
    wanted = exists().where(col(Photo.state) == PhotoState.WANTED)
    return {
        "inbox": exists().where(*unhandled),
        "pictures": or_(wanted, exists().where(col(Case.pair_wanted))),
        "uploads": exists().where(col(Upload.state) == UploadState.WANTED),
        "contact cards": exists().where(col(CardJob.done_at).is_(None)),
        "delivery": exists().where(*_unsent(), col(Outgoing.send_after) <= now),
        "live cards": exists().where(col(Posting.redraw_at) <= now),
    }


def _coming(now: datetime) -> dict[str, Any]:
    """What falls due later and is no step of the timetable. What is stuck now hides nothing that comes."""
    return {
        "delivery": earliest(Outgoing.send_after, *_unsent(), col(Outgoing.send_after) > now),
        "live cards": earliest(Posting.redraw_at, col(Posting.redraw_at) > now),
    }

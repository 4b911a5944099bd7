"""What is due and what comes next, read in one statement: the truth stands in columns, and a look costs little."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import (
    BoardPost,
    Bulletin,
    CardJob,
    Case,
    Incoming,
    LedgerFile,
    Outgoing,
    Paste,
    PasteState,
    Photo,
    PhotoState,
    Posting,
    Upload,
    UploadState,
)
from scheduler.timetable import DEALING, DRAFTING, TIMETABLE
from services.earliest import earliest

REDRAW = "next live cards"
UNNOTICED = frozenset({REDRAW, DEALING, DRAFTING})


@dataclass(frozen=True)
class Agenda:
    """``due``: names of what has something to do now; ``moments``: when more of each kind falls due after that."""

    due: frozenset[str]
    moments: Mapping[str, datetime]

    @property
    def next_thing(self) -> datetime | None:
        """The next of those moments that people notice: not a card that is merely drawn again."""
        return self.next_but(UNNOTICED)

    def next_but(self, passed_over: Collection[str]) -> datetime | None:
        """The next moment of anything but these."""
        return min((moment for name, moment in self.moments.items() if name not in passed_over), default=None)


async def read_agenda(session: AsyncSession, now: datetime) -> Agenda:
    """The agenda at ``now`` (town time)."""
    row = (await session.execute(_query(), {"now": now})).one()._mapping
    moments = {name: row[name] for name in (*_timed(), *_COMING) if row[name] is not None and row[name] > now}
    fallen = {name for name in _timed() if row[name] is not None and row[name] <= now}
    return Agenda(
        due=frozenset(fallen | {name for name in _WAITING if row[name]}),
        moments=moments,
    )


_NOW: Any = bindparam("now")
_UNHANDLED = col(Incoming.handled_at).is_(None), col(Incoming.set_aside_at).is_(None)
_UNSENT = col(Outgoing.sent_at).is_(None), col(Outgoing.failed_at).is_(None)
_WAITING: dict[str, Any] = {
    "inbox": exists().where(*_UNHANDLED),
    "pictures": or_(exists().where(col(Photo.state) == PhotoState.WANTED), exists().where(col(Case.pair_wanted))),
    "uploads": exists().where(col(Upload.state) == UploadState.WANTED),
    "bulletin pictures": exists().where(col(Bulletin.picture_wanted)),
    "board pictures": exists().where(col(BoardPost.picture_wanted)),
    "contact cards": exists().where(col(CardJob.done_at).is_(None)),
    "pastes": exists().where(col(Paste.state) == PasteState.WANTED),
    "ledger files": exists().where(col(LedgerFile.made_at).is_(None)),
    "delivery": exists().where(*_UNSENT, col(Outgoing.send_after) <= _NOW),
    "live cards": exists().where(col(Posting.redraw_at) <= _NOW),
}
"""Whether each of the house's loops has work now."""
_COMING: dict[str, Any] = {
    "next delivery": earliest(Outgoing.send_after, *_UNSENT, col(Outgoing.send_after) > _NOW),
    REDRAW: earliest(Posting.redraw_at, col(Posting.redraw_at) > _NOW),
}
"""What falls due later and is no step of the timetable. What is stuck now hides nothing that comes."""


@cache
def _timed() -> dict[str, Any]:
    return {step.name: step.next_due() for step in TIMETABLE}


@cache
def _query() -> Any:
    """Built once: a look happens every second, and this is a large question."""
    columns = {**_timed(), **_WAITING, **_COMING}
    return select(*[column.label(name) for name, column in columns.items()])

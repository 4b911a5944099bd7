"""Who is signed in with which browser: opened by a link or a code, given a new cookie daily, ended by revoking."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from secrets import token_urlsafe

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import RoomSession, RoomUser

DAYS = 180
"""After so many days without a visit a session has ended."""
MOST = 20
_TURN = timedelta(days=1)
_GRACE = timedelta(minutes=1)


@dataclass(frozen=True)
class Ticket:
    """What a cookie holds."""

    session: int
    mark: str
    turn: int


@dataclass(frozen=True)
class Entry:
    """A session that is good, and whether its cookie is to be looked after (``due``)."""

    user: RoomUser
    session: int
    due: bool


async def open_session(session: AsyncSession, user_id: int, now: datetime, *, instead_of: int | None = None) -> Ticket:
    """Sign a browser in: a new session, whatever it had before; the oldest ends when there are too many."""
    if instead_of is not None:
        await session.execute(delete(RoomSession).where(col(RoomSession.id) == instead_of))
    mark = token_urlsafe(24)
    row = RoomSession(user_id=user_id, mark_hash=_hash(mark), opened_at=now, renewed_at=now)
    session.add(row)
    await session.flush()
    newest = select(col(RoomSession.id)).where(col(RoomSession.user_id) == user_id)
    kept = newest.order_by(col(RoomSession.renewed_at).desc(), col(RoomSession.id).desc()).limit(MOST)
    others = col(RoomSession.user_id) == user_id, col(RoomSession.id).not_in(kept)
    await session.execute(delete(RoomSession).where(*others).execution_options(synchronize_session=False))
    return Ticket(row.id, mark, row.turn)


async def entry(session: AsyncSession, ticket: Ticket, now: datetime) -> Entry | None:
    """The session that a cookie means; ``None`` when it has ended or never was."""
    query = (
        select(RoomSession, RoomUser)
        .join(RoomUser, col(RoomUser.id) == col(RoomSession.user_id))
        .where(col(RoomSession.id) == ticket.session)
    )
    found = (await session.execute(query)).one_or_none()
    if found is None:
        return None
    row, user = found
    good = _holds(row, ticket, now) and not user.is_bot
    return Entry(user, row.id, _due(row, ticket, now)) if good else None


def _holds(row: RoomSession, ticket: Ticket, now: datetime) -> bool:
    if not compare_digest(row.mark_hash, _hash(ticket.mark)) or row.renewed_at < now - timedelta(days=DAYS):
        return False
    if ticket.turn == row.turn:
        return True
    return ticket.turn == row.turn - 1 and (row.before_until is None or now < row.before_until)


def _due(row: RoomSession, ticket: Ticket, now: datetime) -> bool:
    if ticket.turn != row.turn:
        return row.before_until is None
    return (row.turn > 1 and row.before_until is None) or row.renewed_at <= now - _TURN


async def look_after(session: AsyncSession, ticket: Ticket, now: datetime) -> Ticket | None:
    """The cookie to have from now on; ``None`` when the one there is stays.

    Two requests at once get the same one, and one that got lost is given again.
    """
    query = select(RoomSession).where(col(RoomSession.id) == ticket.session).with_for_update()
    row = (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if row is None or not _holds(row, ticket, now):
        return None
    if ticket.turn == row.turn:
        if row.turn > 1 and row.before_until is None:
            row.before_until = now + _GRACE
        if row.renewed_at > now - _TURN:
            return None
        row.turn, row.before_until, row.renewed_at = row.turn + 1, None, now
    return Ticket(row.id, ticket.mark, row.turn)


async def end_session(session: AsyncSession, session_id: int) -> None:
    """Sign this browser out."""
    await session.execute(delete(RoomSession).where(col(RoomSession.id) == session_id))


async def end_sessions(session: AsyncSession, user_id: int, *, but: int | None = None) -> None:
    """Sign every browser of the user out, except one."""
    theirs = col(RoomSession.user_id) == user_id, col(RoomSession.id) != (but or 0)
    await session.execute(delete(RoomSession).where(*theirs))


def _hash(mark: str) -> str:
    return sha256(mark.encode("utf-8", "replace")).hexdigest()

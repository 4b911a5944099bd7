"""Short waits of our own work: leases, pauses, second tries. What people live by is not touched here."""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from models import Chat, Outgoing, Photo, PhotoState, Posting

LONGEST_PAUSE = timedelta(hours=1)
"""Longer than this no platform lets a chat wait; what says so comes from a clock that was set back."""


async def end_waits(session: AsyncSession, *, now: datetime, real_now: datetime) -> None:
    """Let nothing wait for a process that is gone, or for a moment that a clock, since set back, promised.

    A lease ends as if its time had come, so that its row is doubtful when it is sent again. ``now`` is town time.
    """
    unsent = col(Outgoing.sent_at).is_(None), col(Outgoing.failed_at).is_(None)
    for change in (
        update(Outgoing).where(*unsent, col(Outgoing.claimed_until) > real_now).values(claimed_until=real_now),
        update(Outgoing).where(*unsent, col(Outgoing.try_at) > real_now).values(try_at=real_now),
        update(Outgoing).where(*unsent, col(Outgoing.send_after) > now).values(send_after=now),
        update(Posting).where(col(Posting.redraw_at) > now).values(redraw_at=now),
        update(Chat).where(col(Chat.quiet_until) > real_now + LONGEST_PAUSE).values(quiet_until=None),
        update(Photo).where(col(Photo.state) == PhotoState.WANTED, col(Photo.try_at) > real_now).values(try_at=None),
    ):
        await session.execute(change.execution_options(synchronize_session=False))

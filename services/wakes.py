"""Wake-ups that belong to a transaction: told to sleepers once it has committed, never before.

Topics: ``incoming`` (an event was stored), ``outgoing`` (something is owed), ``outgoing:<chat id>`` (to this chat),
``photos`` (bytes are wanted), ``events:<room user id>`` (a chat page has news).
"""

from sqlalchemy.ext.asyncio import AsyncSession


def wake(session: AsyncSession, topic: str) -> None:
    """Remember to wake whoever sleeps on ``topic`` after this session's commit."""
    session.info.setdefault("wakes", set()).add(topic)


def take_wakes(session: AsyncSession) -> frozenset[str]:
    """The topics to wake, forgotten by the session: for the owner of the transaction, after its commit."""
    return frozenset(session.info.pop("wakes", ()))

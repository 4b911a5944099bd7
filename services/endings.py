"""What a transaction does last, before it commits: rows that many verbs add to, changes that many verbs ask for."""

from collections.abc import Awaitable, Callable, Hashable

from sqlalchemy.ext.asyncio import AsyncSession

Step = Callable[[AsyncSession], Awaitable[None]]

_ENDINGS = "endings"


def at_the_end(session: AsyncSession, key: Hashable, step: Step) -> None:
    """Do ``step`` before this session commits; of several with one key only the first."""
    session.info.setdefault(_ENDINGS, {}).setdefault(key, step)


async def end(session: AsyncSession) -> None:
    """Do what is left: for the owner of the transaction, before its commit."""
    while endings := session.info.pop(_ENDINGS, None):
        for step in endings.values():
            await step(session)

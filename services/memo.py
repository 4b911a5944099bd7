"""What was read once in a transaction is not read again: the same place and people stand on every card of a case."""

from collections.abc import Awaitable, Callable, Hashable
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

Found = TypeVar("Found")


async def once(session: AsyncSession, key: Hashable, read: Callable[[], Awaitable[Found]]) -> Found:
    """What ``read`` found the first time this transaction asked for ``key``; only for what no verb changes."""
    memo: dict[Hashable, Found] = session.info.setdefault("memo", {})
    if key not in memo:
        memo[key] = await read()
    return memo[key]


def read_anew(session: AsyncSession, key: Hashable) -> None:
    """Ask again for ``key``: it has changed."""
    session.info.get("memo", {}).pop(key, None)

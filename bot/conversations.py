"""What the bot waits for, kept in the update's own transaction: a half-told report survives a restart."""

from collections.abc import Mapping
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from sqlalchemy import bindparam
from sqlmodel import col, select

from models import Conversation
from services.act import Act

current: ContextVar[Act] = ContextVar("act")
"""The act whose transaction is open: set by the inbox around each update."""
PATIENCE = timedelta(hours=2)
"""What nobody has answered by then is waited for no more: what they say next is about something else. A conversation
that keeps its own ``until`` is left to it."""


class ConversationStorage(BaseStorage):
    """aiogram's FSM storage over ``Conversation`` rows; a conversation that waits for nothing has no row."""

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Wait for ``state``; for nothing when it is ``None``."""
        row = await _row(key)
        name = state.state if isinstance(state, State) else state
        if name is None and row is not None:
            await current.get().session.delete(row)
            await current.get().session.flush()
        elif name is not None:
            await _write(key, row, state=name)

    async def get_state(self, key: StorageKey) -> str | None:
        """What is waited for."""
        row = await _waiting(key)
        return row.state if row else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Replace the data; without a state there is nothing to keep."""
        row = await _row(key)
        if row is not None and row.state is not None:
            await _write(key, row, data=dict(data))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The data, empty when nothing is waited for."""
        row = await _waiting(key)
        return dict(row.data) if row else {}

    async def close(self) -> None:
        """Nothing was opened."""


def _name(key: StorageKey) -> str:
    return f"{key.bot_id}:{key.chat_id}:{key.user_id}:{key.thread_id or 0}"


_OF_KEY = select(Conversation).where(col(Conversation.key) == bindparam("name"))


async def _row(key: StorageKey) -> Conversation | None:
    return (await current.get().session.execute(_OF_KEY, {"name": _name(key)})).scalar_one_or_none()


async def _waiting(key: StorageKey) -> Conversation | None:
    row = await _row(key)
    if row is None or "until" in row.data or current.get().now - row.touched_at <= PATIENCE:
        return row
    await current.get().session.delete(row)
    await current.get().session.flush()
    return None


async def _write(key: StorageKey, row: Conversation | None, **values: Any) -> None:
    act = current.get()
    row = row or Conversation(key=_name(key), touched_at=act.now)
    row.touched_at = act.now
    for name, value in values.items():
        setattr(row, name, value)
    act.session.add(row)
    await act.session.flush()

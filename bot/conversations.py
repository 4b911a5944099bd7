"""What the bot waits for, kept in the update's own transaction: a half-told report survives a restart.

Which cards ask for it stands beside it: once it is answered, by a press or in writing, they have nothing to press.
"""

from collections.abc import Mapping
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from sqlalchemy import bindparam
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import Conversation
from services.act import Act

current: ContextVar[Act] = ContextVar("act")
"""The act whose transaction is open: set by the inbox around each update."""
MOST_CARDS = 5
"""So many cards of one conversation are remembered; older ones have been answered long ago."""
ASKED = "asked"
"""In the data, out of the handlers' sight: ``by`` which event it is asked, and the ``cards`` that ask."""
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
            await _forget(row)
        elif name is not None:
            cards = _cards(row) if row is not None and row.state == name else []
            if row is not None and not cards:
                _let_go(row)
            await _write(key, row, state=name, data={**(row.data if row else {}), **_asked(cards)})

    async def get_state(self, key: StorageKey) -> str | None:
        """What is waited for."""
        row = await _waiting(key)
        return row.state if row else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Replace the data; without a state there is nothing to keep."""
        row = await _row(key)
        if row is not None and row.state is not None:
            await _write(key, row, data={**data, **_asked(_cards(row))})

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The data, empty when nothing is waited for."""
        row = await _waiting(key)
        return {name: value for name, value in row.data.items() if name != ASKED} if row else {}

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
    await _forget(row)
    return None


async def _forget(row: Conversation) -> None:
    _let_go(row)
    await current.get().session.delete(row)
    await current.get().session.flush()


def _asked(cards: list[str]) -> dict[str, Any]:
    return {ASKED: {"by": current.get().incoming_id, "cards": cards}}


def _cards(row: Conversation) -> list[str]:
    return list(row.data.get(ASKED, {}).get("cards", ()))


def _let_go(row: Conversation) -> None:
    """Its cards ask for nothing any more: whoever handles the event takes their buttons."""
    act = current.get()
    act.session.info.setdefault((ASKED, act.incoming_id), []).extend(_cards(row))


def answered(session: AsyncSession, incoming_id: int) -> list[str]:
    """The cards whose question this event has answered."""
    found: list[str] = session.info.pop((ASKED, incoming_id), [])
    return found


async def note_card(session: AsyncSession, chat: str, incoming_id: int, message: str, now: datetime) -> None:
    """The answer to this event stands in ``message``: if the event began to wait for something, this card asks it.

    Only what was waited for lately is looked through, by its index: there may be weeks of half-told conversations.
    """
    lately = col(Conversation.touched_at) >= now - PATIENCE
    query = select(Conversation).where(lately, col(Conversation.key).contains(f":{chat}:", autoescape=True))
    for row in (await session.execute(query)).scalars():
        if row.data.get(ASKED, {}).get("by") == incoming_id:
            cards = [*_cards(row), message][-MOST_CARDS:]
            row.data = {**row.data, ASKED: {"by": incoming_id, "cards": cards}}


async def _write(key: StorageKey, row: Conversation | None, **values: Any) -> None:
    act = current.get()
    row = row or Conversation(key=_name(key), touched_at=act.now)
    row.touched_at = act.now
    for name, value in values.items():
        setattr(row, name, value)
    act.session.add(row)
    await act.session.flush()

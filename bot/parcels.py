"""What is sent as one message: its rows of the outbox, the chat, the card; and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.drawing import fingerprint
from models import Card, Chat, Lane, Outgoing, Purpose
from models.cards import Kind

BATCH = 50
GATHER_FROM = 6
"""So many notices of one kind for one chat become one list."""
_ABOUT = ("case_id", "day_card_id", "clue_id", "activity_id", "wish_id", "bulletin_id")
"""What a card may be about."""


@dataclass(frozen=True)
class Parcel:
    """One thing to send: its rows (several when gathered), the chat, the card."""

    rows: Sequence[Outgoing]
    chat: Chat
    card: Card


@dataclass(frozen=True)
class Sent:
    """A parcel that arrived, as the platform's ``message``."""

    parcel: Parcel
    message: str

    def asks(self) -> bool:
        """Whether it may be a question: an answer to one person, with something to press, that does not stay live."""
        first, buttons = self.parcel.rows[0], [button for row in self.parcel.card.buttons for button in row]
        private = first.lane is Lane.ANSWERS and self.parcel.chat.purpose is Purpose.DIRECT and first.incoming_id
        return bool(private and not first.audience and any(button.kind is Kind.PRESS for button in buttons))

    def posting(self) -> dict[str, Any] | None:
        """Where a card about a case, a clue, an activity, a wish or a bulletin, or of the day, stands now."""
        first = self.parcel.rows[0]
        if not any(getattr(first, column) for column in _ABOUT) or len(self.parcel.rows) > 1:
            return None
        return {
            "chat_id": self.parcel.chat.id,
            "message": self.message,
            **{column: getattr(first, column) for column in _ABOUT},
            "audience": first.audience,
            "drawn": fingerprint(self.parcel.card),
            "attempts": 0,
        }


def by_chat(found: Sequence[Any]) -> list[tuple[Chat, list[Outgoing]]]:
    """Rows beside their chats, a batch for each chat, in the order in which they came."""
    batches: dict[int, tuple[Chat, list[Outgoing]]] = {}
    for row, chat in found:
        batches.setdefault(chat.id, (chat, []))[1].append(row)
    return [(chat, rows[:BATCH]) for chat, rows in batches.values()]


def fail(rows: Sequence[Outgoing], now: datetime, why: str) -> None:
    """They will never be sent, and say why. ``now`` is real time."""
    for row in rows:
        row.failed_at, row.claimed_until, row.error = now, None, why[:200]


def gathered(rows: Sequence[Outgoing]) -> list[list[Outgoing]]:
    """Rows that make one message each: alone, unless many of one kind are due for the chat."""
    alike: dict[str, list[Outgoing]] = {}
    for row in rows:
        if row.gather:
            alike.setdefault(row.gather, []).append(row)
    groups: list[list[Outgoing]] = []
    for row in rows:
        together = alike.get(row.gather, [])
        if len(together) < GATHER_FROM:
            groups.append([row])
        elif together[0] is row:
            groups.append(together)
    return groups

"""Small rows that the running house keeps: the town's clock, counters, half-finished conversations."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from models.base import Row, json_object


class TownClock(Row, table=True):
    """How far town time is ahead of real time, in seconds. One row; zero outside the demo."""

    __tablename__ = "town_clock"

    id: int = Field(default=1, primary_key=True)
    ahead: float = 0.0


class Counter(Row, table=True):
    """The last number given: case numbers have no gaps."""

    __tablename__ = "counters"

    name: str = Field(primary_key=True)
    value: int = 0


class Conversation(Row, table=True):
    """What the bot waits for from one person in one chat: aiogram's FSM state, in our transaction."""

    __tablename__ = "conversations"

    key: str = Field(primary_key=True)
    state: str | None = None
    data: dict[str, Any] = json_object()
    touched_at: datetime = Field(index=True)


class Marker(Row, table=True):
    """When a recurring step of the timetable last ran."""

    __tablename__ = "markers"

    name: str = Field(primary_key=True)
    next_due: datetime

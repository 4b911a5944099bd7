"""Small rows that the running house keeps: the town's clock, counters, half-finished conversations."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from models.base import json_object


class TownClock(SQLModel, table=True):
    """How far town time is ahead of real time, in seconds. One row; zero outside the demo."""

    __tablename__ = "town_clock"

    id: int = Field(default=1, primary_key=True)
    ahead: float = 0.0


class Counter(SQLModel, table=True):
    """The last number given: case numbers have no gaps."""

    __tablename__ = "counters"

    name: str = Field(primary_key=True)
    value: int = 0


class Conversation(SQLModel, table=True):
    """What the bot waits for from one person in one chat: aiogram's FSM state, in our transaction."""

    __tablename__ = "conversations"

    key: str = Field(primary_key=True)
    state: str | None = None
    data: dict[str, Any] = json_object()
    touched_at: datetime = Field(index=True)


class Marker(SQLModel, table=True):
    """When a recurring step of the timetable last ran."""

    __tablename__ = "markers"

    name: str = Field(primary_key=True)
    next_due: datetime

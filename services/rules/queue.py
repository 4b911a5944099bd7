"""Whose turn it is when seats are free, and how long an offer holds. Parties come in the order of their arrival."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

SHORTEST = timedelta(minutes=10)
LONGEST = timedelta(hours=12)
SHARE = 8
"""An offer holds for the eighth part of what is left until the start."""


@dataclass(frozen=True)
class Waiting:
    """Who signed up together and waits: their number, and how many seats they need."""

    party: int
    size: int


def whose_turn(queue: Sequence[Waiting], free: int, *, strict: bool) -> list[Waiting]:
    """Who gets the free seats. In strict order nobody overtakes; otherwise whoever fits goes first."""
    chosen: list[Waiting] = []
    for waiting in queue:
        if waiting.size <= free:
            chosen.append(waiting)
            free -= waiting.size
        elif strict:
            break
    return chosen


def seated_at_once(queue: Sequence[Waiting], free: int, size: int, *, strict: bool) -> bool:
    """Whether a newcomer of this size gets seats at once: there are enough, and nobody waits who comes first."""
    if size > free:
        return False
    return not queue if strict else not whose_turn(queue, free, strict=False)


def offer_ends(now: datetime, start: datetime, loud: datetime) -> datetime:
    """Until when an offer holds: shorter as the start nears, from ``loud`` on, when it is heard."""
    begins = max(now, loud) if loud < start else now
    span = min(max((start - begins) / SHARE, SHORTEST), LONGEST)
    return min(begins + span, start)

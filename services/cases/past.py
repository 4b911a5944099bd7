"""What was said in a chat before: photos of a moment ago that nobody reported, and the message that is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import func
from sqlmodel import col, select

from models import CaseEvent, Shot
from services.act import Act


@dataclass(frozen=True)
class Earlier:
    """A message of before: its incoming row, 0 when we never got it, and what came with it."""

    incoming_id: int
    shots: tuple[Shot, ...]
    album: str = ""
    """What its parts have in common; only the first of them may stand in the timeline."""


class Past(Protocol):
    """What a gateway finds when it is asked, and not before: most messages need nothing of it."""

    async def photos(self) -> list[Earlier]:
        """Bare photos that the same person sent to the same chat within five minutes before, oldest first."""

    async def quoted(self) -> list[Earlier]:
        """The message that is answered, with the other parts of its album, oldest first."""


async def unreported(act: Act, earlier: Sequence[Earlier]) -> tuple[Shot, ...]:
    """What belongs to no report yet: whatever came after this person last told something of a case here."""
    if not earlier or act.person is None or act.chat is None:
        return ()
    query = select(func.max(CaseEvent.incoming_id)).where(
        col(CaseEvent.incoming_id) >= earlier[0].incoming_id,
        col(CaseEvent.actor_id) == act.person.id,
        col(CaseEvent.chat_id) == act.chat.id,
    )
    last: int = (await act.session.execute(query)).scalar_one() or 0
    told = {one.album for one in earlier if one.album and one.incoming_id <= last}
    left = [one for one in earlier if one.incoming_id > last and one.album not in told]
    return tuple(shot for one in left for shot in one.shots)

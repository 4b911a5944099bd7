"""Telling a clue, following it, and what is kept of the message in which it was told: nothing.

Neither who told it nor when to the minute is written down. The code is the only way back, and only its mark is kept.
"""

from datetime import datetime
from typing import Any

from sqlmodel import col, select

from models import Area, Clue, ClueKind, ClueState, Incoming, Level, Notice, Person, Refusal, Refused, Role
from services import rooms
from services.act import Act
from services.clues.credits import POINTS, credit, credited_to
from services.codes import TOLD, check_pace, heard_at, note_guess
from services.directory import Directory, directory
from services.facts import names
from services.outbox import tell
from services.people import direct_chats
from services.rules.clues import code_of, event_without, new_code
from services.rules.words import clean, is_nothing
from services.understanding import find_place, understanding

HEARING = (Role.COMMUNITY_POLICE, Role.CLUE_CONTACT)
LONGEST = 1000


async def whom_to_ring(act: Act) -> dict[str, Any]:
    """``contact`` (the community police here, or null) and ``hearing`` (which posts hear clues here)."""
    known = await directory(act.session)
    community = await _community(act, known, "")
    if community is None:
        return {"contact": None, "hearing": []}
    return {
        "contact": await _police(act, known, community),
        "hearing": [role.value for role in HEARING if known.of_area(community, role, act.now)],
    }


async def _police(act: Act, known: Directory, community: Area) -> dict[str, str] | None:
    for person_id in known.of_area(community, Role.COMMUNITY_POLICE, act.now):
        person = await act.session.get(Person, person_id)
        if person is not None and person.phone and person.phone_shown:
            return {"name": person.name, "phone": person.phone, "role": Role.COMMUNITY_POLICE.value}
    return None


async def _community(act: Act, known: Directory, words: str) -> Area | None:
    """The community that the words, or else the teller's home, lie in; the only one there is; ``None`` for unknown."""
    place = {"chat": act.chat, "person": act.somebody, "pin": None}
    where = await find_place(act.session, await understanding(act.session), words, **place)  # type: ignore[arg-type]
    found = known.around(known.areas[where.area_id]).get(Level.COMMUNITY) if where else None
    every = [area for area in known.areas.values() if area.level is Level.COMMUNITY]
    return found or (every[0] if len(every) == 1 else None)


async def file_clue(act: Act, kind: ClueKind, words: str) -> str:
    """Keep a clue about a place and let those who hear it know; its code, which nobody will be told again."""
    said = clean(words)
    if is_nothing(said):
        raise Refused(Refusal.NOTHING_SAID)
    if len(said) > LONGEST:
        raise Refused(Refusal.TOO_LONG, most=LONGEST)
    known = await directory(act.session)
    community = await _community(act, known, said)
    if community is None:
        raise Refused(Refusal.UNKNOWN_PLACE)
    hearing = [one for role in HEARING for one in known.of_area(community, role, act.now)]
    if not hearing:
        raise Refused(Refusal.CLUE_NOBODY)
    await _count(act)
    code = new_code()
    clue = Clue(kind=kind, community_id=community.id, words=said, code_mark=_mark(act, code), day=_today(act))
    act.session.add(clue)
    await act.session.flush()
    await tell_of(act, clue, hearing)
    return code


async def tell_of(act: Act, clue: Clue, people: list[int]) -> None:
    """Those who hear it read that there is one, and open it."""
    chats = (await direct_chats(act.session, people)).values()
    await tell(act, list(chats), Notice.CLUE_NEWS, {"clue": clue.id})


async def _count(act: Act) -> None:
    """Nobody tells more than a few clues in ten minutes; what is counted is a mark of today, not a person."""
    source = TOLD + act.town.doors.mark("clue-pace", f"{act.somebody.id}:{_today(act)}")
    at = await heard_at(act)
    await check_pace(act, source, at)
    await note_guess(act, source, at)


def _today(act: Act) -> str:
    return act.now.astimezone(act.town.timezone).date().isoformat()


def _mark(act: Act, code: str) -> str:
    return act.town.doors.mark("clue", code_of(code) or "")


async def follow(act: Act, code: str, source: str) -> dict[str, Any] | None:
    """How it stands with the clue of this code; ``None`` for a wrong one, which is counted: commit it all the same.

    Whoever holds the code told the clue. They are credited when they look, if it proved true.
    """
    at: datetime = await heard_at(act)
    await check_pace(act, source, at)
    query = select(Clue).where(col(Clue.code_mark) == _mark(act, code)).with_for_update()
    clue = (await act.session.execute(query)).scalar_one_or_none()
    if clue is None:
        await note_guess(act, source, at)
        return None
    fresh = clue.state is ClueState.VERIFIED and not clue.credited
    if fresh:
        await credit(act, clue)
        await act.session.flush()
    known = await directory(act.session)
    return {
        "kind": clue.kind.value,
        "state": clue.state.value,
        "unit": names(known.units.get(clue.unit_id or 0)),
        "points": POINTS if fresh else 0,
        "total": await credited_to(act),
    }


async def forget(act: Act, kept: str) -> None:
    """Leave of the message that is being handled only ``kept``: in the inbox and, on the chat page, in its room."""
    assert act.incoming_id is not None
    row = await act.session.get_one(Incoming, act.incoming_id)
    if "update" in row.payload:
        row.payload = {**row.payload, "update": event_without(row.payload["update"], kept)}
    else:
        await rooms.blank(act.session, row.payload["message"], kept, act.now)

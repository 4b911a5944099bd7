"""Points given by hand: recorded at once, or where they are many, when a second person has agreed."""

import hashlib
from datetime import date
from typing import Any

from sqlmodel import col, select

from models import Area, Correction, Entry, Person, PointRule, Refusal, Refused, Right
from services.access import require
from services.act import Act
from services.directory import directory
from services.points.asking import community_of
from services.points.chain import locked_head
from services.points.correcting import put_up
from services.points.recording import Award, record_one
from services.same_person import whoever


async def award_by_hand(act: Act, person_id: int, rule_id: int, on: date, why: str) -> dict[str, Any]:
    """Record it, where the acting person may: checked again when it is pressed.

    The same of one person, rule, day and reason is one deed, also when two of the desk record it at once.
    ``late`` in what is told: the list of that day's month is posted, so that it counts for the open one.
    """
    person, rule, community = await _what_it_is_for(act, person_id, rule_id)
    deed = _deed(person, rule, on, why)
    second = 0 < act.town.points.second_above < rule.points
    if second:
        await _ask_second(act, community.id, person, rule, on, why)
        fresh: int | None = 0
    else:
        award = Award(person.id, deed, on, rule.points, rule, why)
        fresh = await record_one(act, community.id, award)
    entry = await act.session.get(Entry, fresh) if fresh and on != act.today else None
    by = "" if fresh is not None else await _recorder(act, community.id, deed)
    return {
        "name": person.name,
        "names": {"zh_CN": rule.name, "en": rule.name_en or rule.name},
        "points": rule.points,
        "why": why,
        "on": entry.on.isoformat() if entry else "",
        "late": entry is not None and entry.late,
        "again": fresh is None,
        "by": by,
        "second": second,
    }


async def _what_it_is_for(act: Act, person_id: int, rule_id: int) -> tuple[Person, PointRule, Area]:
    """Who, by which rule, in which community; refuses whoever may not record there."""
    found = await require(act, Right.AWARD)
    person = await act.session.get(Person, person_id)
    rule = await act.session.get(PointRule, rule_id)
    if person is None or rule is None:
        raise Refused(Refusal.STALE, number=0)
    community = await community_of(act, person)
    path = (await directory(act.session)).path_of(community.id)
    if not any(held.covers(path) for held in found):
        raise Refused(Refusal.NOT_YOUR_GRID)
    return person, rule, community


def _deed(person: Person, rule: PointRule, on: date, why: str) -> str:
    about = hashlib.sha256(f"{person.id}:{rule.area_id}:{rule.key}:{why}".encode()).hexdigest()
    return f"award:{on:%Y%m%d}:{about[:24]}"


async def _recorder(act: Act, community_id: int, deed: str) -> str:
    query = select(Entry.recorded_by_id).where(col(Entry.community_id) == community_id, col(Entry.deed) == deed)
    found = (await act.session.execute(query)).scalar_one()
    return (await whoever(act.session, found)).name if found else ""


async def _ask_second(act: Act, community_id: int, person: Person, rule: PointRule, on: date, why: str) -> None:
    """So many points wait for somebody else's press; the same again while they wait is refused."""
    if person.id == act.somebody.id:
        raise Refused(Refusal.OWN_POINTS)
    await locked_head(act.session, community_id)
    waiting = select(Correction.id).where(
        col(Correction.person_id) == person.id,
        col(Correction.rule_id) == rule.id,
        col(Correction.on) == on,
        col(Correction.entry_id).is_(None),
        col(Correction.agreed).is_(None),
    )
    if (await act.session.execute(waiting)).first() is not None:
        raise Refused(Refusal.CORRECTION_WAITS)
    values: dict[str, Any] = {"entry_id": None, "rule_id": rule.id, "on": on, "points": rule.points}
    await put_up(act, community_id, person.id, why or rule.name, **values)

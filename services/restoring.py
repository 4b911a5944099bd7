"""Somebody lost their way in and rang up: whoever looks after where they live makes a code for them, and says it."""

from datetime import datetime
from typing import Any

from models import Area, CodeKind, Person, Refusal, Refused, Right
from services.access import STEERING, Standing, require
from services.act import Act
from services.calling import called
from services.codes import make_code
from services.ranks import RANK, rank_of


async def people_called(act: Act, words: str, right: Right = Right.RESTORE) -> list[Person]:
    """Who may be meant by a name, of those whom the acting person may let in again; refuses when there is nobody."""
    found = await require(act, right)
    people = await called(act, words, found, homeless=_steers(found))
    if not people:
        raise Refused(Refusal.NOBODY_CALLED)
    return people


def _steers(found: list[Standing]) -> bool:
    return any(held.role in STEERING for held in found)


async def code_for(act: Act, person_id: int, real_now: datetime) -> dict[str, Any]:
    """Six digits for somebody whom the acting person may let in again."""
    person = await access_person(act, person_id, Right.RESTORE)
    digits = await make_code(act, CodeKind.RESTORE, person, real_now)
    return {"name": person.name, "code": digits, "link": f"{act.town.doors.front}/restore"}


async def access_person(act: Act, person_id: int, right: Right) -> Person:
    """Somebody who lives where the acting person looks after people, and holds no post as high."""
    found = await require(act, right)
    person = await act.session.get(Person, person_id)
    if person is None or person.merged_into_id is not None:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    if not act.town.doors.front:
        raise Refused(Refusal.NO_PAGE)
    home = await act.session.get(Area, person.home_area_id) if person.home_area_id else None
    over = [held for held in found if (held.covers(home.path) if home else held.role in STEERING)]
    if not over:
        raise Refused(Refusal.NOT_YOURS)
    if await rank_of(act, person) >= max(RANK[held.role] for held in over):
        raise Refused(Refusal.OUTRANKED)
    return person

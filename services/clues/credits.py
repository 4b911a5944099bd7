"""Points for a clue that proved true: theirs alone, and no part of any figure that others read.

A row holds a salt and a mark over salt and person that only this house can make, so neither a reader of the table nor
another row tells whose it is. Whoever adds up somebody's own points, and nobody else, asks ``credited_to``.
"""

import secrets

from sqlmodel import select

from models import Clue, ClueCredit
from services.act import Act
from services.same_person import ids_of_person

POINTS = 5
"""线索核实 of the rule table."""


def credit(act: Act, clue: Clue) -> None:
    """Give the acting person the points of a verified clue, once for the clue."""
    salt = secrets.token_hex(16)
    month = act.now.astimezone(act.town.timezone).strftime("%Y-%m")
    act.session.add(ClueCredit(salt=salt, mark=_mark(act, salt, act.somebody.id), points=POINTS, month=month))
    clue.credited = True


async def credited_to(act: Act) -> int:
    """All points that the acting person has had for clues: only they may read it."""
    people = await ids_of_person(act.session, act.somebody)
    rows = (await act.session.execute(select(ClueCredit))).scalars()
    return sum(row.points for row in rows if row.mark in {_mark(act, row.salt, one) for one in people})


def _mark(act: Act, salt: str, person_id: int) -> str:
    return act.town.doors.mark("clue-credit", f"{salt}:{person_id}")

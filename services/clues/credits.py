"""Points for a clue that proved true: theirs alone, and no part of any figure that others read.

They stand in the ledger as every credit that nobody else sees (``SealedCredit``): a commitment in the chain, whose and
how much in a table of its own, and nowhere for which clue.
"""

import secrets

from sqlalchemy import func
from sqlmodel import col, select

from models import Clue, Refused, SealedCredit
from services.act import Act
from services.points.asking import community_of
from services.points.recording import credit_sealed
from services.same_person import own

POINTS = 5
"""线索核实 of the rule table."""
KIND = "clue:"


async def credit(act: Act, clue: Clue) -> None:
    """Give the acting person the points of a verified clue, once for the clue: to be spent where they live."""
    try:
        community = (await community_of(act, act.somebody)).id
    except Refused:
        community = clue.community_id
    clue.credited = True
    await credit_sealed(act, community, act.somebody.id, POINTS, f"{KIND}{secrets.token_hex(8)}")


async def credited_to(act: Act) -> int:
    """All points that the acting person has had for clues: only they may read it."""
    mine = own(SealedCredit.person_id, act.somebody.id), col(SealedCredit.deed).startswith(KIND)
    query = select(func.coalesce(func.sum(SealedCredit.points), 0)).where(*mine)
    return int((await act.session.execute(query)).scalar_one())

"""What a card of the day says now: each kind has its own facts."""

from typing import Any

from models import DayCard, DayCardKind, Notice, Person
from services.act import Act
from services.day import logged, overview, work

NOTICES = {
    DayCardKind.WORK: Notice.DAY_WORK,
    DayCardKind.OVERVIEW: Notice.DAY_OVERVIEW,
    DayCardKind.KINDS: Notice.DAY_KINDS,
    DayCardKind.LOGGED: Notice.DAY_LOGGED,
}
_FACTS = {
    DayCardKind.WORK: work.facts,
    DayCardKind.OVERVIEW: overview.facts,
    DayCardKind.KINDS: logged.kinds_facts,
    DayCardKind.LOGGED: logged.facts,
}


async def day_facts(act: Act, card: DayCard) -> dict[str, Any]:
    """What the card says to its person now; ``total`` is 0 when nothing is left to say."""
    person = await act.session.get_one(Person, card.person_id)
    return await _FACTS[card.kind](act.by(person, act.chat), card)

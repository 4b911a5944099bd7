"""The community as a workbook for desk and street: without phones, unless whoever sets the town up asks for them."""

from datetime import datetime, timedelta
from typing import Any

from models import Export, Person, Refusal, Refused, Right
from services.access import may_anywhere, require
from services.act import Act
from services.community import Community, present_community
from services.same_person import ids_of_person

EXPORT = "export"
GOOD_FOR = timedelta(minutes=10)


async def want_export(act: Act, real_now: datetime, *, phones: bool = False) -> dict[str, Any]:
    """A link to the workbook for the acting person; that they asked for it is written down."""
    await require(act, Right.SET_UP if phones else Right.EXPORT)
    if not act.town.doors.front:
        raise Refused(Refusal.EXPORT_NOWHERE)
    wanted = Export(person_id=act.somebody.id, phones=phones, at=real_now)
    act.session.add(wanted)
    await act.session.flush()
    may = await may_anywhere(act, Right.SET_UP)
    return {"link": act.town.doors.link(EXPORT, wanted.id), "phones": phones, "may": may and not phones}


async def export_behind(act: Act, token: str, visitor: Person | None, real_now: datetime) -> tuple[Community, Person]:
    """What the link leads to, and for whom; refuses an old one, and phones to anybody but whoever asked for them."""
    numbers = act.town.doors.opened(EXPORT, token)
    wanted = await act.session.get(Export, numbers[0]) if numbers and len(numbers) == 1 else None
    if wanted is None or real_now - wanted.at > GOOD_FOR:
        raise Refused(Refusal.EXPORT_GONE)
    asked = await act.session.get_one(Person, wanted.person_id)
    await require(act.by(asked, None), Right.SET_UP if wanted.phones else Right.EXPORT)
    if wanted.phones and (visitor is None or visitor.id not in await ids_of_person(act.session, asked)):
        raise Refused(Refusal.EXPORT_SIGN_IN)
    found = await present_community(act.session, now=act.now, timezone=act.town.timezone, phones=wanted.phones)
    return found, asked

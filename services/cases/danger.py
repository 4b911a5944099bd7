"""Gas, fire, people in danger: phone numbers first, desk and street at once, never a silent queue."""

from typing import Any

from models import Audience, Case, Chat, Lane, Notice, Person, Purpose, Role, Sensitivity
from services.act import Act
from services.cases.parties import appointed, area_of, chats_for, in_charge
from services.directory import directory
from services.facts import contact_of
from services.outbox import tell, tell_case
from services.people import around, direct_chats


async def answer_danger(act: Act, case: Case, *, reply_to: str) -> None:
    """Tell the reporter whom to call, and desk, street and grid leader what happened; nothing for ordinary matters."""
    category = (await directory(act.session)).categories.get(case.category_id or 0)
    if category is None or not category.emergency:
        return
    numbers = list(category.emergency)
    facts = {"numbers": numbers, "contact": await _leader(act, case)}
    chats = await _where_it_was_said(act, case)
    await tell(act, chats, Notice.DANGER_ANSWER, facts, lane=Lane.DANGER, reply_to=reply_to)
    await _alert(act, case, numbers)


async def _where_it_was_said(act: Act, case: Case) -> list[Chat]:
    """The chat of the report; for what no group may read, the reporter's own."""
    assert act.chat is not None
    if case.sensitivity is Sensitivity.OPEN or act.chat.purpose is Purpose.DIRECT:
        return [act.chat]
    return list((await direct_chats(act.session, [case.reporter_id])).values()) or [act.chat]


async def _alert(act: Act, case: Case, numbers: list[str]) -> None:
    roles = [Role.DESK, Role.STREET]
    if case.sensitivity is not Sensitivity.SEALED:
        roles.append(Role.GRID_LEADER)
    people = await in_charge(act, case, *roles, wide=True) or await appointed(act, case, *roles)
    chats = await chats_for(act, people)
    await tell_case(act, chats, Notice.DANGER_ALERT, case, Audience.DESK, lane=Lane.DANGER, numbers=numbers, voices=[])


async def _leader(act: Act, case: Case) -> dict[str, Any] | None:
    leaders = await in_charge(act, case, Role.GRID_LEADER)
    person = await act.session.get(Person, leaders[0]) if leaders else None
    if person is None:
        return await contact_of(act, await around(act.session, await area_of(act, case)))
    return {"name": person.name, "phone": person.phone, "role": Role.GRID_LEADER.value}

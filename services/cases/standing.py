"""As whom a person looks at a case: whose turn it is, who steers it, who reported it."""

from typing import Any

from models import Audience, Case, Chat, Purpose, Role
from services.access import STEERING, Standing, holds, standings
from services.act import Act
from services.cases.parties import appointed, area_of, in_charge, keepers
from services.cases.together import HELPERS, my_part
from services.directory import directory
from services.facts import case_facts, facts_for
from services.roster import of_unit
from services.same_person import ids_of_person, whoever
from services.together import helping_units


async def audience_for(act: Act, case: Case) -> Audience:
    """The fullest cut of the case that this person may see; of what was logged there is one."""
    if case.logged_at is not None:
        return Audience.LOGGER
    path = (await area_of(act, case)).path
    found = [held for held in await standings(act.session, act.somebody, act.now) if not held.over]
    if any(held.role in STEERING and held.covers(path) for held in found):
        return Audience.DESK
    if any(holds(held, case, path) or (held.unit_id and held.unit_id == case.unit_id) for held in found):
        return Audience.HOLDER
    if await my_part(act, case) is not None:
        return Audience.JOINT
    return await _outside(act, case, path, found)


async def _outside(act: Act, case: Case, path: str, found: list[Standing]) -> Audience:
    """Whoever has no part in handling it: the reporter, the grid around it, anybody."""
    if case.reporter_id in await ids_of_person(act.session, act.somebody):
        return Audience.REPORTER
    grid = (Role.GRID_MEMBER, Role.GRID_LEADER)
    if any(held.role in grid and held.covers(path) for held in found):
        return Audience.VERIFIER
    return Audience.TEAM


async def facts_for_posting(act: Act, case: Case, audience: Audience, chat: Chat) -> dict[str, Any]:
    """What a live card shows now; only its number once its reader no longer handles the case."""
    if await _moved_on(act, case, audience, chat):
        facts = await case_facts(act, case, Audience.TEAM)
        return facts | {"audience": audience.value, "gone": True}
    looks_on = audience is Audience.TEAM and chat.purpose is Purpose.WORK and case.held_by is Role.OFFICER
    return await facts_for(act, case, audience, chat) | {"looks_on": looks_on}


async def _moved_on(act: Act, case: Case, audience: Audience, chat: Chat) -> bool:
    if audience is Audience.DESK:
        people = await in_charge(act, case, *STEERING, wide=True) + await appointed(act, case, *STEERING)
        return not await _is_one_of(act, chat, people)
    if audience is Audience.HOLDER:
        return not await _is_one_of(act, chat, await keepers(act, case), case.handler_id)
    if audience is Audience.JOINT:
        return not await _is_one_of(act, chat, await _helpers(act, case))
    return audience is Audience.TEAM and chat.purpose is Purpose.UNIT and chat.unit_id != case.unit_id


async def _helpers(act: Act, case: Case) -> list[int]:
    """Everybody of the units that help."""
    known = await directory(act.session)
    units = await helping_units(act.session, case)
    found = [person for unit in units for person in known.of_unit(unit, HELPERS, act.now)]
    return found + [person for unit in units for person in await of_unit(act.session, unit, HELPERS, act.now)]


async def _is_one_of(act: Act, chat: Chat, people: list[int], handler: int | None = None) -> bool:
    """Whether the chat's person is one of ``people`` or ``handler``, also when they are known by another row."""
    if chat.person_id in {*people, handler}:
        return True
    reader = await whoever(act.session, chat.person_id) if chat.person_id else None
    if reader is None:
        return False
    return reader.id in people or handler in await ids_of_person(act.session, reader)

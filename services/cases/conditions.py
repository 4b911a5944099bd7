"""What exactly was found (情形): chosen by a button, it brings the limit that belongs to it."""

from collections.abc import Sequence

from models import Case, Condition, Move, Refusal, Refused, Right, TimeLimit
from services.access import access_case
from services.act import Act
from services.cases.dispatching import Told, tell_change
from services.cases.steering import may_still
from services.cases.timeline import move_case, timeline
from services.deadlines import change_limit
from services.directory import directory
from services.same_person import ids_of_person

NONE = 0
"""Instead of the id of a condition: none of them, the category's own limit holds."""


async def conditions_for(act: Act, case_id: int) -> tuple[Case, list[tuple[Condition, TimeLimit]]]:
    """What may be chosen for a case, each with the limit that held when it was filed."""
    case = await access_case(act, case_id, Right.ANSWER)
    known = await directory(act.session)
    found = known.conditions_of(case.category_id)
    limits = [(row, known.limit_at(row.category_id, row.id, case.filed_at)) for row in found]
    return case, [(row, limit) for row, limit in limits if limit is not None]


async def choose_condition(act: Act, case_id: int, version: int, condition_id: int) -> Case:
    """This is what was found: its limit holds, counted from when the clock began."""
    case, offered = await conditions_for(act, case_id)
    await may_still(act, case, version)
    limit = await _limit(act, case, offered, condition_id)
    if (case.condition_id or NONE, case.limit_id) == (condition_id, limit.id):
        raise Refused(Refusal.STALE, number=case.number)
    before = Told.of(case)
    case.condition_id, case.limit_id = condition_id or None, limit.id
    await move_case(act, case, Move.CONDITION, facts={"condition": condition_id, "limit": limit.id})
    await change_limit(act, case, await timeline(act, case) if case.assigned_at else ())
    if case.reporter_id not in await ids_of_person(act.session, act.somebody):
        await tell_change(act, case, before, date="new")  # who chose it reads the date on their own card
    return case


async def _limit(act: Act, case: Case, offered: Sequence[tuple[Condition, TimeLimit]], condition_id: int) -> TimeLimit:
    if condition_id == NONE and offered:
        found = (await directory(act.session)).limit_at(offered[0][0].category_id, None, case.filed_at)
    else:
        found = next((limit for row, limit in offered if row.id == condition_id), None)
    if found is None:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return found

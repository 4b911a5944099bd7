"""二次办理: whoever is not satisfied gets the desk's own look at it, within three working days, once a case."""

from models import Case, Measure, Move, Role
from services.act import Act
from services.cases.parties import show_desk
from services.cases.timeline import move_case
from services.deadlines import set_climb, stop_clocks
from services.stages import wait_at_desk

WHY = "not-satisfied"


async def handle_again(act: Act, case: Case) -> bool:
    """Back to the desk with a clock of its own; ``False`` where it was handled a second time already.

    What others answered still holds: only whoever is not satisfied is asked again.
    """
    if case.second_at is not None:
        return False
    await move_case(act, case, Move.SECOND)
    case.second_at = act.now
    case.second_due_at = act.town.calendar.add(act.now, act.town.quality.second_days, Measure.WORKING_DAYS)
    case.closed_at = case.verified_at = case.handled_at = case.accepted_at = None
    case.held_by, case.unit_id, case.routed, case.officer_id = Role.DESK, None, WHY, None
    stop_clocks(case)
    wait_at_desk(act, case, WHY)
    await set_climb(act, case)
    await act.session.flush()
    await show_desk(act, case)
    return True

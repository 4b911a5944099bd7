"""A case's clocks as columns: when it must be accepted and done, and when the next rung of the ladder is due."""

from datetime import datetime, timedelta

from models import Case, Role, State
from services.act import Act
from services.directory import directory
from services.rules.ladder import Climb, Rung, climb, rungs

Steps = tuple[tuple[Rung, datetime], ...]


async def start_clocks(act: Act, case: Case) -> None:
    """Start acceptance and handling anew from now, under the limit the case was filed with."""
    limit = (await directory(act.session)).limits.get(case.limit_id or 0)
    if limit is None:
        stop_clocks(case)
        return
    calendar = act.town.calendar
    case.assigned_at = act.now
    case.due_at = calendar.add(act.now, limit.handle_amount, limit.handle_measure)
    case.accept_due_at = min(case.due_at, calendar.add(act.now, limit.accept_amount, limit.accept_measure))
    case.accept_remind_at = await loud(act, case, case.accept_due_at)
    case.promised_at = None
    await restart_ladder(act, case)


async def change_limit(act: Act, case: Case) -> None:
    """Another limit holds: counted from when the clock began, nothing that has run starts again."""
    limit = (await directory(act.session)).limits.get(case.limit_id or 0)
    if limit is None or case.assigned_at is None or case.due_at is None:
        return
    due_at = act.town.calendar.add(case.assigned_at, limit.handle_amount, limit.handle_measure)
    if due_at != case.due_at:
        case.due_at = due_at
        await restart_ladder(act, case)


def stop_clocks(case: Case) -> None:
    """Nothing is due: the ladder says nothing until a clock starts again."""
    case.accept_due_at = case.accept_remind_at = case.due_at = case.promised_at = case.climb_at = None
    case.rung = Rung.NONE


async def restart_ladder(act: Act, case: Case) -> None:
    """Stand at the foot of the ladder again: for a new or moved limit."""
    case.rung = Rung.NONE
    await set_climb(act, case)


async def set_climb(act: Act, case: Case) -> None:
    """When the next rung above the case's present one is due."""
    upcoming = [at for rung, at in await steps(act, case) if rung > case.rung]
    case.climb_at = upcoming[0] if upcoming else None
    if case.climb_at and case.promised_at:
        case.climb_at = await loud(act, case, max(case.climb_at, case.promised_at))


async def steps(act: Act, case: Case) -> Steps:
    """Every rung with the moment from which it holds, outside quiet hours unless there is danger."""
    found = _steps(act, case)
    return tuple([(rung, await loud(act, case, at)) for rung, at in found])


def _steps(act: Act, case: Case) -> Steps:
    if case.state is State.FILED:
        return (
            (Rung.REMIND, case.changed_at + act.town.intake_after),
            (Rung.FIRST, case.changed_at + act.town.intake_climb),
        )
    if case.state is State.HANDLED and case.handled_at:
        return ((Rung.FIRST, case.handled_at + act.town.verify_after),)
    if case.due_at and case.assigned_at and case.state in (State.ASSIGNED, State.ACCEPTED):
        to_unit = case.held_by is Role.OFFICER
        return rungs(case.assigned_at, case.due_at, to_unit=to_unit, settings=act.town.ladder)
    return ()


async def loud(act: Act, case: Case, at: datetime) -> datetime:
    """``at``, put off to the end of quiet hours unless the case is an emergency."""
    category = (await directory(act.session)).categories.get(case.category_id or 0)
    return at if category and category.emergency else act.town.quiet.next_loud(at)


async def climb_now(act: Act, case: Case) -> Climb:
    """The rung that holds now, and those that were passed while nobody looked."""
    return climb(await steps(act, case), Rung(case.rung), act.now)


def end_of_today(act: Act) -> datetime:
    """Midnight of the town's day, in which a unit promised to be done."""
    local = act.now.astimezone(act.town.timezone)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return midnight.astimezone(act.now.tzinfo)

"""A case's clocks as columns: when it must be accepted and done, and when the next rung of the ladder is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from models import Case, CaseEvent, Measure, Move, Role, State, TimeLimit
from services.act import Act
from services.directory import directory
from services.rules.clocks import Clock, Turn, lived
from services.rules.ladder import Climb, Rung, climb, rungs

Steps = tuple[tuple[Rung, datetime], ...]


async def start_clocks(act: Act, case: Case) -> None:
    """Start acceptance and handling anew from now, under the limit the case was filed with."""
    limit = await _limit(act, case)
    if limit is None:
        stop_clocks(case)
        return
    case.assigned_at, case.left_unit_id = act.now, None
    _keep(case, Clock.begin(act.town.calendar, _began(case, act.now), limit.handle_amount, limit.handle_measure))
    await _ask_to_accept(act, case, limit)


async def resume_clocks(act: Act, case: Case) -> None:
    """The unit that gave it back has it again: with what was left, though it has to answer anew."""
    limit = await _limit(act, case)
    if limit is None:
        return
    case.left_unit_id = None
    _go_on(act, case, limit)
    await _ask_to_accept(act, case, limit)


async def _limit(act: Act, case: Case) -> TimeLimit | None:
    """The limit that holds: the one it was filed under, or that of a second handling."""
    limit = (await directory(act.session)).limits.get(case.limit_id or 0)
    return limit if case.second_due_at is None else _second(act, limit)


def _second(act: Act, limit: TimeLimit | None) -> TimeLimit:
    """A limit that is in no table: to be answered as before, and done within some working days."""
    return TimeLimit(
        category_id=0,
        version=0,
        accept_amount=limit.accept_amount if limit else 1,
        accept_measure=limit.accept_measure if limit else Measure.WORKING_DAYS,
        handle_amount=act.town.quality.second_days,
        handle_measure=Measure.WORKING_DAYS,
        since=act.now,
    )


def _began(case: Case, given: datetime) -> datetime:
    """From when its limit is counted: a second handling counts from when somebody was not satisfied, whoever has it."""
    return case.second_at if case.second_due_at and case.second_at else given


async def _ask_to_accept(act: Act, case: Case, limit: TimeLimit) -> None:
    assert case.due_at is not None
    answer_by = act.town.calendar.add(act.now, limit.accept_amount, limit.accept_measure)
    case.accept_due_at = max(act.now, min(case.due_at, answer_by))
    case.accept_remind_at = await loud(act, case, case.accept_due_at)
    case.promised_at = case.told_at = None
    await restart_ladder(act, case)


def _clock(act: Act, case: Case, limit: TimeLimit) -> Clock | None:
    """The handling clock as the case's columns hold it; ``None`` when it never began."""
    left = None if case.seconds_left is None else timedelta(seconds=case.seconds_left)
    due_at = case.due_at or (None if left is None else act.now)
    if due_at is None:
        return None
    extra = timedelta(seconds=case.extra_seconds)
    return Clock(act.town.calendar, limit.handle_measure, limit.handle_amount, due_at, extra, left)


def _keep(case: Case, clock: Clock) -> None:
    case.due_at, case.extra_seconds = clock.due_at, int(clock.extra.total_seconds())
    case.seconds_left = None if clock.left is None else int(clock.left.total_seconds())


async def halt(act: Act, case: Case) -> None:
    """The handling clock stands; what is left of it is kept."""
    limit = await _limit(act, case)
    clock = _clock(act, case, limit) if limit else None
    if clock is not None:
        _keep(case, clock.stop(act.now))
    case.climb_at = case.accept_remind_at = case.promised_at = case.told_at = None


async def go_on(act: Act, case: Case) -> None:
    """It runs again, with what was left."""
    limit = await _limit(act, case)
    if limit is not None and case.seconds_left is not None:
        _go_on(act, case, limit)
        await restart_ladder(act, case)


def _go_on(act: Act, case: Case, limit: TimeLimit) -> None:
    clock = _clock(act, case, limit)
    if clock is not None:
        _keep(case, clock.go_on(act.now))


@dataclass(frozen=True)
class More:
    """What so many days more come to: the clock that is extended, and the date that the reporter is told.

    ``clock`` is null for those who asked after the end: then only the date moves, and the case stays late.
    """

    clock: Clock | None
    told: datetime


async def more_time(act: Act, case: Case) -> More:
    """What was asked for: the limit again for whoever asked in time; told is the day they named, if that is sooner."""
    limit, days = await _limit(act, case), timedelta(days=case.asked_days or 0)
    clock = _clock(act, case, limit) if limit else None
    if clock is None or (case.asked_at or act.now) > clock.due_at:
        return More(None, act.now + days)
    longer = clock.extend()
    return More(longer, min(max(clock.due_at, act.now) + days, longer.due_at))


async def give_time(act: Act, case: Case, more: More) -> None:
    """It is granted; the ladder begins anew below a limit that moved, and waits for a date that was promised."""
    case.told_at = more.told
    if more.clock is None:
        case.promised_at = more.told
        return
    case.told_at = more.told if more.told < more.clock.due_at else None
    _keep(case, more.clock)
    await restart_ladder(act, case)


async def change_limit(act: Act, case: Case, events: Sequence[CaseEvent]) -> None:
    """Another limit holds: counted from when the clock began, with every stop and every extension since."""
    limit = await _limit(act, case)
    if limit is None or case.assigned_at is None or (case.due_at is None and case.seconds_left is None):
        return
    began = Clock.begin(act.town.calendar, _began(case, case.assigned_at), limit.handle_amount, limit.handle_measure)
    clock, before = lived(began, _turns(events)), case.due_at
    _keep(case, clock)
    if case.left_unit_id is not None:
        case.due_at = None  # it has been given back: nobody has a date
    elif case.due_at != before:
        await restart_ladder(act, case)


def _turns(events: Sequence[CaseEvent]) -> list[tuple[Turn, datetime]]:
    """What happened to the clock since it last began."""
    began = [at for at, event in enumerate(events) if event.move is Move.ASSIGN and RESUMED not in event.facts]
    since = events[began[-1] + 1 :] if began else ()
    return [(turn, event.at) for event in since if (turn := _turn(event))]


def _turn(event: CaseEvent) -> Turn | None:
    return None if LATE in event.facts else _TURNS.get(event.move)


_TURNS = {
    Move.PAUSE: Turn.STOP,
    Move.RETURN: Turn.STOP,
    Move.RESUME: Turn.GO_ON,
    Move.ASSIGN: Turn.GO_ON,
    Move.GRANT_TIME: Turn.EXTEND,
}
LATE = "late"
"""In the facts of more time that was asked for after the end: the limit did not move."""
RESUMED = "resumed"
"""In the facts of an assignment to the unit that had given it back: its clock went on."""


def stop_clocks(case: Case) -> None:
    """Nothing is due: the ladder says nothing until a clock starts again."""
    case.accept_due_at = case.accept_remind_at = case.due_at = None
    case.promised_at = case.told_at = case.climb_at = None
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

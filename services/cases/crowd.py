"""One matter, many who report it: joined by one press, merged and parted by the desk; everybody hears how it ends.

A report that joined stays a row of its own with its number, its words and its reporter; it points at the case that it
is handled with, and that one never points at another. So it can be parted again at any time.
"""

from collections.abc import Sequence

from sqlalchemy import func, update
from sqlmodel import col, select

from models import (
    Audience,
    Case,
    Medium,
    Move,
    Notice,
    Photo,
    PhotoState,
    Refusal,
    Refused,
    Right,
    Sensitivity,
    Stage,
    State,
    allowed,
)
from models.moves import OPEN
from services.access import access_case, access_number
from services.act import Act
from services.cases.calling_back import answered
from services.cases.joined import locked, tell_reporter, whole_of
from services.cases.parties import chats_for, holders
from services.cases.questions import ask_or_route
from services.cases.timeline import check_version, move_case
from services.directory import directory
from services.facts import may_join
from services.outbox import redraw, tell_case

MOST_AT_ONCE = 8


async def join_crowd(act: Act, case_id: int, version: int, target: int) -> Case:
    """我也遇到: one's own report becomes part of a case that one was shown; that case."""
    case = await access_case(act, case_id, Right.CONFIRM)
    if case.state is State.DUPLICATE or not may_join(case):
        raise Refused(Refusal.NOT_NOW, number=case.number)
    check_version(case, version)
    if target not in case.alike:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    whole = await locked(act, target)
    _refuse_unfit(whole)
    await _merge(act, case, whole)
    return whole


async def not_the_same(act: Act, case_id: int, version: int) -> Case:
    """不是同一件: it stays a report of its own; also when its reporter had joined another one by mistake."""
    case = await access_case(act, case_id, Right.CONFIRM)
    check_version(case, version)
    if case.state is State.DUPLICATE:
        if (await whole_of(act, case)).state not in OPEN:
            raise Refused(Refusal.NOT_NOW, number=case.number)
        await _part(act, case)
    elif case.alike:
        case.alike = []
        await redraw(act, case)
    else:
        raise Refused(Refusal.STALE, number=case.number)
    return case


async def share_photos(act: Act, case_id: int, *, shared: bool) -> Case:
    """Its reporter lets neighbours who are asked whether theirs is the same see a photo of it, or does not any more."""
    case = await access_case(act, case_id, Right.CONFIRM)
    if case.sensitivity is not Sensitivity.OPEN:
        raise Refused(Refusal.NOT_NOW, number=case.number)
    case.photos_shared = shared
    await redraw(act, case)
    return case


async def look_at_merging(act: Act, numbers: Sequence[int]) -> list[Case]:
    """The cases that the desk wants to be one, the first for the others; refuses what can't be merged."""
    if len(numbers) < 2:
        raise Refused(Refusal.MERGE_HOW)
    if len(set(numbers)) < len(numbers):
        raise Refused(Refusal.MERGE_TWICE)
    if len(numbers) > MOST_AT_ONCE:
        raise Refused(Refusal.MERGE_MANY, most=MOST_AT_ONCE)
    found = {number: await access_number(act, number, Right.MERGE) for number in sorted(numbers, reverse=True)}
    for number in numbers:
        _refuse_unfit(found[number])
    for number in numbers[1:]:
        if not allowed(Move.MERGE, found[number].state):
            raise Refused(Refusal.NOT_NOW, number=number)
    return [found[number] for number in numbers]


async def merge_cases(act: Act, case_id: int, version: int, numbers: Sequence[int]) -> Case:
    """合并: the desk makes one of several; each of their reporters is told, and follows the one."""
    whole = await access_case(act, case_id, Right.MERGE)
    check_version(whole, version)
    _, *others = await look_at_merging(act, [whole.number, *numbers])
    for case in others:
        await _merge(act, case, whole)
        await tell_reporter(act, case, "merged")
    return whole


async def look_at_parting(act: Act, number: int) -> Case:
    """The case that the desk wants to take out again."""
    case = await access_number(act, number, Right.MERGE)
    if case.state is not State.DUPLICATE:
        raise Refused(Refusal.NOT_MERGED, number=case.number)
    return case


async def part_case(act: Act, case_id: int, version: int) -> Case:
    """拆开: a matter of its own again, sent where it belongs; its reporter is told."""
    case = await access_case(act, case_id, Right.MERGE)
    check_version(case, version)
    if case.state is not State.DUPLICATE:
        raise Refused(Refusal.NOT_MERGED, number=case.number)
    await _part(act, case)
    await tell_reporter(act, case, "parted")
    return case


def _refuse_unfit(case: Case) -> None:
    if case.state not in OPEN:
        raise Refused(Refusal.MERGE_OVER, number=case.number)
    if case.sensitivity is not Sensitivity.OPEN:
        raise Refused(Refusal.MERGE_PRIVATE, number=case.number)


async def _merge(act: Act, case: Case, whole: Case) -> None:
    await move_case(act, case, Move.MERGE, facts={"number": whole.number})
    case.merged_into_id, case.alike, case.closed_at = whole.id, [], act.now
    case.climb_at = case.accept_remind_at = case.question = case.question_until = None
    case.asked_days = case.hard_by_id = case.joined_id = case.paused_at = case.wake_at = None
    await act.session.flush()
    await _bring_along(act, case, whole)
    photos = await _photos(act, case)
    await move_case(act, whole, Move.ALSO, facts={"number": case.number})
    await _count(act, whole)
    if photos:
        chats = await chats_for(act, await holders(act, whole))
        said = {"words": case.shown_words, "photos": photos, "spoken": False}
        await tell_case(act, chats, Notice.ADDED, whole, Audience.HOLDER, gather="added", **said)


async def _bring_along(act: Act, case: Case, whole: Case) -> None:
    """What had been merged into it is handled with the other one from now on, too."""
    if case.merged:
        moved = update(Case).where(col(Case.merged_into_id) == case.id).values(merged_into_id=whole.id)
        await act.session.execute(moved)
        await _count(act, case)


async def _photos(act: Act, case: Case) -> list[str]:
    query = select(Photo.sha).where(
        col(Photo.case_id) == case.id,
        col(Photo.stage) == Stage.BEFORE,
        col(Photo.kind) == Medium.PHOTO,
        col(Photo.state) == PhotoState.KEPT,
    )
    return [sha for sha in (await act.session.execute(query.order_by(col(Photo.id)))).scalars() if sha]


async def _part(act: Act, case: Case) -> None:
    whole = await whole_of(act, case)
    await move_case(act, case, Move.PART, facts={"number": whole.number})
    case.merged_into_id = case.closed_at = case.confirmed_at = case.satisfaction = case.assigned_at = None
    answered(case)
    await act.session.flush()
    if allowed(Move.SPLIT, whole.state):
        await move_case(act, whole, Move.SPLIT, facts={"number": case.number})
    await _count(act, whole)
    await ask_or_route(act, case)
    case.alike = []  # that question has been answered


async def _count(act: Act, whole: Case) -> None:
    """How many reports it has, and of how many people."""
    merged = select(func.count()).where(col(Case.merged_into_id) == whole.id)
    whole.merged = (await act.session.execute(merged)).scalar_one()
    whole.reported_by = await how_many_reported(act, [whole])


async def how_many_reported(act: Act, cases: Sequence[Case]) -> int:
    """How many people reported these, with all that was merged into them; nobody counts twice."""
    ids = [case.id for case in cases]
    people = select(Case.reporter_id).where(col(Case.id).in_(ids) | col(Case.merged_into_id).in_(ids))
    known = await directory(act.session)
    return len({known.today(person) for person in (await act.session.execute(people)).scalars()})

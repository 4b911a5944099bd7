"""Solved on the spot and logged (登记备案): recorded and closed at once, nobody approves it, nobody verifies it."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import false, func, or_
from sqlmodel import col, select

from models import Area, Audience, Case, Lane, Level, Move, Refusal, Refused, Right, Stage, State
from services.access import Standing, require, require_inside
from services.act import Act
from services.cases.danger import answer_danger
from services.cases.filing import Draft, next_number, picked
from services.cases.gathering import begin_gathering
from services.cases.photos import attach, spoken, where_taken
from services.cases.timeline import open_timeline
from services.cases.voices import ask_to_write_out
from services.directory import directory
from services.ground import fallen
from services.outbox import show_case
from services.points.by_cases import earn_by_patrol
from services.routing import limit_of
from services.rules.ground import Fall
from services.rules.privacy import redact
from services.rules.words import LONGEST, clean, is_nothing
from services.understanding import Understanding, Where, at, match_category, touches_private, understanding

AS_LAST_TIME = "as-last-time"
"""Why a logged case lies where it does (``Case.routed``): nothing said where, so it is where they logged last."""
OWN_BUILDING = "own-building"
"""The same for who looks after one building only and never logged anything."""
PACE = timedelta(minutes=10)
MOST_AT_A_PACE = 30


async def log_case(act: Act, draft: Draft) -> Case:
    """Write down what was solved on the spot; the category may wait until the evening."""
    found = await require(act, Right.LOG)
    words = _checked(draft)
    await _check_pace(act)
    known = await understanding(act.session)
    case = await _write_down(act, draft, words, known, found)
    photos = await attach(act, case, draft.shots, Stage.AFTER)
    await answer_danger(act, case, reply_to=draft.message)
    await open_timeline(act, case, photos, Move.LOG)
    await earn_by_patrol(act, case)
    assert act.chat is not None
    await begin_gathering(act, case)
    await show_case(act, [act.chat], case, Audience.LOGGER, lane=Lane.ANSWERS, reply_to=draft.message)
    if spoken(draft.shots):
        await ask_to_write_out(act, case)
    return case


def _checked(draft: Draft) -> str:
    words = clean(draft.words)
    if len(words) > LONGEST:
        raise Refused(Refusal.TOO_LONG, most=LONGEST)
    if is_nothing(words) and not draft.shots:
        raise Refused(Refusal.NOTHING_SAID)
    return words


async def _check_pace(act: Act) -> None:
    recent = select(func.count()).where(
        col(Case.reporter_id) == act.somebody.id, col(Case.logged_at).is_not(None), col(Case.filed_at) > act.now - PACE
    )
    if (await act.session.execute(recent)).scalar_one() >= MOST_AT_A_PACE:
        raise Refused(Refusal.TOO_FAST)


async def _write_down(act: Act, draft: Draft, words: str, known: Understanding, found: list[Standing]) -> Case:
    where, why = await _where(act, draft, words, known, found)
    match = match_category(known, words)
    category = known.categories[match.clear] if match.clear else None
    if category is not None and not category.may_be_logged:
        raise Refused(Refusal.SIGN_NO_LOG)
    case = Case(
        number=await next_number(act),
        state=State.CLOSED,
        sensitivity=touches_private(known, (match.clear,) if match.clear else match.likely),
        reporter_id=act.somebody.id,
        officer_id=act.somebody.id,
        handler_id=act.somebody.id,
        origin_chat_id=act.chat.id if act.chat else 0,
        origin_thread=act.thread,
        words=words,
        shown_words=redact(words, []),
        category_id=category.id if category else None,
        limit_id=await limit_of(act, category, words),
        candidates=list(match.likely),
        area_id=where.area_id,
        compound_id=where.compound_id,
        placed=where.placed,
        routed=why,
        lat=draft.pin[0] if draft.pin else None,
        lon=draft.pin[1] if draft.pin else None,
        filed_at=act.now,
        handled_at=act.now,
        closed_at=act.now,
        logged_at=act.now,
        changed_at=act.now,
    )
    act.session.add(case)
    await act.session.flush()
    return case


async def _where(act: Act, draft: Draft, words: str, known: Understanding, found: list[Standing]) -> tuple[Where, str]:
    """Where it was, and why it is assumed to be there: ``""`` when it was picked, said or pinned."""
    last = await _last_building(act, known, found)
    said = await _said(act, draft, words, known, found, last)
    if said is not None:
        await require_inside(act, Right.LOG, said.area_id)
        return said, ""
    if last is not None:
        return Where(last.id, last.compound_id, placed=True), AS_LAST_TIME
    return await _own_ground(act, found)


async def _said(
    act: Act, draft: Draft, words: str, known: Understanding, found: list[Standing], last: Area | None
) -> Where | None:
    if draft.area_id is not None:
        return await picked(act, draft.area_id)
    hint = last.compound_id if last else await _only_compound(act, found)
    rows, home = await directory(act.session), act.somebody.home_area_id
    grounds = rows.grounds_of(act.somebody.id)
    named = known.gazetteer.find(words, compound_hint=hint, home_area=home, grounds=grounds).area_id
    if named is not None:
        return at(rows, named)
    pinned = await _near(act, draft.pin)
    taken = () if pinned else await _near(act, await where_taken(act, draft.shots))
    own = (area for area in (*pinned, *taken) if _covers(found, rows.areas[area]))
    exact = next(own, pinned[0] if pinned else None)  # a photo may have been taken elsewhere, a pin says where it was
    return at(rows, exact) if exact is not None else None


async def _near(act: Act, pin: tuple[float, float] | None) -> Sequence[int]:
    """Where a pin fell, or the places that it may be, the nearest first."""
    fall = await fallen(act.session, pin) if pin else Fall()
    return (fall.area,) if fall.area is not None else fall.spots


def _covers(found: list[Standing], area: Area) -> bool:
    return any(held.covers(area.path) for held in found)


async def _last_building(act: Act, known: Understanding, found: list[Standing]) -> Area | None:
    """The building they logged last, if it is still theirs."""
    query = (
        select(Case.area_id)
        .where(col(Case.reporter_id) == act.somebody.id, col(Case.logged_at).is_not(None), col(Case.placed))
        .order_by(col(Case.filed_at).desc(), col(Case.id).desc())
        .limit(1)
    )
    last = (await act.session.execute(query)).scalar_one_or_none()
    building = known.gazetteer.building_of(last) if last else None
    area = await act.session.get(Area, building) if building else None
    return area if area is not None and _covers(found, area) else None


async def _only_compound(act: Act, found: list[Standing]) -> int | None:
    """The compound in which all of their buildings stand, if it is one."""
    inside = or_(false(), *(col(Area.path).startswith(standing.path) for standing in found if standing.path))
    query = select(Area.compound_id).where(inside, col(Area.compound_id).is_not(None))
    compounds = set((await act.session.execute(query.distinct())).scalars())
    return compounds.pop() if len(compounds) == 1 else None


async def _own_ground(act: Act, found: list[Standing]) -> tuple[Where, str]:
    """A building leader's own building; else the area they look after, and the place is asked for by buttons."""
    paths = [standing.path for standing in found if standing.path]
    if not paths:
        raise Refused(Refusal.NOT_YOURS)
    area = (await act.session.execute(select(Area).where(col(Area.path) == max(paths, key=len)))).scalar_one()
    exact = area.level in (Level.BUILDING, Level.STAIR)
    return Where(area.id, area.compound_id, placed=exact), OWN_BUILDING if exact else ""

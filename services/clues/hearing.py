"""Hearing a clue: by appointment as community police or clue contact of its community, or in the unit it was given to.

Whoever stands in for somebody, and whoever steers, hears nothing: the right is asked of appointments alone.
"""

from typing import Any

from sqlalchemy import and_, false, or_
from sqlmodel import col, select

from models import Appointment, Clue, ClueLook, ClueState, Lane, Notice, Reach, Refusal, Refused, Right, Role, reaches
from models.clues import CLUES_OPEN
from services.act import Act
from services.clues.telling import tell_of
from services.directory import Directory, directory, holds_at
from services.facts import names
from services.outbox import Live, redraw_clue, tell

UNIT_ROLES = (Role.OFFICER, Role.UNIT_HEAD)
PAGE = 8
MOST = 20


def _posts(known: Directory, person_id: int, act: Act) -> list[Appointment]:
    return [row for one in known.same([person_id]) for row in known.of_person(one) if holds_at(row, act.now)]


def _may(known: Directory, posts: list[Appointment], clue: Clue, right: Right) -> bool:
    return any(_within(known, reach, post, clue) for post in posts for reach in reaches(post.role, right))


def _within(known: Directory, reach: Reach, post: Appointment, clue: Clue) -> bool:
    if reach is Reach.UNIT:
        return clue.unit_id is not None and post.unit_id == clue.unit_id
    inside = known.path_of(post.area_id)
    return reach is Reach.AREA and bool(inside) and known.path_of(clue.community_id).startswith(inside)


async def hears_clues(act: Act) -> bool:
    """Whether the acting person hears clues about places: those of a unit only what was given to it."""
    posts = _posts(await directory(act.session), act.somebody.id, act)
    return any(reaches(post.role, Right.PASS_CLUE) for post in posts)


async def access_clue(act: Act, clue_id: int, right: Right = Right.CLUE) -> Clue:
    """The clue, locked, for who has ``right`` on it; everybody else reads that there is none."""
    found = await act.session.get(Clue, clue_id, with_for_update=True, populate_existing=True)
    if act.person is None or found is None:
        raise Refused(Refusal.CLUE_GONE)
    known = await directory(act.session)
    if not _may(known, _posts(known, act.person.id, act), found, right):
        raise Refused(Refusal.CLUE_GONE)
    return found


async def open_clues(act: Act) -> list[dict[str, Any]]:
    """What waits for the acting person, the oldest first."""
    known = await directory(act.session)
    posts = _posts(known, act.somebody.id, act)
    mine = [_where(known, reach, post) for post in posts for reach in reaches(post.role, Right.CLUE)]
    query = select(Clue).where(or_(false(), *mine), col(Clue.state).in_(CLUES_OPEN)).order_by(col(Clue.id))
    rows = (await act.session.execute(query.limit(MOST))).scalars()
    return [{"clue": row.id, "kind": row.kind.value, "state": row.state.value, "day": row.day} for row in rows]


def _where(known: Directory, reach: Reach, post: Appointment) -> Any:
    if reach is Reach.UNIT:
        return and_(col(Clue.unit_id).is_not(None), col(Clue.unit_id) == post.unit_id)
    path = known.path_of(post.area_id)
    return col(Clue.community_id).in_([area.id for area in known.areas.values() if path and area.path.startswith(path)])


async def open_one(act: Act, clue_id: int) -> None:
    """Show it; the look is written down. No word of it stands in the outbox: the card is drawn from the clue."""
    clue = await access_clue(act, clue_id)
    act.session.add(ClueLook(clue_id=clue.id, person_id=act.somebody.id, at=act.now))
    assert act.chat is not None
    await tell(act, [act.chat], Notice.CLUE, {}, lane=Lane.ANSWERS, live=Live(clue_id=clue.id))


async def clue_facts(act: Act, clue_id: int) -> dict[str, Any]:
    """What the card shows to whoever the chat is with, at this moment; nothing once they may read it no longer."""
    assert act.chat is not None
    clue, known = await act.session.get_one(Clue, clue_id), await directory(act.session)
    posts = _posts(known, act.chat.person_id or 0, act)
    if not _may(known, posts, clue, Right.CLUE):
        return {"gone": True}
    return {
        "clue": clue.id,
        "version": clue.version,
        "kind": clue.kind.value,
        "state": clue.state.value,
        "day": clue.day,
        "community": known.areas[clue.community_id].name,
        "unit": names(known.units.get(clue.unit_id or 0)),
        "words": clue.words,
        "passes": _may(known, posts, clue, Right.PASS_CLUE),
    }


async def _change(act: Act, clue_id: int, version: int, *, right: Right = Right.CLUE) -> Clue:
    clue = await access_clue(act, clue_id, right)
    if clue.version != version or clue.state not in CLUES_OPEN:
        raise Refused(Refusal.STALE, number=0)
    clue.version += 1
    await redraw_clue(act, clue)
    return clue


async def take(act: Act, clue_id: int, version: int) -> None:
    """我去核实."""
    clue = await _change(act, clue_id, version)
    clue.state, clue.handler_id = ClueState.TAKEN, act.somebody.id


async def say_found(act: Act, clue_id: int, version: int, *, true: bool) -> None:
    """属实, or 不属实; whoever told it reads so when they look."""
    clue = await _change(act, clue_id, version)
    clue.state = ClueState.VERIFIED if true else ClueState.UNFOUND
    clue.handler_id = act.somebody.id


async def erase(act: Act, clue_id: int, version: int) -> None:
    """It is about a person after all: its words go at once, from every card too."""
    clue = await _change(act, clue_id, version)
    clue.state, clue.words, clue.handler_id = ClueState.ERASED, "", act.somebody.id


async def units_for(act: Act, clue_id: int, page: int) -> dict[str, Any]:
    """A page of the units that have somebody to read it."""
    clue = await access_clue(act, clue_id, Right.PASS_CLUE)
    known = await directory(act.session)
    staffed = [row for row in known.units.values() if known.of_unit(row.id, UNIT_ROLES, act.now)]
    pages = max(1, -(-len(staffed) // PAGE))
    number = min(max(page, 1), pages)
    shown = staffed[(number - 1) * PAGE : number * PAGE]
    options = [{"id": row.id, "names": names(row)} for row in shown]
    return {"clue": clue.id, "version": clue.version, "options": options, "page": number, "pages": pages}


async def give_to_unit(act: Act, clue_id: int, version: int, unit_id: int) -> None:
    """转给…: from now on the unit's people read it too; those of a unit before no longer."""
    known = await directory(act.session)
    people = known.of_unit(unit_id, UNIT_ROLES, act.now)
    if not people:
        raise Refused(Refusal.NOBODY_IN_UNIT, name=known.units[unit_id].name if unit_id in known.units else "")
    clue = await _change(act, clue_id, version, right=Right.PASS_CLUE)
    clue.unit_id = unit_id
    await act.session.flush()
    await tell_of(act, clue, people)

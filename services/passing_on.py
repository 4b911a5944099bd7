"""请转告: whoever has not seen the result of their report after a day is told by phone or in person.

Seen means: pressed on the result, or read their room on the chat page up to it. Telegram tells nobody what was read.
Who can't be reached at all is on the list at once.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select

from models import (
    Area,
    Audience,
    Case,
    Looked,
    Move,
    Notice,
    Outgoing,
    Person,
    Refusal,
    Refused,
    Right,
    Role,
    RoomMember,
    RoomMessage,
    RoomUser,
    Sensitivity,
)
from services.access import access_case, require, standings, visible_cases
from services.act import Act
from services.cases.looking import note_look
from services.cases.parties import chats_for, in_charge, reporters_chat
from services.cases.timeline import move_case
from services.earliest import earliest
from services.facts import case_facts
from services.outbox import tell_case
from services.people import direct_chats

AFTER = timedelta(days=1)
PAGE = 5
ROOMS = "web"
"""The platform whose read marks we keep ourselves."""


async def give_result(act: Act, case: Case) -> None:
    """From now on the reporter has a day to see how it ended."""
    reached = await reporters_chat(act, case)
    case.unseen_at = act.now + AFTER if reached else act.town.quiet.next_loud(act.now)
    case.tell_since = None


def result_seen(case: Case) -> None:
    """The reporter answered, or it goes on: nobody has to be told."""
    case.unseen_at = case.tell_since = None


async def look_one(act: Act, skip: int = 0) -> bool:
    """Look at one result that is a day old: unseen, it goes on the list of whoever is near."""
    query = select(Case).where(col(Case.unseen_at) <= act.now).order_by(col(Case.unseen_at), col(Case.id))
    fresh = query.offset(skip).limit(1).with_for_update(skip_locked=True)
    case = (await act.session.execute(fresh)).scalar_one_or_none()
    if case is None:
        return False
    case.unseen_at = None
    if not await _has_read(act, case):
        case.tell_since = act.now
        people = await _tellers(act, case)
        await tell_case(act, await chats_for(act, people), Notice.PLEASE_TELL, case, Audience.TEAM, gather="tell")
    return True


def next_look() -> ColumnElement[datetime]:
    """When the next result is to be looked at."""
    return earliest(Case.unseen_at)


async def _tellers(act: Act, case: Case) -> list[int]:
    """The grid member of the place, else its leader, else the desk; the desk alone for what isn't open."""
    roles = (Role.GRID_MEMBER, Role.GRID_LEADER) if case.sensitivity is Sensitivity.OPEN else ()
    for role in (*roles, Role.DESK):
        if people := await in_charge(act, case, role):
            return people
    return []


async def _has_read(act: Act, case: Case) -> bool:
    chat = (await direct_chats(act.session, [case.reporter_id])).get(case.reporter_id)
    if chat is None or chat.platform != ROOMS:
        return False
    told = select(func.max(Outgoing.sent_at)).where(
        col(Outgoing.case_id) == case.id,
        col(Outgoing.chat_id) == chat.id,
        (col(Outgoing.audience) == Audience.OUTCOME) | (col(Outgoing.notice) == Notice.CHANGED),
    )
    sent = (await act.session.execute(told)).scalar_one_or_none()
    if sent is None:
        return False
    read = (
        select(RoomMember.id)
        .join(RoomUser, col(RoomUser.id) == col(RoomMember.user_id))
        .join(RoomMessage, col(RoomMessage.id) == col(RoomMember.read_message_id))
        .where(
            col(RoomMember.room_id) == int(chat.external_id),
            col(RoomUser.is_bot).is_(False),
            col(RoomMessage.at) >= sent,
        )
    )
    return (await act.session.execute(read.limit(1))).first() is not None


async def to_tell(act: Act, page: int) -> dict[str, Any]:
    """The list with names and phones; every look is written down."""
    where = await _mine(act)
    joined = select(Case).join(Area, col(Area.id) == col(Case.area_id)).where(where)
    total = (await act.session.execute(select(func.count()).select_from(joined.subquery()))).scalar_one()
    pages = max(1, -(-total // PAGE))
    number = min(max(page, 1), pages)
    query = joined.order_by(col(Case.tell_since), col(Case.id)).offset((number - 1) * PAGE).limit(PAGE)
    lines = [await _line(act, case) for case in (await act.session.execute(query)).scalars()]
    return {"lines": lines, "page": number, "pages": pages, "total": total}


async def how_many(act: Act) -> int:
    """How many wait to be told by this person."""
    seen = visible_cases(act.somebody, await standings(act.session, act.somebody, act.now), Right.PASS_ON)
    waiting = seen & col(Case.tell_since).is_not(None)
    query = select(func.count(col(Case.id))).join(Area, col(Area.id) == col(Case.area_id)).where(waiting)
    return int((await act.session.execute(query)).scalar_one())


async def _mine(act: Act) -> ColumnElement[bool]:
    found = await require(act, Right.PASS_ON)
    return visible_cases(act.somebody, found, Right.PASS_ON) & col(Case.tell_since).is_not(None)


async def _line(act: Act, case: Case) -> dict[str, Any]:
    await note_look(act, case, Looked.REPORTER)
    reporter = await act.session.get(Person, case.reporter_id)
    assert reporter is not None
    return {**await case_facts(act, case, Audience.GROUP), "name": reporter.name, "phone": reporter.phone}


async def passed_on(act: Act, case_id: int) -> Case:
    """已转告: it is off the list, once."""
    case = await access_case(act, case_id, Right.PASS_ON)
    if case.tell_since is None:
        raise Refused(Refusal.STALE)
    await move_case(act, case, Move.PASS_ON)
    result_seen(case)
    return case

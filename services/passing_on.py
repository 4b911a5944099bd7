"""请转告: whoever has not seen the result of their report after a day is told by phone or in person.

Seen means: pressed on the result, or read their room on the chat page up to it. Telegram tells nobody what was read.
Who can't be reached at all is on the list at once.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlmodel import col, func, select

from models import (
    Area,
    Audience,
    Behalf,
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
from services.access import STEERING, Standing, access_case, require, standings, visible_cases
from services.act import Act
from services.cases.looking import note_look
from services.cases.parties import chats_for, in_charge, own_chat, reporters_chat
from services.cases.timeline import move_case
from services.earliest import earliest
from services.facts import called_facts, case_facts
from services.outbox import tell_case
from services.people import direct_chats
from services.same_person import ids_of_person, own

AFTER = timedelta(days=1)
PAGE = 5
ROOMS = "web"
"""The platform whose read marks we keep ourselves."""


async def give_result(act: Act, case: Case) -> None:
    """From now on the reporter has a day to see how it ended; whoever filed it for somebody else has to tell them."""
    reached = await reporters_chat(act, case)
    case.unseen_at = act.now + AFTER if reached else act.town.quiet.next_loud(act.now)
    case.tell_since = act.now if case.on_behalf else None


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
    if case.on_behalf or not await _has_read(act, case):
        case.tell_since = case.tell_since or act.now
        people = await _tellers(act, case)
        await tell_case(act, await chats_for(act, people), Notice.PLEASE_TELL, case, Audience.TEAM, gather="tell")
    return True


def next_look() -> ColumnElement[datetime]:
    """When the next result is to be looked at."""
    return earliest(Case.unseen_at)


async def _tellers(act: Act, case: Case) -> list[int]:
    """The grid member of the place, else its leader, else the desk; the desk alone for what isn't open.

    Of what was filed for somebody else: whoever filed it, the desk where they can't be reached.
    """
    if case.on_behalf and await direct_chats(act.session, [case.reporter_id]):
        return [case.reporter_id]
    near = case.sensitivity is Sensitivity.OPEN and not case.on_behalf
    roles = (Role.GRID_MEMBER, Role.GRID_LEADER) if near else ()
    for role in (*roles, Role.DESK):
        if people := await in_charge(act, case, role):
            return people
    return []


async def _has_read(act: Act, case: Case) -> bool:
    chat = next(iter(await own_chat(act, case)), None)
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
    waiting = _waiting(act, await standings(act.session, act.somebody, act.now))
    query = select(func.count(col(Case.id))).join(Area, col(Area.id) == col(Case.area_id)).where(waiting)
    return int((await act.session.execute(query)).scalar_one())


async def _mine(act: Act) -> ColumnElement[bool]:
    return _waiting(act, await require(act, Right.PASS_ON))


def _waiting(act: Act, found: list[Standing]) -> ColumnElement[bool]:
    """What is to be told by this person. Whom a case was filed for is only for the desk and for whoever filed it."""
    near = visible_cases(act.somebody, found, Right.PASS_ON) & col(Case.on_behalf).is_(False)
    steering = visible_cases(act.somebody, [one for one in found if one.role in STEERING], Right.PASS_ON)
    filed = col(Case.on_behalf) & or_(steering, own(Case.reporter_id, act.somebody.id))
    return or_(near, filed) & col(Case.tell_since).is_not(None)


async def _line(act: Act, case: Case) -> dict[str, Any]:
    await note_look(act, case, Looked.REPORTER)
    facts = await case_facts(act, case, Audience.GROUP)
    if case.on_behalf:
        return facts | await called_facts(act.session, case)
    reporter = await act.session.get_one(Person, case.reporter_id)
    return {**facts, "name": reporter.name, "phone": reporter.phone}


async def passed_on(act: Act, case_id: int) -> Case:
    """已转告: it is off the list, once."""
    case = await _access(act, case_id)
    if case.tell_since is None:
        raise Refused(Refusal.STALE)
    await move_case(act, case, Move.PASS_ON)
    result_seen(case)
    return case


async def _access(act: Act, case_id: int) -> Case:
    """The case, for whoever has it on their list."""
    behalf = await act.session.get(Behalf, case_id)
    if behalf is None:
        return await access_case(act, case_id, Right.PASS_ON)
    mine = behalf.person_id in await ids_of_person(act.session, act.somebody)
    return await access_case(act, case_id, Right.CONFIRM if mine else Right.SEE_REPORTER)

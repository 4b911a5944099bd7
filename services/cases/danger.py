"""Gas, fire, people in danger: phone numbers first, desk, street and grid leader at once, never a silent queue.

Those who were alerted are asked again until somebody says 我已到场. Of what is sealed the grid leader reads kind and
place: whoever has to go there has to know where, and nothing else.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import (
    Audience,
    Case,
    Chat,
    Lane,
    Move,
    Notice,
    Person,
    Purpose,
    Refusal,
    Refused,
    Right,
    Role,
    Sensitivity,
)
from models.moves import WAITING
from services.access import access_case, standings
from services.act import Act
from services.cases.parties import appointed, area_of, holders, in_charge, own_chat, reporters_chat
from services.cases.timeline import last_event, move_case
from services.directory import directory
from services.earliest import earliest
from services.facts import case_facts, contact_of, names
from services.outbox import tell, tell_case
from services.people import around, every_chat

AGAIN = (timedelta(minutes=3), timedelta(minutes=5), timedelta(minutes=10), timedelta(minutes=15))
"""How long after the alert, and after each time, it is said once more; then twice as long each time."""
THEN, LONGEST = timedelta(minutes=30), timedelta(days=1)
ON_THE_SPOT = (Role.GRID_MEMBER, Role.GRID_LEADER, Role.DESK, Role.STREET)


async def answer_danger(act: Act, case: Case, *, reply_to: str, chats: Sequence[Chat] = ()) -> None:
    """Tell the reporter whom to call, and desk, street and grid leader what happened; nothing for ordinary matters.

    The reporter reads it where they said it, or in ``chats`` when somebody else says what it is.
    """
    numbers = await _numbers(act, case)
    if not numbers:
        return
    facts = {"numbers": numbers, "contact": await _leader(act, case)}
    here = chats or await _where_it_was_said(act, case)
    await tell(act, here, Notice.DANGER_ANSWER, facts, lane=Lane.DANGER, reply_to=reply_to)
    case.alarms, case.alarm_at = 0, act.now + AGAIN[0]
    await _alert(act, case, numbers)


async def is_danger(act: Act, case: Case) -> bool:
    """Whether it is of a kind that nobody waits with."""
    return bool(await _numbers(act, case))


async def _numbers(act: Act, case: Case) -> list[str]:
    category = (await directory(act.session)).categories.get(case.category_id or 0)
    return list(category.emergency) if category else []


async def _where_it_was_said(act: Act, case: Case) -> list[Chat]:
    """The chat of the report; for what no group may read, the reporter's own."""
    assert act.chat is not None
    if case.sensitivity is Sensitivity.OPEN or act.chat.purpose is Purpose.DIRECT:
        return [act.chat]
    return await own_chat(act, case) or [act.chat]


async def _alert(act: Act, case: Case, numbers: list[str]) -> None:
    """Desk, street and leader, also off duty; from the second time on also those on leave, and who supervises."""
    steering = await _people(act, case, Role.DESK, Role.STREET)
    leaders = [one for one in await _people(act, case, Role.GRID_LEADER) if one not in steering]
    if case.alarms > 1 and case.sensitivity is Sensitivity.OPEN:
        leaders += [one for one in await appointed(act, case, Role.SUPERVISOR) if one not in steering]
    told: dict[str, Any] = {"numbers": numbers, "times": case.alarms, "voices": [], "discreet": False}
    await _say(act, case, steering, told)
    if case.sensitivity is Sensitivity.SEALED:
        told |= {"discreet": True, "words": "", "before": [], "also": [], "last": None}
    await _say(act, case, leaders, told)


async def _people(act: Act, case: Case, *roles: Role) -> list[int]:
    found = await in_charge(act, case, *roles, wide=True)
    if case.alarms > 1 or not found:
        found += [one for one in await appointed(act, case, *roles) if one not in found]
    return found


async def _say(act: Act, case: Case, people: Iterable[int], told: dict[str, Any]) -> None:
    chats = await every_chat(act.session, people)
    await tell_case(act, chats, Notice.DANGER_ALERT, case, Audience.DESK, lane=Lane.DANGER, **told)


async def _leader(act: Act, case: Case) -> dict[str, Any] | None:
    leaders = await in_charge(act, case, Role.GRID_LEADER)
    person = await act.session.get(Person, leaders[0]) if leaders else None
    if person is None:
        return await contact_of(act, await around(act.session, await area_of(act, case)))
    return {"name": person.name, "phone": person.phone, "role": Role.GRID_LEADER.value}


async def alarm_one(act: Act, skip: int = 0) -> bool:
    """Say one alert again to which nobody has come yet; ``False`` when none is due."""
    query = select(Case).where(col(Case.alarm_at) <= act.now).order_by(col(Case.alarm_at), col(Case.id))
    case = (
        await act.session.execute(query.offset(skip).limit(1).with_for_update(skip_locked=True))
    ).scalar_one_or_none()
    if case is None:
        return False
    numbers = await _numbers(act, case)
    if case.state not in WAITING or not numbers:
        case.alarm_at = None
        return True
    case.alarms += 1
    case.alarm_at = act.now + _wait(case.alarms)
    await move_case(act, case, Move.REMIND, reason="nobody-on-site")
    await _alert(act, case, numbers)
    return True


def _wait(said: int) -> timedelta:
    """How long after so many times: nobody sleeps through the first hour, nobody is deafened by the third day."""
    if said < len(AGAIN):
        return AGAIN[said]
    doublings = min(said - len(AGAIN), 8)
    return min(THEN * (1 << doublings), LONGEST)


def next_alarm() -> ColumnElement[datetime]:
    """When the next alert is said again."""
    return earliest(Case.alarm_at)


async def arrive(act: Act, case_id: int) -> Case:
    """我已到场: nobody is asked any more; the others and the reporter hear who is there."""
    case = await access_case(act, case_id, Right.ARRIVE)
    if case.alarm_at is None:
        await _refuse_second(act, case)
    await move_case(act, case, Move.ARRIVE)
    case.alarm_at = None
    role = await _role_there(act, case)
    others = await _people(act, case, Role.GRID_LEADER, Role.DESK, Role.STREET)
    told = {"number": case.number, "name": act.somebody.name, "role": role.value}
    chats = await every_chat(act.session, [one for one in others if one != act.somebody.id])
    await tell(act, chats, Notice.ON_SITE, told, lane=Lane.DANGER)
    await tell(act, await reporters_chat(act, case), Notice.ON_SITE, told | {"name": ""}, lane=Lane.DANGER)
    return case


async def call_off(act: Act, case: Case, *, own: bool) -> None:
    """Withdrawn before anybody is there: whoever was alerted or has it hears so, and that a look does no harm."""
    if case.alarm_at is None:
        return
    case.alarm_at = None
    alerted = {*await _people(act, case, Role.GRID_LEADER, Role.DESK, Role.STREET), *await holders(act, case)}
    chats = await every_chat(act.session, [one for one in sorted(alerted) if one != act.somebody.id])
    told: dict[str, Any] = {"number": case.number, "by": "" if own else act.somebody.name}
    if case.sensitivity is not Sensitivity.SEALED:
        told |= {"case": case.id, "version": case.version}
    await tell(act, chats, Notice.ALARM_OFF, told, lane=Lane.DANGER)


async def _refuse_second(act: Act, case: Case) -> None:
    there = await last_event(act, case, Move.ARRIVE)
    person = await act.session.get(Person, there.actor_id) if there and there.actor_id else None
    if person is None:
        raise Refused(Refusal.NO_ALARM, number=case.number)
    raise Refused(Refusal.ALREADY_THERE, number=case.number, name=person.name)


async def _role_there(act: Act, case: Case) -> Role:
    path = (await area_of(act, case)).path
    held = await standings(act.session, act.somebody, act.now)
    roles = {one.role for one in held if not one.over and one.covers(path)}
    return next(role for role in ON_THE_SPOT if role in roles)


async def ask_danger(act: Act, case: Case, key: str | None) -> None:
    """演练, 上次的火灾: words of danger that may mean none. Nobody is alerted or calmed: the reporter is asked."""
    category = (await directory(act.session)).category(key) if key else None
    if category is None:
        return
    told = {"numbers": list(category.emergency), "key": category.key, "names": names(category)}
    facts = await case_facts(act, case, Audience.REPORTER) | told
    await tell(act, await reporters_chat(act, case), Notice.DANGER_ASK, facts, lane=Lane.ANSWERS)

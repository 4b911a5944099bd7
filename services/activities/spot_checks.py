"""The street can check: what was announced and whose list is final, as one list a day; a doubt holds that one alone.

A spot-check, not a gate: nothing waits for it, and what nobody doubts goes its way.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import (
    Activity,
    ActivityMove,
    ActivityState,
    Chat,
    Lane,
    Level,
    Listed,
    Notice,
    Refusal,
    Refused,
    Right,
    Role,
    SeatState,
    SignUp,
    StreetLine,
    StreetList,
)
from models.sign_ups import CAME, HOLDING
from services.act import Act
from services.activities.facts import MOST_NAMES, ROSTER, names_of, plain_facts
from services.activities.holding import hold_points, let_go
from services.activities.loading import access_activity, move_activity
from services.activities.results import give_points
from services.activities.telling import redraw_activity, street_groups
from services.directory import directory
from services.earliest import earliest
from services.facts import iso
from services.once import insert_each_once
from services.outbox import tell
from services.people import direct_chats
from services.roster import of_area
from services.rules.posts import next_post
from services.rules.privacy import redact
from services.rules.spot_checks import drawn_tenth
from services.rules.words import clean, is_nothing

DAILY = time(17, 0)
LONGEST = 200


async def put_on_list(act: Act, activity: Activity, what: Listed) -> None:
    """Let the street read of it on the next list of the day."""
    due = next_post(act.now, act.town.timezone, DAILY)
    rows = [
        {"chat_id": chat.id, "activity_id": activity.id, "what": what, "due_at": due, "drawn": False}
        for chat in await _where(act, activity.area_id)
    ]
    await insert_each_once(act.session, StreetLine, rows)


async def _where(act: Act, area_id: int) -> list[Chat]:
    """The street's work group; where it has none, the clerks of its office in private; else the nearest work group."""
    known = await directory(act.session)
    groups = await street_groups(act, area_id)
    if any(known.areas[chat.area_id or 0].level is Level.STREET for chat in groups):
        return groups
    clerks = await of_area(act.session, known.areas[area_id], Role.STREET, act.now)
    return list((await direct_chats(act.session, clerks)).values()) or groups


def next_list() -> ColumnElement[datetime]:
    """When the next list is due."""
    return earliest(StreetLine.due_at)


async def list_one(act: Act, skip: int = 0) -> bool:
    """Post one work group's list of the day; ``False`` when none is due."""
    due = col(StreetLine.due_at) <= act.now
    chats = select(StreetLine.chat_id).where(due).distinct().order_by(col(StreetLine.chat_id)).offset(skip).limit(1)
    chat_id = (await act.session.execute(chats)).scalar_one_or_none()
    if chat_id is None:
        return False
    query = select(StreetLine).where(due, col(StreetLine.chat_id) == chat_id).order_by(col(StreetLine.id))
    lines = list((await act.session.execute(query.with_for_update())).scalars())
    chat = await act.session.get_one(Chat, chat_id)
    day = StreetList(chat_id=chat_id, day=act.today.isoformat(), seed=await _seed(act), at=act.now)
    act.session.add(day)
    await act.session.flush()
    drawn = drawn_tenth(day.seed, {line.activity_id for line in lines})
    for line in lines:
        line.due_at, line.list_id, line.drawn = None, day.id, line.activity_id in drawn
    await act.session.flush()
    await tell(act, [chat], Notice.STREET_LIST, await list_facts(act, day, lines), lane=Lane.BULK)
    return True


async def _seed(act: Act) -> int:
    """One for the day, whoever reads the list."""
    drawn = select(StreetList.seed).where(col(StreetList.day) == act.today.isoformat()).limit(1)
    known = (await act.session.execute(drawn)).scalar_one_or_none()
    return known or 100_000 + secrets.randbelow(900_000)


async def list_facts(act: Act, day: StreetList, lines: Sequence[StreetLine]) -> dict[str, Any]:
    """The list as ``models.notices`` tells it: each activity once, those that were drawn with their names."""
    found = {line.activity_id: line for line in lines}
    return {
        "list": day.id,
        "seed": day.seed,
        "day": iso(day.at),
        "now": iso(act.now),
        "lines": [await _line(act, line) for line in found.values()],
    }


async def _line(act: Act, line: StreetLine) -> dict[str, Any]:
    activity = await act.session.get_one(Activity, line.activity_id)
    rows = await _seated(act, activity) if line.drawn else []
    known = await directory(act.session)
    many = len(rows) > MOST_NAMES
    return plain_facts(act, activity) | {
        "what_for": line.what.value,
        "drawn": line.drawn,
        "area": known.areas[activity.area_id].name,
        "names": [one["guest"] or one["name"] for one in await names_of(act, [] if many else rows, whole=True)],
        "roster": act.town.doors.link(ROSTER, activity.id) if many else "",
    }


async def _seated(act: Act, activity: Activity) -> list[SignUp]:
    query = select(SignUp).where(col(SignUp.activity_id) == activity.id, col(SignUp.state).in_(HOLDING))
    return list((await act.session.execute(query.order_by(col(SignUp.rank), col(SignUp.id)))).scalars())


async def all_fine(act: Act, list_id: int) -> dict[str, Any]:
    """都没问题: what nobody has doubted by now is checked; the group reads who looked."""
    day = await act.session.get(StreetList, list_id, with_for_update=True, populate_existing=True)
    if day is None:
        raise Refused(Refusal.STALE, number=0)
    lines = select(StreetLine.activity_id).where(col(StreetLine.list_id) == day.id)
    numbers = sorted(set((await act.session.execute(lines)).scalars()))
    await access_activity(act, numbers[0], Right.SPOT_CHECK)
    if day.checked_at is not None:
        raise Refused(Refusal.LIST_CHECKED)
    day.checked_by_id, day.checked_at = act.somebody.id, act.now
    chat = await act.session.get_one(Chat, day.chat_id)
    doubted = select(Activity.id).where(col(Activity.id).in_(numbers), col(Activity.doubted_at).is_not(None))
    found = sorted((await act.session.execute(doubted)).scalars())
    facts = {"doubted": found, "by": act.somebody.name, "day": iso(day.at), "now": iso(act.now)}
    await tell(act, [chat], Notice.STREET_CHECKED, facts)
    return facts


async def doubt(act: Act, activity_id: int, words: str = "") -> Activity:
    """有疑问: this one waits, and no other; its captain, its maker and its desk read so, and why once it is said.

    Points that are recorded already are taken back until it is clear.
    """
    activity = await access_activity(act, activity_id, Right.SPOT_CHECK)
    why = redact(clean(words), [])[:LONGEST]
    if activity.doubted_at is not None and (is_nothing(why) or activity.doubt == why):
        raise Refused(Refusal.DOUBTED_ALREADY, number=activity.id)
    activity.doubted_at, activity.doubt = activity.doubted_at or act.now, why
    await hold_points(act, activity)
    await _say(act, activity, "doubted")
    return activity


async def clear(act: Act, activity_id: int) -> Activity:
    """核对清楚了: it goes on, and the points that waited are recorded."""
    activity = await access_activity(act, activity_id, Right.SPOT_CHECK)
    if activity.doubted_at is None:
        raise Refused(Refusal.NOT_DOUBTED, number=activity.id)
    activity.doubted_at, activity.doubt = None, ""
    if activity.state is ActivityState.RESULTS_IN:
        came = [seat for seat in await _seated(act, activity) if seat.attendance in CAME]
        await give_points(act, activity, [seat for seat in came if seat.state is SeatState.SEATED])
        await let_go(act, activity)
        move_activity(act, activity, ActivityMove.SETTLE)
    await _say(act, activity, "cleared")
    redraw_activity(act, activity)
    return activity


async def _say(act: Act, activity: Activity, what: str) -> None:
    """To whoever runs it, and to the desk: in private."""
    area = (await directory(act.session)).areas[activity.area_id]
    people = {activity.leader_id, activity.made_by_id, *await of_area(act.session, area, Role.DESK, act.now)}
    chats = await direct_chats(act.session, sorted(people - {act.somebody.id}))
    facts = plain_facts(act, activity) | {"about": what, "by": act.somebody.name, "why": activity.doubt}
    await tell(act, list(chats.values()), Notice.STREET_SAID, facts)

"""Points told: the day's to each person and once to their group, and the leaderboard of the week."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import Area, ChainHead, Chat, Entry, Lane, Level, Notice, Outgoing, Person, PointRule, Span
from services.act import Act
from services.activities.telling import volunteers_groups
from services.directory import directory
from services.earliest import earliest
from services.facts import iso
from services.outbox import tell
from services.people import direct_chats
from services.points.totals import balance_of
from services.rules.naming import as_shown
from services.rules.points import EARNED

TOGETHER = timedelta(minutes=1)
"""So long a street's post waits for its other communities, which are told at the same hour."""


async def tell_points_one(act: Act, skip: int = 0) -> bool:
    """Tell one community's people what the day brought; ``False`` when none is due."""
    due = select(ChainHead).where(col(ChainHead.tell_at) <= act.now).order_by(col(ChainHead.tell_at))
    query = due.offset(skip).limit(1).with_for_update(skip_locked=True)
    head = (await act.session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if head is None:
        return False
    new = (
        select(Entry, PointRule)
        .join(PointRule, col(PointRule.id) == col(Entry.rule_id), isouter=True)
        .where(
            col(Entry.community_id) == head.community_id,
            col(Entry.number) > head.told,
            col(Entry.number) <= head.number,
            col(Entry.kind).in_(EARNED),
        )
        .order_by(col(Entry.number))
    )
    lines: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for entry, rule in await act.session.execute(new):
        assert entry.person_id is not None
        names = {"zh_CN": rule.name, "en": rule.name_en or rule.name} if rule else None
        lines[entry.person_id].append(
            {"points": entry.points, "rule": names, "why": entry.why, "kind": entry.kind.value, "at": iso(entry.at)}
        )
    head.told, head.tell_at = head.number, None
    await _tell_each(act, head.community_id, lines)
    await _tell_group(act, head.community_id, lines)
    return True


async def _tell_each(act: Act, community_id: int, lines: dict[int, list[dict[str, Any]]]) -> None:
    chats = await direct_chats(act.session, list(lines))
    today = act.today
    for person_id, chat in chats.items():
        balance = await balance_of(act.session, community_id, person_id, today)
        facts = {
            "entries": lines[person_id],
            "sum": sum(line["points"] for line in lines[person_id]),
            "on": _day_before(act, lines[person_id]),
            "spendable": balance.spendable,
            "owed": balance.owed,
            "year": balance.totals[Span.YEAR],
            "life": balance.totals[Span.LIFE],
        }
        await tell(act, [chat], Notice.POINTS_TOLD, facts, lane=Lane.NOTICES)


def _day_before(act: Act, lines: Iterable[dict[str, Any]]) -> str:
    """The day on which the last of them was recorded, where that is not today: after seven, or while we were off."""
    last = max(datetime.fromisoformat(line["at"]) for line in lines).astimezone(act.town.timezone).date()
    return last.isoformat() if last != act.today else ""


async def _tell_group(act: Act, community_id: int, lines: dict[int, list[dict[str, Any]]]) -> None:
    """One post with the day's list; who is on no list adds to the sum only, and who lost points stands on none."""
    earned = [one for one, mine in lines.items() if sum(line["points"] for line in mine) > 0]
    if not earned:
        return
    known = await directory(act.session)
    area = known.areas[community_id]
    query = select(Person).where(col(Person.id).in_(earned)).order_by(col(Person.id))
    people = list((await act.session.execute(query)).scalars())
    rows = [
        {"name": as_shown(person.name, person.shown), "points": sum(line["points"] for line in lines[person.id])}
        for person in people
    ]
    facts = {"area": area.name, "lines": rows, "sum": sum(row["points"] for row in rows)}
    facts["on"] = _day_before(act, (line for one in earned for line in lines[one]))
    for chat in await volunteers_groups(act, area.id):
        group = known.areas[chat.area_id or area.id]
        if group.level is Level.STREET:
            await _post_together(act, chat, group, facts)
        else:
            await tell(act, [chat], Notice.POINTS_DAY, facts, lane=Lane.BULK)


async def _post_together(act: Act, chat: Chat, street: Area, facts: dict[str, Any]) -> None:
    """A street's group hears of all its communities in one post: whichever is told next joins the one that waits."""
    await act.session.execute(select(Chat.id).where(col(Chat.id) == chat.id).with_for_update())
    waiting = select(Outgoing).where(
        col(Outgoing.chat_id) == chat.id,
        col(Outgoing.notice) == Notice.POINTS_DAY.value,
        col(Outgoing.sent_at).is_(None),
        col(Outgoing.failed_at).is_(None),
        col(Outgoing.send_after) > act.now,
    )
    row = (await act.session.execute(waiting.with_for_update().limit(1))).scalar_one_or_none()
    if row is not None:
        row.facts = {**row.facts, "parts": [*row.facts["parts"], facts], "sum": row.facts["sum"] + facts["sum"]}
        return
    whole = {"area": street.name, "parts": [facts], "sum": facts["sum"], "on": facts["on"]}
    await tell(act, [chat], Notice.POINTS_DAY, whole, lane=Lane.BULK, send_after=act.now + TOGETHER)


def next_telling() -> ColumnElement[datetime]:
    """When the next community's day is told."""
    return earliest(ChainHead.tell_at)

"""分数不对: somebody says what is wrong with a month's list; the desk answers; only the result is told."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import (
    Chat,
    Correction,
    Doubt,
    Entry,
    EntryKind,
    Notice,
    Objection,
    PointRule,
    PointTotal,
    PostedMonth,
    Purpose,
    Refusal,
    Refused,
    Right,
    Role,
    Span,
)
from models.presses import DIGITS
from services.access import require
from services.act import Act
from services.directory import directory
from services.earliest import earliest
from services.facts import iso
from services.outbox import tell
from services.people import direct_chats
from services.points.answering import about, settle_objection
from services.points.asking import community_of
from services.points.correcting import may_award, propose, put_up
from services.points.entries import entry_facts_of, entry_told
from services.points.months import desk_of
from services.points.recording import LONGEST
from services.points.table import rule_for
from services.roster import of_area
from services.rules.ledger_words import read_period
from services.rules.months import working_days_after
from services.rules.points import month_of
from services.rules.words import one_line
from services.same_person import ids_of_person, whoever

SHOWN = 8
"""So many of one's own entries are offered."""
MOST = 5
"""So many objections of one person may be open at a time: they keep the month open."""


async def ask_what(act: Act, posted_id: int) -> dict[str, Any]:
    """What of a month may be objected to, for whoever pressed; told in private where it was pressed in a group."""
    posted = await _open_month(act, posted_id)
    assert posted.until is not None
    facts = {
        "posted": posted.id,
        "area": (await directory(act.session)).areas[posted.community_id].name,
        "month": posted.month,
        "options": await _own_entries(act, posted),
        "until": iso(posted.until),
        "now": iso(act.now),
    }
    if act.chat is not None and act.chat.purpose is not Purpose.DIRECT:
        chats = (await direct_chats(act.session, [act.somebody.id])).values()
        if not chats:
            raise Refused(Refusal.NOT_HERE)
        await tell(act, chats, Notice.OBJECT_WHICH, facts)
    return facts


async def _open_month(act: Act, posted_id: int) -> PostedMonth:
    """A month whose list somebody of it may still object to."""
    posted = await act.session.get(PostedMonth, posted_id)
    if posted is None or posted.until is None or not await _is_of(act, posted):
        raise Refused(Refusal.NOT_POSTED)
    if act.heard > posted.until:
        raise Refused(Refusal.OBJECTION_LATE, month=int(posted.month[5:]))
    return posted


async def _is_of(act: Act, posted: PostedMonth) -> bool:
    """Whether somebody lives there, holds a post there, or has points in that month."""
    mine = await ids_of_person(act.session, act.somebody)
    has = select(PointTotal.person_id).where(
        col(PointTotal.area_id) == posted.community_id,
        col(PointTotal.span) == Span.MONTH,
        col(PointTotal.key) == posted.month,
        col(PointTotal.person_id).in_(mine),
    )
    if (await act.session.execute(has)).first() is not None:
        return True
    try:
        return (await community_of(act, act.somebody)).id == posted.community_id
    except Refused:
        return False


def _of_month(posted: PostedMonth, people: frozenset[int]) -> list[ColumnElement[bool]]:
    reversed_ = select(Entry.reverses_id).where(col(Entry.reverses_id).is_not(None))
    return [
        col(Entry.community_id) == posted.community_id,
        col(Entry.month) == posted.month,
        col(Entry.person_id).in_(people),
        col(Entry.kind) == EntryKind.EARN,
        col(Entry.id).not_in(reversed_.where(col(Entry.person_id).in_(people))),
    ]


async def _own_entries(act: Act, posted: PostedMonth) -> list[dict[str, Any]]:
    query = select(Entry, PointRule).join(PointRule, col(PointRule.id) == col(Entry.rule_id), isouter=True)
    mine = _of_month(posted, await ids_of_person(act.session, act.somebody))
    rows = await act.session.execute(query.where(*mine).order_by(col(Entry.id).desc()).limit(SHOWN))
    return [entry_told(entry, rule, act.somebody) for entry, rule in rows]


async def ask_why(act: Act, posted_id: int, what: str) -> dict[str, Any]:
    """What was chosen, before it is asked what is wrong with it."""
    about_, entry_id = await _doubted(act, posted_id, what)
    entry = await act.session.get(Entry, entry_id) if entry_id else None
    return {"about": about_.value, "entry": await entry_facts_of(act, entry) if entry else None}


async def _doubted(act: Act, posted_id: int, what: str) -> tuple[Doubt, int | None]:
    """What a button means: an entry of one's own by its id, one that is missing, somebody else's points."""
    posted = await _open_month(act, posted_id)
    if what in (Doubt.MISSING, Doubt.OTHER):
        return Doubt(what), None
    if not (what.isascii() and what.isdigit() and len(what) <= DIGITS):
        raise Refused(Refusal.UNKNOWN_BUTTON)
    mine = _of_month(posted, await ids_of_person(act.session, act.somebody))
    entry_id = (
        await act.session.execute(select(Entry.id).where(col(Entry.id) == int(what), *mine))
    ).scalar_one_or_none()
    if entry_id is None:
        raise Refused(Refusal.UNKNOWN_BUTTON)
    return Doubt.OWN, entry_id


async def object_to(act: Act, posted_id: int, what: str, words: str) -> Objection:
    """Write it down; the desk has it at once and answers within its limit."""
    about_, entry_id = await _doubted(act, posted_id, what)
    said = one_line(words)[:LONGEST]
    if not said:
        raise Refused(Refusal.NOTHING_SAID)
    await _not_again(act, posted_id, entry_id)
    answer_by = working_days_after(act.town.calendar, act.now, act.town.points.answer_days)
    objection = Objection(
        posted_id=posted_id,
        person_id=act.somebody.id,
        about=about_,
        entry_id=entry_id,
        words=said,
        at=act.now,
        answer_by=answer_by,
        remind_at=answer_by,
    )
    act.session.add(objection)
    await act.session.flush()
    await tell(act, await _answering(act, objection), Notice.OBJECTION, await objection_facts(act, objection))
    return objection


async def _not_again(act: Act, posted_id: int, entry_id: int | None) -> None:
    """The month is locked: of two presses at once the second finds the first."""
    await act.session.execute(select(PostedMonth.id).where(col(PostedMonth.id) == posted_id).with_for_update())
    mine = select(Objection).where(
        col(Objection.posted_id) == posted_id,
        col(Objection.person_id).in_(await ids_of_person(act.session, act.somebody)),
    )
    rows = (await act.session.execute(mine)).scalars().all()
    if entry_id is not None and any(row.entry_id == entry_id for row in rows):
        raise Refused(Refusal.OBJECTED_BEFORE)
    if sum(row.decided_at is None for row in rows) >= MOST:
        raise Refused(Refusal.OBJECTIONS_ENOUGH)


async def _answering(act: Act, objection: Objection) -> list[Chat]:
    """The desk, without whoever objected; else the street."""
    posted = await act.session.get_one(PostedMonth, objection.posted_id)
    own = await ids_of_person(act.session, await whoever(act.session, objection.person_id))
    chats = [chat for chat in await desk_of(act, posted.community_id) if chat.person_id not in own]
    return chats or await _street(act, posted)


async def _street(act: Act, posted: PostedMonth) -> list[Chat]:
    area = (await directory(act.session)).areas[posted.community_id]
    return list((await direct_chats(act.session, await of_area(act.session, area, Role.STREET, act.now))).values())


async def objection_facts(act: Act, objection: Objection) -> dict[str, Any]:
    """As the desk reads it. Of somebody else's points nobody reads who said so."""
    posted = await act.session.get_one(PostedMonth, objection.posted_id)
    named = objection.about is not Doubt.OTHER
    return await about(act, objection, posted) | {
        "objection": objection.id,
        "about": objection.about.value,
        "name": (await whoever(act.session, objection.person_id)).name if named else "",
        "words": objection.words,
        "answer_by": iso(objection.answer_by),
        "late": act.now >= objection.answer_by,
        "now": iso(act.now),
    }


async def to_answer(act: Act, objection_id: int) -> Objection:
    """One that is open, locked, for somebody who records points there and did not object himself.

    Of two who answer at once one is told so: what somebody has proposed already is the second person's to decide.
    """
    await require(act, Right.AWARD)
    query = select(Objection).where(col(Objection.id) == objection_id)
    fresh = query.with_for_update().execution_options(populate_existing=True)
    objection = (await act.session.execute(fresh)).scalar_one_or_none()
    posted = await act.session.get_one(PostedMonth, objection.posted_id) if objection else None
    if objection is None or posted is None or not await may_award(act, posted.community_id):
        raise Refused(Refusal.NOT_YOUR_GRID)
    if objection.decided_at is not None:
        name = (await whoever(act.session, objection.decided_by_id or 0)).name
        raise Refused(Refusal.OBJECTION_ANSWERED, name=name, how="yes" if objection.upheld else "no")
    if objection.person_id in await ids_of_person(act.session, act.somebody):
        raise Refused(Refusal.OWN_POINTS)
    waits = col(Correction.objection_id) == objection_id, col(Correction.agreed).is_(None)
    if (await act.session.execute(select(Correction.id).where(*waits))).first() is not None:
        raise Refused(Refusal.CORRECTION_WAITS)
    return objection


async def turn_down(act: Act, objection_id: int, words: str) -> Objection:
    """It is right as it stands, and this is why."""
    objection = await to_answer(act, objection_id)
    answer = one_line(words)[:LONGEST]
    if not answer:
        raise Refused(Refusal.NOTHING_SAID)
    await settle_objection(act, objection, upheld=False, answer=answer)
    return objection


async def uphold_entry(act: Act, objection_id: int, entry_id: int, words: str) -> Correction:
    """It is wrong: what would be right, to be confirmed by a second person."""
    objection = await to_answer(act, objection_id)
    return await propose(act, entry_id, words, objection.id)


async def uphold_missing(act: Act, objection_id: int, words: str) -> Correction:
    """One is missing: 矛盾调解 11月3日 帮两家说和, to be confirmed by a second person."""
    objection = await to_answer(act, objection_id)
    posted = await act.session.get_one(PostedMonth, objection.posted_id)
    what, _, rest = one_line(words).partition(" ")
    first, last, why = read_period(rest, act.today)
    if first is None or first != last or month_of(first) != posted.month:
        raise Refused(Refusal.MISSING_HOW, month=int(posted.month[5:]))
    rule = await rule_for(act.session, posted.community_id, first, what)
    values = {"rule_id": rule.id, "on": first, "points": rule.points, "objection_id": objection.id}
    person = await whoever(act.session, objection.person_id)
    return await put_up(act, posted.community_id, person.id, why or objection.words, **values)


def next_reminder() -> ColumnElement[datetime]:
    """When an objection has waited too long."""
    return earliest(Objection.remind_at)


async def remind_one(act: Act, skip: int = 0) -> bool:
    """An objection that is not answered in time: desk and street hear of it, each working day again."""
    query = select(Objection).where(col(Objection.remind_at) <= act.now).order_by(col(Objection.remind_at))
    row = await act.session.execute(query.offset(skip).limit(1).with_for_update(skip_locked=True))
    objection = row.scalar_one_or_none()
    if objection is None:
        return False
    objection.remind_at = working_days_after(act.town.calendar, act.now, 1)
    posted = await act.session.get_one(PostedMonth, objection.posted_id)
    chats = {chat.id: chat for chat in [*await _answering(act, objection), *await _street(act, posted)]}
    await tell(act, chats.values(), Notice.OBJECTION, await objection_facts(act, objection))
    return True

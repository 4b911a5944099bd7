"""What goes into the ledger: points earned, taken back, spent. One deed counts once, and nobody awards themselves."""

import secrets
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import structlog
from sqlalchemy import func
from sqlalchemy import select as choose
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select, update

from models import (
    ChainHead,
    ClosedMonth,
    Entry,
    EntryKind,
    PointRule,
    PostedMonth,
    Purse,
    Refusal,
    Refused,
    SealedCredit,
)
from services.act import Act
from services.points.chain import lengthen, locked_head
from services.points.totals import add_to_purses, keep
from services.rules.points import EARNED, commit_to, month_of
from services.rules.posts import next_post

log = structlog.get_logger()

MOST = 100
"""More points than this for one deed is a slip of the finger."""
LONGEST = 200
DAILY = time(19, 0)
"""When the day's points are told: in the evening, before the quiet hours."""


@dataclass(frozen=True)
class Award:
    """Points for one person's deed. ``points`` is the rule's value unless somebody gave another, and is copied."""

    person_id: int
    deed: str
    on: date
    points: int
    rule: PointRule | None = None
    why: str = ""
    checked_by_id: int | None = None


async def record_one(act: Act, community_id: int, award: Award, *, corrects: str = "") -> int | None:
    """Record one award; the entry's id, or ``None`` when it is recorded already."""
    ids = await record(act, community_id, [award], corrects=corrects)
    return ids[0] if ids else None


async def record(act: Act, community_id: int, awards: Sequence[Award], *, corrects: str = "") -> list[int]:
    """Record awards at once; the ids of the new entries. What is recorded already with the same content is passed over.

    Refuses: zero, negative and huge values, one's own deed, a day to come, more than a rule gives in a day, and a deed
    that is recorded with other content. What is late, also behind a list that is posted, counts for the open month;
    what ``corrects`` a month counts for that one as long as it is not closed.
    """
    for award in awards:
        _check(act, award)
    await locked_head(act.session, community_id)
    fresh = await _unrecorded(act.session, community_id, awards)
    await _check_caps(act, community_id, fresh)
    await _check_day(act, community_id, fresh)
    closed, posted = await _settled(act.session, community_id)
    rows = [_row(act, award, max(closed, posted)) for award in fresh]
    if corrects > closed:
        rows = [row | {"month": corrects, "late": month_of(row["on"]) != corrects} for row in rows]
    return await _write(act, community_id, rows)


def _check(act: Act, award: Award) -> None:
    if not 0 < award.points <= MOST:
        raise Refused(Refusal.POINTS_ODD, most=MOST)
    if act.person is not None and award.person_id == act.person.id:
        raise Refused(Refusal.OWN_POINTS)
    if award.on > act.today:
        raise Refused(Refusal.DEED_TO_COME)


async def _unrecorded(session: AsyncSession, community_id: int, awards: Sequence[Award]) -> list[Award]:
    query = select(Entry).where(
        col(Entry.community_id) == community_id, col(Entry.deed).in_([award.deed for award in awards])
    )
    there = {entry.deed: entry for entry in (await session.execute(query)).scalars()}
    for award in awards:
        entry = there.get(award.deed)
        if entry is not None and (entry.person_id, entry.points, entry.on) != (
            award.person_id,
            award.points,
            award.on,
        ):
            log.warning("points.conflict", deed=award.deed, entry=entry.id)
            raise Refused(Refusal.DEED_OTHERWISE, points=entry.points)
    once = {award.deed: award for award in awards}
    return [award for deed, award in once.items() if deed not in there]


async def _check_caps(act: Act, community_id: int, awards: Sequence[Award]) -> None:
    wanted: Counter[tuple[int, int, date]] = Counter()
    caps: dict[int, PointRule] = {}
    for award in awards:
        if award.rule is not None and award.rule.daily_cap is not None:
            wanted[award.person_id, award.rule.id, award.on] += award.points
            caps[award.rule.id] = award.rule
    for (person_id, rule_id, on), points in wanted.items():
        cap = caps[rule_id].daily_cap or 0
        had = await _had(act.session, community_id, person_id, rule_id, on)
        if had + points > cap:
            raise Refused(Refusal.DAY_IS_FULL, most=cap, had=had, rule=caps[rule_id].name)


async def _check_day(act: Act, community_id: int, awards: Sequence[Award]) -> None:
    """Refuse more than the town lets one person earn in a day, in all or by one kind of deed."""
    for kind, cap in act.town.points.caps.items():
        wanted: Counter[tuple[int, date]] = Counter()
        for award in awards:
            if award.deed.startswith(kind):
                wanted[award.person_id, award.on] += award.points
        had = await _had_of(act.session, community_id, kind, wanted) if wanted else {}
        for about, points in wanted.items():
            if had.get(about, 0) + points > cap:
                raise Refused(Refusal.DAY_CAP, most=cap, had=had.get(about, 0))


async def _had_of(
    session: AsyncSession, community_id: int, kind: str, wanted: Collection[tuple[int, date]]
) -> dict[tuple[int, date], int]:
    """What these people have earned on these days, by deeds of this kind ("" for any)."""
    query = (
        select(col(Entry.person_id), col(Entry.on), func.sum(Entry.points).label("points"))
        .where(
            col(Entry.community_id) == community_id,
            col(Entry.on).in_({on for _, on in wanted}),
            col(Entry.person_id).in_({person for person, _ in wanted}),
            col(Entry.kind).in_(EARNED),
            col(Entry.deed).startswith(kind, autoescape=True),
        )
        .group_by(col(Entry.person_id), col(Entry.on))
    )
    return {(row.person_id, row.on): row.points for row in await session.execute(query)}


async def _had(session: AsyncSession, community_id: int, person_id: int, rule_id: int, on: date) -> int:
    query = select(func.sum(Entry.points)).where(
        col(Entry.community_id) == community_id,
        col(Entry.on) == on,
        col(Entry.person_id) == person_id,
        col(Entry.rule_id) == rule_id,
    )
    return (await session.execute(query)).scalar_one() or 0


async def _settled(session: AsyncSession, community_id: int) -> tuple[str, str]:
    """The last month that is closed, and the last whose list is posted; months are posted and closed in order."""
    closed = select(func.max(ClosedMonth.month)).where(col(ClosedMonth.community_id) == community_id)
    posted = select(func.max(PostedMonth.month)).where(
        col(PostedMonth.community_id) == community_id, col(PostedMonth.posted_at).is_not(None)
    )
    row = (await session.execute(choose(closed.scalar_subquery(), posted.scalar_subquery()))).one()
    return row[0] or "", row[1] or ""


def _row(act: Act, award: Award, closed: str, **more: Any) -> dict[str, Any]:
    month = month_of(award.on)
    late = month <= closed
    return {
        "kind": EntryKind.EARN,
        "person_id": award.person_id,
        "points": award.points,
        "rule_id": award.rule.id if award.rule else None,
        "deed": award.deed,
        "on": award.on,
        "month": month_of(act.today) if late else month,
        "late": late,
        "at": act.now,
        "recorded_by_id": act.person.id if act.person else None,
        "checked_by_id": award.checked_by_id,
        "reverses_id": None,
        "why": award.why[:LONGEST],
        "commitment": "",
        **more,
    }


async def _write(act: Act, community_id: int, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    if not rows:
        return []
    written = await lengthen(act.session, community_id, rows)
    if any(row["kind"] in EARNED for row in rows):
        await _have_it_told(act, community_id)
    await keep(act.session, community_id, written, act.today)
    return [row["id"] for row in written]


async def _have_it_told(act: Act, community_id: int) -> None:
    """In the evening, with all else of the day."""
    at = next_post(act.now, act.town.timezone, DAILY)
    untold = update(ChainHead).where(col(ChainHead.community_id) == community_id, col(ChainHead.tell_at).is_(None))
    await act.session.execute(untold.values(tell_at=at), execution_options={"synchronize_session": False})


async def reverse(act: Act, entry_id: int, why: str, checked_by_id: int) -> int:
    """Take an entry back, once, with a reason and a second person; while its month is open it counts for that."""
    entry = await act.session.get(Entry, entry_id)
    if entry is None or entry.kind is not EntryKind.EARN or entry.person_id is None:
        raise Refused(Refusal.NOT_REVERSIBLE)
    if act.person is None or checked_by_id == act.person.id:
        raise Refused(Refusal.NEEDS_SECOND)
    if entry.person_id in (act.person.id, checked_by_id):
        raise Refused(Refusal.OWN_POINTS)
    if not why.strip():
        raise Refused(Refusal.REVERSE_WHY)
    await locked_head(act.session, entry.community_id)
    there = select(Entry.id).where(col(Entry.reverses_id) == entry_id)
    if (await act.session.execute(there)).first() is not None:
        raise Refused(Refusal.REVERSED_BEFORE)
    closed, _ = await _settled(act.session, entry.community_id)
    return (await _write(act, entry.community_id, [_taken_back(act, entry, why.strip(), checked_by_id, closed)]))[0]


def _taken_back(act: Act, entry: Entry, why: str, checked_by_id: int | None, closed: str) -> dict[str, Any]:
    assert entry.person_id is not None
    award = Award(entry.person_id, f"reverse:{entry.id}", entry.on, -entry.points, None, why, checked_by_id)
    row = _row(act, award, closed, kind=EntryKind.REVERSE, reverses_id=entry.id, rule_id=entry.rule_id)
    if entry.late and entry.month > closed:
        row.update(month=entry.month, late=True)
    return row


async def hold(act: Act, community_id: int, deeds: Collection[str], why: str) -> list[int]:
    """Take back what these deeds earned until a question about them is answered; the entries that it was.

    Not by whoever has some of them; what is confirmed stays as it is.
    """
    await locked_head(act.session, community_id)
    back = select(Entry.reverses_id).where(col(Entry.community_id) == community_id, col(Entry.reverses_id).is_not(None))
    earned = select(Entry).where(
        col(Entry.community_id) == community_id, col(Entry.deed).in_(deeds), col(Entry.id).not_in(back)
    )
    entries = list((await act.session.execute(earned.order_by(col(Entry.id)))).scalars())
    closed, _ = await _settled(act.session, community_id)
    rows = [_held(act, entry, why, closed) for entry in entries]
    await _write(act, community_id, rows)
    return [entry.id for entry in entries]


def _held(act: Act, entry: Entry, why: str, closed: str) -> dict[str, Any]:
    if entry.person_id == act.somebody.id:
        raise Refused(Refusal.OWN_POINTS)
    if entry.month <= closed:
        raise Refused(Refusal.MONTH_CONFIRMED)
    return _taken_back(act, entry, why, None, closed)


async def give_again(act: Act, entry_ids: Collection[int], once: str) -> None:
    """What was held is earned again, in its month while that is not confirmed; ``once`` tells the times apart."""
    query = select(Entry, PointRule).join(PointRule, col(PointRule.id) == col(Entry.rule_id), isouter=True)
    found = await act.session.execute(query.where(col(Entry.id).in_(entry_ids)).order_by(col(Entry.id)))
    for entry, rule in found.all():
        award = Award(entry.person_id or 0, f"{entry.deed}:{once}", entry.on, entry.points, rule, entry.why)
        await record_one(act, entry.community_id, award, corrects=entry.month)


async def spend(act: Act, community_id: int, person_id: int, points: int, deed: str, why: str = "") -> int:
    """Take points out of a purse that has them: the chain is locked, so of two for the last ones one is refused.

    The same deed again takes nothing more. ``why`` is what they went for, for their owner to read.
    """
    if points <= 0:
        raise Refused(Refusal.POINTS_ODD, most=MOST)
    await locked_head(act.session, community_id)
    known = select(Entry).where(col(Entry.community_id) == community_id, col(Entry.deed) == deed)
    spent = (await act.session.execute(known)).scalar_one_or_none()
    if spent is not None:
        if (spent.person_id, spent.points) != (person_id, -points):
            raise Refused(Refusal.DEED_OTHERWISE, points=-spent.points)
        return spent.id
    purse = select(Purse.balance).where(col(Purse.community_id) == community_id, col(Purse.person_id) == person_id)
    balance = (await act.session.execute(purse)).scalar_one_or_none() or 0
    if balance < points:
        raise Refused(Refusal.NOT_ENOUGH_POINTS, cost=points, have=max(balance, 0))
    award = Award(person_id, deed, act.today, -points, why=why)
    return (await _write(act, community_id, [_row(act, award, "", kind=EntryKind.SPEND)]))[0]


async def give_back(act: Act, entry_id: int) -> int:
    """Return what was spent, once."""
    entry = await act.session.get(Entry, entry_id)
    if entry is None or entry.kind is not EntryKind.SPEND or entry.person_id is None:
        raise Refused(Refusal.NOT_REVERSIBLE)
    await locked_head(act.session, entry.community_id)
    there = select(Entry.id).where(col(Entry.reverses_id) == entry_id)
    if (await act.session.execute(there)).first() is not None:
        raise Refused(Refusal.REVERSED_BEFORE)
    award = Award(entry.person_id, f"return:{entry_id}", act.today, -entry.points, why=entry.why)
    row = _row(act, award, "", kind=EntryKind.RETURN, reverses_id=entry_id)
    return (await _write(act, entry.community_id, [row]))[0]


async def expire(act: Act, community_id: int, year: int, left: Mapping[int, int]) -> None:
    """Take what is left of the years before out of people's purses, once a year each; the caller holds the chain."""
    rows = [
        _row(act, Award(one, f"expire:{year}:{one}", act.today, -points), "", kind=EntryKind.EXPIRE)
        for one, points in left.items()
    ]
    await _write(act, community_id, rows)


async def credit_sealed(act: Act, community_id: int, person_id: int, points: int, deed: str) -> int | None:
    """Credit a clue: the purse grows, no total, board or notice moves, and the chain holds a commitment only.

    ``None`` when it is credited already.
    """
    if not 0 < points <= MOST:
        raise Refused(Refusal.POINTS_ODD, most=MOST)
    await locked_head(act.session, community_id)
    there = select(SealedCredit.entry_id).where(col(SealedCredit.deed) == deed)
    if (await act.session.execute(there)).first() is not None:
        return None
    salt = secrets.token_hex(16)
    award = Award(person_id, f"sealed:{secrets.token_hex(8)}", act.today, points)
    day = datetime.combine(act.today, time(), act.town.timezone)  # no moment: it would lie beside a message's
    hidden = {"kind": EntryKind.SEALED, "person_id": None, "points": 0, "recorded_by_id": None, "at": day}
    row = _row(act, award, "", commitment=commit_to(salt, person_id, points, deed), **hidden)
    entry_id = (await _write(act, community_id, [row]))[0]
    act.session.add(SealedCredit(entry_id=entry_id, person_id=person_id, points=points, deed=deed, salt=salt))
    await act.session.flush()
    await add_to_purses(act.session, community_id, {person_id: points})
    return entry_id

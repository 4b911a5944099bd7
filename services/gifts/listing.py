"""兑换: the gifts of one's community, and which of them one can have now."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from models import TAKEN, Area, Exchange, Gift, Redemption, Refusal, Refused
from services.act import Act
from services.directory import directory
from services.facts import iso
from services.points.asking import community_of
from services.points.totals import Balance, balance_of
from services.same_person import own

MOST = 40
"""More gifts than this on one list nobody reads."""
LINK = "gift"


def why_not(gift: Gift, today: date, had: int, spendable: int) -> Refusal | None:
    """Why somebody who ``had`` so many of it can't have one now."""
    if gift.ended_at is not None or (gift.until is not None and today > gift.until):
        return Refusal.GIFT_PAST
    if gift.since is not None and today < gift.since:
        return Refusal.GIFT_NOT_YET
    if gift.taken >= gift.stocked:
        return Refusal.GIFT_GONE
    if gift.most is not None and had >= gift.most:
        return Refusal.GIFT_LIMIT
    return Refusal.NOT_ENOUGH_POINTS if spendable < gift.points else None


def gift_facts(gift: Gift, why: Refusal | None = None) -> dict[str, Any]:
    """A gift as people read it."""
    return {
        "id": gift.id,
        "gift": gift_names(gift),
        "points": gift.points,
        "left": max(gift.stocked - gift.taken, 0),
        "most": gift.most,
        "since": gift.since.isoformat() if gift.since else None,
        "until": gift.until.isoformat() if gift.until else None,
        "photo": gift.photo_sha or "",
        "why": why.value if why else "",
    }


def gift_names(gift: Gift) -> dict[str, str]:
    """Its name in both languages."""
    return {"zh_CN": gift.name, "en": gift.name_en or gift.name}


async def my_gifts(act: Act) -> dict[str, Any]:
    """What there is, cheapest first, what of it the asking person can have, and what waits for them."""
    community = await community_of(act, act.somebody)
    balance = await _balance_of(act, community.id, act.somebody.id)
    query = select(Gift).where(col(Gift.community_id) == community.id, *listed(act.today))
    gifts = (await act.session.execute(query.order_by(col(Gift.points), col(Gift.id)).limit(MOST))).scalars().all()
    had = await had_of(act.session, act.somebody.id, [gift.id for gift in gifts])
    told = [gift_facts(gift, why_not(gift, act.today, had.get(gift.id, 0), balance.spendable)) for gift in gifts]
    return {
        "area": community.name,
        "spendable": balance.spendable,
        "owed": balance.owed,
        "reserved": await _waiting(act),
        "gifts": told,
        "now": iso(act.now),
    }


def listed(today: date) -> tuple[Any, ...]:
    """On the list, though perhaps not yet to be had."""
    return col(Gift.ended_at).is_(None), or_(col(Gift.until).is_(None), col(Gift.until) >= today)


async def one_gift(act: Act, gift_id: int) -> dict[str, Any]:
    """One of them, before it is taken; ``turn`` tells the press that follows from one pressed twice."""
    gift, community = await gift_here(act, gift_id)
    balance = await _balance_of(act, community.id, act.somebody.id)
    had = (await had_of(act.session, act.somebody.id, [gift.id])).get(gift.id, 0)
    facts = gift_facts(gift, why_not(gift, act.today, had, balance.spendable))
    turn = await turn_of(act, gift.id)
    return facts | {"spendable": balance.spendable, "owed": balance.owed, "turn": turn, "now": iso(act.now)}


async def gift_here(act: Act, gift_id: int, *, locked: bool = False) -> tuple[Gift, Area]:
    """A gift of one's own community; refuses any other as if there were none."""
    community = await community_of(act, act.somebody)
    query = select(Gift).where(col(Gift.id) == gift_id, col(Gift.community_id) == community.id)
    if locked:
        query = query.with_for_update().execution_options(populate_existing=True)
    gift = (await act.session.execute(query)).scalar_one_or_none()
    if gift is None:
        raise Refused(Refusal.NO_SUCH_GIFT)
    return gift, community


async def spendable_of(act: Act, community_id: int, person_id: int = 0) -> int:
    """What somebody (the acting person) may spend."""
    return (await _balance_of(act, community_id, person_id or act.somebody.id)).spendable


async def _balance_of(act: Act, community_id: int, person_id: int) -> Balance:
    return await balance_of(act.session, community_id, person_id, act.today)


async def had_of(session: AsyncSession, person_id: int, gifts: Collection[int]) -> Mapping[int, int]:
    """How many of each gift a person has reserved or fetched."""
    query = select(Redemption.gift_id, func.count().label("held")).where(
        own(Redemption.person_id, person_id), col(Redemption.gift_id).in_(gifts), col(Redemption.state).in_(TAKEN)
    )
    rows = await session.execute(query.group_by(col(Redemption.gift_id)))
    return {row.gift_id: row.held for row in rows}


async def turn_of(act: Act, gift_id: int) -> int:
    """How many times the acting person has reserved this gift, whatever became of it: the next one is this one."""
    mine = own(Redemption.person_id, act.somebody.id), col(Redemption.gift_id) == gift_id
    return (await act.session.execute(select(func.count()).select_from(Redemption).where(*mine))).scalar_one()


async def _waiting(act: Act) -> list[dict[str, Any]]:
    """What one has reserved and not fetched."""
    query = (
        select(Redemption, Gift)
        .join(Gift, col(Gift.id) == col(Redemption.gift_id))
        .where(own(Redemption.person_id, act.somebody.id), col(Redemption.state) == Exchange.RESERVED)
        .order_by(col(Redemption.id))
    )
    return [await redemption_facts(act, row, gift) for row, gift in await act.session.execute(query)]


async def redemption_facts(act: Act, row: Redemption, gift: Gift) -> dict[str, Any]:
    """A reservation as its owner and the desk read it."""
    known = await directory(act.session)
    return {
        "redemption": row.id,
        "gift": gift_names(gift),
        "photo": gift.photo_sha or "",
        "points": row.points,
        "code": row.code,
        "until": iso(row.until),
        "area": known.areas[gift.community_id].name,
        "link": act.town.doors.link(LINK, row.id),
        "now": iso(act.now),
    }

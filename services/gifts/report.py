"""礼品 导出: who exchanged what and when, what is on the shelf, and every count of it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from models import Exchange, Gift, LedgerFile, Person, Redemption, Right, StockTaking
from services.access import require
from services.act import Act
from services.directory import directory
from services.gifts.listing import gift_names
from services.gifts.shelf import communities, held_of
from services.wakes import wake

BOOK = "gifts"
MOST = 20_000
"""Lines of a sheet; the newest."""


async def want_book(act: Act, real_now: datetime) -> None:
    """Ask for the workbook; that it was asked for is written down. Names stand in it, so only its asker opens it."""
    await require(act, Right.GIFTS)
    assert act.chat is not None
    act.session.add(
        LedgerFile(person_id=act.somebody.id, chat_id=act.chat.id, asked={"book": BOOK}, reporters=True, at=real_now)
    )
    await act.session.flush()
    wake(act.session, "ledger files")


async def gift_book(act: Act) -> dict[str, list[dict[str, Any]]]:
    """The rows of the sheets, oldest first, with the rights of whoever asked."""
    query = select(Gift).where(col(Gift.community_id).in_(await communities(act))).order_by(col(Gift.id))
    gifts = {gift.id: gift for gift in (await act.session.execute(query)).scalars()}
    return {
        "redemptions": await _redemptions(act, gifts),
        "shelf": await _shelf(act, gifts),
        "counts": await _counts(act, gifts),
    }


async def _redemptions(act: Act, gifts: dict[int, Gift]) -> list[dict[str, Any]]:
    query = select(Redemption).where(col(Redemption.gift_id).in_(gifts)).order_by(col(Redemption.id).desc())
    rows = list((await act.session.execute(query.limit(MOST))).scalars())
    people = await _names(act, {one for row in rows for one in (row.person_id, row.ended_by_id) if one})
    return [
        {
            "number": row.id,
            "at": _local(act, row.at),
            "gift": gift_names(gifts[row.gift_id]),
            "person": people[row.person_id],
            "points": row.points,
            "state": row.state.value,
            "ended": _local(act, row.ended_at),
            "by": people.get(row.ended_by_id or 0, ""),
        }
        for row in reversed(rows)
    ]


async def _shelf(act: Act, gifts: dict[int, Gift]) -> list[dict[str, Any]]:
    held = await held_of(act, list(gifts))
    return [
        {
            "gift": gift_names(gift),
            "points": gift.points,
            "stocked": gift.stocked,
            "left": gift.stocked - gift.taken,
            "reserved": held[gift.id][Exchange.RESERVED.value],
            "handed": held[gift.id][Exchange.HANDED.value],
            "listed": gift.ended_at is None,
        }
        for gift in gifts.values()
    ]


async def _counts(act: Act, gifts: dict[int, Gift]) -> list[dict[str, Any]]:
    query = select(StockTaking).where(col(StockTaking.gift_id).in_(gifts)).order_by(col(StockTaking.id).desc())
    rows = list((await act.session.execute(query.limit(MOST))).scalars())
    people = await _names(act, {row.person_id for row in rows})
    return [
        {
            "at": _local(act, row.at),
            "gift": gift_names(gifts[row.gift_id]),
            "expected": row.expected,
            "counted": row.counted,
            "off": row.counted - row.expected,
            "by": people[row.person_id],
        }
        for row in reversed(rows)
    ]


async def _names(act: Act, people: Collection[int]) -> dict[int, str]:
    """As who they are today."""
    merged = (await directory(act.session)).merged
    remains = {one: merged.get(one, one) for one in people}
    query = select(Person.id, Person.name).where(col(Person.id).in_(set(remains.values())))
    found = {row.id: row.name for row in await act.session.execute(query)}
    return {one: found[other] for one, other in remains.items()}


def _local(act: Act, at: datetime | None) -> str:
    return f"{at.astimezone(act.town.timezone):%Y-%m-%d %H:%M}" if at else ""

"""What a community offers, as its desk keeps it: put up, changed, counted, taken off the list."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from models import (
    CardJobKind,
    Exchange,
    Gift,
    Level,
    Notice,
    Redemption,
    Refusal,
    Refused,
    Right,
    Shot,
    StockTaking,
)
from services.access import require
from services.act import Act
from services.contact_cards import want
from services.directory import directory
from services.facts import iso
from services.gifts.listing import MOST, gift_facts, listed
from services.rules.gift_words import GiftWords, read_count, read_gift

HELD = (Exchange.RESERVED, Exchange.HANDED)


async def communities(act: Act) -> list[int]:
    """The communities whose gifts the acting person keeps."""
    found = await require(act, Right.GIFTS)
    known = await directory(act.session)
    return [
        area.id
        for area in known.areas.values()
        if area.level is Level.COMMUNITY and any(held.covers(area.path) for held in found)
    ]


async def shelf(act: Act) -> dict[str, Any]:
    """The list as the desk keeps it: what is left, waits to be fetched, was handed over."""
    places = await communities(act)
    query = select(Gift).where(col(Gift.community_id).in_(places), *listed(act.today))
    gifts = (await act.session.execute(query.order_by(col(Gift.points), col(Gift.id)).limit(MOST))).scalars().all()
    held = await held_of(act, [gift.id for gift in gifts])
    areas = (await directory(act.session)).areas
    return {
        "area": areas[places[0]].name if len(places) == 1 else "",
        "gifts": [gift_facts(gift) | held[gift.id] for gift in gifts],
        "now": iso(act.now),
    }


async def held_of(act: Act, gifts: Sequence[int]) -> dict[int, dict[str, int]]:
    query = select(Redemption.gift_id, Redemption.state, func.count()).where(
        col(Redemption.gift_id).in_(gifts), col(Redemption.state).in_(HELD)
    )
    found: dict[int, dict[str, int]] = {one: {state.value: 0 for state in HELD} for one in gifts}
    for gift, state, count in await act.session.execute(query.group_by(col(Redemption.gift_id), col(Redemption.state))):
        found[gift][Exchange(state).value] = count
    return found


async def keep_gift(act: Act, words: str, shots: Sequence[Shot]) -> dict[str, Any]:
    """礼品 洗衣液 20分 30件 每人2件 到12月31日, with a photo perhaps: a new one, or what changes of one there is."""
    said = read_gift(words, act.today)
    if said.wrong:
        raise Refused(Refusal.GIFT_ODD, given=said.wrong)
    if not said.name:
        raise Refused(Refusal.GIFT_HOW)
    gift = await _called(act, said.name)
    if gift is None:
        gift, how = await _new(act, said), "new"
    elif said.changes or shots:
        _change(gift, said)
        how = "changed"
    else:
        how = "shown"
    if gift.since and gift.until and gift.until < gift.since:
        raise Refused(Refusal.GIFT_ODD, given=gift.until.isoformat())
    await act.session.flush()
    if shots:
        await _photo(act, gift, shots[0])
    return await kept(act, gift, how, coming=any(shot.sha is None for shot in shots))


async def _called(act: Act, name: str, *, there: bool = False) -> Gift | None:
    """The gift of this name on one of the lists the acting person keeps, locked."""
    places = await communities(act)
    query = select(Gift).where(
        col(Gift.community_id).in_(places), col(Gift.ended_at).is_(None), func.lower(col(Gift.name)) == name.lower()
    )
    found = (await act.session.execute(query.order_by(col(Gift.id)).limit(1).with_for_update())).scalar_one_or_none()
    if found is None and there:
        raise Refused(Refusal.NO_SUCH_GIFT)
    return found


async def _new(act: Act, said: GiftWords) -> Gift:
    places = await communities(act)
    if said.points is None or said.stock is None or len(places) != 1:
        raise Refused(Refusal.GIFT_HOW)
    on_list = select(func.count()).select_from(Gift).where(col(Gift.community_id) == places[0], *listed(act.today))
    if (await act.session.execute(on_list)).scalar_one() >= MOST:
        raise Refused(Refusal.GIFT_MANY, most=MOST)
    gift = Gift(
        community_id=places[0],
        name=said.name,
        points=said.points,
        stocked=said.stock,
        most=said.most,
        since=said.since,
        until=said.until,
        made_by_id=act.somebody.id,
        made_at=act.now,
    )
    act.session.add(gift)
    return gift


def _change(gift: Gift, said: GiftWords) -> None:
    """What was said of it; what is reserved keeps what it cost. A number of pieces is what is left of it now."""
    gift.points = said.points or gift.points
    gift.most = said.most or gift.most
    gift.since, gift.until = said.since or gift.since, said.until or gift.until
    if said.stock is not None:
        gift.stocked = gift.taken + said.stock
    gift.stocked += said.more or 0
    gift.version += 1


async def _photo(act: Act, gift: Gift, shot: Shot) -> None:
    """Its picture; on a platform that still keeps it, the picture follows."""
    if shot.sha is None:
        await want(act, CardJobKind.GIFT, source=shot.file_id, gift=gift)
    else:
        gift.photo_sha = shot.sha
        await act.session.flush()


async def picture_came(act: Act, gift_id: int, sha: str) -> tuple[Notice, dict[str, Any]]:
    """The picture that a platform kept is here."""
    gift = await act.session.get_one(Gift, gift_id)
    gift.photo_sha = sha
    await act.session.flush()
    return Notice.GIFT_KEPT, await kept(act, gift, "pictured")


async def kept(act: Act, gift: Gift, how: str, **more: Any) -> dict[str, Any]:
    """One gift as the desk reads it after it did something with it; its picture may be ``coming``."""
    held = (await held_of(act, [gift.id]))[gift.id]
    counted: dict[str, Any] = {"expected": None, "counted": None, "coming": False}
    return gift_facts(gift) | held | counted | {"how": how, "now": iso(act.now)} | more


async def count_gift(act: Act, words: str) -> dict[str, Any]:
    """盘点 洗衣液 28: so many lie there, with those that wait to be fetched. Written down beside what should have."""
    name, counted = read_count(words)
    await require(act, Right.GIFTS)
    if counted is None:
        raise Refused(Refusal.COUNT_HOW)
    gift = await _called(act, name, there=True)
    assert gift is not None
    handed = (await held_of(act, [gift.id]))[gift.id][Exchange.HANDED.value]
    expected = gift.stocked - handed
    act.session.add(
        StockTaking(gift_id=gift.id, person_id=act.somebody.id, at=act.now, expected=expected, counted=counted)
    )
    gift.stocked = handed + counted
    gift.version += 1
    await act.session.flush()
    return await kept(act, gift, "counted", expected=expected, counted=counted)


async def end_gift(act: Act, gift_id: int) -> dict[str, Any]:
    """Off the list; what is reserved may still be fetched."""
    places = await communities(act)
    gift = await act.session.get(Gift, gift_id, with_for_update=True)
    if gift is None or gift.community_id not in places:
        raise Refused(Refusal.NO_SUCH_GIFT)
    gift.ended_at = gift.ended_at or act.now
    await act.session.flush()
    return await kept(act, gift, "ended")

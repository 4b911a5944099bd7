"""A gift taken: points are spent and one is kept; fetched with a code, or both return."""

import secrets
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, update
from sqlmodel import col, select

from models import Exchange, Gift, Notice, Person, Redemption, Refusal, Refused, Right, reaches
from services.access import require, standings
from services.act import Act
from services.directory import directory
from services.earliest import earliest
from services.gifts.listing import (
    LINK,
    gift_here,
    gift_names,
    had_of,
    redemption_facts,
    spendable_of,
    turn_of,
    why_not,
)
from services.outbox import tell
from services.people import direct_chats
from services.points.recording import give_back, spend
from services.rules.fetching import fetch_reminder
from services.rules.gift_words import DIGITS, read_code
from services.same_person import ids_of_person, own, whoever

CLOSES = time(18, 0)
"""The desk's door: a reservation ends when it closes on its last day."""


async def take(act: Act, gift_id: int, turn: int) -> dict[str, Any]:
    """Reserve one: points go, one is kept, a code comes. The same button pressed twice shows the same code.

    The gift is locked first and then the chain: of two at the last one, or for the last points, one is refused.
    """
    gift, community = await gift_here(act, gift_id, locked=True)
    person = act.somebody
    if turn != await turn_of(act, gift.id):
        return await _again(act, gift)
    had = (await had_of(act.session, person.id, [gift.id])).get(gift.id, 0)
    spendable = await spendable_of(act, community.id)
    why = why_not(gift, act.today, had, spendable)
    if why is not None:
        raise Refused(why, **_said(gift, spendable, person.language))
    deed = f"gift:{gift.id}:{person.id}:{turn}"
    entry = await spend(act, community.id, person.id, gift.points, deed, gift.name)
    gift.taken += 1
    until = _last_moment(act)
    row = Redemption(
        gift_id=gift.id,
        person_id=person.id,
        points=gift.points,
        entry_id=entry,
        code=await _new_code(act),
        at=act.now,
        until=until,
        remind_at=fetch_reminder(act.now, until, act.town.quiet),
    )
    act.session.add(row)
    await act.session.flush()
    return await _code(act, row, gift)


def _said(gift: Gift, spendable: int, language: str) -> dict[str, Any]:
    return {
        "gift": gift_names(gift)[language],
        "month": gift.since.month if gift.since else 0,
        "day": gift.since.day if gift.since else 0,
        "most": gift.most or 0,
        "cost": gift.points,
        "have": spendable,
    }


async def _again(act: Act, gift: Gift) -> dict[str, Any]:
    mine = own(Redemption.person_id, act.somebody.id), col(Redemption.gift_id) == gift.id
    query = select(Redemption).where(*mine, col(Redemption.state) == Exchange.RESERVED)
    row = (await act.session.execute(query.order_by(col(Redemption.id).desc()).limit(1))).scalar_one_or_none()
    if row is None:
        raise Refused(Refusal.STEP_OVER)
    return await _code(act, row, gift)


async def _code(act: Act, row: Redemption, gift: Gift) -> dict[str, Any]:
    return await redemption_facts(act, row, gift) | {"spendable": await spendable_of(act, gift.community_id)}


async def _new_code(act: Act) -> str:
    """Six digits that nothing else is waited for with."""
    while True:
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        taken = select(Redemption.id).where(col(Redemption.code) == code, col(Redemption.state) == Exchange.RESERVED)
        if (await act.session.execute(taken)).first() is None:
            return code


def _last_moment(act: Act) -> datetime:
    day = act.today + timedelta(days=act.town.points.fetch_days)
    return datetime.combine(day, CLOSES, act.town.timezone)


async def show_code(act: Act, redemption_id: int) -> dict[str, Any]:
    """One's own reservation once more."""
    row, gift = await _mine(act, redemption_id)
    await _still_reserved(act, row)
    return await _code(act, row, gift)


async def _mine(act: Act, redemption_id: int) -> tuple[Redemption, Gift]:
    row, gift = await _locked(act, redemption_id)
    if row.person_id not in await ids_of_person(act.session, act.somebody):
        raise Refused(Refusal.GIFT_CODE_UNKNOWN)
    return row, gift


async def _locked(act: Act, redemption_id: int) -> tuple[Redemption, Gift]:
    query = select(Redemption).where(col(Redemption.id) == redemption_id).with_for_update()
    row = (await act.session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if row is None:
        raise Refused(Refusal.GIFT_CODE_UNKNOWN)
    return row, await act.session.get_one(Gift, row.gift_id)


async def _still_reserved(act: Act, row: Redemption) -> None:
    """Refuse what is over, with what became of it and who handed it over: a colleague, not somebody fetching twice."""
    if row.state is Exchange.HANDED:
        at = (row.ended_at or row.at).astimezone(act.town.timezone)
        name = (await whoever(act.session, row.ended_by_id or 0)).name
        raise Refused(Refusal.GIFT_CODE_USED, month=at.month, day=at.day, time=f"{at:%H:%M}", name=name)
    if row.state is not Exchange.RESERVED:
        raise Refused(Refusal.GIFT_CODE_OVER)


async def cancel(act: Act, redemption_id: int) -> dict[str, Any]:
    """Not wanted after all: points and gift return, once."""
    row, gift = await _mine(act, redemption_id)
    if row.state is Exchange.HANDED:
        raise Refused(Refusal.GIFT_FETCHED)
    if row.state is Exchange.RESERVED:
        await _return(act, row, Exchange.CANCELLED)
    return await _back(act, row, gift)


async def _return(act: Act, row: Redemption, how: Exchange) -> None:
    row.state, row.until, row.remind_at, row.ended_at = how, None, None, act.now
    row.ended_by_id = act.person.id if act.person else None
    await give_back(act, row.entry_id)
    await _put_back(act, row.gift_id)


async def _put_back(act: Act, gift_id: int) -> None:
    one_less = update(Gift).where(col(Gift.id) == gift_id).values(taken=col(Gift.taken) - 1)
    await act.session.execute(one_less, execution_options={"synchronize_session": "fetch"})


async def _back(act: Act, row: Redemption, gift: Gift) -> dict[str, Any]:
    remains = await whoever(act.session, row.person_id)
    return {
        "gift": gift_names(gift),
        "points": row.points,
        "spendable": await spendable_of(act, gift.community_id, remains.id),
        "how": row.state.value,
    }


async def check_code(act: Act, said: str) -> dict[str, Any]:
    """Whose code this is and for what, to a desk of that community, before anything is handed over."""
    found = await require(act, Right.GIFTS)
    code = read_code(said)
    if not code:
        raise Refused(Refusal.HAND_HOW)
    known = await directory(act.session)
    query = (
        select(Redemption, Gift)
        .join(Gift, col(Gift.id) == col(Redemption.gift_id))
        .where(col(Redemption.code) == code)
        .order_by((col(Redemption.state) == Exchange.RESERVED).desc(), col(Redemption.id).desc())
    )
    for row, gift in await act.session.execute(query):
        path = known.path_of(gift.community_id)
        if any(held.covers(path) for held in found):
            await _still_reserved(act, row)
            return await checked(act, row, gift)
    raise Refused(Refusal.GIFT_CODE_UNKNOWN)


async def checked(act: Act, row: Redemption, gift: Gift) -> dict[str, Any]:
    """A reservation with whose it is."""
    return await redemption_facts(act, row, gift) | {"name": (await whoever(act.session, row.person_id)).name}


async def hand_over(act: Act, redemption_id: int) -> dict[str, Any]:
    """It is theirs now. Nobody hands a gift to themselves, and of two who press at once one is told who was first."""
    found = await require(act, Right.GIFTS)
    row, gift = await _locked(act, redemption_id)
    path = (await directory(act.session)).path_of(gift.community_id)
    if not any(held.covers(path) for held in found):
        raise Refused(Refusal.GIFT_CODE_UNKNOWN)
    if row.person_id in await ids_of_person(act.session, act.somebody):
        raise Refused(Refusal.OWN_GIFT)
    await _still_reserved(act, row)
    row.state, row.until, row.remind_at = Exchange.HANDED, None, None
    row.ended_at, row.ended_by_id = act.now, act.somebody.id
    person = await whoever(act.session, row.person_id)
    thanks = {"gift": gift_names(gift), "points": row.points}
    thanks |= {"spendable": await spendable_of(act, gift.community_id, person.id)}
    await tell(act, (await direct_chats(act.session, [person.id])).values(), Notice.GIFT_THANKS, thanks)
    left = max(gift.stocked - gift.taken, 0)
    return {"gift": gift_names(gift), "name": person.name, "points": row.points, "left": left}


async def code_behind(act: Act, token: str, visitor: Person | None) -> dict[str, Any]:
    """The reservation that a link leads to; ``name`` only for a visitor who may hand it over."""
    row = await act.session.get(Redemption, _opened(act, token))
    if row is None:
        raise Refused(Refusal.GIFT_CODE_UNKNOWN)
    await _still_reserved(act, row)
    gift = await act.session.get_one(Gift, row.gift_id)
    path = (await directory(act.session)).path_of(gift.community_id)
    found = await standings(act.session, visitor, act.now) if visitor else []
    held = [one for one in found if not one.over and reaches(one.role, Right.GIFTS)]
    hands = any(one.covers(path) for one in held)
    mine = visitor is not None and row.person_id in await ids_of_person(act.session, visitor)
    facts = await redemption_facts(act, row, gift) | {"name": ""}
    return facts | ({"name": (await whoever(act.session, row.person_id)).name} if hands and not mine else {})


def _opened(act: Act, token: str) -> int:
    numbers = act.town.doors.opened(LINK, token)
    if not numbers or len(numbers) != 1:
        raise Refused(Refusal.GIFT_CODE_UNKNOWN)
    return numbers[0]


async def hand_over_behind(act: Act, token: str, visitor: Person | None) -> dict[str, Any]:
    """Handed over by whoever scanned the code, as far as they may."""
    if visitor is None:
        raise Refused(Refusal.NOT_FOR_STRANGERS)
    return await hand_over(act.by(visitor, None), _opened(act, token))


async def lapse_one(act: Act, skip: int = 0) -> bool:
    """Nobody fetched it in time: points and gift return, and its owner reads so kindly."""
    due = select(Redemption).where(col(Redemption.until) <= act.now).order_by(col(Redemption.until), col(Redemption.id))
    query = due.offset(skip).limit(1).with_for_update(skip_locked=True)
    row = (await act.session.execute(query)).scalar_one_or_none()
    if row is None:
        return False
    await _return(act, row, Exchange.LAPSED)
    person = await whoever(act.session, row.person_id)
    facts = await _back(act, row, await act.session.get_one(Gift, row.gift_id))
    await tell(act, (await direct_chats(act.session, [person.id])).values(), Notice.GIFT_BACK, facts)
    return True


def next_lapse() -> ColumnElement[datetime]:
    """When the next reservation ends."""
    return earliest(Redemption.until)


async def remind_one(act: Act, skip: int = 0) -> bool:
    """Before it goes back whoever took it reads once that it waits; a house that was off does not say so at night."""
    due = select(Redemption).where(col(Redemption.remind_at) <= act.now)
    query = due.order_by(col(Redemption.remind_at), col(Redemption.id)).offset(skip).limit(1)
    row = (await act.session.execute(query.with_for_update(skip_locked=True))).scalar_one_or_none()
    if row is None:
        return False
    row.remind_at = None
    heard = act.town.quiet.next_loud(act.now)
    if row.until is not None and heard < row.until:
        facts = await redemption_facts(act, row, await act.session.get_one(Gift, row.gift_id))
        person = await whoever(act.session, row.person_id)
        chats = (await direct_chats(act.session, [person.id])).values()
        await tell(act, chats, Notice.GIFT_SOON, facts, send_after=heard)
    return True


def next_reminder() -> ColumnElement[datetime]:
    """When somebody is next reminded of a gift."""
    return earliest(Redemption.remind_at)

"""Whom a wish is shown and told to: the volunteers' groups, the desk, whoever told it, whoever has it in hand."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, or_, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import Chat, Lane, Notice, Posting, Refusal, Refused, Role, Wish, WishClaim
from services.act import Act
from services.activities.telling import volunteers_groups
from services.directory import directory
from services.endings import at_the_end
from services.outbox import REDRAW_AFTER, Live, tell
from services.people import direct_chats
from services.roster import of_area
from services.wakes import wake
from services.wishes.loading import claims_of

GROUP, DESK, OWN, LEADER = "group", "desk", "own", "leader"
"""Whom a card is cut for: everybody, whoever checks it, whoever told it or has it in hand, the building leader."""

_POSTINGS: Any = Posting.__table__  # type: ignore[attr-defined]
_REDRAW = (
    update(_POSTINGS)
    .where(
        _POSTINGS.c.wish_id == bindparam("wish"),
        or_(_POSTINGS.c.redraw_at.is_(None), _POSTINGS.c.redraw_at <= bindparam("now")),
    )
    .values(redraw_at=bindparam("soon"))
)


async def show_wish(
    act: Act, chats: Iterable[Chat], wish: Wish, audience: str, *, lane: Lane = Lane.NOTICES, reply_to: str = ""
) -> None:
    """Owe the wish's live card."""
    await tell(act, chats, Notice.WISH, {}, live=Live(audience, wish_id=wish.id), lane=lane, reply_to=reply_to)


def redraw_wish(act: Act, wish: Wish) -> None:
    """Let every card of the wish be drawn again soon."""

    async def mark(session: AsyncSession) -> None:
        await session.execute(_REDRAW, {"wish": wish.id, "now": act.now, "soon": act.now + REDRAW_AFTER})

    at_the_end(act.session, ("redraw wish", wish.id), mark)
    wake(act.session, "outgoing")


async def groups_for(act: Act, wish: Wish) -> list[Chat]:
    """The volunteers' groups around it; refuses where there is none."""
    groups = await volunteers_groups(act, wish.area_id)
    if not groups:
        raise Refused(Refusal.NO_VOLUNTEERS_GROUP)
    return groups


async def desks_of(act: Act, wish: Wish) -> list[Chat]:
    """The direct chats of the desk that checks it."""
    area = (await directory(act.session)).areas[wish.area_id]
    return list((await direct_chats(act.session, await of_area(act.session, area, Role.DESK, act.now))).values())


async def chats_of(act: Act, people: Iterable[int]) -> list[Chat]:
    """Their direct chats."""
    return list((await direct_chats(act.session, list(people))).values())


async def wishers_chats(act: Act, wish: Wish) -> list[Chat]:
    """Where whoever told it is reached."""
    return await chats_of(act, [wish.told_by_id])


async def say_of(act: Act, chats: Iterable[Chat], wish: Wish, what: str, **more: Any) -> None:
    """One sentence about it; ``what`` is one of ``TELLINGS`` of the views."""
    facts = {"wish": wish.id, "version": wish.version, "kind": wish.kind.value, "what": what, "name": "", "words": ""}
    await tell(act, chats, Notice.WISH_NEWS, facts | more)


async def say_to_claimers(act: Act, wish: Wish, claims: Iterable[WishClaim], what: str, **more: Any) -> None:
    """The same to those who have, or had, it in hand."""
    await say_of(act, await chats_of(act, [claim.person_id for claim in claims]), wish, what, **more)


async def show_claimers(act: Act, wish: Wish) -> None:
    """Their card anew: what they may know has changed."""
    people = [claim.person_id for claim in await claims_of(act, wish)]
    await show_wish(act, await chats_of(act, people), wish, OWN)

"""What time does to wishes: a claim nobody acts on ends, the next neighbour is asked, who is waited for is reminded."""

from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from models import ClaimState, Wish, WishClaim, WishState
from models.wishes import IN_HAND, WishKind, WishMove
from services.act import Act
from services.earliest import earliest
from services.wishes.asking import lapse
from services.wishes.claiming import release
from services.wishes.loading import claims_of, move_wish
from services.wishes.telling import DESK, OWN, desks_of, redraw_wish, say_of, show_wish, wishers_chats

AGAIN = timedelta(days=2)
MOST_REMINDED = 3
"""So often somebody is reminded of one wish; then it waits for the desk."""


def next_claim_due() -> ColumnElement[datetime]:
    """When the next claim ends, or the next answer is due."""
    return earliest(WishClaim.until)


async def claim_due_one(act: Act, skip: int = 0) -> bool:
    """Deal with one claim whose time has come; ``False`` when none is due."""
    due = select(WishClaim.wish_id, WishClaim.id).where(col(WishClaim.until) <= act.now)
    first = due.order_by(col(WishClaim.until), col(WishClaim.id)).offset(skip).limit(1)
    found = (await act.session.execute(first)).one_or_none()
    if found is None:
        return False
    wish = (await act.session.execute(select(Wish).where(col(Wish.id) == found[0]).with_for_update())).scalar_one()
    claim = await act.session.get_one(WishClaim, found[1], populate_existing=True)
    if claim.until is None or claim.until > act.now:
        return True
    await _due(act, wish, claim)
    return True


async def _due(act: Act, wish: Wish, claim: WishClaim) -> None:
    if claim.state is ClaimState.ASKED:
        await lapse(act, wish, claim)
    elif claim.state is ClaimState.HELD:
        await release(act, wish, claim)
    else:
        claim.until = None
        await show_wish(act, await desks_of(act, wish), wish, DESK)


def next_wish_due() -> ColumnElement[datetime]:
    """When somebody is next reminded of a wish."""
    return earliest(Wish.turn_at)


async def wish_due_one(act: Act, skip: int = 0) -> bool:
    """Remind whom one wish waits for; ``False`` when none is due."""
    query = select(Wish).where(col(Wish.turn_at) <= act.now).order_by(col(Wish.turn_at), col(Wish.id))
    taken = query.offset(skip).limit(1).with_for_update(skip_locked=True)
    wish = (await act.session.execute(taken)).scalar_one_or_none()
    if wish is None:
        return False
    remind = _REMINDERS.get(wish.state)
    wish.reminded += 1
    again = remind is not None and wish.reminded < MOST_REMINDED
    wish.turn_at = act.town.quiet.next_loud(act.now + AGAIN) if again else None
    if remind is not None:
        await remind(act, wish)
        redraw_wish(act, wish)
    return True


async def _not_looked_at(act: Act, wish: Wish) -> None:
    move_wish(act, wish, WishMove.REMIND)
    await show_wish(act, await desks_of(act, wish), wish, DESK)


async def _nobody_claims(act: Act, wish: Wish) -> None:
    """The desk hears that it is still wanted; help is asked around anyway."""
    wish.turn_at = None
    if wish.kind is WishKind.WISH and not await claims_of(act, wish, IN_HAND):
        move_wish(act, wish, WishMove.REMIND)
        await say_of(act, await desks_of(act, wish), wish, "unclaimed", words=wish.words)


async def _not_confirmed(act: Act, wish: Wish) -> None:
    """Whoever told it is asked once more, then the desk: not everybody answers a phone."""
    move_wish(act, wish, WishMove.REMIND)
    if wish.reminded == 1:
        await show_wish(act, await wishers_chats(act, wish), wish, OWN)
    else:
        wish.turn_at = None
        await show_wish(act, await desks_of(act, wish), wish, DESK)


_REMINDERS: dict[WishState, Callable[[Act, Wish], Coroutine[Any, Any, None]]] = {
    WishState.TOLD: _not_looked_at,
    WishState.OPEN: _nobody_claims,
    WishState.DONE: _not_confirmed,
}

"""The only way to a wish that somebody asked for: loading it is the permission check."""

from collections.abc import Collection

from sqlmodel import col, or_, select

from models import Block, ClaimState, Person, Refusal, Refused, Right, Wish, WishClaim, WishEvent, reaches
from models.wishes import GOING, IN_HAND, WISH_MOVES, WISH_RUNS, WishKind, WishMove, WishState
from services.access import standings
from services.act import Act
from services.directory import directory
from services.same_person import ids_of_person

STANDING = IN_HAND | {ClaimState.ASKED}
"""Claims that are not over."""
PUBLIC = WISH_RUNS | {WishState.CONFIRMED}
"""A wish in one of these states has been posted, and anybody may read of it."""


async def locked_wish(act: Act, wish_id: int) -> Wish:
    """The wish, locked; refuses a number that is none."""
    query = select(Wish).where(col(Wish.id) == wish_id).with_for_update().execution_options(populate_existing=True)
    wish = (await act.session.execute(query)).scalar_one_or_none()
    if wish is None:
        raise Refused(Refusal.NO_SUCH_WISH, number=wish_id)
    if act.person is None:
        raise Refused(Refusal.NOT_FOR_STRANGERS)
    return wish


async def checks(act: Act, person: Person, wish: Wish) -> bool:
    """Whether somebody looks at wishes where this one was told."""
    path = (await directory(act.session)).path_of(wish.area_id)
    held = await standings(act.session, person, act.now)
    return any(one.covers(path) and reaches(one.role, Right.WISH) for one in held if not one.over)


async def access_wish(act: Act, wish_id: int) -> Wish:
    """The wish, locked, for the desk that checks it; for everybody else there is none of this number."""
    wish = await locked_wish(act, wish_id)
    if not await checks(act, act.somebody, wish):
        raise Refused(Refusal.NO_SUCH_WISH, number=wish_id)
    return wish


async def told_by(act: Act, person: Person, wish: Wish) -> bool:
    """Whether somebody told this wish."""
    return wish.told_by_id in await ids_of_person(act.session, person)


async def wishers(act: Act, wish_id: int) -> Wish:
    """The wish, locked, for whoever told it, or the desk for them."""
    wish = await locked_wish(act, wish_id)
    if not await told_by(act, act.somebody, wish) and not await checks(act, act.somebody, wish):
        raise Refused(Refusal.NO_SUCH_WISH, number=wish_id)
    return wish


async def posted_wish(act: Act, wish_id: int) -> Wish:
    """A wish that was posted, locked, for anybody."""
    wish = await locked_wish(act, wish_id)
    if wish.kind is not WishKind.WISH or wish.state not in PUBLIC:
        raise Refused(Refusal.NO_SUCH_WISH, number=wish_id)
    return wish


async def claims_of(act: Act, wish: Wish, states: Collection[ClaimState] = STANDING) -> list[WishClaim]:
    """Who has it in hand, or is asked, in order."""
    query = select(WishClaim).where(col(WishClaim.wish_id) == wish.id, col(WishClaim.state).in_(states))
    return list((await act.session.execute(query.order_by(col(WishClaim.id)))).scalars())


async def own_claim(act: Act, wish: Wish, states: Collection[ClaimState]) -> WishClaim:
    """What the acting person has of the wish; refuses who has nothing, or nothing any more."""
    people = await ids_of_person(act.session, act.somebody)
    found = [claim for claim in await claims_of(act, wish, states) if claim.person_id in people]
    if not found:
        raise Refused(Refusal.NOT_YOUR_CLAIM, number=wish.id)
    return found[0]


def move_wish(act: Act, wish: Wish, move: WishMove, **facts: object) -> None:
    """The only way in which a wish changes its state; it writes down who did what."""
    starts, ends = WISH_MOVES[move]
    if wish.state not in starts:
        raise Refused(why_not(wish), number=wish.id)
    wish.state = ends or wish.state
    wish.version += 1
    act.session.add(
        WishEvent(
            wish_id=wish.id,
            at=act.now,
            move=move,
            person_id=act.person.id if act.person else None,
            incoming_id=act.incoming_id,
            facts=facts,
        )
    )


def why_not(wish: Wish) -> Refusal:
    """Why nothing of the kind can be done with it now."""
    match wish.state:
        case WishState.TAKEN | WishState.DONE:
            return Refusal.WISH_TAKEN
        case WishState.CONFIRMED | WishState.REJECTED | WishState.WITHDRAWN:
            return Refusal.WISH_OVER
        case _:
            return Refusal.STALE


def check_wish(wish: Wish, version: int) -> None:
    """Refuse a button that was drawn before the wish last changed."""
    if version != wish.version:
        raise Refused(Refusal.STALE, number=wish.id)


async def count_again(act: Act, wish: Wish) -> None:
    """Whether people are still wanted, follows from the claims."""
    if wish.state not in (WishState.OPEN, WishState.TAKEN, WishState.DONE):
        return
    await act.session.flush()
    claims = await claims_of(act, wish, IN_HAND)
    if len(claims) < wish.wanted:
        wish.state = WishState.OPEN
    elif all(claim.state is ClaimState.DONE for claim in claims):
        wish.state = WishState.DONE
    else:
        wish.state = WishState.TAKEN


async def may_know_where(act: Act, wish: Wish) -> bool:
    """Whether those who go may know to whom: nobody visits a home alone."""
    if wish.state not in WISH_RUNS:
        return False
    return not wish.visit or len(await claims_of(act, wish, GOING)) > 1


async def are_apart(act: Act, one: int, other: int) -> bool:
    """Whether one of the two wants never to be brought together with the other."""
    known = await directory(act.session)
    ones, others = known.same([one]), known.same([other])
    query = select(Block).where(
        or_(
            col(Block.person_id).in_(ones) & col(Block.other_id).in_(others),
            col(Block.person_id).in_(others) & col(Block.other_id).in_(ones),
        )
    )
    return (await act.session.execute(query.limit(1))).first() is not None
